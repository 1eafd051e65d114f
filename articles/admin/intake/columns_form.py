"""What the columns of a table hold: guessed, shown with examples, put right by selects, remembered."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import readers
from articles.models import Capture, Channel, Intake
from articles.readers import ReadingError, csvs

EXAMPLES = 3
LONGEST_EXAMPLE = 120
MOST_COLUMNS = 60
"""Columns that are shown; those beyond them are kept as labels."""
KEPT_AS_LABEL = gettext_lazy("(kept as a label)")

FIELDS = {
    "title": gettext_lazy("title"),
    "body": gettext_lazy("text"),
    "published_on": gettext_lazy("date"),
    "source_url": gettext_lazy("address"),
    "outlet": gettext_lazy("outlet"),
    "agency": gettext_lazy("agency"),
    "byline": gettext_lazy("byline"),
    "language": gettext_lazy("language"),
    "place": gettext_lazy("place"),
    "edition": gettext_lazy("edition (year)"),
    "summary": gettext_lazy("summary"),
}
"""What a column may hold, in the words of the desk."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column with its select, its first values, and why it is thought to hold what it does."""

    name: str
    field: Any
    examples: list[str]
    reason: str


class ColumnsForm(forms.Form):
    """One select a column. `table`: the head of the table as its reader sees it."""

    def __init__(self, *args: Any, table: csvs.Table, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.table = table
        names = {name: FIELDS.get(name, name) for name in csvs.FIELDS}
        choices: list[tuple[str, Any]] = [("", KEPT_AS_LABEL), *names.items()]
        for number, column in enumerate(table.mapping.columns[:MOST_COLUMNS]):
            self.fields[str(number)] = forms.ChoiceField(
                choices=choices, required=False, label=column.name or _("(no name)"), initial=column.field
            )

    @property
    def rows(self) -> list[ColumnRow]:
        found = []
        for number, column in enumerate(self.table.mapping.columns[:MOST_COLUMNS]):
            cells = (row[number].strip() for row in self.table.rows if number < len(row))
            examples = list(dict.fromkeys(cell[:LONGEST_EXAMPLE] for cell in cells if cell))[:EXAMPLES]
            found.append(ColumnRow(column.name, self[str(number)], examples, column.reason))
        return found

    @property
    def beyond(self) -> int:
        return max(len(self.table.mapping.columns) - MOST_COLUMNS, 0)

    def clean(self) -> dict[str, Any]:
        """A field is held by one column at most, and a title or a text by some."""
        data = super().clean() or self.cleaned_data
        chosen = [field for field in data.values() if field]
        for number, field in list(data.items()):
            if field and chosen.count(field) > 1:
                text = _("Two columns cannot both hold the {field}.").format(field=FIELDS.get(field, field))
                self.add_error(number, text)
        if not {"title", "body"} & set(chosen):
            self.add_error(None, _("One column has to hold the title or the text."))
        return data

    def mapping(self) -> dict[str, str]:
        """Column to field, "" for those that are labels: nothing is left to be guessed."""
        columns = self.table.mapping.columns
        return {column.name: self.cleaned_data.get(str(number), "") for number, column in enumerate(columns)}


def table_of(capture: Capture, mapping: Mapping[str, str] | None) -> csvs.Table | None:
    """The head of a capture that is a table; None for what is none, or cannot be read as one."""
    if readers.reader_for(capture.file_name).name != csvs.CsvReader.name:
        return None
    try:
        with capture.blob.open() as stream:
            return csvs.table(stream, mapping)
    except (ReadingError, OSError):
        return None


def header_key(table: csvs.Table) -> str:
    """By which tables with the same names of columns are known."""
    return hashlib.sha256(json.dumps(table.header).encode()).hexdigest()[:32]


def remembered(key: str) -> dict[str, str] | None:
    """What an editor said of such a table the last time."""
    last = Intake.objects.filter(channel=Channel.ADMIN, options__columns__has_key=key).order_by("-pk").first()
    return dict(last.options["columns"][key]) if last else None
