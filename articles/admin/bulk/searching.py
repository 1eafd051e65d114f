"""The search on the page of a bulk edit: what the address asks for, and how to ask for something else."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from articles.bulk import Selection
from articles.bulk.selection import STATUS
from articles.models import Article, Event, Organization, Source, Status, Topic

TYPED = ("q", "year")
"""Parameters that people type anew; of the others, a choice is added."""
NAMED = "named"
"""A name of an organization, as people write it; the page makes its parameter of it."""
EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that narrows the selection, and the address of the page without it."""

    group: str
    label: str
    remove: str


def search_of(request: HttpRequest, selection: Selection) -> dict[str, Any]:
    """What the page shows of the selection, and of the form that changes it."""
    return {
        "kept": [pair for pair in selection.filterset.address.pairs if pair[0] not in TYPED],
        "typed": {name: request.GET.get(name, "") for name in TYPED},
        "statuses": [(value, label, value in selection.statuses) for value, label in Status.choices],
        "chosen": list(choices(request, selection)),
        "editions": [str(year) for year in Event.objects.wic().values_list("year", flat=True)],
        "topics": list(Topic.objects.order_by("label").values_list("slug", "label")),
        "outlets": list(Source.objects.order_by("name").values_list("slug", "name")),
        "some": newest(selection),
    }


def choices(request: HttpRequest, selection: Selection) -> Any:
    for chip in selection.chips:
        pairs = QueryDict(chip.remove.partition("?")[2], mutable=True)
        pairs.setlist(STATUS, request.GET.getlist(STATUS))
        yield Choice(str(chip.group), chip.label, f"{request.path}?{pairs.urlencode()}")


def newest(selection: Selection) -> list[Article]:
    """Some of the articles found, those first that came in last."""
    keys = list(selection.keys[-EXAMPLES:]) if len(selection.keys) else []
    rows = Article.objects.only("title", "language", "status", "published_on", "date_precision")
    return list(rows.filter(pk__in=keys).order_by("-pk"))


def named(request: HttpRequest) -> str:
    """The address that asks for the organization named, instead of by its name. Says so where there is none."""
    pairs = request.GET.copy()
    name = " ".join(str(pairs.pop(NAMED)[-1]).replace("\0", " ").split())
    for key in [key for key in pairs if pairs.getlist(key) == [""]]:
        del pairs[key]
    if name:
        bears = Q(slug=name) | Q(name__iexact=name) | Q(name_zh=name) | Q(names__name__iexact=name)
        slugs = list(Organization.objects.filter(bears).order_by("slug").values_list("slug", flat=True).distinct()[:5])
        if not slugs:
            text = _("No organization in the registry is called “{name}”: nothing was narrowed by it.")
            messages.warning(request, text.format(name=name))
        for slug in slugs:
            if slug not in pairs.getlist("organization"):
                pairs.appendlist("organization", slug)
    return f"{request.path}?{pairs.urlencode()}"
