"""A database that is gone for a moment is waited for; one that stays away, or is full, ends a run with its reason."""

import errno
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from django.db import DatabaseError, InterfaceError, connection
from django.utils.translation import gettext as _

from articles.models.blob import StoreError

MINUTE = 60.0
"""Seconds for which the database is waited for."""
STEP = 0.25
FULL = "53100"
AGAIN = ("40001", "40P01")
"""What PostgreSQL says to a transaction that has to be tried again: two of them were in each other's way."""
GONE = ("08", "57P")
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
T = TypeVar("T")


class IntakeError(Exception):
    """A run cannot go on. The message says why, and what to do."""


def is_passing(problem: Exception) -> bool:
    """Whether the same may go well a moment later: the database was restarted, another transaction was in the way."""
    code = _code(problem)
    if code:
        return code in AGAIN or code.startswith(GONE)
    return isinstance(problem, InterfaceError) or (isinstance(problem, DatabaseError) and _is_lost())


def _is_lost() -> bool:
    """Whether the connection answers no more; the driver does not always notice, in a COPY for instance."""
    return connection.connection is None or not connection.is_usable()


def _code(problem: BaseException) -> str:
    return getattr(problem.__cause__, "pgcode", None) or ""


def patiently(do: Callable[[], T], *, again: Callable[[], None] = lambda: None) -> T:
    """Do it; where the database was lost, wait for it up to a minute, call `again`, and do it once more.

    Within a transaction of somebody else's nothing can be done again, and what happens is raised as it is.
    Raises IntakeError where the database stays away.
    """
    if connection.in_atomic_block:
        return do()
    deadline = time.monotonic() + MINUTE
    while True:
        try:
            return do()
        except (DatabaseError, InterfaceError) as problem:
            if not is_passing(problem):
                raise
            if time.monotonic() > deadline:
                raise IntakeError(_lost(problem)) from problem
        with suppress(DatabaseError, InterfaceError):
            connection.close()
        _wait(deadline)
        again()


def _wait(deadline: float) -> None:
    while True:
        time.sleep(STEP)
        try:
            connection.ensure_connection()
        except (DatabaseError, InterfaceError) as problem:
            if time.monotonic() > deadline:
                raise IntakeError(_lost(problem)) from problem
        else:
            return


def _lost(problem: Exception) -> str:
    return _("The database has not answered for a minute ({reason}). {what}").format(
        reason=_first_line(problem), what=_what_to_do()
    )


def reason_of(problem: BaseException) -> str:
    """What a run that ends because of `problem` says."""
    if isinstance(problem, IntakeError):
        return str(problem)
    if isinstance(problem, StoreError):
        return _store(problem)
    if isinstance(problem, OSError) and problem.errno in NO_ROOM:
        text = _("No room is left on the disk for {name}. Make room. {what}")
        return text.format(name=problem.filename or "?", what=_what_to_do())
    if _code(problem) == FULL:
        text = _("The disk of the database is full ({reason}). Make room on it. {what}")
        return text.format(reason=_first_line(problem), what=_what_to_do())
    return _("{kind}: {reason}. {what}").format(
        kind=type(problem).__name__, reason=_first_line(problem), what=_what_to_do()
    )


def _store(problem: StoreError) -> str:
    folder = str(problem.filename)
    if problem.errno in NO_ROOM:
        there = next(path for path in (Path(folder), *Path(folder).parents) if path.exists())
        free = shutil.disk_usage(there).free / 2**20
        text = _("The disk of the originals is full: {folder} has {free:,.1f} MB left. Make room on it. {what}")
        return text.format(folder=folder, free=free, what=_what_to_do())
    text = _("The originals cannot be kept in {folder}: {reason}. {what}")
    return text.format(folder=folder, reason=problem.strerror, what=_what_to_do())


def _what_to_do() -> str:
    return _("What was written stays; give the same command again, and it goes on behind it.")


def _first_line(problem: BaseException) -> str:
    return (str(problem).strip().splitlines() or ["?"])[0].rstrip(".")
