"""What editors say to each other about an article: written, changed by whoever wrote it, and settled."""

from typing import Any

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles.acts import Actor, acting
from articles.models import Article, Comment

MOST = 10_000
"""Characters of a comment."""


class CommentError(Exception):
    """A comment that is not written, or not changed. The message says why, and what to do."""


def write(*, article: Article, text: str, by: Any) -> Comment:
    """Say something about an article. Raises `CommentError` for nothing but white space, and for a whole book."""
    with acting(by, "comment"):
        return Comment.objects.create(article=article, text=_plain(text), by=by)


def change(*, comment: Comment, text: str, by: Any) -> None:
    """Say it in other words; only whoever wrote it does. The history keeps the earlier ones."""
    words = _plain(text)
    with acting(by, "comment"):
        row = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
        if row.by_id is None or row.by_id != by.pk:
            raise CommentError(_("Somebody else wrote this comment: answer it with one of your own."))
        if row.text != words:
            Comment.objects.filter(pk=row.pk).update(text=words, changed_at=Now())


def settle(*, comment: Comment, by: Actor) -> bool:
    """Mark a comment as settled; False where somebody has done so before."""
    with acting(by, "settle"):
        return bool(Comment.objects.open().filter(pk=comment.pk).update(settled_at=Now(), settled_by=by and by.pk))


def reopen(*, comment: Comment, by: Actor) -> bool:
    """Mark a comment as waiting again; False where it does."""
    with acting(by, "reopen"):
        settled = Comment.objects.filter(pk=comment.pk, settled_at__isnull=False)
        return bool(settled.update(settled_at=None, settled_by=None))


def _plain(text: str) -> str:
    words = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not words:
        raise CommentError(_("There is nothing in the comment yet: write what the others should know."))
    if len(words) > MOST:
        text = _("A comment has at most {most} characters, and this one has {number}: shorten it.")
        raise CommentError(text.format(most=MOST, number=len(words)))
    return words
