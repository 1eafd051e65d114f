"""Organizations named in a document, each with the words and the rule that it rests on.

A spelling that is one body's alone counts where it stands. One that is shared, or is an ordinary word, counts only with
support in the text (`support`); one that here names a person, a product or a building does not count (`vetoes`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from articles.matching import Days, Match
from articles.sentences import sentence_at
from articles.understanding import vetoes
from articles.understanding.conditions import usable
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import simplified
from articles.understanding.result import Sighting
from articles.understanding.support import Context, resolve

MOST_DEFINITIONS = 2000
# A doubtful spelling that found no support in so many places will find none.
MOST_TRIES = 100
ELLIPTICAL = re.compile(r"\b(?P<head>Departments|Ministries) of (?P<list>[A-Z][^().;:\n]{3,200})")
SINGULAR = {"Departments": "Department of ", "Ministries": "Ministry of "}
LIST_BAR = re.compile(r",? and (?:the )?|, (?:the )?")
# A short form in brackets within a name: what follows goes on in a capital word.
INTERRUPTION = re.compile(r"\s\([A-Z]{2,6}\)(?=(?:['’]s)? [A-Z])")
MOST_INTERRUPTIONS = 60
NAME_CHARS = 80
CREDIT_BEHIND = re.compile(r"^\s?[^\s:：|]{0,4}\s?[:：|]")
DEFINED = re.compile(r"[（(](?P<short>[A-Za-z][A-Za-z0-9&/.-]{1,11}|[\u4e00-\u9fff]{2,6})[)）]")


@dataclass(slots=True)
class _Seen:
    """What one organization's sightings come to while a text is searched."""

    first: Match
    rule: str
    offsets: list[tuple[int, int]] = field(default_factory=list)
    title_only: bool = False


def organizations_of(
    title: str | None, body: str, language: str, knowledge: Knowledge, days: Days | None = None
) -> tuple[Sighting, ...]:
    """All organizations that body and title name, in order of their first mention; those of the title alone last.

    `days`: the first and the last day that the text may be of; names that were not in use then name nobody.
    """
    matcher = knowledge.organization_matcher
    plain = simplified(body)
    found = _over_brackets(body, _with_ellipses(body, matcher.find(body), knowledge), knowledge)
    found = usable(found, body, days)
    in_body = [match for match in found if not vetoes.vetoed(plain, match)]
    headline = title or ""
    named_above = usable(matcher.find(headline), headline, days)
    in_title = [match for match in named_above if not vetoes.vetoed(headline, match)]
    certain = _certain([*in_body, *in_title])
    context = Context(
        text=body,
        language=language,
        rows=knowledge.organization_rows,
        certain=certain,
        defined=_definitions(body, in_body),
        matches=in_body,
        rest=headline,
    )
    seen: dict[str, _Seen] = {}
    tried: Counter[str] = Counter()
    for match in in_body:
        tried[match.surface] += 1
        if tried[match.surface] <= MOST_TRIES or not match.names[0].ambiguous:
            _add(seen, match, resolve(match, context), in_title=False)
    title_context = context.for_title(headline, in_title)
    for match in in_title:
        if not _credits(headline, match, knowledge):
            _add(seen, match, resolve(match, title_context), in_title=True)
    products = vetoes.only_products(body, headline, seen_spans(seen))
    return tuple(
        _sighting(name, found, headline if found.title_only else body)
        for name, found in seen.items()
        if name not in products
    )


def _credits(title: str, match: Match, knowledge: Knowledge) -> bool:
    """True for a medium that a title names as its source: Xinhua: …, 人民日报钟声：…"""
    row = knowledge.organization_rows.get(match.names[0].key)
    return (
        row is not None and row.kind == "media" and match.start == 0 and bool(CREDIT_BEHIND.match(title[match.end :]))
    )


def seen_spans(seen: dict[str, _Seen]) -> dict[str, tuple[bool, tuple[tuple[int, int], ...]]]:
    """For each organization: whether only the title names it, and where it is named."""
    return {
        name: (found.title_only, ((found.first.start, found.first.end),) if found.title_only else tuple(found.offsets))
        for name, found in seen.items()
    }


def _add(seen: dict[str, _Seen], match: Match, verdict: tuple[str, str] | None, *, in_title: bool) -> None:
    if verdict is None:
        return
    name, rule = verdict
    if in_title:
        seen.setdefault(name, _Seen(match, f"{rule}, in the title", title_only=True))
        return
    seen.setdefault(name, _Seen(match, rule)).offsets.append((match.start, match.end))


def _certain(matches: Iterable[Match]) -> frozenset[str]:
    """The organizations that some unambiguous spelling names beyond doubt."""
    return frozenset(
        match.names[0].key
        for match in matches
        if len({name.key for name in match.names}) == 1 and not match.names[0].ambiguous
    )


def _definitions(text: str, matches: Sequence[Match]) -> dict[str, str | None]:
    """Short forms that the text itself defines in brackets behind a name; None where it is no known body's name."""
    if "(" not in text and "（" not in text:
        return {}
    ends = {match.end: match for match in matches}
    defined: dict[str, str | None] = {}
    for found in islice(DEFINED.finditer(text), MOST_DEFINITIONS):
        short, start = found["short"], found.start()
        start -= start > 0 and text[start - 1].isspace()
        owner = ends.get(start)
        if owner is not None:
            names = {name.key for name in owner.names if not name.ambiguous or len(owner.names) == 1}
            if len(names) == 1:
                defined.setdefault(short, names.pop())
        elif short.isupper() and _spells(text[max(0, start - 90) : start], short):
            defined.setdefault(short, None)
    return defined


def _spells(words: str, short: str) -> bool:
    """True if the capitals of the last words spell the short form: Civil Service Commission (CSC)."""
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w'’-]*", words))
    letters = re.sub(r"[^A-Z]", "", short)
    return len(letters) >= 2 and initials.endswith(letters)


def _with_ellipses(text: str, matches: list[Match], knowledge: Knowledge) -> list[Match]:
    """Add the bodies of lists such as "the Departments of Justice, Defense and State"."""
    if not any(head in text for head in SINGULAR):
        return matches
    extra: list[Match] = []
    for found in ELLIPTICAL.finditer(text):
        place = found.start("list")
        for part in LIST_BAR.split(found["list"]):
            start = text.find(part, place)
            word = part.strip()
            if not word or start < 0 or not word[0].isupper():
                break
            full = knowledge.organization_matcher.find(SINGULAR[found["head"]] + word)
            if len(full) != 1 or full[0].start != 0:
                if extra:
                    break
                continue
            size = max(0, full[0].end - len(SINGULAR[found["head"]]))
            extra.append(Match(start, start + size, text[start : start + size], full[0].names))
            place = start + size
    if not extra:
        return matches
    taken = [(match.start, match.end) for match in extra]
    kept = [match for match in matches if all(match.end <= start or match.start >= end for start, end in taken)]
    return sorted([*kept, *extra], key=lambda match: match.start)


def _over_brackets(text: str, matches: list[Match], knowledge: Knowledge) -> list[Match]:
    """Add names that a short form in brackets interrupts: Ministry of Ports (MOP) Planning Office."""
    if "(" not in text:
        return matches
    extra: list[Match] = []
    for inside in islice(INTERRUPTION.finditer(text), MOST_INTERRUPTIONS):
        start, size = max(0, inside.start() - NAME_CHARS), inside.end() - inside.start()
        window = text[start : inside.start()] + text[inside.end() : inside.end() + NAME_CHARS]
        place = inside.start() - start
        for one in knowledge.organization_matcher.find(window):
            if one.start < place < one.end:
                first, last = start + one.start, start + one.end + size
                extra.append(Match(first, last, text[first:last], one.names))
    if not extra:
        return matches
    kept = [match for match in matches if all(match.end <= one.start or match.start >= one.end for one in extra)]
    return sorted([*kept, *extra], key=lambda match: match.start)


def _sighting(name: str, found: _Seen, text: str) -> Sighting:
    first = found.first
    named = next((one for one in first.names if one.key == name), first.names[0])
    return Sighting(
        name=name,
        mention=first.surface,
        start=None if found.title_only else first.start,
        end=None if found.title_only else first.end,
        sentence=sentence_at(text, first.start, first.end),
        count=max(1, len(found.offsets)),
        offsets=tuple(found.offsets),
        rule=found.rule,
        matched=named.spelled,
        key=named.row,
        version=named.version,
    )
