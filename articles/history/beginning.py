"""How a thing came in, where that was no event: what was taken in or loaded before anybody changed it."""

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.history.telling import Moment
from articles.models import Article, ArticleCapture

INTAKES = {
    "command": gettext_lazy("command ingest"),
    "sample": gettext_lazy("sample set"),
    "feed": gettext_lazy("command poll_feeds"),
    "admin": gettext_lazy("desk"),
}
"""Who took a capture in, by what the capture says of its intake."""


def beginning(instance: models.Model) -> Moment | None:
    """How a thing came in: added by somebody, or taken in by an intake and from what. None for what was loaded."""
    entries = LogEntry.objects.filter(content_type=get_content_type_for_model(instance), action_flag=ADDITION)
    if entry := entries.filter(object_id=str(instance.pk)).select_related("user").first():
        return Moment(entry.action_time, entry.user.get_username(), _("added"))
    if not isinstance(instance, Article):
        return None
    origins = instance.article_captures.filter(role=ArticleCapture.Role.ORIGIN).select_related("capture__intake__by")
    if (origin := origins.first()) is None:
        return Moment(instance.created_at, _("outside of the admin"), _("added"))
    capture = origin.capture
    by = capture.intake.by if capture.intake else None
    who = by.get_username() if by else str(INTAKES.get(capture.channel, capture.channel))
    return Moment(instance.created_at, who, _("taken in from {whence}").format(whence=capture))
