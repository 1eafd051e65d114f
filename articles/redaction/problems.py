"""Why a redaction was not done."""

from django.utils.translation import gettext as _

from articles.redaction.refusing import Refused


class RedactionError(Exception):
    """A redaction that was not done; nothing was changed. The message says why, and what to do."""


class RefusedError(RedactionError):
    """Rows of the registry, or accounts, are called by the words."""

    def __init__(self, rows: list[Refused]) -> None:
        names = "; ".join(f"{one.kind} {one.key}" for one in rows[:10])
        text = _("What is called by the words is not redacted. Rename it or delete it first: {names}.")
        super().__init__(text.format(names=names))
        self.rows = rows
