"""Texts that an undoing restores, and tags that it restores into texts that were changed since."""

from collections.abc import Iterable
from typing import Any

from articles import evidence
from articles.acts.planning import Plan
from articles.acts.reading import portions
from articles.models import Act, Article
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


def bring_up_to_date(plans: Iterable[Plan], act: Act) -> None:
    """Let restored tags follow the texts that others changed since the act."""
    for plan in plans:
        if not issubclass(plan.table.model, Tag):
            continue
        restored = {
            pk: event
            for columns, events in plan.restore.items()
            if "offsets" in columns
            for pk, event in events.items()
        }
        for portion in portions(sorted({**plan.insert, **restored})):
            _portion(plan, act, portion)


def _portion(plan: Plan, act: Act, keys: list[int]) -> None:
    tags: dict[int, list[int]] = {}
    for pk, article in plan.table.model.objects.filter(pk__in=keys).exclude(offsets=[]).values_list("pk", "article_id"):
        tags.setdefault(article, []).append(pk)
    changed: Any = Article.pgh_event_models["body_update"]  # type: ignore[attr-defined]
    since = changed.objects.filter(pgh_obj_id__in=tags, pgh_created_at__gte=act.created_at)
    foreign = since.exclude(pgh_context_id__in=act.contexts).exclude(pgh_label="body_delete")
    first = dict(foreign.order_by("pgh_obj_id", "pgh_id").distinct("pgh_obj_id").values_list("pgh_obj_id", "body"))
    for article in Article.objects.filter(pk__in=first).only("body"):
        evidence.tags_follow(article, first[article.pk], only={plan.table.model: tags[article.pk]})
