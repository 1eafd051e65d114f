"""Actions on any selection of articles, each by one function of `articles.actions`, each saying what became of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import actions, acts, workflow
from articles.admin.base import ArchiveAdmin
from articles.admin.desk.pages import tell
from articles.admin.merging import Merges
from articles.admin.story import OF_STORIES, StoryActions
from articles.admin.withdrawing import ReasonForm, copies_left
from articles.models import Act, ArticleQuerySet, Event, Mention, Organization

Write = Callable[[], actions.Outcome]

capitalised = lazy(capfirst, str)

NO_EDITION = "none"
"""What stands for taking the edition away: a choice that somebody has to make, never what a form begins with."""


def editions() -> list[tuple[str, Any]]:
    return [
        ("", _("Choose an edition")),
        *((str(event.pk), str(event)) for event in Event.objects.all()),
        (NO_EDITION, _("No edition (take it away)")),
    ]


def chosen_edition(value: str) -> Event | None:
    if value == NO_EDITION:
        return None
    try:
        return Event.objects.get(pk=value)
    except Event.DoesNotExist as gone:
        raise ValueError(f"There is no edition {value} any more.") from gone


class EventForm(forms.Form):
    event = forms.TypedChoiceField(choices=editions, coerce=chosen_edition, label=gettext_lazy("Edition"))


class OrganizationForm(forms.Form):
    organization = forms.ModelChoiceField(
        Organization.objects.all(),
        label=gettext_lazy("Organization"),
        widget=AutocompleteSelect(Mention._meta.get_field("organization"), admin.site),
    )


def report(model_admin: Any, request: HttpRequest, outcome: actions.Outcome, done: str, act: Act | None) -> None:
    """Tell how many rows changed, and how many did not and why. `done` is a sentence with `{count}` in it."""
    text = done.format(count=outcome.changed)
    if outcome.skipped:
        reasons = ", ".join(f"{number} {reason}" for reason, number in outcome.skipped.items())
        text += " " + _("Left as they were: {reasons}.").format(reasons=reasons)
    tell(request, text, act, messages.SUCCESS if outcome.changed else messages.WARNING)


def articles_done(outcome: actions.Outcome, verb: str) -> str:
    return f"{verb}: " + ngettext("{count} article.", "{count} articles.", outcome.changed)


def as_act(summary: str, by: Any, write: Write) -> tuple[actions.Outcome, Act | None]:
    """Do something as an act, which can be undone; what changed nothing is none."""
    with acts.recorded(Act.Kind.BULK, summary, by=by) as act:
        outcome = write()
        act.counts = {"changed": outcome.changed}
    if not outcome.changed:
        act.delete()
    return outcome, act if outcome.changed else None


def way(name: str) -> Any:
    """The action by which a selection goes one of the ways between the states."""
    transition = workflow.TRANSITIONS[name]
    right = transition.right.removeprefix("articles.").removesuffix("_article")

    @admin.action(description=capitalised(transition.label), permissions=[right])
    def action(self: "ArticleActions", request: HttpRequest, queryset: ArticleQuerySet) -> None:
        def write() -> actions.Outcome:
            outcome: actions.Outcome = getattr(workflow, name)(articles=queryset, by=request.user)
            return outcome

        self._go(request, str(transition.done), name, write)

    action.__name__ = name
    return action


class ArticleActions(StoryActions, Merges, ArchiveAdmin):
    """The actions of the list of articles."""

    actions = [
        *("submit", "publish", "send_back", "restrict", "lift", "unpublish", "cancel_plan"),
        *("set_edition", "add_organization", "accept_mentions", *OF_STORIES, "withdraw", "bring_back"),
    ]

    submit, publish, send_back = way("submit"), way("publish"), way("send_back")
    restrict, lift, unpublish = way("restrict"), way("lift"), way("unpublish")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(workflow.PUBLISH)

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(workflow.WITHDRAW)

    @admin.action(description=gettext_lazy("Do not publish later"), permissions=["publish"])
    def cancel_plan(self, request: HttpRequest, queryset: ArticleQuerySet) -> None:
        self._go(
            request, _("Not published later"), "publish", lambda: workflow.cancel(articles=queryset, by=request.user)
        )

    @admin.action(description=gettext_lazy("Accept all suggested mentions"), permissions=["change"])
    def accept_mentions(self, request: HttpRequest, queryset: ArticleQuerySet) -> None:
        waiting = Mention.objects.suggested().filter(article__in=queryset.values("pk"))

        def write() -> actions.Outcome:
            return actions.accept_mentions(mentions=waiting, by=request.user)

        outcome, act = as_act(_("Accept all suggested mentions"), request.user, write)
        text = ngettext("{count} mention accepted.", "{count} mentions accepted.", outcome.changed)
        report(self, request, outcome, text, act)

    @admin.action(description=gettext_lazy("Set edition …"), permissions=["change"])
    def set_edition(self, request: HttpRequest, queryset: ArticleQuerySet) -> HttpResponse | None:
        def write(event: Event | None) -> None:
            def of_all() -> actions.Outcome:
                return actions.set_event(articles=queryset, event=event, by=request.user)

            summary = _("Set the edition to {value}").format(value=event) if event else _("Take the edition away")
            self._do(request, summary, str(event or _("No edition")), of_all)

        return self._ask(request, queryset, EventForm, _("Set the edition"), "set_edition", write)

    @admin.action(description=gettext_lazy("Add organization …"), permissions=["change"])
    def add_organization(self, request: HttpRequest, queryset: ArticleQuerySet) -> HttpResponse | None:
        def write(organization: Organization) -> None:
            def to_all() -> actions.Outcome:
                return actions.add_organization(articles=queryset, organization=organization, by=request.user)

            summary = _("Add the organization {value}").format(value=organization)
            self._do(request, summary, str(organization), to_all)

        return self._ask(request, queryset, OrganizationForm, _("Add an organization"), "add_organization", write)

    bring_back = admin.action(description=gettext_lazy("Bring back"))(way("bring_back"))

    @admin.action(description=gettext_lazy("Withdraw …"), permissions=["withdraw"])
    def withdraw(self, request: HttpRequest, queryset: ArticleQuerySet) -> HttpResponse | None:
        chosen = list(queryset.values_list("pk", flat=True))

        def write(kind: str, reason: str) -> None:
            def all_of_them() -> actions.Outcome:
                return workflow.withdraw(articles=queryset, kind=kind, reason=reason, by=request.user)

            self._go(request, _("Withdrawn"), "withdraw", all_of_them)
            if left := copies_left(self.model._default_manager.filter(pk__in=chosen)):
                messages.warning(request, left)

        return self._ask(request, queryset, ReasonForm, _("Withdraw"), "withdraw", write)

    def _go(self, request: HttpRequest, done: str, way: str, write: Write) -> None:
        """Take the selection a way, as an act of its kind."""
        outcome, act = workflow.as_act(done, request.user, write, way)
        if act is not None:
            act.summary = f"{done} ({outcome.changed})"
            act.save(update_fields=["summary"])
        report(self, request, outcome, articles_done(outcome, done), act)

    def _do(self, request: HttpRequest, summary: str, verb: str, write: Write) -> None:
        outcome, act = as_act(summary, request.user, write)
        report(self, request, outcome, articles_done(outcome, verb), act)

    def _ask(
        self,
        request: HttpRequest,
        queryset: ArticleQuerySet,
        form_class: type[forms.Form],
        title: str,
        action: str,
        write: Callable[..., None],
    ) -> HttpResponse | None:
        """The page between choosing an action and doing it. The selection travels as the list posted it."""
        form = form_class(request.POST if "confirmed" in request.POST else None)
        if form.is_valid():
            write(*form.cleaned_data.values())
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "form": form,
            "media": self.media + form.media,
            "action": action,
            "count": queryset.count(),
            "some": queryset[:10],
            "across": request.POST.get("select_across", "0"),
            "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "checkbox": ACTION_CHECKBOX_NAME,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/articles/article/ask.html", context)
