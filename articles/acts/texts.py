"""Texts that an undoing restores, and tags that it restores into texts that were changed since."""

from collections.abc import Iterable
from typing import Any

from articles import evidence
from articles.acts.planning import Plan
from articles.acts.reading import portions
from articles.models import Article
from articles.models.tag import Tag


def bodies(plans: Iterable[Plan]) -> dict[int, str]:
    """The texts, as they are now, of articles whose text is going to be restored."""
    keys = {pk for plan in plans for columns, events in plan.restore.items() if "body" in columns for pk in events}
    return dict(Article.objects.filter(pk__in=keys).values_list("pk", "body"))


def follow(before: dict[int, str]) -> None:
    """Let all that rests on a text that was restored follow it; tags that are restored themselves come after."""
    for article in Article.objects.filter(pk__in=before).only("body", "candidates"):
        if article.body != before[article.pk]:
            evidence.follow(article, before[article.pk])


def bring_up_to_date(plans: Iterable[Plan]) -> None:
    """Let restored tags follow the texts that others changed since the act."""
    for plan in plans:
        if not issubclass(plan.table.model, Tag):
            continue
        restored = [events for columns, events in plan.restore.items() if "offsets" in columns]
        for portion in portions(sorted({*plan.insert, *(pk for events in restored for pk in events)})):
            _portion(plan.table.model, portion)


def _portion(model: Any, keys: list[int]) -> None:
    """Tags whose words do not stand where they say: they belong to an earlier text, which the history has."""
    tags: dict[int, list[Tag]] = {}
    for tag in model.objects.filter(pk__in=keys).exclude(offsets=[]).only("article", "surface", "offsets"):
        tags.setdefault(tag.article_id, []).append(tag)
    earlier: dict[int, list[str]] = {}
    changed: Any = Article.pgh_event_models["body_update"]  # type: ignore[attr-defined]
    for pk, body in changed.objects.filter(pgh_obj_id__in=tags).order_by("-pgh_id").values_list("pgh_obj_id", "body"):
        earlier.setdefault(pk, []).append(body)
    for article in Article.objects.filter(pk__in=earlier).only("body"):
        for tag in tags[article.pk]:
            if not _stands(tag, article.body):
                text = next((body for body in earlier[article.pk] if _stands(tag, body)), "")
                evidence.tags_follow(article, text, only={model: [tag.pk]})


def _stands(tag: Tag, body: str) -> bool:
    start, end = tag.offsets[0]
    return body[start:end] == tag.surface
