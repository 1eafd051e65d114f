"""Recent changes over the whole archive: who did what, by person, kind of thing and day."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.timezone import get_current_timezone, is_naive
from django.utils.translation import gettext as _

from articles.admin.history.page import may_see
from articles.history import tracked_models
from articles.history.recent import BY_COMMAND, BY_SQL, Wanted, recent

MOST_PEOPLE = 300


def recent_changes(request: HttpRequest) -> HttpResponse:
    """Of the kinds of things that somebody may see; 403 for who may see none."""
    visible = [model for model in tracked_models() if may_see(request, model)]
    if not visible:
        raise PermissionDenied
    asked = request.GET
    kind = next((model for model in visible if model._meta.model_name == asked.get("kind")), None)
    day = day_in(asked.get("day", ""))
    by = by_in(asked.get("by", ""))
    since, until = bounds(day) if day else (None, None)
    models = (kind,) if kind else tuple(visible) if len(visible) < len(tracked_models()) else ()
    found = recent(Wanted(models, by, since, until, cursor_in(asked.get("before", ""))))
    context = {
        **admin.site.each_context(request),
        "title": _("Recent changes"),
        "subtitle": None,
        "entries": found.entries,
        "older": found.older,
        "newest": "before" not in asked,
        "narrowed": bool(kind or day or by),
        "kinds": kinds(visible, kind),
        "people": people(by),
        "day": day.isoformat() if day else "",
    }
    return TemplateResponse(request, "admin/history/recent.html", context)


def kinds(models: list[Any], chosen: Any) -> list[tuple[str, str, bool]]:
    """Value, label, and whether it is chosen, in the order of the labels."""
    named = [
        (str(model._meta.model_name), capfirst(model._meta.verbose_name_plural), model is chosen) for model in models
    ]
    return sorted(named, key=lambda one: one[1].casefold())


def people(by: str) -> list[tuple[str, str, bool]]:
    staff = get_user_model()._default_manager.filter(is_staff=True).order_by("username")[:MOST_PEOPLE]
    named = [(str(person.pk), person.get_username()) for person in staff]
    others = [(BY_COMMAND, _("commands")), (BY_SQL, _("outside of the admin (SQL)"))]
    return [(value, label, value == by) for value, label in (*named, *others)]


def by_in(text: str) -> str:
    number = text.isascii() and text.isdecimal() and len(text) < 19
    return text if number or text in (BY_COMMAND, BY_SQL) else ""


def day_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def bounds(day: date) -> tuple[datetime | None, datetime | None]:
    """The day, where the people of the archive are; nothing for days at the ends of the calendar."""
    here = get_current_timezone()
    try:
        return datetime.combine(day, time(), here), datetime.combine(day + timedelta(days=1), time(), here)
    except OverflowError:
        return None, None


def cursor_in(text: str) -> tuple[datetime, str] | None:
    at, _tilde, key = text.partition("~")
    try:
        found = datetime.fromisoformat(at)
        key = str(UUID(key)) if key else ""
    except ValueError:
        return None
    return None if is_naive(found) else (found, key)
