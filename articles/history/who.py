"""Who did something and what it is called, by what the context of the history says."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Act

ACTIONS = {
    "set_event": gettext_lazy("set edition"),
    "set_tags": gettext_lazy("edited"),
    "realign_mentions": gettext_lazy("edited"),
    "take_in": gettext_lazy("taken in"),
    "split": gettext_lazy("split into stories"),
    "take_newer_text": gettext_lazy("took over a newer text"),
    "leave_newer_text": gettext_lazy("left a newer text"),
    "put_into_story": gettext_lazy("put into a story"),
    "take_out_of_story": gettext_lazy("taken out of a story"),
    **{str(kind): kind.label for kind in Act.Kind},
}
"""What editors call an action, where its name in the code is another word. A saved form is the last two."""

NOTE_LENGTH = 500
"""Characters that a note may have in which somebody says why."""


class People:
    """Names of accounts, read at once."""

    def __init__(self, metadata: Iterable[dict[str, Any] | None]) -> None:
        keys = {told["user"] for told in metadata if told and told.get("user")}
        people = get_user_model()._default_manager.filter(pk__in=keys)
        self._names = {person.pk: person.get_username() for person in people}

    def who(self, metadata: dict[str, Any] | None) -> str:
        """A person, a command, or that it was neither. None for what was written without the archive's programs."""
        if metadata is None:
            return _("outside of the admin (SQL)")
        if user := metadata.get("user"):
            return self._names.get(user) or _("account {number}, which was deleted").format(number=user)
        if command := metadata.get("command"):
            return _("command {name}").format(name=command)
        return _("a command")


def action(metadata: dict[str, Any] | None) -> str:
    name = str((metadata or {}).get("action", ""))
    return str(ACTIONS.get(name, name.replace("_", " ")))


def note(metadata: dict[str, Any] | None) -> str:
    """Why, in the words of who did it; empty where nobody said."""
    return str((metadata or {}).get("note") or "")[:NOTE_LENGTH]


def note_of(act: Act | None) -> str:
    """Why somebody did an act, where its page asked for it."""
    return str(act.parameters.get("note") or "")[:NOTE_LENGTH] if act else ""
