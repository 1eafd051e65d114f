"""All that understanding may know of the world: reference rows, and the search structures made from them once."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from articles import reference
from articles.matching import LOOKALIKE, Condition, Matcher, Name
from articles.reference import EditionRow, LookalikeRow, NameRow, OrganizationRow, PlaceRow, SourceRow, TopicRow
from articles.rules import Rule, RuleSet
from articles.understanding.newcomers.registered import Registered
from articles.understanding.patterns import key

# Endings by which a row tells its site from the body that runs it; pages print the name without them.
SITE_ENDINGS = (" site", " website", " press office", " press corner", " blog", "网站", "官网", "门户网站")
# What names the electronic edition of an outlet that is known without it.
EDITION_ENDINGS = (
    *("電子版", "电子版", "電子報", "新聞網", "新闻网", "客户端", "在线", "網站", "网讯", "新媒体", "網", "网"),
    *("デジタル", "オンライン", "電子版", " Online", " News", ".com"),
)
WIRE = "wire"
MOST_ASKED = 8192


# Words of names that are spelled in several ways.
VARIANTS = (
    (" Corporation", (" Corp",)),
    (" Company", (" Co",)),
    (" Limited", (" Ltd",)),
    (" Incorporated", (" Inc",)),
    (" and ", (" & ",)),
    (" & ", (" and ",)),
    ("Organization", ("Organisation",)),
    ("Organisation", ("Organization",)),
    ("Center", ("Centre",)),
    ("Centre", ("Center",)),
    ("Defense", ("Defence",)),
    ("Defence", ("Defense",)),
    ("Cybersecurity", ("Cyber Security", "Cyber-security")),
    ("U.S. ", ("US ", "United States ")),
    ("CPC Central", ("Communist Party of China Central", "Communist Party of China (CPC) Central")),
    ("’", ("'",)),
)

# German names that are declined: Europäische(n) Kommission, Bundesministerium(s) des Innern, Bundesamt(es) für ….
ADJECTIVE = re.compile(r"^([A-ZÄÖÜ][a-zäöüß]{3,}ische)( [A-ZÄÖÜ].*)$")
OFFICE = re.compile(r"^([A-ZÄÖÜ][a-zäöüß]*(?:ministerium|amt|gericht))((?: .*)?)$")


def spellings(name: str) -> list[str]:
    """A name, and the same with one word in its other spelling."""
    if (german := ADJECTIVE.match(name)) is not None:
        return [name, f"{german[1]}n{german[2]}", f"{german[1]}r{german[2]}"]
    if (german := OFFICE.match(name)) is not None:
        return [name, f"{german[1]}s{german[2]}", f"{german[1]}es{german[2]}"]
    if not name.isascii():
        return [name]
    other = [name.replace(word, form) for word, forms in VARIANTS if word in name for form in forms]
    return [name, *(form for form in dict.fromkeys(other) if form != name)]


def named(organization: str, spelling: str, name: NameRow) -> Name:
    """A spelling of a name of an organization as it is looked for."""
    return Name(
        organization,
        spelling,
        name.kind,
        case_sensitive=name.case_sensitive,
        ambiguous=name.ambiguous,
        spelled=name.text,
        row=name.key,
        version=name.version,
        condition=Condition(name.required, name.forbidden, name.valid_from, name.valid_to) or None,
    )


@dataclass(frozen=True)
class Knowledge:
    """Reference rows, from the CSV files or from the database alike. Make it once: what is derived is kept with it."""

    editions: tuple[EditionRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    topics: tuple[TopicRow, ...] = ()
    organizations: tuple[OrganizationRow, ...] = ()
    lookalikes: tuple[LookalikeRow, ...] = field(default_factory=reference.lookalikes)
    rules: tuple[Rule, ...] = ()

    @classmethod
    def from_reference(cls, folder: Path | None = None) -> Self:
        """Knowledge from the CSV files of `folder`; by default those of articles/reference."""
        return cls(
            editions=reference.editions(folder),
            sources=reference.sources(folder),
            places=reference.places(folder),
            topics=reference.topics(folder),
            organizations=reference.organizations(folder),
            lookalikes=reference.lookalikes(folder),
        )

    @cached_property
    def organization_matcher(self) -> Matcher:
        """Finds every spelling of every organization."""
        names = [
            named(row.name, spelling, name)
            for row in self.organizations
            for name in row.names
            for spelling in spellings(name.text)
        ]
        hiding = [Name(row.hides, row.text, LOOKALIKE, case_sensitive=row.case_sensitive) for row in self.lookalikes]
        return Matcher([*names, *hiding])

    @cached_property
    def registered(self) -> Registered:
        """The names that are no newcomers: those of organizations and sources; and those of places."""
        names = [text for row in self.organizations for name in row.names for text in spellings(name.text)]
        names += [name for row in self.sources for name in (row.name, row.name_zh)]
        return Registered.of(names, self._places)

    @cached_property
    def topic_matcher(self) -> Matcher:
        """Finds the cues of every topic."""
        return Matcher(
            Name(row.slug, cue, "cue", plural=True, version=row.version) for row in self.topics for cue in row.cues
        )

    @cached_property
    def topic_slugs(self) -> tuple[str, ...]:
        """The topics in the order of the vocabulary."""
        return tuple(row.slug for row in self.topics)

    @cached_property
    def rule_set(self) -> RuleSet:
        """Finds what the tagging rules look for."""
        return RuleSet(self.rules)

    @cached_property
    def organization_rows(self) -> dict[str, OrganizationRow]:
        """Organizations by canonical name."""
        return {row.name: row for row in self.organizations}

    @cached_property
    def source_rows(self) -> dict[str, SourceRow]:
        """Sources by canonical name."""
        return {row.name: row for row in self.sources}

    @cached_property
    def _source_keys(self) -> dict[str, str]:
        keys: dict[str, str] = {}
        for row in self.sources:
            keys.setdefault(key(row.name), row.name)
        for row in self.sources:
            spellings = [row.name_zh, *row.dateline_forms, *row.domains, row.name.split(" (")[0]]
            for name in (row.name, row.name_zh):
                spellings += [name[: -len(ending)] for ending in SITE_ENDINGS if name.lower().endswith(ending)]
            for spelling in spellings:
                if short := key(spelling.removeprefix("The ")):
                    keys.setdefault(short, row.name)
                    keys.setdefault(key(spelling), row.name)
        return keys

    @cached_property
    def _domains(self) -> dict[str, str]:
        return {domain.lower(): row.name for row in self.sources for domain in row.domains}

    @cached_property
    def _places(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for row in self.places:
            for spelling in (row.name, row.name_zh, *row.other_names):
                if spelling:
                    names.setdefault(spelling.casefold(), row.name)
        return names

    @cached_property
    def _asked(self) -> dict[str, str | None]:
        return {}

    def source_of(self, words: str) -> str | None:
        """The canonical source that `words` spell, whatever their case, spaces and brackets.

        Answers are remembered, the last `MOST_ASKED` of them: the same few names are asked about again and again.
        """
        try:
            return self._asked[words]
        except KeyError:
            if len(self._asked) >= MOST_ASKED:
                self._asked.clear()
            found = self._asked[words] = self._source_of(words)
            return found

    def _source_of(self, words: str) -> str | None:
        short = key(words)
        if not short or len(short) > 60:
            return None
        known = self._source_keys.get(short) or self._source_keys.get(short.removeprefix("the"))
        bare, bracket, _ = words.partition("(")
        if known is None and bracket and words.rstrip().endswith(")") and bare.strip():
            return self.source_of(bare)
        return known or self._source_of_edition(words.strip())

    def _source_of_edition(self, words: str) -> str | None:
        """自由時報電子版, RTHK News: the outlet that its electronic edition is named after."""
        for ending in EDITION_ENDINGS:
            if words.endswith(ending) and len(words) > len(ending) + 1:
                return self._source_keys.get(key(words[: -len(ending)]))
        return None

    def is_wire(self, source: str | None) -> bool:
        """True for a wire agency, false for an outlet and for what is unknown."""
        row = self.source_rows.get(source or "")
        return row is not None and row.kind == WIRE

    def source_of_domain(self, host: str) -> str | None:
        """The source that owns a host name, by its longest known ending: news.example.com, then example.com."""
        parts = host.lower().strip(".").split(".")
        for start in range(len(parts) - 1):
            found = self._domains.get(".".join(parts[start:]))
            if found:
                return found
        return None

    def source_of_address(self, address: str | None) -> str | None:
        """The source that owns a web address."""
        if not address:
            return None
        try:
            return self.source_of_domain(urlsplit(address).hostname or "")
        except ValueError:
            return None

    def place_of(self, words: str) -> str | None:
        """The canonical place that `words` spell; of several parted by a slash or comma, the first."""
        words = words.strip(" .,，")
        if not words or len(words) > 80:
            return None
        return self._places.get(words.casefold()) or self._places.get(
            words.split("/")[0].split(",")[0].strip().casefold()
        )
