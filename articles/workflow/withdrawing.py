"""Taking articles away from the public, with a tombstone that says when and why; and bringing them back.

The log of withdrawals is the database's: a trigger on articles writes it, whichever way their state is changed.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from articles.actions import Outcome
from articles.acts import Actor, acting
from articles.acts.reading import portions
from articles.models import Article, ArticleQuerySet, Status, WithdrawalKind
from articles.workflow.moving import left, locked, move, write
from articles.workflow.transitions import WAITING

NOT_WITHDRAWN: dict[str, Any] = {"withdrawn_at": None, "withdrawn_kind": "", "withdrawn_reason": ""}
SAME = "with this reason already"


def withdraw(*, articles: ArticleQuerySet, kind: str, reason: str, by: Actor, copies: bool = False) -> Outcome:
    """Replace public articles by a tombstone, which says when, of what class the reason is, and why.

    `copies`: the public ones of the same texts in other outlets too. Raises `ValueError` without a reason, or for a
    class that is none of `WithdrawalKind`.
    """
    said = _said(kind, reason)
    if copies:
        keys = [*articles.values_list("pk", flat=True), *public_copies(articles).values_list("pk", flat=True)]
        articles = Article.objects.filter(pk__in=keys)
    return move("withdraw", articles, by, withdrawn_at=Now(), **said)


def public_copies(articles: ArticleQuerySet) -> ArticleQuerySet:
    """What else the public sees of the stories that articles belong to."""
    stories = articles.filter(story__isnull=False).values("story")
    return Article.objects.public().filter(story__in=stories).exclude(pk__in=articles.values("pk"))


def amend(*, articles: ArticleQuerySet, kind: str, reason: str, by: Actor) -> Outcome:
    """Give tombstones another class or reason; since when they stand, stays. Raises as `withdraw`."""
    said = _said(kind, reason)
    with acting(by, "amend"):
        statuses = locked(articles)
        withdrawn = Article.objects.filter(pk__in=statuses, status=Status.WITHDRAWN)
        others = list(withdrawn.exclude(**said).values_list("pk", flat=True))
        same = withdrawn.filter(**said).count()
        write(others, **said)
    stayed = left(status for status in statuses.values() if status != Status.WITHDRAWN)
    return Outcome(len(others), stayed | ({SAME: same} if same else {}))


def bring_back(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Give withdrawn articles the state that they had before, with the time since which they were public.

    No second pair of eyes is asked for: what comes back was public before, and such may be corrected by one editor.
    """
    with acting(by, "bring_back"):
        statuses = locked(articles)
        before = states_before(pk for pk, status in statuses.items() if status == Status.WITHDRAWN)
        for state in Status:
            keys = [pk for pk, status in before.items() if status == state]
            write(keys, status=state, **NOT_WITHDRAWN, published_at=_since(state))
    return Outcome(len(before), left(status for pk, status in statuses.items() if pk not in before))


def states_before(keys: Iterable[int]) -> dict[int, str]:
    """Of withdrawn articles the last state in which they were not, by key: events hold rows as they were before.

    Where the history does not tell, as of an article that was written as a tombstone, one that was ever public is
    taken for published, and another one for a draft.
    """
    found: dict[int, str] = {}
    for portion in portions(list(keys)):
        public = Article.objects.filter(pk__in=portion, published_at__isnull=False).values_list("pk", flat=True)
        found |= dict.fromkeys(portion, Status.DRAFT) | dict.fromkeys(public, Status.PUBLISHED)
        events = Article.pgh_event_models["update"].objects.filter(pgh_obj_id__in=portion)  # type: ignore[attr-defined]
        others = events.filter(~Q(status=Status.WITHDRAWN)).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
        found |= dict(others.values_list("pgh_obj_id", "status"))
    return found


def _since(state: str) -> Any:
    """What becomes of the time since which an article is public."""
    return None if state in WAITING else Coalesce("published_at", Now())


def _said(kind: str, reason: str) -> dict[str, str]:
    if kind not in WithdrawalKind.values:
        raise ValueError(f"“{kind}” is no class of reasons: choose one of {', '.join(WithdrawalKind.values)}.")
    if not reason.strip():
        raise ValueError("A withdrawal needs a reason: the tombstone shows it.")
    return {"withdrawn_kind": kind, "withdrawn_reason": reason.strip()}
