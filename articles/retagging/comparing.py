"""An article's tags as they are beside those that its text gives now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from articles import tagging
from articles.models import ArticleTopic, Mention, TagOrigin, TagState
from articles.retagging.aims import Aim, Plan
from articles.retagging.texts import Text

Row = dict[str, Any]

EVIDENCE = ("surface", "sentence", "offsets", "count", "rule", "matched", "version", "tagging_rule_id")


class Step(StrEnum):
    """What becomes of a tag.

    ADDED    suggested: it is found, and was not there
    DROPPED  a suggestion about which nobody decided, and which nothing finds any more
    RENEWED  it stays, and rests on other words, another name or another version now; decided ones get evidence where
             they had none
    STAYS    nothing finds it any more, and it stays, since it was accepted or put off
    REFUSED  it is found, and stays rejected
    """

    ADDED = "added"
    DROPPED = "dropped"
    RENEWED = "renewed"
    STAYS = "stays"
    REFUSED = "refused"


WRITTEN = frozenset({Step.ADDED, Step.DROPPED, Step.RENEWED})


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the two kinds of tags: its table, the column of what it ties an article to, and those of its evidence."""

    model: Any
    column: str
    evidence: tuple[str, ...]


ORGANIZATIONS = Kind(Mention, "organization_id", (*EVIDENCE, "name_id"))
TOPICS = Kind(ArticleTopic, "topic_id", EVIDENCE)
KINDS = (ORGANIZATIONS, TOPICS)


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one tag. `row` holds its columns as they are to be; of one that goes or stays, as they are.

    `tag` is its key, None for a new one; `target` that of the organization or topic.
    """

    step: Step
    kind: Kind
    article: int
    target: int
    tag: int | None
    row: Row


Tags = Mapping[tuple[Kind, int], list[Row]]
"""The rows of tags by kind and article."""


def tags_there(articles: Iterable[int], plan: Plan) -> Tags:
    """The tags of articles that a plan aims at: a query for each kind."""
    found: dict[tuple[Kind, int], list[Row]] = defaultdict(list)
    for kind, rows in _aimed_at(articles, plan.aim):
        for row in rows.values("pk", "article_id", "state", "origin", kind.column, *kind.evidence):
            found[kind, row["article_id"]].append(row)
    return found


def tagged(articles: Iterable[int], aim: Aim) -> set[int]:
    """The articles that have tags of which nobody can say without their texts whether they are still found."""
    chosen = list(articles)
    found: set[int] = set()
    for _kind, rows in _aimed_at(chosen, aim):
        found.update(rows.exclude(origin=TagOrigin.EDITOR).values_list("article_id", flat=True))
    return found


def _aimed_at(articles: Iterable[int], aim: Aim) -> Iterator[tuple[Kind, QuerySet[Any]]]:
    chosen = list(articles)
    for kind, keys in zip(KINDS, (aim.organizations, aim.topics), strict=True):
        rows = kind.model.objects.filter(article_id__in=chosen)
        if aim.everything:
            yield kind, rows
        elif keys:
            yield kind, rows.filter(**{f"{kind.column}__in": keys})


def changes_of(text: Text, plan: Plan, there: Tags) -> Iterator[Change]:
    """What tagging an article again changes, and what it leaves although it is found otherwise."""
    seen = text.tags(plan)
    found = (
        tagging.mentions(seen.organizations, plan.organizations),
        tagging.topics(seen.topics, plan.topics),
    )
    for kind, rows, aimed in zip(KINDS, found, (plan.aim.organizations, plan.aim.topics), strict=True):
        wanted = {row[kind.column]: row for row in rows if plan.aim.everything or row[kind.column] in aimed}
        yield from _compared(text.pk, kind, wanted, there.get((kind, text.pk), ()))


def _compared(article: int, kind: Kind, wanted: dict[int, Row], there: Iterable[Row]) -> Iterator[Change]:
    for old in there:
        target = old[kind.column]
        new = wanted.pop(target, None)
        step = _step(kind, old, new)
        if step:
            yield Change(step, kind, article, target, old["pk"], new if new and step == Step.RENEWED else old)
    for target, row in wanted.items():
        yield Change(Step.ADDED, kind, article, target, None, row)


def _step(kind: Kind, old: Row, new: Row | None) -> Step | None:
    """What becomes of a tag that is there, if anything; an editor's is left alone."""
    waits = old["state"] == TagState.SUGGESTED and old["origin"] == TagOrigin.RULE
    if old["origin"] == TagOrigin.EDITOR:
        return None
    if new is None:
        if waits:
            return Step.DROPPED
        return Step.STAYS if old["state"] in (TagState.ACCEPTED, TagState.UNSURE) else None
    if old["state"] == TagState.REJECTED:
        return Step.REFUSED
    same = all(old[column] == new[column] for column in kind.evidence)
    return Step.RENEWED if not same and (waits or not old["surface"]) else None
