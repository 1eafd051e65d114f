"""Filters of the list of articles."""

import re
from typing import Any

from django.contrib import admin
from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.columns import DOUBTFUL, VALUE_NAMES
from articles.languages import language_name
from articles.models import ArticleCapture, Comment, Event, Mention, Origin
from articles.models.article import UNDATED

ANYTHING = "anything"
FOUR_DIGITS = re.compile("[1-9][0-9]{3}")


class NamedNoneFilter(admin.RelatedFieldListFilter):
    """A filter whose last choice, the rows without any, has a name of its own."""

    nothing: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_value_display = self.nothing


class OutletFilter(NamedNoneFilter, admin.RelatedOnlyFieldListFilter):
    """Outlets that have articles."""

    nothing = _("No outlet")


class EditionFilter(NamedNoneFilter):
    """Editions by year, which is shorter than their names."""

    nothing = _("No edition")

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        return [(event.pk, str(event.year)) for event in Event.objects.only("year")]


class LanguageFilter(admin.AllValuesFieldListFilter):
    """Languages by name."""

    def choices(self, changelist: Any) -> Any:
        everything, *languages = super().choices(changelist)
        yield everything
        for choice in languages:
            tag, space, count = choice["display"].partition(" ")
            yield {**choice, "display": f"{language_name(tag)}{space}{count}"}


class InferredFilter(admin.SimpleListFilter):
    """Articles in which a certain value was inferred, or any that is flagged for it."""

    title = _("inferred")
    parameter_name = "inferred"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(ANYTHING, _("Anything")), *((value, str(name).capitalize()) for value, name in VALUE_NAMES.items())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        condition = Q()
        for value in VALUE_NAMES:
            if self.value() == value or (self.value() == ANYTHING and value in DOUBTFUL):
                condition |= Q(**{f"{value}_origin": Origin.INFERRED})
        return queryset.filter(condition)


class MentionsFilter(admin.SimpleListFilter):
    """Articles with suggestions that wait for a decision, or without any."""

    title = _("mentions")
    parameter_name = "mentions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("suggested", _("With suggestions")), ("decided", _("All decided"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        waiting = Exists(Mention.objects.suggested().filter(article=OuterRef("pk")))
        match self.value():
            case "suggested":
                return queryset.filter(waiting)
            case "decided":
                return queryset.filter(~waiting)
            case _:
                return queryset


class WarningsFilter(admin.SimpleListFilter):
    """Articles about which the intake had something to say."""

    title = _("warnings")
    parameter_name = "warnings"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("With warnings"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.exclude(warnings=[]) if self.value() == "yes" else queryset


class RelationFilter(admin.SimpleListFilter):
    """Articles that want a look beside another text: what they may be doubles of, a later version, their own parts."""

    title = _("other texts")
    parameter_name = "other"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("newer", _("Newer version there")),
            ("double", _("Possible double")),
            ("roundup", _("Round-up to split")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "newer":
                return queryset.filter(Exists(newer_waiting().filter(article=OuterRef("pk"))))
            case "double":
                return queryset.filter(story__isnull=False, story_decided=False)
            case "roundup":
                return queryset.filter(ROUNDUP)
        return queryset


class CommentsFilter(admin.SimpleListFilter):
    """Articles about which editors said something that is not settled."""

    title = _("comments")
    parameter_name = "comments"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("With open comments"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "open":
            return queryset
        return queryset.filter(Exists(Comment.objects.open().filter(article=OuterRef("pk"))))


class PlanFilter(admin.SimpleListFilter):
    """Articles that are to be published by themselves."""

    title = _("planned")
    parameter_name = "planned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("To be published later"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(publish_at__isnull=False) if self.value() == "yes" else queryset


ROUNDUP = Q(candidates__contains=[{"field": "story"}])
"""Articles whose reading found several stories, and that were not split yet."""


def newer_waiting() -> QuerySet[ArticleCapture]:
    """Later texts of a page about which nobody has decided."""
    return ArticleCapture.objects.filter(role=ArticleCapture.Role.NEWER, decided_at=None)


class YearFilter(admin.SimpleListFilter):
    """The year of publication. Its choices come from the first and the last date, which costs one query."""

    title = _("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        span = model_admin.model.objects.filter(published_on__gt=UNDATED).aggregate(
            first=Min("published_on"), last=Max("published_on")
        )
        years = range(span["last"].year, span["first"].year - 1, -1) if span["last"] else ()
        return [("unknown", _("Undated")), *((str(year), str(year)) for year in years)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        if value == "unknown":
            return queryset.filter(published_on=None)
        return queryset.filter(published_on__year=int(value)) if FOUR_DIGITS.fullmatch(value) else queryset
