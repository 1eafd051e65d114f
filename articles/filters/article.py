from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet

from articles import search
from articles.filters import fields
from articles.filters.address import Address
from articles.filters.choice import Choice, Ignored, Option
from articles.models import UNDATED, Article, ArticleQuerySet, Mention, Organization, Precision, Source, Topic

SORTS = [("newest", _("newest first")), ("oldest", _("oldest first")), ("relevance", _("best match first"))]
VIEW = {"cursor", "find", "more"}
"""Parameters that say how to look at a result, not which one."""
RESTS_ON = {"year": ("month",), "q": ("sort",)}
"""Parameters that say nothing without another one, and go with it."""
FOREIGN = ("utm_", "fbclid", "gclid", "mc_")
"""What other sites append to links; nobody needs to be told that it does nothing here."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice as the page shows it, with the address that takes it back."""

    name: str
    group: str
    label: str
    remove: str


class ChoiceFilter(Filter):
    """Narrows by the `Choice` that `field_class` cleans to; `condition` makes a database condition of it."""

    def __init__(
        self, field_class: type[fields.ChoiceField], condition: Callable[[Choice], Q | None], **options: Any
    ) -> None:
        super().__init__(**options)
        self.field_class = field_class
        self.condition = condition

    def filter(self, queryset: ArticleQuerySet, choice: Choice) -> ArticleQuerySet:
        condition = self.condition(choice) if choice else None
        return queryset if condition is None else queryset.filter(condition)


def within_year(choice: Choice) -> Q:
    return Q(sort_date__range=(date(choice.only, 1, 1), date(choice.only, 12, 31)))


def within_month(choice: Choice) -> Q:
    """A date that is known to the year alone lies in no month."""
    year, month = choice.only
    following = date(year + month // 12, month % 12 + 1, 1)
    return Q(
        sort_date__gte=date(year, month, 1),
        sort_date__lt=following,
        date_precision__in=[Precision.DAY, Precision.MONTH],
    )


def names_organizations(choice: Choice) -> Q:
    return Q(**{f"organization_ids__{'contains' if choice.every else 'overlap'}": choice.values})


def names_kind(choice: Choice) -> Q:
    return Q(pk__in=Mention.objects.accepted().filter(organization__kind__in=choice.values).values("article"))


def speaks(choice: Choice) -> Q:
    """A language holds its variants: zh finds zh-Hans and zh-Hant."""
    variants = (Q(language__startswith=f"{tag}-") for tag in choice.values)
    return reduce(or_, variants, Q(language__in=choice.values))


class ArticleForm(forms.Form):
    """Rules between parameters; what breaks one is ignored, and said to be."""

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        year, month = cleaned["year"], cleaned["month"]
        if month:
            if year and year.only != UNDATED.year:
                option = month.options[0]
                cleaned["month"] = Choice((Option(option.key, option.label, (year.only, option.value)),), month.ignored)
            else:
                cleaned["month"] = Choice((), (*month.ignored, *month.keys))
        if cleaned["sort"].only == "relevance" and not cleaned["q"]:
            cleaned["sort"] = Choice((), ("relevance",))
        elif cleaned["sort"].only == "newest":  # goes without saying, so that one state has one address
            cleaned["sort"] = Choice((), cleaned["sort"].ignored)
        if cleaned["together"] and cleaned["organization"]:
            chosen = cleaned["organization"]
            cleaned["organization"] = Choice(chosen.options, chosen.ignored, every=True)
        return cleaned


class ArticleFilter(FilterSet):
    """Which public articles somebody asked for. Within a parameter any value will do; all parameters must hold.

    Nothing in the query string is an error: what is not understood is left out and listed in `ignored`.
    """

    q = ChoiceFilter(fields.QueryField, lambda choice: search.matches(choice.only), label=_("Words"))
    edition = ChoiceFilter(fields.EditionField, lambda choice: Q(event__in=choice.values), label=_("Edition"))
    organization = ChoiceFilter(fields.RegistryField, names_organizations, model=Organization, label=_("Organization"))
    together = ChoiceFilter(
        fields.WordField, lambda choice: None, choices=[("all", _("named together"))], label=_("Organizations")
    )
    kind = ChoiceFilter(
        fields.WordField, names_kind, choices=Organization.Kind.choices, label=_("Kind of organization")
    )
    outlet = ChoiceFilter(
        fields.RegistryField,
        lambda choice: Q(source__in=choice.values),
        model=Source,
        label=_("Outlet"),
    )
    agency = ChoiceFilter(
        fields.RegistryField,
        lambda choice: Q(agency__in=choice.values),
        model=Source,
        label=_("Agency"),
    )
    topic = ChoiceFilter(
        fields.RegistryField,
        lambda choice: Q(topic_ids__overlap=choice.values),
        model=Topic,
        label=_("Topic"),
    )
    language = ChoiceFilter(fields.LanguageField, speaks, label=_("Language"))
    year = ChoiceFilter(fields.YearField, within_year, label=_("Year"))
    month = ChoiceFilter(fields.MonthField, within_month, label=_("Month"))
    after = ChoiceFilter(
        fields.DayField, lambda choice: Q(sort_date__gte=choice.only), phrase=_("from %(day)s"), label=_("Date")
    )
    before = ChoiceFilter(
        fields.DayField,
        lambda choice: Q(sort_date__lte=choice.only, published_on__isnull=False),
        phrase=_("until %(day)s"),
        label=_("Date"),
    )
    sort = ChoiceFilter(fields.WordField, lambda choice: None, choices=SORTS, single=True, label=_("Order"))

    class Meta:
        model = Article
        fields: list[str] = []
        form = ArticleForm

    def __init__(self, data: Any = None, queryset: ArticleQuerySet | None = None, **options: Any) -> None:
        public = Article.objects.public() if queryset is None else queryset
        super().__init__({} if data is None else data, public, **options)

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """What was chosen, by parameter; parameters without a choice have an empty one."""
        self.form.is_valid()
        return dict(self.form.cleaned_data)

    def narrowed(self, without: Collection[str] = ()) -> ArticleQuerySet:
        """The articles that meet all choices but those of the parameters in `without`."""
        queryset = self.queryset
        for name, choice in self.choices.items():
            if name not in without:
                queryset = self.filters[name].filter(queryset, choice)
        return queryset

    def filter_queryset(self, queryset: ArticleQuerySet) -> ArticleQuerySet:
        return self.narrowed()

    @property
    def order(self) -> str:
        """ "newest", "oldest" or "relevance"."""
        return self.choices["sort"].only or "newest"

    @cached_property
    def address(self) -> Address:
        """The one address of this state, on its first page."""
        pairs = ((name, key) for name, choice in self.choices.items() for key in choice.keys)
        return Address(reverse("articles:article-list"), tuple(self.filters)).of(pairs)

    @cached_property
    def chips(self) -> list[Chip]:
        return list(self._chips())

    def _chips(self) -> Iterator[Chip]:
        for name, choice in self.choices.items():
            for option in choice.options if name != "sort" else ():
                away = self.address.lacking(name, option.key).without(*RESTS_ON.get(name, ()))
                yield Chip(name, str(self.filters[name].label), option.label, str(away))

    @cached_property
    def ignored(self) -> list[Ignored]:
        """What was asked for and is not understood: values of a parameter, and parameters that there are not."""
        known = [
            Ignored.of(self.filters[name].label, text)
            for name, choice in self.choices.items()
            for text in choice.ignored
        ]
        strange = [
            name for name in self.data if name not in self.filters and name not in VIEW and not name.startswith(FOREIGN)
        ]
        return (known + [Ignored.of(_("Parameter"), name) for name in strange])[:12]
