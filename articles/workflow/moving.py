"""Going one of the ways: locked, whole or not at all, and telling what stayed and why."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models.functions import Now

from articles.actions import Outcome
from articles.acts import Actor, acting, recorded
from articles.acts.reading import portions
from articles.models import Act, Article, ArticleQuerySet, Status
from articles.workflow import four_eyes
from articles.workflow.transitions import TRANSITIONS, WAITING

FORGOTTEN: dict[str, Any] = {"publish_at": None, "scheduled_by": None}
"""What was planned for an article, that goes another way now."""


def submit(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Say that drafts are ready for another pair of eyes."""
    return move("submit", articles, by, submitted_by=by and by.pk, submitted_at=Now())


def send_back(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Say that articles in review want more work."""
    return move("send_back", articles, by, **FORGOTTEN, submitted_by=None, submitted_at=None)


def publish(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Show drafts to the public. What was restricted or withdrawn was so on purpose, and stays so."""
    return move("publish", articles, by, published_at=Now())


def publish_metadata(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Show the public that drafts exist, and who published them when, but none of their text."""
    return move("publish_metadata", articles, by, published_at=Now())


def restrict(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Hide the text of published articles; what says who published them when stays."""
    return move("restrict", articles, by)


def lift(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Show the text of restricted articles again."""
    return move("lift", articles, by)


def unpublish(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Take public articles back to drafts, without a tombstone: for what was never meant to be public."""
    return move("unpublish", articles, by, published_at=None, submitted_by=None, submitted_at=None)


def move(name: str, articles: ArticleQuerySet, by: Actor, **values: Any) -> Outcome:
    """Take articles one way and write `values` with it.

    What is in none of its states stays, and so does what wants another pair of eyes; both are counted.
    """
    transition = TRANSITIONS[name]
    with acting(by, name):
        statuses = locked(articles)
        ready = {pk: status for pk, status in statuses.items() if status in transition.comes_from}
        shown = {pk: status for pk, status in ready.items() if status in WAITING} if transition.shows else {}
        refused = four_eyes.refusals(shown, by)
        gone = [pk for pk in ready if pk not in refused]
        forgotten = {} if transition.to in WAITING else FORGOTTEN
        write(gone, status=transition.to, **forgotten, **values)
    return Outcome(len(gone), left(statuses[pk] for pk in statuses if pk not in ready) | skipped(refused))


def as_act(summary: str, by: Actor, go: Callable[[], Outcome], way: str = "") -> tuple[Outcome, Act | None]:
    """Go a way as an act, which can be undone; what changed nothing is none.

    `way`: the name of a transition. Who may not go it may not undo it either.
    """
    with recorded(Act.Kind.STATUS, summary, by=by, parameters={"way": way}) as act:
        outcome = go()
        act.counts = {"changed": outcome.changed}
    if not outcome.changed:
        act.delete()
    return outcome, act if outcome.changed else None


def locked(articles: ArticleQuerySet) -> dict[int, str]:
    """The states of a selection of any shape by key; nobody else changes them until the transaction ends."""
    plain = Article.objects.filter(pk__in=articles.values("pk")).order_by("pk")
    return dict(plain.select_for_update().values_list("pk", "status"))


def write(keys: list[int], **values: Any) -> None:
    for portion in portions(keys):
        Article.objects.filter(pk__in=portion).update(**values, updated_at=Now())


def left(statuses: Iterable[str]) -> dict[str, int]:
    """Articles that stay as they are, by the name of their state."""
    found = list(statuses)
    return {str(status.label): found.count(status) for status in Status if status in found}


def skipped(refused: Mapping[int, Any]) -> dict[str, int]:
    """Articles that were refused, by the reason for it."""
    reasons = list(map(str, refused.values()))
    return {reason: reasons.count(reason) for reason in dict.fromkeys(reasons)}
