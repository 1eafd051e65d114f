"""Names in English that no word of their own tells, by what is said right beside them.

the chief executive of Example · Example CEO Ann · the start-up Example · Example, a maker of chips · firms such as …
"""

import re
from collections.abc import Iterator

import ahocorasick_rs

from articles.understanding.newcomers.english import in_prose
from articles.understanding.newcomers.spans import Span
from articles.understanding.newcomers.words import (
    ASSOCIATION,
    COMPANY,
    FIELDS,
    HEADS,
    INSTITUTE,
    NATIONS,
    NOT_BEHIND,
    OPENERS,
    PLAIN,
    TITLES,
)
from articles.understanding.vetoes import GIVEN_NAMES

OFFICES = (
    *("CEO", "chief executive", "Chief Executive", "CTO", "CFO", "chief technology officer", "chief financial officer"),
    *(
        "founder",
        "co-founder",
        "cofounder",
        "spokesman for",
        "spokeswoman for",
        "spokesperson for",
        "managing director",
    ),
)
TECHNICAL = ("security", "cybersecurity", "technology", "tech", "software", "internet", "e-commerce", "robotics")
BRANCHES = (
    *(
        "research",
        "consulting",
        "law",
        "venture capital",
        "investment",
        "telecom",
        "telecoms",
        "antivirus",
        "analytics",
    ),
    *("gaming", "logistics", "insurance", "fintech", "data", "biotech", "energy", "intelligence", *TECHNICAL),
)
FIRMS = (
    *("startup", "start-up", "chipmaker", "carmaker", "automaker", "retailer", "drugmaker", "conglomerate", "brewer"),
    *("shipbuilder", "unicorn", "airline", "smartphone maker", "phone maker", "chip maker", "car maker"),
    *("phone operator", "telecoms operator", "spyware maker", "drone maker"),
    *(f"{branch} {firm}" for branch in BRANCHES for firm in ("firm", "company", "giant")),
    *(f"{branch} vendor" for branch in TECHNICAL),
)
SORTS = {
    **dict.fromkeys(FIRMS, COMPANY),
    **dict.fromkeys(("think tank", "think-tank", "research institute"), INSTITUTE),
    **{f"{aim} group": ASSOCIATION for aim in ("advocacy", "rights", "campaign", "trade")},
    **dict.fromkeys(("nonprofit", "NGO"), ASSOCIATION),
}
"""What stands right before a name, and the kind that it tells."""
MANY = tuple(
    f"{many} {such}"
    for many in ("companies", "firms", "startups", "start-ups", "vendors", "giants", "manufacturers", "retailers")
    for such in ("such as", "like", "including")
)
MADE = ("company", "firm", "maker", "provider", "operator", "nonprofit", "manufacturer", "supplier", "developer")
LOWER = tuple(dict.fromkeys((*OFFICES, *SORTS, *MANY, *MADE)))
ASKED = (*LOWER, *(one[0].upper() + one[1:] for one in (*SORTS, *MANY)))
MEANT = (*LOWER, *SORTS, *MANY)
"""What is asked for, at the beginning of a sentence too, and what is meant by it."""
KIND = ahocorasick_rs.MatchKind.LeftmostLongest
FINDER = ahocorasick_rs.AhoCorasick(ASKED, matchkind=KIND, store_patterns=False)

WORD = r"[A-Z][A-Za-z0-9&’'-]*|[a-z][A-Z][A-Za-z]+|3[A-Z]\w*"
NAME = rf"(?P<name>(?:{WORD})(?: (?:{WORD})){{0,3}})"
OF_NAME = re.compile(rf"(?:(?: officer)? (?:of|at))? (?:the )?{NAME}")
RIGHT = re.compile(rf" (?:the )?{NAME}(?P<after>.?)")
LISTED = re.compile(rf",? (?:and )?(?:the )?{NAME}(?=[,.;)]| [a-z])")
LEFT = re.compile(rf"(?<![\w’'.-]){NAME}(?:['’]s)? $")
APPOSED = re.compile(
    rf"(?<![\w’'.-]){NAME}, (?:a|an|the|one of the) (?:(?!(?:at|of|for|from|by|with|in|who|and) )[\w’'-]+ ){{0,5}}$"
)
BEHIND_SORT = re.compile(r"[,.;)]| (?:in|based|that|which|from|with|whose|headquartered|founded|for|of) ")
POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
REACH = 90


def spans(text: str, places: frozenset[str]) -> Iterator[Span]:
    """All such names; one may be found several times. `places`: names of places and countries, which none is."""
    for number, start, end in FINDER.find_matches_as_indexes(text):
        word = MEANT[number]
        if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
            continue
        for begin, stop, kind in _beside(text, word, start, end):
            name = POSSESSIVE.sub("", text[begin:stop])
            found = _trimmed(name)
            begin += len(name) - len(found)
            if (
                found
                and _may_be(found, text[begin + len(found) :], places)
                and in_prose(text, begin, begin + len(found))
            ):
                yield Span(begin, begin + len(found), kind)


def _beside(text: str, word: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    before = text[max(0, start - REACH) : start]
    offset = max(0, start - REACH)
    if word in OFFICES:
        if (found := LEFT.search(before)) is not None and not word.startswith("spokes") and word != "managing director":
            yield offset + found.start("name"), offset + found.end("name"), COMPANY
        elif (found := OF_NAME.match(text, end, end + REACH)) is not None and (
            " of " in found[0][:15] or " at " in found[0][:15] or word.endswith(" for")
        ):
            yield found.start("name"), found.end("name"), COMPANY
    elif word in MANY:
        place = end
        while (found := LISTED.match(text, place, place + REACH)) is not None:
            yield found.start("name"), found.end("name"), COMPANY
            place = found.end()
            if text[place : place + 1] not in (",", " "):
                break
    else:
        kind = SORTS.get(word, COMPANY)
        if (found := APPOSED.search(before)) is not None and BEHIND_SORT.match(text, end):
            yield offset + found.start("name"), offset + found.end("name"), kind
        if word in SORTS and (found := RIGHT.match(text, end, end + REACH)) is not None:
            yield found.start("name"), found.end("name"), kind


def _trimmed(name: str) -> str:
    """The name without what a sentence begins with, and without the office that stands behind it."""
    words = name.split(" ")
    while words and (words[0] in OPENERS or words[0] in NATIONS):
        words = words[1:]
    for number, word in enumerate(words):
        if word in TITLES and number:
            left = " ".join(words[:number])
            return left if name.startswith(left) else ""
    return " ".join(words)


def _may_be(name: str, behind: str, places: frozenset[str]) -> bool:
    words = name.split(" ")
    if len(name) < 3 or words[0] in TITLES or name.casefold() in places or words[-1] in NOT_BEHIND:
        return False
    if len(words) in (2, 3) and words[0] in GIVEN_NAMES and words[-1] not in HEADS:
        return False
    if all(
        w in PLAIN or w in NATIONS or w in FIELDS or w in HEADS or w in OPENERS or w.casefold() in places for w in words
    ):
        return False
    following = re.match(r" ([A-Z][\w’'-]*)", behind)
    return following is None or following[1] not in NOT_BEHIND
