"""What has to be done again and again, whether anybody is there or not: a list of chores, each safe twice at once.

    for done in housekeeping.run():
        print(done)                       # "trash: 3 things deleted for good"

A chore that fails leaves the others alone. `manage.py housekeeping` runs them, once or for ever.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import sealing, trash, workflow
from articles.corrections import senders

logger = logging.getLogger(__name__)
ATTEMPTS_KEPT = timedelta(days=1)
"""How long it is known who failed to sign in; the lock itself lasts for a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to be done. `do` returns what it has done, in words; empty for nothing."""

    name: Any
    do: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a chore. `failed`: it could not be done, and `text` says why."""

    name: str
    text: str
    failed: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.text or _('nothing to do')}"


def publish_due() -> str:
    """Publish articles whose time has come."""
    due = workflow.publish_due()
    told = []
    if due.published:
        words = ngettext("{number} article published", "{number} articles published", due.published)
        told.append(words.format(number=due.published))
    if due.refused:
        words = ngettext(
            "{number} may not be published: a comment says why", "{number} may not be: comments say why", due.refused
        )
        told.append(words.format(number=due.refused))
    return "; ".join(told)


def empty_trash() -> str:
    """Delete for good what lies in the trash for more than thirty days."""
    number = trash.empty_expired().things
    words = ngettext("{number} thing deleted for good", "{number} things deleted for good", number)
    return words.format(number=number) if number else ""


def forget_senders() -> str:
    """Forget by what the senders of corrections are told apart, when it has served."""
    number = senders.forget()
    words = ngettext("{number} sender forgotten", "{number} senders forgotten", number)
    return words.format(number=number) if number else ""


def clear_sessions() -> str:
    """Delete sessions that have ended."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return ""


def forget_attempts() -> str:
    """Forget who failed to sign in, when it locks nobody out any more."""
    if not apps.is_installed("axes"):
        return ""
    before, number = timezone.now() - ATTEMPTS_KEPT, 0
    for name in ("AccessAttempt", "AccessFailureLog", "AccessLog"):
        model = apps.get_model("axes", name)
        number += model._default_manager.filter(attempt_time__lt=before).delete()[1].get(model._meta.label, 0)
    words = ngettext("{number} failed attempt forgotten", "{number} failed attempts forgotten", number)
    return words.format(number=number) if number else ""


def close_sealed() -> str:
    """Delete open files of originals that are sealed, where the machine stopped between the two."""
    number = sealing.forget(sealing.left_open())
    words = ngettext("{number} open file deleted", "{number} open files deleted", number)
    return words.format(number=number) if number else ""


CHORES = (
    Chore(gettext_lazy("publishing"), publish_due),
    Chore(gettext_lazy("trash"), empty_trash),
    Chore(gettext_lazy("senders of corrections"), forget_senders),
    Chore(gettext_lazy("sessions"), clear_sessions),
    Chore(gettext_lazy("attempts to sign in"), forget_attempts),
    Chore(gettext_lazy("sealed originals"), close_sealed),
)


def run() -> Iterator[Done]:
    """Do every chore, and say of each what became of it."""
    for chore in CHORES:
        try:
            yield Done(str(chore.name), chore.do())
        except (DatabaseError, InterfaceError, OSError) as problem:
            logger.warning("%s could not be done: %s", chore.name, problem)
            if not connection.in_atomic_block:
                close_old_connections()  # the next chore may have a better one
            yield Done(str(chore.name), str(problem).splitlines()[0] if str(problem) else repr(problem), failed=True)
