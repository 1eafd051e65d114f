"""A query's tree over sets of articles: words by the database's indexes, fields by the bitmaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_, or_
from typing import TypeGuard

from pyroaring import BitMap

from articles import search
from articles.bitmaps import Bitmaps
from articles.retrieval.answers import Answer
from articles.retrieval.asking import TITLE, VECTOR, Asker
from articles.retrieval.bounds import Bounds
from articles.retrieval.statements import Deadline, Late
from articles.retrieval.tsquery import Node
from articles.retrieval.wording import nodes_of


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query that is about words alone: where they stand, and what is asked; None matches nothing."""

    column: str
    node: Node | None


@dataclass(slots=True)
class Matter:
    """What is known of a query's matches, more with each look.

    parts   the largest subtrees about words alone
    bounds  what the indexes know of each of them
    seen    what is known of articles that were looked at one by one
    late    whether time ran out before all of them had an answer
    """

    tree: search.Node
    asker: Asker
    parts: dict[search.Node, Part]
    bounds: dict[search.Node, Bounds]
    seen: dict[search.Node, Answer] = field(default_factory=dict)
    late: bool = False

    @classmethod
    def of(cls, tree: search.Node, index: Bitmaps, deadline: Deadline, *, ask: bool = True) -> Matter:
        """Ask the indexes about `tree`, or do not. Never raises `Late`: what has no answer may be anything."""
        asker = Asker(index, deadline)
        asker.answers.follow(index.stamp)
        matter = cls(together(tree), asker, {}, {})
        try:
            subtrees = list(dict.fromkeys(wordings(matter.tree)))
            nodes = nodes_of([subtree.part if in_title(subtree) else subtree for subtree in subtrees], deadline)
            for subtree, node in zip(subtrees, nodes, strict=True):
                part = matter.parts[subtree] = Part(TITLE if in_title(subtree) else VECTOR, node)
                if part.node:
                    matter.seen[subtree] = asker.seen(part.column, part.node)
            for subtree, part in matter.parts.items() if ask else ():
                matter.bounds[subtree] = asker.bounds(part.column, part.node)
        except Late:
            matter.late = True
        return matter

    def known(self, within: BitMap | None = None, *, looked_at: bool = True) -> Bounds:
        """The public articles that match, as far as is known; only those in `within`.

        Without `looked_at`, as far as the indexes know.
        """
        everything = self.asker.index.everything
        everything = everything if within is None else everything & within
        anything = Bounds(BitMap(), everything)

        def over(node: search.Node) -> Bounds:
            if node in self.parts:
                bounds = self.bounds.get(node, anything)
                if looked_at and node in self.seen and not bounds.exact:
                    seen = self.seen[node]
                    bounds = Bounds(bounds.sure | (seen.yes & bounds.maybe), bounds.maybe - seen.no)
                return bounds if within is None else bounds & Bounds.exactly(everything)
            match node:
                case search.And(parts):
                    return reduce(and_, map(over, parts))
                case search.Or(parts):
                    return reduce(or_, map(over, parts))
                case search.Not(part):
                    return over(part).complement(everything)
                case search.Organizations() | search.Outlets() | search.Between():
                    return Bounds.exactly(by_field(node, self.asker.index) & everything)
                case _:
                    return anything

        return over(self.tree) & Bounds.exactly(everything)

    def look_at(self, articles: BitMap) -> None:
        """Find out whether these articles match, one by one. Raises `Late`."""
        for subtree, part in self.parts.items():
            bounds = self.bounds.get(subtree, Bounds(BitMap(), self.asker.index.everything))
            if part.node and (unknown := bounds.open & articles):
                self.seen[subtree] = self.asker.look_at(part.column, part.node, unknown, self.seen[subtree])

    def within(self, deadline: Deadline) -> Matter:
        """The same with a new time limit."""
        return replace(self, asker=replace(self.asker, deadline=deadline))


def in_title(node: search.Node) -> TypeGuard[search.InTitle]:
    return isinstance(node, search.InTitle)


def wordings(node: search.Node) -> Iterator[search.Node]:
    """The largest subtrees about words alone, in the text or in the title."""
    if search.is_text(node) or in_title(node):
        yield node
    elif isinstance(node, search.And | search.Or):
        for part in node.parts:
            yield from wordings(part)
    elif isinstance(node, search.Not):
        yield from wordings(node.part)


def together(node: search.Node) -> search.Node:
    """The same tree, with what is about words alone in one part of each level, so that an index can combine it."""
    match node:
        case search.Not(part):
            return search.Not(together(part))
        case search.And(parts) | search.Or(parts) if not search.is_text(node):
            words = tuple(part for part in parts if search.is_text(part))
            others = tuple(together(part) for part in parts if not search.is_text(part))
            return type(node)((type(node)(words), *others) if len(words) > 1 else (*words, *others))
        case _:
            return node


def by_field(node: search.Node, index: Bitmaps) -> BitMap:
    match node:
        case search.Organizations(pks):
            return index.any_of("organization", pks)
        case search.Outlets(pks):
            return index.any_of("outlet", pks)
        case search.Between(first, last):
            return index.between(first, last)
        case _:
            return index.everything
