"""Possible doubles: pairs of articles that are much alike, side by side with what differs, to be told apart."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import pairing
from articles.admin.desk import deciding
from articles.admin.desk.pages import desk_page, show, tell
from articles.differences import compare
from articles.history.sides import sides
from articles.models import Act, PossibleDouble
from articles.models.possible_double import DoubleState

PAGE = 50
SEE, WRITE = "articles.view_possibledouble", "articles.change_possibledouble"
DECISIONS = {"story": pairing.tell_one_story, "distinct": pairing.tell_two_texts}
OUTLETS = ("article__source", "article__agency", "other__source", "other__agency")
ON_ROW = ("title", "language", "published_on", "date_precision", "outlet_name", "source__name", "agency__name")
ROW = ("likeness", "state", *(f"{side}__{name}" for side in ("article", "other") for name in ON_ROW))


@desk_page(see=SEE, write=WRITE)
def doubles(request: HttpRequest) -> HttpResponse:
    """The pairs that wait, the likeliest first. Four queries beside those for whoever asks, however many there are."""
    if request.method == "POST":
        decide_many(request)
        return HttpResponseRedirect(request.get_full_path())
    waiting = PossibleDouble.objects.open().select_related(*OUTLETS).only(*ROW)
    some = list(waiting.filter(beyond(request.GET.get("after", ""))).order_by("-likeness", "pk")[: PAGE + 1])
    last = some[PAGE - 1] if len(some) > PAGE else None
    context = {
        "title": _("Possible doubles"),
        "rows": [(pair, percent(pair)) for pair in some[:PAGE]],
        "number": PossibleDouble.objects.open().count(),
        "after": request.GET.get("after", ""),
        "later": f"?after={last.likeness!r}-{last.pk}" if last else "",
        "last": deciding.last_act(request.user),
        "may_write": request.user.has_perm(WRITE),
    }
    return show(request, "doubles", context)


def beyond(after: str) -> Q:
    """The pairs behind one, which is given by its likeness and its key: "0.8125-12"."""
    likeness, _dash, key = after.partition("-")
    try:
        number = float(likeness)
    except ValueError:
        return Q()
    if not key.isdecimal() or len(key) > 18 or not 0 <= number <= 1:
        return Q()
    return Q(likeness__lt=number) | Q(likeness=number, pk__gt=int(key))


def percent(pair: PossibleDouble) -> int:
    return int(100 * pair.likeness)


def decide_many(request: HttpRequest) -> None:
    """`do` is "story chosen" or "distinct chosen"."""
    verb, _space, which = request.POST.get("do", "").partition(" ")
    if verb not in DECISIONS or which != "chosen":
        raise Http404
    keys = [int(key) for key in request.POST.getlist("chosen") if key.isdecimal() and len(key) < 19][:PAGE]
    act = DECISIONS[verb](pairs=keys, by=request.user)
    if act is None:
        tell(request, _("Nothing was decided: tick pairs that wait first."), level=messages.WARNING)
    else:
        tell_of(request, act)


def tell_of(request: HttpRequest, act: Act) -> None:
    tell(request, f"{act.summary}.", act)


@desk_page(see=SEE, write=WRITE)
def double(request: HttpRequest, pk: int) -> HttpResponse:
    """One pair: the two texts in two columns, paragraph beside paragraph."""
    pairs = PossibleDouble.objects.select_related(*OUTLETS, "decided_by")
    pair = get_object_or_404(pairs, pk=pk)
    if request.method == "POST":
        return decide(request, pair)
    difference = compare(pair.other.body, pair.article.body)
    following = next_after(pair)
    context = {
        "title": _("Possible double"),
        "pair": pair,
        "percent": percent(pair),
        "sides": pair.sides,
        "difference": difference,
        "groups": sides(difference),
        "waiting": pair.state == DoubleState.OPEN,
        "following": reverse("admin:desk_double", args=[following.pk]) if following else "",
        "number": PossibleDouble.objects.open().count(),
        "same_story": pair.article.story_id is not None and pair.article.story_id == pair.other.story_id,
        "last": deciding.last_act(request.user),
        "may_write": request.user.has_perm(WRITE),
    }
    return show(request, "double", context)


def next_after(pair: PossibleDouble) -> Any:
    """The pair that waits behind one, or else the likeliest that waits."""
    waiting = PossibleDouble.objects.open().exclude(pk=pair.pk).order_by("-likeness", "pk").only("pk")
    behind = waiting.filter(Q(likeness__lt=pair.likeness) | Q(likeness=pair.likeness, pk__gt=pair.pk)).first()
    return behind or waiting.first()


def decide(request: HttpRequest, pair: PossibleDouble) -> HttpResponse:
    verb = request.POST.get("do", "")
    if verb not in DECISIONS:
        raise Http404
    following = next_after(pair)
    act = DECISIONS[verb](pairs=[pair.pk], by=request.user)
    if act is None:
        tell(request, _("Somebody has decided about this pair meanwhile."), level=messages.WARNING)
    else:
        tell_of(request, act)
    page = reverse("admin:desk_double", args=[following.pk]) if following else reverse("admin:desk_doubles")
    return HttpResponseRedirect(page)
