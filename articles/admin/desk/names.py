"""Names in no registry: the list, and one at a time with all that a new organization needs."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import naming
from articles.admin.desk import deciding
from articles.admin.desk.name_forms import NameForm, OrganizationForm
from articles.admin.desk.name_rows import Seen, likely, rows_of, seen_with_articles
from articles.admin.desk.pages import desk_page, plain, show, tell
from articles.models import Act, NameCandidate, Organization
from articles.models.name_candidate import CandidateState
from articles.models.organization import OrganizationKind

PAGE = 30
FURTHEST = 1000
"""The last page that is shown: whoever has come so far looks for a name by its letters."""
SENTENCES = 60
FOUND = 8
"""Organizations that a search among them shows."""
SEE, WRITE = "articles.view_namecandidate", "articles.change_namecandidate"
REGISTER, NAME = "articles.add_organization", "articles.add_organizationname"
DEFAULT_KIND = OrganizationKind.COMPANY


@desk_page(see=SEE, write=WRITE)
def names(request: HttpRequest) -> HttpResponse:
    """The names that most articles have come first. Eight queries, however many names there are."""
    if request.method == "POST":
        act_on_list(request)
        return HttpResponseRedirect(request.get_full_path())
    state = request.GET.get("state", CandidateState.OPEN)
    if state not in CandidateState.values:
        raise Http404
    words = plain(request.GET.get("q", ""))[:100]
    number = request.GET.get("page", "1")
    page = min(max(int(number), 1), FURTHEST) if number.isdecimal() and len(number) < 6 else 1
    chosen = NameCandidate.objects.recurring() if state == CandidateState.OPEN else with_state(state)
    if words:
        chosen = chosen.filter(name__icontains=words)
    start = (page - 1) * PAGE
    some = list(chosen.select_related("organization").order_by("-article_count", "key")[start : start + PAGE + 1])
    context = {
        "title": _("Names in no registry"),
        "rows": rows_of(some[:PAGE]),
        "state": state,
        "waiting": state == CandidateState.OPEN,
        "states": states(),
        "words": words,
        "kinds": OrganizationKind.choices,
        "default_kind": DEFAULT_KIND,
        "earlier": address_of_page(state, words, page - 1) if page > 1 else "",
        "later": address_of_page(state, words, page + 1) if len(some) > PAGE and page < FURTHEST else "",
        **rights(request),
    }
    return show(request, "names", context)


def with_state(state: str) -> Any:
    return NameCandidate.objects.filter(state=state)


def states() -> list[tuple[str, Any, int | None]]:
    """The states, the open one with how many names recur; the others would have to be counted one by one."""
    number = NameCandidate.objects.recurring().count()
    return [(value, label, number if value == CandidateState.OPEN else None) for value, label in CandidateState.choices]


def rights(request: HttpRequest) -> dict[str, Any]:
    user = request.user
    return {
        "last": deciding.last_act(user),
        "may_write": user.has_perm(WRITE),
        "may_register": user.has_perm(REGISTER),
        "may_name": user.has_perm(NAME),
    }


def address_of_page(state: str, words: str, page: int) -> str:
    return "?" + urlencode({"state": state, **({"q": words} if words else {}), "page": page})


def act_on_list(request: HttpRequest) -> None:
    """`do` is "dismiss chosen", "offer chosen", "dismiss 12", "organization 12" or "name 12 34"."""
    verb, *keys = request.POST.get("do", "").split(" ")
    given = request.POST.getlist("chosen") if keys == ["chosen"] else keys
    numbers = [int(key) for key in given if key.isdecimal() and len(key) < 19][: PAGE * 2]
    if verb in ("dismiss", "offer"):
        tell_of_many(request, verb, numbers)
        return
    if (verb, len(numbers)) not in (("organization", 1), ("name", 2)):
        raise Http404
    try:
        tell_of(request, take(request, verb, numbers))
    except naming.AlreadyDecided:
        tell(request, _("Somebody has decided about this name meanwhile."), level=messages.WARNING)
    except ValidationError as refusal:
        tell(request, " ".join(refusal.messages), level=messages.ERROR)


def take(request: HttpRequest, verb: str, numbers: list[int]) -> Act:
    """Make an organization of a name with one click, or give it to an organization."""
    if not request.user.has_perm(REGISTER if verb == "organization" else NAME):
        raise PermissionDenied
    if verb == "name":
        organization = get_object_or_404(Organization, pk=numbers[1])
        return naming.make_name(candidate=numbers[0], organization=organization, kind="alias", by=request.user)
    kind = request.POST.get(f"kind-{numbers[0]}") or DEFAULT_KIND
    return naming.make_organization(candidate=numbers[0], values={"kind": kind}, by=request.user)


def tell_of(request: HttpRequest, act: Act) -> None:
    number = act.counts["mentions"]
    text = ngettext("suggested in {count} article", "suggested in {count} articles", number).format(count=number)
    tell(request, f"{act.summary}; {text}." if number else f"{act.summary}.", act)


def tell_of_many(request: HttpRequest, verb: str, numbers: list[int]) -> None:
    decide = naming.dismiss if verb == "dismiss" else naming.offer_again
    act = decide(candidates=numbers, by=request.user)
    if act is None:
        tell(request, _("Nothing was decided: tick names first."), level=messages.WARNING)
    else:
        tell(request, f"{act.summary}.", act)


@desk_page(see=SEE, write=WRITE)
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """One name: its sentences, a form for a new organization, and organizations that it may be a name of."""
    candidate = get_object_or_404(NameCandidate.objects.select_related("organization", "decided_by"), pk=pk)
    organization, alias = OrganizationForm.of(candidate), NameForm()
    if request.method == "POST":
        verb = request.POST.get("do", "")
        if verb == "organization":
            organization = OrganizationForm(request.POST)
        elif verb == "name":
            alias = NameForm(request.POST)
        if done := decide(request, candidate, verb, organization if verb == "organization" else alias):
            return done
    words = plain(request.GET.get("q", ""))[:100]
    owners = list(Organization.objects.called(words).order_by("name")[:FOUND]) if words else []
    context = {
        "title": candidate.name,
        "candidate": candidate,
        "seen": [Seen.of(one) for one in seen_with_articles().filter(candidate=candidate)[:SENTENCES]],
        "form": organization,
        "alias": alias,
        "words": words,
        "owners": owners or likely([candidate]).get(candidate.pk, []),
        "waiting": candidate.state == CandidateState.OPEN,
        **rights(request),
    }
    return show(request, "name", context, status=422 if request.method == "POST" else 200)


def decide(request: HttpRequest, candidate: NameCandidate, verb: str, form: Any) -> HttpResponse | None:
    """What became of a post to the page of one name; None where the form says what is wrong."""
    back = HttpResponseRedirect(reverse("admin:desk_names"))
    if verb in ("dismiss", "offer"):
        tell_of_many(request, verb, [candidate.pk])
        return back
    if verb not in ("organization", "name"):
        raise Http404
    if not request.user.has_perm(REGISTER if verb == "organization" else NAME):
        raise PermissionDenied
    if not form.is_valid():
        return None
    values = form.cleaned_data
    try:
        if verb == "organization":
            act = naming.make_organization(candidate=candidate.pk, values=values, by=request.user)
        else:
            act = naming.make_name(candidate=candidate.pk, **values, by=request.user)
    except naming.AlreadyDecided:
        tell(request, _("Somebody has decided about this name meanwhile."), level=messages.WARNING)
        return back
    except ValidationError as refusal:
        form.add_error(None, " ".join(refusal.messages))
        return None
    tell_of(request, act)
    return back
