"""What is put into the trash can be restored, whole or in part, undone either way, and deleted for good."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles import acts, merging, snapshots, trash
from articles.models import Act, Article, DiscardedRecord, Organization, Place, Source, Trashed
from tests import factories
from tests.snapshots.test_snapshots import dump, full_article

pytestmark = pytest.mark.django_db


def archive() -> dict[str, list[Any]]:
    """All rows but those that tell of acts and the trash."""
    return {name: rows for name, rows in dump().items() if name not in ("Act", "Trashed")}


def age(days: float) -> None:
    """Let everything have been put into the trash so many days ago."""
    Act.objects.update(created_at=timezone.now() - timedelta(days=days))


def test_a_draft_is_put_into_the_trash_and_restored_as_it_was() -> None:
    user, article = factories.UserFactory(), full_article()
    before = archive()
    act = trash.put(objects=[article], by=user, note="Taken in twice")
    assert (act.kind, act.by, act.parameters["note"]) == ("trash", user, "Taken in twice")
    assert str(article) in act.summary
    trashed = Trashed.objects.get()
    assert (trashed.model, trashed.object_id, trashed.name) == ("articles.article", article.pk, article.title)
    assert not Article.objects.filter(pk=article.pk).exists()
    restored = trash.restore(trashed=[trashed], by=user)
    assert archive() == before
    assert not Trashed.objects.exists()
    assert restored.names == [("articles.article", article.pk, article.title)]
    act.refresh_from_db()
    assert act.undone_by_act == restored.acts[0]


def test_the_history_says_why() -> None:
    organization = factories.OrganizationFactory()
    trash.put(objects=[organization], by=factories.UserFactory(), note="Not one organization but two")
    events: Any = Organization.pgh_event_models["delete"]  # type: ignore[attr-defined]
    event = events.objects.get(pgh_obj_id=organization.pk, pgh_label="delete")
    assert event.pgh_context.metadata["note"] == "Not one organization but two"


@pytest.mark.parametrize("state", ["published", "restricted", "withdrawn"])
def test_what_the_public_knows_is_not_put_into_the_trash(state: str) -> None:
    traits = {"withdrawn": True} if state == "withdrawn" else {"status": state}
    article = factories.ArticleFactory(**traits)
    with pytest.raises(trash.TrashError, match="public"):
        trash.put(objects=[factories.ArticleFactory(draft=True), article], by=None)
    assert Article.objects.count() == 2
    assert not Act.objects.exists()
    assert "public" in trash.why_not([article])


def test_an_article_that_was_published_since_it_was_looked_at_stays() -> None:
    article = factories.ArticleFactory(draft=True)
    Article.objects.filter(pk=article.pk).update(status="published", published_at=factories.PUBLIC_SINCE)
    with pytest.raises(trash.TrashError, match="published"):
        trash.put(objects=[article], by=None)


def test_what_is_in_use_stays_with_the_reason() -> None:
    mention = factories.MentionFactory()
    with pytest.raises(snapshots.InUseError, match="1 mention"):
        trash.put(objects=[mention.organization], by=None)
    assert not Trashed.objects.exists()


def test_what_somebody_has_deleted_meanwhile_is_told() -> None:
    place = factories.PlaceFactory()
    trash.put(objects=[place], by=None)
    with pytest.raises(trash.NotThereError, match=str(place)):
        trash.put(objects=[place], by=None)


def test_one_of_several_is_restored_and_the_act_stands_for_the_rest() -> None:
    one, other, third = (factories.PlaceFactory() for _number in range(3))
    act = trash.put(objects=[one, other, third], by=None)
    restored = trash.restore(trashed=Trashed.objects.filter(object_id=one.pk), by=None)
    act.refresh_from_db()
    assert restored.acts[0].kind == "version"
    assert set(Place.objects.all()) == {one}
    trash.undo(act, by=None)
    act.refresh_from_db()
    assert act.undone_by_act.kind == "undo"
    assert set(Place.objects.all()) == {one, other, third}


def test_what_needs_something_else_comes_back_behind_it() -> None:
    article = factories.ArticleFactory(draft=True, source=factories.SourceFactory(name="Sample Post"))
    trash.put(objects=[article], by=None)
    trash.put(objects=[article.source], by=None)
    with pytest.raises(trash.TrashError, match="“Sample Post”"):
        trash.restore(trashed=Trashed.objects.filter(model="articles.article"), by=None)
    trash.restore(trashed=Trashed.objects.all(), by=None)
    assert Article.objects.get().source == Source.objects.get()


def test_nothing_is_restored_where_one_thing_cannot_be() -> None:
    one, other = factories.PlaceFactory(), factories.PlaceFactory(slug="sample-town")
    trash.put(objects=[one, other], by=None)
    factories.PlaceFactory(slug="sample-town")
    with pytest.raises(trash.TrashError, match="slug"):
        trash.restore(trashed=Trashed.objects.all(), by=None)
    assert Trashed.objects.count() == 2
    assert not Place.objects.filter(pk=one.pk).exists()


def test_an_undoing_is_undone_in_its_turn_and_so_on() -> None:
    article = full_article()
    before = archive()
    act = trash.put(objects=[article], by=None)
    for there in (True, False, True, False, True):
        assert trash.concerns(act)
        act = trash.undo(act, by=None).act  # type: ignore[assignment]
        assert Article.objects.filter(pk=article.pk).exists() == there
    assert archive() == before


def test_an_act_is_undone_once() -> None:
    act = trash.put(objects=[factories.PlaceFactory()], by=None)
    trash.undo(act, by=None)
    with pytest.raises(acts.UndoError, match="already"):
        trash.undo(act, by=None)


def test_what_was_deleted_for_good_does_not_come_back() -> None:
    article = full_article()
    act = trash.put(objects=[article], by=None)
    emptied = trash.empty(trashed=Trashed.objects.all())
    assert (emptied.things, emptied.rows) == (1, sum(snapshots.contents(_taken(article)).values()))
    with pytest.raises(acts.UndoError, match="deleted for good"):
        trash.undo(act, by=None)


def _taken(article: Article) -> dict[str, Any]:
    """A snapshot of an article like this one."""
    return snapshots.take([full_article()])


def test_the_record_of_an_article_that_was_deleted_for_good_is_remembered() -> None:
    article = full_article()
    link = article.article_captures.get()
    trash.put(objects=[article], by=None)
    assert trash.discarded(link.capture_id, [link.record]) == set()
    trash.empty(trashed=Trashed.objects.all())
    assert trash.discarded(link.capture_id, [link.record, 7]) == {link.record}
    assert DiscardedRecord.objects.count() == 1


def test_the_trash_is_emptied_after_thirty_days_and_not_before() -> None:
    place = factories.PlaceFactory()
    trash.put(objects=[place], by=None)
    age(29.9)
    assert trash.empty_expired().things == 0
    age(30.1)
    trash.put(objects=[factories.PlaceFactory()], by=None)
    assert trash.empty_expired().things == 1
    assert trash.empty_expired().things == 0
    assert Trashed.objects.count() == 1


def test_too_many_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.trash.putting.MOST", 2)
    with pytest.raises(trash.TrashError, match="3 things"):
        trash.put(objects=[factories.PlaceFactory() for _number in range(3)], by=None)


def test_what_comes_again_is_known() -> None:
    article = factories.ArticleFactory(
        draft=True, text_hash="a" * 64, canonical_address="example.org/one", title="Sample title"
    )
    trash.put(objects=[article], by=None)
    assert trash.known_addresses(["example.org/one", "example.org/two", ""]) == {"example.org/one"}
    (known,) = trash.waiting_for([trash.marks.of_text("a" * 64)])[trash.marks.of_text("a" * 64)]
    assert (known.name, known.row["id"]) == ("Sample title", article.pk)
    assert trash.waiting_for([]) == {}


def test_many_come_back_in_as_many_statements_as_few(django_assert_max_num_queries: Any) -> None:
    trash.put(objects=[full_article() for _number in range(12)], by=None)
    with django_assert_max_num_queries(70):
        trash.restore(trashed=Trashed.objects.all(), by=None)
    assert Article.objects.count() == 12


def test_a_decision_comes_back_to_what_its_organization_became() -> None:
    article = factories.ArticleFactory(draft=True)
    dropped, kept = factories.OrganizationFactory(), factories.OrganizationFactory()
    factories.MentionFactory(article=article, organization=dropped, state="accepted")
    factories.MentionFactory(article=article, organization=kept, state="suggested")
    act = trash.put(objects=[article], by=None)
    merging.merge(keep=kept, drop=dropped, by=None)
    trash.restore(trashed=act.trashed.all(), by=None)
    mention = article.mentions.get()
    assert (mention.organization, mention.state) == (kept, "accepted")
    assert Article.objects.get().organization_ids == [kept.pk]
