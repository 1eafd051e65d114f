"""Taking articles away from the public, with a tombstone that says when and why."""

from django.db.models.functions import Now

from articles.actions import Outcome
from articles.acts import Actor
from articles.models import ArticleQuerySet, WithdrawalKind
from articles.workflow.moving import move


def withdraw(*, articles: ArticleQuerySet, reason: str, by: Actor, kind: str = WithdrawalKind.OTHER) -> Outcome:
    """Replace public articles by a tombstone that says when and why. Raises `ValueError` without a reason."""
    if not reason.strip():
        raise ValueError("A withdrawal needs a reason: the tombstone shows it.")
    said = {"withdrawn_kind": kind, "withdrawn_reason": reason.strip()}
    return move("withdraw", articles, by, withdrawn_at=Now(), **said)
