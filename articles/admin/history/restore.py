"""A version of a row beside the row as it is: what differs, and making it what it was, whole or in part."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.forms import reasons_of
from articles.admin.history.page import may_see, trashed
from articles.admin.saying import number_in, tell
from articles.history.who import People, note
from articles.models.history import owners
from articles.restoring import RestoreError, Version, belongings, find, parts, restore


def restore_view(request: HttpRequest, table: str, event: int) -> HttpResponse:
    """404 for no version; 403 for who may not see such a row, or restores one without the right to change it."""
    version = find(table, event)
    if version is None:
        raise Http404
    model = version.table.model
    if not may_see(request, model):
        raise PermissionDenied
    may = may_restore(request.user, version)
    refusal = ""
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        try:
            return done(request, version)
        except RestoreError as error:
            refusal = in_words(model, error)
            version = find(table, event) or version
    return page(request, version, may, refusal)


def done(request: HttpRequest, version: Version) -> HttpResponse:
    seen = number_in(request.POST.get("seen", "")) or 0
    act = restore(version, names=request.POST.getlist("part"), seen=seen, by=request.user)
    tell(request, _("“{name}” is as it was.").format(name=version.name), act, messages.SUCCESS)
    return HttpResponseRedirect(history_address(version))


def page(request: HttpRequest, version: Version, may: bool, refusal: str) -> HttpResponse:
    event = version.event
    told = event.pgh_context.metadata if event.pgh_context else None
    context = {
        **admin.site.each_context(request),
        "title": version.name,
        "subtitle": None,
        "version": version,
        "parts": parts(version),
        "chosen": request.POST.getlist("part") if request.method == "POST" else None,
        "gone": version.now is None,
        "trashed": trashed(request.user, version.table.model, version.pk) if version.now is None else None,
        "others": others(version) if version.now is None else [],
        "who": People([told]).who(told),
        "note": note(told),
        "may_restore": may,
        "refusal": refusal,
        "history_url": history_address(version),
        "opts": version.table.model._meta,
    }
    return TemplateResponse(request, "admin/history/restore.html", context, status=409 if refusal else 200)


def others(version: Version) -> list[tuple[int, str]]:
    """What went with the row and comes back with it: how many of which kind."""
    found = belongings(version)
    names = [(len(keys), table.model._meta) for table, keys in found.items()]
    return [(number, str(meta.verbose_name if number == 1 else meta.verbose_name_plural)) for number, meta in names]


def may_restore(user: Any, version: Version) -> bool:
    """Who may change such rows may make one what it was; who may add them may bring one back."""
    right = "add" if version.now is None else "change"
    return bool(user.has_perm(f"articles.{right}_{version.table.model._meta.model_name}"))


def history_address(version: Version) -> str:
    """The history in which the row is told: its own, or that of what it belongs to."""
    model, key = version.table.model, version.pk
    told = {field.attname for field in version.table.events._meta.local_fields}
    owner = next((f for f in owners(model) if not f.null and f.attname in told), None)
    if owner is not None:
        model, key = owner.related_model, getattr(version.event, owner.attname)
    return reverse("admin:history_of", args=[model._meta.model_name, key])


def in_words(model: Any, error: RestoreError) -> str:
    """As the forms say it, where a constraint is in the way."""
    known = reasons_of(model)
    return " ".join(str(known.get(text, text)) for text in error.broken) or str(error)
