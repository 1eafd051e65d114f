"""What waits for an editor, by kind. A kind is a line of `KINDS`: the overview and the bar of the desk read them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Capture, Correction, Mention, NameCandidate, PossibleDouble


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that waits.

    name     in addresses and styles
    label    what it is, for a count before it: "12 inferred dates"
    hint     what is to be done, in a sentence
    rows     what there is of it: counted by one query, which has to be quick on a large archive
    page     name of the address that holds it, and its query string
    see      the right without which it is not shown
    """

    name: str
    label: Any
    hint: Any
    rows: Callable[[], QuerySet[Any]]
    page: str
    query: str = ""
    see: str = "articles.view_article"

    @property
    def address(self) -> str:
        return reverse(f"admin:{self.page}") + (f"?{self.query}" if self.query else "")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A kind and how much of it waits."""

    kind: Kind
    count: int


KINDS = (
    Kind(
        "suggestions",
        _("suggested organizations"),
        _("Say whether the article names them."),
        lambda: Mention.objects.suggested(),
        "desk_organizations",
    ),
    Kind(
        "corrections",
        _("readers' corrections"),
        _("Readers proposed something else."),
        lambda: Correction.objects.open(),
        "desk",
        see="articles.view_correction",
    ),
    Kind(
        "names",
        _("names in no registry"),
        _("They recur in texts: make them organizations or other names, or dismiss them."),
        lambda: NameCandidate.objects.recurring(),
        "desk",
        see="articles.view_namecandidate",
    ),
    Kind(
        "doubles",
        _("possible doubles"),
        _("Pairs of articles that are much alike."),
        lambda: PossibleDouble.objects.open(),
        "desk",
        see="articles.view_possibledouble",
    ),
    Kind(
        "readings",
        _("failed readings"),
        _("Captures that could not be read."),
        lambda: Capture.objects.failing(),
        "articles_capture_changelist",
        "state=failed",
        see="articles.view_capture",
    ),
)


def waiting(user: AbstractBaseUser | AnonymousUser) -> Iterator[Waiting]:
    """How much there is of each kind that the user may see; a query each."""
    for kind in KINDS:
        if user.has_perm(kind.see):  # type: ignore[union-attr]
            yield Waiting(kind, kind.rows().count())
