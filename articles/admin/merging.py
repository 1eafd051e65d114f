"""Merging two things at the desk: choose the other one, look at what would move, and do it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import merging
from articles.admin import merge_choices
from articles.merging import MergeError
from articles.models import Merge, Organization, Topic

LONGEST_NOTE = 2000
TOO_FEW, REFUSED = 2, 422


class Merges(admin.ModelAdmin):
    """For the admin of things that can be merged: a page beside each, a line about what was merged into it."""

    def get_urls(self) -> list[Any]:
        name = f"articles_{self.opts.model_name}_merge"
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:pk>/merge/", view, name=name), *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perms(merging.rights(str(self.opts.model_name))))

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page of merging something else into this: a search, then what would move. Posting does it."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        keep = self.get_object(request, str(pk))
        if keep is None:
            return self._lost(request, pk)
        given = request.POST if request.method == "POST" else request.GET
        key = given.get("other", "")
        number = int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else None
        if number is None:
            return self._choose(request, keep)
        drop = self.get_object(request, str(number))
        if drop is None:
            return self._lost(request, number, back=_page(keep))
        return self._merge(request, keep, drop) if request.method == "POST" else self._look(request, keep, drop)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        thing = kwargs.get("obj")
        if thing is not None and not context.get("is_popup"):
            context["merge_page"] = _page(thing) if self.has_merge_permission(request) else ""
            context["merged"] = list(merges_into(thing))
        return super().render_change_form(request, context, *args, **kwargs)

    def _choose(self, request: HttpRequest, keep: Any) -> HttpResponse:
        words = request.GET.get("q", "").replace("\0", "").strip()[:200]
        context = {
            "title": _("Merge"),
            "keep": keep,
            "words": words,
            "found": merge_choices.found(keep, words) if words else [],
            "alike": [] if words else merge_choices.alike(keep),
        }
        return self._show(request, "choose", context)

    def _look(self, request: HttpRequest, keep: Any, drop: Any, error: str = "", note: str = "") -> HttpResponse:
        ahead = merging.look_ahead(keep=keep, drop=drop, by=request.user)
        context = {
            "title": _("Merge"),
            "keep": keep,
            "drop": drop,
            "ahead": ahead,
            "error": error or ahead.problem,
            "note": note,
            "swapped": f"{_page(drop)}?other={keep.pk}",
        }
        return self._show(request, "look", context, status=REFUSED if error else 200)

    def _merge(self, request: HttpRequest, keep: Any, drop: Any) -> HttpResponse:
        note = request.POST.get("note", "").replace("\0", "").strip()[:LONGEST_NOTE]
        try:
            done = merging.merge(keep=keep, drop=drop, by=request.user, note=note)
        except MergeError as why:
            still = self.get_object(request, str(keep.pk)), self.get_object(request, str(drop.pk))
            if None not in still:
                return self._look(request, *still, error=str(why), note=note)
            self.message_user(request, str(why), messages.WARNING)
            there = still[0] or still[1]
            return HttpResponseRedirect(_change(there) if there else _list(self.opts))
        self.message_user(request, told(request, done), messages.SUCCESS)
        return HttpResponseRedirect(_change(keep))

    def _lost(self, request: HttpRequest, pk: int, back: str = "") -> HttpResponse:
        """What was merged meanwhile, or never was."""
        done = Merge.objects.standing().filter(kind=self.opts.model_name, dropped_id=pk).first()
        if done is None:
            text = _("There is no {kind} with the number {number}.").format(kind=self.opts.verbose_name, number=pk)
        else:
            text = _("“{dropped}” was merged into “{kept}”.").format(dropped=done.dropped_name, kept=done.kept_name)
        self.message_user(request, text, messages.WARNING)
        return HttpResponseRedirect(back or _list(self.opts))

    def _show(self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> TemplateResponse:
        everything = {
            **self.admin_site.each_context(request),
            "subtitle": None,
            "opts": self.opts,
            "change": _change(context["keep"]),
            **context,
        }
        return TemplateResponse(request, f"admin/articles/merge/{name}.html", everything, status=status)


class MergesChosen(Merges):
    """The same, for lists in which the two can be ticked."""

    actions = ["merge_chosen"]

    @admin.action(description=gettext_lazy("Merge the two that are chosen"), permissions=["merge"])
    def merge_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        chosen = list(queryset.order_by("pk")[: TOO_FEW + 1])
        if len(chosen) != TOO_FEW:
            self.message_user(request, _("Choose the two that are one, and no more."), messages.WARNING)
            return None
        return HttpResponseRedirect(f"{_page(chosen[0])}?other={chosen[1].pk}")


def merges_into(thing: Any) -> QuerySet[Merge]:
    """What was merged into a thing and still is, the last one first."""
    found = Merge.objects.standing().filter(kind=thing._meta.model_name, kept_id=thing.pk)
    return found.select_related("act__by").defer("snapshot", "moved")


def told(request: HttpRequest, done: Merge) -> SafeString:
    """What a merge did, with the ways to take it back and to tag again."""
    text = _("“{dropped}” is a part of “{kept}” now.").format(dropped=done.dropped_name, kept=done.kept_name)
    act = reverse("admin:articles_act_change", args=[done.act_id])
    again = _tag_again(request, done)
    retag = format_html(' <a href="{}">{}</a>', again, _("Tag again by its names")) if again else ""
    return format_html('{} <a class="undo" href="{}">{}</a>{}', text, act, _("Un-merge"), retag)


def _tag_again(request: HttpRequest, done: Merge) -> str:
    """Where the archive is tagged by the names, cues and rules of what is one now."""
    kinds = {Merge.Kind.ORGANIZATION: Organization, Merge.Kind.TOPIC: Topic}
    if done.kind not in kinds or not request.user.has_perm("articles.change_taggingrule"):
        return ""
    return f"{reverse('admin:articles_taggingrule_retag')}?{done.kind}={done.kept_id}"


def _page(thing: Any) -> str:
    return reverse(f"admin:articles_{thing._meta.model_name}_merge", args=[thing.pk])


def _change(thing: Any) -> str:
    return reverse(f"admin:articles_{thing._meta.model_name}_change", args=[thing.pk])


def _list(opts: Any) -> str:
    return reverse(f"admin:articles_{opts.model_name}_changelist")
