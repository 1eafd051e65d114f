"""The shape of a snapshot, and what is in one."""

from collections.abc import Iterable
from typing import Any

from articles.snapshots.relations import by_depth, model_of

Row = dict[str, Any]
"""A row as PostgreSQL's `to_jsonb` gives it: column to value, generated columns left out."""

Snapshot = dict[str, Any]
"""What left the tables together. JSON:

roots    [label of the model, key] of what was taken by itself
rows     by label of the model: rows, each with its key; those of the roots among them
nulled   references that were emptied: {"model", "column", "to": key, "rows": keys of the rows that had it}
stories  of articles that were copies of others: {"row": the story, "articles": {key: whether an editor said so}}
"""


def empty() -> Snapshot:
    return {"roots": [], "rows": {}, "nulled": [], "stories": []}


def joined(snapshots: Iterable[Snapshot]) -> Snapshot:
    """Several snapshots as one. A row that is in several is in it once."""
    whole, seen = empty(), set()
    for snapshot in snapshots:
        whole["roots"] += snapshot["roots"]
        whole["nulled"] += snapshot["nulled"]
        whole["stories"] += snapshot["stories"]
        for name, rows in snapshot["rows"].items():
            fresh = [row for row in rows if (name, row_key(name, row)) not in seen]
            seen |= {(name, row_key(name, row)) for row in fresh}
            whole["rows"].setdefault(name, []).extend(fresh)
    return whole


def contents(snapshot: Snapshot) -> dict[str, int]:
    """How many rows of each model went along with what was taken, by label, without that itself."""
    roots: dict[str, int] = {}
    for name, _key in snapshot["roots"]:
        roots[name] = roots.get(name, 0) + 1
    counted = {name: len(snapshot["rows"][name]) - roots.get(name, 0) for name in by_depth(snapshot["rows"])}
    return {name: number for name, number in counted.items() if number}


def row_key(name: str, row: Row) -> Any:
    primary = model_of(name)._meta.pk
    return row[str(primary and primary.column)]
