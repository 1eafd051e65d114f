"""Which column of a table holds what: told by its name, by its values, or by whoever takes it in."""

import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from statistics import median

from articles.readers.dates import either_dates
from articles.readers.labels import dated_value
from articles.readers.record import ReadingError

FIELDS = (
    *("title", "body", "published_on", "source_url", "outlet", "agency", "byline", "language", "place", "edition"),
    "summary",
)
"""What a column can hold. The names are those of the preview object."""

# A column's names, in English and Chinese, the likeliest first, without spaces, bars and regard to case.
NAMES: dict[str, tuple[str, ...]] = {
    "title": (
        *("title", "headline", "articletitle", "newstitle", "heading", "subject", "标题", "標題", "题目", "題目"),
        *("新闻标题", "新聞標題", "文章标题", "文章標題", "题名", "titre", "titel", "titulo", "título"),
    ),
    "body": (
        *("body", "text", "content", "fulltext", "articlebody", "articletext", "maintext", "bodytext", "article"),
        *("contents", "story", "正文", "内容", "內容", "全文", "文章内容", "文章內容", "新闻内容", "新聞內容"),
        *("文本", "原文", "texte", "inhalt", "contenido", "contenu"),
    ),
    "published_on": (
        *("publishedon", "datepublished", "publisheddate", "publicationdate", "pubdate", "publishdate", "date"),
        *("published", "publishedat", "publishtime", "pubtime", "releasedate", "newsdate", "postdate", "datetime"),
        *("发布日期", "發布日期", "发布时间", "發布時間", "发表时间", "发表日期", "出版日期", "日期", "时间", "時間"),
        *("报道时间", "刊登日期", "datum", "fecha", "time", "timestamp", "createdat", "created"),
    ),
    "source_url": (
        *("sourceurl", "url", "link", "articleurl", "address", "webaddress", "href", "permalink", "canonical"),
        *("canonicalurl", "weburl", "uri", "链接", "鏈接", "連結", "网址", "網址", "原文链接", "原文網址", "地址"),
    ),
    "outlet": (
        *("outlet", "publisher", "publication", "newspaper", "source", "sourcename", "media", "mediaoutlet", "journal"),
        *("site", "sitename", "website", "periodical", "来源", "來源", "媒体", "媒體", "报纸", "報紙", "出处", "出處"),
        *("媒体名称", "刊物", "发布媒体", "quelle", "fuente"),
    ),
    "agency": ("agency", "newsagency", "wire", "wireservice", "通讯社", "通訊社"),
    "byline": (
        *("byline", "author", "authors", "authorname", "writer", "reporter", "reporters", "journalist", "creator"),
        *("作者", "记者", "記者", "署名", "auteur", "autor"),
    ),
    "language": ("language", "lang", "languagecode", "语言", "語言", "语种", "語種"),
    "place": ("place", "dateline", "location", "city", "地点", "地點", "电头", "電頭"),
    "edition": ("edition", "届", "屆", "届次"),
    "summary": (
        *("summary", "abstract", "description", "standfirst", "teaser", "lead", "excerpt", "snippet", "摘要", "导语"),
        *("導語", "概要", "简介", "簡介"),
    ),
}
ALL_NAMES = frozenset(name for names in NAMES.values() for name in names)
AROUND = re.compile(r"[\W_]+")
ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)
STAMP = re.compile(r"1\d{9}(?:\d{3})?")
NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d\d(?!\d)")
LONG, SHORTEST_TITLE, LONGEST_TITLE = 200, 12, 300
MOST = 0.8
"""Share of a column's values that has to be of a kind, where the values tell."""
HALF = 0.5
LONGEST_DATE = 60


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the field that it holds ("" for none: its values become labels), and why it is thought so."""

    name: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of a table hold. `day_first`: 05/06/2016 is in June, or (False) in May; None: nobody knows."""

    columns: tuple[Column, ...]
    day_first: bool | None = None

    def fields(self) -> dict[str, str]:
        """The field by column, for those that hold one: what `CsvReader(mapping=…)` takes."""
        return {column.name: column.field for column in self.columns if column.field}

    @property
    def reads(self) -> bool:
        """Whether a record could come of it: some column holds a title or a text."""
        return any(column.field in ("title", "body") for column in self.columns)


def guess(header: Sequence[str], rows: Sequence[Sequence[str]], given: AnyMapping[str, str] | None = None) -> Mapping:
    """The mapping of a table with these names of columns and these first rows, each with its reason.

    `given`, column to field ("" for none), goes before what would be guessed. Raises ReadingError where it names a
    column or a field that there is none of.
    """
    found = {name: Column(name, field, "It was said so.") for name, field in _checked(given or {}, header).items()}
    values = {name: [row[place].strip() for row in rows if place < len(row)] for place, name in enumerate(header)}
    for field, names in NAMES.items():
        _by_name(field, names, values, found)
    _by_value(values, found)
    columns = tuple(found.get(name) or Column(name, "", "Kept as a label.") for name in header)
    dates = next((values[column.name] for column in columns if column.field == "published_on"), [])
    return Mapping(columns, day_first(dates))


def _checked(given: AnyMapping[str, str], header: Sequence[str]) -> dict[str, str]:
    for name, field in given.items():
        if name not in header:
            raise ReadingError(f"There is no column {name!r}. The columns are {listed(header)}.")
        if field and field not in FIELDS:
            raise ReadingError(f"There is no field {field!r} for the column {name!r}. The fields are {listed(FIELDS)}.")
    return dict(given)


def _by_name(field: str, names: tuple[str, ...], values: dict[str, list[str]], found: dict[str, Column]) -> None:
    """Give the field to the column with the likeliest name whose values do not speak against it."""
    if any(column.field == field for column in found.values()):
        return
    called = {AROUND.sub("", name).casefold(): name for name in reversed(values) if name not in found}
    for name in names:
        column = called.get(name)
        if column is not None and _fits(field, [value for value in values[column] if value]):
            found[column] = Column(column, field, f"The column is called {column!r}.")
            return


def _fits(field: str, filled: list[str]) -> bool:
    """False where the values show that the name means something else: a "source" that is an address, a "time"."""
    if not filled:
        return True
    if field == "published_on":
        return share(filled, is_date) >= HALF
    if field == "source_url":
        return share(filled, is_address) >= HALF
    if field == "edition":
        return share(filled, str.isdigit) >= HALF
    return field == "body" or share(filled, is_address) < HALF


def _by_value(values: dict[str, list[str]], found: dict[str, Column]) -> None:
    """What no name told: addresses, dates, the longest texts, and lines that look like titles."""

    def free() -> dict[str, list[str]]:
        filled = {name: [value for value in column if value] for name, column in values.items() if name not in found}
        return {name: some for name, some in filled.items() if some}

    missing = set(FIELDS) - {column.field for column in found.values()}
    for field, test, kind in ("source_url", is_address, "addresses"), ("published_on", is_date, "dates"):
        column = next((name for name, some in free().items() if share(some, test) >= MOST), None)
        if field in missing and column is not None:
            found[column] = Column(column, field, f"{_of(values[column], test)} values are {kind}.")
    lengths = {name: median(map(len, some)) for name, some in free().items()}
    longest = max(lengths, key=lambda name: lengths[name], default=None)
    if "body" in missing and longest is not None and lengths[longest] >= LONG:
        found[longest] = Column(longest, "body", f"It has the longest texts, {lengths[longest]:,.0f} characters.")
    title = next((name for name, some in free().items() if _are_titles(some)), None)
    if "title" in missing and title is not None:
        found[title] = Column(title, "title", "Its values are lines that differ from row to row, as titles do.")


def _are_titles(values: list[str]) -> bool:
    """Lines of middling length, hardly one of them twice, neither addresses nor numbers."""
    chinese = any("\u4e00" <= char <= "\u9fff" for char in values[0])
    shortest = SHORTEST_TITLE // 2 if chinese else SHORTEST_TITLE
    return (
        shortest <= median(map(len, values)) <= LONGEST_TITLE
        and len(set(values)) >= MOST * len(values)
        and share(values, is_address) + share(values, str.isdigit) + share(values, is_date) < HALF
    )


def _of(values: list[str], test: Callable[[str], bool]) -> str:
    filled = [value for value in values if value]
    return f"{sum(map(test, filled)):,} of {len(filled):,}"


def share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    """Of values that are not empty, the share that passes."""
    return sum(map(test, values)) / len(values) if values else 0.0


def is_name(name: str) -> bool:
    """Whether tables call a column so."""
    return AROUND.sub("", name).casefold() in ALL_NAMES


def is_address(value: str) -> bool:
    return bool(ADDRESS.match(value))


def is_date(value: str) -> bool:
    if len(value) > LONGEST_DATE or is_address(value):
        return False
    return dated_value(value) is not None or bool(STAMP.fullmatch(value)) or any(True for _ in either_dates(value))


def day_first(values: Sequence[str]) -> bool | None:
    """Which order 05/06/2016 has in a column whose other dates leave only one; None where they leave both or none."""
    day, month = False, False
    for value in values:
        if found := NUMBERS.match(value):
            day, month = day or int(found[1]) > 12, month or int(found[2]) > 12
    return day if day != month else None


def listed(names: Sequence[str], most: int = 30) -> str:
    quoted = ", ".join(f'"{name[:60]}"' for name in names[:most])
    return f"{quoted} and {len(names) - most} more" if len(names) > most else quoted
