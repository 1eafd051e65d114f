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
    """A page whose strange tags have lost their attributes: the long ones, and those with a "<" inside.

    It ends before a tag that never does. Linear, however the brackets stand.
    """
    kept, place = [], 0
    while (start := text.find("<", place)) >= 0:
        kept.append(text[place:start])
        following = text[start + 1 : start + 2]
        if not (following.isalpha() or following in ("/", "!", "?")):
            kept.append("<")
            place = start + 1
            continue
        end = text.find(">", start)
        if end < 0:
            return "".join(kept)
        kept.append(_plain_tag(text[start : end + 1]))
        place = end + 1
    return "".join([*kept, text[place:]])


def _plain_tag(tag: str) -> str:
    if len(tag) <= LONGEST_TAG and "<" not in tag[1:]:
        return tag
    if tag.startswith(("<!", "<?")):
        return ""
    name = NAME.match(tag)
    return f"{name[0]}>" if name else ""
