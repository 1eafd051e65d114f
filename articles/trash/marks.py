"""By what the intake knows an article that lies in the trash, or was deleted for good, when it comes again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import connection

from articles.models import Article, ArticleCapture, DiscardedRecord, Trashed
from articles.snapshots import Snapshot

ARTICLE, LINK = Article._meta.label_lower, ArticleCapture._meta.label_lower


@dataclass(frozen=True, slots=True)
class Known:
    """An article in the trash, as the intake compares it with what comes."""

    trashed: int
    name: str
    row: dict[str, Any]


def marks_of(snapshot: Snapshot) -> list[str]:
    """The texts, pages and records of the articles in a snapshot. Texts and pages as hashes only."""
    found = set()
    for row in [*snapshot["rows"].get(ARTICLE, ()), *snapshot["rows"].get(LINK, ())]:
        found |= {of_text(row["text_hash"])} if row["text_hash"] else set()
        found |= {of_page(row["canonical_address"])} if row["canonical_address"] else set()
    found |= {of_record(*pair) for pair in records_in(snapshot)}
    return sorted(found)


def records_in(snapshot: Snapshot) -> Iterator[tuple[int, int]]:
    """Capture and place in it of all that the articles in a snapshot were taken from."""
    for row in snapshot["rows"].get(LINK, ()):
        yield row["capture_id"], row["record"]


def of_text(text_hash: str) -> str:
    return f"text:{text_hash}"


def of_page(address: str) -> str:
    return f"page:{sha256(address.encode()).hexdigest()}"


def of_record(capture: int, record: int) -> str:
    return f"record:{capture}:{record}"


def waiting_for(marks: Iterable[str]) -> dict[str, list[Known]]:
    """What lies in the trash under these marks; one query, or none."""
    wanted = sorted(set(marks))
    found: dict[str, list[Known]] = {}
    for trashed in Trashed.objects.filter(marks__overlap=wanted).order_by("pk") if wanted else ():
        rows = trashed.snapshot["rows"].get(ARTICLE) or [{}]
        for mark in set(trashed.marks).intersection(wanted):
            found.setdefault(mark, []).append(Known(trashed.pk, trashed.name, rows[0]))
    return found


def known_addresses(addresses: Iterable[str]) -> set[str]:
    """Those canonical addresses of which an article lies in the trash."""
    marks = {of_page(address): address for address in addresses if address}
    return {marks[mark] for mark in waiting_for(marks)}


def discarded(capture: int, records: Iterable[int]) -> set[int]:
    """Those records of a capture whose articles were deleted for good."""
    rows = DiscardedRecord.objects.filter(capture=capture, record__in=list(records))
    return set(rows.values_list("record", flat=True))


def last_record(capture: int) -> int | None:
    """The last place in a capture of which an article lies in the trash or was deleted for good; None for none."""
    statement = """
        SELECT max(record) FROM (
            SELECT split_part(mark, ':', 3)::bigint AS record FROM articles_trashed, unnest(marks) AS mark
            WHERE mark LIKE %s
            UNION ALL SELECT record FROM articles_discardedrecord WHERE capture_id = %s
        ) AS known"""
    with connection.cursor() as cursor:
        cursor.execute(statement, [f"record:{capture}:%", capture])
        found: int | None = cursor.fetchone()[0]
        return found
