"""A date as far as it is known, in one line of a form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.readers import PartialDate
from articles.readers.dates import stated_date

LONGEST = 60
HINT = gettext_lazy("As far as it is known: 2016-11-17, 2016-11 or 2016.")


class DateText(forms.CharField):
    """2016-11-17, 2016-11 or 2016, or a date in words: 17 November 2016, 2016年11月17日. Gives a `PartialDate`."""

    def __init__(self, *, help_text: Any = HINT, **kwargs: Any) -> None:
        super().__init__(help_text=help_text, max_length=LONGEST, **kwargs)
        self.widget.attrs |= {"class": "vDateText", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, PartialDate) else value

    def clean(self, value: Any) -> PartialDate | None:
        words = super().clean(value).strip()
        if not words:
            return None
        try:
            return PartialDate.parse(words)
        except ValueError:
            stated = stated_date(words)
        if stated is None:
            text = _("“{words}” is no date. Write 2016-11-17, 2016-11 or 2016, or leave it empty if it is not known.")
            raise ValidationError(text.format(words=words))
        return stated.date
