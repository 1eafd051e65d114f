"""Words to be taken out of texts: found however they are written, replaced by a mark."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import re2

from articles.matching import SPACED
from articles.redaction.spelling import ESCAPE, folded, several, writings

MARK, MARK_IN_ADDRESS = "[redacted]", "redacted"
"""What stands in the place of the words; in an address, where brackets mean something else, without them."""

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'）)，。]+|(?<![\w.+%-])[\w.+%-]++@[\w-]++\.[\w.-]+|^/\S*$|^[\w%.~-]+(?:/[\w%.~-]*)+$"
)
"""A web or mail address within a text, or a path that is all of it. Each character of a long word is looked at once."""

UNSPACED = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
"""Characters that stand for themselves: Chinese and Japanese ones. White space between them says nothing."""
TOKEN = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
IN_BETWEEN = r"[\W_]{%s,20}"
"""What may stand between two words: white space, a hyphen, a bracket and the like, not much else."""
JOINED = 8
"""Letters from which on two words are also known where they are written as one: in names of accounts, in addresses."""
FEWEST, FEWEST_UNSPACED = 3, 2
LONGEST = 5000
MOST = 50
"""Letters of a spelling at least, and characters at most; and spellings."""

Span = tuple[int, int]


class WordsError(ValueError):
    """Words that cannot be looked for. The message says why, without repeating them."""


@dataclass(frozen=True, eq=False)
class Words:
    """The spellings of a name, or passages. Nothing that is logged shows them: `repr` has their number alone.

    anywhere  also within longer words: in names of accounts, in compounds
    """

    spellings: tuple[str, ...] = field(repr=False)
    anywhere: bool = False

    def __post_init__(self) -> None:
        given = tuple(dict.fromkeys(text.strip() for text in self.spellings if text.strip()))
        object.__setattr__(self, "spellings", given)
        if not given:
            raise WordsError("There are no words.")
        if len(given) > MOST:
            raise WordsError(f"These are {len(given)} spellings; {MOST} are looked for at once.")
        for number, spelling in enumerate(given, start=1):
            if problem := _problem(spelling):
                raise WordsError(f"Line {number}: {problem}")

    def __repr__(self) -> str:
        return f"<Words: {len(self.spellings)}>"

    def spans(self, text: str) -> list[Span]:
        """Where the words stand in a text, in order, none overlapping: code points, [start, end)."""
        if not self.may_be_in(text):
            return []
        plain, starts, ends = folded(text)
        found = sorted(
            (starts[match.start()], ends[match.end() - 1])
            for pattern in self._patterns
            for match in pattern.finditer(plain)
        )
        merged: list[Span] = []
        for start, end in found:
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return merged

    def are_in(self, text: str) -> bool:
        return bool(self.spans(text))

    def may_be_in(self, text: str) -> bool:
        """False only where the words are not there: a quick look by an automaton."""
        return bool(text) and self._quick.search(text.encode("utf-8", "surrogatepass")) is not None

    def may_be_in_bytes(self, data: bytes) -> bool:
        """The same for UTF-8 that was not decoded."""
        return self._quick.search(data) is not None

    def taken_out(self, text: str) -> str:
        """The text with a mark in the place of each of the words."""
        return replaced(text, self.spans(text))

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(_pattern(spelling, self.anywhere)) for spelling in self.spellings]

    @cached_property
    def _quick(self) -> Any:
        """Whatever may be one of the words: its longest part in any writing, or anything that is written by escapes."""
        options = re2.Options()
        options.max_mem, options.log_errors, options.encoding = 2**28, False, re2.Options.Encoding.UTF8
        wide = "".join(f"\\x{{{ord(one):x}}}" for one in several())
        parts = {_loose(max(TOKEN.findall(folded(text)[0]), key=len)) for text in self.spellings}
        return re2.compile("|".join([*sorted(parts), f"[{wide}]", ESCAPE.pattern]), options=options)


def replaced(text: str, spans: Iterable[Span]) -> str:
    """A text with the spans, which are in order, replaced by the mark that suits their place."""
    pieces, place = [], 0
    for start, end, mark in marked(text, spans):
        pieces += [text[place:start], mark]
        place = end
    return "".join([*pieces, text[place:]])


def marked(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int, str]]:
    """Each span, of those that come in order, with its mark."""
    addresses = ADDRESS.finditer(text)
    address = next(addresses, None)
    for start, end in spans:
        while address is not None and address.end() < end:
            address = next(addresses, None)
        within = address is not None and address.start() <= start
        yield start, end, MARK_IN_ADDRESS if within else MARK


def _problem(spelling: str) -> str:
    if len(spelling) > LONGEST:
        return f"a passage has {LONGEST:,} characters at most."
    tokens = TOKEN.findall(folded(spelling)[0])
    letters = "".join(tokens)
    unspaced = sum(len(token) == 1 and _is_unspaced(token) for token in tokens)
    if len(letters) < (FEWEST_UNSPACED if unspaced else FEWEST):
        return "too short: it would be found everywhere. Give the whole name."
    if folded(MARK)[0].strip("[]") in folded(spelling)[0]:
        return "the mark that stands for redacted words cannot be redacted."
    return ""


def _pattern(spelling: str, anywhere: bool) -> str:
    """What a spelling is in folded texts."""
    tokens = TOKEN.findall(folded(spelling)[0])
    size = sum(map(len, tokens))
    pieces = [re.escape(tokens[0])]
    for before, token in pairwise(tokens):
        if _is_unspaced(before) or _is_unspaced(token):
            between = r"\s{0,3}" if f"{before}{token}" in folded(spelling)[0] else IN_BETWEEN % 0
        else:
            between = IN_BETWEEN % (0 if size >= JOINED else 1)
        pieces += [between, re.escape(token)]
    words = "".join(pieces)
    if anywhere:
        return words
    return f"{_edge(tokens[0][0], '(?<!', ')')}{words}{_edge(tokens[-1][-1], '(?!', ')', plural=True)}"


def _edge(character: str, opening: str, closing: str, plural: bool = False) -> str:
    """No letter beside a letter, and no digit beside a digit; an s may follow, as in a plural."""
    if character.isdigit():
        return rf"{opening}\d{closing}"
    if character not in SPACED:
        return ""
    letter = rf"[^\W\d_{UNSPACED}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uac00-\ud7af]"
    return f"{opening}s{letter}|(?!s){letter}{closing}" if plural else f"{opening}{letter}{closing}"


def _loose(token: str) -> str:
    """A token in any writing, with anything between its letters that nobody sees, or white space as JSON has it."""
    gap = r"(?:[\p{Cf}\p{Mn}\p{Mc}\x{115f}\x{1160}\x{3164}\x{ffa0}\s]|\\[nrtbf])*"
    known = writings()
    kinds = (
        "".join(f"\\x{{{ord(one):x}}}" for one in {char, char.upper()[:1], *known.get(char, "")}) for char in token
    )
    return gap.join(f"[{kind}]" for kind in kinds)


def _is_unspaced(token: str) -> bool:
    return re.match(f"[{UNSPACED}]", token) is not None
