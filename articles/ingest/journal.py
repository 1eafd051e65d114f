"""The journal of a run: found again by the same command, held by one process at a time, written with each group."""

import hashlib
import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.ingest.options import Options
from articles.models import Intake

BIGINT = 2**63


class Busy(Exception):
    """The same intake is under way in another process."""


def key_of(channel: str, named: Sequence[str], options: Options) -> str:
    """By which the same command is known: SHA-256 of channel, inputs and what makes another result."""
    told = json.dumps([channel, list(named), options.as_kept()], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()


def begin(*, options: Options, inputs: Sequence[str] = (), key: str = "", by: AbstractBaseUser | None = None) -> Intake:
    """A new journal. Without a key nothing ever goes on where this run ends."""
    return Intake.objects.create(
        by_id=by.pk if by else None,
        channel=options.channel,
        inputs=list(inputs),
        options=options.as_kept(),
        key=key or secrets.token_hex(32),
    )


def unfinished(key: str) -> Intake | None:
    """The journal of a run that was killed, or that ended by an error with nothing newer behind it."""
    newest = Intake.objects.filter(key=key).order_by("-started_at", "-pk").first()
    return newest if newest and newest.state in (Intake.State.RUNNING, Intake.State.FAILED) else None


def resume(journal: Intake) -> None:
    """Make an unfinished journal the running one again."""
    journal.state, journal.error, journal.finished_at = Intake.State.RUNNING, "", None
    journal.resumed += 1
    journal.save()


def give_up(journal: Intake, reason: str) -> None:
    """A run that cannot go on by itself; what it wrote stays, and the same command goes on behind it."""
    with suppress(DatabaseError, InterfaceError):
        end(journal, Intake.State.FAILED, reason)


def finish(journal: Intake) -> None:
    end(journal, Intake.State.FINISHED)


def end(journal: Intake, state: str, error: str = "") -> None:
    journal.state, journal.error, journal.finished_at = state, error, timezone.now()
    journal.save(update_fields=["state", "error", "finished_at", "updated_at"])


@contextmanager
def held(key: str) -> Iterator[None]:
    """Hold a key as long as this process and its connection live. Raises Busy where another one holds it."""
    if not lock(key):
        raise Busy(running(key))
    try:
        yield
    finally:
        with suppress(DatabaseError, InterfaceError):
            _ask("SELECT pg_advisory_unlock(%s)", key)


def changed() -> str:
    return _("Its inputs have changed since it was broken off; a new intake looks at all of them.")


def running(key: str) -> str:
    """What is told to whoever asks for an intake that is under way."""
    journal = Intake.objects.filter(key=key, state=Intake.State.RUNNING).first()
    if journal is None:
        return _("The same intake is beginning just now.")
    since = date_format(timezone.localtime(journal.started_at), "DATETIME_FORMAT")
    seen = sum(journal.counts.values())
    text = _("The same intake is running already, since {since}, with {seen} documents so far. Wait for its end.")
    return text.format(since=since, seen=f"{seen:,}")


def lock(key: str) -> bool:
    return bool(_ask("SELECT pg_try_advisory_lock(%s)", key))


def _ask(statement: str, key: str) -> Any:
    number = int(key[:16], 16) % BIGINT
    with connection.cursor() as cursor:
        cursor.execute(statement, [number])
        return cursor.fetchone()[0]
