"""Reading captures again, after a reader got better or the registry grew. What an editor did stays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pghistory
from django.db import transaction

from articles.ingest import newcomers
from articles.ingest.edited import edited
from articles.ingest.files import Item
from articles.ingest.opening import Entry, Opened
from articles.ingest.options import Options
from articles.ingest.pool import Pool
from articles.ingest.reading import Part
from articles.ingest.records import Records
from articles.ingest.refreshing import Change, refresh
from articles.models import ArticleCapture, Capture, Channel, Reading
from articles.models.blob import SealedError
from articles.readers import ReadingError
from articles.understanding import Knowledge

BATCH = 500
"""Records that are compared with their articles at once."""


@dataclass(slots=True)
class Again:
    """What reading a capture again has come to.

    changes    of its articles, value by value
    unchanged  articles that stay as they are
    added      records that it has now and had not before: drafts, or doubles of other articles
    was_looked_at  an editor saw its records and chose among them: what was left out is not added
    """

    capture: Capture
    reading: Reading | None = None
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    added: int = 0
    was_looked_at: bool = False


def read_again(capture: Capture, knowledge: Knowledge) -> Reading:
    """Read `capture` anew: its articles get what is better known now, except what an editor set; new records are added.

    The bytes are those that are kept; where they have been lost, the reading fails.
    Raises `SealedError` of one that is sealed.
    """
    if capture.blob.sealed_at:
        raise SealedError(capture.blob.sealed_at)
    (again,) = all_again([capture], knowledge, options=Options(jobs=1), write=True)
    assert again.reading is not None
    return again.reading


def all_again(captures: Iterable[Capture], knowledge: Knowledge, *, options: Options, write: bool) -> Iterator[Again]:
    """Read captures anew, one after the other, each in a transaction of its own; unless they are to be written, what
    would change is found out and taken back. Those that are sealed are passed over."""
    with Pool[tuple[Opened, str]](knowledge, jobs=options.jobs, seconds=options.seconds, memory=options.memory) as pool:
        found = pool.run(_steps(captures, options))
        records = Records(options)
        for (opened, _), _nothing in found:  # the first step of a capture is its beginning
            with transaction.atomic(), pghistory.context(action="read_again"):
                again = Again(opened.capture, was_looked_at=_was_looked_at(opened.capture))
                while some := list(islice(_entries(found, opened), BATCH)):
                    _compare(some, records, again)
                again.reading = opened.reading()
                again.reading.save()
                if not write:
                    transaction.set_rollback(True)
            yield again


def _was_looked_at(capture: Capture) -> bool:
    by_hand = capture.channel == Channel.ADMIN
    return by_hand and capture.readings.filter(state=Reading.State.READ).exists()


END = "\0"
"""What the last step of a capture says where nothing went wrong."""


def _steps(captures: Iterable[Capture], options: Options) -> Iterator[tuple[tuple[Opened, str], Part | None]]:
    """For each capture a step to begin with, one for each part, and one that says how it ended."""
    for capture in captures:
        if capture.blob.sealed_at:
            continue  # neither read nor told to have failed: nothing is wrong with it
        opened = Opened(item_of(capture), capture, new=False, again=True)
        yield (opened, ""), None
        end = END
        try:
            for _number, part, _record in opened.parts(options):
                yield (opened, ""), part
        except (ReadingError, OSError) as problem:
            end = str(problem)
        yield (opened, end), None


def _entries(found: Iterator[Any], opened: Opened) -> Iterator[Entry]:
    """The records of a capture up to its last step; notes those that could not be read."""
    if opened.ended:
        return
    for (_opened, end), answer in found:
        if end:
            opened.ended = True
            opened.tally.error = opened.tally.error or end.rstrip(END)
            return
        if isinstance(answer, ReadingError):
            opened.tally.error, opened.broken = opened.tally.error or str(answer), True
        for read in answer if isinstance(answer, list) and not opened.broken else ():
            record = read.record
            if record.skip:
                opened.tally.skip(record.skip, record.count)
                continue
            opened.tally.records += 1
            if record.error:
                opened.tally.fail(opened.place_of(record), record.error)
            else:
                yield Entry(opened, read)


def _compare(entries: list[Entry], records: Records, again: Again) -> None:
    """Bring articles up to date with their records, and take on records that there were not."""
    some = {entry.record: entry for entry in entries}
    links = list(
        again.capture.article_captures.filter(record__in=some)
        .select_related("article")
        .order_by("article")
        .select_for_update(of=("self", "article"))  # no person changes what is compared until it is written
    )
    by_persons = edited([link.article_id for link in links])
    names = {}
    for link in links:
        entry = some.pop(link.record)
        if link.role != ArticleCapture.Role.ORIGIN:
            continue
        changes = refresh(link.article, entry, records.keys, by_persons.get(link.article_id, ()))
        again.changes += changes
        again.unchanged += not changes
        if link.article.body == entry.read.understood.body:
            names[link.article_id] = entry.read.understood.newcomers
    newcomers.renew(names)
    fresh = [] if again.was_looked_at else list(some.values())
    for entry, fated in zip(fresh, records.write(fresh), strict=True):
        if fated.fate == "failed":
            entry.opened.tally.fail(entry.part, fated.reason)
        elif fated.fate == "skipped":
            entry.opened.tally.skip(fated.reason, 1)
        else:
            again.added += 1


def item_of(capture: Capture) -> Item:
    """The kept bytes of a capture as the input that they were."""
    media_type = capture.blob.media_type if capture.address else ""
    return Item(
        capture.blob.path,
        given_name=capture.file_name,
        address=capture.address,
        media_type=media_type,
        mapping=_mapping_of(capture),
    )


def _mapping_of(capture: Capture) -> dict[str, str] | None:
    """What was said of the columns of a table when it was taken in."""
    options = capture.intake.options if capture.intake else {}
    found: dict[str, str] | None = options.get("mappings", {}).get(str(capture.pk)) or options.get("mapping")
    return found
