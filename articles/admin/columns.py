"""How the admin shows what is particular to the archive: states, origins, evidence, counts that are links."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Mention, Origin

VALUE_NAMES = {
    "title": gettext_lazy("title"),
    "date": gettext_lazy("date"),
    "event": gettext_lazy("edition"),
    "source": gettext_lazy("outlet"),
    "agency": gettext_lazy("agency"),
    "place": gettext_lazy("place"),
    "byline": gettext_lazy("byline"),
    "language": gettext_lazy("language"),
}
"""The values that have an origin, in the order in which an editor checks them."""

DOUBTFUL = tuple(value for value in VALUE_NAMES if value != "language")
"""A language is nearly always inferred, and nearly always right: flagging it would hide the rest."""

NOTHING = "–"
ABSENT = mark_safe('<span class="nothing">–</span>')
"""A dash that fills a cell of a table, and is left out where the rows are no table but blocks (narrow screens)."""
BREAK = mark_safe("<br>")


def badge(kind: str, text: Any) -> SafeString:
    return format_html('<span class="badge badge-{}">{}</span>', kind, text)


def link(address: str, text: Any) -> SafeString:
    return format_html('<a href="{}">{}</a>', address, text)


def links(pairs: Iterable[tuple[str, Any]]) -> SafeString | str:
    """One link a line; a dash for none."""
    return format_html_join(BREAK, '<a href="{}">{}</a>', pairs) or NOTHING


def lines(texts: Iterable[str]) -> SafeString | str:
    """One text a line; a dash for none."""
    return format_html_join(BREAK, "{}", ((text,) for text in texts)) or NOTHING


def counted(number: int, address: str) -> SafeString | str:
    """A count as a link to what it counts."""
    return link(address, number) if number else NOTHING


def inferred(article: Article) -> SafeString | str:
    """One badge for each value that was inferred, and so wants a look."""
    found = [VALUE_NAMES[value] for value in DOUBTFUL if getattr(article, f"{value}_origin") == Origin.INFERRED]
    return format_html_join(" ", '<span class="badge badge-inferred">{}</span>', ((name,) for name in found)) or ABSENT


def basis(article: Article, value: str) -> SafeString | str:
    """What a value rests on: its origin, and the words of the document behind it."""
    origin = getattr(article, f"{value}_origin", "")
    if not origin:
        return NOTHING
    evidence = getattr(article, f"{value}_evidence", "")
    shown = badge(origin, Origin(origin).label)
    return format_html('{} <q class="evidence">{}</q>', shown, evidence) if evidence else shown


class Printed(Protocol):
    """Words as they are printed, and the sentence around them."""

    @property
    def surface(self) -> str: ...

    @property
    def sentence(self) -> str: ...


def evidence(mention: Printed) -> SafeString | str:
    """The sentence that names the organization, its printed name marked."""
    surface, sentence = mention.surface, " ".join(mention.sentence.split())
    before, found, after = sentence.partition(surface) if surface else (sentence, "", "")
    if not found:
        return format_html("<mark>{}</mark> {}", surface, sentence) if surface else (sentence or NOTHING)
    return format_html("{}<mark>{}</mark>{}", before, found, after)


def found_by(mention: Mention) -> str:
    """Who or what found a mention, and how often it is in the text."""
    how = f"{mention.get_origin_display()} ({mention.rule})" if mention.rule else mention.get_origin_display()
    return f"{how} · {_('{count} times').format(count=mention.count)}" if mention.count > 1 else str(how)
