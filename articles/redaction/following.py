"""What points at places of a text that words were taken out of: marks of tags, candidates, the sketch of the text."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from articles import sketches
from articles.evidence import SURFACE_LENGTH
from articles.models import Article, TextSketch
from articles.redaction.scanning import Hit
from articles.redaction.tables import Table, quoted
from articles.redaction.words import Words, marked, replaced

ARTICLES, BODIES = "articles_article", "articles_articlebodyevent"
SIGHTINGS = "articles_namesighting"


@dataclass(frozen=True, slots=True)
class Version:
    """A text as it was, as it is without the words, and what was taken out: start, end and length of the mark."""

    old: str
    new: str
    edits: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, text: str, words: Words) -> "Version":
        spans = words.spans(text)
        edits = tuple((start, end, len(mark)) for start, end, mark in marked(text, spans))
        return cls(text, replaced(text, spans), edits)

    def moved(self, offsets: Iterable[Sequence[int]]) -> list[list[int]]:
        """Where [start, end) pairs stand now; those that had a part in what was taken out are left out."""
        return [pair for one in offsets if (pair := self._moved(one[0], one[1]))]

    def _moved(self, start: int, end: int) -> list[int] | None:
        shift = 0
        for first, last, size in self.edits:
            if first >= end:
                break
            if last > start:
                return None
            shift += size - (last - first)
        return [start + shift, end + shift]

    def has(self, offsets: Sequence[Sequence[int]], surface: str) -> bool:
        """Whether the words of a tag stood in this version where it says."""
        start, end = offsets[0]
        return self.old[start:end][:SURFACE_LENGTH] == surface


def versions(hits: Iterable[Hit], words: Words) -> dict[int, list[Version]]:
    """The texts of the articles of which one held the words, each article's present one first, then older ones."""
    keys = {key for hit in hits if hit.table.name in (ARTICLES, BODIES) and "body" in hit.old for key in hit.articles}
    found: dict[int, list[Version]] = {}
    for key, body in Article.objects.filter(pk__in=keys).values_list("pk", "body"):
        found[key] = [Version.of(body, words)]
    events: Any = Article.pgh_event_models["body_update"]  # type: ignore[attr-defined]
    older = events.objects.filter(pgh_obj_id__in=keys).order_by("-pgh_id").values_list("pgh_obj_id", "body")
    for key, body in older.iterator():
        found.setdefault(key, []).append(Version.of(body, words))
    return found


def tags_moved(tables: Iterable[Table], texts: dict[int, list[Version]], hits: dict[tuple[str, Any], Hit]) -> None:
    """Let the tags of articles, and their history, follow: what changes is added to the hits."""
    needed = {"article_id", "offsets", "surface", "count"}
    for table in tables:
        if not texts or not needed <= table.types.keys():
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {quoted(table.key)}, article_id, offsets, surface FROM {table.quoted}"
                " WHERE article_id = ANY(%s) AND offsets <> '[]'",
                [list(texts)],
            )
            rows = cursor.fetchall()
        for key, article, offsets, surface in rows:
            changed = tag_moved(json.loads(offsets), surface, texts[article])
            if changed:
                hit = hits.setdefault((table.name, key), Hit(table, key, (article,)))
                hit.new |= changed | {"offsets": json.dumps(changed["offsets"])}


def tag_moved(offsets: list[list[int]], surface: str, texts: Sequence[Version]) -> dict[str, Any] | None:
    """The new offsets and count of a tag in the version of the text that it belongs to; None where all stays."""
    version = next((one for one in texts if one.has(offsets, surface)), None)
    if version is None or not version.edits:
        return None
    moved = version.moved(offsets)
    if moved == offsets:
        return None
    changed: dict[str, Any] = {"offsets": moved, "count": len(moved)}
    if moved and version._moved(*offsets[0]) is None:
        start, end = moved[0]
        changed["surface"] = version.new[start:end][:SURFACE_LENGTH]
    return changed


def candidates_moved(found: Any, version: Version) -> Any:
    """The candidates of an article's values with their places in the new text; without those that are gone."""
    result: list[Any] = []
    for one in found if isinstance(found, list) else ():
        if not isinstance(one, dict) or one.get("start") is None or one.get("field") == "story" or not version.edits:
            result.append(one)
            continue
        rest = {name: value for name, value in one.items() if name not in ("start", "end")}
        if span := version._moved(one["start"], one["end"]):
            rest |= {"start": span[0], "end": span[1]}
        result.append(rest)
    return result


def articles_follow(texts: dict[int, list[Version]], hits: dict[tuple[str, Any], Hit]) -> None:
    """Candidates of articles whose present text changes."""
    changed = {key: found[0] for key, found in texts.items() if found[0].edits}
    rows = dict(Article.objects.filter(pk__in=changed).values_list("pk", "candidates"))
    for key, version in changed.items():
        hit = hits.get((ARTICLES, key))
        if hit is None or not isinstance(rows.get(key), list):
            continue
        before = json.loads(hit.new["candidates"]) if "candidates" in hit.new else rows[key]
        after = candidates_moved(before, version)
        if after != rows[key]:
            hit.new["candidates"] = json.dumps(after, ensure_ascii=False)


def snapshot_follows(hit: Hit, words: Words) -> None:
    """The same within a snapshot of what lies in the trash or was merged."""
    old, new = json.loads(hit.old["snapshot"]), json.loads(hit.new["snapshot"])
    rows, kept = old.get("rows", {}), new.get("rows", {})
    for row, changed in zip(rows.get("articles.article", ()), kept.get("articles.article", ()), strict=True):
        if row.get("body") == changed.get("body") and row.get("title") == changed.get("title"):
            continue
        version = Version.of(row.get("body") or "", words)
        changed["candidates"] = candidates_moved(changed.get("candidates"), version)
        for name in kept:
            _tags_of_snapshot(rows[name], kept[name], row["id"], version)
        for sketch in kept.get("articles.textsketch", ()):
            if sketch["article_id"] == row["id"]:
                sketch["bands"] = list(sketches.bands(changed["title"], changed["body"]))
    sightings = zip(kept.get("articles.namesighting", ()), rows.get("articles.namesighting", ()), strict=True)
    if left := [one for one, was in sightings if one["offsets"] or not was["offsets"]]:
        kept["articles.namesighting"] = left
    else:
        kept.pop("articles.namesighting", None)
    hit.new["snapshot"] = json.dumps(new, ensure_ascii=False)


def _tags_of_snapshot(rows: list[Any], kept: list[Any], article: int, version: Version) -> None:
    for row, changed in zip(rows, kept, strict=True):
        if row.get("article_id") == article and row.get("offsets") and "surface" in row:
            changed.update(tag_moved(row["offsets"], row["surface"], [version]) or {})


def sketches_anew(keys: Iterable[int]) -> None:
    """Make the sketches of these articles' texts anew, by what they are now."""
    articles = list(Article.objects.filter(pk__in=list(keys)).only("pk", "title", "body"))
    TextSketch.objects.filter(article__in=articles).delete()
    found = [(article, sketches.bands(article.title, article.body)) for article in articles]
    TextSketch.objects.bulk_create(TextSketch(article=article, bands=list(bands)) for article, bands in found if bands)
