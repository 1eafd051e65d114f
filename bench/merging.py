"""Merging two organizations over 50,000 accepted mentions, in one transaction, and un-merging them again."""

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from articles import merging, undoing
from articles.models import Article, Mention, Organization, TagState
from bench.filling import execute, fill

ARTICLES = 60_000
MENTIONS = 50_000
BOTH = 500
"""Articles that name the two."""
GOAL = 10.0
"""Seconds that a merge may take."""
PORTION = 2_000
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds of a merge and of its un-merge, and the rows that went and came back."""

    moved: int
    merge: float
    unmerge: float
    restored: int

    @property
    def missed(self) -> bool:
        return self.merge > GOAL

    def __str__(self) -> str:
        rest = f"{self.restored:,} un-merged in {self.unmerge:.1f} s{'  over the goal' if self.missed else ''}"
        return f"{self.moved:,} rows merged in {self.merge:.1f} s, {rest}"


def prepare(folder: Path, *, tell: Tell) -> tuple[Organization, Organization]:
    """The organization that is kept, and the one with all the mentions. Goes on where it was cut off."""
    fill(ARTICLES, folder, tell=lambda progress: tell(f"{progress.documents:,} articles"))
    keep, drop = (
        Organization.objects.get_or_create(slug=slug, defaults={"name": name, "kind": "company"})[0]
        for slug, name in (("sample-systems", "Sample Systems"), ("sample-systems-ltd", "Sample Systems Ltd"))
    )
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True)[: MENTIONS + BOTH])
    _mention(drop, keys[:MENTIONS])
    _mention(keep, keys[MENTIONS - BOTH : MENTIONS + BOTH])
    execute("VACUUM ANALYZE")
    return keep, drop


def _mention(organization: Organization, keys: list[int]) -> None:
    known = set(Mention.objects.filter(organization=organization).values_list("article_id", flat=True))
    for portion in _portions([key for key in keys if key not in known]):
        Mention.objects.bulk_create(_rows(organization, portion))


def _rows(organization: Organization, keys: list[int]) -> Iterator[Mention]:
    name = organization.name
    for key in keys:
        yield Mention(
            article_id=key,
            organization=organization,
            state=TagState.ACCEPTED,
            origin="rule",
            surface=name,
            sentence=f"{name} spoke about security.",
            offsets=[[0, len(name)]],
            count=1,
            rule="name",
            matched=name,
            version=1,
            decided_at=timezone.now(),
        )


def _portions(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), PORTION):
        yield keys[start : start + PORTION]


def measure(pair: tuple[Organization, Organization], rounds: int, *, tell: Tell) -> list[Round]:
    """Merge and un-merge several times over."""
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        done = merging.merge(keep=pair[0], drop=pair[1], by=None)
        between = time.perf_counter()
        undone = undoing.undo(done.act, by=None)
        ended = time.perf_counter()
        rows = sum(map(len, done.moved["absorbed"].values())) + done.act.counts["moved"]
        found.append(Round(rows, between - started, ended - between, undone.rows))
        tell(str(found[-1]))
        execute("VACUUM ANALYZE")
    return found


def figures(found: list[Round]) -> dict[str, Any]:
    best = min(found, key=lambda one: one.merge)
    return {"articles": Article.objects.count(), "mentions": MENTIONS, "both": BOTH, **asdict(best)}
