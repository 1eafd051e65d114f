"""The article of a page: by trafilatura, or line by line where it finds none or where a page is beyond its means."""

import logging
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from articles.readers import markup
from articles.readers.html.lines import of_article

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

LONGEST_TAG = 2000
BARE_NAME = 24


def article_lines(tree: HtmlElement) -> list[str]:
    """The lines of a page's article (see `of_article`); none where trafilatura finds none or fails. `tree` is kept."""
    # Loaded with the first page: it takes half a second, which no other command should wait for.
    from trafilatura import extract

    try:
        found = extract(tree, options=options())
    except Exception:
        # Whatever breaks in the extractor on a strange page, the page has lines.
        return []
    return of_article(found) if found else []


@lru_cache(maxsize=1)
def options() -> "Extractor":
    """How trafilatura is asked: its balanced way with its rivals' help, tables kept, comments and links left out."""
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return Extractor(output_format="html", comments=False, tables=True, links=False, images=False, fast=False)


def plain_lines(text: str) -> list[str]:
    """The lines of a page's text as they come, furniture left out that is marked as such. Linear in any page."""
    bare, _ = markup.plain_lines(with_short_tags(text))
    return [line for line in bare.split("\n") if line.strip()]


def with_short_tags(text: str) -> str:
    """A page whose longest tags have lost their attributes, and which ends before a tag that never does."""
    if max(map(len, text.split(">"))) <= LONGEST_TAG:
        return text
    kept, place = [], 0
    while (start := text.find("<", place)) >= 0:
        if not (text[start + 1 : start + 2].isalpha() or text[start + 1 : start + 2] in ("/", "!", "?")):
            kept.append(text[place : start + 1])
            place = start + 1
            continue
        end = text.find(">", start)
        if end < 0:
            kept.append(text[place:start])
            place = len(text)
            break
        tag = text[start : end + 1]
        if len(tag) > LONGEST_TAG:
            tag = tag[:BARE_NAME].split()[0].rstrip(">") + ">" if not tag.startswith("<!") else ""
        kept += (text[place:start], tag)
        place = end + 1
    return "".join([*kept, text[place:]])
