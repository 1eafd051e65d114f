"""Date, edition and outlet of an article as the desk shows them: what they rest on, and how to put them right."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import picks
from articles.admin.desk.marks import Span
from articles.admin.intake.dates import DateText
from articles.models import Article, Event, Origin, Source
from articles.models.article_desk import SOUGHT
from articles.templatetags.dates import in_words, machine_date

LABELS = {
    "date": gettext_lazy("Date"),
    "event": gettext_lazy("Edition"),
    "source": gettext_lazy("Outlet"),
}
"""What the desk asks about, by the prefix of the columns."""
SHORTEST = 4
"""Characters of evidence that are looked for in the text: fewer stand anywhere."""


class DateForm(forms.Form):
    date = DateText(required=False, label=gettext_lazy("Date"))

    def columns(self) -> dict[str, Any]:
        day = self.cleaned_data["date"]
        if day is None:
            return {"published_on": None, "date_precision": "unknown"}
        return {"published_on": day.first_day(), "date_precision": day.precision}


class EditionForm(forms.Form):
    event = forms.ModelChoiceField(
        Event.objects.order_by("-year"), required=False, label=gettext_lazy("Edition"), empty_label=gettext_lazy("None")
    )

    def columns(self) -> dict[str, Any]:
        return {"event": self.cleaned_data["event"]}


class OutletForm(forms.Form):
    """An outlet of the registry by its name, or whatever is printed."""

    source = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Outlet"),
        widget=forms.TextInput(attrs={"list": "outlets", "autocomplete": "off"}),
    )

    def columns(self) -> dict[str, Any]:
        name = self.cleaned_data["source"].strip()
        source = Source.objects.filter(name__iexact=name).first() if name else None
        return {"source": source, "outlet_name": "" if source else name}


FORMS: dict[str, Any] = {"date": DateForm, "event": EditionForm, "source": OutletForm}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of an article.

    seen     the value as a form sends it back, so that nobody overwrites what another one has just set
    choices  other candidates of the reading: their places among all, their words, the words behind them
    spans    where its evidence stands in the text
    """

    value: str
    label: Any
    words: str
    seen: str
    origin: str
    origin_label: str
    evidence: str
    may_be_none: bool
    is_none: bool
    choices: list[tuple[int, str, str]]
    form: forms.Form
    spans: tuple[Span, ...]

    @property
    def key(self) -> str:
        return self.value

    @property
    def is_inferred(self) -> bool:
        return self.origin == Origin.INFERRED

    @property
    def field(self) -> Any:
        return self.form[self.value]

    @property
    def waits(self) -> bool:
        """Whether an editor has something to say: it was guessed, or it is missing and may be there."""
        return self.is_inferred or (not self.words and not self.is_none)


def facts_of(article: Article, form: forms.Form | None = None) -> list[Fact]:
    """All of them; `form`: one that was sent and is not valid, in its place."""
    others = picks.offered(article)
    return [_fact(article, value, others.get(value, []), form) for value in LABELS]


def _fact(article: Article, value: str, others: list[Any], sent: forms.Form | None) -> Fact:
    origin = getattr(article, f"{value}_origin")
    evidence = getattr(article, f"{value}_evidence")
    seen = seen_of(article, value)
    kind = FORMS[value]
    return Fact(
        value=value,
        label=LABELS[value],
        words=words_of(article, value),
        seen=seen,
        origin=origin,
        origin_label=str(Origin(origin).label) if origin else "",
        evidence=evidence,
        may_be_none=value in SOUGHT and not seen and value not in article.without,
        is_none=value in article.without and not seen,
        choices=[(place, picks.words_of(one), str(one.get("evidence", ""))) for place, one in others],
        form=sent if isinstance(sent, kind) else kind(initial={value: seen}, auto_id="desk-%s", label_suffix=""),
        spans=tuple(_spans(article, value, evidence, origin)),
    )


def words_of(article: Article, value: str) -> str:
    """A value as people read it; "" where there is none."""
    match value:
        case "date":
            return in_words(article.published_on, article.date_precision)
        case "event":
            return str(article.event or "")
        case _:
            return str(article.source or article.outlet_name)


def seen_of(article: Article, value: str) -> str:
    """A value as its form has it."""
    match value:
        case "date":
            return machine_date(article.published_on, article.date_precision)
        case "event":
            return str(article.event_id or "")
        case _:
            return words_of(article, value)


def _spans(article: Article, value: str, evidence: str, origin: str) -> Iterator[Span]:
    """Where the words stand; what rests on several parts of a text has them parted by semicolons."""
    state = "inferred" if origin == Origin.INFERRED else "accepted"
    for part in [evidence, *evidence.split("; ")] if "; " in evidence else [evidence]:
        start = article.body.find(part) if len(part) >= SHORTEST else -1
        if start >= 0:
            yield Span(start, start + len(part), value, state)


def spans(facts: list[Fact]) -> Iterator[Span]:
    return (span for fact in facts for span in fact.spans)


def changed_meanwhile() -> str:
    return _("Somebody changed this value meanwhile: here it is as it stands now. Nothing was overwritten.")
