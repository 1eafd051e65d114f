"""Merging two things into one, as one act that can be undone: an un-merge."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils.translation import gettext as _

from articles import snapshots
from articles.acts import Actor, recorded
from articles.merging.articles import OfArticles
from articles.merging.moving import Moved, move
from articles.merging.problems import MergeError
from articles.merging.registry import OfOrganizations, OfOutlets, OfTopics
from articles.merging.relations import quoted
from articles.merging.ways import Way
from articles.models import PUBLIC_STATUSES, Act, Article, FormerSlug, Merge
from articles.snapshots.contents import joined

WAYS: dict[Any, Way] = {way.model: way for way in (OfOrganizations(), OfOutlets(), OfTopics(), OfArticles())}
DEADLOCK = "40P01"


def way_of(model: Any) -> Way:
    return WAYS[model]


def rights(kind: str) -> frozenset[str]:
    """What somebody has to be allowed to do, to merge things of a kind, or to take a merge of them back."""
    if kind == Merge.Kind.ARTICLE:
        return frozenset({"articles.change_article"})
    return frozenset({"articles.add_merge", f"articles.change_{kind}"})


def rights_back(found: Merge) -> frozenset[str]:
    """The same for taking one back: an article that was public is public again."""
    rows = found.snapshot["rows"].get(Article._meta.label_lower, ()) if found.kind == Merge.Kind.ARTICLE else ()
    public = any(row["status"] in PUBLIC_STATUSES for row in rows if row["id"] == found.dropped_id)
    return rights(found.kind) | ({"articles.publish_article"} if public else set())


def merge(*, keep: Any, drop: Any, by: Actor, note: str = "", again: Act | None = None) -> Merge:
    """Move every relation of `drop` to `keep`, and leave a redirect and a record. One act, in one transaction.

    Two organizations, outlets, topics or articles. `again`: the un-merge that is taken back by it.
    Raises `MergeError`: it is the same row, one is gone, or the two cannot be one.
    """
    way = way_of(type(keep))
    summary = _("Merged: {drop} → {keep}").format(drop=drop, keep=keep)
    values: dict[str, Any] = {"kind": Act.Kind.MERGE} if again is None else {"kind": Act.Kind.UNDO, "undoes": again}
    parameters = {"keep": keep.pk, "drop": drop.pk, **({"note": note} if note else {})}
    with _told_of_faults(keep, drop), transaction.atomic():
        kind = values.pop("kind")
        with recorded(kind, summary, by=by, parameters=parameters, **values) as act, _noted(note):
            _patient()
            keep, drop = _locked(way, keep, drop)
            way.refuse(keep, drop, by=by)
            act.summary = _("Merged: {drop} → {keep}").format(drop=drop, keep=keep)
            return _merged(way, keep, drop, act)


def _merged(way: Way, keep: Any, drop: Any, act: Act) -> Merge:
    moved = Moved()
    along = way.prepare(keep, drop, moved)
    move(keep, drop, moved, along=along, staying=way.staying)
    _lock(way.model, [drop.pk], "FOR UPDATE")  # from here on nobody else can point at it
    move(keep, drop, moved, along=along, staying=way.staying)
    redirects = redirect(way, keep, drop)
    gone = snapshots.take([drop])
    snapshots.remove([gone])
    way.finish(keep, drop, moved)
    act.counts = {"moved": moved.number, **moved.counts}
    return Merge.objects.create(
        kind=way.kind,
        kept_id=keep.pk,
        kept_name=str(keep),
        dropped_id=drop.pk,
        dropped_name=str(drop),
        snapshot=joined([gone, *moved.snapshots]),
        moved={"untold": moved.untold, "absorbed": moved.absorbed, **moved.more},
        redirects=redirects,
        act=act,
    )


def redirect(way: Way, keep: Any, drop: Any) -> list[list[str]]:
    """Let every address of `drop` lead to `keep`: its own, and those that led to it. Returns [kind, slug] pairs."""
    led = FormerSlug.objects.filter(kind=way.kind, object_id=drop.pk)
    slugs = [*led.order_by("slug").values_list("slug", flat=True), way.slug(drop)]
    led.update(object_id=keep.pk)
    FormerSlug.objects.update_or_create(kind=way.kind, slug=way.slug(drop), defaults={"object_id": keep.pk})
    return [[str(way.kind), slug] for slug in dict.fromkeys(slugs)]


def _locked(way: Way, keep: Any, drop: Any) -> tuple[Any, Any]:
    """Both rows as they are now. Of two who merge one of them at once, the second waits, and is told.

    The lock lets others point at the rows still: whoever does so holds what this waits for, and must not wait for it.
    """
    if keep.pk == drop.pk:
        raise MergeError(_("“{name}” cannot be merged with itself: choose another one.").format(name=keep))
    _lock(way.model, sorted([keep.pk, drop.pk]), "FOR NO KEY UPDATE")
    found = way.model._base_manager.in_bulk([keep.pk, drop.pk])
    for thing in (keep, drop):
        if thing.pk not in found:
            raise MergeError(gone(way, thing))
    return found[keep.pk], found[drop.pk]


def gone(way: Way, thing: Any) -> str:
    """What became of a thing that is not there any more."""
    merges = Merge.objects.standing().filter(kind=way.kind, dropped_id=thing.pk).select_related("act__by")
    if merge := merges.first():
        told = _("“{name}” was merged into “{kept}” meanwhile, by {by}: nothing is left to merge.")
        return told.format(name=thing, kept=merge.kept_name, by=merge.act.by or _("a command"))
    return _("“{name}” is not there any more: somebody has deleted it meanwhile.").format(name=thing)


def _lock(model: Any, keys: list[int], how: str) -> None:
    with connection.cursor() as cursor:
        table = quoted(model._meta.db_table)
        cursor.execute(f"SELECT id FROM {table} WHERE id = ANY(%s) ORDER BY id {how}", [keys])


def _patient() -> None:
    """However much moves: a request's limit is for pages."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")


@contextmanager
def _noted(note: str) -> Iterator[None]:
    if not note:
        yield
        return
    with pghistory.context(note=note):
        yield


@contextmanager
def _told_of_faults(keep: Any, drop: Any) -> Iterator[None]:
    """What the database refuses, in words: somebody else was writing, or a rule speaks against it."""
    try:
        yield
    except OperationalError as fault:
        if getattr(fault.__cause__, "pgcode", "") != DEADLOCK:
            raise
        raise MergeError(_("Somebody else was writing the same rows. Nothing was merged: try again.")) from fault
    except IntegrityError as fault:
        name = getattr(getattr(fault.__cause__, "diag", None), "constraint_name", None) or fault
        told = _("“{drop}” cannot become a part of “{keep}”: the rule “{rule}” does not allow it. Nothing was merged.")
        raise MergeError(told.format(drop=drop, keep=keep, rule=name)) from fault


__all__ = ["WAYS", "merge", "redirect", "rights", "rights_back", "way_of"]
