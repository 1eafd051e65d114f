"""Whether something was written to the database, and stayed."""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

WRITES = re.compile(r'\b(?:INSERT INTO|(?<!FOR )(?<!KEY )UPDATE|DELETE FROM)\s+(?:ONLY\s+)?(?:\w+\.)?"?(\w+)', re.I)
OWN = ("staff_", "axes_", "otp_", "django_session", "django_migrations", "articles_stafflogentry", "pghistory_context")
"""Beginnings of the names of tables whose writes are no act of anybody."""


class Watch:
    """An execute wrapper of a connection. `wrote`: a transaction that wrote to the archive has committed.

    own  beginnings of the names of tables that do not count
    """

    def __init__(self, own: tuple[str, ...] = OWN) -> None:
        self.wrote, self.own = False, own

        def mark() -> None:
            self.wrote = True

        self.mark = mark

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(sql, params, many, context)
        if not self.wrote and (found := WRITES.search(str(sql))) and not found[1].lower().startswith(self.own):
            self.note()
        return result

    def note(self) -> None:
        """What is rolled back, to a savepoint or as a whole, takes the note with it."""
        current = set(connection.savepoint_ids)
        if not any(entry[1] is self.mark and entry[0] <= current for entry in connection.run_on_commit):
            transaction.on_commit(self.mark)
