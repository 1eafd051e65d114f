"""Deleting puts into the trash: the page that says what goes along and what is in the way, and the message behind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import snapshots, trash
from articles.admin.saying import tell
from articles.models import Act, Article, Trashed
from articles.models.trashed import DAYS
from articles.snapshots import Snapshot, SnapshotError, Use, said
from articles.trash import TrashError

NAMED = 5
"""Rows of one kind that the page names."""
LISTED = 10
"""Things that it names, of those that were chosen."""
UNTOLD = ("articles.textsketch",)
"""What goes along and says nothing to anybody."""


@dataclass(frozen=True, slots=True)
class Along:
    """Rows of one kind that go along: how many, in words, and what some of them say."""

    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InTheWay:
    """Rows that need what was chosen: how many, in words, and where some of them are: (address, name, language)."""

    text: str
    examples: tuple[tuple[str, str, str], ...]


def along(snapshot: Snapshot) -> list[Along]:
    """What goes with the things of a snapshot, by kinds."""
    found = []
    for label, number in snapshots.contents(snapshot).items():
        roots = {pk for name, pk in snapshot["roots"] if name == label}
        if label in UNTOLD:
            continue
        model = apps.get_model(label)
        rows = [row for row in snapshot["rows"][label] if row["id"] not in roots][:NAMED]
        plain = f"{model._meta.verbose_name} "
        names = tuple(name for row in rows if not (name := said(row, model)).startswith(plain))
        kind = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
        found.append(Along(f"{number} {kind}", names))
    return found


def in_the_way(uses: Iterable[Use]) -> list[InTheWay]:
    return [InTheWay(str(use), tuple(_examples(use))) for use in uses]


def _examples(use: Use) -> Iterable[tuple[str, str, str]]:
    """Where to find the rows: those that belong to an article are changed on its page."""
    rows = use.model._base_manager.filter(pk__in=use.examples)
    if any(field.name == "article" for field in use.model._meta.concrete_fields):
        keys = list(rows.values_list("article", flat=True))
        rows = Article.objects.filter(pk__in=keys)
    if rows.model is Article:
        rows = rows.only("title", "language")
    for row in rows.order_by("pk")[:NAMED]:
        try:
            address = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        except NoReverseMatch:
            address = ""
        yield address, str(row), getattr(row, "language", "")


def page_of(request: HttpRequest, chosen: Sequence[Any], **more: Any) -> dict[str, Any]:
    """What the page says of things that are to be deleted. Reads the database, and locks nothing."""
    left = [one for one in chosen if trash.why_not([one])]
    going = [one for one in chosen if one not in left]
    uses, rows = [], []
    try:
        rows = along(snapshots.take(going, lock=False)) if going else []
    except snapshots.InUseError as problem:
        uses = in_the_way(problem.uses)
    return {
        **admin.site.each_context(request),
        "title": _("Put into the trash"),
        "subtitle": None,
        "going": going[:LISTED],
        "more": max(len(going) - LISTED, 0),
        "number": len(going),
        "left": [(one, trash.why_not([one])) for one in left[:LISTED]],
        "number_left": len(left),
        "along": rows,
        "uses": uses,
        "merge": merge_page(going) if uses else "",
        "until": date_format(timezone.localtime() + timedelta(days=DAYS), "j F Y"),
        "days": DAYS,
        "too_many": len(going) > trash.MOST,
        "most": trash.MOST,
        **more,
    }


def merge_page(going: Sequence[Any]) -> str:
    """Where one thing that is in use can be merged into another; empty where that is no way."""
    try:
        (one,) = going
        return reverse(f"admin:articles_{one._meta.model_name}_merge", args=[one.pk])
    except (ValueError, NoReverseMatch):
        return ""


def tell_of(request: HttpRequest, act: Act, chosen: Sequence[Any]) -> None:
    """Say where what was deleted is now, how long, and how it comes back."""
    until = date_format(timezone.localtime(act.created_at + timedelta(days=DAYS)), "j F Y")
    text = ngettext(
        "“{name}” lies in the trash, until {until}.", "{number} things lie in the trash, until {until}.", len(chosen)
    )
    name = trash.name_of(chosen[0]) if len(chosen) == 1 else ""
    tell(request, text.format(name=name, number=len(chosen), until=until), act)


def note_in(request: HttpRequest) -> str:
    """Why somebody does what a form does, as they typed it."""
    return " ".join(request.POST.get("_why", "").replace("\0", "").split())[:500]


class ToTrash(admin.ModelAdmin):
    """Whatever is deleted on the pages of a model goes to the trash, and the page before says what goes with it."""

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        found = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, found):
            raise PermissionDenied
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if request.method == "POST" and self._deleted(request, [found]):
            return HttpResponseRedirect(self._list_of(request))
        back = reverse(f"admin:articles_{self.opts.model_name}_change", args=[found.pk])
        return self._confirm(request, [found], back=back, object=found, **(extra_context or {}))

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        if name := next((name for name in actions if name == "delete_selected"), ""):
            actions[name] = (put_selected, name, gettext_lazy("Put into the trash …"))
        return actions

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.delete_queryset(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        chosen = list(queryset)
        tell_of(request, trash.put(objects=chosen, by=request.user, note=note_in(request)), chosen)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Rows that are struck out in a form go to the trash as well, before others are written in their place."""
        struck = [row.instance for row in formset.deleted_forms if row.instance.pk] if formset.can_delete else []
        if struck:
            act = trash.put(objects=struck, by=request.user, note=note_in(request))
            tell_of(request, act, struck)
            formset.delete_existing = lambda obj, commit=True: None
        super().save_formset(request, form, formset, change)

    def _deleted(self, request: HttpRequest, chosen: Sequence[Any]) -> bool:
        """Whether things were put into the trash; else a message says why not."""
        try:
            with transaction.atomic():
                self.log_deletions(request, chosen)  # type: ignore[arg-type]
                if len(chosen) == 1:
                    self.delete_model(request, chosen[0])
                else:
                    self.delete_queryset(request, chosen)
        except (TrashError, SnapshotError) as why:
            messages.error(request, str(why))
            return False
        return True

    def _list_of(self, request: HttpRequest) -> str:
        may_list = self.has_view_or_change_permission(request)
        return reverse(f"admin:articles_{self.opts.model_name}_changelist" if may_list else "admin:index")

    def _confirm(self, request: HttpRequest, chosen: Sequence[Any], **more: Any) -> TemplateResponse:
        up = self._list_of(request)
        context = page_of(request, chosen, opts=self.opts, kind=capfirst(self.opts.verbose_name), up=up, **more)
        return TemplateResponse(request, "admin/trash/confirm.html", context)


def put_selected(modeladmin: ToTrash, request: HttpRequest, queryset: models.QuerySet[Any]) -> HttpResponse | None:
    """The action of a list. What the public sees is left out, and said to be."""
    chosen = list(queryset[: trash.MOST + 1])
    if request.POST.get("post"):
        going = [one for one in chosen if not trash.why_not([one])]
        if not going:
            messages.warning(request, _("Nothing was put into the trash: the public sees all that was chosen."))
        else:
            modeladmin._deleted(request, going)
        return None
    across = request.POST.get("select_across", "0")
    selected = [] if across == "1" else [one.pk for one in chosen]
    more = {"selected": selected, "checkbox": ACTION_CHECKBOX_NAME, "across": across, "action": "delete_selected"}
    return modeladmin._confirm(request, chosen, back=request.get_full_path(), **more)


def days_left(trashed: Trashed) -> int:
    """Whole days until something is deleted for good; 0 on its last day, and after it."""
    return max((trashed.expires_at - timezone.now()).days, 0)
