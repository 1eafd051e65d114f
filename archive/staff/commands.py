"""Commands that write to the archive leave a line in the staff log."""

import getpass
import logging
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.management import get_commands
from django.db import DatabaseError, connection

from archive.staff import watching

logger = logging.getLogger(__name__)
APPS = {"articles", "archive.staff", "django.contrib.auth", "axes"}
"""Whose commands are looked at: Django's others keep house, or make tables."""
UNLOCKING = "axes_"
"""How commands begin that open what too many wrong passwords have closed, and the tables that they write."""


@contextmanager
def logged(arguments: Sequence[str]) -> Iterator[None]:
    """Log the command of these arguments (`sys.argv`), if something that it wrote stayed, however it ended."""
    unlocks = len(arguments) > 1 and arguments[1].startswith(UNLOCKING)
    watch = watching.Watch(tuple(name for name in watching.OWN if not (unlocks and name == UNLOCKING)))
    try:
        with connection.execute_wrapper(watch):
            yield
    finally:
        if watch.wrote and get_commands().get(arguments[1]) in APPS:
            note(arguments[1:])


def note(arguments: Sequence[str]) -> None:
    from archive.staff import log  # needs the apps, which the command has loaded

    try:
        log.write(log.Kind.COMMAND, f"{shlex.join(arguments)} · {operator()}")
    except DatabaseError:
        logger.exception("The command was done, and could not be put into the staff log")


def operator() -> str:
    """The account of the operating system."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a number without a name, as in a container
        return "-"
