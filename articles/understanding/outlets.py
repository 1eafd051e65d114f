"""Who published a document, and which agency it carries: by what it labels, shows or signs, never by its contents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from articles.readers import Record
from articles.readers.dates import stated_date
from articles.readers.wordlists import word_set
from articles.understanding import signatures
from articles.understanding.anatomy import Zones
from articles.understanding.furniture import WIRE_SIGN_OFF
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import squeeze
from articles.understanding.result import EXTRACTED, INFERRED

SOURCE_LABEL = re.compile(
    r"(?i)(?:source|来源|來源|稿源|出处|via)\s{0,2}[:：]\s{0,2}(?P<name>[^|\n\s:：,，)）]{2,30}(?: "
    r"[A-Z][\w'’.]{1,20}){0,3})"
)
FROM_DOMAIN = re.compile(
    r"\b((?:[a-z0-9-]{1,40}\.){1,3}(?:com|cn|net|org|gov|hk|tw|jp|de|fr|uk|eu|media|sg|ru|in))\b", re.IGNORECASE
)
BRACKETED = re.compile(r"[(（]\s?(?P<name>[^()（）\n]{2,40}?)\s?[)）]")
OPEN_CREDIT = re.compile(r"^(?P<name>[A-Z][\w'’ .]{1,30})\)\s{0,2}\d")
STAFF = re.compile(r"(?:^|[,|]\s?)(?P<name>[A-Z][\w'’. ]{1,30}?)\s(?:staff\s)?(?:writer|reporter|correspondent)s?\b")
# A line that holds nothing but whose report it is: "• AFP", "By Reuters", "Reuters Staff", "with AFP".
BEFORE_NAME = re.compile(r"(?i)^[\s•·*|–—-]{0,4}(?:by|via|with|avec|mit)?\s?(?=[A-Z])")
BEHIND_NAME = re.compile(r"(?i)\s(?:staff(?: writers?)?|report|newswire)$|[\s|•·]+$")
JOINED = re.compile(r"[/+&]|\s(?:with|avec|mit|and|et|und)\s|(?<=[A-Z])-(?=[A-Z])")
# 《某报》（2016年11月17日 01版）, 某周刊 2016年11月28日号掲載
PRINTED_IN = re.compile(
    r"《\s?(?P<name>[^《》\n]{2,20}?)\s?》\s?[（(]\s?\d{4}\s?年|^(?P<weekly>\S{2,20})\s\d{4}年.{3,24}掲載$"
)
TITLE_LINES = 6
TIME = re.compile(r"\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s?")
MEDIUM = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:日报|晚报|早报|时报|商报|青年报|周报|周刊|杂志|新闻网|在线|电视台|日報|晚報|時報|周刊|週刊)"
)
NAME_BARS = re.compile(r"[-–—－·_【\[\s]+")
BAR_PARTS = re.compile(r"\s[|｜/]\s?|[|｜]")
SIGNED = re.compile(r"(?:[(（](?P<name>[^()（）\n]{2,30})[)）]|(?:—|--)\s?(?P<dash>[A-Z][\w ]{1,30}))\s*$")
LABEL_ENDINGS = re.compile(r"-(?:daily-)?(?:news|rss|feed|top-stories|world|technology|tech|china|business)$")
GENERIC_DOMAINS = word_set(
    "com org net gov edu co ac www news blog en english cn m mobile tv github blogspot ",
    "wordpress medium weibo mp weixin qq",
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A source, its origin and its evidence; all None if unknown."""

    name: str | None = None
    origin: str | None = None
    evidence: str | None = None


NOBODY = Credit()


def agency_of(record: Record, zones: Zones, knowledge: Knowledge) -> Credit:
    """The agency whose report it is: labelled, in the dateline, in the date line, or signed below."""
    if record.agency:
        return Credit(knowledge.source_of(record.agency) or record.agency, EXTRACTED, f"agency: {record.agency}")
    dateline = zones.dateline
    if dateline is not None and dateline.agency:
        return Credit(dateline.agency, EXTRACTED, dateline.words)
    for line in zones.head:
        name = _credited(line, knowledge, wire=True) or _alone(line, knowledge, wire=True)
        if name:
            return Credit(name, EXTRACTED, line[:200])
    for line in zones.sign_offs:
        label = SOURCE_LABEL.search(line)
        name = knowledge.source_of(label["name"]) if label else None
        if knowledge.is_wire(name):
            return Credit(name, EXTRACTED, line[:200])
    for line in reversed(zones.sign_offs):
        for name in signatures.named(line, knowledge):
            if knowledge.is_wire(name):
                return Credit(name, EXTRACTED, line[:200])
        signed = SIGNED.search(line[-60:])
        name = knowledge.source_of(signed["name"] or signed["dash"]) if signed else None
        if signed and knowledge.is_wire(name):
            return Credit(name, EXTRACTED, signed[0].strip())
    return NOBODY


def credited_place(zones: Zones, knowledge: Knowledge) -> str | None:
    """The place in a line of the head that credits an agency, such as "AFP | Paris | Updated: …"."""
    for line in zones.head:
        parts = [part.strip() for part in BAR_PARTS.split(line)] if len(line) <= 160 and "|" in line else []
        if parts and knowledge.is_wire(knowledge.source_of(parts[0])):
            return next((part for part in parts[1:] if knowledge.place_of(part)), None)
    return None


def _alone(line: str, knowledge: Knowledge, *, wire: bool) -> str | None:
    """The source that a line of a page's head consists of, among wires or among all others."""
    if len(line) > 60:
        return None
    words = BEHIND_NAME.sub("", BEFORE_NAME.sub("", line.removeprefix("## ")))
    whole = knowledge.source_of(words)
    names = [whole] if whole else [knowledge.source_of(part) for part in JOINED.split(words)]
    if not all(names) or knowledge.place_of(words):
        return None
    return next((name for name in names if name and knowledge.is_wire(name) is wire), None)


def _credited(line: str, knowledge: Knowledge, *, wire: bool) -> str | None:
    """The source that a line of a page's head credits, among wires or among all others."""
    line = line[:600]
    for name in _credits(line, knowledge):
        if name and knowledge.is_wire(name) is wire:
            return name
    return None


def _credits(line: str, knowledge: Knowledge) -> Iterator[str | None]:
    """The sources that a line names in brackets, behind "Source:", before a role, and between bars."""
    for found in BRACKETED.finditer(line):
        yield _named(found["name"], knowledge)
    for found in SOURCE_LABEL.finditer(line):
        yield _named(found["name"], knowledge)
    for found in STAFF.finditer(line):
        yield knowledge.source_of(squeeze(found["name"]))
    if opened := OPEN_CREDIT.match(line):
        yield knowledge.source_of(squeeze(opened["name"]))
    if "|" in line or "｜" in line:
        yield from (knowledge.source_of(squeeze(part)) for part in BAR_PARTS.split(line))


def _named(words: str, knowledge: Knowledge) -> str | None:
    """The source that words begin with: 人民网-传媒频道, "Xinhua Published"."""
    whole = knowledge.source_of(squeeze(words))
    if whole:
        return whole
    parts = NAME_BARS.split(words.strip())
    return next(
        (known for count in range(len(parts) - 1, 0, -1) if (known := knowledge.source_of(" ".join(parts[:count])))),
        None,
    )


def outlet_of(record: Record, zones: Zones, site: str | None, knowledge: Knowledge) -> Credit:
    """Who published it: labelled, behind the title, in the page's head, by its address, or by what collected it."""
    if record.outlet:
        return Credit(
            knowledge.source_of(record.outlet) or squeeze(record.outlet), EXTRACTED, f"source: {record.outlet}"[:200]
        )
    if site:
        return Credit(knowledge.source_of(site) or site, EXTRACTED, f"title: {site}")
    for finder in (_by_category, _by_head, _by_address, _by_corpus, _by_tail, _by_title, _by_dateline):
        credit = finder(record, zones, knowledge)
        if credit.name:
            return credit
    return NOBODY


def _by_category(record: Record, zones: Zones, knowledge: Knowledge) -> Credit:
    """A collection's category that is an outlet's name: mashable, rt-daily-news."""
    label = record.label("categories", "category", "feed")
    if not label:
        return NOBODY
    name = knowledge.source_of(label) or knowledge.source_of(LABEL_ENDINGS.sub("", label.lower()))
    return Credit(name, INFERRED, f"category: {label}") if name else NOBODY


def _by_head(record: Record, zones: Zones, knowledge: Knowledge) -> Credit:
    """A site's name, an outlet in the date line, or a site's domain in the page's head."""
    for line in zones.head:
        name = _alone(line, knowledge, wire=False)
        if name:
            return Credit(name, INFERRED, line)
    for line in zones.head:
        name = _credited(line, knowledge, wire=False) or _beside_date(line, knowledge)
        if name:
            return Credit(name, EXTRACTED, line[:200])
        for found in FROM_DOMAIN.finditer(line[:400]):
            name = knowledge.source_of_domain(found[1])
            if name:
                return Credit(name, EXTRACTED, found[1])
    for line in zones.head:
        name = _credited(line, knowledge, wire=True)
        first = knowledge.source_of(BAR_PARTS.split(line)[0])
        if name and name != first and re.search(r"(?i)source|来源|updated", line) and zones.dateline is None:
            return Credit(name, INFERRED, line[:200])
    return NOBODY


def _by_address(record: Record, zones: Zones, knowledge: Knowledge) -> Credit:
    """The owner of the document's own address; for one unknown, its domain as the text spells it."""
    name = knowledge.source_of_address(record.source_url)
    if name:
        return Credit(name, INFERRED, f"address: {record.source_url}"[:200])
    if not record.source_url:
        return NOBODY
    try:
        host = urlsplit(record.source_url).hostname or ""
    except ValueError:
        return NOBODY
    return _by_domain(host, " ".join(zones.blocks)[:20000], f"address: {record.source_url}"[:200])


def _by_domain(host: str, text: str, evidence: str) -> Credit:
    labels = [part for part in host.lower().split(".") if part not in GENERIC_DOMAINS and len(part) > 2]
    if not labels:
        return NOBODY
    own = max(labels, key=len)
    spelled = re.search(rf"(?<![\w.]){re.escape(own)}(?![\w.])", text, re.IGNORECASE)
    return Credit(spelled[0] if spelled else own, INFERRED, evidence)


def _by_title(record: Record, zones: Zones, knowledge: Knowledge) -> Credit:
    """The paper that a copied report names before its title, as "Example Times: City passes law"."""
    for line in (zones.title or "", *zones.head[:TITLE_LINES]):
        name, colon, rest = line.partition(": ")
        source = knowledge.source_of(name) if colon and len(rest) > 20 and " " in name.strip() else None
        if source and not knowledge.is_wire(source) and not knowledge.place_of(name):
            return Credit(source, INFERRED, line[:200])
    return NOBODY


def _beside_date(line: str, knowledge: Knowledge) -> str | None:
    """The name that stands in a line with a date and a time alone, or with the number of an issue."""
    line = line[:200]
    if printed := PRINTED_IN.search(line):
        words = printed["name"] or printed["weekly"]
        return knowledge.source_of(words) or words
    stated = stated_date(line) if len(line) <= 60 else None
    if stated is None:
        return None
    rest = TIME.sub("", line[: stated.start] + line[stated.end :]).strip(" \u3000|｜")
    return (knowledge.source_of(rest) or rest) if MEDIUM.fullmatch(rest) else None


def _by_dateline(record: Record, zones: Zones, knowledge: Knowledge) -> Credit:
    """The site or paper that a dateline credits, if it is no agency: it prints its own report."""
    name = zones.dateline.agency if zones.dateline else None
    if zones.dateline is None or not name or name not in knowledge.source_rows or knowledge.is_wire(name):
        return NOBODY
    return Credit(name, INFERRED, zones.dateline.words)


def _by_corpus(record: Record, zones: Zones, knowledge: Knowledge) -> Credit:
    """A corpus's document id that begins with a site's domain or an outlet's name: lemonde.fr.1234."""
    label = record.label("doc_id")
    if not label:
        return NOBODY
    stem = re.sub(r"(?:-[a-z]{2})?[-.]\d{1,12}$", "", label)
    name = knowledge.source_of_domain(stem) or knowledge.source_of(stem)
    if name:
        return Credit(name, INFERRED, f"document id: {label}")
    return Credit(stem, INFERRED, f"document id: {label}") if FROM_DOMAIN.fullmatch(stem) else NOBODY


def _by_tail(record: Record, zones: Zones, knowledge: Knowledge) -> Credit:
    """A copyright line, or "Source: …" below the article."""
    for line in (*zones.sign_offs, *zones.tail):
        label = SOURCE_LABEL.search(line[:300])
        name = knowledge.source_of(label["name"]) if label else None
        if name and not knowledge.is_wire(name):
            return Credit(name, EXTRACTED, line[:200])
        owner = re.search(
            r"(?i)(?:copyright|©|版权所有)\s?(?:©|\(c\))?\s?(?:\d{4}[-–]?(?:\d{4})?)?\s?(?:by\s)?"
            r"(?P<name>[\w'’. ]{2,40}?)(?:[.,。，|(]|\sall rights|$)",
            line[:300],
        )
        name = knowledge.source_of(owner["name"]) if owner else None
        if name:
            return Credit(name, INFERRED, line[:200])
    return NOBODY


def wire_warning(agency: Credit, sign_offs: Sequence[str]) -> str | None:
    """A warning where the desk signed in wire style and no agency is named."""
    signed = next((line for line in sign_offs if WIRE_SIGN_OFF.search(line)), None)
    if agency.name is None and signed:
        return f"The sign-off is in wire style and names no agency: {signed[:120]}"
    return None
