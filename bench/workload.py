"""What is asked: kinds of pages, each with many different addresses, and the same of Datasette as far as it can.

No address is asked twice until all were asked once, so that an answer that some cache keeps flatters nothing.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from articles.models import Article, Event, Organization, Source, Topic
from bench import theirs
from bench.vocabulary import vocabulary

DEEP = 1000
PAGE = 20
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """An address of the archive, and what Datasette is asked for the same; "" where it has no such page."""

    ours: str
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages of one kind: what they are called, how many ms their p95 may have, and what a page must show.

    shows   "list" (articles and facets), "nothing" (an empty result), "page" (a heading), "unchanged" (a 304)
    """

    name: str
    goal: float | None
    pages: Sequence[Page]
    shows: str = "list"


def registry() -> dict[str, list[tuple[str, int]]]:
    """By facet, the values to choose, most frequent first, each as the archive's address says it and with its key."""

    def slugs(rows: Any) -> list[tuple[str, int]]:
        counted = rows.filter(n__gt=0).order_by("-n", "pk")
        return list(counted.values_list("slug", "pk"))

    return {
        "edition": [(str(year), pk) for year, pk in Event.objects.wic().order_by("year").values_list("year", "pk")],
        "outlet": slugs(Source.objects.annotate(n=Count("articles"))),
        "agency": slugs(Source.objects.annotate(n=Count("agency_articles"))),
        "organization": slugs(Organization.objects.annotate(n=Count("mentions"))),
        "topic": slugs(Topic.objects.annotate(n=Count("articles"))),
    }


class Workload:
    """All kinds of pages, each with `number` addresses, drawn alike at every run."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.registry = registry()
        self.chance = random.Random("workload")

    def kinds(self) -> Iterator[Kind]:
        words = vocabulary()
        lists = (
            ("browse, nothing chosen", 60, self.plain),
            ("browse, one choice", 60, self.one_choice),
            ("browse, two choices in one facet", 60, self.two_of_one),
            ("browse, choices in two facets", 60, self.across),
            ("browse, a month", 60, self.month),
            ("browse, kind and country", 60, self.kind_and_country),
        )
        for name, goal, make in lists:
            yield Kind(name, goal, self.many(make))
        yield Kind("browse, 1,000 pages deep", 60, self.deep())
        yield Kind("search, few matches", 150, self.texts(words.few))
        yield Kind("search, about 1 % match", 150, self.texts(words.some))
        yield Kind("search, about 1 % match, and a choice", 150, self.texts(words.some[::-1], choose=True))
        yield Kind("search, a OR b", 150, self.texts(words.either))
        yield Kind("search, a phrase", 150, self.texts(words.phrases))
        yield Kind("search, Chinese", 150, self.texts(words.chinese))
        yield Kind("search, half or more match", 300, self.texts(words.most))
        yield Kind("search, half or more match, and a choice", 300, self.texts(words.most[::-1], choose=True))
        yield Kind("search, best match first, 1 %", 150, self.texts(words.some[7:], best=True))
        yield Kind("search, best match first, half or more", 300, self.texts(words.most[7:], best=True))
        yield Kind("search, nothing found", 150, self.texts(words.nothing), "nothing")
        yield Kind("article with related", 40, self.articles(), "page")
        yield Kind("home", None, [Page(reverse("articles:home"))], "page")
        yield Kind("edition", None, [Page(f"/editions/{year}/") for year, _ in self.registry["edition"]], "page")
        profiles = [Page(f"/organizations/{slug}/") for slug, _ in self.registry["organization"][:: self.step()]]
        yield Kind("organization", None, profiles[: self.number], "page")
        yield Kind("unchanged, asked with its ETag", 5, self.unchanged(), "unchanged")

    def many(self, make: Callable[[], tuple[Pairs, Pairs]]) -> list[Page]:
        """As many different pages as are wanted, or as there are."""
        found: dict[str, Page] = {}
        for _ in range(20 * self.number):
            ours, of_theirs = make()
            page = Page(browse(ours), theirs.browse(of_theirs))
            found.setdefault(page.ours, page)
            if len(found) == self.number:
                break
        return list(found.values())

    def plain(self) -> tuple[Pairs, Pairs]:
        return self.chance.choice([([], []), ([("sort", "oldest")], [("_sort", "sort_date")])])

    def one_choice(self) -> tuple[Pairs, Pairs]:
        name, value, key = self.choice(self.chance.choice(list(theirs.COLUMNS)))
        return [(name, value)], [theirs.equal(name, [key])]

    def two_of_one(self) -> tuple[Pairs, Pairs]:
        facet = self.chance.choice(list(theirs.COLUMNS))
        (name, one, key), (_, two, other) = self.choice(facet), self.choice(facet)
        return [(name, one), (name, two)], [theirs.equal(name, [key, other])]

    def across(self) -> tuple[Pairs, Pairs]:
        (name, value, key), (other, second, number) = (
            self.choice(facet) for facet in self.chance.sample(list(theirs.COLUMNS), 2)
        )
        return [(name, value), (other, second)], [theirs.equal(name, [key]), theirs.equal(other, [number])]

    def month(self) -> tuple[Pairs, Pairs]:
        year, month = self.chance.randrange(2014, 2026), self.chance.randrange(1, 13)
        return [("year", str(year)), ("month", f"{month:02}")], theirs.month(year, month)

    def kind_and_country(self) -> tuple[Pairs, Pairs]:
        kind = self.chance.choice([str(value) for value in Organization.Kind.values])
        country = self.chance.choice(("CN", "US", "GB", "DE", "FR", "JP", "RU", "SG", "IN", "EU"))
        return [("kind", kind), ("country", country)], theirs.kind_and_country(kind, country)

    def choice(self, facet: str) -> tuple[str, str, int]:
        """A value of a facet, a frequent one as a rule: its name, the value in an address, and its key."""
        rows = self.registry[facet]
        place = min(int(self.chance.expovariate(1 / 15)), len(rows) - 1)
        return facet, *rows[place]

    def texts(self, words: Sequence[str], *, choose: bool = False, best: bool = False) -> list[Page]:
        def make(text: str) -> Page:
            ours, of_theirs = [("q", text)], theirs.search(text, best=best)
            if choose:
                name, value, key = self.choice("edition")
                ours, of_theirs = [*ours, (name, value)], [*of_theirs, theirs.equal(name, [key])]
            if best:
                ours = [*ours, ("sort", "relevance")]
            return Page(browse(ours), theirs.browse(of_theirs) if theirs.can_find(text) else "")

        return [make(text) for text in words[: self.number]]

    def deep(self) -> list[Page]:
        """Pages that begin 1,000 pages after the first, or at four fifths of a smaller archive."""
        newest = Article.objects.public().newest()
        start = min(DEEP * PAGE, newest.count() * 4 // 5)
        rows = newest.values_list("sort_date", "pk")[start : start + self.number * PAGE : PAGE]
        return [Page(browse([("cursor", f"after.{day}.{pk}")]), theirs.after(str(day), pk)) for day, pk in rows]

    def articles(self) -> list[Page]:
        rows = list(Article.objects.public().order_by("pk")[: self.step() * self.number : self.step()])
        return [Page(row.get_absolute_url(), theirs.row(row.pk)) for row in rows]

    def unchanged(self) -> list[Page]:
        some = [self.articles()[0], *self.texts(vocabulary().some[50:55]), *self.many(self.one_choice)[:5]]
        return [Page(page.ours) for page in some]

    def step(self) -> int:
        return 7


def browse(pairs: Pairs) -> str:
    address = reverse("articles:article-list")
    return f"{address}?{urlencode(pairs)}" if pairs else address
