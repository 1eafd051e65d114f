"""A tree as a condition of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

from django.db.models import Q

from articles.search.expressions import TextQuery
from articles.search.lists import STOP_WORDS
from articles.search.tree import (
    AllOf,
    And,
    AnyOf,
    Between,
    InTitle,
    Near,
    Node,
    Not,
    Or,
    Organizations,
    Outlets,
    Text,
    Wanted,
    Word,
    is_text,
)

UNDATED = date(1, 1, 1)
"""The `sort_date` of articles without a date, which lie in no time."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a question: words in the notation of `to_tsquery`, or, once beginnings of words are in it, SQL."""

    notation: str = ""
    statement: str = ""
    parameters: tuple[str, ...] = ()

    def as_sql(self) -> tuple[str, tuple[str, ...]]:
        """The SQL and its parameters. Words are stemmed; a beginning of a word is taken as it is."""
        if self.statement:
            return self.statement, self.parameters
        return "to_tsquery('pg_catalog.english'::regconfig, %s)", (self.notation,)


def condition(node: Node | None) -> Q | None:
    """The condition that an article matches; None where nothing is asked for. Text is one question."""
    match node:
        case None:
            return None
        case _ if is_text(node):
            return Q(search_vector=tsquery(node))
        case And(parts):
            asked = [part for part in parts if is_text(part)]
            others = [part for part in parts if not is_text(part)]
            found = [Q(search_vector=tsquery(And(tuple(asked))))] if asked else []
            return reduce(and_, [*found, *(_certain(part) for part in others)])
        case Or(parts):
            return reduce(or_, (_certain(part) for part in parts))
        case Not(part):
            return ~_certain(part)
        case InTitle(part):
            return Q(title_vector=tsquery(part))
        case Organizations(pks):
            return Q(organization_ids__overlap=list(pks))
        case Outlets(pks):
            return Q(source_id__in=pks)
        case Between(first, last):
            return (
                Q(sort_date__gt=UNDATED)
                & (Q(sort_date__gte=first) if first else Q())
                & (Q(sort_date__lte=last) if last else Q())
            )
    raise TypeError(f"{node!r} is no node of a query")


def _certain(node: Node) -> Q:
    found = condition(node)
    return Q() if found is None else found


def tsquery(node: Node) -> TextQuery:
    """One question to a search vector for a tree that holds text alone."""
    return TextQuery(*_of_node(node).as_sql())


def _of_node(node: Node) -> Piece:
    match node:
        case Text(wanted=wanted):
            return _of_wanted(wanted)
        case And(parts):
            return _combined([_of_node(part) for part in parts], "&", "&&")
        case Or(parts):
            return _combined([_of_node(part) for part in parts], "|", "||")
        case Not(part):
            inner = _of_node(part)
            if inner.statement:
                return Piece(statement=f"(!! {inner.statement})", parameters=inner.parameters)
            return Piece(f"!{inner.notation}")
    raise TypeError(f"{node!r} asks for more than text")


def _of_wanted(wanted: Wanted) -> Piece:
    match wanted:
        case Word(text, prefix, forms):
            if prefix:
                return Piece(statement="(%s::tsquery)", parameters=(f"{_quoted(text)}:*",))
            return _combined([Piece(_quoted(form)) for form in (text, *forms)], "|", "||")
        case Near(parts):
            if any(part.prefix for part in parts):
                return _near(parts)
            return _combined([_of_wanted(part) for part in parts], "<->", "<->")
        case AllOf(parts):
            return _combined([_of_wanted(part) for part in parts], "&", "&&")
        case AnyOf(parts):
            return _combined([_of_wanted(part) for part in parts], "|", "||")


def _near(parts: Sequence[Word]) -> Piece:
    """Words one behind the other where one is a beginning: the places that stop words take are counted here."""
    statement, parameters = _of_wanted(parts[0]).as_sql()
    distance = 1
    for part in parts[1:]:
        if part.text in STOP_WORDS and not part.prefix:
            distance += 1
            continue
        inner, given = _of_wanted(part).as_sql()
        statement, parameters = f"tsquery_phrase({statement}, {inner}, {distance})", (*parameters, *given)
        distance = 1
    return Piece(statement=statement, parameters=parameters)


def _combined(pieces: Sequence[Piece], sign: str, operator: str) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    if not any(piece.statement for piece in pieces):
        return Piece(f"({f' {sign} '.join(piece.notation for piece in pieces)})")
    parts = [piece.as_sql() for piece in pieces]
    parameters = tuple(parameter for _, given in parts for parameter in given)
    return Piece(statement=f"({f' {operator} '.join(sql for sql, _ in parts)})", parameters=parameters)


def _quoted(text: str) -> str:
    """A word as `to_tsquery` takes any characters."""
    return "'" + text.replace("\\", " ").replace("'", " ") + "'"
