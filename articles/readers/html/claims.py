"""What a page says of itself beside its text: each claim under the name that the page has for it.

Claims travel as `Record.labels`, pairs of name and value, so that understanding can list every candidate. The names:

===========  ==========================================================================================================
date         datePublished, dateCreated, uploadDate (JSON-LD, microdata); article:published_time, og:release_date,
             pubdate, publishdate, date, … (meta); citation_publication_date, citation_date, DC.date.issued, …;
             time (an element of the article's head); those of a change: dateModified, article:modified_time, …
outlet       og:site_name; application-name; publisher, isPartOf, site (of a WebSite; all JSON-LD); source (meta);
             citation_publisher, citation_journal_title, dc.publisher
author       author (JSON-LD, meta, rel=author); article:author; citation_author; dc.creator; byl, parsely-author, …;
             author_organization: an author that JSON-LD calls an organization
title        headline (JSON-LD); og:title; citation_title; dc.title; heading (the h1); page_title (with the site's name)
address      canonical (rel=canonical); og:url; mainEntityOfPage; url (JSON-LD); saved_from (a browser's note)
language     lang (of html); og:locale; inLanguage; content-language; dc.language
summary      description; og:description
===========  ==========================================================================================================
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.readers.decoding import tidy

LONGEST = 1000
TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
"""In a title or a description, a tag is what a writer of pages forgot to take out."""
UNFINISHED = re.compile(r"</?[A-Za-z][\w-]*\s+[\w-]+\s*=")
DEEPEST = 9
MOST = 120
"""Claims of a page at most: what names a thousand authors names none."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that a page gives under a name of its own; `where` is "JSON-LD", "meta", "microdata", "link", …"""

    name: str
    value: str
    where: str

    @property
    def words(self) -> str:
        """The claim as evidence: JSON-LD datePublished: 2021-12-15T18:41:14+08:00."""
        return f"{self.where} {self.name}: {self.value}"[:200]


def claim(name: str, value: object, where: str) -> Iterator[Claim]:
    """The claim, unless there is nothing in it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        text = " ".join(without_tags(tidy(value[: 4 * LONGEST])).split())[:LONGEST]
        if text and re.search(r"\w", text):
            yield Claim(name, text, where)


def without_tags(text: str) -> str:
    """A text without tags, nor those that come of taking others out of their middle.

    One that nothing ends, or that lies deeper, ends the text.
    """
    for _ in range(DEEPEST):
        if (fewer := TAG.sub("", text)) == text:
            return text[: found.start()] if (found := UNFINISHED.search(text)) else text
        text = fewer
    return text.partition("<")[0]


def values(claims: Sequence[Claim], *names: str) -> list[str]:
    """The values under any of `names`, in the order of the names, each once."""
    return list(dict.fromkeys(one.value for name in names for one in claims if one.name.lower() == name.lower()))


def first(claims: Sequence[Claim], *names: str) -> str | None:
    """The value of the first of `names` that the page gives."""
    return next(iter(values(claims, *names)), None)
