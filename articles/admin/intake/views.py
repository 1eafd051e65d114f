"""The pages between handing something over and having it as drafts."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.contrib import messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from articles.admin.intake.adding import MOST_BYTES, MOST_FILES, AddForm, too_large
from articles.admin.intake.columns_form import header_key
from articles.admin.intake.keeping import begin
from articles.admin.intake.preview import Preview
from articles.admin.intake.saving import save, save_whole
from articles.admin.intake.sitting import Sitting, finish, locked, still_gathered, taken_up, unfinished, waits
from articles.ingest import Busy, IntakeError
from articles.models import Channel, Intake
from articles.models.blob import StoreError

DOCUMENT_FIELD = re.compile(r"d\d+-\d+-")
"""How the names of the fields of documents begin."""

View = Callable[..., HttpResponse]


def limited(view: View) -> View:
    """`view`, which checks the CSRF token itself, after the size of an upload: nothing is read of one too large.

    Django reads a form when the token is looked for; so this comes before it, and `AdminSite.admin_view` within.
    """

    @csrf_exempt
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
            if length > MOST_BYTES:
                raise RequestDataTooBig(too_large(length))
            request.POST  # noqa: B018  read here, where what is wrong with it can be told
        except TooManyFilesSent:
            text = _("These are more than {most} files. Upload fewer at a time, or pack them into one zip file.")
            return _refused(request, text.format(most=MOST_FILES))
        except RequestDataTooBig as problem:
            text = (
                str(problem) if length > MOST_BYTES else _("The text is too long. Save it as a file, and upload that.")
            )
            return _refused(request, text)
        return view(request, *args, **kwargs)

    return inner


def _refused(request: HttpRequest, text: str) -> HttpResponse:
    messages.error(request, text)
    return HttpResponseRedirect(reverse("admin:articles_intake_add"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """An unfinished intake in a line; `by`: who began it, and by which error it ended, if it did."""

    pk: int
    inputs: list[str]
    by: str
    started_at: datetime

    @classmethod
    def of(cls, intake: Intake) -> Self:
        told = (str(intake.by or ""), intake.error)
        return cls(intake.pk, intake.inputs, " · ".join(part for part in told if part), intake.started_at)


class Views:
    """The views, for an admin of intakes."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    def add(self, request: HttpRequest) -> HttpResponse:
        """The page that takes anything."""
        if not self.admin.has_add_permission(request):
            raise PermissionDenied
        form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
        if form.is_bound and form.is_valid():
            try:
                return HttpResponseRedirect(preview_of(begin(form.cleaned_data, by=request.user)))
            except StoreError as problem:
                text = _(
                    "{reason}. What was kept by then waits under “Begun, and not saved yet”. Choose the files once more"
                    " and send this again, when there is room: it begins a new intake with all of them."
                )
                form.add_error(None, text.format(reason=problem))
                form.renew()
        waiting = [Waiting.of(intake) for intake in unfinished()[:10]]
        context = {"title": _("Take in"), "form": form, "unfinished": waiting, "media": self.admin.media}
        return self._page(request, "add", context)

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was understood of an open intake, to be corrected and saved; of one that an error ended, to go on."""
        if not self.admin.has_add_permission(request):
            raise PermissionDenied
        intake = get_object_or_404(Intake, pk=pk, channel=Channel.ADMIN)
        if not waits(intake):
            if request.method == "POST":
                self.admin.message_user(request, _("This intake was finished before; nothing was changed."))
            return HttpResponseRedirect(page_of(intake))
        sitting = Sitting.of(intake)
        if request.method != "POST":
            self._tell_state(request, sitting)
            return self._show(request, Preview(sitting, sitting.typed_data()))
        do = request.POST.get("do")
        if do == "discard":
            return self._discard(request, intake)
        if sitting.is_gathering:
            return HttpResponseRedirect(preview_of(intake))  # which says why nothing was saved
        sitting = Sitting.of(taken_up(pk))
        if do != "whole" and request.POST.get("version") != sitting.version:
            return self._changed(request, sitting)
        match do:
            case "keep":
                return self._keep(request, sitting)
            case "whole":
                return self._whole(request, sitting)
            case str(what) if what.startswith("columns-"):
                return self._columns(request, sitting, what.removeprefix("columns-"))
        return self._save(request, sitting)

    def _tell_state(self, request: HttpRequest, sitting: Sitting) -> None:
        """Say what there is to know of an intake that is not simply open."""
        if sitting.is_gathering:
            self.admin.message_user(request, still_gathered(), messages.WARNING)
        elif sitting.is_broken_off:
            text = _("Taking it in was broken off: here is what was kept until then. Hand over anew what is missing.")
            self.admin.message_user(request, text, messages.WARNING)
        if sitting.intake.state == Intake.State.FAILED:
            text = _("An error ended it: {reason} What was taken in stays, and you can go on with it here.")
            self.admin.message_user(request, text.format(reason=sitting.intake.error), messages.ERROR)

    def _changed(self, request: HttpRequest, sitting: Sitting) -> HttpResponse:
        text = _("The documents or their columns were changed in another window: look at them anew before saving.")
        self.admin.message_user(request, text, messages.WARNING)
        return HttpResponseRedirect(preview_of(sitting.intake))

    def _show(self, request: HttpRequest, preview: Preview, status: int = 200) -> HttpResponse:
        if not preview.is_whole:
            preview.tell_kin()
        context = {
            "title": _("Look at what was understood"),
            "preview": preview,
            "intake": preview.sitting.intake,
            "media": self.admin.media,
        }
        return self._page(request, "preview", context, status)

    def _save(self, request: HttpRequest, sitting: Sitting) -> HttpResponse:
        preview = Preview(sitting, request.POST)
        if not preview.is_valid():
            return self._show(request, preview, 422)
        try:
            saved = save(preview, by=request.user)
        except (Busy, IntakeError) as problem:
            text = _("Nothing was saved: {reason} What you typed is still here.").format(reason=problem)
            self.admin.message_user(request, text, messages.ERROR)
            return self._show(request, preview, 503)
        if not saved:
            self.admin.message_user(request, _("This intake was finished before; nothing was changed."))
        return HttpResponseRedirect(page_of(sitting.intake))

    def _whole(self, request: HttpRequest, sitting: Sitting) -> HttpResponse:
        """Take in what is too much for looking at each; some seconds at a time."""
        try:
            ended = save_whole(Preview(sitting))
        except Busy as problem:
            self.admin.message_user(request, str(problem), messages.WARNING)
            return HttpResponseRedirect(preview_of(sitting.intake))
        except IntakeError as problem:
            self.admin.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(page_of(sitting.intake))
        return HttpResponseRedirect(page_of(sitting.intake) if ended else preview_of(sitting.intake))

    def _columns(self, request: HttpRequest, sitting: Sitting, at: str) -> HttpResponse:
        """Read a table with other columns. What was typed about the other documents stays."""
        typed = {name: values for name, values in request.POST.lists() if DOCUMENT_FIELD.match(name)}
        preview = Preview(sitting, request.POST, columns=request.POST)
        part = next((part for part in preview.parts if str(part.at) == at and part.columns), None)
        if part is None or part.columns is None or part.capture is None:
            return HttpResponseRedirect(preview_of(sitting.intake))
        if not part.columns.is_valid():
            return self._show(request, preview, 422)
        mapping = part.columns.mapping()
        sitting.mappings[str(part.capture.pk)] = mapping
        sitting.columns[header_key(part.columns.table)] = mapping
        sitting.typed = {name: values for name, values in typed.items() if not name.startswith(f"d{at}-")}
        if not sitting.save():
            return HttpResponseRedirect(preview_of(sitting.intake))
        return HttpResponseRedirect(f"{preview_of(sitting.intake)}#part-{at}")

    def _keep(self, request: HttpRequest, sitting: Sitting) -> HttpResponse:
        sitting.typed = {name: values for name, values in request.POST.lists() if DOCUMENT_FIELD.match(name)}
        if not sitting.save():
            return HttpResponseRedirect(preview_of(sitting.intake))
        text = _("Kept as it is. It waits for you under “Take in”.")
        self.admin.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_intake_add"))

    def _discard(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        with transaction.atomic():
            intake = locked(intake.pk)
            number = len(intake.options.get("documents", ()))
            if waits(intake):
                finish(intake, intake.counts or {"left out": number}, [])
        text = ngettext(
            "Put away: {count} document was not taken in. Its bytes stay among the captures.",
            "Put away: {count} documents were not taken in. Their bytes stay among the captures.",
            number,
        )
        self.admin.message_user(request, text.format(count=number), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_intake_add"))

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        everything = {**self.admin.admin_site.each_context(request), "opts": self.admin.opts, **context}
        return TemplateResponse(request, f"admin/articles/intake/{name}.html", everything, status=status)


def preview_of(intake: Intake) -> str:
    return reverse("admin:articles_intake_preview", args=[intake.pk])


def page_of(intake: Intake) -> str:
    return reverse("admin:articles_intake_change", args=[intake.pk])
