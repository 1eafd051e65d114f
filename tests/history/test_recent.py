"""The list of recent changes: what it tells, what narrows it, and that its pages miss nothing."""

from datetime import datetime, timedelta
from typing import Any

import pghistory
import pytest
from django.utils import timezone

from articles import acts
from articles.history.recent import BY_COMMAND, BY_SQL, PAGE, Wanted, recent
from articles.models import Act, Article, Mention, Organization, Place, Topic
from tests import factories

pytestmark = pytest.mark.django_db


def said(wanted: Wanted = Wanted()) -> list[tuple[str, str, list[tuple[str, int]]]]:  # noqa: B008
    return [
        (entry.who, entry.action, [(thing.title, thing.count) for thing in entry.things])
        for entry in recent(wanted).entries
    ]


@pytest.fixture
def changes() -> Any:
    """Three changes: by Anna, by a command, and by SQL."""
    article, anna = factories.ArticleFactory(title="Sample title"), factories.UserFactory(username="anna")
    Article.objects.update(language="ja")  # first: in one transaction, a context would hold for what follows as well
    with pghistory.context(user=anna.pk, action="set_event", note="Seen on its page."):
        Article.objects.update(language="zh")
    with pghistory.context(command="load_reference"):
        place = Place.objects.create(name="Sampletown", slug="sampletown", country="CN")
    return {"article": article, "anna": anna, "place": place}


def test_it_tells_of_persons_commands_and_plain_sql(changes: Any) -> None:
    assert sorted(said()) == [
        ("anna", "set edition", [("article", 1)]),
        ("command load_reference", "", [("place", 1)]),
        ("outside of the admin (SQL)", "", [("article", 1)]),
    ]


def test_each_thing_is_named_and_leads_to_its_history(changes: Any) -> None:
    named = {
        (one.name, one.model, one.pk) for entry in recent(Wanted()).entries for t in entry.things for one in t.some
    }
    assert named == {
        ("Sample title", "article", changes["article"].pk),
        ("Sampletown", "place", changes["place"].pk),
    }


def test_it_is_narrowed_by_who_by_kind_and_by_day(changes: Any) -> None:
    assert [who for who, _action, _things in said(Wanted(by=str(changes["anna"].pk)))] == ["anna"]
    assert [who for who, _action, _things in said(Wanted(by=BY_COMMAND))] == ["command load_reference"]
    assert [who for who, _action, _things in said(Wanted(by=BY_SQL))] == ["outside of the admin (SQL)"]
    assert [things for _who, _action, things in said(Wanted(models=(Place,)))] == [[("place", 1)]]
    assert said(Wanted(models=(Topic,))) == []
    now = timezone.now()
    assert len(said(Wanted(since=now - timedelta(hours=1)))) == 3
    assert said(Wanted(until=now - timedelta(hours=1))) == []


def test_what_belongs_to_something_is_told_under_its_name() -> None:
    organization = factories.OrganizationFactory(name="Sample Company")
    with pghistory.context(command="x"):
        factories.OrganizationNameFactory(organization=organization)
    (entry,) = recent(Wanted(by=BY_COMMAND)).entries
    assert [(thing.title, [one.name for one in thing.some]) for thing in entry.things] == [
        ("name of an organization", ["Sample Company"])
    ]


def test_an_act_over_several_transactions_is_one_entry() -> None:
    mentions = [factories.MentionFactory(suggested=True) for _number in range(4)]
    with acts.recorded(Act.Kind.RETAG, "A run", by=None, state=Act.State.RUNNING) as act:
        Mention.objects.filter(pk__in=[one.pk for one in mentions[:2]]).update(state="accepted")
    with acts.continued(act, by=None):
        Mention.objects.filter(pk__in=[one.pk for one in mentions[2:]]).update(state="accepted")
    (entry,) = recent(Wanted(by=BY_COMMAND)).entries
    assert (entry.act, [thing.count for thing in entry.things]) == (act, [4])


def test_pages_miss_nothing_and_repeat_nothing() -> None:
    article = factories.ArticleFactory()
    for number in range(PAGE + 5):
        with pghistory.context(command=f"command {number}"):
            Article.objects.filter(pk=article.pk).update(title=f"Title {number}")
    first = recent(Wanted(by=BY_COMMAND))
    at, _tilde, key = first.older.partition("~")
    second = recent(Wanted(by=BY_COMMAND, before=(datetime.fromisoformat(at), key)))
    seen = [entry.context for entry in (*first.entries, *second.entries)]
    assert len(seen) == len(set(seen)) == PAGE + 5
    assert second.older == ""


@pytest.mark.parametrize("rows", [2, 20])
def test_it_asks_the_same_number_of_queries_for_2_changes_and_for_20(django_assert_num_queries: Any, rows: int) -> None:
    for number in range(rows):
        organization = factories.OrganizationFactory(name=f"Sample {number}")
        with pghistory.context(user=factories.UserFactory().pk, action="x"):
            factories.MentionFactory(organization=organization, state="suggested").delete()
            Organization.objects.filter(pk=organization.pk).update(note="Changed.")
    with django_assert_num_queries(9):
        assert len(recent(Wanted(models=(Mention, Organization))).entries) >= rows
