"""Transactions whose history says who did what, and those that make an act."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from uuid import uuid4

import pghistory
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection, transaction
from pghistory import runtime

from articles.models import Act
from articles.models.history import ACT_SETTING

Actor = AbstractBaseUser | AnonymousUser | None
"""Who acts: the user of a request, or None for a command."""


class ActEnded(Exception):
    """A run cannot go on, since its act has come to its end or was undone meanwhile."""


@contextmanager
def acting(by: Actor, action: str, **more: Any) -> Iterator[Any]:
    """One transaction, whose history says who did what. Gives the context of the history.

    Within the context of somebody else, or of a command, it has one of its own: what they do is not told as one's own.
    """
    who = {"user": by.pk} if by else {}
    apart = _alone() if _is_another(by) else nullcontext()
    with apart, transaction.atomic(), pghistory.context(action=action, **who, **more) as context:
        yield context


@contextmanager
def recorded(kind: str, summary: str, *, by: Actor, **values: Any) -> Iterator[Act]:
    """One act in one transaction: whatever is written within can be undone by `undo`. `values`: columns of the `Act`.

    `counts` may be set on the act that is given; it is saved at the end.
    """
    with _alone(), acting(by, kind) as context:
        who = by.pk if by else None
        act = Act.objects.create(kind=kind, summary=summary, by_id=who, contexts=[context.id], **values)
        with in_act(act):
            yield act
        act.save(update_fields=["counts", "parameters", "position", "state", "summary", "updated_at"])


@contextmanager
def continued(act: Act, *, by: Actor) -> Iterator[None]:
    """A further transaction of a run that is an act of its own: its changes are the act's as well.

    The act is locked and read anew. Raises `ActEnded` where it is no longer running.
    """
    with _alone(), acting(by, act.kind) as context:
        fresh = Act.objects.select_for_update().get(pk=act.pk)
        if fresh.state != Act.State.RUNNING:
            raise ActEnded(f"“{act.summary}” does not run any more: it was finished or undone meanwhile.")
        act.contexts, act.position, act.counts = [*fresh.contexts, context.id], fresh.position, fresh.counts
        with in_act(act):
            yield
        act.save(update_fields=["contexts", "counts", "position", "state", "updated_at"])


@contextmanager
def in_act(act: Act) -> Iterator[None]:
    """Let triggers know, until the end of the block, that what is written belongs to an act."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_catalog.current_setting(%s, TRUE)", [ACT_SETTING])
        outer = cursor.fetchone()[0] or ""
        cursor.execute("SELECT set_config(%s, %s, TRUE)", [ACT_SETTING, str(act.pk)])
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute("SELECT set_config(%s, %s, TRUE)", [ACT_SETTING, outer])


def _is_another(by: Actor) -> bool:
    """Whether the context that is open is not that of who acts."""
    outer = getattr(runtime._tracker, "value", None)
    return outer is not None and by is not None and outer.metadata.get("user") != by.pk


@contextmanager
def _alone() -> Iterator[None]:
    """A context of the history for one transaction of one act, even where another context is open.

    A request that may write has a context for all of it, in which contexts within take part: without this, one act
    would be undone with the others of its request. Nor does what is written after it in one transaction belong to it.
    """
    outer = getattr(runtime._tracker, "value", None)
    if outer is not None:
        runtime._tracker.value = runtime.Context(id=uuid4(), metadata=dict(outer.metadata))
    try:
        yield
    finally:
        if outer is not None:
            runtime._tracker.value = outer
        if connection.in_atomic_block and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('pghistory.context_id', '', TRUE)")
