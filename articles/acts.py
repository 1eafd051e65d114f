"""Who does what: transactions whose history says so, and acts over many rows that can be undone as a whole.

What an act changes is told by the history that triggers keep, under the act's contexts; nothing is written down twice.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import connection, transaction

from articles.models import Act
from articles.models.history import ACT_SETTING

Actor = AbstractBaseUser | AnonymousUser | None
"""Who acts: the user of a request, or None for a command."""


@contextmanager
def acting(by: Actor, action: str, **more: Any) -> Iterator[Any]:
    """One transaction, whose history says who did what. Gives the context of the history."""
    who = {"user": by.pk} if by else {}
    with transaction.atomic(), pghistory.context(action=action, **who, **more) as context:
        yield context


@contextmanager
def recorded(kind: str, summary: str, *, by: Actor, **values: Any) -> Iterator[Act]:
    """One act in one transaction: whatever is written within can be undone by `undo`. `values`: columns of the `Act`.

    `counts` may be set on the act that is given; it is saved at the end.
    """
    with acting(by, kind) as context:
        who = by.pk if by else None
        act = Act.objects.create(kind=kind, summary=summary, by_id=who, contexts=[context.id], **values)
        with in_act(act):
            yield act
        act.save(update_fields=["counts", "parameters", "summary", "updated_at"])


@contextmanager
def continued(act: Act, *, by: Actor) -> Iterator[None]:
    """A further transaction of a run that is an act of its own: its changes are the act's as well."""
    with acting(by, act.kind) as context:
        if context.id not in act.contexts:
            act.contexts.append(context.id)
        with in_act(act):
            yield
        act.save(update_fields=["contexts", "counts", "position", "state", "updated_at"])


@contextmanager
def in_act(act: Act) -> Iterator[None]:
    """Let triggers know, until the end of the block, that what is written belongs to an act."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, TRUE)", [ACT_SETTING, str(act.pk)])
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute("SELECT set_config(%s, '', TRUE)", [ACT_SETTING])
