"""What persons have changed of articles, as the history tells that triggers keep."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any

from django.apps import apps

from articles.models import Article

UPDATE, BODY_UPDATE = "update", "body_update"
MACHINE = frozenset({"read_again"})
"""Actions that a person may start and whose outcome is the archive's own."""


def edited(articles: Collection[int]) -> dict[int, set[str]]:
    """The columns that persons have changed, by the key of the article; those that they emptied too."""
    found: dict[int, set[str]] = defaultdict(set)
    for event in _events("ArticleBodyEvent", articles, BODY_UPDATE):
        if _by_a_person(event):
            found[event.pgh_obj_id].add("body")
    events = _events("ArticleEvent", articles, UPDATE)
    columns = [name for name in _columns(apps.get_model("articles", "ArticleEvent")) if name != "id"]
    now = {row["pk"]: row for row in Article.objects.filter(pk__in=articles).values("pk", *columns)}
    for key, some in groupby(events, key=lambda event: event.pgh_obj_id):
        steps = list(some)
        after = [*({name: getattr(step, name) for name in columns} for step in steps[1:]), now[key]]
        for step, then in zip(steps, after, strict=True):
            if _by_a_person(step):
                found[key] |= {name for name in columns if getattr(step, name) != then[name]}
    return found


def _events(model: str, articles: Iterable[int], label: str) -> Any:
    events = apps.get_model("articles", model).objects.filter(pgh_obj__in=articles, pgh_label=label)
    return events.select_related("pgh_context").order_by("pgh_obj", "pgh_id")


def _columns(model: Any) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if not field.name.startswith("pgh_")]


def _by_a_person(event: Any) -> bool:
    told = event.pgh_context.metadata if event.pgh_context else {}
    return "user" in told and told.get("action") not in MACHINE
