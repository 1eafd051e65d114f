"""The ways of an article from one state to another, as data: pages, bulk edits and commands all read them here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.models import PUBLIC_STATUSES, Status

WAITING = (Status.DRAFT, Status.IN_REVIEW)
"""States in which the public does not see an article yet."""

CHANGE, PUBLISH, WITHDRAW = (f"articles.{verb}_article" for verb in ("change", "publish", "withdraw"))


@dataclass(frozen=True, slots=True)
class Transition:
    """One way.

    name        in addresses, forms and the history
    comes_from  the states that it leads out of; what is in another one stays as it is
    to          where it leads; None for back to where an article was before
    right       the permission without which nobody goes it
    label       on a button, after other words; alone it begins with a capital
    done        what is said of articles that went it, before their number
    asks        whether something has to be said first, on a page of its own
    """

    name: str
    comes_from: tuple[str, ...]
    to: str | None
    right: str
    label: Any
    done: Any
    asks: bool = False

    @property
    def shows(self) -> bool:
        """Whether it shows the public what it did not see before: two pairs of eyes may be wanted."""
        return self.to in PUBLIC_STATUSES and self.comes_from == WAITING


TRANSITIONS = {
    transition.name: transition
    for transition in (
        Transition("submit", (Status.DRAFT,), Status.IN_REVIEW, CHANGE, _("put into review"), _("Put into review")),
        Transition("publish", WAITING, Status.PUBLISHED, PUBLISH, _("publish"), _("Published")),
        Transition(
            "publish_metadata",
            WAITING,
            Status.RESTRICTED,
            PUBLISH,
            _("publish without its text"),
            _("Published without the text"),
        ),
        Transition("send_back", (Status.IN_REVIEW,), Status.DRAFT, CHANGE, _("send back to draft"), _("Back to draft")),
        Transition(
            "lift", (Status.RESTRICTED,), Status.PUBLISHED, PUBLISH, _("show the text again"), _("Shown with the text")
        ),
        Transition(
            "restrict",
            (Status.PUBLISHED,),
            Status.RESTRICTED,
            PUBLISH,
            _("restrict to metadata"),
            _("Restricted to metadata"),
        ),
        Transition("unpublish", PUBLIC_STATUSES, Status.DRAFT, PUBLISH, _("take back to draft"), _("Back to draft")),
        Transition("withdraw", PUBLIC_STATUSES, Status.WITHDRAWN, WITHDRAW, _("withdraw …"), _("Withdrawn"), asks=True),
        Transition("bring_back", (Status.WITHDRAWN,), None, WITHDRAW, _("bring back …"), _("Brought back"), asks=True),
        Transition(
            "amend",
            (Status.WITHDRAWN,),
            Status.WITHDRAWN,
            WITHDRAW,
            _("correct the reason …"),
            _("Another reason is given"),
            asks=True,
        ),
    )
}


def ways_from(status: str) -> Iterator[Transition]:
    """The ways that lead out of a state."""
    return (transition for transition in TRANSITIONS.values() if status in transition.comes_from)


def ways_to(status: str) -> Iterator[Transition]:
    """The ways that lead to a state."""
    return (transition for transition in TRANSITIONS.values() if transition.to == status)
