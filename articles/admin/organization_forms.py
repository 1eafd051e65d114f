"""The rows that belong to an organization: its names with their days and context, and who came before and after it."""

from calendar import monthrange
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.admin.forms import RowForm
from articles.models import OrganizationName, OrganizationSuccession, Precision

LENGTHS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
"""How much of a date an ISO date of so many characters says."""
UNREADABLE = _("Write a day such as 2013-10-28, a month such as 2013-10, or a year such as 2013.")


def partial_date(text: str) -> tuple[date, Precision]:
    """The first day of a day, month or year, and which of them it was. Raises `ValueError` for anything else."""
    precision = LENGTHS.get(len(text))
    if precision is None or not text.replace("-", "").isascii():
        raise ValueError(text)
    return date.fromisoformat(f"{text}-01-01"[:10]), precision


def partial_date_input() -> forms.TextInput:
    return forms.TextInput(attrs={"size": 10, "placeholder": "2013-10-28", "class": "partial-date"})


class PartialDateField(forms.CharField):
    """A day, a month or a year, as the day that a name begins with or, with `last`, ends with."""

    def __init__(self, *, last: bool = False, **options: Any) -> None:
        defaults: dict[str, Any] = {"required": False, "widget": partial_date_input(), "max_length": 10}
        super().__init__(**defaults | options)
        self.last = last

    def clean(self, value: Any) -> date | None:
        if not (text := super().clean(value)):
            return None
        try:
            first, precision = partial_date(text)
        except ValueError as error:
            raise ValidationError(UNREADABLE) from error
        if not self.last or precision == Precision.DAY:
            return first
        month = 12 if precision == Precision.YEAR else first.month
        return date(first.year, month, monthrange(first.year, month)[1])

    def prepare_value(self, value: Any) -> Any:
        """Days that begin or end a year are that year, as an editor wrote it."""
        if not isinstance(value, date):
            return value
        year = (value.month, value.day) == ((12, 31) if self.last else (1, 1))
        return f"{value.year:04}" if year else value.isoformat()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and str(self.prepare_value(initial) or "") != str(data or "").strip()


class NameForm(RowForm):
    """A name: an empty context and no days mean that it stands for the organization wherever it is printed."""

    valid_from = PartialDateField(label=_("From"))
    valid_to = PartialDateField(label=_("Until"), last=True)

    class Meta:
        model = OrganizationName
        fields = "__all__"


class SuccessionForm(RowForm):
    """A succession, whose date is as exact as it is written. Who followed whom is fixed: another pair is a new row."""

    when = forms.CharField(
        label=_("When"),
        required=False,
        max_length=10,
        widget=partial_date_input(),
        help_text=_("A day, a month (2013-10) or a year (2013)."),
    )

    class Meta:
        model = OrganizationSuccession
        fields: ClassVar[list[str]] = ["kind", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2, "class": "lines"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in {"predecessor", "successor"} & self.fields.keys():
                self.fields[name].disabled = True
                self.fields[name].widget = forms.HiddenInput()
        day = self.instance.happened_on
        known = {precision: length for length, precision in LENGTHS.items()}
        self.initial["when"] = day.isoformat()[: known.get(self.instance.date_precision, 0)] if day else ""

    def clean_when(self) -> str:
        text = str(self.cleaned_data["when"])
        if text:
            try:
                partial_date(text)
            except ValueError as error:
                raise ValidationError(UNREADABLE) from error
        return text

    def complete(self) -> None:
        text = self.cleaned_data.get("when")
        self.instance.happened_on, self.instance.date_precision = (
            partial_date(text) if text else (None, Precision.UNKNOWN)
        )
