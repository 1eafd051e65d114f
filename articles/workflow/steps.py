"""The steps that an article has taken and those ahead, each with who and when: a line for its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from articles.models import PUBLIC_STATUSES, Article, ArticleCapture, Status
from articles.workflow.transitions import WAITING


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    name  the state that it leads to; "planned" for a publication that is to come
    at    None for one that is ahead without a time
    who   a user name; "" for a command, and where nobody knows any more
    here  whether the article stands there
    """

    name: str
    label: Any
    at: datetime | None = None
    who: str = ""
    here: bool = False
    note: str = ""

    @property
    def done(self) -> bool:
        return self.at is not None and self.name != "planned"


def steps(article: Article) -> list[Step]:
    """From the intake to where the article stands, and the next ones on the usual way. At most seven queries."""
    is_draft = article.status == Status.DRAFT
    first = _("Draft, taken in") if is_draft else _("Taken in")
    found = [Step("draft", first, article.created_at, _who_took_in(article), is_draft)]
    if article.submitted_at or article.status in WAITING:
        here = article.status == Status.IN_REVIEW
        found.append(Step("in_review", _("In review"), article.submitted_at, _name(article.submitted_by_id), here))
    found += [_planned(article)] if article.status in WAITING else _public(article)
    return found


def _planned(article: Article) -> Step:
    if article.publish_at is None:
        return Step("published", _("Published"))
    return Step("planned", _("To be published"), article.publish_at, _name(article.scheduled_by_id))


def _public(article: Article) -> Iterator[Step]:
    if article.published_at:
        _at, who = _left(article, WAITING)
        yield Step("published", _("Published"), article.published_at, who, article.status == Status.PUBLISHED)
    if article.status == Status.RESTRICTED:
        at, who = _left(article, [status for status in Status.values if status != Status.RESTRICTED])
        yield Step("restricted", _("Restricted"), at or article.published_at, who, here=True)
    if article.status == Status.WITHDRAWN:
        _at, who = _left(article, PUBLIC_STATUSES)
        kind, reason = article.get_withdrawn_kind_display(), article.withdrawn_reason
        yield Step("withdrawn", _("Withdrawn"), article.withdrawn_at, who, here=True, note=f"{kind}: {reason}")


def _left(article: Article, statuses: Any) -> tuple[datetime | None, str]:
    """When an article last left these states, and by whom: events hold the row as it was before."""
    events = Article.pgh_event_models["update"].objects.filter(pgh_obj_id=article.pk, status__in=statuses)  # type: ignore[attr-defined]
    row = events.order_by("-pgh_id").values_list("pgh_created_at", "pgh_context__metadata__user").first()
    return (row[0], _name(row[1])) if row else (None, "")


def _who_took_in(article: Article) -> str:
    origins = ArticleCapture.objects.filter(article=article, role=ArticleCapture.Role.ORIGIN)
    by = origins.values_list("capture__intake__by", flat=True).first()
    if by is None:
        kind = ContentType.objects.get_for_model(Article)
        entries = LogEntry.objects.filter(content_type=kind, object_id=str(article.pk), action_flag=ADDITION)
        by = entries.values_list("user", flat=True).first()
    return _name(by)


def _name(key: int | None) -> str:
    user = get_user_model()._default_manager.filter(pk=key).first() if key else None
    return user.get_username() if user else ""
