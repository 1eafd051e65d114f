"""Two pairs of eyes: who put an article into review, took it in by hand or changed it since does not publish it.

A setting asks for it (`ARCHIVE_FOUR_EYES`). Commands act in nobody's name and are exempt: trusted material comes in
by them. What is public already may be corrected by any editor, since a mistake there should not wait for two.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.acts import Actor
from articles.acts.reading import portions
from articles.models import Article, ArticleCapture, Status

CONTENT = (
    *("title", "summary", "language", "published_on", "date_precision", "published_time", "published_zone"),
    *("place_id", "place_text", "byline", "source_id", "outlet_name", "source_url", "agency_id", "event_id"),
)
"""What a reader sees of an article, but for its text. Confirming a value changes its origin alone, and none of it."""

SINCE_REVIEW = Q(pgh_obj__submitted_at=None) | Q(pgh_created_at__gt=F("pgh_obj__submitted_at"))
"""Events of an article after it was put into review."""

NOT_IN_REVIEW = _("not in review: two editors have to see an article before the public does")
SUBMITTED = _("put into review by the same editor: another one has to publish it")
TAKEN_IN = _("taken in by the same editor: another one has to publish it")
CHANGED = _("changed by the same editor since it was put into review: another one has to publish it")


def wanted(by: Actor) -> bool:
    """Whether a second pair of eyes is asked for when somebody shows an article to the public."""
    return by is not None and bool(settings.FOUR_EYES)


def refusals(statuses: Mapping[int, str], by: Actor) -> dict[int, Any]:
    """Why somebody may not show articles to the public, by key; those that they may are left out.

    `statuses`: the states of the articles by key. Asks four queries a thousand of them.
    """
    if not wanted(by):
        return {}
    who: Any = by
    reasons = {pk: NOT_IN_REVIEW for pk, status in statuses.items() if status != Status.IN_REVIEW}
    for portion in portions([pk for pk, status in statuses.items() if status == Status.IN_REVIEW]):
        for keys, reason in (
            (changed(portion, who), CHANGED),
            (_taken_in(portion, who), TAKEN_IN),
            (Article.objects.filter(pk__in=portion, submitted_by=who).values_list("pk", flat=True), SUBMITTED),
        ):
            reasons |= dict.fromkeys(keys, reason)
    return reasons


def _taken_in(keys: list[int], by: Any) -> set[int]:
    """Articles whose document somebody took in, or that somebody wrote into the form of a new one."""
    links = ArticleCapture.objects.filter(article__in=keys, role=ArticleCapture.Role.ORIGIN, capture__intake__by=by)
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article),
        object_id__in=list(map(str, keys)),
        action_flag=ADDITION,
        user=by,
    )
    written = {int(pk or 0) for pk in entries.values_list("object_id", flat=True)}
    return written | set(links.values_list("article", flat=True))


def changed(keys: list[int], by: Any, since: Q = SINCE_REVIEW) -> set[int]:
    """Articles whose text or values somebody changed since they were put into review, in whatever way.

    `since`: a condition on events of articles, for another time.
    """
    bodies = Article.pgh_event_models["body_update"].objects.filter(since, pgh_obj_id__in=keys)  # type: ignore[attr-defined]
    found = set(bodies.filter(pgh_context__metadata__user=by.pk).values_list("pgh_obj_id", flat=True))
    updates = Article.pgh_event_models["update"].objects.filter(since, pgh_obj_id__in=keys)  # type: ignore[attr-defined]
    touched = set(updates.filter(pgh_context__metadata__user=by.pk).values_list("pgh_obj_id", flat=True)) - found
    return found | set(_with_other_content(updates.filter(pgh_obj_id__in=touched), by.pk, touched))


def _with_other_content(events: Any, user: int, keys: Iterable[int]) -> Iterator[int]:
    """Articles of which an event by a user has other content than what came after it: events hold the old row."""
    now = {row.pop("id"): tuple(row.values()) for row in Article.objects.filter(pk__in=keys).values("id", *CONTENT)}
    rows = events.order_by("pgh_obj_id", "-pgh_id").values_list("pgh_obj_id", "pgh_context__metadata__user", *CONTENT)
    for pk, life in groupby(rows, key=lambda row: row[0]):
        after = now[pk]
        for _pk, who, *content in life:
            if who == user and tuple(content) != after:
                yield pk
                break
            after = tuple(content)
