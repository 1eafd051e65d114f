"""An intake that an editor has begun: its documents, what was chosen so far, and how it ended.

It lives in the `options` of an `Intake` that is still running:

    {"documents": [{"capture": 12, "name": "table.csv", "date": "", "error": ""}],
     "mappings": {"12": {"Headline": "title"}}, "columns": {"<header>": {"Headline": "title"}}, "typed": {…}}
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from articles.models import Capture, Channel, Intake
from articles.readers import PartialDate


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
    """

    intake: Intake
    documents: list[Document] = field(default_factory=list)
    mappings: dict[str, dict[str, str]] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    typed: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, intake: Intake) -> Self:
        kept = intake.options
        return cls(
            intake,
            [Document(**row) for row in kept.get("documents", ())],
            kept.get("mappings", {}),
            kept.get("columns", {}),
            kept.get("typed", {}),
        )

    def save(self) -> None:
        self.intake.options = {
            "documents": [asdict(one) for one in self.documents],
            "mappings": self.mappings,
            "columns": self.columns,
            "typed": self.typed,
        }
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


def unfinished() -> QuerySet[Intake]:
    """Intakes by the admin that wait for somebody to look at them and save them, newest first."""
    waiting = Intake.objects.filter(channel=Channel.ADMIN, state=Intake.State.RUNNING)
    return waiting.select_related("by").order_by("-pk")


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
