"""The public list of withdrawals: how many, of what kind, in which months. No title, no text, no reason in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from articles.models import Withdrawal, WithdrawalKind
from articles.models.withdrawal import WithdrawalQuerySet
from articles.views.withdrawal_counts import Choice, Counts

SIZE = 50
CURSOR = re.compile(r"(after|before)\.([0-9]{1,17})\.([0-9]{1,18})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SHOWN = ("kind", "withdrawn_at", "ended_at", "article__status")


@dataclass(frozen=True, slots=True)
class Page:
    rows: Sequence[Withdrawal]
    previous: str = ""
    next: str = ""

    @property
    def months(self) -> Iterator[tuple[date, list[Withdrawal]]]:
        for month, rows in groupby(self.rows, key=lambda row: row.withdrawn_at.astimezone(UTC).date().replace(day=1)):
            yield month, list(rows)


class Withdrawals(TemplateView):
    template_name = "articles/withdrawals.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choice, counts = Choice.of(self.request.GET), Counts.read()
        rows = Withdrawal.objects.filter(choice.condition).select_related("article").only(*SHOWN)
        return super().get_context_data(
            choice=choice,
            chosen=list(chosen(choice)),
            kinds=counts.kinds,
            lines=list(counts.lines(choice)),
            everything=counts.line(_("All years"), "all", Choice(), choice),
            page=page(rows, self.request.GET.get("cursor", "")),
            **kwargs,
        )


def chosen(choice: Choice) -> Iterator[tuple[str, str]]:
    """What is chosen, in words, each with the address without it."""
    if choice.reason:
        yield str(WithdrawalKind(choice.reason).label), str(Choice("", choice.year, choice.month))
    if choice.period:
        yield choice.period, str(Choice(choice.reason))


def page(rows: WithdrawalQuerySet, cursor: str) -> Page:
    """One page, the newest withdrawals first. A cursor that is not understood is the beginning."""
    place = CURSOR.fullmatch(cursor)
    backwards = place is not None and place[1] == "before"
    if place:
        rows = rows.filter(beyond(EPOCH + timedelta(microseconds=int(place[2])), int(place[3]), backwards))
    order = ("withdrawn_at", "pk") if backwards else ("-withdrawn_at", "-pk")
    found = list(rows.order_by(*order)[: SIZE + 1])
    more, found = len(found) > SIZE, found[:SIZE]
    if backwards:
        found.reverse()
    return Page(
        found,
        previous=spelled("before", found[0]) if found and (more if backwards else place) else "",
        next=spelled("after", found[-1]) if found and (more or backwards) else "",
    )


def beyond(when: datetime, pk: int, backwards: bool) -> Q:
    side = "gt" if backwards else "lt"
    return Q(**{f"withdrawn_at__{side}": when}) | Q(withdrawn_at=when, **{f"pk__{side}": pk})


def spelled(direction: str, row: Withdrawal) -> str:
    return f"{direction}.{(row.withdrawn_at - EPOCH) // timedelta(microseconds=1)}.{row.pk}"
