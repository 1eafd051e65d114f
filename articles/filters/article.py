from collections.abc import Callable, Collection, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import and_, or_
from typing import Any, Self

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet
from pyroaring import BitMap

from articles import retrieval, search
from articles.bitmaps import Bitmaps
from articles.countries import COUNTRIES
from articles.filters import fields
from articles.filters.address import Address
from articles.filters.choice import Choice, Ignored, Option
from articles.filters.result import Result
from articles.models import (
    UNDATED,
    Article,
    ArticleQuerySet,
    Mention,
    Organization,
    Precision,
    Source,
    Topic,
    families,
    vocabulary,
)

PER = [("copy", _("each copy")), ("story", _("each story once"))]
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
    """Narrows by the `Choice` that `field_class` cleans to.

    `condition` makes a database condition of it, `articles` the bitmap of the same articles; without the two, the
    choice says how to look at a result and not which one. Tests hold one against the other.
    """

    def __init__(
        self,
        field_class: type[fields.ChoiceField],
        condition: Callable[[Choice], Q | None] = lambda choice: None,
        articles: Callable[[Bitmaps, Choice], BitMap] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.field_class = field_class
        self.condition = condition
        self.articles = articles

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Each filter set has copies of its own; of a filter, nothing changes but the set that it belongs to."""
        return copy(self)

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
    if choice.family:
        together = families.read()
        named = (Q(organization_ids__overlap=sorted(together.of(pk))) for pk in choice.values)
        return reduce(and_ if choice.every else or_, named)
    return Q(**{f"organization_ids__{'contains' if choice.every else 'overlap'}": choice.values})


def names_some(trait: str) -> Callable[[Choice], Q]:
    """Articles that name an organization with one of the values chosen for `trait`."""

    def condition(choice: Choice) -> Q:
        named = Mention.objects.accepted().filter(**{f"organization__{trait}__in": choice.values})
        return Q(pk__in=named.values("article"))

    return condition


def speaks(choice: Choice) -> Q:
    """A language holds its variants: zh finds zh-Hans and zh-Hant."""
    variants = (Q(language__startswith=f"{tag}-") for tag in choice.values)
    return reduce(or_, variants, Q(language__in=choice.values))


def having(column: str) -> Callable[[Bitmaps, Choice], BitMap]:
    """Articles with any of the values chosen."""
    return lambda index, choice: index.any_of(column, choice.values)


def naming(index: Bitmaps, choice: Choice) -> BitMap:
    column = "family" if choice.family else "organization"
    if not choice.every:
        return index.any_of(column, choice.values)
    return reduce(BitMap.intersection, (index.having(column, pk) for pk in choice.values))


def speaking(index: Bitmaps, choice: Choice) -> BitMap:
    chosen = tuple(f"{tag}-" for tag in choice.values)
    return index.any_of("language", [tag for tag in index.columns["language"] if f"{tag}-".startswith(chosen)])


def of_year(index: Bitmaps, choice: Choice) -> BitMap:
    return index.having("day", UNDATED) if choice.only == UNDATED.year else index.having("year", choice.only)


def of_month(index: Bitmaps, choice: Choice) -> BitMap:
    year, month = choice.only
    return index.having("month", date(year, month, 1))


def query_of(choice: Choice) -> search.Query:
    return search.parse(choice.only, vocabulary.current()) if choice else search.Query()


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
        chosen = cleaned["organization"]
        every, family = bool(cleaned["together"]), bool(cleaned["family"])
        cleaned["organization"] = Choice(chosen.options, chosen.ignored, every=every and bool(chosen), family=family)
        return cleaned


class ArticleFilter(FilterSet):
    """Which public articles somebody asked for. Within a parameter any value will do; all parameters must hold.

    Nothing in the query string is an error: what is not understood is left out and listed in `ignored`.
    """

    q = ChoiceFilter(fields.QueryField, lambda choice: search.condition(query_of(choice).tree), label=_("Words"))
    edition = ChoiceFilter(
        fields.EditionField, lambda choice: Q(event__in=choice.values), having("edition"), label=_("Edition")
    )
    organization = ChoiceFilter(
        fields.RegistryField, names_organizations, naming, model=Organization, label=_("Organization")
    )
    family = ChoiceFilter(
        fields.WordField, choices=[("1", _("with predecessors and subsidiaries"))], label=_("Organizations")
    )
    together = ChoiceFilter(fields.WordField, choices=[("all", _("named together"))], label=_("Organizations"))
    kind = ChoiceFilter(
        fields.WordField,
        names_some("kind"),
        having("kind"),
        choices=Organization.Kind.choices,
        label=_("Kind of organization"),
    )
    country = ChoiceFilter(
        fields.WordField,
        names_some("country"),
        having("country"),
        choices=list(COUNTRIES.items()),
        label=_("Country of organization"),
    )
    outlet = ChoiceFilter(
        fields.RegistryField,
        lambda choice: Q(source__in=choice.values),
        having("outlet"),
        model=Source,
        label=_("Outlet"),
    )
    agency = ChoiceFilter(
        fields.RegistryField,
        lambda choice: Q(agency__in=choice.values),
        having("agency"),
        model=Source,
        label=_("Agency"),
    )
    topic = ChoiceFilter(
        fields.RegistryField,
        lambda choice: Q(topic_ids__overlap=choice.values),
        having("topic"),
        model=Topic,
        label=_("Topic"),
    )
    language = ChoiceFilter(fields.LanguageField, speaks, speaking, label=_("Language"))
    year = ChoiceFilter(fields.YearField, within_year, of_year, label=_("Year"))
    month = ChoiceFilter(fields.MonthField, within_month, of_month, label=_("Month"))
    after = ChoiceFilter(
        fields.DayField,
        lambda choice: Q(sort_date__gte=choice.only),
        lambda index, choice: index.between(choice.only, None),
        phrase=_("from %(day)s"),
        label=_("Date"),
    )
    before = ChoiceFilter(
        fields.DayField,
        lambda choice: Q(sort_date__lte=choice.only, published_on__isnull=False),
        lambda index, choice: index.between(None, choice.only),
        phrase=_("until %(day)s"),
        label=_("Date"),
    )
    per = ChoiceFilter(fields.WordField, choices=PER, single=True, label=_("Counted"))
    sort = ChoiceFilter(fields.WordField, choices=SORTS, single=True, label=_("Order"))

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

    @cached_property
    def query(self) -> search.Query:
        """The words of the search as they were understood; empty where there are none."""
        return query_of(self.choices["q"])

    def result(self, index: Bitmaps) -> Result:
        """What the choices find, one by one and together, as bitmaps."""
        chosen = [(self.filters[name].articles, name, choice) for name, choice in self.choices.items() if choice]
        parts = {name: articles(index, choice) for articles, name, choice in chosen if articles}
        if self.query.tree is None:
            return Result(index, parts, per_story=self.per_story)
        found = retrieval.found(self.query, index)
        return Result(index, parts | {"q": found.ids}, found, self.per_story)

    def filter_queryset(self, queryset: ArticleQuerySet) -> ArticleQuerySet:
        found = self.narrowed()
        return found.one_a_story() if self.per_story else found

    @property
    def per_story(self) -> bool:
        """Whether the copies of one text count, and are listed, once."""
        return bool(self.choices["per"].only == "story")

    @property
    def order(self) -> str:
        """ "newest", "oldest" or "relevance", which needs a search for something."""
        order = self.choices["sort"].only or "newest"
        return "newest" if order == "relevance" and not self.query else order

    @cached_property
    def address(self) -> Address:
        """The one address of this state, on its first page."""
        usual = ("per", "copy")
        pairs = ((name, key) for name, choice in self.choices.items() for key in choice.keys if (name, key) != usual)
        return Address(reverse("articles:article-list"), tuple(self.filters)).of(pairs)

    @cached_property
    def chips(self) -> list[Chip]:
        return list(self._chips())

    def _chips(self) -> Iterator[Chip]:
        for name, choice in self.choices.items():
            for option in choice.options if name not in ("per", "sort") else ():
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
