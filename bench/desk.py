"""The tagging desk over 200,000 suggested mentions: server time and queries of its pages, and deciding 1,000 at once.

Server time is what a worker spends on a request, from the first middleware to the last byte, the database included.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path
from statistics import median
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import registry
from articles.admin.desk.lists import VALUES
from articles.admin.desk.queues import QUEUES
from articles.admin.desk.urls import PAGES
from articles.ingest import Options, find, ingest
from articles.models import (
    Act,
    Article,
    Correction,
    Event,
    Mention,
    NameCandidate,
    NameSighting,
    Organization,
    PossibleDouble,
    Status,
    Topic,
)
from bench import corpus
from bench.asking import percentile
from bench.filling import execute

SUGGESTIONS = 200_000
BESIDE = 5_000
"""Readers' corrections, possible doubles and names in no registry that wait as well."""
GOAL = 200.0
"""Milliseconds of server time that a page may take, by its 95th percentile."""
DECIDED = 1_000
DECIDING_GOAL = 2_000.0
PLACES = 3
"""Articles of a queue, and organizations, whose pages are asked for."""
LEADING_ELSEWHERE = ("desk_undo", "desk_articles")
"""Addresses that show nothing themselves."""
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind of page, or of act: milliseconds, the most queries, and kilobytes of the answer."""

    name: str
    goal: float
    p50: float
    p95: float
    queries: int
    kilobytes: float = 0.0

    @property
    def missed(self) -> bool:
        return self.p95 > self.goal

    def __str__(self) -> str:
        mark = "  over the goal" if self.missed else ""
        return f"{self.name:<44} p50 {self.p50:>6,.0f} ms  p95 {self.p95:>6,.0f} ms  {self.queries:>3} queries{mark}"


def fill(folder: Path, *, tell: Tell) -> None:
    """Take generated articles in until so many mentions are suggested. Goes on where it was cut off."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())
    knowledge = registry.knowledge()
    part = 0
    while (there := Mention.objects.suggested().count()) < SUGGESTIONS:
        file = corpus.write(folder, part, corpus.PART)
        result = ingest(find([file]), knowledge, options=Options(publish=True))
        file.unlink()
        if result.counts.get("new"):
            execute("ANALYZE")
            tell(f"{there:>9,} suggested mentions before; {result.summary()}")
        part += 1
    beside()
    execute("VACUUM ANALYZE")


def beside() -> None:
    """What readers, the search for doubles and the texts themselves would have left on the desk."""
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True)[: BESIDE + 1])
    if not Correction.objects.exists():
        texts = {"field": "date", "old_value": "2016", "proposed": "2017", "created_at": timezone.now()}
        rows = (Correction(article_id=pk, token_hash=f"{pk:064x}", **texts) for pk in keys[:BESIDE])
        Correction.objects.bulk_create(rows, batch_size=1000)
    if PossibleDouble.objects.count() < BESIDE:
        pairs = zip(keys[1:], keys, strict=False)
        rows = (PossibleDouble(article_id=one, other_id=two, likeness=0.7) for one, two in pairs)
        PossibleDouble.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    names(keys)


def names(keys: list[int]) -> None:
    """Names that recur in three articles each, where the generated texts have too few."""
    if NameCandidate.objects.recurring().count() >= BESIDE:
        return
    numbers = range(BESIDE)
    candidates = (NameCandidate(key=f"sample {n}", name=f"Sample {n}", kind="company") for n in numbers)
    NameCandidate.objects.bulk_create(candidates, batch_size=1000, ignore_conflicts=True)
    found = NameCandidate.objects.filter(key__startswith="sample ").values_list("pk", flat=True)
    sightings = (
        NameSighting(candidate_id=pk, article_id=keys[(3 * n + m) % len(keys)], surface="Sample", sentence="Sample.")
        for n, pk in enumerate(found)
        for m in range(3)
    )
    NameSighting.objects.bulk_create(sightings, batch_size=1000, ignore_conflicts=True)


def editor() -> Any:
    """Somebody who may do everything, as the tests of the desk have them."""
    user, _made = get_user_model().objects.get_or_create(
        username="desk-bench", defaults={"is_staff": True, "is_superuser": True}
    )
    return user


def most_suggested(number: int) -> list[int]:
    """The keys of the organizations of which most is suggested."""
    rows = Mention.objects.suggested().order_by().values("organization").annotate(n=Count("pk")).order_by("-n")
    return [row["organization"] for row in rows.filter(n__gte=DECIDED)[:number]]


def pages() -> Iterator[tuple[str, list[str]]]:
    """Kinds of pages by name, each with its addresses."""
    yield "first page of the admin", [reverse("admin:index")]
    for route, _view, name in PAGES:
        if "<" not in route and name not in LEADING_ELSEWHERE:
            yield f"/admin/desk/{route}", [reverse(f"admin:{name}")]
    found = [f"{reverse('admin:desk_organizations')}?q={words}" for words in ("a", "银行")]
    yield "organizations by their names", found
    organizations = most_suggested(PLACES)
    all_of_one = [reverse("admin:desk_organization", args=[pk]) for pk in organizations]
    yield "all suggestions of an organization", all_of_one
    for queue in QUEUES.values():
        if addresses := [queue.address(pk) for pk in waiting(queue)]:
            yield f"an article: {queue.label}", addresses
    for name in VALUES:
        yield f"list: {QUEUES[name].label}", [reverse("admin:desk_list", args=[name])]
    slugs = Organization.objects.filter(pk__in=organizations).values_list("slug", flat=True)
    bulk = reverse("admin:articles_article_bulk")
    yield "bulk edit of a search", [f"{bulk}?organization={slug}" for slug in slugs]
    yield "acts", [reverse("admin:articles_act_changelist")]


def waiting(queue: Any) -> Iterator[int]:
    """Some articles of a queue: the first ones."""
    pk = queue.begin()
    for _place in range(PLACES):
        if pk is None:
            return
        yield pk
        pk = queue.following(pk)


def measure(rounds: int, *, tell: Tell) -> list[Measured]:
    """All pages in turn, so often; then so many decisions in one act, each taken back."""
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client()
    client.force_login(editor())
    kinds = [(name, addresses) for name, addresses in pages()]
    for _name, addresses in kinds:
        client.get(addresses[0])  # what a process reads once, it has read
    found = [page(client, name, addresses, rounds) for name, addresses in kinds]
    found += previewing(client, rounds)
    found += deciding(client, rounds)
    for one in found:
        tell(str(one))
    return found


def page(client: Client, name: str, addresses: list[str], rounds: int) -> Measured:
    times, counts, size = [], [], 0
    for _round in range(rounds):
        for address in addresses:
            with counted() as queries:
                started = time.perf_counter()
                response = client.get(address)
                times.append((time.perf_counter() - started) * 1000)
            if response.status_code != 200:
                raise SystemExit(f"{address} answered {response.status_code}.")
            counts.append(queries.number)
            size = max(size, len(response.content))
    return Measured(name, GOAL, median(times), percentile(times, 95) or 0, max(counts), round(size / 1024, 1))


def previewing(client: Client, rounds: int) -> Iterator[Measured]:
    """What edits of all articles, of each kind, would do: those that the public sees, and those of all states."""
    organization, topic = most_suggested(1)[0], Topic.objects.values_list("pk", flat=True).first()
    edits = (
        {"edit": "add_organization", "organization": organization},
        {"edit": "remove_organization", "organization": organization},
        {"edit": "add_topic", "topic": topic},
        {"edit": "set_edition", "event": Event.objects.values_list("pk", flat=True).first()},
        {"edit": "remove_outlet"},
        {"edit": "set_status", "status": Status.DRAFT},
    )
    every = "&".join(f"status={status}" for status in Status.values)
    for name, query in (("all public articles", ""), ("articles of all states", every)):
        address = f"{reverse('admin:articles_article_bulk')}?{query}"
        times, counts = [], []
        for edit in edits * rounds:
            with counted() as queries:
                started = time.perf_counter()
                client.post(address, {"do": "look", **edit})
                times.append((time.perf_counter() - started) * 1000)
            counts.append(queries.number)
        yield Measured(f"preview of an edit of {name}", GOAL, median(times), percentile(times, 95) or 0, max(counts))


def deciding(client: Client, rounds: int) -> list[Measured]:
    """Accept 1,000 suggestions by the page of their organization, and undo it; one organization after the other."""
    accepting, undoing, counts = [], [], []
    for pk in most_suggested(rounds) * (rounds // PLACES + 1):
        if len(accepting) == rounds:
            break
        keys = Mention.objects.suggested().filter(organization=pk).values_list("pk", flat=True)[:DECIDED]
        posted = {"do": "accept chosen", "chosen": list(keys)}
        with counted() as queries:
            started = time.perf_counter()
            client.post(reverse("admin:desk_organization", args=[pk]), posted)
            accepting.append((time.perf_counter() - started) * 1000)
        counts.append(queries.number)
        act = Act.objects.latest("pk")
        if act.counts != {"changed": DECIDED}:
            raise SystemExit(f"{act} changed {act.counts}, not {DECIDED} mentions.")
        started = time.perf_counter()
        client.post(reverse("admin:desk_undo"))
        undoing.append((time.perf_counter() - started) * 1000)
    return [
        Measured(name, DECIDING_GOAL, median(times), percentile(times, 95) or 0, most)
        for name, times, most in (
            (f"accept {DECIDED:,} in one act", accepting, max(counts)),
            (f"undo {DECIDED:,}", undoing, 0),
        )
    ]


class counted:
    """Counts the queries of a block."""

    number = 0

    def __enter__(self) -> "counted":
        def count(execute: Any, *arguments: Any) -> Any:
            self.number += 1
            return execute(*arguments)

        self.wrapper = connection.execute_wrapper(count)
        self.wrapper.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.wrapper.__exit__(*error)


def figures(found: list[Measured]) -> dict[str, Any]:
    """What is kept of a measurement."""
    rounded = [{**asdict(one), "p50": round(one.p50, 1), "p95": round(one.p95, 1)} for one in found]
    return {"articles": Article.objects.count(), "suggested": Mention.objects.suggested().count(), "pages": rounded}
