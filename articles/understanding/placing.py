"""Where the words stand that a value rests on: in the text of the article, in its title, or on the page around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles.matching import bounded
from articles.sentences import sentence_at
from articles.understanding.result import Candidate

FIELDS = frozenset(("date", "edition", "outlet", "agency", "place"))
"""What is read out of running text. A title is words itself, and a language rests on all of them."""
GIVEN = frozenset(("label", "metadata", "address", "category", "document id", "behind title", "year of the address"))
"""Rules whose evidence the document says of itself: it stands in no sentence."""
IN_TITLE = "named in the title"
PARTED = "; "
DAY_BEHIND = re.compile(r", \d{4}(?:-\d{2}){0,2}$")
SHORTEST = 3
PAGE = 200_000
"""Characters of a page that are looked through."""


def placed(found: Iterable[Candidate], title: str | None, body: str, page: str) -> tuple[Candidate, ...]:
    """The candidates, each with the sentence of its words, and their place in `body` where they stand there.

    `page` is all that was read of the document, furniture included.
    """
    return tuple(_placed(one, title or "", body, page) for one in found)


def _placed(one: Candidate, title: str, body: str, page: str) -> Candidate:
    if one.field not in FIELDS or one.rule in GIVEN:
        return one
    if one.rule == IN_TITLE:
        return replace(one, sentence=title)
    words = list(_words(one.evidence))
    for text in words:
        if (start := _find(text, body)) >= 0:
            end = start + len(text)
            return replace(one, sentence=sentence_at(body, start, end), start=start, end=end)
    for text in words:
        if (start := _find(text, page[:PAGE])) >= 0:
            return replace(one, sentence=sentence_at(page[:PAGE], start, start + len(text)))
    return one


def _words(evidence: str) -> Iterator[str]:
    """The words that evidence quotes, one after the other: a rule that joins two says them with a semicolon."""
    for part in evidence.split(PARTED):
        if len(words := DAY_BEHIND.sub("", part).strip()) >= SHORTEST:
            yield words


def _find(words: str, text: str) -> int:
    """Where words first stand in a text, not as a part of longer ones; -1 if nowhere."""
    place = text.find(words)
    while place >= 0 and not bounded(text, place, place + len(words)):
        place = text.find(words, place + 1)
    return place
