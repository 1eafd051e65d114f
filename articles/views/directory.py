"""What the directories of organizations and of outlets share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView

from articles.countries import country_name
from articles.facets import directory
from articles.facets.directory import Entry
from articles.filters import Address
from articles.views.browse import one_line

PARAMETERS = ("find", "kind", "country", "letter", "named", "sort", "page")
COUNTRIES_SHOWN = 14


@dataclass(frozen=True, slots=True)
class Way:
    """One way to narrow a directory, with what it leads to; a `chosen` one is taken back by its address."""

    label: str
    count: int
    chosen: bool
    address: str


class Directory(TemplateView):
    """A registry by kind, country and first letter, with a box to find a name; most articles first, or by name.

    Subclasses give `entries`. A value of the query string that no entry has shows an empty list, never an error.
    """

    per_page = 60
    url_name: ClassVar[str]
    kinds: ClassVar[dict[str, Any]]

    def entries(self, find: str) -> Iterable[Entry]:
        """The rows of the registry, or those of them with a name that contains `find`."""
        raise NotImplementedError

    @cached_property
    def asked(self) -> dict[str, str]:
        return {name: one_line(self.request.GET, name, 100) for name in PARAMETERS}

    @cached_property
    def address(self) -> Address:
        pairs = [(name, value) for name, value in self.asked.items() if value and name != "page"]
        return Address(reverse(self.url_name), PARAMETERS).of(pairs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = list(self.entries(self.asked["find"]))
        by_name = self.asked["sort"] == "name" or (bool(self.asked["letter"]) and self.asked["sort"] != "articles")
        found = directory.ordered(directory.narrowed(entries, self.asked), by_name=by_name)
        page = Paginator(found, self.per_page).get_page(self.asked["page"])
        countries = self.ways(entries, "country", country_name)
        return super().get_context_data(
            asked=self.asked,
            address=self.address,
            page=page,
            unloaded=not entries and not self.asked["find"],
            entries=[(entry, self.kind_name(entry.kind), country_name(entry.country)) for entry in page],
            pages=[(n, self.page_address(n)) for n in page.paginator.page_range],
            by_name=by_name,
            sorts=(str(self.address.setting("sort", "articles")), str(self.address.setting("sort", "name"))),
            kinds=self.ways(entries, "kind", self.kind_name),
            countries=countries[:COUNTRIES_SHOWN],
            more_countries=countries[COUNTRIES_SHOWN:],
            letters=self.letters(entries),
            named=next(iter(self.ways(entries, "named", lambda _: gettext("with public articles"))), None),
            chosen=self.chosen(),
            **kwargs,
        )

    def kind_name(self, kind: str) -> str:
        return str(self.kinds.get(kind, kind))

    def page_address(self, number: int) -> str:
        return str(self.address if number == 1 else self.address.setting("page", str(number)))

    def ways(self, entries: list[Entry], facet: str, label: Callable[[str], str]) -> list[Way]:
        """The values of a facet, most entries first and the chosen one before all."""
        counted = directory.counts(entries, self.asked, facet)
        rest = self.address.without(facet)
        ways = [
            Way(
                label(value),
                number,
                value == self.asked[facet],
                str(rest if value == self.asked[facet] else rest.having(facet, value)),
            )
            for value, number in counted.items()
        ]
        return sorted(ways, key=lambda way: (not way.chosen, -way.count, way.label))

    def letters(self, entries: list[Entry]) -> list[Way]:
        """The alphabet, with letters that begin no name as well, so that it never jumps."""
        counted = directory.counts(entries, self.asked, "letter")
        rest, chosen = self.address.without("letter"), self.asked["letter"]
        return [
            Way(
                letter,
                counted[letter],
                letter == chosen,
                str(rest if letter == chosen else rest.having("letter", letter)),
            )
            for letter in (*directory.LETTERS, directory.OTHER)
        ]

    def chosen(self) -> list[tuple[str, str]]:
        """What narrows the list, as label and the address that takes it back."""
        labels: dict[str, Callable[[str], str]] = {
            "find": "“{}”".format,
            "kind": self.kind_name,
            "country": country_name,
            "letter": str,
            "named": lambda _: gettext("with public articles"),
        }
        return [
            (label(self.asked[name]), str(self.address.without(name)))
            for name, label in labels.items()
            if self.asked[name]
        ]
