"""Articles that wait for the same, in a list: each with the value and the words behind it, settled in bulk."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.desk import deciding, facts, kinds
from articles.admin.desk.pages import chosen, desk_page, number_in, show, tell
from articles.admin.desk.queues import QUEUES
from articles.models import Article, Event

PAGE = 100
ON_ROW = (
    *("title", "language", "published_on", "date_precision", "outlet_name"),
    *("date_evidence", "event_evidence", "source_evidence"),
    *("date_origin", "event_origin", "source_origin", "source__name", "event__name", "event__year", "event__series"),
)
VALUES = {"dates": "date", "editions": "event", "no-edition": "event", "no-outlet": "source"}
"""The lists, and the value that each is about."""


@desk_page()
def listed(request: HttpRequest, name: str) -> HttpResponse:
    """The newest first. Four queries, however many wait."""
    if name not in VALUES:
        raise Http404
    queue, value = QUEUES[name], VALUES[name]
    rows, _column = queue.sources[0]
    if request.method == "POST":
        settle(request, name)
        return HttpResponseRedirect(request.get_full_path())
    before = number_in(request.GET.get("before", ""))
    place = {"pk__lt": before} if before is not None else {}
    some = list(rows().filter(**place).select_related("source", "event").only(*ON_ROW).order_by("-pk")[: PAGE + 1])
    context = {
        "title": str(queue.label).capitalize(),
        "name": name,
        "value": facts.LABELS[value],
        "inferred": name in ("dates", "editions"),
        "rows": [row_of(article, value, queue) for article in some[:PAGE]],
        "number": kinds.count_of(name),
        "one_by_one": f"{reverse('admin:desk_articles')}?queue={name}",
        "later": f"?before={some[PAGE - 1].pk}" if len(some) > PAGE else "",
        "before": before,
        "events": Event.objects.order_by("-year") if value == "event" else None,
        "last": deciding.last_act(request.user),
        "may_write": request.user.has_perm("articles.change_article"),
    }
    return show(request, "list", context)


def row_of(article: Article, value: str, queue: Any) -> dict[str, Any]:
    return {
        "article": article,
        "words": facts.words_of(article, value),
        "evidence": getattr(article, f"{value}_evidence"),
        "address": queue.address(article.pk),
    }


def settle(request: HttpRequest, name: str) -> None:
    """Confirm what was inferred in the chosen articles, say that there is none, or which edition it is."""
    keys = chosen(request)[:PAGE]
    if request.POST.get("do") == "edition" and VALUES[name] == "event":
        event = Event.objects.filter(pk=number_in(request.POST.get("event", "")) or 0).first()
        act = deciding.set_edition(queue=name, event=event, keys=keys, by=request.user) if event else None
    else:
        act = deciding.settle(queue=name, value=VALUES[name], keys=keys, by=request.user)
    if act is None:
        text = _("Nothing was settled: tick articles first, and choose an edition if you set one.")
        tell(request, text, level=messages.WARNING)
        return
    number = act.counts["changed"]
    text = ngettext("{count} article settled.", "{count} articles settled.", number).format(count=number)
    tell(request, text, act)
