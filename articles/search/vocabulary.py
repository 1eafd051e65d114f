"""The names that queries know: those of organizations, places and outlets, in both languages."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from articles.search.lists import CAPITALS, STOP_WORDS
from articles.search.units import is_cjk, units

MOST_ALTERNATIVES, MOST_PHRASES = 12, 3
DESCRIPTION = re.compile(r"\w+['’]s ")
LONGEST_NAME = 10


@dataclass(frozen=True, slots=True)
class KnownName:
    """One spelling. `case_sensitive`: only as it is written here; `ambiguous`: means other things too."""

    text: str
    case_sensitive: bool = False
    ambiguous: bool = False

    @property
    def is_alternative(self) -> bool:
        """Whether it names nothing else; as WHO does, because the index knows its capitals from the word."""
        apart = self.text in CAPITALS and self.text.lower() in STOP_WORDS
        return (apart or not self.ambiguous) and not DESCRIPTION.match(self.text)

    @property
    def is_long(self) -> bool:
        """Whether it has several words, or several Chinese characters: hardly an ordinary word."""
        return " " in key(self.text) or (len(self.text) > 2 and is_cjk(self.text))


@dataclass(frozen=True, slots=True)
class Known:
    """An organization, place or outlet with all its names, the most usual first. `kind` parts their primary keys."""

    kind: str
    pk: int
    slug: str
    names: tuple[KnownName, ...]

    def alternatives(self, typed: str) -> tuple[str, ...]:
        """Its other names than `typed` that mean nothing else.

        Names that hold another one of them are left out, for the shorter one finds them; so are descriptions such as
        "China's internet regulator", and more than a few names of several words, for those are costly to look for.
        Whoever typed an ambiguous name gets the others that are: World Internet Conference for 世界互联网大会.
        """
        asked = key(typed)
        doubtful = any(name.ambiguous and key(name.text) == asked for name in self.names)
        texts = [name.text for name in self.names if name.is_alternative or (doubtful and name.is_long)]
        found = [asked.split()]
        kept: list[str] = []
        for text in sorted(texts, key=lambda text: (len(key(text).split()), len(text))):
            parts = key(text).split()
            if parts and not any(holds(parts, shorter) for shorter in found):
                found.append(parts)
                kept.append(text)
        kept.sort(key=texts.index)
        phrases = [text for text in kept if " " in key(text)][MOST_PHRASES:]
        return tuple(text for text in kept if text not in phrases)[:MOST_ALTERNATIVES]


def key(text: str) -> str:
    """How a name is looked up: its units in small letters, without hyphens."""
    return exact_key(text).lower()


@lru_cache(maxsize=16_384)
def exact_key(text: str) -> str:
    return " ".join(unit.replace("-", "") for unit in units(text))


def holds(parts: list[str], shorter: list[str]) -> bool:
    """Whether the units of one name hold those of another one behind the other; within CJK, as part of a run."""
    if len(parts) == len(shorter) == 1 and is_cjk(parts[0]) and is_cjk(shorter[0]):
        return shorter[0] in parts[0]
    size = len(shorter)
    return any(parts[start : start + size] == shorter for start in range(len(parts) - size + 1))


@dataclass(frozen=True)
class Vocabulary:
    """Everything named, and which of it a text names. Building it costs some microseconds a name: keep it."""

    known: tuple[Known, ...] = ()
    fields: tuple[Known, ...] = field(default=())
    """What `org:` and `outlet:` know besides: outlets, which are no alternatives of words."""

    @cached_property
    def _meant(self) -> tuple[dict[str, list[Known]], dict[str, list[Known]]]:
        """Who bears a name: in any case, and in one case only, as for acronyms and names that are words as well."""
        loose: dict[str, list[Known]] = defaultdict(list)
        exact: dict[str, list[Known]] = defaultdict(list)
        for thing in self.known:
            for name in thing.names:
                strict = name.case_sensitive or name.ambiguous
                where, text = (exact, exact_key(name.text)) if strict else (loose, key(name.text))
                if text and thing not in where[text]:
                    where[text].append(thing)
        return dict(loose), dict(exact)

    @cached_property
    def _named(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Primary keys by kind and name, ambiguous names and slugs included."""
        found: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
        for thing in (*self.known, *self.fields):
            for text in (thing.slug.replace("-", " "), *(name.text for name in thing.names)):
                found[thing.kind, flat(text)][thing.pk] = None
        return {asked: tuple(pks) for asked, pks in found.items()}

    def meant(self, text: str) -> Known | None:
        """The one thing that `text` names; None where it names none, or several."""
        loose, exact = self._meant
        strict = exact_key(text)
        bearers = {id(thing): thing for thing in (*exact.get(strict, ()), *loose.get(strict.lower(), ()))}
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def named(self, kind: str, text: str) -> tuple[int, ...]:
        """All of one kind that bear this name or slug, in any case."""
        return self._named.get((kind, flat(text)), ())

    @cached_property
    def longest(self) -> int:
        loose, exact = self._meant
        return min(max((len(text.split()) for text in (*loose, *exact)), default=1), LONGEST_NAME)


def flat(text: str) -> str:
    return key(text).replace(" ", "")


def of(things: Iterable[Known], fields: Iterable[Known] = ()) -> Vocabulary:
    return Vocabulary(tuple(things), tuple(fields))


EMPTY = Vocabulary()
