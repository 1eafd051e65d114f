"""Forms that show, before they are saved, what tagging the archive by them would add and drop.

The dry run is the form once more, as it was typed, with what was found above it: whoever is content saves it.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles import retagging
from articles.admin.columns import evidence
from articles.admin.tagging_runs import start
from articles.retagging import Aim, Plan, Trial
from articles.retagging.comparing import Step
from articles.retagging.trying import Example

DRY_RUN, GO_ON, STATE, RETAG = "_dry_run", "_dry_run_on", "_dry_run_state", "_retag"
SECONDS = 2.5
"""For which a request looks through the archive, before it asks to go on."""
UNTOLD = (DRY_RUN, GO_ON, STATE, "csrfmiddlewaretoken")


class NotYet(forms.BaseModelForm):
    """A form that is looked at and not saved: it is checked, and never valid."""

    def is_valid(self) -> bool:
        super().is_valid()
        return False


class DryRuns(admin.ModelAdmin):
    """For the admin of something that finds tags: its form has a button for a dry run, and one that saves and runs."""

    change_form_template = "admin/articles/retag/change_form.html"

    def proposed(self, plan: Plan, form: Any, formsets: Iterable[Any]) -> Plan:
        """The plan by which the archive would be tagged if the form and its rows were saved."""
        raise NotImplementedError

    def aim_of(self, instance: Any) -> Aim:
        """Whose tags rest on a row."""
        raise NotImplementedError

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (NotYet, form), {}) if wants_dry_run(request) else form

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        context["show_save_and_add_another"] = False
        context["may_retag"] = self.has_change_permission(request) and not context.get("is_popup")
        if wants_dry_run(request) and not context.get("errors"):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            plan = self.proposed(Plan.now(Aim()), context["adminform"].form, formsets)
            context["trial"] = Tried(request, plan)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        before = self._aim_before(request, object_id)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        saved = getattr(request, "saved_to_retag", None)
        if saved is None:
            return response
        plan = Plan.now(self.aim_of(saved) | before).with_rivals()
        return start(request, plan, str(saved))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Note what was saved: the run begins once that is committed."""
        super().save_related(request, form, formsets, change)
        if RETAG in request.POST:
            request.saved_to_retag = form.instance  # type: ignore[attr-defined]

    def _aim_before(self, request: HttpRequest, object_id: str | None) -> Aim:
        """Whose tags rest on a row as it was before it is saved."""
        if request.method != "POST" or RETAG not in request.POST or object_id is None:
            return Aim()
        there = self.get_object(request, object_id)
        return Plan.now(self.aim_of(there)).with_rivals().aim if there else Aim()


class Tried:
    """A dry run for its panel: counts, examples, and how to go on where it was not finished."""

    def __init__(self, request: HttpRequest, plan: Plan) -> None:
        self.plan = plan
        self._form = _told_by(request)
        self.trial = retagging.try_on(plan, self._begun(request), seconds=SECONDS)

    def _begun(self, request: HttpRequest) -> Trial:
        """How far it had come, if the form is the same as then."""
        if GO_ON not in request.POST:
            return Trial()
        try:
            kept = json.loads(request.POST.get(STATE, ""))
            return Trial.kept(kept) if kept["form"] == self._form else Trial()
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
            return Trial()

    @property
    def state(self) -> str:
        return json.dumps({"form": self._form, **self.trial.as_kept()})

    @property
    def steps(self) -> list[dict[str, Any]]:
        """What would happen, with examples: what changes first."""
        told = {
            Step.ADDED: _("would be suggested"),
            Step.DROPPED: _("would be dropped: nothing finds them any more, and nobody decided on them"),
            Step.REFUSED: _("are found and stay rejected"),
            Step.STAYS: _("are no longer found and stay, since somebody accepted or postponed them"),
        }
        examples = retagging.examples_of(self.plan, self.trial)
        return [
            {"step": str(step), "text": text, "count": count, **_shown(examples[step], count)}
            for step, text in told.items()
            if (count := self.trial.counts[step])
        ]

    @property
    def several(self) -> bool:
        """Whether tags of more than one organization or topic are concerned, so that each has to say whose it is."""
        return len(self.plan.aim.organizations) + len(self.plan.aim.topics) > 1


def wants_dry_run(request: HttpRequest) -> bool:
    return request.method == "POST" and (DRY_RUN in request.POST or GO_ON in request.POST)


def _shown(examples: list[Example], count: int) -> dict[str, Any]:
    return {"examples": [(one, evidence(one)) for one in examples], "more": max(0, count - len(examples))}


def _told_by(request: HttpRequest) -> str:
    """A hash of what was typed, which tells whether a dry run that goes on is still the same."""
    told = sorted((key, values) for key, values in request.POST.lists() if key not in UNTOLD)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
