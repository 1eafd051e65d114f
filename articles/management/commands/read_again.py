import json
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Exists, OuterRef, Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import readers, registry
from articles.ingest import Again, Options, all_again
from articles.management.steps import Steps
from articles.models import Capture, Channel, Reading

BY_NAME = {reader.name: reader for reader in readers.READERS}
EXAMPLES = 3
SHOWN = 60
"""Characters of a value in an example."""


class Command(BaseCommand):
    help = (
        "Read captures again whose reader has got better since, and show what would change of their articles; --write"
        " changes it. What an editor has set stays, and so does every decision on a mention."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reader", choices=sorted(BY_NAME), help="only what this reader has read")
        parser.add_argument("--capture", type=int, nargs="+", metavar="ID", help="these captures, whoever read them")
        parser.add_argument("--failed", action="store_true", help="those that could not be read, whole or in part")
        parser.add_argument("--all", action="store_true", help="also what the present version has read")
        parser.add_argument("--write", action="store_true", help="change it; without it, nothing is written")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, which is usual")
        parser.add_argument("--examples", type=int, default=EXAMPLES, help=f"of each field, how many ({EXAMPLES})")
        parser.add_argument("--jobs", type=int, metavar="N", help="processes that read (as many as there are cores)")
        parser.add_argument("--report", type=Path, metavar="FILE", help="write a JSON line for each change to FILE")

    def handle(self, *, write: bool, dry_run: bool, report: Path | None, jobs: int | None, **given: Any) -> None:
        if write and dry_run:
            raise CommandError(_("Give either --write or --dry-run."))
        chosen = list(due(**{name: given[name] for name in ("reader", "capture", "failed", "all")}))
        found = self.followed(all_again(chosen, registry.knowledge(), options=Options(jobs=jobs), write=write))
        tally = Tally(given["examples"])
        if report:
            with report.open("w", encoding="utf-8") as out:
                for again in found:
                    out.writelines(lines(again))
                    tally.add(again)
        else:
            for again in found:
                tally.add(again)
        self.stdout.write("\n".join(tally.told(len(chosen), write=write)))

    def followed(self, found: Iterable[Again]) -> Iterator[Again]:
        with Steps(self.stderr) as progress:
            for number, again in enumerate(found, 1):
                progress(_("captures"), number)
                yield again


def due(*, reader: str | None, capture: list[int] | None, failed: bool, all: bool) -> Iterator[Capture]:
    """The captures that are to be read again: those of an older version of their reader, unless told otherwise."""
    captures = Capture.objects.with_newest_reading().select_related("blob", "intake").order_by("pk")
    if capture:
        yield from captures.filter(pk__in=capture)
        return
    if failed:
        captures = captures.failing()
    if reader:
        captures = captures.last_read_by(reader)
    # What an editor has put away, or is looking at just now, was never read for the archive.
    was_read = Exists(Reading.objects.filter(capture=OuterRef("pk")))
    captures = captures.filter(~Q(channel=Channel.ADMIN) | was_read)
    for one in captures.iterator(chunk_size=1000):
        if all or failed or is_outdated(one):
            yield one


def is_outdated(capture: Any) -> bool:
    """Whether its newest reading is by another version of its reader, or by the one for text where it has its own."""
    known = BY_NAME.get(capture.last_reader or "")
    if known is None or known.version != capture.last_version:
        return True
    media_type = capture.blob.media_type if capture.address else ""
    now = readers.reader_for(capture.file_name or capture.address, media_type)
    return now.name != known.name and known is readers.reader_for("")


def lines(again: Again) -> Iterator[str]:
    for change in again.changes:
        line = {"capture": again.capture.pk, "article": change.article, "field": change.field}
        yield json.dumps({**line, "before": change.before, "after": change.after}, ensure_ascii=False) + "\n"


class Tally:
    """What reading again has come to, field by field."""

    def __init__(self, examples: int) -> None:
        self.most = examples
        self.fields: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = defaultdict(list)
        self.articles: set[int] = set()
        self.unchanged = self.added = self.failed = 0

    def add(self, again: Again) -> None:
        self.unchanged += again.unchanged
        self.added += again.added
        self.failed += bool(again.reading and again.reading.error)
        for change in again.changes:
            self.fields[change.field] += 1
            self.articles.add(change.article)
            if len(self.examples[change.field]) < self.most:
                before, after = (repr(Truncator(text).chars(SHOWN)) for text in (change.before, change.after))
                title = Truncator(change.title).chars(SHOWN)
                self.examples[change.field].append(f"    {change.article} {title}: {before} → {after}")

    def told(self, captures: int, *, write: bool) -> Iterator[str]:
        changed = _("changed") if write else _("would change")
        yield _(
            "{captures} captures read again: {articles} articles {changed}, {unchanged} stay, {added} records are new"
            ", {failed} captures cannot be read"
        ).format(
            captures=f"{captures:,}",
            articles=f"{len(self.articles):,}",
            changed=changed,
            unchanged=f"{self.unchanged:,}",
            added=f"{self.added:,}",
            failed=f"{self.failed:,}",
        )
        for field, number in self.fields.most_common():
            yield f"  {number:,} × {field}"
            yield from self.examples[field]
        if not write and (self.fields or self.added):
            yield _("Nothing was written. Give the same command with --write to change it.")
