"""One document of a preview: what was understood, what else it may have been, and what the editor makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.fields import LinesField, TextAreaField
from articles.admin.intake.dates import DateText
from articles.ingest import Seen
from articles.ingest.rows import PRINTED_LENGTH, TITLE_LENGTH, WEB_ADDRESS
from articles.languages import language_name
from articles.models import Event, Place, Source
from articles.models.source import SourceKind
from articles.readers import PartialDate
from articles.templatetags.dates import in_words
from articles.understanding import Candidate, Knowledge, Understood

LANGUAGES = ("en", "zh-Hans", "zh-Hant", "de", "fr", "es", "ru", "ja", "ko", "pt", "it", "ar")
PICKED = ("date", "outlet", "agency", "place", "edition")
"""Fields of which other candidates are offered."""


@dataclass(frozen=True, slots=True)
class Registry:
    """The rows that an editor may name, by the names that understanding uses; read once for a page."""

    knowledge: Knowledge
    events: dict[str, Event]
    sources: dict[str, Source]
    places: dict[str, Place]

    @classmethod
    def load(cls, knowledge: Knowledge) -> "Registry":
        """Three queries."""
        return cls(
            knowledge,
            {str(event.year): event for event in Event.objects.wic().order_by("-year")},
            {source.name: source for source in Source.objects.order_by("name")},
            {place.name: place for place in Place.objects.order_by("name")},
        )

    @property
    def agencies(self) -> list[str]:
        """What may be an agency: wire services first, then whatever else may have written a text."""
        return [name for name, source in self.sources.items() if source.kind == SourceKind.WIRE]

    def source(self, words: str) -> Source | None:
        return self.sources.get(words) or self.sources.get(self.knowledge.source_of(words) or "")

    def place(self, words: str) -> Place | None:
        return self.places.get(words) or self.places.get(self.knowledge.place_of(words) or "")


def listed(name: str, **attributes: Any) -> forms.TextInput:
    """A line with suggestions from the page's list of that name."""
    return forms.TextInput(attrs={"class": "vTextField", "list": name, "autocomplete": "off"} | attributes)


class DocumentForm(forms.Form):
    """What an article will say. Whatever differs from what was understood is the editor's."""

    take = forms.BooleanField(required=False, initial=True, label=gettext_lazy("Take in as a draft"))
    title = forms.CharField(
        max_length=TITLE_LENGTH,
        label=gettext_lazy("Title"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "headline"}),
    )
    date = DateText(required=False, label=gettext_lazy("Date"))
    place = forms.CharField(
        required=False, max_length=PRINTED_LENGTH, label=gettext_lazy("Place"), widget=listed("places")
    )
    outlet = forms.CharField(
        required=False, max_length=PRINTED_LENGTH, label=gettext_lazy("Outlet"), widget=listed("outlets")
    )
    agency = forms.CharField(
        required=False, max_length=PRINTED_LENGTH, label=gettext_lazy("Agency"), widget=listed("agencies")
    )
    edition = forms.ChoiceField(required=False, label=gettext_lazy("Edition"))
    byline = LinesField(
        required=False,
        label=gettext_lazy("Byline"),
        help_text=gettext_lazy("One name a line."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "lines"}),
    )
    language = forms.ChoiceField(required=False, label=gettext_lazy("Language"))
    source_url = forms.CharField(
        required=False,
        label=gettext_lazy("Address of the original"),
        widget=forms.TextInput(attrs={"class": "vTextField wide", "inputmode": "url", "spellcheck": "false"}),
    )
    body = TextAreaField(
        required=False,
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField prose"}),
    )

    def __init__(
        self, *args: Any, seen: Seen, registry: Registry, given_date: PartialDate | None = None, **kwargs: Any
    ) -> None:
        self.seen, self.registry, self.given_date = seen, registry, given_date
        self.understood: dict[str, Any] = values_of(seen.understood, registry)
        kwargs["initial"] = {"take": True, **self.understood, **({"date": given_date} if given_date else {})}
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self._field("edition").choices = [("", _("None"))] + [
            (year, str(event)) for year, event in registry.events.items()
        ]
        tags = dict.fromkeys([*LANGUAGES, self.understood["language"]])
        self._field("language").choices = [("", _("Not known")), *((tag, language_name(tag)) for tag in tags if tag)]
        for name, label, candidates in self._choices():
            choices = [("", _("as above")), *((str(number), one.value) for number, one in candidates)]
            self.fields[f"{name}_pick"] = forms.ChoiceField(
                required=False, label=label, choices=choices, widget=forms.RadioSelect
            )

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def _choices(self) -> Iterator[tuple[str, Any, list[tuple[int, Candidate]]]]:
        for name in PICKED:
            if others := self.others.get(name):
                yield name, _("or"), others

    @cached_property
    def others(self) -> dict[str, list[tuple[int, Candidate]]]:
        """What a field may have been instead, by the field: candidates with their numbers."""
        found: dict[str, list[tuple[int, Candidate]]] = {}
        for number, one in enumerate(self.seen.understood.candidates):
            values = [shown(self.understood[one.field])] if one.field in PICKED else []
            values += [other.value for _n, other in found.get(one.field, ())]
            if one.field in PICKED and not one.chosen and one.value not in values:
                found.setdefault(one.field, []).append((number, one))
        return found

    def full_clean(self) -> None:
        """A document that is left out need not be right."""
        super().full_clean()
        if self.is_bound and not self.left_in:
            self._errors = forms.utils.ErrorDict()

    @property
    def left_in(self) -> bool:
        return bool(self.cleaned_data.get("take")) if self.is_bound else True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name in self.others:
            if picked := data.pop(f"{name}_pick", ""):
                value = self.seen.understood.candidates[int(picked)].value
                data[name] = PartialDate.parse(value) if name == "date" else value
                self.errors.pop(name, None)
        if (words := data.get("agency")) and self.registry.source(words) is None:
            text = _(
                "The registry has no agency “{name}”: choose one of its outlets and agencies, add this one there,"
                " or leave it empty."
            )
            self.add_error("agency", text.format(name=words))
        return data

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_source_url(self) -> str:
        address: str = self.cleaned_data["source_url"].strip()
        if address and not WEB_ADDRESS.fullmatch(address):
            raise ValidationError(_("An address must begin with http:// or https:// and hold no spaces."))
        return address

    def corrections(self) -> dict[str, Any]:
        """What the editor changed: values by column of the article."""
        data = self.cleaned_data
        changed = {name for name, value in self.understood.items() if data.get(name) != value}
        found: dict[str, Any] = {
            name: data[name] for name in ("title", "byline", "language", "source_url", "body") if name in changed
        }
        if "date" in changed:
            found |= date_columns(data["date"])
        if "place" in changed:
            found |= {"place": self.registry.place(data["place"]), "place_text": data["place"]}
        if "outlet" in changed:
            source = self.registry.source(data["outlet"])
            found |= {"source": source, "outlet_name": "" if source else data["outlet"]}
        if "agency" in changed:
            found |= {"agency": self.registry.source(data["agency"])}
        if "edition" in changed:
            found |= {"event": self.registry.events.get(data["edition"])}
        return found


def values_of(understood: Understood, registry: Registry) -> dict[str, Any]:
    """What a form begins with, as its fields clean it."""
    edition = str(understood.edition or "")
    address = (understood.source_url or "").strip()
    return {
        "title": " ".join((understood.title or "").split())[:TITLE_LENGTH],
        "date": understood.published,
        "place": (understood.place or "").strip()[:PRINTED_LENGTH],
        "outlet": (understood.outlet or "").strip()[:PRINTED_LENGTH],
        "agency": (understood.agency or "").strip() if registry.source(understood.agency or "") else "",
        "edition": edition if edition in registry.events else "",
        "byline": list(understood.byline),
        "language": "" if understood.language == "und" else understood.language,
        "source_url": address if WEB_ADDRESS.fullmatch(address) else "",
        "body": understood.body.strip(),
    }


def date_columns(found: PartialDate | None) -> dict[str, Any]:
    """The columns of a date that an editor gives; the time of the day was that of the date that was read."""
    return {
        "published_on": found.first_day() if found else None,
        "date_precision": found.precision if found else "unknown",
        "published_time": None,
        "published_zone": "",
    }


def shown(value: Any) -> str:
    return value.isoformat() if isinstance(value, PartialDate) else str(value or "")


def words_of(candidate: Candidate) -> str:
    """A candidate as people read it."""
    if candidate.field != "date":
        return candidate.value
    found = PartialDate.parse(candidate.value)
    return in_words(date(found.year, found.month or 1, found.day or 1), found.precision)
