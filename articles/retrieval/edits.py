"""How far one word is from another in typing: letters left out, put in, changed, or swapped with their neighbour."""

from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def one_away(word: str) -> Iterator[str]:
    """All words of plain letters at a distance of one from `word`, some of them twice, `word` itself among them."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def distance(one: str, other: str, most: int = 2) -> int:
    """The number of such steps from `one` to `other`; `most` + 1 for any that is greater.

    Optimal string alignment: no letter is moved twice.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [place]
        for at, against in enumerate(other, start=1):
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != against))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == against:
                cost = min(cost, earlier[at - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)


def letters(word: str) -> int:
    """The letters of a word as bits of a number. Each step of typing changes at most two of them."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def far_apart(one: int, other: int, most: int = 2) -> bool:
    """Whether two words with these `letters` are certainly further than `most` steps from each other."""
    return (one ^ other).bit_count() > 2 * most
