"""All newcomers of a text: found by their script, less what the registry knows, with every place of each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from articles.sentences import sentence_at
from articles.understanding.newcomers import beside, chinese, english
from articles.understanding.newcomers.newcomer import Newcomer, name_key
from articles.understanding.newcomers.registered import Registered
from articles.understanding.newcomers.spans import Span
from articles.understanding.patterns import IS_CJK, simplified

MOST = 40
"""Names that one text gives at most: longer lists are directories."""
MOST_PLACES = 200
LONGEST_NAME = 150
SEARCHED = 100_000
"""Characters of a text that are searched."""
SHORTEST = 3
KANA = re.compile("[\u3040-\u30ff]")
SPACES = re.compile(r"\s+")


def newcomers_of(
    body: str, language: str, known: Iterable[Sequence[tuple[int, int]]], registered: Registered
) -> tuple[Newcomer, ...]:
    """Names of organizations in `body` that are in no registry, in the order in which they first stand.

    known   the places of what the registry has found in it: [start, end) in code points
    """
    text = body[:SEARCHED]
    taken = sorted((start, end) for places in known for start, end in places)
    seen: dict[str, list[Span]] = {}
    for span in _spans(text, language, registered):
        if span.end - span.start > LONGEST_NAME or _is_taken(span, taken):
            continue
        key = name_key(text[span.start : span.end])
        if len(key) >= (2 if IS_CJK.match(key) else SHORTEST) and key not in registered.names:
            seen.setdefault(key, []).append(span)
        if len(seen) == MOST:
            break
    return tuple(_newcomer(key, spans, text, taken) for key, spans in seen.items())


def _spans(text: str, language: str, registered: Registered) -> Iterator[Span]:
    """The names in the order of their places, each script by its own rules. Japanese is left alone."""
    found: list[Span] = []
    if not language.startswith(("zh", "ja", "ko")):
        found += english.spans(text)
        found += beside.spans(text, registered.places)
    elif IS_CJK.search(text) and not language.startswith("ja") and not KANA.search(text):
        found += chinese.spans(simplified(text), registered.places)
    yield from sorted(found, key=lambda span: (span.start, -span.end))


def _is_taken(span: Span, taken: list[tuple[int, int]]) -> bool:
    """Whether the registry's name there is as long, or cuts across."""
    for start, end in taken:
        if start >= span.end:
            return False
        if end > span.start and not (span.start <= start and end <= span.end and end - start < span.end - span.start):
            return True
    return False


def _newcomer(key: str, spans: list[Span], text: str, taken: list[tuple[int, int]]) -> Newcomer:
    first = spans[0]
    name = text[first.start : first.end]
    places = {(span.start, span.end) for span in spans} | set(_again(name, text, taken))
    offsets = sorted(places)[:MOST_PLACES]
    kept = [offsets[0], *(two for one, two in pairwise(offsets) if two[0] >= one[1])]
    kind = next((span.kind for span in spans if span.kind), "")
    shown = SPACES.sub(" ", text[kept[0][0] : kept[0][1]])
    return Newcomer(key, shown, kind, sentence_at(text, *kept[0]), tuple(kept))


def _again(name: str, text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Further places of the same words, where no longer word and no name of the registry holds them."""
    place = text.find(name)
    found = 0
    while place >= 0 and found < MOST_PLACES:
        end = place + len(name)
        whole = not name.isascii() or not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum())
        if whole and not _is_taken(Span(place, end), taken):
            yield place, end
            found += 1
        place = text.find(name, end)
