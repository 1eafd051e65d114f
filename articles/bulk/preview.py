"""What an edit would do to a selection: how many articles, some of them, what they have now, and what stays and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pyroaring import BitMap

from articles.bulk.edits import Edit, tagged
from articles.bulk.selection import Selection
from articles.models import Article, ArticleTopic, Event, Mention, Source, Status
from articles.models.tag import TagState

EXAMPLES = 8
OF_A_REASON = 3
FORMER = 6
"""Values that an edit would replace, most frequent first."""


@dataclass(frozen=True, slots=True)
class Left:
    """Articles that would stay as they are, and why."""

    reason: str
    number: int
    examples: list[Article]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an edit would do.

    changed   articles that it would change
    examples  some of them
    left      those that it would leave alone, by the reason
    former    what it would replace, and in how many articles
    notes     what should be known before
    """

    edit: Edit
    total: int
    changed: int
    examples: list[Article]
    left: list[Left]
    former: list[tuple[str, int]]
    notes: list[str]


def preview(edit: Edit, selection: Selection) -> Preview:
    """Asks a constant number of queries, however many articles the selection holds."""
    stays = edit.stays(selection)
    changed = selection.keys - BitMap.union(BitMap(), *stays.values())
    shown = {reason: list(islice(keys, OF_A_REASON)) for reason, keys in stays.items()}
    first = list(islice(changed, EXAMPLES))
    rows = Article.objects.select_related("event", "source").only(
        *("title", "language", "published_on", "date_precision", "status", "outlet_name"),
        *("event__year", "event__name", "event__series", "source__name"),
    )
    there = rows.in_bulk([*first, *(key for keys in shown.values() for key in keys)])
    return Preview(
        edit,
        len(selection.keys),
        len(changed),
        [there[key] for key in first if key in there],
        [
            Left(reason, len(keys), [there[key] for key in shown[reason] if key in there])
            for reason, keys in stays.items()
        ],
        list(_former(edit, selection, changed)),
        list(_notes(edit, changed)),
    )


def _former(edit: Edit, selection: Selection, changed: BitMap) -> Iterable[tuple[str, int]]:
    model: Any = {"edition": Event, "outlet": Source}.get(edit.kind.column)
    if model is None or not changed:
        return
    counts = selection.counts(edit.kind.column, changed)
    counts.pop(edit.value and edit.value.pk, None)
    most = sorted(counts.items(), key=lambda item: -item[1])[:FORMER]
    names = model.objects.in_bulk([key for key, _number in most])
    for key, number in most:
        yield str(names.get(key, key)), number


def _notes(edit: Edit, changed: BitMap) -> Iterable[str]:
    if edit.kind.name in ("add_organization", "add_topic"):
        model = Mention if edit.kind.column == "organization" else ArticleTopic
        rejected = tagged(model, Q(**{edit.kind.column: edit.value}, state=TagState.REJECTED)) & changed
        if rejected:
            text = ngettext(
                "In {count} of them it was rejected before: this accepts it.",
                "In {count} of them it was rejected before: this accepts it.",
                len(rejected),
            )
            yield text.format(count=len(rejected))
    if edit.kind.name in ("remove_organization", "remove_topic"):
        yield _("What is removed counts as rejected: no rule suggests it for these articles again.")
    if edit.kind.column == "status" and edit.value == Status.PUBLISHED and settings.FOUR_EYES:
        yield _("What you put into review, took in or changed since stays as well: another editor has to publish it.")
