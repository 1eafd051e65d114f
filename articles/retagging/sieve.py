"""Which texts may have a tag that a plan aims at: a quick look before the whole of understanding.

It never leaves one out that understanding would find: a spelling has to stand in the text as it is, but for the two
ways in which understanding reads names that do not (lists such as "Departments of Justice and Defense", and names with
a short form in brackets amid them).
"""

from collections.abc import Iterator

from articles.retagging.aims import Plan
from articles.retagging.texts import Text
from articles.rules import RuleSet
from articles.rules.texts import Part
from articles.rules.words import Finder, pattern_of
from articles.understanding.knowledge import spellings
from articles.understanding.organizations import INTERRUPTION, SINGULAR


class Sieve:
    """Tells whether a text may have a tag that is aimed at. Make it once for a plan."""

    def __init__(self, plan: Plan) -> None:
        aim, knowledge = plan.aim, plan.knowledge
        organizations = {name for name, key in plan.organizations.items() if key in aim.organizations}
        topics = {slug for slug, key in plan.topics.items() if key in aim.topics}
        self._everything = aim.everything
        self._organizations = bool(organizations)
        names = [name.text for row in knowledge.organizations if row.name in organizations for name in row.names]
        cues = [cue for row in knowledge.topics if row.slug in topics for cue in row.cues]
        forms = [*(form for name in names for form in spellings(name)), *cues]
        self._finder = Finder(map(pattern_of, forms))
        self._halves = Finder(pattern_of(half) for name in names for half in halves(name))
        self._rules = RuleSet(() if aim.everything else plan.reading.rules)

    def lets_through(self, text: Text) -> bool:
        if self._everything:
            return True
        parts = (Part(text.body), Part(text.title, is_title=True))
        if any(self._finder.hits(part) for part in parts):
            return True
        if self._organizations and any(head in text.body for head in SINGULAR):
            return True
        if self._organizations and "(" in text.body and INTERRUPTION.search(text.body) and self._halves.hits(parts[0]):
            return True
        return bool(self._rules.find(text.title, text.body, text.language, text.published))


def halves(name: str) -> Iterator[str]:
    """Of a name of several words both halves, one of which is whole if the name is interrupted once."""
    words = name.split()
    if len(words) > 1:
        middle = len(words) // 2
        yield " ".join(words[:middle])
        yield " ".join(words[middle:])
