"""Migrations that change what rows hold, over tables that have rows."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db(transaction=True)

YEARS, DAYS = "0017_capture_address", "0018_name_versions"


def migrate(name: str | None = None) -> Any:
    """Bring the app to a migration, or to the newest; returns its models as they were then."""
    executor = MigrationExecutor(connection)
    targets = [("articles", name)] if name else executor.loader.graph.leaf_nodes()
    return executor.migrate(targets).apps


@pytest.fixture(autouse=True)
def newest_afterwards() -> Iterator[None]:
    yield
    migrate()


def days(models: Any, model: str) -> dict[str, tuple[Any, Any]]:
    rows = models.get_model("articles", model).objects.values_list("name", "valid_from", "valid_to")
    return {name: (first, last) for name, first, last in rows}


def test_years_of_names_become_days_and_years_again() -> None:
    models = migrate(YEARS)
    organization = models.get_model("articles", "Organization").objects.create(name="Sun", slug="sun", kind="company")
    names = models.get_model("articles", "OrganizationName").objects
    years = {"Sunny": (2001, 2009), "Sun Net": (2009, None), "Sunrise": (None, 2000), "SUN": (None, None)}
    for name, (first, last) in years.items():
        names.create(organization=organization, name=name, kind="former", valid_from=first, valid_to=last)
    names.filter(name="Sunny").update(language="en")  # leaves the old row in the history

    models = migrate(DAYS)
    assert days(models, "OrganizationName") == {
        "Sunny": (date(2001, 1, 1), date(2009, 12, 31)),
        "Sun Net": (date(2009, 1, 1), None),
        "Sunrise": (None, date(2000, 12, 31)),
        "SUN": (None, None),
    }
    assert days(models, "OrganizationNameEvent") == {"Sunny": (date(2001, 1, 1), date(2009, 12, 31))}
    names = models.get_model("articles", "OrganizationName").objects
    assert set(names.values_list("version", flat=True)) == {1}
    with pytest.raises(IntegrityError, match="organization_name_years_in_order"), transaction.atomic():
        names.filter(name="Sunny").update(valid_to=date(2000, 12, 31))
    names.filter(name="Sunrise").update(valid_to=date(2000, 6, 30))

    models = migrate(YEARS)
    assert days(models, "OrganizationName") == years
    assert days(models, "OrganizationNameEvent") == {"Sunny": (2001, 2009), "Sunrise": (None, 2000)}
    names = models.get_model("articles", "OrganizationName").objects
    with pytest.raises(IntegrityError, match="valid_to_check"), transaction.atomic():
        names.filter(name="SUN").update(valid_to=-1)
