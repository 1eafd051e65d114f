"""The history of one thing, by its kind and key: also of what is there no more."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import is_naive
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.history import Related, beginning, strands, timeline
from articles.history.acts import of_act
from articles.history.telling import Moment, Timeline
from articles.models import Act, Article, Merge, Redaction, StaffLogEntry, Story, Trashed, Withdrawal

NEVER_CHANGED = gettext_lazy("What was received is never changed, so that there is no history of it.")
ENTRIES = gettext_lazy("Such entries are never changed, so that there is no history of them.")
UNTRACKED: dict[Any, Any] = {
    Story: gettext_lazy("A story is the articles that stand in it: their histories tell when they came and went."),
    **dict.fromkeys((Redaction, StaffLogEntry, Trashed, Withdrawal), ENTRIES),
}
"""Why there is no history."""


def history_of(request: HttpRequest, model: str, pk: int) -> HttpResponse:
    """`model`: its name, in small letters. 404 for a kind that has no history, and for what never was."""
    try:
        found: Any = apps.get_model("articles", model)
    except LookupError:
        raise Http404 from None
    page = history_page(request, found, pk, found._base_manager.filter(pk=pk).first())
    if page is None:
        raise Http404
    return page


def history_page(request: HttpRequest, model: Any, pk: int, instance: Any) -> HttpResponse | None:
    """The page; None where there is neither the thing nor an event of it. 403 for who may not see such things."""
    if not may_see(request, model):
        raise PermissionDenied
    told = told_of(model, pk, instance, before=moment_in(request.GET.get("before", "")))
    if instance is None and not told.moments and "before" not in request.GET:
        return None
    context = {
        **admin.site.each_context(request),
        "title": _("History of {name}").format(name=instance if instance is not None else name_of(model, pk)),
        "subtitle": None,
        "moments": told.moments,
        "older": told.older,
        "newest": "before" not in request.GET,
        "beginning": beginning(instance) if instance is not None and ends_here(told) else None,
        "tracked": bool(strands(model)) or model in (Act, Merge),
        "untold": UNTRACKED.get(model, NEVER_CHANGED),
        "object": instance,
        "object_url": address_of(model, instance),
        "gone": instance is None,
        "trashed": trashed(request.user, model, pk) if instance is None else None,
        "may_restore": request.user.has_perm(f"articles.change_{model._meta.model_name}"),
        "versions_url": reverse("admin:history_versions", args=[pk]) if model is Article and instance else "",
        "opts": model._meta,
    }
    return TemplateResponse(request, "admin/history/page.html", context)


def told_of(model: Any, pk: int, instance: Any, *, before: datetime | None) -> Timeline:
    if model in (Act, Merge) and instance is not None:
        return Timeline(of_act(instance if model is Act else instance.act), None)
    return timeline(model, pk, before=before)


def ends_here(told: Timeline) -> bool:
    """Whether the page is the last one and does not tell itself how the thing came in."""
    last: Moment | None = told.moments[-1] if told.moments else None
    added = last is not None and any(step.kind == "insert" and not step.name for step in last.steps)
    return told.older is None and not added


def may_see(request: HttpRequest, model: Any) -> bool:
    """Whether somebody may look at such things: as their own pages say, where they have some."""
    pages: Any = admin.site._registry.get(model)
    if pages is not None:
        return bool(pages.has_view_or_change_permission(request))
    name = model._meta.model_name
    return any(request.user.has_perm(f"articles.{right}_{name}") for right in ("view", "change"))


def moment_in(text: str) -> datetime | None:
    """The time that an address says; None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if is_naive(found) else found


def name_of(model: Any, pk: int) -> str:
    """What a thing was called that is there no more."""
    return Related().name(model, pk)


def address_of(model: Any, instance: Any) -> str:
    """The form of a thing; empty where it has none of its own."""
    if instance is None or model not in admin.site._registry:
        return ""
    try:
        return reverse(f"admin:articles_{model._meta.model_name}_change", args=[instance.pk])
    except NoReverseMatch:
        return ""


def trashed(user: Any, model: Any, pk: int) -> Trashed | None:
    """What lies in the trash, for those who may look into it."""
    if not user.has_perm("articles.view_trashed"):
        return None
    return Trashed.objects.filter(model=model._meta.label_lower, object_id=pk).select_related("act").first()
