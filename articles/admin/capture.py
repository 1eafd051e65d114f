"""What was received: read-only, with every attempt to read it, and the bytes themselves."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import actions
from articles.admin import capture_text, columns
from articles.admin.base import ArchiveAdmin, OwnedInline
from articles.admin.intake.naming import called
from articles.ingest import read_again
from articles.models import Capture, Reading
from articles.models.blob import SealedError
from articles.registry import knowledge

PLAIN = "text/plain; charset=utf-8"
MOST_ARTICLES = 100
SHOWN_TEXT = 2**20
"""Bytes of an original that the text view shows; the download has them all."""


def sealed(capture: Capture) -> HttpResponse:
    """In the place of bytes that are kept and shown to nobody."""
    return HttpResponse(str(SealedError(capture.blob.sealed_at)), content_type=PLAIN, status=410)


class StateFilter(admin.SimpleListFilter):
    """Captures by their newest reading."""

    title = gettext_lazy("newest reading")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Reading.State.choices, ("none", gettext_lazy("never read"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "none":
            return queryset.filter(readings=None)
        if self.value() == Reading.State.FAILED:
            return queryset.filter(pk__in=Capture.objects.failing().values("pk"))
        return queryset.filter(last_state=self.value()) if self.value() else queryset


class ReadingInline(OwnedInline):
    model = Reading
    fields = readonly_fields = (
        "read_at",
        "state",
        "error",
        "warnings_shown",
        "records",
        "failed",
        "reader_shown",
        "time",
    )
    verbose_name_plural = gettext_lazy("readings, newest first")

    def _may_change(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=gettext_lazy("warnings"))
    def warnings_shown(self, reading: Reading) -> SafeString | str:
        return columns.lines(reading.warnings)

    @admin.display(description=gettext_lazy("reader"))
    def reader_shown(self, reading: Reading) -> str:
        return f"{reading.reader} {reading.reader_version}".strip() or columns.NOTHING

    @admin.display(description=gettext_lazy("time"))
    def time(self, reading: Reading) -> str:
        return f"{reading.seconds * 1000:.0f} ms"


@admin.register(Capture)
class CaptureAdmin(ArchiveAdmin):
    list_display = ["whence", "state", "reason", "received_at", "channel", "size", "articles"]
    list_display_links = ["whence"]
    list_filter = [StateFilter, "channel"]
    search_fields = ["file_name", "address", "blob__sha256"]
    ordering = ["-received_at", "-pk"]
    fields = readonly_fields = (
        "address",
        "file_name",
        "channel",
        "intake_shown",
        "received_at",
        "fetched_at",
        "size",
        "media_type",
        "sha256",
        "original",
        "articles_shown",
    )
    inlines = [ReadingInline]
    actions = ["read_again"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # what was received is never changed

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # and never lost

    def has_read_permission(self, request: HttpRequest) -> bool:
        """Reading again changes articles."""
        return request.user.has_perm("articles.change_article")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Capture]:
        captures = Capture.objects.with_newest_reading().order_by(*self.get_ordering(request))
        return captures.select_related("blob", "intake").prefetch_related("article_captures")

    def get_urls(self) -> list[Any]:
        return [
            path("<int:pk>/original/", self.admin_site.admin_view(self.download), name="articles_capture_original"),
            path("<int:pk>/text/", self.admin_site.admin_view(self.text), name="articles_capture_text"),
            path("<int:pk>/read/", self.admin_site.admin_view(self.read), name="articles_capture_read"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        found = self.get_object(request, object_id)
        readable = found is not None and not found.blob.sealed_at
        context = {"may_read_again": readable and self.has_read_permission(request), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def download(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The bytes as they were received, as a file to keep: nothing of it is ever rendered from this origin."""
        capture = self._openable(request, pk)
        if capture.blob.sealed_at:
            return sealed(capture)
        name = capture.file_name or capture.blob_id
        return FileResponse(
            capture.blob.open(), as_attachment=True, filename=name, content_type="application/octet-stream"
        )

    def text(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The beginning of the original as plain text, whatever it is; of what is packed, as it is unpacked."""
        capture = self._openable(request, pk)
        if capture.blob.sealed_at:
            return sealed(capture)
        with capture.blob.open() as file:
            data = capture_text.unpacked(file, SHOWN_TEXT)
        text = data.decode("utf-8", errors="replace") + ("\n…" if len(data) == SHOWN_TEXT else "")
        return HttpResponse(text, content_type=PLAIN)

    def read(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The text that its reader finds in an original: of a PDF, a page, a message, the members of an archive."""
        capture = self._openable(request, pk)
        if capture.blob.sealed_at:
            return sealed(capture)
        return HttpResponse(capture_text.as_read(capture), content_type=PLAIN)

    def _openable(self, request: HttpRequest, pk: int) -> Capture:
        capture = get_object_or_404(Capture.objects.select_related("blob"), pk=pk)
        if not self.has_view_permission(request, capture):
            raise PermissionDenied
        if not capture.blob.sealed_at and not capture.blob.path.exists():
            raise Http404(_("The bytes of capture {pk} are lost. Restore them from a backup.").format(pk=pk))
        return capture

    @admin.action(description=gettext_lazy("Read again"), permissions=["read"])
    def read_again(self, request: HttpRequest, queryset: QuerySet[Capture]) -> HttpResponse | None:
        known, counts, lost, closed = knowledge(), dict.fromkeys(Reading.State.values, 0), 0, 0
        for capture in queryset:
            if capture.blob.sealed_at:
                closed += 1
                continue
            if not capture.blob.path.exists():
                lost += 1
                continue
            with actions.acting(request.user, "read_again"):
                counts[read_again(capture, known).state] += 1
        read, failed = counts[Reading.State.READ], counts[Reading.State.FAILED]
        text = ngettext("{count} capture read again.", "{count} captures read again.", read).format(count=read)
        if failed:
            text += " " + _("{count} failed: the newest reading says why.").format(count=failed)
        if lost:
            text += " " + _("The bytes of {count} are lost: restore them from a backup.").format(count=lost)
        if closed:
            text += " " + _("{count} are sealed, and were not read.").format(count=closed)
        self.message_user(request, text, messages.WARNING if failed or lost or closed else messages.SUCCESS)
        if "_back" not in request.POST or not (one := queryset.first()):
            return None
        return HttpResponseRedirect(reverse("admin:articles_capture_change", args=[one.pk]))

    @admin.display(description=gettext_lazy("received"), ordering="file_name")
    def whence(self, capture: Capture) -> str:
        return Truncator(str(capture)).chars(80)

    @admin.display(description=gettext_lazy("state"))
    def state(self, capture: Any) -> SafeString:
        if not capture.last_state:
            return columns.badge("draft", _("never read"))
        if capture.last_failed and capture.last_state == Reading.State.READ:
            return columns.badge(Reading.State.FAILED, _("read in part"))
        return columns.badge(capture.last_state, Reading.State(capture.last_state).label)

    @admin.display(description=gettext_lazy("reason of the failure"))
    def reason(self, capture: Any) -> str:
        if capture.last_failed and not capture.last_error:
            text = ngettext("%d record could not be read.", "%d records could not be read.", capture.last_failed)
            return text % capture.last_failed
        return capture.last_error or columns.NOTHING

    @admin.display(description=gettext_lazy("size"), ordering="blob__size")
    def size(self, capture: Capture) -> str:
        return filesizeformat(capture.blob.size)

    @admin.display(description=gettext_lazy("articles"))
    def articles(self, capture: Any) -> int:
        return len(capture.article_captures.all())

    @admin.display(description=gettext_lazy("media type"))
    def media_type(self, capture: Capture) -> str:
        return capture.blob.media_type or columns.NOTHING

    @admin.display(description="SHA-256")
    def sha256(self, capture: Capture) -> SafeString:
        return format_html("<code>{}</code>", capture.blob_id)

    @admin.display(description=gettext_lazy("original"))
    def original(self, capture: Capture) -> SafeString | str:
        if capture.blob.sealed_at:
            return str(SealedError(capture.blob.sealed_at))
        return columns.links(
            [
                (reverse("admin:articles_capture_text", args=[capture.pk]), _("Show as it came, as text")),
                (reverse("admin:articles_capture_read", args=[capture.pk]), _("Show what is read of it, as text")),
                (reverse("admin:articles_capture_original", args=[capture.pk]), _("Download the bytes")),
            ]
        )

    @admin.display(description=gettext_lazy("articles"))
    def articles_shown(self, capture: Capture) -> SafeString | str:
        rows = capture.article_captures.select_related("article").defer("article__body", "body").order_by("record")
        shown = columns.links(
            (reverse("admin:articles_article_change", args=[row.article_id]), capture_text.link_line(row))
            for row in rows[:MOST_ARTICLES]
        )
        number = rows.count()
        if number <= MOST_ARTICLES:
            return shown
        return format_html("{}<br>{}", shown, _("… and {count} more").format(count=number - MOST_ARTICLES))

    @admin.display(description=gettext_lazy("intake"))
    def intake_shown(self, capture: Capture) -> SafeString | str:
        intake = capture.intake
        return (
            columns.link(reverse("admin:articles_intake_change", args=[intake.pk]), called(intake))
            if intake
            else columns.NOTHING
        )
