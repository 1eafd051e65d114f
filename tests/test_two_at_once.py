"""Two editors do different things to one thing, or the same bulk act, at the same time: by threads with connections.

One wins whole and the other is told in words, or both are done in some order; nobody waits for ever, no row is half
done. Two of a kind are tried where they belong: tests/merging, tests/trash, tests/workflow, tests/admin/conflicts.
"""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.http import QueryDict

from articles import acts, bulk, merging, restoring, trash, undoing, workflow
from articles.bulk import KINDS, Edit, Selection
from articles.models import Act, Article, FormerSlug, Mention, Merge, Organization, Status, Trashed
from articles.snapshots import SnapshotError
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

Work = Callable[[], Any]
TOLD = (
    acts.UndoError,
    acts.ActEnded,
    merging.MergeError,
    trash.TrashError,
    SnapshotError,
    restoring.RestoreError,
    Organization.DoesNotExist,
)
PATIENCE = 60


def at_once(*works: Work, also: tuple[type[Exception], ...] = ()) -> list[Any]:
    """What each returned, or by what it was told; anything else that is raised, a deadlock as well, is a failure."""
    begin = threading.Barrier(len(works))
    found: list[Any] = [None] * len(works)

    def run(number: int, work: Work) -> None:
        try:
            begin.wait(PATIENCE)
            found[number] = work()
        except Exception as why:
            found[number] = why
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert None not in found, "somebody waits still"
    for one in found:
        assert not isinstance(one, Exception) or isinstance(one, (*TOLD, *also)), repr(one)
    return found


def told(found: list[Any]) -> list[str]:
    return [str(one) for one in found if isinstance(one, Exception)]


def everything() -> Selection:
    return Selection(QueryDict("&".join(f"status={status}" for status in Status.values)))


def whole_bulk(kind: str, value: Any, by: Any) -> Act:
    act = bulk.begin(everything(), Edit(KINDS[kind], value, "A reason."), by=by)
    while not bulk.go_on(act, by=by):
        act.refresh_from_db()
    return act


@pytest.mark.parametrize("turn", range(2))
def test_of_two_who_tag_the_same_articles_in_bulk_each_article_is_tagged_once(turn: int) -> None:
    articles = factories.ArticleFactory.create_batch(6)
    organization = factories.OrganizationFactory()
    one, other = factories.UserFactory.create_batch(2, administrator=True)
    kind = "add_organization"
    found = at_once(lambda: whole_bulk(kind, organization, one), lambda: whole_bulk(kind, organization, other))
    assert not told(found)
    mentions = Mention.objects.filter(organization=organization)
    assert mentions.count() == len(articles)
    assert mentions.values("decided_by").distinct().count() == 1, "one wins whole"
    for act in found:
        undoing.undo(Act.objects.get(pk=act.pk), by=one)
    assert not mentions.exists(), "each undoes its own, and nothing is left of both"


@pytest.mark.parametrize("turn", range(2))
def test_a_bulk_act_and_a_merge_of_what_it_adds_lose_no_tag(turn: int) -> None:
    articles = factories.ArticleFactory.create_batch(4)
    keep, drop = factories.OrganizationFactory.create_batch(2)
    user = factories.UserFactory(administrator=True)

    at_once(
        lambda: whole_bulk("add_organization", drop, user),
        lambda: merging.merge(keep=keep, drop=drop, by=user),
        also=(IntegrityError,),  # by which the database refuses to tie to what is not there any more
    )
    tied = Mention.objects.count()
    assert tied in (0, len(articles))
    assert not Mention.objects.filter(organization=drop.pk).exists() or Organization.objects.count() == 2


@pytest.mark.parametrize("turn", range(3))
def test_merges_in_a_chain_at_once_end_in_one_hop(turn: int) -> None:
    first, second, third = factories.OrganizationFactory.create_batch(3)
    mentions = [factories.MentionFactory(organization=one) for one in (first, second, third)]
    found = at_once(
        lambda: merging.merge(keep=second, drop=first, by=None), lambda: merging.merge(keep=third, drop=second, by=None)
    )
    left = Organization.objects.count()
    assert left == 1 + len(told(found))
    assert Mention.objects.filter(pk__in=[one.pk for one in mentions]).count() == 3
    there = set(Organization.objects.values_list("pk", flat=True))
    assert set(FormerSlug.objects.values_list("object_id", flat=True)) <= there


@pytest.mark.parametrize("turn", range(3))
def test_of_who_merges_an_organization_and_who_deletes_it_one_wins(turn: int) -> None:
    keep, drop = factories.OrganizationFactory.create_batch(2)
    factories.OrganizationNameFactory(organization=drop)
    found = at_once(lambda: merging.merge(keep=keep, drop=drop, by=None), lambda: trash.put(objects=[drop], by=None))
    (why,) = told(found)
    assert "not there any more" in why or "merged" in why
    assert Merge.objects.count() + Trashed.objects.count() == 1
    assert not Organization.objects.filter(pk=drop.pk).exists()


@pytest.mark.parametrize("turn", range(3))
def test_of_who_merges_into_an_organization_and_who_deletes_that_one_wins(turn: int) -> None:
    keep, drop = factories.OrganizationFactory.create_batch(2)
    factories.MentionFactory(organization=drop)
    at_once(lambda: merging.merge(keep=keep, drop=drop, by=None), lambda: trash.put(objects=[keep], by=None))
    assert Mention.objects.count() == 1
    assert Organization.objects.count() == 1 or Trashed.objects.count() == 0


@pytest.mark.parametrize("turn", range(3))
def test_of_who_merges_articles_and_who_deletes_the_one_kept_one_wins(turn: int) -> None:
    keep, drop = factories.ArticleFactory.create_batch(2, draft=True)
    found = at_once(lambda: merging.merge(keep=keep, drop=drop, by=None), lambda: trash.put(objects=[keep], by=None))
    assert len(told(found)) <= 1
    if Trashed.objects.exists() and not told(found):  # first merged, then deleted: both are in the trash's snapshot
        undoing.undo(Act.objects.get(kind="trash"), by=None)
    assert Article.objects.filter(pk=keep.pk).exists() or Article.objects.filter(pk=drop.pk).exists()


@pytest.mark.parametrize("turn", range(3))
def test_of_who_un_merges_and_who_merges_further_each_organization_stays_whole(turn: int) -> None:
    first, second, third = factories.OrganizationFactory.create_batch(3)
    mention = factories.MentionFactory(organization=first)
    done = merging.merge(keep=second, drop=first, by=None)
    found = at_once(
        lambda: undoing.undo(Act.objects.get(pk=done.act_id), by=None),
        lambda: merging.merge(keep=third, drop=second, by=None),
    )
    mention.refresh_from_db()
    assert mention.organization_id == (third.pk if told(found) else first.pk)
    there = set(Organization.objects.values_list("pk", flat=True))
    assert set(FormerSlug.objects.values_list("object_id", flat=True)) <= there


@pytest.mark.parametrize("turn", range(3))
def test_of_who_publishes_and_who_deletes_a_draft_one_wins(turn: int) -> None:
    article, user = factories.ArticleFactory(draft=True), factories.UserFactory(administrator=True)
    chosen = Article.objects.filter(pk=article.pk)
    found = at_once(
        lambda: workflow.as_act("Published", user, lambda: workflow.publish(articles=chosen, by=user)),
        lambda: trash.put(objects=[article], by=user),
    )
    published = Article.objects.filter(status=Status.PUBLISHED).exists()
    assert published == bool(told(found)) == (not Trashed.objects.exists())
    assert published or found[0][0].changed == 0


@pytest.mark.parametrize("turn", range(3))
def test_of_who_restores_a_text_and_who_writes_it_the_slower_is_told_or_waits(turn: int) -> None:
    article = factories.ArticleFactory(body="One.")
    seen = Article.objects.get(pk=article.pk).updated_at.isoformat()
    found = at_once(
        lambda: restoring.restore_text(article, body="Two.", of="first", seen=seen, by=None),
        lambda: restoring.restore_text(article, body="Three.", of="second", seen=seen, by=None),
    )
    (why,) = told(found)
    assert "changed the article meanwhile" in why
    assert Act.objects.count() == 1
    assert Article.objects.get().body in ("Two.", "Three.")
