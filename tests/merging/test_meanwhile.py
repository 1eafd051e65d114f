"""Merges while others work: one wins whole, the other is told, and nothing that points at a thing stays behind."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from threading import Event as Signal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from articles import merging, undoing
from articles.acts import UndoError
from articles.merging import MergeError
from articles.models import Act, FormerSlug, Mention, Merge, Organization
from tests.factories import ArticleFactory, MentionFactory, OrganizationFactory

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20


def apart(do: Callable[[], Any]) -> Any:
    """In a thread with a connection of its own."""
    try:
        return do()
    finally:
        connection.close()


def at_once(*doings: Callable[[], Any]) -> list[Any]:
    """What each of them came to, begun at the same time; what is refused is its message."""
    start = Barrier(len(doings))

    def begin(do: Callable[[], Any]) -> Any:
        start.wait(PATIENCE)
        try:
            return do()
        except (MergeError, UndoError) as why:
            return str(why)

    with ThreadPoolExecutor(len(doings)) as threads:
        waiting = [threads.submit(apart, lambda do=do: begin(do)) for do in doings]
        return [one.result(PATIENCE) for one in waiting]


def test_of_two_who_merge_the_same_one_does_and_the_other_is_told() -> None:
    keep, drop = OrganizationFactory(), OrganizationFactory()
    MentionFactory.create_batch(3, organization=drop)
    came = at_once(*[lambda: merging.merge(keep=keep, drop=drop, by=None)] * 2)
    (told,) = [one for one in came if isinstance(one, str)]
    assert "was merged into" in told
    assert (Merge.objects.count(), Act.objects.count()) == (1, 1)


def test_of_two_who_merge_a_pair_either_way_one_does() -> None:
    one, other = OrganizationFactory(), OrganizationFactory()
    mentions = [MentionFactory(organization=thing) for thing in (one, other)]
    came = at_once(
        lambda: merging.merge(keep=one, drop=other, by=None), lambda: merging.merge(keep=other, drop=one, by=None)
    )
    assert sum(isinstance(told, str) for told in came) == 1
    assert Organization.objects.count() == 1
    assert Mention.objects.filter(pk__in=[mention.pk for mention in mentions]).count() == 2
    assert FormerSlug.objects.get().object_id == Organization.objects.get().pk


def test_of_two_who_un_merge_at_once_one_does() -> None:
    keep, drop = OrganizationFactory(), OrganizationFactory()
    done = merging.merge(keep=keep, drop=drop, by=None)
    came = at_once(*[lambda: undoing.undo(Act.objects.get(pk=done.act_id), by=None)] * 2)
    assert [one for one in came if isinstance(one, str)] and "undone already" in " ".join(map(str, came))
    assert Organization.objects.count() == 2


def test_a_merge_waits_for_who_is_tagging_and_takes_that_along() -> None:
    keep, drop, article = OrganizationFactory(), OrganizationFactory(), ArticleFactory()
    MentionFactory(organization=drop)
    tagged, go_on = Signal(), Signal()

    def tag() -> None:
        with transaction.atomic():
            MentionFactory(article=article, organization=drop)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            tagged.set()
            assert go_on.wait(PATIENCE)

    with ThreadPoolExecutor(2) as threads:
        tagging = threads.submit(apart, tag)
        assert tagged.wait(PATIENCE)
        merges = threads.submit(apart, lambda: merging.merge(keep=keep, drop=drop, by=None))
        with pytest.raises(TimeoutError):
            merges.result(0.5)
        go_on.set()
        tagging.result(PATIENCE)
        merges.result(PATIENCE)
    assert Mention.objects.filter(organization=keep).count() == 2
    article.refresh_from_db()
    assert article.organization_ids == [keep.pk]


def test_who_tags_with_what_is_being_merged_away_is_refused_whole() -> None:
    keep, drop, article = OrganizationFactory(), OrganizationFactory(), ArticleFactory()
    merged, go_on = Signal(), Signal()

    def merge() -> None:
        with transaction.atomic():
            merging.merge(keep=keep, drop=drop, by=None)
            merged.set()
            assert go_on.wait(PATIENCE)

    with ThreadPoolExecutor(2) as threads:
        merges = threads.submit(apart, merge)
        assert merged.wait(PATIENCE)
        tagging = threads.submit(apart, lambda: MentionFactory(article=article, organization=drop))
        go_on.set()
        merges.result(PATIENCE)
        with pytest.raises(IntegrityError):
            tagging.result(PATIENCE)
    assert not Mention.objects.exists()
