"""Organizations over time: names with days and context, and who followed whom."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Organization, OrganizationName, OrganizationSuccession
from tests import factories
from tests.admin.filled import posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(login: Callable[[str], Client]) -> Client:
    return login("Curator")


def page_of(organization: Organization) -> str:
    return reverse("admin:articles_organization_change", args=[organization.pk])


def save(client: Client, organization: Organization, **changes: Any) -> list[str]:
    """The complaints about an organization's form, posted with changes."""
    data = posted(client.get(page_of(organization))) | changes
    response = client.post(page_of(organization), data)
    if response.status_code == 302:
        return []
    inlines = [form for inline in response.context["inline_admin_formsets"] for form in inline.formset.forms]
    forms = [response.context["adminform"].form, *inlines]
    return [message for form in forms for messages in form.errors.values() for message in messages]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2001", "2010", (date(2001, 1, 1), date(2010, 12, 31))),
        ("2001-03", "2004-02", (date(2001, 3, 1), date(2004, 2, 29))),
        ("2001-03-05", "", (date(2001, 3, 5), None)),
        ("", "2021-10-28", (None, date(2021, 10, 28))),
    ],
)
def test_a_name_is_valid_from_a_day_month_or_year_to_another(
    curator: Client, first: str, last: str, days: tuple[date | None, date | None]
) -> None:
    name = factories.OrganizationNameFactory()
    assert not save(curator, name.organization, **{"names-0-valid_from": first, "names-0-valid_to": last})
    name.refresh_from_db()
    assert (name.valid_from, name.valid_to) == days
    assert name.version == 2


def test_days_are_shown_as_they_were_written(curator: Client) -> None:
    name = factories.OrganizationNameFactory(valid_from=date(2001, 1, 1), valid_to=date(2009, 6, 30))
    shown = posted(curator.get(page_of(name.organization)))
    assert (shown["names-0-valid_from"], shown["names-0-valid_to"]) == ("2001", "2009-06-30")
    assert not save(curator, name.organization)
    name.refresh_from_db()
    assert name.version == 1


@pytest.mark.parametrize("day", ["soon", "01/02/2001", "2001-13", "2001-02-30", "99999", "²⁰⁰¹"])
def test_a_day_that_is_none_is_refused_with_a_reason(curator: Client, day: str) -> None:
    name = factories.OrganizationNameFactory()
    assert "2013-10-28" in " ".join(save(curator, name.organization, **{"names-0-valid_from": day}))
    succession = factories.OrganizationSuccessionFactory()
    assert "2013-10-28" in " ".join(save(curator, succession.successor, **{"precessions-0-when": day}))


def test_days_out_of_order_are_refused(curator: Client) -> None:
    name = factories.OrganizationNameFactory()
    changes = {"names-0-valid_from": "2010", "names-0-valid_to": "2001"}
    assert save(curator, name.organization, **changes) == ["The days must be in order."]


def test_the_context_of_a_name_is_words_one_a_line_and_makes_a_new_version(curator: Client) -> None:
    name = factories.OrganizationNameFactory(name="Apple")
    changes = {"names-0-required": "iPhone\r\n Cupertino \r\n", "names-0-forbidden": "orchard"}
    assert not save(curator, name.organization, **changes)
    name.refresh_from_db()
    assert (name.required, name.forbidden, name.version) == (["iPhone", "Cupertino"], ["orchard"], 2)
    text = curator.get(page_of(name.organization)).content.decode()
    assert "only near iPhone, Cupertino" in text and "not near orchard" in text and "version 2" in text


@pytest.mark.parametrize(
    ("when", "day", "precision"),
    [
        ("2016", date(2016, 1, 1), "year"),
        ("2016-09", date(2016, 9, 1), "month"),
        ("2016-09-07", date(2016, 9, 7), "day"),
        ("", None, "unknown"),
    ],
)
def test_a_succession_is_as_exact_as_its_date_is_written(
    curator: Client, when: str, day: date | None, precision: str
) -> None:
    before, after = factories.OrganizationFactory(), factories.OrganizationFactory()
    changes = {
        "precessions-TOTAL_FORMS": 1,
        "precessions-0-successor": after.pk,
        "precessions-0-predecessor": before.pk,
        "precessions-0-kind": "takeover",
        "precessions-0-when": when,
        "precessions-0-source_url": "https://example.org/told",
    }
    assert not save(curator, after, **changes)
    row = OrganizationSuccession.objects.get(predecessor=before, successor=after, kind="takeover")
    assert (row.happened_on, row.date_precision) == (day, precision)
    assert posted(curator.get(page_of(before)))["successions-0-when"] == when
    assert not save(curator, before, **{"successions-0-when": "2017"})
    row.refresh_from_db()
    assert (row.predecessor, row.happened_on, row.date_precision) == (before, date(2017, 1, 1), "year")
    history = curator.get(reverse("admin:articles_organization_history", args=[after.pk])).content.decode()
    assert f"Succession: {before} → {after}" in history


def test_nobody_follows_themselves(curator: Client) -> None:
    one = factories.OrganizationFactory()
    changes = {"precessions-TOTAL_FORMS": 1, "precessions-0-successor": one.pk, "precessions-0-kind": "merger"}
    (complaint,) = save(curator, one, **changes, **{"precessions-0-predecessor": one.pk})
    assert complaint == "No organization can follow itself."


def test_a_name_whose_suggestions_are_often_rejected_says_so(curator: Client) -> None:
    name = factories.OrganizationNameFactory(name="Target")
    for n in range(6):
        factories.MentionFactory(
            organization=name.organization, name=name, surface="Target", state="rejected" if n else "accepted"
        )
        factories.MentionFactory(organization=name.organization, state="accepted" if n else "rejected")
    text = curator.get(page_of(name.organization)).content.decode()
    assert "5 of 6 rejected" in text
    assert "1 of 6 suggestions rejected" in text


def test_the_page_asks_as_often_for_many_names_as_for_two(curator: Client) -> None:
    organization = factories.OrganizationFactory()
    numbers = []
    for more in (2, 18):
        for _ in range(more):
            factories.OrganizationNameFactory(organization=organization)
            factories.OrganizationSuccessionFactory(successor=organization)
        curator.get(page_of(organization))
        with CaptureQueriesContext(connection) as captured:
            curator.get(page_of(organization))
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_editors_see_names_and_successions_and_change_neither(editor: Client) -> None:
    row = factories.OrganizationSuccessionFactory()
    factories.OrganizationNameFactory(organization=row.successor, name="Sunny")
    response = editor.get(page_of(row.successor))
    text = response.content.decode()
    assert response.status_code == 200 and "Sunny" in text and str(row.predecessor) in text
    assert 'name="names-0-name"' not in text
    assert editor.post(page_of(row.successor), {"name": "x"}).status_code == 403
    assert OrganizationName.objects.get().name == "Sunny"
