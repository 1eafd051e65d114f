"""The article of a page: by trafilatura, or line by line where it finds none or where a page is beyond its means."""

import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from articles.readers import markup
from articles.readers.html.lines import of_article

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

LEAST, LEAST_CHINESE = 250, 80
"""Characters below which trafilatura takes an article for incomplete; its own measure is that of Latin script."""
LONGEST_TAG = 2000
NAME = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]{0,20}")
RAW_NAMES = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
"""Elements whose content is no markup, whatever stands in it."""
RAW_INITIALS = frozenset("sStTxXiInN")
RAW = re.compile(rf"<({'|'.join(RAW_NAMES)})(?=[\s/>])", re.IGNORECASE)
CLOSING = {name: re.compile(rf"</{name}[^<>]{{0,99}}>", re.IGNORECASE) for name in RAW_NAMES}
MOST_PLAIN = 4_000_000
"""Characters that are read line by line; no article is that long."""


def article_lines(tree: HtmlElement, *, chinese: bool = False) -> list[str]:
    """The lines of a page's article (see `of_article`); none where trafilatura finds none or fails. `tree` is kept.

    `chinese`: the page is in Chinese or Japanese, which say in a character what takes four letters elsewhere.
    """
    # Loaded with the first page: it takes half a second, which no other command should wait for.
    from trafilatura import extract

    try:
        found = extract(tree, options=options(LEAST_CHINESE if chinese else LEAST))
    except Exception:
        # Whatever breaks in the extractor on a strange page, the page has lines.
        return []
    return of_article(found) if found else []


@lru_cache(maxsize=2)
def options(least: int = LEAST) -> "Extractor":
    """How trafilatura is asked: its balanced way with its rivals' help, tables kept, comments and links left out."""
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    asked = Extractor(output_format="html", comments=False, tables=True, links=False, images=False, fast=False)
    asked.min_extracted_size = least
    return asked


def plain_lines(text: str) -> tuple[list[str], bool]:
    """The lines of a page's text as they come, and whether it was cut; furniture that is marked as such is left out."""
    plain = with_plain_tags(text)
    bare, _ = markup.plain_lines(plain[:MOST_PLAIN])
    return [line for line in bare.split("\n") if line.strip()], len(plain) > MOST_PLAIN


def with_plain_tags(text: str) -> str:
    """A page without declarations, comments and programs, whose strange tags have lost their attributes.

    Strange are long tags, and those with a "<" inside. What is never closed goes to the end. Linear, however the
    brackets stand; what is beyond `MOST_PLAIN` characters comes as it is.
    """
    kept, place, size = [], 0, 0
    while (start := text.find("<", place)) >= 0 and size <= MOST_PLAIN:
        kept.append(text[place:start])
        size += start - place + 3
        following = text[start + 1 : start + 2]
        if not (following.isalpha() or following in ("/", "!", "?")):
            kept.append("<")
            place = start + 1
            continue
        place = _end(text, start, may_be_raw=following in RAW_INITIALS)
        if place < 0:
            return "".join(kept)
        kept.append(_plain_tag(text[start:place]))
    return "".join([*kept, text[place:]])


def _end(text: str, start: int, *, may_be_raw: bool) -> int:
    """Where the tag, comment or raw element ends that begins at `start`; -1 if nowhere."""
    if may_be_raw and (raw := RAW.match(text, start)):
        closing = CLOSING[raw[1].lower()].search(text, raw.end())
        return closing.end() if closing else -1
    mark = "-->" if text.startswith("<!--", start) else ">"
    end = text.find(mark, start)
    return end + len(mark) if end >= 0 else -1


def _plain_tag(tag: str) -> str:
    if tag.startswith(("<!", "<?")):
        return ""
    if RAW.match(tag):
        return " "
    if len(tag) <= LONGEST_TAG and "<" not in tag[1:]:
        return tag
    name = NAME.match(tag)
    return f"{name[0]}>" if name else ""
