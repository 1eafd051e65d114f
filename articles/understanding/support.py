"""Support in a text for a spelling that is shared by several bodies, or is an ordinary word.

Tried in this order: the text defines the short form itself; another name of the body stands in it; its country does;
words of its full name do; it acts as such a body does; it stands in a list with bodies that are certain.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from articles.matching import Match, Name
from articles.readers.wordlists import word_set
from articles.reference import OrganizationRow
from articles.understanding import cues, host
from articles.understanding.conditions import supported
from articles.understanding.countries import Countries
from articles.understanding.patterns import simplified

PUBLIC_KINDS = word_set("government military cert intergovernmental standards_body")
LONGEST_BAR = 8
LIST_STEPS = 2
PLAIN_RULES = {"former": "former name", "acronym": "acronym", "canonical": "name"}
INTERNATIONAL = frozenset(("INT", "EU", ""))
LATIN_WORD = re.compile(r"[A-Za-z]")
CHINESE = re.compile("[\u3400-\u9fff]")
# Orange County, Target Group: a name that goes on in another capital word.
GOES_ON = re.compile(r"\s[A-Z][a-z]")
STOP = word_set(
    "national international centre center office agency ministry department administration ",
    "commission committee council service united states people's of the and for in china",
)


@dataclass(frozen=True)
class Context:
    """What support is looked for in: the text, its language and countries, and what is certain already."""

    text: str
    language: str
    rows: dict[str, OrganizationRow]
    certain: frozenset[str]
    defined: dict[str, str | None]
    matches: Sequence[Match]
    rest: str = ""
    acting: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def countries(self) -> Countries:
        """The countries of the text, and of what belongs to it."""
        return Countries.of(f"{self.text}\n{self.rest}")

    @cached_property
    def listed(self) -> tuple[tuple[int, int], ...]:
        """Where certain organizations stand, and those that a list joins to them."""
        return listed_spans(self.text, self.matches, self.certain)

    @cached_property
    def plain(self) -> str:
        """The text as the tables of words have it: in simplified characters, where it is Chinese."""
        return simplified(self.text)

    def for_title(self, title: str, matches: Sequence[Match]) -> "Context":
        """The same knowledge for spellings in the title."""
        return replace(self, text=title, matches=matches, rest=self.text, acting={})

    def sentence(self, match: Match) -> tuple[int, int]:
        """Start and end of the sentence around a match."""
        start = max(
            self.text.rfind(mark, max(0, match.start - 500), match.start)
            for mark in (". ", "。", "\n", "! ", "? ", "！", "？")
        )
        ends = [
            place
            for mark in (". ", "。", "\n", "! ", "? ", "！", "？")
            if (place := self.text.find(mark, match.end, match.end + 500)) >= 0
        ]
        return start + 1, min(ends, default=min(len(self.text), match.end + 500))


def resolve(match: Match, context: Context) -> tuple[str, str] | None:
    """The organization that a spelling means here and the rule by which it does; None without support."""
    first = match.names[0]
    owners = [first.key] if len(match.names) == 1 else list(dict.fromkeys(name.key for name in match.names))
    if len(owners) == 1 and not first.ambiguous:
        if context.defined.get(match.surface, first.key) != first.key:
            other = context.defined[match.surface]
            return (other, "short form defined in the text") if other else None
        return first.key, _plain_rule(first)
    if (name := supported(match)) is not None:
        return name.key, "ambiguous: beside words that it requires"
    if any(name.key == host.CONFERENCE for name in match.names):
        return (host.CONFERENCE, "ambiguous: acts as an organization") if host.acts(context.plain, match) else None
    if match.surface in context.defined:
        owner = context.defined[match.surface]
        return (owner, "ambiguous: defined in the text") if owner in owners and owner else None
    candidates = [context.rows[owner] for owner in owners if owner in context.rows]
    for row in candidates:
        if row.name in context.certain:
            return row.name, "ambiguous: its other name in the text"
    return _by_country(match, candidates, context) or _by_acting(match, candidates, context)


def _plain_rule(name: Name) -> str:
    return PLAIN_RULES.get(name.kind, "alias")


def _by_country(match: Match, candidates: Sequence[OrganizationRow], context: Context) -> tuple[str, str] | None:
    """Bodies of states: the country right before or behind the name, in its sentence, or the main one of the text."""
    public = [row for row in candidates if row.kind in PUBLIC_KINDS and row.country not in INTERNATIONAL]
    if not public:
        return _by_words(match, candidates, context)
    countries = context.countries
    beside = countries.right_before(context.text, match.start) or countries.right_after(context.text, match.end)
    if beside:
        named = [row for row in public if row.country == beside]
        return (named[0].name, "ambiguous: its country beside it") if len(named) == 1 else None
    chosen = _in_sentence(match, public, context) or _of_the_text(match, public, context)
    if chosen is None:
        return _by_words(match, candidates, context)
    acronym = match.surface.isupper() and len(match.surface) <= 6
    if acronym and len(candidates) == 1 and not _shares_words(chosen, context.text):
        return None
    rivals = [row for row in candidates if row not in public]
    if any(row.country not in INTERNATIONAL for row in rivals) and not _shares_words(chosen, context.text):
        return _by_words(match, candidates, context)
    return chosen.name, "ambiguous: its country in the text"


def _in_sentence(match: Match, public: Sequence[OrganizationRow], context: Context) -> OrganizationRow | None:
    """The one body whose country stands in the sentence, if no other country competes with it."""
    near = context.countries.within(*context.sentence(match))
    named = [row for row in public if row.country in near]
    if len(named) != 1:
        return None
    rivals = {row.country for row in public}
    alone = len(near) == 1 or (len(rivals) > 1 and len(rivals & set(context.countries.counts)) == 1)
    return named[0] if alone or context.countries.main() == named[0].country else None


def _of_the_text(match: Match, public: Sequence[OrganizationRow], context: Context) -> OrganizationRow | None:
    """The body of the country that the whole text is about."""
    main = context.countries.main()
    of_main = next((row for row in public if row.country == main), None)
    return of_main or _home(public, context) or _often(public, match, context)


def _home(public: Sequence[OrganizationRow], context: Context) -> OrganizationRow | None:
    """A text in simplified Chinese means China's ministry where it names no country with it."""
    if context.language != "zh-Hans":
        return None
    return next((row for row in public if row.country == "CN"), None)


def _often(public: Sequence[OrganizationRow], match: Match, context: Context) -> OrganizationRow | None:
    """The one body of a full name whose country the text names nearly as often as any."""
    counts = context.countries.counts
    top = max(counts.values(), default=0)
    named = [row for row in public if counts[row.country] * 2 >= top > 0]
    return named[0] if len(public) == 1 and named and " " in match.surface else None


def _by_words(match: Match, candidates: Sequence[OrganizationRow], context: Context) -> tuple[str, str] | None:
    """Telling words of a full name in the sentence: "court" for the one ICC, "chamber" for the other."""
    if not match.surface.isupper():
        return None
    start, end = context.sentence(match)
    sentence = context.text[start:end].lower()
    words = {row.name: _telling_words(row) for row in candidates}
    supported = [
        name
        for name, own in words.items()
        if any(word in sentence for word in own - set().union(*(words[other] for other in words if other != name)))
    ]
    return (supported[0], "ambiguous: words of its full name") if len(supported) == 1 else None


def _telling_words(row: OrganizationRow) -> set[str]:
    return {
        word
        for name in (row.name, *(one.text for one in row.names))
        for word in name.lower().split()
        if len(word) > 4 and word not in STOP
    }


def _shares_words(row: OrganizationRow, text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _telling_words(row) if word.isalpha() and len(word) > 4)


def _by_acting(match: Match, candidates: Sequence[OrganizationRow], context: Context) -> tuple[str, str] | None:
    """Companies and media: what stands right beside the name says that it is one."""
    fitting = [row for row in candidates if row.kind not in ("government", "military")]
    if len(fitting) != 1 or any(row.kind in PUBLIC_KINDS for row in candidates if row not in fitting):
        return None
    row, text = fitting[0], context.plain
    before, after = text[max(0, match.start - 60) : match.start], text[match.end : match.end + 60]
    if row.kind == "university":
        return (row.name, "ambiguous: scholars beside it") if cues.SCHOLARS_BEHIND.match(after) else None
    if cues.SECTOR_LIST.search(before) and not _is_platform_like(row):
        return row.name, "ambiguous: in a list of companies"
    if row.kind == "media" and (cues.MEDIUM_BEFORE.search(before) or cues.MEDIUM_BEHIND.match(after)):
        return row.name, "ambiguous: reports as a medium"
    if _is_platform_like(row) and not cues.COMPANY_FOR_SURE.match(after):
        return None
    if cues.COMPANY_FOR_SURE.match(after) or _european(before, after):
        return row.name, "ambiguous: acts as a company"
    if _in_list(match, context):
        return row.name, "ambiguous: in a list of organizations"
    if LATIN_WORD.match(match.surface) and not match.surface.isupper() and CHINESE.search(before[-6:] + after[:6]):
        return row.name, "ambiguous: a Latin name in a Chinese text"
    if row.kind != "media" and _acts_like_a_company(match, before, after, context):
        return row.name, "ambiguous: acts as a company"
    return None


def _european(before: str, after: str) -> bool:
    return bool(cues.GERMAN_BEHIND.match(after) or cues.FRENCH_BEFORE.search(before))


def _acts_like_a_company(match: Match, before: str, after: str, context: Context) -> bool:
    """What only companies do, or what they may do where the name cannot be a sentence's first word by chance."""
    if cues.ACTING.match(after):
        return True
    if cues.COMPANY_LIKELY.match(after):
        return not _starts_sentence(before) or _mentioned_again(match, context)
    if GOES_ON.match(after):
        return False
    linked = bool(cues.LINK_BEFORE.search(before))
    told = cues.KIND_BEFORE.search(before) or cues.LED_BEFORE.search(before) or cues.KIND_BEHIND.match(after)
    return bool(told) or (linked and _mentioned_again(match, context))


def _is_platform_like(row: OrganizationRow) -> bool:
    """WeChat and Weibo: flagged because they are mostly what people use."""
    return row.name in ("WeChat", "Weibo")


def _starts_sentence(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in '.!?"“。！？'


def _mentioned_again(match: Match, context: Context) -> bool:
    """True if the same spelling acts as a company somewhere else in the text, or in the body for one in the title."""
    known = context.acting.get(match.surface)
    if known is None:
        whole = f"{context.plain}\n{simplified(context.rest)}"
        word = re.compile(rf"(?<![A-Za-z]){re.escape(simplified(match.surface))}(?![A-Za-z])")
        places = list(islice(word.finditer(whole), 40))
        known = len(places) > 1 and any(
            cues.COMPANY_LIKELY.match(whole[found.end() : found.end() + 60]) for found in places
        )
        context.acting[match.surface] = known
    return known


def _in_list(match: Match, context: Context) -> bool:
    """True if only a comma, a bar or "and" parts the name from an organization that is certain, or listed with one."""
    number = bisect_left(context.listed, (match.start, match.end))
    neighbours = context.listed[max(0, number - 1) : number + 2]
    return any(_beside(context.text, match.start, match.end, start, end) for start, end in neighbours)


def _beside(text: str, start: int, end: int, other_start: int, other_end: int) -> bool:
    if other_end <= start <= other_end + LONGEST_BAR:
        return bool(cues.LIST_BETWEEN.match(text[other_end:start]))
    return end <= other_start <= end + LONGEST_BAR and bool(cues.LIST_BETWEEN.match(text[end:other_start]))


def listed_spans(text: str, matches: Sequence[Match], certain: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Where certain organizations stand, and those that a list joins to them: the third of "Google, Apple and Arm"."""
    sure = [name_is_certain(match, certain) for match in matches]
    for _ in range(LIST_STEPS):
        for number, match in enumerate(matches):
            for other in (number - 1, number + 1):
                if not sure[number] and 0 <= other < len(matches) and sure[other]:
                    near = matches[other]
                    sure[number] = _beside(text, match.start, match.end, near.start, near.end)
    return tuple((match.start, match.end) for match, known in zip(matches, sure, strict=True) if known)


def name_is_certain(match: Match, certain: frozenset[str]) -> bool:
    """True if the spelling is one body's alone, and that body is beyond doubt."""
    return not match.names[0].ambiguous and match.names[0].key in certain
