"""What a preview shows of an open intake: each document with what was understood, as forms."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, islice
from typing import Any

from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import registry
from articles.admin import columns
from articles.admin.intake.columns_form import ColumnsForm, table_of
from articles.admin.intake.document import DocumentForm, Registry, words_of
from articles.admin.intake.kin import Kin, kin_of
from articles.admin.intake.sitting import Document, Sitting
from articles.ingest import Item, Options, Seen
from articles.ingest.preview import looked
from articles.models import Article, ArticleCapture, Capture, Channel, Mention, Origin, TagOrigin
from articles.models.blob import SealedError
from articles.readers import Record
from articles.templatetags.dates import in_words
from articles.understanding import EXTRACTED, Candidate, Knowledge, Understood

OPTIONS = Options(through=Channel.ADMIN.value, jobs=1)
MOST_PREVIEWED = 20
"""Documents that are looked at one by one. Of more, some are shown, and all are taken in as they are."""
SAMPLED = 8
MOST_TEXT = 3 * 2**19
"""Bytes of their texts together, which travel with the form."""
ORIGINAL_SHOWN = 30_000
"""Characters of an original beside its form; a link shows more of it."""


@dataclass(frozen=True, slots=True)
class Other:
    """What a value may have been instead."""

    number: int
    words: str
    candidate: Candidate
    checked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A field of a document's form, with what its value rests on and what else it may have been."""

    name: str
    field: BoundField
    origin: str = ""
    evidence: str = ""
    others: tuple[Other, ...] = ()

    @property
    def origin_label(self) -> str:
        return str(Origin(self.origin).label)

    @property
    def pick(self) -> str:
        return f"{self.field.html_name}_pick"

    @property
    def picked(self) -> bool:
        return any(other.checked for other in self.others)

    @property
    def legend(self) -> str:
        return _("{field}: it may also be").format(field=self.field.label)


@dataclass(frozen=True, slots=True)
class Named:
    """An organization that was found, with the words that name it."""

    name: str
    evidence: SafeString | str
    how: str


@dataclass(slots=True)
class Shown:
    """One record of a document: its form, or why there is none."""

    number: int
    seen: Seen
    form: DocumentForm | None = None
    there: Article | None = None
    kin: Kin | None = None
    row: tuple[tuple[str, str], ...] = ()

    @property
    def facts(self) -> list[str]:
        """The chief values in a line."""
        found = self.seen.understood
        day = in_words(found.published.first_day(), found.published.precision) if found.published else _("no date")
        edition = _("edition {year}").format(year=found.edition) if found.edition else ""
        return [fact for fact in (day, found.outlet, found.agency, found.place, edition) if fact]

    @property
    def marked(self) -> SafeString:
        """The original, with the words marked on which values rest."""
        found = self.seen.understood
        evidence = (found.date_evidence, found.outlet_evidence, found.agency_evidence, found.edition_evidence)
        return marked(self.original, [words for words in (*evidence, found.place) if words])

    @property
    def original(self) -> str:
        """The document in plain lines, as its reader took it apart; of a table its row."""
        record = self.seen.record
        if self.row:
            return "\n\n".join(f"{name}: {cell}" for name, cell in self.row if cell.strip())[:ORIGINAL_SHOWN]
        text = record.text or "\n".join(f"{key}: {value}" for key, value in record.labels) or record.body or ""
        return text[:ORIGINAL_SHOWN] + ("\n…" if len(text) > ORIGINAL_SHOWN else "")

    @property
    def stories(self) -> list[str]:
        """The titles of a round-up's stories, or else their first words."""
        found = self.seen.understood
        return [story.title or Truncator(found.body[story.start : story.end]).words(12) for story in found.stories]

    @property
    def rows(self) -> Iterator[Row]:
        """The fields but for the choice to take it in, and the text, which has a place of its own."""
        if self.form is None:
            return
        understood = self.seen.understood
        origins = {
            "title": (understood.title_origin, ""),
            "date": (understood.date_origin, understood.date_evidence),
            "place": (EXTRACTED if understood.place else "", ""),
            "outlet": (understood.outlet_origin, understood.outlet_evidence),
            "agency": (understood.agency_origin, understood.agency_evidence),
            "edition": (understood.edition_origin, understood.edition_evidence),
            "byline": (EXTRACTED if understood.byline else "", ""),
            "language": (Origin.INFERRED.value if self.form.understood["language"] else "", ""),
        }
        for name in ("title", "date", "outlet", "agency", "edition", "place", "byline", "language", "source_url"):
            origin, evidence = origins.get(name, ("", ""))
            known = origin if origin and self.form.understood[name] else ""
            yield Row(name, self.form[name], known, (evidence or "") if known else "", tuple(self._others(name)))

    @property
    def organizations(self) -> Iterator[Named]:
        for seen in self.seen.understood.organizations:
            mention = Mention(surface=seen.mention, sentence=seen.sentence, rule=seen.rule, count=seen.count)
            mention.origin = TagOrigin.RULE
            yield Named(seen.name, columns.evidence(mention), columns.found_by(mention))

    def _others(self, name: str) -> Iterator[Other]:
        assert self.form is not None
        pick = f"{name}_pick"
        chosen = str(self.form[pick].value() or "") if pick in self.form.fields else ""
        for number, candidate in self.form.others.get(name, ()):
            yield Other(number, words_of(candidate), candidate, chosen == str(number))


@dataclass(slots=True)
class Part:
    """One thing that was handed over, with its records; of a table, with its columns."""

    at: int
    document: Document
    capture: Capture | None
    shown: list[Shown] = field(default_factory=list)

    columns: ColumnsForm | None = None

    @property
    def forms(self) -> list[DocumentForm]:
        return [one.form for one in self.shown if one.form]


def marked(text: str, words: Iterable[str]) -> SafeString:
    """`text` with the first place of each of these words in a `<mark>`; places within others are left alone."""
    found = {(place, place + len(one)) for one in words if (place := text.find(one)) >= 0}
    places = sorted(found, key=lambda place: (place[0], -place[1]))
    pieces, at = [], 0
    for start, end in places:
        if start >= at:
            pieces.append((text[at:start], text[start:end]))
            at = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[at:])


class Preview:
    """The documents of a sitting, read anew: the bytes that are kept are all there is to know.

    `typed`: what was typed into the forms of the documents; `columns`: into those of tables.
    """

    def __init__(
        self, sitting: Sitting, typed: Mapping[str, Any] | None = None, columns: Mapping[str, Any] | None = None
    ) -> None:
        self.sitting, self.typed, self.columns = sitting, typed, columns
        self.captures = sitting.captures()

    @cached_property
    def knowledge(self) -> Knowledge:
        return registry.knowledge()

    @cached_property
    def registry(self) -> Registry:
        return Registry.load(self.knowledge)

    @cached_property
    def parts(self) -> list[Part]:
        documents = self.sitting.documents
        parts = [Part(at, document, self.captures.get(document.capture or 0)) for at, document in enumerate(documents)]
        links, seen = self._links(), self._look(parts)
        numbers = count(1)
        for part in parts:
            if part.capture is None:
                continue
            part.columns = self._columns(part.at, part.capture)
            for one in seen[part.at]:
                there = links.get((part.capture.pk, one.index))
                part.shown.append(self._shown(part, next(numbers), one, there))
        return parts

    def _look(self, parts: list[Part]) -> dict[int, list[Seen]]:
        """What the documents say, by their place: one more in all than can be looked at, to know that there is more."""
        captures = [(part.at, part.capture) for part in parts if part.capture]
        items = [self.item(capture) for _at, capture in captures]
        place = {id(item): at for item, (at, _capture) in zip(items, captures, strict=True)}
        found: dict[int, list[Seen]] = {part.at: [] for part in parts}
        for one in islice(looked(items, self.knowledge, OPTIONS, whole=True), MOST_PREVIEWED + 1):
            record = one.read.record if one.read else Record(error=one.error)
            understood = one.read.understood if one.read else Understood()
            found[place[id(one.item)]].append(Seen(record, understood, record.error or "", record.skip or ""))
        return found

    def _shown(self, part: Part, number: int, seen: Seen, there: Article | None) -> Shown:
        one = Shown(number, seen, there=there)
        if part.columns and seen.index < len(part.columns.table.rows):
            one.row = tuple(zip(part.columns.table.header, part.columns.table.rows[seen.index], strict=False))
        if not seen.error and not seen.skip and there is None:
            one.form = self._form(seen, part.document, f"d{part.at}-{seen.index}")
        return one

    def tell_kin(self) -> None:
        """Say of each document whether the archive has it already."""
        every = [(part.capture, one) for part in self.parts if part.capture for one in part.shown if one.form]
        told = kin_of([(one.seen, capture, one.number) for capture, one in every[:MOST_PREVIEWED]])
        for _capture, one in every:
            one.kin = told.get(one.number)

    def _columns(self, at: int, capture: Capture) -> ColumnsForm | None:
        table = table_of(capture, self.sitting.mappings.get(str(capture.pk)))
        data = self.columns if self.columns is not None and f"c{at}-0" in self.columns else None
        return ColumnsForm(data, table=table, prefix=f"c{at}") if table else None

    def item(self, capture: Capture, only: frozenset[int] | None = None) -> Item:
        """A capture as the input that it was."""
        return Item(
            capture.blob.path,
            error=str(SealedError(capture.blob.sealed_at)) if capture.blob.sealed_at else "",
            given_name=capture.file_name,
            address=capture.address,
            media_type=capture.blob.media_type if capture.address else "",
            fetched_at=capture.fetched_at,
            mapping=self.sitting.mappings.get(str(capture.pk)),
            only=only,
            size=capture.blob.size,
        )

    @cached_property
    def is_whole(self) -> bool:
        """Whether there are too many documents, or too long ones, to look at each of them; or it was begun so."""
        shown = [one for part in self.parts for one in part.shown]
        size = sum(len(one.seen.understood.body.encode()) for one in shown)
        return len(shown) > MOST_PREVIEWED or size > MOST_TEXT or bool(self.sitting.intake.position)

    @property
    def seen(self) -> int:
        """How many documents an intake that was begun has seen so far."""
        return sum(self.sitting.intake.counts.values())

    @property
    def sample(self) -> list[Shown]:
        """The first documents, where all are taken in as they are."""
        return [one for part in self.parts for one in part.shown][:SAMPLED]

    @property
    def number(self) -> int:
        return sum(len(part.shown) + bool(part.document.error) for part in self.parts)

    @property
    def has_errors(self) -> bool:
        return any(form.errors for form in self.forms)

    @property
    def forms(self) -> list[DocumentForm]:
        return [form for part in self.parts for form in part.forms]

    def is_valid(self) -> bool:
        return not [form for form in self.forms if not form.is_valid()]  # each is asked, for all its messages

    def _form(self, seen: Seen, document: Document, prefix: str) -> DocumentForm:
        return DocumentForm(
            self.typed, seen=seen, registry=self.registry, given_date=document.given_date, prefix=prefix
        )

    def _links(self) -> dict[tuple[int, int], Article]:
        """The articles that were made of these captures before, by capture and record."""
        links = ArticleCapture.objects.filter(capture__in=self.captures).select_related("article")
        return {(link.capture_id, link.record): link.article for link in links}
