"""An intake that an editor has begun: its documents, what was chosen so far, and how it ended.

It lives in the `options` of an `Intake` that is still running:

    {"documents": [{"capture": 12, "name": "table.csv", "date": "", "error": ""}],
     "mappings": {"12": {"Headline": "title"}}, "columns": {"<header>": {"Headline": "title"}}, "typed": {…},
     "gathering": "2026-11-22T18:00:00+00:00"}

While documents are still gathered, `gathering` says when the last of them came; nothing is saved until that ends.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.ingest import journal as journals
from articles.models import Capture, Channel, Intake
from articles.readers import PartialDate

LONGEST_SILENCE = timedelta(minutes=5)
"""After which gathering counts as ended: the request that gathered was killed."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that was handed over: its capture, and the date that the editor gave with it.

    `error` and `skip`: why there is no capture, of an address that could not be fetched, or was not meant to be.
    """

    capture: int | None
    name: str
    date: str = ""
    error: str = ""
    skip: str = ""

    @property
    def given_date(self) -> PartialDate | None:
        return PartialDate.parse(self.date) if self.date else None


@dataclass(slots=True)
class Sitting:
    """The documents of an open intake, and what was said about them.

    mappings  by capture, which column of a table holds which field; `columns` the same by header, to be remembered
    typed     the fields of the preview's form, as they were when it was left
    gathering when the last document came, while more of them are to come
    """

    intake: Intake
    documents: list[Document] = field(default_factory=list)
    mappings: dict[str, dict[str, str]] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    typed: dict[str, list[str]] = field(default_factory=dict)
    gathering: str = ""

    @classmethod
    def of(cls, intake: Intake) -> Self:
        kept = intake.options
        return cls(
            intake,
            [Document(**row) for row in kept.get("documents", ())],
            kept.get("mappings", {}),
            kept.get("columns", {}),
            kept.get("typed", {}),
            kept.get("gathering", ""),
        )

    @property
    def is_gathering(self) -> bool:
        """Whether a request is still adding documents."""
        return bool(self.gathering) and timezone.now() - datetime.fromisoformat(self.gathering) < LONGEST_SILENCE

    @property
    def is_broken_off(self) -> bool:
        """Whether the request that added documents was killed before it had all of them."""
        return bool(self.gathering) and not self.is_gathering

    def save(self) -> bool:
        """Keep what was said of the documents. False where the intake has ended, or documents are still gathered."""
        with transaction.atomic():
            there = locked(self.intake.pk)
            if there.state != Intake.State.RUNNING or Sitting.of(there).is_gathering:
                return False
            documents: list[dict[str, Any]] = there.options.get("documents", [])
            self._write({"documents": documents, **self._said()})
        return True

    def gather(self, *, ended: bool = False) -> bool:
        """Keep the documents that came so far. False where the intake has ended, or an editor has gone on with it."""
        with transaction.atomic():
            there = locked(self.intake.pk)
            if there.state != Intake.State.RUNNING or "gathering" not in there.options:
                return False
            mark = {} if ended else {"gathering": now()}
            self._write({"documents": [asdict(one) for one in self.documents], **self._said(), **mark})
        return True

    def _said(self) -> dict[str, Any]:
        return {"mappings": self.mappings, "columns": self.columns, "typed": self.typed}

    def _write(self, options: dict[str, Any]) -> None:
        self.intake.options, self.gathering = options, options.get("gathering", "")
        self.intake.save(update_fields=["options", "updated_at"])

    def captures(self) -> dict[int, Capture]:
        keys = [one.capture for one in self.documents if one.capture]
        return Capture.objects.select_related("blob").in_bulk(keys)

    def typed_data(self) -> QueryDict | None:
        """What was typed before the preview was left, as a form takes it; None if nothing was."""
        if not self.typed:
            return None
        data = QueryDict(mutable=True)
        for name, values in self.typed.items():
            data.setlist(name, values)
        return data

    @property
    def version(self) -> str:
        """Changes where a page that was opened before would name other records by the same numbers."""
        told = json.dumps([self.mappings, [one.capture for one in self.documents]], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def opened(token: str) -> Intake | None:
    """The intake that a form with this token began already, however often it is sent."""
    return Intake.objects.filter(channel=Channel.ADMIN, key=key_of(token)).order_by("-pk").first()


def key_of(token: str) -> str:
    return hashlib.sha256(f"admin {token}".encode()).hexdigest()


def now() -> str:
    """The mark of an intake that is being gathered."""
    return timezone.now().isoformat()


def still_gathered() -> str:
    return _("It is still being taken in. Reload the page in a moment; until then nothing of it can be saved.")


def unfinished() -> QuerySet[Intake]:
    """Intakes by the admin that wait for somebody to look at them and save them, newest first.

    Among them are those that an error has ended: they can be gone on with.
    """
    failed = Q(state=Intake.State.FAILED, options__has_key="documents") & ~Q(options__documents=[])
    waiting = Intake.objects.filter(Q(state=Intake.State.RUNNING) | failed, channel=Channel.ADMIN)
    return waiting.select_related("by").order_by("-pk")


def waits(intake: Intake) -> bool:
    """Whether somebody has to look at it."""
    if intake.channel != Channel.ADMIN or intake.state == Intake.State.FINISHED:
        return False
    return intake.state == Intake.State.RUNNING or bool(intake.options.get("documents"))


def taken_up(pk: int) -> Intake:
    """The intake, running again where an error had ended it."""
    with transaction.atomic():
        intake = locked(pk)
        if intake.state == Intake.State.FAILED and waits(intake):
            journals.resume(intake)
    return intake


def locked(pk: int) -> Intake:
    """The intake, which nobody else finishes until the transaction ends."""
    return Intake.objects.select_for_update(of=("self",)).get(pk=pk)


def finish(intake: Intake, counts: dict[str, int], outcome: list[dict[str, Any]]) -> None:
    """Close an intake: what was typed goes, what became of each document and what its columns held stays."""
    kept = {name: intake.options[name] for name in ("documents", "mappings", "columns") if intake.options.get(name)}
    intake.options = {**kept, "outcome": outcome}
    intake.state, intake.finished_at, intake.counts = Intake.State.FINISHED, timezone.now(), counts
    intake.save()
    keys = [row["capture"] for row in kept.get("documents", ()) if row["capture"]]
    Capture.objects.filter(pk__in=keys, intake=None).update(intake=intake)
