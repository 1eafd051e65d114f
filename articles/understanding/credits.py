"""How lines of a page name sources: alone, in brackets, behind "Source:", before a role, between bars."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import squeeze

SOURCE_LABEL = re.compile(
    r"(?i)(?:source|来源|來源|稿源|出处|via|quelle|fuente|источник)\s{0,2}[:：]\s{0,2}"
    r"(?P<name>[^|\n\s:：,，)）]{2,30}(?: [A-Z][\w'’.]{1,20}){0,3})"
)
BRACKETED = re.compile(r"[(（]\s?(?P<name>[^()（）\n]{2,40}?)\s?[)）]")
OPEN_CREDIT = re.compile(r"^(?P<name>[A-Z][\w'’ .]{1,30})\)\s{0,2}\d")
STAFF = re.compile(r"(?:^|[,|]\s?)(?P<name>[A-Z][\w'’. ]{1,30}?)\s(?:staff\s)?(?:writer|reporter|correspondent)s?\b")
# The Canadian Press - Jun 14, 2022
BEFORE_DASH = re.compile(r"^(?P<name>[A-Z][\w'’. ]{1,30}?)\s[-–—·]\s(?=[A-Z]?[\w.]{0,9}\s?\d)")
STAFF_CHINESE = re.compile(r"^(?P<name>[^\s，。：:]{2,14}?)\s?(?:见习|首席|特约|实习|資深)?(?:记者|記者)[\s：:|｜]")
# A line that holds nothing but whose report it is: "• AFP", "By Reuters", "Reuters Staff", "with AFP".
BEFORE_NAME = re.compile(r"(?i)^[\s•·*|–—-]{0,4}(?:by|via|with|avec|mit|con|von|par)?\s?(?=[A-Z])")
BEHIND_NAME = re.compile(r"(?i)\s(?:staff(?: writers?)?|report|newswire)$|[\s|•·]+$")
JOINED = re.compile(r"[/+&]|\s(?:with|avec|mit|and|et|und)\s|(?<=[A-Z])-(?=[A-Z])")
BAR_PARTS = re.compile(r"\s[|｜/]\s?|[|｜]")
NAME_BARS = re.compile(r"[-–—－·_【\[\s]+")


@dataclass(frozen=True, slots=True)
class Credit:
    """A source, its origin, its evidence and the rule that found it; all empty if unknown."""

    name: str | None = None
    origin: str | None = None
    evidence: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A line of a page's head and the sources it names: `alone` if it consists of them, else `named` in its forms."""

    line: str
    alone: tuple[str, ...]
    named: tuple[str, ...]


def credit_lines(head: Sequence[str], knowledge: Knowledge) -> tuple[CreditLine, ...]:
    """The lines of a page's head with the canonical sources that they credit."""
    return tuple(CreditLine(line, alone(line, knowledge), tuple(_credits(line[:600], knowledge))) for line in head)


def alone(line: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The sources that a line consists of: all of its parts are known, or none counts."""
    if len(line) > 60:
        return ()
    words = BEHIND_NAME.sub("", BEFORE_NAME.sub("", line.removeprefix("## ")))
    whole = knowledge.source_of(words)
    names = [whole] if whole else [knowledge.source_of(part) for part in JOINED.split(words)]
    if not all(names) or knowledge.place_of(words):
        return ()
    return tuple(filter(None, names))


def _credits(line: str, knowledge: Knowledge) -> Iterator[str]:
    """The sources that a line names in brackets, behind "Source:", before a role, and between bars."""
    for found in BRACKETED.finditer(line):
        if name := source_at_start(found["name"], knowledge):
            yield name
    for found in SOURCE_LABEL.finditer(line):
        if name := source_at_start(found["name"], knowledge):
            yield name
    for found in STAFF.finditer(line):
        if name := knowledge.source_of(squeeze(found["name"])):
            yield name
    if (staff := STAFF_CHINESE.match(line)) and (name := knowledge.source_of(staff["name"])):
        yield name
    if (dashed := BEFORE_DASH.match(line)) and (name := knowledge.source_of(dashed["name"])):
        yield name
    if (opened := OPEN_CREDIT.match(line)) and (name := knowledge.source_of(squeeze(opened["name"]))):
        yield name
    if "|" in line or "｜" in line:
        yield from filter(None, (knowledge.source_of(squeeze(part)) for part in BAR_PARTS.split(line)))


def source_at_start(words: str, knowledge: Knowledge) -> str | None:
    """The source that words begin with: 人民网-传媒频道, "Xinhua Published"."""
    whole = knowledge.source_of(squeeze(words))
    if whole:
        return whole
    parts = NAME_BARS.split(words.strip())
    return next(
        (known for count in range(len(parts) - 1, 0, -1) if (known := knowledge.source_of(" ".join(parts[:count])))),
        None,
    )
