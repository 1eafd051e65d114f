"""Suggestions by organization: all of them with their sentences, decided one, some or all at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.desk import cards, deciding
from articles.admin.desk.deciding import ALL, STATES
from articles.admin.desk.pages import chosen, desk_page, number_in, plain, show, tell
from articles.models import Mention, Organization
from articles.retagging.rejections import NONE, Share, of_names, of_organizations

PAGE = 100
"""Organizations, or suggestions, on one page."""
MOST = 5000
"""Suggestions that one act decides; of more, the rest stays and the message says so."""
FORMS = 12
"""Printed forms by which a list is narrowed down."""
ON_ROW = ("title", "language", "published_on", "date_precision", "outlet_name", "source__name")


@dataclass(frozen=True, slots=True)
class Row:
    """A suggestion beside the article that it is in."""

    card: cards.Card
    article: Any


@desk_page()
def organizations(request: HttpRequest) -> HttpResponse:
    """Organizations by how much is suggested of them. Three queries, however many there are."""
    words = plain(request.GET.get("q", ""))[:100]
    page = min(number_in(request.GET.get("page", "")) or 1, 10_000)
    waiting = Mention.objects.suggested().order_by()
    if words:
        waiting = waiting.filter(Q(organization__name__icontains=words) | Q(organization__name_zh__icontains=words))
    counted = waiting.values("organization").annotate(n=Count("pk")).order_by("-n", "organization")
    start = (page - 1) * PAGE
    some = list(counted[start : start + PAGE + 1])
    known = Organization.objects.in_bulk([one["organization"] for one in some])
    often = often_of(known)
    rows = [(known[key], one["n"], often.get(key)) for one in some[:PAGE] if (key := one["organization"]) in known]
    context = {
        "title": _("Suggestions by organization"),
        "rows": rows,
        "most": max((n for _organization, n, _share in rows), default=1),
        "words": words,
        "page": page,
        "earlier": address_of_page(words, page - 1) if page > 1 else "",
        "later": address_of_page(words, page + 1) if len(some) > PAGE else "",
    }
    return show(request, "organizations", context)


def often_of(organizations: Iterable[int]) -> dict[int, Share]:
    """The shares of those organizations whose names are often rejected; one query."""
    found: dict[int, Share] = {}
    for (organization, _name), share in of_organizations(list(organizations)).items():
        found[organization] = found.get(organization, NONE) + share
    return {organization: share for organization, share in found.items() if share.is_high}


def address_of_page(words: str, page: int) -> str:
    return "?" + urlencode({**({"q": words} if words else {}), "page": page})


@desk_page()
def organization(request: HttpRequest, pk: int) -> HttpResponse:
    """All suggestions of one organization, the newest articles first."""
    found = get_object_or_404(Organization, pk=pk)
    surface = plain(request.GET.get("form", ""))[:300]
    waiting = Mention.objects.suggested().filter(organization=found)
    narrowed = waiting.filter(surface=surface) if surface else waiting
    if request.method == "POST":
        decide(request, found, narrowed)
        return HttpResponseRedirect(address_of(found, surface))
    before = number_in(request.GET.get("before", ""))
    place = {"article__lt": before} if before is not None else {}
    rows = narrowed.filter(**place).select_related("article__source", "tagging_rule").order_by("-article")
    some = list(rows.only(*FIELDS)[: PAGE + 1])
    for mention in some:
        mention.organization = found
    forms = waiting.order_by().values_list("surface").annotate(n=Count("pk"), newest=Max("pk"))
    printed = list(forms.order_by("-n", "surface"))
    total = sum(number for _form, number, _newest in printed)
    context = {
        "title": _("Suggestions of {organization}").format(organization=found),
        "organization": found,
        "rows": [Row(cards.Card.of(mention), mention.article) for mention in some[:PAGE]],
        "total": total,
        "number": next((number for form, number, _newest in printed if form == surface), 0) if surface else total,
        "upto": max((newest for _form, _number, newest in printed), default=0),
        "most": MOST,
        "forms": [(form, number) for form, number, _newest in printed[:FORMS]],
        "surface": surface,
        "before": before,
        "later": address_of(found, surface, some[PAGE - 1].article_id) if len(some) > PAGE else "",
        "often": [(name, share) for name, share in of_names(found.pk).items() if share.is_high],
        "last": deciding.last_act(request.user),
        "may_write": request.user.has_perm("articles.change_article"),
    }
    return show(request, "organization", context)


MENTION_FIELDS = ("surface", "sentence", "offsets", "count", "rule", "matched", "version", "state", "origin")
FIELDS = (*MENTION_FIELDS, "organization", "tagging_rule__label", *(f"article__{name}" for name in ON_ROW))


def address_of(found: Organization, surface: str = "", before: int = 0) -> str:
    query = {**({"form": surface} if surface else {}), **({"before": before} if before else {})}
    address = reverse("admin:desk_organization", args=[found.pk])
    return f"{address}?{urlencode(query)}" if query else address


def decide(request: HttpRequest, found: Organization, waiting: Any) -> None:
    """`do` is "accept chosen" or "accept all": all that were there when the page was opened."""
    verb, _space, which = request.POST.get("do", "").partition(" ")
    if verb not in STATES:
        raise Http404
    upto = number_in(request.POST.get("upto", ""))
    if which == ALL and upto is not None:
        waiting = waiting.filter(pk__lte=upto)
    else:
        waiting = waiting.filter(pk__in=chosen(request))
    some = list(waiting.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    if not some:
        text = _("Nothing was decided: tick suggestions first, or choose all of them.")
        tell(request, text, level=messages.WARNING)
        return
    state, number = STATES[verb], min(len(some), MOST)
    tags = Mention.objects.filter(pk__in=some[:MOST])
    summary = deciding.summary_of_many(state, number, str(found))
    by = request.user
    act = deciding.decide(tags=tags, state=state, summary=summary, by=by, waiting=True, organization=found.pk)
    text = f"{summary}."
    if act is None or act.counts["changed"] < number:
        text += " " + _("Somebody else has decided on some of them meanwhile: those stay as they are.")
    if len(some) > MOST:
        text += " " + _("An act takes {most} at most; the others still wait.").format(most=MOST)
    tell(request, text, act)
