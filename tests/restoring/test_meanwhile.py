"""Versions are restored by two at once: one wins whole, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles import history, restoring
from articles.models import Act, Organization, Source
from articles.restoring import RestoreError
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30


def at_once(*works: Callable[[], Act]) -> list[str]:
    """What became of each, done in threads with connections of their own that begin together."""
    together = Barrier(len(works))

    def one(work: Callable[[], Act]) -> str:
        try:
            together.wait(PATIENCE)
            work()
            return "done"
        except RestoreError as error:
            return str(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return sorted(threads.map(one, works), key=lambda said: said != "done")


def last_version(row: Source | Organization, label: str) -> restoring.Version:
    events = row.pgh_event_models[label]  # type: ignore[union-attr]
    event = events.objects.filter(pgh_obj_id=row.pk, pgh_label=label).latest("pk")
    found = restoring.find(events._meta.model_name, event.pk)
    assert found is not None
    return found


def test_of_two_who_restore_different_values_at_once_one_is_told() -> None:
    source = factories.SourceFactory(name="First", country="CN")
    Source.objects.filter(pk=source.pk).update(name="Second", country="US")
    version = last_version(source, "update")
    seen = version.latest
    first, second = at_once(
        lambda: restoring.restore(version, names=["name"], seen=seen, by=None),
        lambda: restoring.restore(version, names=["country"], seen=seen, by=None),
    )
    assert first == "done"
    assert "Somebody changed" in second
    source.refresh_from_db()
    assert (source.name, source.country) in {("First", "US"), ("Second", "CN")}
    assert Act.objects.count() == 1


def test_of_two_who_bring_the_same_back_at_once_one_is_told() -> None:
    organization = factories.OrganizationFactory(name="Sample Company")
    factories.OrganizationNameFactory(organization=organization)
    pk = organization.pk
    organization.delete()
    organization.pk = pk
    version = last_version(organization, "delete")
    seen = version.latest
    said = at_once(*[lambda: restoring.restore(version, names=[], seen=seen, by=None)] * 2)
    assert said[0] == "done" != said[1]
    assert Organization.objects.get().names.count() == 1
    assert Act.objects.count() == 1


def test_statements_without_a_context_are_moments_of_their_own() -> None:
    source = factories.SourceFactory(name="First")
    with connection.cursor() as cursor:
        for name in ("Second", "Third"):
            cursor.execute("UPDATE articles_source SET name = %s WHERE id = %s", [name, source.pk])
    moments = history.timeline(Source, source.pk).moments
    assert [[change.new for step in moment.steps for change in step.changes] for moment in moments] == [
        ["Third"],
        ["Second"],
        [],
    ]
    assert {moment.who for moment in moments} == {"outside of the admin (SQL)"}
