"""Fields of a form that strangers fill in."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.corrections.wording import plain
from articles.readers import PartialDate
from articles.readers.dates import stated_date

ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
LONGEST_DATE, EARLIEST = 60, 1000
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "de", "fr", "es", "ru", "ja", "ko", "pt", "it", "ar")


class PlainField(forms.CharField):
    """A text without signs that cannot be seen; a browser's line ends are no change."""

    def to_python(self, value: Any) -> str:
        return plain(value) if isinstance(value, str) else ""


class DateField(PlainField):
    """2016-11-17, 2016-11 or 2016, or a date in words. Gives a `PartialDate`; None where it is left empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_DATE, **kwargs)
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: Any) -> PartialDate | None:
        words = super().clean(value)
        if not words:
            return None
        found = whole_date(words)
        if found is None or found.year < EARLIEST:
            text = _("“{words}” is no date. Write 2016-11-17, 2016-11 or 2016, or leave it empty if it is not known.")
            raise ValidationError(text.format(words=words))
        return found


def whole_date(words: str) -> PartialDate | None:
    """The date that words state; None where they state none, or one that never was."""
    if not ISO.fullmatch(words):
        stated = stated_date(words)
        return stated.date if stated else None
    try:
        return PartialDate.parse(words)
    except ValueError:
        return None
