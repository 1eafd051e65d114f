"""Addresses of Datasette that show what the archive's own show: the same articles in the same order, with facets.

Its facets are those columns of the article that it can count with an index. Organizations and topics it can count only
as arrays, which reads the whole text of every match (2.3 s at 10,000 articles): they are left out, in its favour.
"""

import calendar
from collections.abc import Sequence
from urllib.parse import urlencode

TABLE = "/corpus/articles"
FACETS = ("edition", "outlet", "agency", "language", "year")
COLUMNS = {"edition": "edition", "outlet": "outlet", "agency": "agency", "organization": "", "topic": ""}
"""What is chosen, and its column; organizations and topics have tables of their own."""

Pairs = list[tuple[str, str]]


def browse(pairs: Pairs) -> str:
    order = [] if any(name.startswith("_sort") for name, _ in pairs) else [("_sort_desc", "sort_date")]
    facets = [("_facet", name) for name in FACETS]
    return f"{TABLE}?{urlencode([*pairs, *order, ('_size', '20'), *facets])}"


def equal(name: str, keys: Sequence[int]) -> tuple[str, str]:
    """A condition on one facet: any of the keys."""
    listed = ",".join(map(str, sorted(set(keys))))
    if column := COLUMNS[name]:
        return (f"{column}__in", listed) if len(set(keys)) > 1 else (column, listed)
    return "_where", f"id in (select article_id from article_{name}s where {name}_id in ({listed}))"


def month(year: int, month: int) -> Pairs:
    last = calendar.monthrange(year, month)[1]
    return [("sort_date__gte", f"{year}-{month:02}-01"), ("sort_date__lte", f"{year}-{month:02}-{last}")]


def kind_and_country(kind: str, country: str) -> Pairs:
    named = "id in (select article_id from article_organizations join organizations o on o.id = organization_id"
    return [("_where", f"{named} where kind = '{kind}')"), ("_where", f"{named} where country = '{country}')")]


def search(text: str, *, best: bool = False) -> Pairs:
    """Full text as it takes it: OR needs its raw mode, and Chinese an index of its own."""
    pairs = [("_search", text)]
    if " OR " in text or text.startswith('"'):
        pairs.append(("_searchmode", "raw"))
    if not text.isascii():
        pairs = [("_where", f"id in (select rowid from chinese_fts where body like '%{text}%')")]
    return [*pairs, ("_sort", "")] if best else pairs


def can_find(text: str) -> bool:
    """Whether its index has such a text: trigrams, which Chinese needs, are of three characters."""
    return text.isascii() or len(text) > 2


def after(day: str, key: int) -> str:
    return f"{browse([])}&{urlencode([('_next', f'{day},{key}')])}"


def row(key: int) -> str:
    return f"{TABLE}/{key}"
