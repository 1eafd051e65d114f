"""What happened to a thing that no event of its rows tells: that another was merged into it, that it was redacted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from pghistory.models import Context

from articles.models import Article, Merge, Redaction

MOST = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and when; `who` where no context of the history says it."""

    at: datetime
    text: str
    context: UUID | None = None
    who: str = ""


def notices(model: Any, pk: int) -> list[Notice]:
    return [*_merges(model, pk), *_redactions(model, pk)]


def _merges(model: Any, pk: int) -> Iterator[Notice]:
    """With the time of the transaction, as its events have it."""
    if model._meta.model_name not in Merge.Kind.values:
        return
    told = Merge.objects.filter(Q(kept_id=pk) | Q(dropped_id=pk), kind=model._meta.model_name).select_related("act")
    merges = [(one, one.act.contexts[0]) for one in told[:MOST] if one.act.contexts]
    times = dict(Context.objects.filter(pk__in=[key for _one, key in merges]).values_list("pk", "created_at"))
    for merge, key in merges:
        text = _("{name} was merged into it.") if merge.kept_id == pk else _("It was merged into {name}.")
        name = merge.dropped_name if merge.kept_id == pk else merge.kept_name
        yield Notice(times.get(key, merge.act.created_at), text.format(name=name), key)


def _redactions(model: Any, pk: int) -> Iterator[Notice]:
    if model is Article:
        for one in Redaction.objects.filter(articles__contains=[pk])[:MOST]:
            text = _("Words were taken out of it for good, and out of its history.")
            yield Notice(one.at, text, who=one.by_name or _("a command"))
