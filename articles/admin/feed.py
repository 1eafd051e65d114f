"""Feeds: register one, look at what it lists, and see at a glance which are silent or cannot be had."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.addresses import host
from articles.admin import columns
from articles.admin.base import ArchiveAdmin
from articles.admin.forms import ArchiveForm
from articles.fetching.guard import target
from articles.fetching.problems import Refused
from articles.ingest.polling import look
from articles.models import Channel, Feed, Intake, Source

LOOKED_AT = 100
"""Entries that a look shows."""


class FeedForm(ArchiveForm):
    """An address that can be fetched at all, and the outlet whose domain it has where none was chosen."""

    address = forms.CharField(
        label=gettext_lazy("Address"),
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text=gettext_lazy("Of an RSS or Atom feed, or of a news sitemap."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "source" in self.fields:
            self.fields["source"].help_text = _(
                "Whose feed it is; left empty on a new feed, the one of the address's domain. Articles get their outlet"
                " from their own pages and domains."
            )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        try:
            target(address)
        except Refused as problem:
            raise ValidationError(str(problem)) from None
        return address

    def complete(self) -> None:
        if self.instance.source_id is None and self.instance.pk is None:
            self.instance.source = outlet_at(self.cleaned_data.get("address", ""))


def outlet_at(address: str) -> Source | None:
    """The outlet with the domain of an address, or else with the nearest one above it."""
    labels = host(address).split(".")
    domains = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    found = {domain: source for source in Source.objects.filter(domains__overlap=domains) for domain in source.domains}
    return next((found[domain] for domain in domains if domain in found), None)


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("silent", gettext_lazy("silent")),
            ("failing", gettext_lazy("failing")),
            ("paused", gettext_lazy("paused")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "silent":
                return queryset.silent()  # type: ignore[attr-defined]
            case "failing":
                return queryset.filter(failures__gt=0, active=True)
            case "paused":
                return queryset.filter(active=False)
        return queryset


@admin.register(Feed)
class FeedAdmin(ArchiveAdmin):
    form = FeedForm
    list_display = ["title", "state", "outlet", "news", "success", "taken", "reason"]
    list_filter = [StateFilter, ("source", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["source"]
    search_fields = ["title", "address"]
    autocomplete_fields = ["source"]
    ordering = ["title", "pk"]
    actions = ["poll_soon"]
    told = ("state", "polled_at", "succeeded_at", "last_new_at", "taken", "reason")
    readonly_fields = told

    class Media:
        css = {"all": ["css/admin-feeds.css"]}

    def get_fieldsets(self, request: HttpRequest, obj: Feed | None = None) -> Any:
        given = {"fields": ["title", "address", "source", "active", ("interval_minutes", "silence_days")]}
        how = {"fields": [name for name in self.told if name != "reason" or (obj and obj.failures)]}
        return [(None, given), (_("How it goes"), how)] if obj else [(None, given)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Feed]:
        runs = Intake.objects.filter(channel=Channel.FEED, inputs__0=OuterRef("address")).order_by()
        new = Cast(KT("counts__new"), IntegerField())
        counted = runs.values("inputs__0").annotate(n=Sum(new)).values("n")
        return super().get_queryset(request).annotate(taken_count=Coalesce(Subquery(counted), 0))

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.look_view)
        return [path("<int:pk>/look/", view, name="articles_feed_look"), *super().get_urls()]

    def look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the feed lists at this moment. It is asked for on demand only, and nothing is written."""
        feed = get_object_or_404(Feed, pk=pk)
        if not self.has_change_permission(request, feed):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        context = {
            **self.admin_site.each_context(request),
            "title": _("What {feed} lists").format(feed=feed),
            "seen": look(feed.address),
            "most": LOOKED_AT,
            "feed": feed,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/articles/feed/look.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"may_look": self.has_change_permission(request), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    @admin.action(description=gettext_lazy("Poll at the next run"), permissions=["change"])
    def poll_soon(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Make it their turn: a page does not wait for slow sites, the timer's next run does."""
        count = queryset.filter(active=True).update(polled_at=None)
        paused = queryset.filter(active=False).count()
        text = ngettext(
            "{count} feed is polled by the next run of manage.py poll_feeds.",
            "{count} feeds are polled by the next run of manage.py poll_feeds.",
            count,
        ).format(count=count)
        if paused:
            text += " " + _("{count} paused: make them active first.").format(count=paused)
        self.message_user(request, text, messages.WARNING if paused else messages.SUCCESS)

    @admin.display(description=gettext_lazy("state"))
    def state(self, feed: Feed) -> SafeString:
        if not feed.active:
            return columns.badge("draft", _("paused"))
        if feed.failures:
            return columns.badge("failed", _("failing"))
        if feed.is_silent:
            return columns.badge("in_review", _("silent"))
        return columns.badge("read", _("well")) if feed.succeeded_at else columns.badge("draft", _("never asked"))

    @admin.display(description=gettext_lazy("outlet"), ordering="source__name")
    def outlet(self, feed: Feed) -> SafeString | str:
        return str(feed.source) if feed.source else columns.ABSENT

    @admin.display(description=gettext_lazy("last new entry"), ordering="last_new_at")
    def news(self, feed: Feed) -> SafeString:
        return moment(feed.last_new_at, _("last new entry"))

    @admin.display(description=gettext_lazy("last success"), ordering="succeeded_at")
    def success(self, feed: Feed) -> SafeString:
        return moment(feed.succeeded_at, _("last success"))

    @admin.display(description=gettext_lazy("taken in"))
    def taken(self, feed: Any) -> SafeString | str:
        if not feed.taken_count:
            return columns.ABSENT
        journal = reverse("admin:articles_intake_changelist") + "?" + urlencode({"q": feed.address})
        label = format_html('<span class="narrow">{} </span>{}', _("taken in"), feed.taken_count)
        return columns.link(journal, label)

    @admin.display(description=gettext_lazy("last error"))
    def reason(self, feed: Feed) -> SafeString | str:
        if not feed.failures:
            return columns.ABSENT
        times = ngettext("once", "{count} times in a row", feed.failures).format(count=feed.failures)
        return format_html('{} <span class="quiet">({})</span>', Truncator(feed.error).chars(200), times)


def moment(when: datetime | None, what: str) -> SafeString:
    """A time in a cell, said what it is of where the column has no head (narrow screens)."""
    if when is None:
        return columns.ABSENT
    shown = date_format(timezone.localtime(when), "DATETIME_FORMAT")
    return format_html('<span class="narrow">{} </span>{}', what, shown)
