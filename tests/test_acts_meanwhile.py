"""Acts are undone while others work."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal
from typing import Any

import pytest
from django.db import connection, transaction

from articles import actions, acts
from articles.models import Act, Mention
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20


def accepted(number: int = 2) -> Act:
    factories.MentionFactory.create_batch(number, suggested=True)
    with acts.recorded("decision", "Accepted", by=None) as act:
        actions.accept_mentions(mentions=Mention.objects.suggested(), by=None)
    return act


def apart(do: Callable[[], Any]) -> Any:
    """In a thread with a connection of its own."""
    try:
        return do()
    finally:
        connection.close()


def test_an_undoing_waits_for_who_is_deciding_and_leaves_that_alone() -> None:
    act = accepted()
    mine, other = Mention.objects.order_by("pk")
    decided, go_on = Signal(), Signal()

    def decide() -> None:
        with transaction.atomic():
            actions.reject_mentions(mentions=Mention.objects.filter(pk=mine.pk), by=None)
            decided.set()
            assert go_on.wait(PATIENCE)

    with ThreadPoolExecutor(2) as threads:
        deciding = threads.submit(apart, decide)
        assert decided.wait(PATIENCE)
        undoing = threads.submit(apart, lambda: acts.undo(act, by=None))
        with pytest.raises(TimeoutError):
            undoing.result(0.5)
        go_on.set()
        deciding.result(PATIENCE)
        assert [kept.pk for kept in undoing.result(PATIENCE).kept] == [mine.pk]
    assert dict(Mention.objects.values_list("pk", "state")) == {mine.pk: "rejected", other.pk: "suggested"}


def test_of_two_who_undo_an_act_at_once_one_does() -> None:
    act = accepted(5)

    def undo() -> str:
        try:
            return f"{acts.undo(act, by=None).rows} rows"
        except acts.UndoError:
            return "undone already"

    with ThreadPoolExecutor(2) as threads:
        results = [threads.submit(apart, undo) for _number in range(2)]
        assert {one.result(PATIENCE) for one in results} == {"5 rows", "undone already"}
    assert Act.objects.count() == 2


def test_what_a_refused_undoing_leaves_is_named_by_the_database_in_time() -> None:
    """Foreign keys are checked at the end of a transaction, unless they are asked to name the row at once."""
    with acts.recorded("names", "New organizations", by=None) as act:
        used, unused = factories.OrganizationFactory.create_batch(2)
    factories.MentionFactory(organization=used)
    undone = acts.undo(act, by=None)
    assert [(kept.pk, kept.why) for kept in undone.kept] == [(used.pk, "refused")]
    assert list(type(used).objects.values_list("pk", flat=True)) == [used.pk]
    assert unused.pk != used.pk


def test_two_transactions_of_a_run_do_not_lose_each_other() -> None:
    with acts.recorded("retag", "A run", by=None, state=Act.State.RUNNING) as act:
        pass

    def portion() -> None:
        with acts.continued(Act.objects.get(pk=act.pk), by=None):
            factories.TopicFactory()

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(apart, portion) for _number in range(4)]:
            done.result(PATIENCE)
    assert len(set(Act.objects.get(pk=act.pk).contexts)) == 5
    assert acts.undo(Act.objects.get(pk=act.pk), by=None).rows == 4
