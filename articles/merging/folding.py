"""Two tags of one article that become one, since what they tie it to is one: which decision stands, on which words.

Of the decisions the strongest stands: an editor's acceptance (the article does name one of the two, which are one), an
editor's rejection, what trusted material brought along, then what is put off, then what is suggested. Thus an editor's
word beats every rule. The words that either rests on are counted together.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from articles.merging.relations import quoted
from articles.models.tag import strength

DECISION = ("state", "origin", "decided_by_id", "decided_at")
EVIDENCE = ("surface", "sentence", "rule", "matched", "version", "tagging_rule_id", "name_id")
"""Columns that stand together with the first of a tag's places in the text."""

PAIRS = """
    SELECT gone.id, kept.id FROM {table} AS gone JOIN {table} AS kept ON {same}
    WHERE gone.{column} = %(drop)s AND kept.{column} = %(keep)s ORDER BY kept.id"""

PLACES = """(
    SELECT coalesce(jsonb_agg(place.pair ORDER BY (place.pair->>0)::int, (place.pair->>1)::int), '[]')
    FROM (SELECT DISTINCT pair FROM jsonb_array_elements(kept.offsets || gone.offsets) AS pair) AS place
    WHERE NOT EXISTS (
        SELECT 1 FROM jsonb_array_elements(kept.offsets || gone.offsets) AS wider (pair)
        WHERE wider.pair <> place.pair
            AND (wider.pair->>0)::int <= (place.pair->>0)::int AND (wider.pair->>1)::int >= (place.pair->>1)::int))"""
"""The places of both, each once, and none that lies within another."""

EARLIER = """(CASE
    WHEN gone.offsets = '[]' THEN kept.surface = '' AND gone.surface <> ''
    WHEN kept.offsets = '[]' THEN TRUE
    ELSE (gone.offsets->0->>0)::int < (kept.offsets->0->>0)::int END)"""
"""Whether the first of those places is that of the tag that goes."""

FOLD = """
    UPDATE {table} AS kept SET {values}
    FROM unnest(%(gone)s, %(kept)s) AS pair (gone_id, kept_id) JOIN {table} AS gone ON gone.id = pair.gone_id
    WHERE kept.id = pair.kept_id AND ({stronger} OR {earlier} OR {places} <> kept.offsets)"""


def fold(model: Any, *, column: str, same: Sequence[str], keep: int, drop: int, one_text: bool) -> list[int]:
    """Make one tag of two wherever those of `drop` and `keep`, by their `column`, agree in the columns of `same`.

    The tags that go are deleted; keys of those that stay are returned, changed or not. `one_text`: both tags are of
    one article, so that their places are in one text. Else a tag has its words from another text only where it has
    none of its own.
    """
    table = quoted(model._meta.db_table)
    agree = " AND ".join(f"gone.{quoted(name)} = kept.{quoted(name)}" for name in same)
    parts = {"table": table, "column": quoted(column), "same": agree}
    with connection.cursor() as cursor:
        cursor.execute(PAIRS.format(**parts), {"keep": keep, "drop": drop})
        pairs = cursor.fetchall()
        if pairs:
            gone, kept = map(list, zip(*pairs, strict=True))
            cursor.execute(_fold(model, table, one_text=one_text), {"gone": gone, "kept": kept})
            cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [gone])
    return [kept for _gone, kept in pairs]


def _fold(model: Any, table: str, *, one_text: bool) -> str:
    own = {field.attname for field in model._meta.concrete_fields}
    stronger = f"{strength('gone')} > {strength('kept')}"
    none = "(kept.surface = '' AND gone.surface <> '')"
    earlier = EARLIER if one_text else none
    places = PLACES if one_text else f"(CASE WHEN {none} THEN gone.offsets ELSE kept.offsets END)"
    values = [f"{name} = {_either(stronger, name)}" for name in DECISION]
    evidence = [name for name in EVIDENCE if name in own]
    values += [f"{name} = {_either(earlier, name)}" for name in evidence]
    count = f"greatest(kept.count, gone.count, jsonb_array_length({places}))" if one_text else _either(earlier, "count")
    values += [f"offsets = {places}", f"count = {count}"]
    return FOLD.format(table=table, values=", ".join(values), stronger=stronger, earlier=earlier, places=places)


def _either(condition: str, name: str) -> str:
    """The column of the tag that goes where the condition holds, else of the one that stays.

    A rule is told by either if only one of them knows it.
    """
    gone, kept = f"gone.{name}", f"kept.{name}"
    if name == "rule":
        gone, kept = f"coalesce(nullif({gone}, ''), {kept})", f"coalesce(nullif({kept}, ''), {gone})"
    return f"CASE WHEN {condition} THEN {gone} ELSE {kept} END"
