"""The pages between handing something over and having it as drafts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from articles.admin.intake.adding import MOST_BYTES, MOST_FILES, AddForm, too_large
from articles.admin.intake.keeping import begin
from articles.admin.intake.preview import Preview
from articles.admin.intake.saving import save
from articles.admin.intake.sitting import Sitting, finish, unfinished
from articles.models import Channel, Intake

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
            intake = begin(form.cleaned_data, by=request.user)
            return HttpResponseRedirect(preview_of(intake))
        context = {"title": _("Take in"), "form": form, "unfinished": unfinished()[:10], "media": self.admin.media}
        return self._page(request, "add", context)

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was understood of an open intake, to be corrected and saved."""
        if not self.admin.has_add_permission(request):
            raise PermissionDenied
        intake = get_object_or_404(Intake, pk=pk, channel=Channel.ADMIN)
        if intake.state != Intake.State.RUNNING:
            if request.method == "POST":
                self.admin.message_user(request, _("This intake was finished before; nothing was changed."))
            return HttpResponseRedirect(page_of(intake))
        sitting = Sitting.of(intake)
        if request.method != "POST":
            return self._show(request, Preview(sitting, sitting.typed_data()))
        match request.POST.get("do"):
            case "discard":
                return self._discard(request, intake)
            case "keep":
                return self._keep(request, sitting)
        return self._save(request, sitting)

    def _show(self, request: HttpRequest, preview: Preview, status: int = 200) -> HttpResponse:
        context = {
            "title": _("Look at what was understood"),
            "preview": preview,
            "intake": preview.sitting.intake,
            "media": self.admin.media,
        }
        return self._page(request, "preview", context, status)

    def _save(self, request: HttpRequest, sitting: Sitting) -> HttpResponse:
        preview = Preview(sitting, request.POST)
        if request.POST.get("version") != sitting.version:
            text = _("The documents or their columns were changed in another window: look at them anew before saving.")
            self.admin.message_user(request, text, messages.WARNING)
            return HttpResponseRedirect(preview_of(sitting.intake))
        if not preview.is_valid():
            return self._show(request, preview, 422)
        if not save(preview, by=request.user):
            self.admin.message_user(request, _("This intake was finished before; nothing was changed."))
        return HttpResponseRedirect(page_of(sitting.intake))

    def _keep(self, request: HttpRequest, sitting: Sitting) -> HttpResponse:
        sitting.typed = {name: values for name, values in request.POST.lists() if name[:1] == "d" and "-" in name}
        sitting.save()
        text = _("Kept as it is. It waits for you under “Take in”.")
        self.admin.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_intake_add"))

    def _discard(self, request: HttpRequest, intake: Intake) -> HttpResponse:
        number = len(intake.position.get("documents", ()))
        finish(intake, {"left out": number}, [])
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
