"""The text of an article as a page shows it: as much as the display policy allows, with the organizations marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article, Mention

register = template.Library()

HEADING = "## "
GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """An organization named in the text from `start` to `end`, in code points of the body."""

    start: int
    end: int
    address: str


@register.simple_tag
def article_text(article: Article, marks: bool = True) -> SafeString:
    """The visible text as paragraphs and headings; with `marks`, accepted mentions link to their organizations."""
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
            Mark(start, end, mention.organization.get_absolute_url())
            for mention in article.accepted_mentions
            if fits(mention, article)
            for start, end in mention.offsets
            if 0 <= start < end <= length
        ),
        key=lambda mark: (mark.start, -mark.end),
    )
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


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
    pieces = []
    for mark in marks:
        pieces.append(escape(text[start : mark.start]))
        pieces.append(format_html('<a class="org" href="{}">{}</a>', mark.address, text[mark.start : mark.end]))
        start = mark.end
    pieces.append(escape(text[start:end]))
    return "".join(pieces)


@register.simple_tag
def mentions_with_evidence(article: Article) -> list[tuple[Mention, bool]]:
    """The accepted mentions, each with whether the public may read the sentence that it rests on."""
    visible = article.visible_body
    whole, folded = visible == article.body, " ".join(visible.split())

    def readable(sentence: str) -> bool:
        return bool(sentence) and (whole or " ".join(sentence.split()) in folded)

    return [(mention, readable(mention.sentence)) for mention in article.accepted_mentions]


@register.filter
def with_name_marked(sentence: str, name: str) -> SafeString:
    """`sentence` with the first occurrence of `name` marked as an organization."""
    before, found, after = sentence.partition(name) if name else (sentence, "", "")
    if not found:
        return escape(sentence)
    return format_html('{}<span class="org">{}</span>{}', before, found, after)
