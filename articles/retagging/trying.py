"""A dry run: what saving a name, a cue or a rule and tagging again would add and drop. Nothing is written."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from articles.models import Article, Organization, Topic
from articles.retagging.aims import NEW, Plan
from articles.retagging.comparing import TOPICS, Change, Step, changes_of, tags_there
from articles.retagging.looking import Looking
from articles.retagging.texts import texts_of

EXAMPLES = 8
"""Of each step."""
SHOWN = (Step.ADDED, Step.DROPPED, Step.REFUSED, Step.STAYS)


@dataclass(frozen=True, slots=True)
class Example:
    """One tag that would be added, or go, or stay as it is. Titles and sentences are the documents' own words."""

    step: Step
    article: int
    title: str
    target: str
    surface: str
    sentence: str
    language: str
    rule: str


@dataclass(slots=True)
class Trial:
    """What a dry run has found so far. Where it was not finished in time, it goes on behind the article `after`.

    counts    tags by step
    examples  articles with examples, by step: they are found again by their keys
    """

    after: int = 0
    looked: int = 0
    of: int = 0
    finished: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[int]] = field(default_factory=dict)

    def as_kept(self) -> dict[str, Any]:
        """As a form hands it on from one request to the next."""
        return {
            "after": self.after,
            "looked": self.looked,
            "of": self.of,
            "counts": dict(self.counts),
            "examples": self.examples,
        }

    @classmethod
    def kept(cls, values: Any) -> "Trial":
        """Raises ValueError, TypeError, KeyError or AttributeError for what no form has made."""
        steps = {str(step) for step in Step}
        examples = {key: [int(one) for one in some][:EXAMPLES] for key, some in values["examples"].items()}
        counts = Counter({key: int(count) for key, count in values["counts"].items() if key in steps})
        return cls(int(values["after"]), int(values["looked"]), int(values["of"]), False, counts, examples)

    @property
    def changes_nothing(self) -> bool:
        return not self.counts[Step.ADDED] and not self.counts[Step.DROPPED]


def go_on(plan: Plan, trial: Trial, *, seconds: float | None = None) -> Trial:
    """Look through the archive, to its end or for some seconds; a portion at least."""
    looking = Looking(plan)
    until = None if seconds is None else time.monotonic() + seconds
    trial.of = trial.of or Article.objects.count()
    while not trial.finished:
        ahead = looking.behind(trial.after)
        for change in _changes(ahead.chosen, plan):
            trial.counts[change.step] += 1
            some = trial.examples.setdefault(change.step, [])
            if len(some) < EXAMPLES and change.article not in some:
                some.append(change.article)
        trial.after, trial.looked = ahead.last, trial.looked + ahead.number
        trial.finished = not ahead.number
        if until is not None and time.monotonic() >= until:
            break
    return trial


def examples_of(plan: Plan, trial: Trial) -> dict[str, list[Example]]:
    """The examples with their words, by step: what would be added, dropped, stay rejected or stay accepted."""
    wanted = {key for some in trial.examples.values() for key in some}
    found: dict[str, list[Example]] = {str(step): [] for step in SHOWN}
    changes = [change for change in _changes(wanted, plan) if change.article in trial.examples.get(change.step, ())]
    titles = {text.pk: text for text in texts_of(wanted)}
    labels = _labels(changes, plan)
    for change in changes:
        if change.step in found and len(found[change.step]) < EXAMPLES:
            text = titles[change.article]
            found[change.step].append(_example(change, text.title, text.language, labels))
    return found


def _changes(articles: Iterable[int], plan: Plan) -> list[Change]:
    chosen = list(articles)
    there = tags_there(chosen, plan)
    return [change for text in texts_of(chosen) for change in changes_of(text, plan, there)]


def _labels(changes: Iterable[Change], plan: Plan) -> dict[tuple[bool, int], str]:
    organizations = {change.target for change in changes if change.kind is not TOPICS}
    topics = {change.target for change in changes if change.kind is TOPICS}
    found: dict[tuple[bool, int], str] = {}
    for pk, label in Organization.objects.filter(pk__in=organizations).values_list("pk", "name"):
        found[False, pk] = label
    for pk, label in Topic.objects.filter(pk__in=topics).values_list("pk", "label"):
        found[True, pk] = label
    found[False, NEW] = next((name for name, key in plan.organizations.items() if key == NEW), "")
    found[True, NEW] = next((slug for slug, key in plan.topics.items() if key == NEW), "")
    return found


def _example(change: Change, title: str, language: str, labels: dict[tuple[bool, int], str]) -> Example:
    row = change.row
    target = labels.get((change.kind is TOPICS, change.target), "")
    return Example(
        change.step, change.article, title, target, row["surface"], row["sentence"], language, row["matched"]
    )
