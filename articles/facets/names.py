"""What the values of facets are called, kept until the registry changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, NamedTuple

from articles.bitmaps import Bitmaps
from articles.models import Event, Organization, Source, Stamp, Topic


class Named(NamedTuple):
    """How an address says a value, how people read it, and what stands beside that."""

    key: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of rows of the registry, by what they are and their primary keys."""

    rows: dict[str, dict[int, Named]]

    def of(self, facet: str, value: Any) -> Named:
        """The names of a value; those of values that are no rows come from their facet, later."""
        if facet in self.rows:
            return self.rows[facet].get(value) or Named(str(value), str(value), "")
        if isinstance(value, date):
            return Named(value.isoformat()[:7] if facet == "month" else value.isoformat(), "", "")
        return Named(str(value), "", "")

    def found(self, facet: str, text: str) -> set[int]:
        """Keys of the rows whose name, in either language, contains `text`."""
        text = text.casefold()
        rows = self.rows.get(facet, {}).items()
        return {pk for pk, named in rows if text in named.label.casefold() or text in named.note.casefold()}

    @classmethod
    def load(cls) -> "Names":
        sources = rows_of(Source.objects.values_list("pk", "slug", "name", "name_zh"))
        organizations = rows_of(Organization.objects.values_list("pk", "slug", "name", "name_zh"))
        return cls(
            {
                "edition": {event.pk: named_edition(event) for event in Event.objects.only("year", "number", "name")},
                "organization": organizations,
                "family": organizations,
                "outlet": sources,
                "agency": sources,
                "topic": rows_of(Topic.objects.values_list("pk", "slug", "label", "label_zh")),
            }
        )


def rows_of(rows: Iterable[tuple[int, str, str, str]]) -> dict[int, Named]:
    return {pk: Named(*names) for pk, *names in rows}


def named_edition(event: Event) -> Named:
    """A name with neither ordinal nor year is that of a substitute: no edition by that number was held."""
    numbered = event.number and any(character.isdigit() for character in event.name)
    return Named(str(event.year), event.name, str(event.number) if numbered else "")


class Keeper:
    """The names as they are since the last change to the registry."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.since: Stamp | None = None
        self.names: Names | None = None

    def names_of(self, index: Bitmaps) -> Names:
        with self.lock:
            if self.names is None or self.since is None or self.since != index.registered:
                self.names, self.since = Names.load(), index.registered
            return self.names


names_of = Keeper().names_of
