"""What comes again although an editor has deleted it: it is skipped, and said to lie in the trash.

Known by its record (of a capture that is read again), its text, or its page, with a text that is a version of it. What
the archive holds beside it decides first: a text that an article has is that article's double, whatever the trash has.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from articles import trash
from articles.ingest import known
from articles.ingest.doubles import Arrival
from articles.ingest.kinship import Text, same_article
from articles.trash import Known, marks


@dataclass(frozen=True, slots=True)
class Came:
    """A record that comes: from which capture, where in it, and whether it is read again. An unsaved one has no key."""

    capture: int | None
    record: int
    arrival: Arrival
    again: bool = False


def lying(came: Sequence[Came]) -> dict[int, Known | None]:
    """Those that are not to be taken in, by their numbers: what they are in the trash, or None, deleted for good."""
    found: dict[int, Known | None] = {}
    gone = _gone(came)
    wanted = {number: list(_marks(one)) for number, one in enumerate(came)}
    there = trash.waiting_for(mark for own in wanted.values() for mark in own)
    living = _living(came, wanted, there)
    for number, one in enumerate(came):
        if (one.capture, one.record) in gone and one.again:
            found[number] = None
        elif number not in living and (what := _which(one, wanted[number], there)):
            found[number] = what
    return found


def reason(what: Known | None) -> str:
    """Why it is skipped."""
    if what is None:
        return _("deleted for good, and so not brought back by reading again")
    return _("lies in the trash: restore it there, or delete it for good to take it in anew")


def _marks(one: Came) -> Iterable[str]:
    if one.capture is not None:
        yield marks.of_record(one.capture, one.record)
    if one.arrival.text.text_hash:
        yield marks.of_text(one.arrival.text.text_hash)
    if one.arrival.text.address:
        yield marks.of_page(one.arrival.text.address)


def _gone(came: Sequence[Came]) -> set[tuple[int | None, int]]:
    again: dict[int, list[int]] = {}
    for one in came:
        if one.again and one.capture is not None:
            again.setdefault(one.capture, []).append(one.record)
    return {(key, record) for key, records in again.items() for record in trash.discarded(key, records)}


def _living(came: Sequence[Came], wanted: Mapping[int, list[str]], there: Mapping[str, Any]) -> set[int]:
    """Those, of what the trash knows, whose text an article has as well, or whose page."""
    asked = {number: came[number].arrival.text for number, own in wanted.items() if not there.keys().isdisjoint(own)}
    if not asked:
        return set()
    hashes = {text.text_hash for text in known.with_hash({text.text_hash for text in asked.values()})}
    pages = known.at_addresses({text.address for text in asked.values() if text.address})
    return {number for number, text in asked.items() if text.text_hash in hashes or text.address in pages}


def _which(one: Came, own: Sequence[str], there: Mapping[str, list[Known]]) -> Known | None:
    page = marks.of_page(one.arrival.text.address)
    for mark in own:
        for what in there.get(mark, ()):
            if mark != page or same_article(one.arrival.text, _text(what)) is not None:
                return what
    return None


def _text(what: Known) -> Text:
    row = what.row
    day = date.fromisoformat(row["published_on"]) if row["published_on"] else None
    return Text(row["title"], row["body"], row["text_hash"], published_on=day, date_precision=row["date_precision"])
