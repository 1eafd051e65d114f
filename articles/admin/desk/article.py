"""One article at a time: its text beside what is to be decided, by the keyboard or by buttons."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import picks
from articles.admin.act import may_undo
from articles.admin.desk import cards, deciding, facts, kinds
from articles.admin.desk.comments import Talk
from articles.admin.desk.deciding import ALL, STATES
from articles.admin.desk.marks import marked
from articles.admin.desk.pages import desk_page, number_in, show, tell
from articles.admin.desk.queues import Queue, named
from articles.models import Article, ArticleTopic, Mention, Source
from articles.models.article_desk import SOUGHT

TAGS: dict[str, tuple[Any, str]] = {"mention": (Mention, "organization"), "topic": (ArticleTopic, "topic")}


@desk_page()
def first(request: HttpRequest) -> HttpResponse:
    """The newest article of a queue; the overview where nothing waits."""
    queue = named(request.GET.get("queue", ""))
    pk = queue.begin()
    if pk is None:
        tell(request, _("Nothing waits here: {queue}.").format(queue=queue.label))
        return HttpResponseRedirect(reverse("admin:desk"))
    return HttpResponseRedirect(queue.address(pk))


@desk_page()
def article(request: HttpRequest, pk: int) -> HttpResponse:
    queue = named(request.GET.get("queue", ""))
    rows = Article.objects.defer("search_vector", "title_vector").select_related("event", "source", "agency", "place")
    row = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        return posted(request, row, queue)
    return page(request, row, queue)


def page(
    request: HttpRequest, row: Article, queue: Queue, form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    values = facts.facts_of(row, form)
    mentions, topics = cards.mentions_of(row), cards.topics_of(row)
    tags = [*mentions, *topics]
    spans = [*facts.spans(values), *(span for card in tags for span in card.spans())]
    context = {
        "title": row.title,
        "article": row,
        "queue": queue,
        "at": request.GET.get("at", ""),
        "facts": values,
        "groups": [(_("Organizations"), "mention", mentions), (_("Topics"), "topic", topics)],
        "blocks": marked(row.body, spans),
        "left": sum(card.waits for card in mentions),
        "next": queue.following(row.pk),
        "previous": queue.preceding(row.pk),
        "last": deciding.last_act(request.user),
        "waiting": kinds.waiting_of(queue.name),
        "outlets": Source.objects.order_by("name").values_list("name", flat=True),
        "may_write": request.user.has_perm("articles.change_article"),
        "talk": Talk(request, row, queue.name),
    }
    return show(request, "article", context, status)


def posted(request: HttpRequest, row: Article, queue: Queue) -> HttpResponse:
    """`do` is a verb and what it is about: "accept mention-12", "reject all", "confirm date", "pick date 3"."""
    verb, _space, rest = request.POST.get("do", "").partition(" ")
    if verb in STATES:
        decide(request, row, verb, rest)
        if request.headers.get("X-Desk") == "more":  # the next decision follows at once: nobody would see the page
            return HttpResponse(status=204)
        return HttpResponseRedirect(queue.address(row.pk) + (f"#{rest}" if rest != ALL else ""))
    value, _space, place = rest.partition(" ")
    if value not in facts.LABELS:
        raise Http404
    if request.POST.get("seen", facts.seen_of(row, value)) != facts.seen_of(row, value):
        tell(request, facts.changed_meanwhile(), level=messages.WARNING)
        return HttpResponseRedirect(queue.address(row.pk))
    label = str(facts.LABELS[value])
    match verb:
        case "confirm":
            deciding.confirm(article=row, value=value, label=label, by=request.user)
        case "none" if value in SOUGHT:
            deciding.without(article=row, value=value, label=label, by=request.user)
        case "pick" if (at := number_in(place)) is not None and at < len(row.candidates):
            columns = picks.columns(row.candidates[at])
            deciding.correct(article=row, value=value, columns=columns, label=label, by=request.user)
        case "correct":
            form = facts.FORMS[value](request.POST, auto_id="desk-%s", label_suffix="")
            if not form.is_valid():
                return page(request, row, queue, form, 422)
            deciding.correct(article=row, value=value, columns=form.columns(), label=label, by=request.user)
        case _:
            raise Http404
    return HttpResponseRedirect(f"{queue.address(row.pk)}#{value}")


def decide(request: HttpRequest, row: Article, verb: str, what: str) -> None:
    """One tag of the article, or all of its suggested ones."""
    state = STATES[verb]
    if what == ALL:
        waiting = Mention.objects.suggested().filter(article=row)
        summary = deciding.summary_of(deciding.verb_of(state), _("all suggested organizations"), row)
        deciding.decide(tags=waiting, state=state, summary=summary, by=request.user, waiting=True, articles=[row.pk])
        return
    kind, _dash, number = what.partition("-")
    if kind not in TAGS or (key := number_in(number)) is None:
        raise Http404
    model, column = TAGS[kind]
    tag = get_object_or_404(model.objects.select_related(column), pk=key, article=row)
    summary = deciding.summary_of(deciding.verb_of(state), str(getattr(tag, column)), row)
    one = model.objects.filter(pk=tag.pk)
    deciding.decide(tags=one, state=state, summary=summary, by=request.user, articles=[row.pk], at=what)


@desk_page()
def undo(request: HttpRequest) -> HttpResponse:
    """Take back what the user did last on the desk, and go back to where that was."""
    if request.method != "POST":
        raise Http404
    act = deciding.last_act(request.user)
    here = request.POST.get("here", "")
    place = here if here.startswith(reverse("admin:desk")) else reverse("admin:desk")
    if act is None or request.POST.get("act") not in (None, str(act.pk)):
        tell(request, _("There is nothing of yours to undo."), level=messages.WARNING)
        return HttpResponseRedirect(place)
    if not may_undo(request.user, act):
        raise PermissionDenied
    undone = deciding.undo(act=act, by=request.user)
    if undone is not None and undone.kept:
        text = _("Undone, but for what was changed since: {act}").format(act=act.summary)
        tell(request, text, undone.act, messages.WARNING)
    about = act.parameters.get("articles", [])
    if "/articles/" in place and len(about) == 1:
        place = f"{named(request.POST.get('queue', '')).address(about[0])}&at={act.parameters.get('at', '')}"
    return HttpResponseRedirect(place)
