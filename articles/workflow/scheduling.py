"""Publishing at a time that was chosen before: planned by somebody, done by the housekeeping when the time has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions import Outcome
from articles.acts import Actor, acting
from articles.models import Article, ArticleQuerySet, Comment
from articles.workflow import four_eyes
from articles.workflow.moving import FORGOTTEN, as_act, left, locked, publish, skipped, write
from articles.workflow.transitions import PUBLISH, WAITING

PORTION = 250
"""Articles that one transaction publishes."""


@dataclass(frozen=True, slots=True)
class Due:
    """What became of the articles whose time had come: how many are public, and how many were refused."""

    published: int = 0
    refused: int = 0


def schedule(*, articles: ArticleQuerySet, at: datetime, by: Actor) -> Outcome:
    """Plan that articles become public at a time, in the name of whoever plans it; an earlier plan is replaced.

    Who may not publish them now cannot plan it. Raises `ValueError` for a time that has passed.
    """
    if at <= timezone.now():
        raise ValueError(f"{at.isoformat()} has passed: choose a later time, or publish at once.")
    if by is None:
        raise ValueError("Somebody has to plan a publication: their rights are looked at again when the time comes.")
    with acting(by, "schedule"):
        statuses = locked(articles)
        waiting = {pk: status for pk, status in statuses.items() if status in WAITING}
        refused = four_eyes.refusals(waiting, by)
        ready = [pk for pk in waiting if pk not in refused]
        write(ready, publish_at=at, scheduled_by=by.pk)
    return Outcome(len(ready), left(statuses[pk] for pk in statuses.keys() - waiting.keys()) | skipped(refused))


def cancel(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Forget when articles were to be published; they stay as they are."""
    with acting(by, "cancel"):
        chosen = locked(articles)
        planned = Article.objects.filter(pk__in=chosen, publish_at__isnull=False).values_list("pk", flat=True)
        keys = list(planned)
        write(keys, **FORGOTTEN)
    return Outcome(len(keys))


def publish_due(now: datetime | None = None) -> Due:
    """Publish what is due, in portions. Rights and the second pair of eyes are looked at as they are now.

    What may not be published loses its plan and gets a comment that says why, so that it is neither tried for ever
    nor forgotten. Several may run at once: each takes articles that no other has taken.
    """
    at, published, refused = now or timezone.now(), 0, 0
    while True:
        with transaction.atomic():
            due = _due(at)
            if not due:
                return Due(published, refused)
            for key, group in groupby(due, key=lambda row: row[0]):
                done = _of_one(key, {pk: (status, planned) for _key, pk, status, planned in group})
                published, refused = published + done.published, refused + done.refused


def _due(at: datetime) -> list[Any]:
    rows: QuerySet[Any] = Article.objects.filter(publish_at__lte=at, status__in=WAITING).order_by("pk")
    taken = rows.select_for_update(skip_locked=True).values_list("scheduled_by_id", "pk", "status", "publish_at")
    return sorted(taken[:PORTION], key=lambda row: (row[0] or 0, row[1]))


def _of_one(key: int | None, rows: Mapping[int, tuple[str, datetime]]) -> Due:
    """What one person planned. The plan is dropped before the act, so that undoing the act brings no plan back."""
    person = get_user_model()._default_manager.filter(pk=key or 0).first()
    statuses = {pk: status for pk, (status, _planned) in rows.items()}
    if person is None or not (person.is_active and person.is_staff and person.has_perm(PUBLISH)):
        reasons: dict[int, Any] = dict.fromkeys(rows, _("whoever planned it may not publish any more"))
    else:
        reasons = four_eyes.refusals(statuses, person)
    with acting(person, "cancel"):
        write(list(rows), **FORGOTTEN)
    for pk, reason in reasons.items():
        _say(pk, rows[pk][1], str(reason))
    ready = [pk for pk in rows if pk not in reasons]
    if not ready:
        return Due(0, len(reasons))
    summary = ngettext("Published as planned: {count} article", "Published as planned: {count} articles", len(ready))
    chosen = Article.objects.filter(pk__in=ready)
    as_act(summary.format(count=len(ready)), person, lambda: publish(articles=chosen, by=person), "publish")
    return Due(len(ready), len(reasons))


def _say(pk: int, planned: datetime, reason: str) -> None:
    """Tell the editors on the article's page that it was not published, and why."""
    when = date_format(timezone.localtime(planned), "j F Y, H:i")
    text = _("Not published on {when}, as was planned: {reason}.").format(when=when, reason=reason)
    Comment.objects.create(article_id=pk, text=text)
