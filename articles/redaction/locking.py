"""One redaction at a time, and nobody who writes beside it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext as _

from articles.redaction.problems import RedactionError
from articles.redaction.tables import Table

TURN = 0x7265646163740000  # "redact"
"""The advisory lock of a redaction."""
PATIENCE = "20s"
"""How long it waits for others who write, who wait for it in their turn."""
BUSY = {"40P01", "55P03", "57014"}
"""Deadlock, lock not available, cancelled: another attempt may go well."""


@contextmanager
def alone() -> Iterator[None]:
    """One redaction at a time: of two, each would seal what the other seals. The second one is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [TURN])
        if not cursor.fetchone()[0]:
            raise RedactionError(_("Another redaction is under way. Nothing was changed: look again when it is done."))
    try:
        yield
    finally:
        with suppress(InterfaceError, OperationalError), connection.cursor() as cursor:  # with the connection it goes
            cursor.execute("SELECT pg_advisory_unlock(%s)", [TURN])


def lock(every: Iterable[Table]) -> None:
    """Let nobody write to the tables until the transaction ends; they can be read."""
    patient()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, TRUE)", [PATIENCE])
        for table in sorted(every, key=lambda table: table.name):
            cursor.execute(f"LOCK TABLE {table.quoted} IN SHARE ROW EXCLUSIVE MODE")


def patient() -> None:
    """Let statements take their time, until the end of the transaction: a page's limit is for what many ask for."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")


def is_busy(problem: BaseException) -> bool:
    """Whether others were in the way."""
    return isinstance(problem, OperationalError) and getattr(problem.__cause__, "pgcode", "") in BUSY
