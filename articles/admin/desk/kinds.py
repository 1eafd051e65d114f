"""What waits for an editor, by kind. A kind is an entry of `KINDS`: the overview and the first page read them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.admin.article_filters import ROUNDUP, newer_waiting
from articles.admin.intake.sitting import unfinished
from articles.models import (
    Article,
    ArticleTopic,
    Capture,
    Comment,
    Correction,
    Feed,
    Mention,
    NameCandidate,
    PossibleDouble,
    Status,
)
from articles.models.article_desk import INFERRED_DATE, INFERRED_EDITION, NO_EDITION, NO_OUTLET
from articles.retagging.rejections import often_rejected


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that waits.

    name     in addresses and styles; where there is a queue of articles, its name
    group    the part of the overview that it stands in, a key of `GROUPS`
    label    what it is, for a count before it: "12 inferred dates"
    hint     what is to be done, in a sentence
    number   how much of it there is: has to be quick on a large archive
    page     name of the address that holds it, with its arguments and its query string
    see      the right without which it is not shown
    queue    whether its articles can be looked at one by one
    """

    name: str
    group: str
    label: Any
    hint: Any
    number: Callable[[], int]
    page: str
    arguments: tuple[Any, ...] = ()
    query: str = ""
    see: str = "articles.view_article"
    queue: bool = False

    @property
    def address(self) -> str:
        return reverse(f"admin:{self.page}", args=self.arguments) + (f"?{self.query}" if self.query else "")

    @property
    def one_by_one(self) -> str:
        """The page of its first article; "" where it has no queue."""
        return f"{reverse('admin:desk_articles')}?queue={self.name}" if self.queue else ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A kind and how much of it waits."""

    kind: Kind
    count: int

    @property
    def label(self) -> Any:
        return self.kind.label

    @property
    def address(self) -> str:
        return self.kind.address


GROUPS = {
    "tags": _("Organizations and topics"),
    "facts": _("Facts"),
    "texts": _("Texts"),
    "ways": _("Taking in"),
}


def articles(condition: Any) -> Callable[[], int]:
    return lambda: Article.objects.filter(condition).count()


def with_status(status: str) -> dict[str, Any]:
    return {
        "number": lambda: Article.objects.filter(status=status).count(),
        "page": "articles_article_changelist",
        "query": f"status__exact={status}",
    }


KINDS = (
    Kind(
        "suggestions",
        "tags",
        _("suggested organizations"),
        _("Say whether the article names them: by organization, or one article at a time."),
        lambda: Mention.objects.suggested().count(),
        "desk_organizations",
        queue=True,
    ),
    Kind(
        "topics",
        "tags",
        _("suggested topics"),
        _("Say whether the article is about them."),
        lambda: ArticleTopic.objects.suggested().count(),
        "desk_articles",
        query="queue=topics",
        queue=True,
    ),
    Kind(
        "unsure",
        "tags",
        _("organizations and topics put off"),
        _("Somebody was unsure; look again."),
        lambda: Mention.objects.unsure().count() + ArticleTopic.objects.unsure().count(),
        "desk_articles",
        query="queue=unsure",
        queue=True,
    ),
    Kind(
        "names",
        "tags",
        _("names in no registry"),
        _("They recur in texts: make them organizations or other names, or dismiss them."),
        lambda: NameCandidate.objects.recurring().count(),
        "desk_names",
        see="articles.view_namecandidate",
    ),
    Kind(
        "rejected",
        "tags",
        _("rules often rejected"),
        _("Names, cues and rules whose suggestions are mostly wrong: change them."),
        lambda: len(often_rejected()),
        "desk_rejected",
    ),
    Kind(
        "dates",
        "facts",
        _("inferred dates"),
        _("Confirm the date, or put it right."),
        articles(INFERRED_DATE),
        "desk_list",
        ("dates",),
        queue=True,
    ),
    Kind(
        "editions",
        "facts",
        _("inferred editions"),
        _("Confirm the edition, or choose another."),
        articles(INFERRED_EDITION),
        "desk_list",
        ("editions",),
        queue=True,
    ),
    Kind(
        "no-edition",
        "facts",
        _("articles without edition"),
        _("Choose one, or say that there is none."),
        articles(NO_EDITION),
        "desk_list",
        ("no-edition",),
        queue=True,
    ),
    Kind(
        "no-outlet",
        "facts",
        _("articles without outlet"),
        _("Name it, or say that there is none."),
        articles(NO_OUTLET),
        "desk_list",
        ("no-outlet",),
        queue=True,
    ),
    Kind(
        "corrections",
        "texts",
        _("readers' corrections"),
        _("Readers proposed something else: accept it, or answer."),
        lambda: Correction.objects.open().count(),
        "desk_corrections",
        see="articles.view_correction",
    ),
    Kind(
        "doubles",
        "texts",
        _("possible doubles"),
        _("Pairs of articles that are much alike: one story, or two texts?"),
        lambda: PossibleDouble.objects.open().count(),
        "desk_doubles",
        see="articles.view_possibledouble",
    ),
    Kind(
        "newer",
        "texts",
        _("newer texts"),
        _("Their pages say something else now: take it over, or leave it."),
        lambda: newer_waiting().values("article").distinct().count(),
        "articles_article_changelist",
        query="other=newer",
    ),
    Kind(
        "roundups",
        "texts",
        _("round-ups to split"),
        _("Drafts in which several stories were found."),
        lambda: Article.objects.filter(ROUNDUP, status__in=[Status.DRAFT, Status.IN_REVIEW]).count(),
        "articles_article_changelist",
        query="other=roundup&status__in=draft,in_review",
    ),
    Kind(
        "comments",
        "texts",
        _("articles with open comments"),
        _("Editors asked or noted something: answer it, or settle it."),
        lambda: Comment.objects.open().values("article").distinct().count(),
        "articles_article_changelist",
        query="comments=open",
        see="articles.view_comment",
        queue=True,
    ),
    Kind(
        "planned",
        "texts",
        _("articles to be published later"),
        _("They become public by themselves when their time comes."),
        lambda: Article.objects.filter(publish_at__isnull=False).count(),
        "articles_article_changelist",
        query="planned=yes",
    ),
    Kind("drafts", "texts", _("drafts"), _("Not public yet."), **with_status("draft")),
    Kind("reviews", "texts", _("articles in review"), _("They want a second look."), **with_status("in_review")),
    Kind(
        "readings",
        "ways",
        _("failed readings"),
        _("Captures that could not be read, with the reason."),
        lambda: Capture.objects.failing().count(),
        "articles_capture_changelist",
        query="state=failed",
        see="articles.view_capture",
    ),
    Kind(
        "feeds",
        "ways",
        _("silent feeds"),
        _("They failed, or had nothing new for long."),
        lambda: Feed.objects.silent().count(),
        "articles_feed_changelist",
        query="state=silent",
        see="articles.view_feed",
    ),
    Kind(
        "intakes",
        "ways",
        _("intakes to look at"),
        _("Begun, and not saved yet."),
        lambda: unfinished().count(),
        "articles_intake_changelist",
        query="channel__exact=admin&state__exact=running",
        see="articles.add_article",
    ),
)


def waiting(user: AbstractBaseUser | AnonymousUser) -> Iterator[Waiting]:
    """How much there is of each kind that the user may see."""
    for kind in KINDS:
        if user.has_perm(kind.see):  # type: ignore[union-attr]
            yield Waiting(kind, kind.number())


def waiting_of(name: str) -> Waiting:
    """One kind and how much there is of it."""
    kind = next(kind for kind in KINDS if kind.name == name)
    return Waiting(kind, kind.number())


def count_of(name: str) -> int:
    return waiting_of(name).count
