"""Form fields that never fail: each cleans all values of its parameter to a `Choice` and says what it left out.

An address that was typed, cut off or is years old still shows a page, and the page says what it did not understand.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.filters.choice import Choice, Option
from articles.languages import language_name
from articles.models import UNDATED, Event, FormerSlug
from articles.search import MAX_CHARACTERS

MOST_VALUES = 40
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
YEAR = re.compile(r"[12][0-9]{3}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
UNKNOWN = "unknown"


class ChoiceField(forms.Field):
    """Reads every value of a parameter. Subclasses say in `find` which of them they know."""

    widget = forms.SelectMultiple
    single = False

    def find(self, asked: list[str]) -> Iterator[tuple[str, Option]]:
        """Pairs of a value that was asked for and what it means; unknown values are left out."""
        raise NotImplementedError

    def clean(self, value: Any) -> Choice:
        values = [value] if isinstance(value, str) else list(value or [])
        asked = list(dict.fromkeys(text.strip() for text in map(str, values) if text.strip()))
        found = dict(self.find(asked[:MOST_VALUES]))
        options = list({found[text].key: found[text] for text in asked if text in found}.values())
        ignored = [text for text in asked if text not in found]
        if self.single:
            ignored += [option.key for option in options[:-1]]
            options = options[-1:]
        return Choice(tuple(options), tuple(ignored))


class RegistryField(ChoiceField):
    """Slugs of a model; a slug that was given up finds the row that bore it."""

    def __init__(self, *, model: type[Model], **options: Any) -> None:
        super().__init__(**options)
        self.model = model

    def find(self, asked: list[str]) -> Iterator[tuple[str, Option]]:
        slugs = [text for text in asked if SLUG.fullmatch(text)]
        if not slugs:
            return
        rows: dict[str, Model] = {row.slug: row for row in self.rows(slug__in=slugs)}
        if missing := set(slugs) - rows.keys():
            rows |= self.renamed(missing)
        for slug, row in rows.items():
            yield slug, Option(row.slug, str(row), row.pk)  # type: ignore[attr-defined]

    def rows(self, **conditions: Any) -> Iterable[Any]:
        return self.model._default_manager.filter(**conditions)

    def renamed(self, slugs: Iterable[str]) -> dict[str, Model]:
        kind = self.model._meta.model_name
        bearers = dict(FormerSlug.objects.filter(kind=kind, slug__in=slugs).values_list("slug", "object_id"))
        rows = {row.pk: row for row in self.rows(pk__in=bearers.values())} if bearers else {}
        return {slug: rows[bearer] for slug, bearer in bearers.items() if bearer in rows}


class EditionField(ChoiceField):
    """Years of editions of the World Internet Conference."""

    def find(self, asked: list[str]) -> Iterator[tuple[str, Option]]:
        if years := [text for text in asked if YEAR.fullmatch(text)]:
            for year, pk in Event.objects.wic().filter(year__in=years).values_list("year", "pk"):
                yield str(year), Option(str(year), str(year), pk)


class LanguageField(ChoiceField):
    """Language tags. The archive need not hold any article in them."""

    def find(self, asked: list[str]) -> Iterator[tuple[str, Option]]:
        for text in asked:
            if LANGUAGE.fullmatch(text):
                yield text, Option(text, language_name(text), text)


class WordField(ChoiceField):
    """Words of a short list: `choices` is pairs of a word and its label."""

    def __init__(self, *, choices: Iterable[tuple[str, Any]], single: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.words = dict(choices)
        self.single = single

    def find(self, asked: list[str]) -> Iterator[tuple[str, Option]]:
        for text in asked:
            if text in self.words:
                yield text, Option(text, str(self.words[text]), text)


class YearField(ChoiceField):
    """A year, or `unknown` for articles without a date."""

    single = True

    def find(self, asked: list[str]) -> Iterator[tuple[str, Option]]:
        for text in asked:
            if YEAR.fullmatch(text):
                yield text, Option(text, text, int(text))
            elif text == UNKNOWN:
                yield text, Option(text, _("date unknown"), UNDATED.year)


class MonthField(ChoiceField):
    """A month, 1 to 12. The form adds its year."""

    single = True

    def find(self, asked: list[str]) -> Iterator[tuple[str, Option]]:
        for text in asked:
            if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= 12:
                yield text, Option(str(int(text)), date_format(date(2000, int(text), 1), "F"), int(text))


class DayField(ChoiceField):
    """A day, as 2016-11-17."""

    single = True

    def __init__(self, *, phrase: Any, **options: Any) -> None:
        super().__init__(**options)
        self.phrase = phrase

    def find(self, asked: list[str]) -> Iterator[tuple[str, Option]]:
        for text in asked:
            try:
                day = date.fromisoformat(text) if len(text) == 10 else None
            except ValueError:
                day = None
            if day and day > UNDATED:
                yield text, Option(text, self.phrase % {"day": date_format(day, "j F Y")}, day)


class QueryField(ChoiceField):
    """Words to search for: the last `q`, at most as long as a search reads; what is beyond counts as ignored."""

    single = True

    def clean(self, value: Any) -> Choice:
        values = [value] if isinstance(value, str) else list(value or [])
        texts = [" ".join(str(text).replace("\0", " ").split()) for text in values]
        text, earlier = next(iter(texts[-1:]), ""), [text for text in texts[:-1] if text]
        kept, rest = text[:MAX_CHARACTERS].rstrip(), text[MAX_CHARACTERS:]
        label = kept if '"' in kept or "“" in kept else f"“{kept}”"
        options = (Option(kept, label, kept),) if kept else ()
        return Choice(options, (*earlier, *([rest] if rest else [])))
