"""Reference data: the CSV files of this folder as frozen rows. The columns are those of the files' headers.

A list inside a field is separated by semicolons; a name with "=" before it is matched with its case.
"""

import csv
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent

Days = tuple[datetime.date | None, datetime.date | None]


@dataclass(frozen=True, slots=True)
class NameRow:
    """One spelling of an organization. `kind` is canonical, alias, acronym or former; the days are inclusive.

    Where only a year is known, it begins on 1 January and ends on 31 December. `required` and `forbidden` are words of
    which one has to stand, and none may stand, in the paragraph; `key` and `version` are those of the row that an
    editor may have changed, 0 for a name of the files.
    """

    text: str
    kind: str
    language: str = ""
    case_sensitive: bool = False
    ambiguous: bool = False
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    key: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """A body of the registry with all spellings of its name, the canonical ones first."""

    name: str
    name_zh: str = ""
    kind: str = "company"
    country: str = ""
    parent: str = ""
    wikidata_qid: str = ""
    website: str = ""
    names: tuple[NameRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """One body of the registry that followed another. `kind` is renaming, merger, split, takeover or replacement.

    `precision` says how much of the date is known: day, month or year, the unknown parts of which are 1.
    """

    predecessor: str
    successor: str
    kind: str
    happened_on: datetime.date | None = None
    precision: str = "unknown"
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition of the conference."""

    number: int | None
    year: int
    slug: str
    name: str
    name_zh: str
    start_date: datetime.date
    end_date: datetime.date
    place: str
    country: str
    theme: str
    theme_zh: str
    other_names: tuple[str, ...]
    website: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet or a wire agency. `dateline_forms` are spellings of its name in datelines and credits."""

    name: str
    name_zh: str = ""
    kind: str = "online"
    country: str = ""
    languages: tuple[str, ...] = ()
    homepage: str = ""
    domains: tuple[str, ...] = ()
    dateline_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A term of the topic vocabulary with the words that point to it."""

    slug: str
    label: str
    label_zh: str
    definition: str
    cues: tuple[str, ...]
    version: int = 0


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that datelines name."""

    name: str
    name_zh: str = ""
    country: str = ""
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookalikeRow:
    """A string in which an organization's name only seems to stand: 今日立法 hides 日立."""

    text: str
    hides: str
    case_sensitive: bool = False


def items(field: str | None) -> tuple[str, ...]:
    """The parts of a list field, stripped, without empty ones."""
    return tuple(part for raw in (field or "").split(";") if (part := raw.strip()))


def rows(file_name: str, folder: Path | None = None) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of `folder` (this one by default), header names to strings."""
    with ((folder or FOLDER) / file_name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def first_day(text: str) -> datetime.date | None:
    """The day that "2005-03-01" is, or the first one of "2005"; None for the empty string."""
    return datetime.date.fromisoformat(f"{text}-01-01" if len(text) == 4 else text) if text else None


def last_day(text: str) -> datetime.date | None:
    """The day that "2005-03-01" is, or the last one of "2005"; None for the empty string."""
    return datetime.date.fromisoformat(f"{text}-12-31" if len(text) == 4 else text) if text else None


def editions(folder: Path | None = None) -> tuple[EditionRow, ...]:
    """All editions of the conference, in the file's order."""
    return tuple(
        EditionRow(
            number=int(row["number"]) if row["number"] else None,
            year=int(row["year"]),
            slug=row["slug"],
            name=row["name_en"],
            name_zh=row["name_zh"],
            start_date=datetime.date.fromisoformat(row["start_date"]),
            end_date=datetime.date.fromisoformat(row["end_date"]),
            place=row["place"],
            country=row["country"],
            theme=row["theme_en"],
            theme_zh=row["theme_zh"],
            other_names=items(row["also_known_as"]),
            website=row["website"],
        )
        for row in rows("editions.csv", folder)
    )


def sources(folder: Path | None = None) -> tuple[SourceRow, ...]:
    """All outlets and agencies, in the file's order."""
    return tuple(
        SourceRow(
            name=row["name"],
            name_zh=row["name_zh"],
            kind=row["kind"],
            country=row["country"],
            languages=items(row["languages"]),
            homepage=row["homepage"],
            domains=items(row["domains"]),
            dateline_forms=items(row["dateline_forms"]),
        )
        for row in rows("sources.csv", folder)
    )


def topics(folder: Path | None = None) -> tuple[TopicRow, ...]:
    """The topic vocabulary, in the file's order."""
    return tuple(
        TopicRow(row["slug"], row["label_en"], row["label_zh"], row["definition"], items(row["cues"]))
        for row in rows("topics.csv", folder)
    )


def places(folder: Path | None = None) -> tuple[PlaceRow, ...]:
    """The places of datelines, in the file's order."""
    return tuple(
        PlaceRow(row["name"], row["name_zh"], row["country"], items(row["other_names"]))
        for row in rows("places.csv", folder)
    )


def lookalikes(folder: Path | None = None) -> tuple[LookalikeRow, ...]:
    """Strings that hide a name which they seem to hold; none if the folder has no such file."""
    if not ((folder or FOLDER) / "lookalikes.csv").exists():
        return ()
    return tuple(
        LookalikeRow(row["text"].removeprefix("="), row["hides"], row["text"].startswith("="))
        for row in rows("lookalikes.csv", folder)
    )


def successions(folder: Path | None = None) -> tuple[SuccessionRow, ...]:
    """Which organizations followed which; none if the folder has no such file."""
    if not ((folder or FOLDER) / "successions.csv").exists():
        return ()
    return tuple(
        SuccessionRow(row["predecessor"], row["successor"], row["kind"], *partial_date(row["date"]), row["source_url"])
        for row in rows("successions.csv", folder)
    )


def partial_date(text: str) -> tuple[datetime.date | None, str]:
    """What "2016-09-07", "2016-09", "2016" or "" say: the first day of it, and its precision."""
    precision = {10: "day", 7: "month", 4: "year"}.get(len(text), "unknown")
    return (datetime.date.fromisoformat(f"{text}-01-01"[:10]) if text else None), precision


def organizations(folder: Path | None = None) -> tuple[OrganizationRow, ...]:
    """The registry of organizations with every spelling, in the file's order."""
    return tuple(_organization(row) for row in rows("organizations.csv", folder))


def _organization(row: dict[str, str]) -> OrganizationRow:
    return OrganizationRow(
        name=row["name"],
        name_zh=row["name_zh"],
        kind=row["kind"],
        country=row["country"],
        parent=row["parent"],
        wikidata_qid=row["wikidata_qid"],
        website=row["website"],
        names=_names(row),
    )


def _names(row: dict[str, str]) -> tuple[NameRow, ...]:
    """The spellings of one row. "=Time" among the aliases makes the canonical name Time case-sensitive too."""
    aliases = items(row["aliases"])
    flagged = items(row["ambiguous_aliases"])
    flagged_exactly = {name[1:] for name in flagged if name.startswith("=")}
    flagged_anyhow = {name.casefold() for name in flagged if not name.startswith("=")}
    exact = {alias[1:] for alias in aliases if alias.startswith("=")}
    found: dict[str, NameRow] = {}

    def add(text: str, kind: str, *, case_sensitive: bool, days: Days = (None, None)) -> None:
        doubtful = text in flagged_exactly or text.casefold() in flagged_anyhow
        language = "zh" if any("\u3400" <= c <= "\u9fff" for c in text) else ""
        found.setdefault(text, NameRow(text, kind, language, case_sensitive, doubtful, *days))

    for name in filter(None, (row["name"], row["name_zh"])):
        add(name, "canonical", case_sensitive=name in exact)
    for alias in aliases:
        text = alias.removeprefix("=")
        acronym = alias.startswith("=") and text.isupper() and " " not in text
        add(text, "acronym" if acronym else "alias", case_sensitive=alias.startswith("="))
    for entry in items(row["former_names"]):
        text, begin, end = (entry + "||").split("|")[:3]
        add(
            text.removeprefix("="),
            "former",
            case_sensitive=text.startswith("="),
            days=(first_day(begin), last_day(end)),
        )
    return tuple(found.values())
