"""What to ask instead of a query that finds nothing."""

from collections.abc import Iterator

from pyroaring import BitMap

from articles import search
from articles.bitmaps import Bitmaps
from articles.retrieval.statements import Deadline
from articles.retrieval.trying import Suggestion, Trial
from articles.search.lexer import Token, tokens

MOST = 5
SECONDS = 0.4
MOST_TRIED = 24


def looser(query: search.Query, index: Bitmaps, *, within: BitMap | None = None) -> list[Suggestion]:
    """At most five looser queries that find something `within`, the nearest to `query` first.

    Phrases as words, then without one field or word, most articles first, then any of the words.
    """
    pieces = list(pieces_of(query.text))
    trial = Trial(index, Deadline(SECONDS), within)
    found: list[Suggestion] = []
    seen = {query.text}
    ways = (as_words(pieces), without_one(pieces), any_of(pieces))
    for alternatives in ways:
        some = []
        for text in [*alternatives][:MOST_TRIED]:
            if text and text not in seen:
                seen.add(text)
                some.append(trial.count(text))
        # Any of the words finds all that one of them finds: it is worth saying where that is more.
        least = max((way.count for way in found), default=0) if alternatives is ways[-1] else 0
        found += sorted((way for way in some if way.count > least), key=lambda way: -way.count)
    return found[:MOST]


def pieces_of(text: str) -> Iterator[str]:
    """The parts of a query that may be left out one by one: words, phrases and fields with their values."""
    before = ""
    for token in tokens(text):
        match token:
            case Token("word", word):
                yield before + word
                before = ""
            case Token("phrase", words):
                yield f'{before}"{words}"'
                before = ""
            case Token("not"):
                before += "-"
            case Token("field", name):
                before += f"{name}:"


def as_words(pieces: list[str]) -> Iterator[str]:
    if any('"' in piece for piece in pieces):
        yield " ".join(
            piece if piece.startswith("-") or is_field(piece) else piece.replace('"', "") for piece in pieces
        )


def without_one(pieces: list[str]) -> Iterator[str]:
    if len(pieces) > 1:
        for place in sorted(range(len(pieces)), key=lambda place: not is_field(pieces[place])):
            yield " ".join(pieces[:place] + pieces[place + 1 :])


def any_of(pieces: list[str]) -> Iterator[str]:
    words = [piece for piece in pieces if not piece.startswith("-") and not is_field(piece)]
    others = [piece for piece in pieces if piece not in words]
    if len(words) > 1:
        yield " ".join([f"({' OR '.join(words)})" if others else " OR ".join(words), *others])


def is_field(piece: str) -> bool:
    name, colon, _ = piece.lstrip("-").partition(":")
    return bool(colon) and name in {"org", "outlet", "year", "before", "after", "title"}
