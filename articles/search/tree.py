"""What a query comes to: a tree of conditions, whose leaves say which words of the index they want."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Word:
    """One word in the spelling of the index, before stemming; `prefix`: its beginning. `forms` do as well."""

    text: str
    prefix: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """Words one behind the other. The index alone cannot tell: each candidate's vector has to be read."""

    parts: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Wanted", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Wanted", ...]


Wanted = Word | Near | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Mark:
    """What to highlight: `words` one behind the other, parted by a little punctuation at most.

    The parts of a word with hyphens may also stand joined or apart. `prefix`: words that begin with the last one;
    `exact`: in this case only.
    """

    words: tuple[str, ...]
    prefix: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A word, phrase or beginning of a word as typed, what it wants of the index, and the names it also stands for."""

    shown: str
    wanted: Wanted
    also: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class InTitle:
    """`part`, which holds text alone, within the title."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Organizations:
    """Articles with an accepted mention of one of them."""

    pks: tuple[int, ...]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Outlets:
    pks: tuple[int, ...]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """Articles with a known date from `first` to `last`, both days included; None: open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


Node = And | Or | Not | Text | InTitle | Organizations | Outlets | Between


def size(wanted: Wanted) -> int:
    """How many words of the index are asked for."""
    match wanted:
        case Word(forms=forms):
            return 1 + len(forms)
        case Near(parts) | AllOf(parts) | AnyOf(parts):
            return sum(map(size, parts))


def is_text(node: Node) -> bool:
    """Whether one question to a search vector answers all of `node`."""
    match node:
        case And(parts) | Or(parts):
            return all(is_text(part) for part in parts)
        case Not(part):
            return is_text(part)
        case _:
            return isinstance(node, Text)


def all_of(parts: list[Node]) -> Node | None:
    """All of them, each once, without a needless level; None of none."""
    flat = list(dict.fromkeys(inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))))
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(parts: list[Node]) -> Node | None:
    flat = list(dict.fromkeys(inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))))
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def texts(node: Node | None, *, wanted: bool = True) -> Iterator[Text]:
    """The leaves with words, those behind an odd number of `Not` left out if `wanted`."""
    match node:
        case Text():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from texts(part, wanted=wanted)
        case InTitle(part):
            yield from texts(part, wanted=wanted)
        case Not(part) if not wanted:
            yield from texts(part, wanted=wanted)
        case _:
            return
