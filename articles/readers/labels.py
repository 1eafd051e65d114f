"""Values that a document labels itself: front matter, lists of "+ Date: …", scrape headers, rows, attributes."""

import csv
import html
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from articles.readers.dates import partial_date, stated_date
from articles.readers.record import PartialDate
from articles.readers.times import Clock, clock_beside
from articles.readers.wordlists import word_set

Labels = tuple[tuple[str, str], ...]

FENCE = re.compile(
    r"\A\s{0,100}(?P<mark>---|\+\+\+)[ \t]*\n(?P<inside>.{0,20000}?)\n(?P=mark)[ \t]*(?:\n|\Z)", re.DOTALL
)
KEY_VALUE = re.compile(r"^[ \t]*(?P<key>[A-Za-z][\w -]{0,30}?)[ \t]*:[ \t]*(?P<value>.{0,2000})$")
EQUATION = re.compile(r"^[ \t]*(?P<key>[A-Za-z][\w-]{0,30})[ \t]*=[ \t]*(?P<value>.{0,2000})$")
# A value that goes on in the lines below: folded, or a list.
OPEN_VALUES = frozenset(("", ">", ">-", "|", "|-", ">+", "|+"))
GOING_ON = re.compile(r"^(?:[ \t]*-[ \t]+(?:name:[ \t]*)?(?P<item>\S.{0,500})|[ \t]+(?P<line>\S.{0,2000}))$")
CHINESE_KEY = re.compile(r"^[ \t\u3000]*(?P<key>[\u4e00-\u9fff]{2,4})[ \t]*[:：][ \t]*(?P<value>\S.{0,2000})$")
CHINESE_KEYS = {
    **dict.fromkeys(("标题", "標題", "题目", "題目"), "title"),
    **dict.fromkeys(("来源", "來源", "媒体", "出处"), "source"),
    **dict.fromkeys(("日期", "时间", "時間", "发布时间", "發布時間", "发布日期", "发表时间"), "date"),
    **dict.fromkeys(("作者", "记者", "記者"), "author"),
    **dict.fromkeys(("链接", "網址", "网址", "原文链接"), "url"),
    **dict.fromkeys(("关键词", "关键字", "编辑", "责任编辑", "栏目", "语言", "地点"), "other"),
}
UNKNOWN_KEY = re.compile(r"[a-z][a-z_]{1,20}$")
LONGEST_UNKNOWN = 300
# Labels that open a text. "From" is a person or a list here, never the author of an article.
HEADER_KEYS = word_set(
    "title headline subject date published posted sent source author byline url link outlet publisher language",
    "from to cc reply-to message-id list-id scrapedat crawled retrieved place agency",
)
MAIL_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw)\s?:\s?|\[[^\[\]]{1,40}\]\s?){1,4}", re.IGNORECASE)
LIST_ITEM = re.compile(
    r"^[ \t]*(?:[+*-][ \t]+(?:\*\*)?|\*\*)(?P<key>[A-Z][A-Za-z ]{1,20})(?::\*\*|\*\*:|:)[ \t]*(?P<value>\S.{0,2000})$"
)
LIST_KEYS = word_set("by source link date author title url published byline agency place outlet language tags")
SCRAPE_HEADER = re.compile(
    r"\A\s{0,100}date[ \t]+(?P<date>\d{4}-\d{2}(?:-\d{2})?)(?=[ \t|\n]|\Z)[ \t]*(?P<bar>\|?)[ \t]*(?P<rest>[^\n]*)"
)
TABLE_ROW = re.compile(r"\A(?P<title>[^\n\"]{1,300}?),(?P<date>\d{4}-\d{2}-\d{2}),\"")
DOC_TAG = re.compile(r"<doc\b([^<>]{0,2000})>", re.IGNORECASE)
XML_ATTRIBUTE = re.compile(r"""([\w:]{1,30})\s{0,5}=\s{0,5}["']([^"'<>]{0,500})["']""")
MAX_ROW = 2_000_000

# Keys are compared without their bars, dots and capitals: "pub_date", "DC.date.issued", "article:published_time".
PLAIN = re.compile(r"[^a-z0-9]")
# Of a text's own date, the surest key first.
DATE_KEYS = (
    *("published", "publishedon", "publishedat", "datepublished", "articlepublishedtime", "date", "pubdate"),
    *(
        "publishdate",
        "publicationdate",
        "citationpublicationdate",
        "citationdate",
        "citationonlinedate",
        "dcdateissued",
    ),
    *("dctermsissued", "dcdate", "dctermsdate", "dctermscreated", "ogpublishedtime", "ogreleasedate"),
    *(
        "sailthrudate",
        "parselypubdate",
        "created",
        "datecreated",
        "createdat",
        "posted",
        "pubtime",
        "publishtime",
        "releasedate",
    ),
    *("firstpublished", "firstpublishedat", "displaydate", "uploaddate", "time", "datetime", "timestamp", "sent"),
)
DATE_RANKS = {key: rank for rank, key in enumerate(DATE_KEYS)}
# When a text or its page was changed, and when somebody looked: neither is when it appeared.
CHANGED_KEYS = word_set(
    "modified datemodified articlemodifiedtime updated updatedat dateupdated ogupdatedtime lastmodified lastmod ",
    "revised modifieddate updatetime updateddate dctermsmodified lastupdated",
)
CRAWL_KEYS = word_set(
    "scrapedat scraped crawledat crawled crawldate retrieved retrievedat retrieveddate accessed accessdate fetchedat ",
    "fetched fetchdate downloaded downloadedat archived archivedat captured capturedat addedon",
)
COMPACT = re.compile(r"\s*(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?=\D|\d{6}|\Z)")


@dataclass(frozen=True, slots=True)
class LabelledDate:
    """A date that a label gives, what it is of ("published", "changed" or "crawled"), and its time of the day."""

    kind: str
    date: PartialDate
    words: str
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """What stood before the text proper, and the rest of the text."""

    labels: Labels
    rest: str


def front_matter(text: str) -> Labelled | None:
    """Keys and values between two lines of dashes at the very top; blank lines may stand between them."""
    found = FENCE.match(text)
    if not found:
        return None
    form = EQUATION if found["mark"] == "+++" else KEY_VALUE
    kept = tuple(_pairs(found["inside"].split("\n"), form))
    return Labelled(kept, text[found.end() :]) if kept else None


def _pairs(lines: Sequence[str], form: re.Pattern[str]) -> list[tuple[str, str]]:
    """Keys and values, a value that goes on below its key joined: its lines by spaces, its items by commas."""
    pairs: list[tuple[str, str]] = []
    below: dict[str, list[str]] = {}
    for line in lines:
        open_key = pairs[-1][0] if pairs and pairs[-1][1] in OPEN_VALUES else None
        going_on = GOING_ON.match(line) if open_key else None
        if open_key and going_on:
            item = (going_on["item"] or "").strip().strip("\"'")
            below.setdefault(open_key, []).append(f"{item}, " if item else f"{going_on['line'].strip()} ")
        elif pair := _pair(line, form):
            pairs.append(pair)
    return [(key, "".join(below[key]).rstrip(", ") if key in below else value) for key, value in pairs]


def _pair(line: str, form: re.Pattern[str] = KEY_VALUE) -> tuple[str, str] | None:
    found = form.match(line)
    if not found:
        return None
    value = html.unescape(found["value"].strip())
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return found["key"].lower().replace(" ", "_"), value.strip("[] \t") if value.startswith("[ ") else value


def bare_header(text: str) -> Labelled | None:
    """At least two lines of labels at the very top without dashes around them, as e-mails and some scrapes have."""
    lines = text.lstrip("\n").split("\n", 30)
    pairs = [pair for pair in takewhile(_is_label, map(_pair, lines[:30])) if pair]
    if not pairs:
        return _chinese_header(lines)
    if pairs[0][0] not in HEADER_KEYS or sum(key in HEADER_KEYS for key, _ in pairs) < 2:
        return None
    labels = [_from_header(*pair) for pair in pairs if pair[1]]
    return Labelled(tuple(labels), "\n".join(lines[len(pairs) :]))


def _is_label(pair: tuple[str, str] | None) -> bool:
    """True for a known label, and for a word in small letters that stands among such."""
    if pair is None:
        return False
    return pair[0] in HEADER_KEYS or bool(UNKNOWN_KEY.match(pair[0]) and len(pair[1]) <= LONGEST_UNKNOWN)


def _chinese_header(lines: Sequence[str]) -> Labelled | None:
    """标题：…, 来源：…, 日期：…: at least two lines of labels, the title among them."""
    found = list(
        takewhile(lambda one: one is not None and one["key"] in CHINESE_KEYS, map(CHINESE_KEY.match, lines[:30]))
    )
    labels = tuple((CHINESE_KEYS[one["key"]], one["value"].strip()) for one in found if one)
    if len(labels) < 2 or "title" not in dict(labels):
        return None
    return Labelled(labels, "\n".join(lines[len(found) :]))


def _from_header(key: str, value: str) -> tuple[str, str]:
    if key == "subject":
        return "title", MAIL_PREFIX.sub("", value)
    return ("date" if key == "sent" else key), value


def label_list(text: str) -> Labelled | None:
    """A list of at least two of "+ Source: …", "+ Date: …" within the first lines; its heading goes with it."""
    lines = text.split("\n", 60)
    items = {number: found for number, line in enumerate(lines[:60]) if (found := LIST_ITEM.match(line))}
    items = {number: found for number, found in items.items() if found["key"].lower() in LIST_KEYS}
    if len(items) < 2 or max(items) - min(items) > 2 * len(items) + 2:
        return None
    labels = tuple((found["key"].lower(), html.unescape(found["value"].strip())) for found in items.values())
    first = min(items)
    heading = next((n for n in range(first - 1, max(-1, first - 3), -1) if lines[n].startswith("#")), None)
    dropped = set(items) | ({heading} if heading is not None and heading > 0 else set())
    return Labelled(labels, "\n".join(line for number, line in enumerate(lines) if number not in dropped))


def scrape_header(text: str) -> Labelled | None:
    """A first line such as " date 2016-11-17 | WUZHEN, China"; what follows the bar is the place, else it is text."""
    found = SCRAPE_HEADER.match(text)
    if not found:
        return None
    rest, after = found["rest"].strip(), text[found.end() :]
    labels: Labels = (("date", found["date"]),)
    if found["bar"] and 0 < len(rest) <= 60:
        return Labelled((*labels, ("place", rest)), after)
    return Labelled((*labels, ("header", rest)) if rest else labels, f"{rest}{after}" if rest else after)


def table_row(text: str) -> Labelled | None:
    """A row of a table of news: title, date, and the body in quotation marks."""
    if not TABLE_ROW.match(text) or len(text) > MAX_ROW:
        return None
    csv.field_size_limit(MAX_ROW)
    try:
        row = next(csv.reader(io.StringIO(text)))
    except (csv.Error, StopIteration):
        return None
    if len(row) < 3 or len(row[2]) < 40:
        return None
    return Labelled((("title", row[0].strip()), ("date", row[1])), row[2])


def doc_attributes(text: str) -> Labels:
    """Attributes of a corpus's <doc> element, prefixed: ("doc_id", …), ("doc_lang", …)."""
    found = DOC_TAG.search(text[:3000])
    if not found:
        return ()
    attributes = {key.lower(): value for key, value in XML_ATTRIBUTE.findall(found[1])}
    names = {"id": "doc_id", "docid": "doc_id", "origlang": "doc_lang", "lang": "doc_lang"}
    return tuple((names[key], value) for key, value in attributes.items() if key in names)


def published(labels: Labels) -> LabelledDate | None:
    """The date that the labels give as the text's own; when it was crawled or changed does not count."""
    return next((one for one in dates(labels) if one.kind == "published"), None)


def dates(labels: Labels) -> list[LabelledDate]:
    """All dates that labels give: those of publication first, the surest key before others, then the rest."""
    found: list[tuple[int, LabelledDate]] = []
    for key, value in labels:
        plain = _plain(key)
        kind = "crawled" if plain in CRAWL_KEYS else "changed" if plain in CHANGED_KEYS else "published"
        rank = DATE_RANKS.get(plain)
        if (rank is not None or kind != "published") and (dated := dated_value(value)):
            order = rank if rank is not None else len(DATE_KEYS) + (kind == "crawled")
            found.append((order, LabelledDate(kind, dated[0], f"{key}: {value}"[:120], dated[1])))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


@lru_cache(maxsize=1024)
def _plain(key: str) -> str:
    return PLAIN.sub("", key.lower())


@lru_cache(maxsize=1024)
def dated_value(value: str) -> tuple[PartialDate, Clock | None] | None:
    """The date of a label's value, and the time of the day beside it: 2016, 20161117, "Thu, 17 Nov 2016 10:30 GMT"."""
    value = value[:200]
    if stated := stated_date(value):
        clock = clock_beside(value, stated.start, stated.end) if stated.date.precision == "day" else None
        return stated.date, clock
    if compact := COMPACT.match(value):
        date = partial_date(int(compact["y"]), int(compact["m"]), int(compact["d"]))
        return (date, None) if date else None
    year = value.strip()
    date = partial_date(int(year), None, None) if re.fullmatch(r"(?:19|20)\d\d", year) else None
    return (date, None) if date else None


def people(value: str | None) -> tuple[str, ...]:
    """The names in an author field, without what is no name."""
    if not value:
        return ()
    value = re.sub(r"<[^<>]{0,200}>", "", html.unescape(value)).strip("[] \t\"'")
    value = re.sub(r"(?i)^by\s+", "", value)
    names = re.split(r"\s*(?:[,、;；/|&]|\band\b)\s*", value)
    names = [name.strip(" \t\"'“”[]") for name in names]
    return tuple(name for name in names if 1 < len(name) <= 50 and not re.search(r"[@\d:]|https?", name))
