"""The best matches first: those with a match in their title, then by how often and how closely the words stand.

Ranking reads each vector, so on a large result only the newest are ranked, and the newest of those with a match in the
title.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from pyroaring import BitMap

from articles import search
from articles.bitmaps import Bitmaps
from articles.retrieval.asking import VECTOR
from articles.retrieval.finding import Found, found_by, verified
from articles.retrieval.matter import Matter
from articles.retrieval.statements import Deadline, Late, ask, keys_of

CONSIDERED = 300
"""How many articles are ranked of those with a match in the title, and how many of all: some 20 us each."""
LOOKED_AT = 2_000
"""Among how many of the newest these are looked for, where it is not known which of them match."""
SECONDS = 0.8
BY_LENGTH = 1
"""PostgreSQL's normalization: divided by one plus the logarithm of the document's length."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Keys of articles, the best first. `bound` says how many were ranked where these are not all that match."""

    ids: list[int]
    bound: int | None = None


def best(found: Found, query: search.Query, index: Bitmaps, within: BitMap | None = None) -> Ranked:
    """The best matches of what was `found` for `query`, of those `within` only; all that were ranked, in one order.

    The same state of the archive gives the same order, so that a page is a slice of it.
    """
    deadline = Deadline(SECONDS)
    result = found.ids if within is None else found.ids & within
    titles = in_title(query, index, deadline)
    newest = islice(index.walk(certain(found, result, index, deadline)), CONSIDERED)
    chosen = islice(verified(titles, islice(index.walk(titles.ids & result), LOOKED_AT), deadline), CONSIDERED)
    candidates = BitMap([*newest, *verified(found, chosen, deadline)])
    titled = BitMap(verified(titles, candidates & titles.ids, deadline))
    ranks = ranked(found.matter, candidates, deadline)
    place = {key: n for n, key in enumerate(index.walk(candidates))}
    order = sorted(candidates, key=lambda key: (key not in titled, -ranks.get(key, 0.0), place[key]))
    return Ranked(order, len(candidates) if len(candidates) < len(result) else None)


def certain(found: Found, result: BitMap, index: Bitmaps, deadline: Deadline) -> BitMap:
    """Those of `result` that match for certain, after a look at the newest where that is not known."""
    if found.exact or found.matter is None:
        return result
    looked_at = list(verified(found, islice(index.walk(result), LOOKED_AT), deadline))
    return BitMap(looked_at) | (found.matter.known().sure & result)


def in_title(query: search.Query, index: Bitmaps, deadline: Deadline) -> Found:
    """The articles whose title alone holds what the query asks of the text; none where time runs out."""
    titles = found_by(titled(query.tree), index, seconds=deadline.left / 2) if query.tree else None
    return Found(BitMap()) if titles is None or titles.late else titles


def titled(node: search.Node) -> search.Node:
    """The same with each word in the title."""
    match node:
        case search.And(parts) | search.Or(parts) if not search.is_text(node):
            return type(node)(tuple(map(titled, parts)))
        case search.Not():
            return node
        case _:
            return search.InTitle(node) if search.is_text(node) else node


def ranked(matter: Matter | None, articles: Iterable[int], deadline: Deadline) -> dict[int, float]:
    """How well each article matches; nothing where time runs out or there are no words."""
    nodes = [part.node for part in matter.parts.values() if part.column == VECTOR] if matter else []
    words = " & ".join(f"( {node} )" for node in nodes if node)
    try:
        rows = ask(
            "SELECT id, ts_rank(search_vector, %s::tsquery, %s) FROM public.articles_article"
            " WHERE id = ANY(%s::bigint[])",
            [words, BY_LENGTH, keys_of(articles)],
            deadline,
        )
    except Late:
        return {}
    return dict(rows)
