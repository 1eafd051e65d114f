"""What readers propose: the list, and one at a time beside what the article says, to be accepted or answered."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin import columns
from articles.admin.desk import deciding as desk_acts
from articles.admin.desk.correction_form import DecisionForm
from articles.admin.desk.pages import desk_page, show, tell
from articles.corrections import deciding, wording
from articles.corrections.proposals import change_of
from articles.differences import compare
from articles.models import Act, Article, ArticleCapture, Correction, Event
from articles.models.correction import CorrectedField, CorrectionQuerySet, CorrectionState

PAGE = 50
SEE, WRITE = "articles.view_correction", "articles.change_correction"
ORIGINS = {CorrectedField.EDITION: "event", CorrectedField.OUTLET: "source"}
"""Fields whose columns have another prefix."""
ON_ROW = ("field", "old_value", "proposed", "reason", "state", "created_at", "article__title", "article__language")


@desk_page(see=SEE, write=WRITE)
def corrections(request: HttpRequest) -> HttpResponse:
    """Those that wait, the oldest first; of the decided ones the newest. Four queries, however many there are."""
    if request.method == "POST":
        set_aside(request)
        return HttpResponseRedirect(request.get_full_path())
    state = request.GET.get("state", CorrectionState.OPEN)
    if state not in CorrectionState.values:
        raise Http404
    rows = Correction.objects.filter(state=state).select_related("article").only(*ON_ROW)
    waiting = state == CorrectionState.OPEN
    some = list(rows.filter(**beyond(request, waiting)).order_by("pk" if waiting else "-pk")[: PAGE + 1])
    editions = {event.slug: str(event) for event in Event.objects.only("slug", "name")}
    numbers = dict(Correction.objects.order_by().values_list("state").annotate(n=Count("pk")))
    context = {
        "title": _("Readers’ corrections"),
        "rows": [(row, shortly(row, editions)) for row in some[:PAGE]],
        "state": state,
        "waiting": waiting,
        "states": [(value, label, numbers.get(value, 0)) for value, label in CorrectionState.choices],
        "later": f"?state={state}&after={some[PAGE - 1].pk}" if len(some) > PAGE else "",
        "last": desk_acts.last_act(request.user),
        "may_write": request.user.has_perm(WRITE),
    }
    return show(request, "corrections", context)


def beyond(request: HttpRequest, waiting: bool) -> dict[str, int]:
    """Where the page begins, as a condition."""
    after = request.GET.get("after", "")
    return {"pk__gt" if waiting else "pk__lt": int(after)} if after.isdecimal() and len(after) < 19 else {}


def shortly(row: Correction, editions: dict[str, str]) -> dict[str, str]:
    """What a list says of one, without asking the database again."""
    if row.field in (CorrectedField.ORGANIZATION, CorrectedField.TOPIC):
        added, dropped = wording.added_and_dropped(row.old_value, row.proposed)
        return {"old": ", ".join(dropped), "new": ", ".join(added)}
    old, new = row.old_value, "" if row.proposed == wording.NONE else row.proposed
    if row.field == CorrectedField.EDITION:
        return {"old": editions.get(old, old), "new": editions.get(new, new)}
    return {"old": wording.read_aloud(row.field, old), "new": wording.read_aloud(row.field, new)}


def set_aside(request: HttpRequest) -> None:
    keys = [int(key) for key in request.POST.getlist("chosen") if key.isdecimal() and len(key) < 19][:PAGE]
    act = deciding.set_aside(corrections=chosen(keys), by=request.user)
    if act is None:
        tell(request, _("Nothing was set aside: tick corrections first."), level=messages.WARNING)
        return
    number = act.counts["changed"]
    text = ngettext("{n} set aside as no correction.", "{n} set aside as no corrections.", number).format(n=number)
    tell(request, text, act)


def chosen(keys: list[int]) -> CorrectionQuerySet:
    return Correction.objects.filter(pk__in=keys)


@desk_page(see=SEE, write=WRITE)
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: what the article says beside what is proposed, and the decision."""
    rows = Correction.objects.select_related("article__event", "article__source", "article__agency", "article__place")
    row = get_object_or_404(rows.select_related("act", "decided_by"), pk=pk)
    now = wording.present(row.article, row.field)
    if request.method != "POST":
        return show(request, "correction", page_of(request, row, now, DecisionForm(row, now)))
    form = DecisionForm(row, now, data=request.POST)
    act = decide(request, row, form)
    if act is None:
        return show(request, "correction", page_of(request, row, now, form), status=422)
    tell(request, _("{what}.").format(what=act.summary.rstrip(".")), act)
    following = Correction.objects.open().filter(pk__gt=pk).order_by("pk").first() or Correction.objects.open().last()
    address = reverse("admin:desk_corrections")
    return HttpResponseRedirect(reverse("admin:desk_correction", args=[following.pk]) if following else address)


def decide(request: HttpRequest, row: Correction, form: DecisionForm) -> Act | None:
    """The act of the button that was pressed; None where it was not taken, which the form then says."""
    verb, by = request.POST.get("do", ""), request.user
    if verb == "accept" and "value" in form.fields and not by.has_perm("articles.change_article"):
        raise PermissionDenied
    form.full_clean()
    if verb != "accept":
        form.errors.pop("value", None)  # an answer alone needs no value that could be set
    if form.errors:
        return None
    answer = form.cleaned_data["answer"]
    try:
        match verb:
            case "accept" if "value" in form.fields:
                value, seen = form.cleaned_data["value"], form.cleaned_data["seen"]
                return deciding.accept(correction=row, value=value, seen=seen, by=by, answer=answer)
            case "done":
                return deciding.accept_as_done(correction=row, by=by, answer=answer)
            case "reject":
                return deciding.reject(correction=row, answer=answer, by=by)
            case "spam":
                return deciding.set_one_aside(correction=row, by=by)
    except deciding.NotDecided as refusal:
        form.add_error(None, str(refusal))
        return None
    raise Http404


def page_of(request: HttpRequest, row: Correction, now: str, form: DecisionForm) -> dict[str, Any]:
    article = row.article
    others = Correction.objects.open().filter(article=article).exclude(pk=row.pk).order_by("pk")
    return {
        "title": _("Reader’s correction"),
        "correction": row,
        "article": article,
        "label": row.get_field_display(),
        **compared(row, now),
        "basis": basis(article, row.field),
        "problems": change_of(article, row.field, row.old_value, row.proposed).problems,
        "original": article.article_captures.filter(role=ArticleCapture.Role.ORIGIN).first(),
        "form": form,
        "others": [(other, shortly(other, {})) for other in others[:10]],
        "number": Correction.objects.open().count(),
        "last": desk_acts.last_act(request.user),
        "may_write": row.state == CorrectionState.OPEN and request.user.has_perm(WRITE),
        "may_set": request.user.has_perm("articles.change_article"),
    }


def compared(row: Correction, now: str) -> dict[str, Any]:
    """What the article says beside what is proposed; and what it said when that was sent, if it has changed since."""
    said = row.old_value if row.field == CorrectedField.TEXT else wording.read_aloud(row.field, now)
    new = "" if row.proposed == wording.NONE else wording.read_aloud(row.field, row.proposed)
    tags = row.field in (CorrectedField.ORGANIZATION, CorrectedField.TOPIC)
    free = row.field in (CorrectedField.TEXT, CorrectedField.OTHER)
    added, dropped = wording.added_and_dropped(row.old_value, row.proposed) if tags else ([], [])
    changed = any(wording.added_and_dropped(row.old_value, now)) if tags else not free and row.old_value != now
    whole = said and new and not tags and row.field != CorrectedField.OTHER
    return {
        "said": said,
        "new": new,
        "tags": tags,
        "added": added,
        "dropped": dropped,
        "difference": compare(said, new) if whole else None,
        "changed": changed,
        "before": ", ".join(wording.read_aloud(row.field, row.old_value).splitlines()),
    }


def basis(article: Article, field: str) -> Any:
    """What the article's value rests on, as its form shows it."""
    prefix = ORIGINS.get(CorrectedField(field), field)
    return columns.basis(article, prefix) if hasattr(article, f"{prefix}_origin") else ""
