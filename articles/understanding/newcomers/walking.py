"""Word by word to the left and to the right of a place, as far as a capitalized name reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.understanding.newcomers.words import FIELDS, HEADS, KEPT_POSSESSIVES, OF_WHAT, TITLES

LONGEST_WORD = 40
MOST_WORDS = 9
OPENING, CLOSING = "(\"“‘'[«", ',;:!?)]”"»…'
PARTICLES = frozenset(("de", "del", "la", "du", "van", "von", "di", "da", "do", "des", "für", "der", "al-"))
ABBREVIATED = re.compile(r"(?:[A-Z]\.)+|(?:St|Mt|Co|Bros|Ft|Intl|Natl)\.")
ABOUT = re.compile(r"(?:s|ion|ology|ics|ity|ment|ing|ure|gy|try|ism|ional)$")
POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
# Economy, Trade and Industry: a list within a name.
LIST = re.compile(r"(?:, [A-Z][a-z]+){1,3},? and [A-Z][a-z]+")
CAPITAL = re.compile("[A-Z][a-z]+")
WORD = re.compile(r"(?P<word>[^\s]{1,40})")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a text, without the signs around it."""

    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


def is_about(word: str) -> bool:
    """Whether a word says what an organization is about, and so may be joined to another one by "and"."""
    return word in FIELDS or (word[:1].isupper() and bool(ABOUT.search(word)))


def before(text: str, place: int) -> list[Word]:
    """The words of a name that end right before `place`, in their order."""
    words: list[Word] = []
    while len(words) < MOST_WORDS and (word := _previous(text, place)) is not None:
        if word.text in ("and", "&"):
            joined = _previous(text, word.start)
            fits = joined is not None and joined.is_capital and joined.text not in HEADS
            if not fits or joined is None or (word.text == "and" and not _joins(joined, words)):
                break
        elif word.text in ("of", "for"):
            head = _previous(text, word.start)
            if head is None or head.text not in OF_WHAT:
                break
        elif word.text in PARTICLES:
            joined = _previous(text, word.start)
            if joined is None or not joined.is_capital:
                break
        elif not _belongs(word):
            break
        words.append(word)
        place = word.start
        if place and text[place - 1] != " ":
            break
    words.reverse()
    return words


def _joins(left: Word, words: list[Word]) -> bool:
    """Science and Technology …: "and" within a name, not between two."""
    return left.text in FIELDS and bool(words) and (is_about(words[-1].text) or words[-1].text in FIELDS)


def _belongs(word: Word) -> bool:
    if not word.is_capital:
        return False
    return not POSSESSIVE.search(word.text) or word.text in KEPT_POSSESSIVES or not word.text.endswith(("'s", "’s"))


def _previous(text: str, place: int) -> Word | None:
    """The word before `place`, with one space between; None where a sign or a line ends what stands before."""
    if place < 2 or text[place - 1] != " ":
        return None
    least = max(0, place - 1 - LONGEST_WORD)
    start = max(text.rfind(" ", least, place - 1), text.rfind("\n", least, place - 1)) + 1
    if start <= least and least:
        return None
    word = text[start : place - 1]
    while word[:1] and word[0] in OPENING:
        word, start = word[1:], start + 1
    if not word or word[-1] in CLOSING or (word[-1] == "." and not ABBREVIATED.fullmatch(word)):
        return None
    return Word(word, start, place - 1)


def behind(text: str, place: int) -> int:
    """Where a name ends that goes on behind `place`, as in "… of Science and Technology"."""
    end, last = place, ""
    for word, closed in _following(text, place):
        if word.is_capital:
            if word.text in TITLES and word.text not in FIELDS:
                break
            end, last = word.end, word.text
            if closed:
                listed = LIST.match(text, end)
                return (
                    listed.end()
                    if listed and is_about(last) and all(map(is_about, CAPITAL.findall(listed[0])))
                    else end
                )
            continue
        if closed or word.text not in ("and", "of", "for", "the", "&", *PARTICLES):
            break
        if word.text in ("and", "&") and not is_about(last):
            break
        if word.text in ("of", "for") and last not in OF_WHAT and last not in FIELDS:
            break
        after = next((one for one, _closed in _following(text, word.end)), None)
        if after is None or (word.text == "and" and not is_about(after.text)):
            break
        if not after.is_capital and after.text != "the":
            break
    return end


def _following(text: str, place: int) -> Iterator[tuple[Word, bool]]:
    """The words behind `place`, and whether a sign follows that ends the name."""
    for _number in range(MOST_WORDS):
        if text[place : place + 1] != " ":
            return
        found = WORD.match(text, place + 1)
        if found is None:
            return
        word, start = found["word"], found.start()
        bare = word.rstrip(CLOSING)
        closed = bare != word
        if bare.endswith(("'s", "’s")) and bare not in KEPT_POSSESSIVES:
            bare, closed = bare[:-2], True
        if bare.endswith(".") and not ABBREVIATED.fullmatch(bare):
            bare, closed = bare[:-1], True
        if not bare or bare[0] in OPENING:
            return
        yield Word(bare, start, start + len(bare)), closed
        place = start + len(word)
