"""Values of rows in words: fields by what forms call them, choices by their labels, related rows by their names."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.history.strands import tables_of
from articles.models import Article
from articles.models.article import UNSEEN

LONG = 200
"""Characters. Of a longer text the differing lines are shown, not the two texts."""
VERY_LONG = 20_000
"""Of a text beyond this, the lines that differ are told in two parts, since finding their order may take seconds."""
NAME_LENGTH = 120
MOST_LINES = 40
"""Lines of a long text that are shown as different; the page of its versions shows them all."""
LONGEST_LINE = 2_000
"""Characters that are shown of such a line: a text without paragraphs is one line."""
CALLED_BY = ("name", "label", "title")
ENDS = ("organization", "topic", "event", "capture", "other", "article")
"""What a row ties together, which it is called by: the first of them beside what the page is about."""
ALSO_CALLED_BY = ("text", "field")


@dataclass(frozen=True, slots=True)
class Change:
    """A field's old and new value in words; for long texts, lines that begin with "-" or "+" instead.

    more  whether there are lines that are not told
    """

    label: str
    old: str = ""
    new: str = ""
    lines: tuple[str, ...] = ()
    more: bool = False


class Related:
    """Names of the rows that keys point to: all that are wanted of one model are read at once."""

    def __init__(self) -> None:
        self._wanted: dict[Any, set[int]] = defaultdict(set)
        self._found: dict[Any, dict[int, str]] = {}

    def want(self, model: Any, keys: Iterable[Any]) -> None:
        self._wanted[model] |= set(keys) - {None}

    def name(self, model: Any, key: Any) -> str:
        if key not in self._found.get(model, {}):
            self._read(model, self._wanted[model] | {key})
        return self._found[model][key]

    def _read(self, model: Any, keys: set[int]) -> None:
        rows = model._base_manager.defer(*UNSEEN) if model is Article else model._base_manager
        names = {pk: str(row) for pk, row in rows.in_bulk(keys).items()}
        if gone := keys - names.keys():
            names |= _former_names(model, gone)
        self._found[model] = {key: names.get(key, f"#{key}") for key in keys}


def _former_names(model: Any, keys: set[int]) -> dict[int, str]:
    """What rows were called that are there no more, as the history tells."""
    names: dict[int, str] = {}
    for events in tables_of(model):
        called = next((field.name for field in events._meta.fields if field.name in CALLED_BY), None)
        if called:
            last = events.objects.filter(pgh_obj_id__in=keys).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
            names |= dict(last.values_list("pgh_obj_id", called))
    return names


class Words:
    """The rows of one model, which may be events, in words.

    `names` are the fields to tell of. Names of related rows are shared with others by `related`.
    """

    def __init__(self, model: Any, rows: Sequence[Any], names: Sequence[str], related: Related | None = None) -> None:
        self.title = capfirst(model._meta.verbose_name)
        self.fields = [model._meta.get_field(name) for name in names]
        self.related = related or Related()
        for field in self.fields:
            if field.many_to_one:
                self.related.want(field.related_model, (getattr(row, field.attname) for row in rows))

    def changes(self, old: Any, new: Any) -> Iterator[Change]:
        for column in self.fields:
            before, after = getattr(old, column.attname), getattr(new, column.attname)
            if before != after:
                yield self.change(column, before, after)

    def change(self, column: Any, before: Any, after: Any) -> Change:
        label = str(capfirst(column.verbose_name))
        texts = self.shown(column, before), self.shown(column, after)
        if max(map(len, texts)) > LONG:
            lines = list(islice(differing_lines(*texts), MOST_LINES + 1))
            shown = tuple(line[: LONGEST_LINE - 1] + "…" if len(line) > LONGEST_LINE else line for line in lines)
            return Change(label, lines=shown[:MOST_LINES], more=len(lines) > MOST_LINES or shown != tuple(lines))
        return Change(label, *texts)

    def shown(self, column: Any, value: Any) -> str:
        if value in (None, "", []):
            return ""
        if column.many_to_one:
            return self.related.name(column.related_model, value)
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime):
            return date_format(localtime(value), "j F Y, H:i")
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

    def name(self, row: Any, *, beside: str = "") -> str:
        """ "Mention: Alibaba", "Name of an organization: 阿里巴巴", "Succession: Symantec → Gen Digital".

        beside  the column by which the row belongs to what the page is about, which does not name it
        """
        pair = [field for field in self.fields if field.name in ("predecessor", "successor")]
        if pair:
            return f"{self.title}: {' → '.join(self.shown(f, getattr(row, f.attname)) for f in pair)}"
        called = Truncator(self._called(row, beside)).chars(NAME_LENGTH)
        return f"{self.title}: {called}" if called else str(self.title)

    def _called(self, row: Any, beside: str) -> str:
        known = {field.name: field for field in self.fields if field.attname != beside}
        plain = [name for name in CALLED_BY if name in known and not known[name].many_to_one]
        ends = [name for name in ENDS if name in known and known[name].many_to_one]
        if "capture" in ends:
            plain = []  # whose title is the one there, where it differs
        for name in (*plain, *ends, *(name for name in ALSO_CALLED_BY if name in known)):
            if shown := self.shown(known[name], getattr(row, known[name].attname)):
                return shown
        return ""


def differing_lines(old: str, new: str) -> Iterator[str]:
    """The lines that differ, each with "-" or "+" before it; blank lines are left out."""
    names_of_files = 2
    if max(len(old), len(new)) > VERY_LONG:
        yield from (f"-{line}" for line in without(old, new))
        yield from (f"+{line}" for line in without(new, old))
        return
    difference = difflib.unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    for line in islice(difference, names_of_files, None):
        if not line.startswith("@@") and line[1:].strip():
            yield line


def without(one: str, other: str) -> Iterator[str]:
    """The lines of a text that another has not, each as often as it is not there; in linear time."""
    there = Counter(other.split("\n"))
    for line in one.split("\n"):
        if there[line]:
            there[line] -= 1
        elif line.strip():
            yield line
