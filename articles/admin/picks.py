"""What else a value of an article may be: the candidates of its reading, as a quiet choice beside the field."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, Event, Source
from articles.readers import PartialDate
from articles.templatetags.dates import in_words, machine_date

FIELDS = {"date": "date", "source": "outlet", "agency": "agency", "event": "edition"}
"""Values of an article, and what candidates for them are called."""

Candidate = Mapping[str, Any]


def offered(article: Article) -> dict[str, list[tuple[int, Candidate]]]:
    """For each value the candidates that are not it, with their places among all of the article's."""
    now = {
        "date": machine_date(article.published_on, article.date_precision),
        "source": article.source.name if article.source else article.outlet_name,
        "agency": article.agency.name if article.agency else "",
        "event": str(article.event.year) if article.event else "",
    }
    found: dict[str, list[tuple[int, Candidate]]] = {}
    for value, name in FIELDS.items():
        seen = {now[value]}
        for place, one in enumerate(article.candidates):
            if one.get("field") == name and one.get("value") not in seen:
                seen.add(one["value"])
                found.setdefault(value, []).append((place, one))
    return found


def field(candidates: list[tuple[int, Candidate]]) -> forms.ChoiceField:
    """Radio buttons: as it is, or one of the others, each with the words behind it."""
    choices = [("", _("as above")), *((str(place), label(one)) for place, one in candidates)]
    return forms.ChoiceField(choices=choices, required=False, label=_("or"), widget=forms.RadioSelect)


def label(one: Candidate) -> SafeString:
    words = words_of(one)
    if not one.get("evidence"):
        return format_html("<b>{}</b>", words)
    return format_html('<b>{}</b> <q class="evidence">{}</q>', words, one["evidence"])


def words_of(one: Candidate) -> str:
    """A candidate's value as people read it."""
    if one["field"] != "date":
        return str(one["value"])
    found = PartialDate.parse(one["value"])
    return in_words(found.first_day(), found.precision)


def columns(one: Candidate) -> dict[str, Any]:
    """The columns of the article that a candidate makes; none where the registry lacks what it names."""
    value = str(one["value"])
    match one["field"]:
        case "date":
            day = PartialDate.parse(value)
            return {
                "published_on": day.first_day(),
                "date_precision": day.precision,
                "published_time": None,
                "published_zone": "",
            }
        case "outlet":
            source = Source.objects.filter(name=value).first()
            return {"source": source, "outlet_name": "" if source else value}
        case "agency":
            agency = Source.objects.filter(name=value).first()
            return {"agency": agency} if agency else {}
        case "edition":
            event = Event.objects.wic().filter(year=int(value)).first() if value.isdecimal() else None
            return {"event": event} if event else {}
    return {}
