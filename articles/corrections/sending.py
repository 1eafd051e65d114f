"""Keeping what a reader proposes. The reader's link holds a secret, of which the archive knows a hash."""

import hashlib
import re
import secrets
from dataclasses import asdict, dataclass

from django.db import transaction

from articles.corrections import senders
from articles.models import Article, Correction

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
"""32 random bytes as `secrets.token_urlsafe` writes them."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a reader proposes: columns of a `Correction`, checked by the form."""

    field: str
    old_value: str
    proposed: str
    reason: str = ""
    evidence_url: str = ""


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def find(token: str) -> Correction | None:
    """The suggestion that a private link leads to, with its article."""
    if not TOKEN.fullmatch(token):
        return None
    return Correction.objects.filter(token_hash=digest(token)).select_related("article").first()


def send(suggestion: Suggestion, *, article: Article, sender: str, token: str = "") -> str:
    """Keep a suggestion for the desk; returns the secret of its link. Raises `senders.TooMany`.

    `token` is the one that the form was made with: the same form sent twice is one suggestion, and another text sent
    with it has a secret of its own.
    """
    token = token if TOKEN.fullmatch(token) else new_token()
    with transaction.atomic():
        senders.wait_for_turn()
        sent = Correction.objects.filter(token_hash=digest(token)).first()
        if sent is not None:
            if sent.article_id == article.pk and suggestion == suggestion_of(sent):
                return token
            token = new_token()
        senders.check(sender)
        Correction.objects.create(article=article, sender_hash=sender, token_hash=digest(token), **asdict(suggestion))
        senders.forget()
    return token


def suggestion_of(sent: Correction) -> Suggestion:
    return Suggestion(sent.field, sent.old_value, sent.proposed, sent.reason, sent.evidence_url)
