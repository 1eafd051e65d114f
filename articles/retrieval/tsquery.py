"""PostgreSQL's text queries as trees: which parts an index answers by itself, and which need a look at each row.

The text of a `tsquery` value is canonical: lexemes in quotation marks, operators by precedence. No models, no database.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

TOKEN = re.compile(r"\s*(?:('(?:[^'\\]|''|\\.)*')(:[*A-D]+)?|(<(?:-|\d+)>|[!&|()]))", re.DOTALL)
ESCAPED = re.compile(r"''|\\(.)", re.DOTALL)


class UnreadableQuery(ValueError):
    """The text is not one that PostgreSQL gives for a `tsquery`."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One entry of the index: as the query spells it, with its quotation marks; `suffix` is such as ":*" or ":A"."""

    quoted: str
    suffix: str = ""

    def __str__(self) -> str:
        return self.quoted + self.suffix

    @classmethod
    def of(cls, word: str) -> "Lexeme":
        """A lexeme that is spelled as the index has it."""
        return cls("'" + word.replace("\\", "\\\\").replace("'", "''") + "'")

    @property
    def word(self) -> str:
        """The lexeme itself."""
        return ESCAPED.sub(lambda found: found[1] or "'", self.quoted[1:-1])

    @property
    def prefix(self) -> bool:
        return "*" in self.suffix

    @property
    def weighed(self) -> bool:
        """Whether it has to stand in a certain part of the text, which the index does not know."""
        return bool(self.suffix.strip(":*"))

    @property
    def unweighed(self) -> "Lexeme":
        """The same in any part of the text."""
        return Lexeme(self.quoted, ":*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Node", ...]

    def __str__(self) -> str:
        return " & ".join(f"( {part} )" if isinstance(part, AnyOf) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Node", ...]

    def __str__(self) -> str:
        return " | ".join(map(str, self.parts))


@dataclass(frozen=True, slots=True)
class NoneOf:
    """What its part does not match."""

    part: "Node"

    def __str__(self) -> str:
        return f"!{self.part}" if isinstance(self.part, Lexeme) else f"!( {self.part} )"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Parts that follow each other at a certain distance, which the index does not know. `text` is its spelling."""

    text: str
    parts: tuple["Node", ...]

    def __str__(self) -> str:
        return self.text


Node = Lexeme | AllOf | AnyOf | NoneOf | Phrase


def parse(text: str) -> Node | None:
    """The tree of a query as PostgreSQL prints it; None for the empty query, which matches nothing.

    Raises `UnreadableQuery`.
    """
    tokens = scan(text)
    if not tokens:
        return None
    node, rest = any_of(tokens, 0)
    if rest != len(tokens):
        raise UnreadableQuery(text)
    return node


def scan(text: str) -> list[str | Lexeme]:
    tokens: list[str | Lexeme] = []
    place, text = 0, text.rstrip()
    while place < len(text):
        found = TOKEN.match(text, place)
        if not found:
            raise UnreadableQuery(text)
        tokens.append(Lexeme(found[1], found[2] or "") if found[1] else found[3])
        place = found.end()
    return tokens


Tokens = list[str | Lexeme]
Reader = Callable[[Tokens, int], tuple[Node, int]]


def joined(tokens: Tokens, place: int, operator: str, reader: Reader) -> tuple[list[Node], int]:
    """Operands with one operator between them, and the place of what follows."""
    part, place = reader(tokens, place)
    parts = [part]
    while place < len(tokens) and tokens[place] == operator:
        part, place = reader(tokens, place + 1)
        parts.append(part)
    return parts, place


def any_of(tokens: Tokens, place: int) -> tuple[Node, int]:
    parts, place = joined(tokens, place, "|", all_of)
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, AnyOf) else (part,))]
    return (AnyOf(tuple(flat)) if len(flat) > 1 else flat[0]), place


def all_of(tokens: Tokens, place: int) -> tuple[Node, int]:
    parts, place = joined(tokens, place, "&", phrase)
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, AllOf) else (part,))]
    return (AllOf(tuple(flat)) if len(flat) > 1 else flat[0]), place


def phrase(tokens: Tokens, place: int) -> tuple[Node, int]:
    start = place
    part, place = single(tokens, place)
    parts = [part]
    while place < len(tokens) and isinstance(operator := tokens[place], str) and operator.startswith("<"):
        part, place = single(tokens, place + 1)
        parts.append(part)
    if len(parts) == 1:
        return part, place
    return Phrase(" ".join(map(str, tokens[start:place])), tuple(parts)), place


def single(tokens: Tokens, place: int) -> tuple[Node, int]:
    token = tokens[place] if place < len(tokens) else None
    if isinstance(token, Lexeme):
        return token, place + 1
    if token == "!":
        part, place = single(tokens, place + 1)
        return NoneOf(part), place
    if token == "(":
        part, place = any_of(tokens, place + 1)
        if place < len(tokens) and tokens[place] == ")":
            return part, place + 1
    raise UnreadableQuery(" ".join(map(str, tokens)))


def answered_by_index(node: Node) -> bool:
    """Whether an index alone finds exactly the matches of `node`."""
    match node:
        case Lexeme():
            return not node.weighed
        case AllOf() | AnyOf():
            return all(map(answered_by_index, node.parts))
        case _:
            return False


def loose(node: Node) -> Node | None:
    """What matches wherever `node` does, and maybe elsewhere, without places, weights and negations.

    None where nothing can be said. What comes out is answered by an index.
    """
    match node:
        case Lexeme():
            return node.unweighed
        case NoneOf():
            return None
        case AnyOf():
            parts = tuple(map(loose, node.parts))
            return AnyOf(tuple(part for part in parts if part)) if all(parts) else None
        case AllOf() | Phrase():
            known = tuple(part for part in map(loose, node.parts) if part)
            return AllOf(known) if len(known) > 1 else known[0] if known else None


def conjuncts(node: Node) -> tuple[Node, ...]:
    """Nodes that must all match where `node` does; an index answers each of them."""
    if isinstance(node, AllOf | Phrase):
        return tuple(inner for part in node.parts for inner in conjuncts(part))
    known = loose(node)
    return (known,) if known else ()
