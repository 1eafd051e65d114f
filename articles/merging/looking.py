"""What a merge would do, before it is done: how much moves of what, what becomes one, and what is to be known."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.merging.merging import way_of
from articles.merging.problems import MergeError
from articles.merging.relations import Relation, relations
from articles.merging.ways import Way
from articles.models import Article, FormerSlug
from articles.models.article import UNSEEN

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """What points at a thing by one relation.

    name      of such rows: "mentions", "articles (outlet)"
    number    how many of them, all told
    twins     how many of these become one with a row of what is kept
    examples  some of them, as they call themselves: (language, text)
    """

    name: str
    number: int
    twins: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of which both have another one: that of what is kept stays."""

    name: str
    kept: str
    dropped: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What merging `drop` into `keep` would do.

    problem  why it cannot be done, and what to do; empty: it can
    names    other names of `keep` afterwards
    taken    columns that `keep` has not, and what they will say
    added    lists that get longer, and by what
    stays    how many rows go with what is dropped: nothing of them moves
    """

    keep: Any
    drop: Any
    problem: str = ""
    lines: tuple[Line, ...] = ()
    names: tuple[str, ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    added: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    remarks: tuple[str, ...] = ()
    addresses: tuple[str, ...] = field(default=())

    @property
    def number(self) -> int:
        return sum(line.number for line in self.lines)


def look_ahead(*, keep: Any, drop: Any, by: Any = None) -> Ahead:
    """What `merge` would do now; a few queries for each relation, however many rows would move. Writes nothing."""
    way = way_of(type(keep))
    return Ahead(
        keep,
        drop,
        problem=_problem(way, keep, drop, by),
        lines=tuple(_lines(way, keep, drop)),
        names=tuple(way.names(keep, drop)),
        taken=tuple(_taken(way, keep, drop)),
        added=tuple(_added(way, keep, drop)),
        differences=tuple(_differences(way, keep, drop)),
        remarks=tuple(way.remarks(keep, drop)),
        addresses=tuple(_addresses(way, drop)),
    )


def _problem(way: Way, keep: Any, drop: Any, by: Any) -> str:
    if keep.pk == drop.pk:
        return _("“{name}” cannot be merged with itself: choose another one.").format(name=keep)
    try:
        way.refuse(keep, drop, by=by)
    except MergeError as why:
        return str(why)
    return ""


def _lines(way: Way, keep: Any, drop: Any) -> Iterator[Line]:
    found = [relation for relation in relations(way.model) if relation.name not in way.staying]
    several = Counter(relation.model for relation in found)
    for relation in found:
        rows = relation.of(drop)
        for partner in relation.partners:  # what ties the two to each other goes
            rows = rows.exclude(**{f"{partner.attname}__in": [keep.pk, drop.pk]})
        if number := rows.count():
            name = str(relation.model._meta.verbose_name_plural)
            if several[relation.model] > 1:
                name = _("{kind} ({field})").format(kind=name, field=relation.field.verbose_name)
            yield Line(capfirst(name), number, _twins(relation, keep, drop), tuple(_examples(relation, rows)))


def _twins(relation: Relation, keep: Any, drop: Any) -> int:
    either = Q()
    for unique in relation.uniques:
        if unique.condition is None:
            theirs = relation.of(keep).filter(**{name: OuterRef(name) for name in unique.columns})
            either |= Q(Exists(theirs))
    return relation.of(drop).filter(either).count() if either else 0


def _examples(relation: Relation, rows: QuerySet[Any]) -> Iterator[tuple[str, str]]:
    """Rows by the articles that they belong to, or by what they call themselves."""
    some = list(rows.order_by("pk")[:EXAMPLES]) if relation.model is not Article else list(_articles(rows))
    keys = {getattr(row, "article_id", None) for row in some} - {None}
    of_article = relation.field.related_model is not Article
    articles = Article.objects.only("title", "language").in_bulk(keys) if of_article else {}
    for row in some:
        told = articles.get(getattr(row, "article_id", None), row)
        yield getattr(told, "language", "") or "", str(told)


def _articles(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.defer(*UNSEEN).order_by("pk")[:EXAMPLES]


def _taken(way: Way, keep: Any, drop: Any) -> Iterator[tuple[str, str]]:
    for name, value in way.filled(keep, drop).items():
        quiet = name in way.lists or name == "note" or name.endswith(("_origin", "_evidence"))
        if not quiet and (told := _shown(way, name, value, drop)):
            yield _label(way, name), told


def _added(way: Way, keep: Any, drop: Any) -> Iterator[tuple[str, str]]:
    for name in way.lists:
        if more := way.added(keep, drop, name):
            yield _label(way, name), ", ".join(more)


def _differences(way: Way, keep: Any, drop: Any) -> Iterator[Difference]:
    for name in way.differ:
        one, other = getattr(keep, name), getattr(drop, name)
        if one and other and one != other:
            yield Difference(_label(way, name), _shown(way, name, one, keep), _shown(way, name, other, drop))


def _addresses(way: Way, drop: Any) -> Iterator[str]:
    """The addresses that will lead to what is kept."""
    yield unquote(drop.get_absolute_url())
    former = FormerSlug.objects.filter(kind=way.kind, object_id=drop.pk).order_by("slug")
    yield from former.values_list("slug", flat=True)


def _label(way: Way, name: str) -> str:
    fields = {one.attname: one for one in way.model._meta.concrete_fields}
    return str(capfirst(fields[name].verbose_name))


def _shown(way: Way, name: str, value: Any, of: Any) -> str:
    column = next(one for one in way.model._meta.concrete_fields if one.attname == name)
    if column.is_relation:
        return str(getattr(of, column.name) or "")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(dict(column.flatchoices).get(value, value) or "")
