"""The text of an article as a page shows it: as much as the display policy allows, with the organizations marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article, Mention, Topic

register = template.Library()

HEADING = "## "
GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """An organization named in the text from `start` to `end`, in code points of the body.

    `address` is where it leads; `thing` the anchor of the first mark of its organization, which this may be.
    """

    start: int
    end: int
    address: str
    thing: str = ""
    is_first: bool = False


@register.simple_tag
def article_text(article: Article, marks: bool = True) -> SafeString:
    """The visible text as paragraphs and headings; with `marks`, accepted mentions lead to their evidence."""
    visible = article.visible_body
    spans = marks_within(article, shown_length(article.body, visible)) if marks else []
    return mark_safe("\n".join(blocks(visible, spans)))


def shown_length(body: str, visible: str) -> int:
    """How many code points of `body` are visible: an excerpt is its beginning and one "…"."""
    return len(visible) if visible == body else max(len(visible) - 1, 0)


def marks_within(article: Article, length: int) -> list[Mark]:
    """Marks of the first `length` code points in order; of two that overlap, the first and then the longer stays."""
    found = sorted(
        (
            Mark(start, end, f"#{evidence_anchor(mention.organization)}", text_anchor(mention.organization))
            for mention in article.accepted_mentions
            if fits(mention, article)
            for start, end in mention.offsets
            if 0 <= start < end <= length
        ),
        key=lambda mark: (mark.start, -mark.end),
    )
    kept: list[Mark] = []
    seen: set[str] = set()
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark if mark.thing in seen else replace(mark, is_first=True))
            seen.add(mark.thing)
    return kept


def evidence_anchor(thing: Any) -> str:
    """Where the page tells what a tag rests on: "evidence-baidu", "evidence-topic-data-flows"."""
    return f"evidence-{'topic-' if isinstance(thing, Topic) else ''}{thing.slug}"


def text_anchor(thing: Any) -> str:
    """The first place of the text at which an organization is marked."""
    return f"named-{thing.slug}"


def fits(mention: Mention, article: Article) -> bool:
    """Whether the offsets still point at the name: an editor may have corrected the text after it was tagged."""
    if not mention.surface or mention.surface in article.title:
        return True
    return any(article.body[start:end] == mention.surface for start, end in mention.offsets)


def blocks(visible: str, marks: Sequence[Mark]) -> Iterator[str]:
    """Each block of the text as one HTML element. A mark that reaches over the edge of a block is left out."""
    start = 0
    for block in visible.split(GAP):
        end = start + len(block)
        tag, first = ("h2", start + len(HEADING)) if block.startswith(HEADING) else ("p", start)
        within = [mark for mark in marks if first <= mark.start and mark.end <= end]
        if visible[first:end].strip():
            yield f"<{tag}>{marked(visible, first, end, within)}</{tag}>"
        start = end + len(GAP)


def marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """`text[start:end]`, escaped, with a link for each of `marks`."""
    pieces: list[str] = []
    for mark in marks:
        pieces.append(escape(text[start : mark.start]))
        anchor = format_html(' id="{}"', mark.thing) if mark.is_first else ""
        words = text[mark.start : mark.end]
        pieces.append(format_html('<a class="org" href="{}"{}>{}</a>', mark.address, anchor, words))
        start = mark.end
    pieces.append(escape(text[start:end]))
    return "".join(pieces)


@register.filter
def with_name_marked(sentence: str, name: str) -> SafeString:
    """`sentence` with the first occurrence of `name` marked as an organization."""
    before, found, after = sentence.partition(name) if name else (sentence, "", "")
    if not found:
        return escape(sentence)
    return format_html('{}<span class="org">{}</span>{}', before, found, after)
