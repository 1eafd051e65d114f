"""The names that queries know, from the registry as editors have it now; kept in the process until it changes."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from django.db.models import Q

from articles.models.organization import Organization
from articles.models.organization_name import NameKind, OrganizationName
from articles.models.place import Place
from articles.models.public_change import PublicChange, PublicChangeEntry, Stamp
from articles.models.source import Source
from articles.search import Known, KnownName, Vocabulary

TABLES = [model._meta.db_table for model in (Organization, OrganizationName, Place, Source)]
KINDS = {NameKind.ACRONYM: 1, NameKind.ALIAS: 2, NameKind.FORMER: 3}


@dataclass(frozen=True, slots=True)
class Kept:
    stamp: Stamp | None
    vocabulary: Vocabulary


_kept: Kept | None = None
_lock = Lock()


def current() -> Vocabulary:
    """The vocabulary of this moment: one small query where nothing changed, the whole registry where it did."""
    global _kept
    kept, stamp = _kept, PublicChange.stamp()
    if kept is None or not unchanged(kept.stamp, stamp):
        with _lock:
            kept = Kept(stamp, read())
    elif kept.stamp != stamp:
        kept = Kept(stamp, kept.vocabulary)
    _kept = kept
    return kept.vocabulary


def unchanged(known: Stamp | None, now: Stamp | None) -> bool:
    """Whether the registry is as it was: no change since `known`, or the log of changes tells of articles alone."""
    if known is None or now is None or known == now:
        return known is not None and known == now
    if now.number <= known.number:
        return False
    entries = PublicChangeEntry.objects.filter(number__gte=known.number)
    rows = dict(entries.filter(number=known.number).values_list("number", "changed_at"))
    return rows.get(known.number) == known.changed_at and not (
        entries.filter(number__gt=known.number, table__in=TABLES).exists()
    )


def read() -> Vocabulary:
    """The vocabulary from the tables, in four queries."""
    return Vocabulary((*organizations(), *places()), tuple(outlets()))


def organizations() -> Iterator[Known]:
    others: dict[int, list[tuple[int, KnownName]]] = defaultdict(list)
    rows = OrganizationName.objects.order_by("pk").annotate(
        # What names an organization only beside certain words is no other word for it in a search.
        doubtful=Q(ambiguous=True) | ~Q(required=[]) | ~Q(forbidden=[])
    )
    for owner, text, kind, case_sensitive, doubtful in rows.values_list(
        "organization", "name", "kind", "case_sensitive", "doubtful"
    ):
        others[owner].append((KINDS.get(NameKind(kind), 2), KnownName(text, case_sensitive, doubtful)))
    for pk, slug, name, name_zh in Organization.objects.order_by("pk").values_list("pk", "slug", "name", "name_zh"):
        spelled = {known.text: known for _, known in sorted(others[pk], key=lambda pair: pair[0])}
        canonical = [spelled.pop(text, KnownName(text)) for text in (name, name_zh) if text]
        yield Known("organization", pk, slug, (*canonical, *spelled.values()))


def places() -> Iterator[Known]:
    rows = Place.objects.order_by("pk").values_list("pk", "slug", "name", "name_zh", "other_names")
    for pk, slug, name, name_zh, others in rows:
        yield Known(
            "place", pk, slug, tuple(KnownName(text) for text in dict.fromkeys([name, name_zh, *others]) if text)
        )


def outlets() -> Iterator[Known]:
    rows = Source.objects.order_by("pk").values_list("pk", "slug", "name", "name_zh", "dateline_forms", "domains")
    for pk, slug, name, name_zh, forms, domains in rows:
        names = dict.fromkeys([name, name_zh, *forms, *domains])
        yield Known("outlet", pk, slug, tuple(KnownName(text) for text in names if text))
