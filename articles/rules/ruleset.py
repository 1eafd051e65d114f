"""Rules made ready to be asked of many texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.matching import Condition
from articles.readers import PartialDate
from articles.rules import slips, words
from articles.rules.expressions import Expression, Expressions
from articles.rules.rule import Found, Rule
from articles.rules.texts import Part, Span
from articles.rules.words import Finder, Hits, Word, pattern_of
from articles.sentences import sentence_at

JOINED = " + "


@dataclass(frozen=True, slots=True)
class Place:
    """A term of a rule in a part of the text."""

    part: Part
    span: Span
    term: str


class RuleSet:
    """Finds what rules match in texts, all of them in one pass. Make it once; a text takes time by its length."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_expression: dict[Expression, list[int]] = defaultdict(list)
        for number, rule in enumerate(self.rules):
            for term in rule.terms:
                if rule.kind == "regex":
                    self._by_expression[Expression(term, rule.case_sensitive)].append(number)
                else:
                    for pattern in slips.seeds(term) if rule.kind == "fuzzy" else [pattern_of(term)]:
                        self._by_word[pattern].append(number)
        self._finder = Finder(self._by_word)
        self._expressions = Expressions(self._by_expression)

    def find(
        self, title: str | None, body: str, language: str = "", published: PartialDate | None = None
    ) -> tuple[Found, ...]:
        """What matches, in the order of the rules. `language` is a BCP 47 tag or empty; None is an unknown date."""
        if not self.rules:
            return ()
        looks = [_Look(part, self._finder.hits(part)) for part in (Part(body), Part(title or "", is_title=True))]
        numbers = {number for look in looks for number in self._possible(look)}
        found = (_found(self.rules[number], looks, language, published) for number in sorted(numbers))
        return tuple(one for one in found if one)

    def _possible(self, look: "_Look") -> Iterator[int]:
        """The rules of which a term may stand in a part."""
        for spelling in look.hits:
            yield from self._by_word.get(spelling, ())
        if self._by_expression:
            for expression in self._expressions.within(look.part):
                yield from self._by_expression[expression]


@dataclass(frozen=True, slots=True)
class _Look:
    part: Part
    hits: Hits

    def places(self, rule: Rule, condition: Condition) -> Iterator[Place]:
        """Where the terms of a rule stand in this part, the context of each considered."""
        if rule.scope == ("text" if self.part.is_title else "title"):
            return
        for term in rule.terms:
            for span in self._spans(rule, term):
                if condition.suits(self.part.text, *span):
                    yield Place(self.part, span, term)

    def _spans(self, rule: Rule, term: str) -> list[Span]:
        if rule.kind == "regex":
            return Expression(term, rule.case_sensitive).places(self.part)
        if rule.kind == "fuzzy":
            return slips.places_of(term, self.part, self.hits, case_sensitive=rule.case_sensitive)
        exact = rule.kind == "phrase"
        word = Word(term, rule.case_sensitive, as_printed=exact, plural=rule.is_topic and not exact)
        return words.places_of(word, self.part, self.hits)


def _found(rule: Rule, looks: list[_Look], language: str, published: PartialDate | None) -> Found | None:
    condition = Condition(rule.required, rule.forbidden, rule.valid_from, rule.valid_to)
    days = (published.first_day(), published.last_day()) if published else None
    if not speaks(rule, language) or not condition.is_of(days):
        return None
    places = [place for look in looks for place in look.places(rule, condition)]
    if not places or (rule.kind == "all" and {place.term for place in places} != set(rule.terms)):
        return None
    places.sort(key=lambda place: (place.part.is_title, place.span[0], -place.span[1]))
    first = places[0]
    offsets = apart([place.span for place in places if not place.part.is_title])
    return Found(
        rule=rule,
        term=JOINED.join(rule.terms) if rule.kind == "all" else first.term,
        surface=first.part.text[slice(*first.span)],
        sentence=sentence_at(first.part.text, *first.span),
        count=max(1, len(offsets)),
        offsets=offsets,
    )


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Of spans in their order those that do not overlap an earlier one."""
    chosen: list[Span] = []
    for span in spans:
        if not chosen or span[0] >= chosen[-1][1]:
            chosen.append(span)
    return tuple(chosen)


def speaks(rule: Rule, language: str) -> bool:
    """Whether a rule is for texts of a language: "zh" is for zh-Hans too. One for some is for no unknown one."""
    tag = language.casefold()
    wanted = [one.casefold() for one in rule.languages]
    return not wanted or any(tag == one or tag.startswith(f"{one}-") for one in wanted)
