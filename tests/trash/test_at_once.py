"""Two people and one thing: one wins whole, the other is told; by threads with connections of their own."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from articles import trash
from articles.acts import UndoError
from articles.models import Act, Article, Mention, Organization, Trashed
from articles.snapshots import SnapshotError
from tests import factories
from tests.snapshots.test_snapshots import full_article

pytestmark = pytest.mark.django_db(transaction=True)
Work = Callable[[], Any]


@pytest.fixture(autouse=True)
def restored_database(transactional_db: None) -> Iterator[None]:
    yield


def at_once(*works: Work) -> list[Any]:
    """What each returns, or the error by which it was told."""
    begin, found = threading.Barrier(len(works)), [None] * len(works)

    def run(number: int, work: Work) -> None:
        try:
            begin.wait(30)
            found[number] = work()
        except (trash.TrashError, SnapshotError, UndoError) as told:
            found[number] = told  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert None not in found
    return found


def told(found: list[Any]) -> list[Exception]:
    return [one for one in found if isinstance(one, Exception)]


@pytest.mark.parametrize("turn", range(3))
def test_of_two_who_delete_one_thing_the_second_is_told(turn: int) -> None:
    article = full_article()
    found = at_once(*[lambda: trash.put(objects=[article], by=None)] * 2)
    assert [type(one) for one in told(found)] == [trash.NotThereError]
    assert Trashed.objects.count() == Act.objects.count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_of_two_who_restore_one_thing_the_second_is_told(turn: int) -> None:
    article = full_article()
    act = trash.put(objects=[article], by=None)
    found = at_once(lambda: trash.restore(trashed=Trashed.objects.all(), by=None), lambda: trash.undo(act, by=None))
    assert len(told(found)) == 1
    assert Article.objects.get() == article
    assert Act.objects.filter(undoes=act).count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_what_is_restored_while_the_trash_is_emptied_is_there_or_gone_for_good(turn: int) -> None:
    article = full_article()
    trash.put(objects=[article], by=None)
    found = at_once(
        lambda: trash.restore(trashed=Trashed.objects.all(), by=None),
        lambda: trash.empty(trashed=Trashed.objects.all()),
    )
    restored, emptied = found
    assert Article.objects.exists() == (not isinstance(restored, Exception))
    assert emptied.things == (1 if isinstance(restored, Exception) else 0)
    assert not Trashed.objects.exists()


@pytest.mark.parametrize("turn", range(3))
def test_nothing_is_lost_that_is_added_while_its_owner_is_deleted(turn: int) -> None:
    """The one who adds finds nothing to add to, or the one who deletes takes it along, or is told of it."""
    from django.db import IntegrityError

    organization, article = factories.OrganizationFactory(), factories.ArticleFactory()

    def tag() -> Any:
        try:
            return Mention.objects.create(article=article, organization=organization, origin="editor")
        except IntegrityError as refused:
            return refused

    found = at_once(lambda: trash.put(objects=[organization], by=None), tag)
    deleted, tagged = (not isinstance(one, Exception) for one in found)
    assert deleted != tagged
    assert Organization.objects.exists() == Mention.objects.exists() == tagged
