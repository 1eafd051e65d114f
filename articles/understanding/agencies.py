"""Which agency's report a document carries, by what it labels, shows or signs; and where that report was filed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.readers import Record
from articles.understanding import signatures
from articles.understanding.anatomy import Zones
from articles.understanding.credits import BAR_PARTS, SOURCE_LABEL, Credit, CreditLine
from articles.understanding.furniture import WIRE_SIGN_OFF
from articles.understanding.knowledge import Knowledge
from articles.understanding.result import EXTRACTED

SIGNED = re.compile(r"(?:[(（](?P<name>[^()（）\n]{2,30})[)）]|(?:—|--)\s?(?P<dash>[A-Z][\w ]{1,30}))\s*$")


@dataclass(frozen=True, slots=True)
class Page:
    """All that a source may be read from. `site` is the name that stood behind the title."""

    record: Record
    zones: Zones
    lines: tuple[CreditLine, ...]
    site: str | None
    knowledge: Knowledge


def agencies_of(page: Page) -> Iterator[Credit]:
    """Every agency whose report it may be, the likeliest first."""
    for rule in RULES:
        yield from rule(page)


def _label(page: Page) -> Iterator[Credit]:
    if given := page.record.agency:
        yield Credit(page.knowledge.source_of(given) or given, EXTRACTED, f"agency: {given}", "label")


def _dateline(page: Page) -> Iterator[Credit]:
    dateline = page.zones.dateline
    if dateline is not None and dateline.agency:
        yield Credit(dateline.agency, EXTRACTED, dateline.words, "dateline")


def _carried(page: Page) -> Iterator[Credit]:
    """A wire that is labelled as the source of what another site, by its address or name, publishes."""
    knowledge = page.knowledge
    labelled = [value for key, value in page.record.labels if key in ("source", "Source")]
    for given in dict.fromkeys(filter(None, (page.record.outlet, *labelled))):
        name = knowledge.source_of(given)
        if not knowledge.is_wire(name):
            continue
        sites = {knowledge.source_of_address(page.record.source_url), knowledge.source_of(page.site or "")}
        if sites - {name, None}:
            yield Credit(name, EXTRACTED, f"source: {given}"[:200], "source of another's page")


def _author(page: Page) -> Iterator[Credit]:
    """A wire that is given as the author."""
    for given in page.record.byline:
        name = page.knowledge.source_of(given)
        if page.knowledge.is_wire(name):
            yield Credit(name, EXTRACTED, f"author: {given}"[:200], "author")


def _head(page: Page) -> Iterator[Credit]:
    """A wire in a line of the page's head."""
    for line in page.lines:
        for name in (*line.named, *line.alone):
            if page.knowledge.is_wire(name):
                yield Credit(name, EXTRACTED, line.line[:200], "line above")


def _sign_offs(page: Page) -> Iterator[Credit]:
    """A wire that signs below, or is named there as the source."""
    knowledge = page.knowledge
    for line in page.zones.sign_offs:
        label = SOURCE_LABEL.search(line)
        name = knowledge.source_of(label["name"]) if label else None
        if knowledge.is_wire(name):
            yield Credit(name, EXTRACTED, line[:200], "source below")
    for line in reversed(page.zones.sign_offs):
        for name in signatures.named(line, knowledge):
            if knowledge.is_wire(name):
                yield Credit(name, EXTRACTED, line[:200], "signature")
        signed = SIGNED.search(line[-60:])
        name = knowledge.source_of(signed["name"] or signed["dash"]) if signed else None
        if signed and knowledge.is_wire(name):
            yield Credit(name, EXTRACTED, signed[0].strip(), "signature")


RULES = (_label, _dateline, _carried, _author, _head, _sign_offs)


def credited_place(zones: Zones, knowledge: Knowledge) -> tuple[str, str] | None:
    """The place in a line of the head that credits an agency, such as "AFP | Paris | Updated: …", and the line."""
    for line in zones.head:
        parts = [part.strip() for part in BAR_PARTS.split(line)] if len(line) <= 160 and "|" in line else []
        if parts and knowledge.is_wire(knowledge.source_of(parts[0])):
            place = next((part for part in parts[1:] if knowledge.place_of(part)), None)
            if place:
                return place, line
    return None


def wire_warning(agency: Credit, sign_offs: Sequence[str]) -> str | None:
    """A warning where the desk signed in wire style and no agency is named."""
    signed = next((line for line in sign_offs if WIRE_SIGN_OFF.search(line)), None)
    if agency.name is None and signed:
        return f"The sign-off is in wire style and names no agency: {signed[:120]}"
    return None
