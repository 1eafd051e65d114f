"""Lines of a page: all that it shows, for what stands around the article; and those of the article's clean HTML."""

import html
import re
from dataclasses import dataclass, field

import nh3
from lxml import etree
from lxml.html import HtmlElement

from articles.readers.decoding import tidy
from articles.readers.html.furniture import is_furniture
from articles.readers.markup import BLOCKS, LEFT_OUT
from articles.readers.wordlists import word_set

KEPT = word_set("p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table thead tbody tr td th br div section article")
DROPPED = word_set("script style noscript template iframe svg math xmp title textarea noembed noframes")
NO_ATTRIBUTES: dict[str, set[str]] = {"*": set()}
"""The star is for those that nh3 lets through anywhere, such as titles."""
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)>")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SKIPPED = frozenset(LEFT_OUT) - {"header", "form", "ref", "hyp", "aside", "footer"}
LONGEST_AROUND = 600
NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Line:
    """A line that a page shows; `linked`: how many of its characters are links; `head`: whether it is a heading.

    `key`: its letters and digits alone, by which lines are compared.
    """

    text: str
    linked: int = 0
    head: bool = False
    key: str = ""


@dataclass(slots=True)
class _Open:
    """The line that is being put together."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    head: bool = False


def of_page(tree: HtmlElement) -> list[Line]:
    """The lines that a page shows, menus and other furniture left out as far as the page marks them; long ones cut."""
    lines: list[Line] = []
    line = _Open()
    links = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        block = tag in BLOCKS or tag == "br"
        if block:
            line = _closed(line, lines)
        if event == "end":
            links -= tag == "a"
            _add(line, element.tail, links)
            continue
        links += tag == "a"
        if tag in SKIPPED or is_furniture(element):
            walk.skip_subtree()
            continue
        line.head = line.head or tag in HEADINGS
        _add(line, element.text, links)
    _closed(line, lines)
    return lines


def _add(line: _Open, text: str | None, links: int) -> None:
    if text:
        line.parts.append(text)
        if links > 0:
            line.linked += len(text.strip())


def _closed(line: _Open, lines: list[Line]) -> _Open:
    """End a line, keep it if there is anything in it, and begin the next."""
    text = folded("".join(line.parts)[: 4 * LONGEST_AROUND]) if line.parts else ""
    if text:
        shown = text[:LONGEST_AROUND]
        lines.append(Line(shown, line.linked, line.head, key_of(shown)))
    return _Open() if line.parts or line.head else line


def of_article(markup: str) -> list[str]:
    """The lines of an extractor's HTML: blocks, headings with "## ", items with "- ", a row of a table on a line.

    What an extractor lets through of scripts, handlers and addresses goes first: elements of text stay, nothing else.
    """
    clean = nh3.clean(markup, tags=set(KEPT), clean_content_tags=set(DROPPED), attributes=NO_ATTRIBUTES, link_rel=None)
    lines: list[str] = []
    parts: list[str] = []
    cells: list[str] = []
    prefix = ""
    place = 0
    for found in TAG.finditer(clean):
        parts.append(clean[place : found.start()])
        place = found.end()
        closing, tag = bool(found[1]), found[2]
        if tag in ("td", "th"):
            if closing:
                cells.append(_text(parts))
            parts.clear()
            continue
        if tag == "tr" and closing:
            lines.append(_row(cells))
            cells.clear()
        if cells:
            continue
        lines.append(_block(prefix, parts))
        parts.clear()
        prefix = "" if closing else "## " if tag in HEADINGS else "- " if tag == "li" else prefix if tag == "br" else ""
    lines.append(_block(prefix, [*parts, clean[place:]]))
    return [line for line in lines if line]


def _block(prefix: str, parts: list[str]) -> str:
    text = _text(parts)
    return f"{prefix}{text}" if text else ""


def _row(cells: list[str]) -> str:
    """A row as "first: second, third"; bars between cells would look like a menu."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return "".join(filled)
    return f"{filled[0].rstrip(':：')}: {', '.join(filled[1:])}"


def _text(parts: list[str]) -> str:
    return folded(html.unescape("".join(parts)))


def key_of(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return NO_LETTERS.sub("", text.lower())


def folded(text: str) -> str:
    """A line with its white space folded, as a browser shows it."""
    return " ".join(tidy(text).split())
