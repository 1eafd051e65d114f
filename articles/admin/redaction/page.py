"""From the words to the act: the form, then what would be taken out, then the word that says that it is meant.

The words come by POST alone, and are kept nowhere between two pages: in no address, no session, no log of errors.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from articles import redaction, sealing
from articles.admin.redaction import shown
from articles.admin.redaction.forms import SOME, ConfirmForm, RedactionForm
from articles.ingest.texts import texts_of


class Asking:
    """The view, for the admin of redactions."""

    def __init__(self, admin: Any) -> None:
        self.admin = admin

    @method_decorator(sensitive_post_parameters())
    @method_decorator(sensitive_variables())
    @method_decorator(never_cache)
    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self.admin.has_add_permission(request):
            raise PermissionDenied
        form = RedactionForm(request.POST if request.method == "POST" else None, initial=self._initial(request))
        if request.method != "POST" or "back" in request.POST or not form.is_valid():
            return self._form(request, form)
        if "confirmed" not in request.POST:
            return self._preview(request, form, ConfirmForm())
        confirm = ConfirmForm(request.POST)
        return self._redact(request, form) if confirm.is_valid() else self._preview(request, form, confirm)

    def _initial(self, request: HttpRequest) -> dict[str, Any]:
        key = request.GET.get("article", "")
        return {"scope": SOME, "articles": key} if key.isdecimal() and len(key) < 19 else {}

    def _form(self, request: HttpRequest, form: RedactionForm) -> HttpResponse:
        problem = ""
        try:
            sealing.recipient()
        except sealing.SealError as why:
            problem = str(why)
        return self._page(request, "ask", {"title": _("Redact words"), "form": form, "problem": problem})

    @sensitive_variables()
    def _preview(self, request: HttpRequest, form: RedactionForm, confirm: ConfirmForm) -> HttpResponse:
        found = redaction.find(form.cleaned_data["words"], form.where, texts_of)
        context = {
            "title": _("What would be redacted"),
            "form": form,
            "confirm": confirm,
            "found": found,
            "mark": shown.mark(found),
            "spellings": found.spellings.most_common(shown.MOST),
            "places": shown.places(found, request.user),
            "in_the_way": list(shown.in_the_way(found.refused)),
            "articles": shown.articles(found),
            "originals": shown.originals(found),
            "posted": [(name, request.POST[name]) for name in form.base_fields if request.POST.get(name)],
            "most": shown.MOST,
        }
        return self._page(request, "preview", context)

    @sensitive_variables()
    def _redact(self, request: HttpRequest, form: RedactionForm) -> HttpResponse:
        words, where = form.cleaned_data["words"], form.where
        if request.POST["mark"] != shown.mark(redaction.find(words, where, texts_of)):
            text = _("Something changed since you looked: this is what would be redacted now.")
            messages.warning(request, text)
            return self._preview(request, form, ConfirmForm())
        try:
            done = redaction.redact(
                words=words, scope=where, reason=form.cleaned_data["reason"], by=request.user, read=texts_of
            )
        except redaction.RedactionError as why:
            messages.error(request, str(why))
            return self._preview(request, form, ConfirmForm())
        messages.success(request, _("Redacted. The words are in no table and in no open original any more."))
        return HttpResponseRedirect(reverse("admin:articles_redaction_change", args=[done.pk]))

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        frame = {**self.admin.admin_site.each_context(request), "subtitle": None, "opts": self.admin.opts}
        return TemplateResponse(request, f"admin/redaction/{name}.html", {**frame, **context})
