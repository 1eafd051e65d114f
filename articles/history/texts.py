"""The versions of an article's text: as it is, as it was before each edit, and as its page had it at other times."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models.functions import Length
from django.utils.translation import gettext as _

from articles.history import who
from articles.models import Article, ArticleCapture

MOST = 200
"""Edits of one text that are listed."""
NOW = "now"


@dataclass(frozen=True, slots=True)
class Text:
    """A version of a text, without the text.

    key     names it in addresses: "now", "e12" for the text before the event 12, "c7" as a capture has it
    since   when it was written, fetched or taken in; `who` wrote it, by which action, and why
    length  characters
    """

    key: str
    title: str
    since: datetime
    who: str
    action: str
    length: int
    note: str = ""

    @property
    def is_now(self) -> bool:
        return self.key == NOW


def versions(article: Article) -> list[Text]:
    """All versions, the newest first; of edits the latest only, where there are very many."""
    edits = list(_events(article).annotate(length=Length("body")).defer("body").order_by("-pgh_id")[:MOST])
    people = who.People(_told(edit) for edit in edits)
    titles = _Titles(article)
    found = []
    key, length, until = NOW, len(article.body), None
    for edit in edits:
        told = _told(edit)
        action = who.action(told) or _("edited")
        title = titles.until(until)
        found.append(Text(key, title, edit.pgh_created_at, people.who(told), action, length, who.note(told)))
        key, length, until = f"e{edit.pgh_id}", edit.length, edit.pgh_created_at
    found.append(Text(key, titles.until(until), article.created_at, "", _("as it was taken in"), length))
    return sorted([*found, *_of_captures(article)], key=lambda text: (text.is_now, text.since), reverse=True)


def text_of(article: Article, key: str) -> tuple[str, str] | None:
    """Title and text of a version; None for a key of no version."""
    number = int(key[1:]) if key[1:].isascii() and key[1:].isdecimal() and len(key) < 19 else 0
    if key == NOW:
        return article.title, article.body
    if key.startswith("e") and (edit := _events(article).filter(pgh_id=number).first()):
        return _Titles(article).until(edit.pgh_created_at), edit.body
    if key.startswith("c") and (link := article.article_captures.exclude(body="").filter(pk=number).first()):
        return link.title or article.title, link.body
    return None


def _events(article: Article) -> Any:
    changed: Any = Article.pgh_event_models["body_update"]  # type: ignore[attr-defined]
    return changed.objects.filter(pgh_obj_id=article.pk, pgh_label="body_update").select_related("pgh_context")


def _told(event: Any) -> dict[str, Any] | None:
    return event.pgh_context.metadata if event.pgh_context else None


class _Titles:
    """What the title was when a text was replaced."""

    def __init__(self, article: Article) -> None:
        events: Any = Article.pgh_event_models["update"]  # type: ignore[attr-defined]
        rows = events.objects.filter(pgh_obj_id=article.pk, pgh_label="update").order_by("pgh_id")
        self._titles = list(rows.values_list("pgh_created_at", "title"))
        self._now = article.title

    def until(self, at: datetime | None) -> str:
        if at is None:
            return self._now
        return next((title for until, title in self._titles if until >= at), self._now)


def _of_captures(article: Article) -> Iterator[Text]:
    links = article.article_captures.exclude(body="").select_related("capture").annotate(length=Length("body"))
    for link in links.defer("body"):
        at = link.fetched_at or link.capture.fetched_at or link.capture.received_at
        yield Text(f"c{link.pk}", link.title or article.title, at, str(link.capture), _role(link), link.length)


def _role(link: ArticleCapture) -> str:
    return str(link.get_role_display())
