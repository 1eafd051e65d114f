"""Who published a document: by what it labels, shows or signs, never by its contents."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from articles.readers.dates import stated_date
from articles.readers.wordlists import word_set
from articles.understanding.agencies import Page
from articles.understanding.credits import BAR_PARTS, SOURCE_LABEL, Credit, source_at_start
from articles.understanding.knowledge import Knowledge
from articles.understanding.patterns import squeeze
from articles.understanding.result import EXTRACTED, INFERRED

FROM_DOMAIN = re.compile(
    r"\b((?:[a-z0-9-]{1,40}\.){1,3}(?:com|cn|net|org|gov|hk|tw|jp|de|fr|uk|eu|media|sg|ru|in))\b", re.IGNORECASE
)
# 《某报》（2016年11月17日 01版）, 某周刊 2016年11月28日号掲載
PRINTED_IN = re.compile(
    r"《\s?(?P<name>[^《》\n]{2,20}?)\s?》\s?[（(]\s?\d{4}\s?年|^(?P<weekly>\S{2,20})\s\d{4}年.{3,24}掲載$"
)
TITLE_LINES = 6
TIME = re.compile(r"\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s?")
MEDIUM = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:日报|晚报|早报|时报|商报|青年报|周报|周刊|杂志|新闻网|在线|电视台|日報|晚報|時報|周刊|週刊)"
)
LABEL_ENDINGS = re.compile(r"-(?:daily-)?(?:news|rss|feed|top-stories|world|technology|tech|china|business)$")
SITE_LABELS = word_set(
    "site_name og:site_name sitename publisher ispartof application-name application_name citation_publisher",
    "citation_journal_title dc.publisher source",
)
OWNER = re.compile(
    r"(?i)(?:copyright|©|版权所有)\s?(?:©|\(c\))?\s?(?:\d{4}[-–]?(?:\d{4})?)?\s?(?:by\s)?"
    r"(?P<name>[\w'’. ]{2,40}?)(?:[.,。，|(]|\sall rights|$)"
)
# (Example Press 2014:IT)
SIGNED_WITH_YEAR = re.compile(
    r"[（(](?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}),? 20\d\d(?: ?[:：/] ?\w{1,12})?[)）]"
)
GENERIC_DOMAINS = word_set(
    "com org net gov edu co ac www news blog en english cn m mobile tv github blogspot ",
    "wordpress medium weibo mp weixin qq",
)


def outlets_of(page: Page, agency: str | None) -> Iterator[Credit]:
    """Every source that may have published it, the likeliest first.

    What is labelled comes last where it is only the `agency` that another's page carries.
    """
    carried = agency is not None and page.knowledge.is_wire(agency)
    late = [credit for credit in _label(page) if credit.name == agency] if carried else []
    for rule in RULES:
        if late and rule is _label:
            yield from (credit for credit in rule(page) if credit not in late)
        else:
            yield from rule(page)
    yield from late


def _label(page: Page) -> Iterator[Credit]:
    given = page.record.outlet
    if given:
        name = page.knowledge.source_of(given) or squeeze(given)
        yield Credit(name, EXTRACTED, f"source: {given}"[:200], "label")
    for key, value in page.record.labels:
        known = page.knowledge.source_of(value) if key.lower() in SITE_LABELS and value != given else None
        if known and not (key.lower() == "source" and page.knowledge.is_wire(known)):
            yield Credit(known, EXTRACTED, f"{key}: {value}"[:200], "metadata")


def _behind_title(page: Page) -> Iterator[Credit]:
    if page.site:
        known = source_at_start(page.site, page.knowledge)
        yield Credit(known or page.site, EXTRACTED, f"title: {page.site}", "behind title")


def _category(page: Page) -> Iterator[Credit]:
    """A collection's category that is an outlet's name: mashable, rt-daily-news."""
    label = page.record.label("categories", "category", "feed")
    if label:
        known = page.knowledge.source_of(label) or page.knowledge.source_of(LABEL_ENDINGS.sub("", label.lower()))
        if known:
            yield Credit(known, INFERRED, f"category: {label}", "category")


def _head(page: Page) -> Iterator[Credit]:
    """A site's name, an outlet in the date line, or a site's domain in the page's head."""
    knowledge = page.knowledge
    for line in page.lines:
        for name in line.alone:
            if not knowledge.is_wire(name):
                yield Credit(name, INFERRED, line.line, "site's name")
    for line in page.lines:
        for name in line.named:
            if not knowledge.is_wire(name):
                yield Credit(name, EXTRACTED, line.line[:200], "line above")
        if beside := _beside_date(line.line, knowledge):
            yield Credit(beside, EXTRACTED, line.line[:200], "date line")
        for found in FROM_DOMAIN.finditer(line.line[:400]):
            if owner := knowledge.source_of_domain(found[1]):
                yield Credit(owner, EXTRACTED, found[1], "domain in the head")
    for line in page.lines:
        wire = next((name for name in line.named if knowledge.is_wire(name)), None)
        first = knowledge.source_of(BAR_PARTS.split(line.line)[0]) if wire else None
        if wire and wire != first and re.search(r"(?i)source|来源|updated", line.line) and page.zones.dateline is None:
            yield Credit(wire, INFERRED, line.line[:200], "wire's own page")


def _address(page: Page) -> Iterator[Credit]:
    """The owner of the document's own address; for one unknown, its domain as the text spells it."""
    address = page.record.source_url or page.record.label("author_address")
    if not address:
        return
    name = page.knowledge.source_of_address(address)
    evidence = f"address: {address}"[:200]
    if name:
        yield Credit(name, INFERRED, evidence, "address")
        return
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return
    labels = [part for part in host.lower().split(".") if part not in GENERIC_DOMAINS and len(part) > 2]
    if labels:
        own = max(labels, key=len)
        text = " ".join(page.zones.blocks)[:20000]
        spelled = re.search(rf"(?<![\w.]){re.escape(own)}(?![\w.])", text, re.IGNORECASE)
        yield Credit(spelled[0] if spelled else own, INFERRED, evidence, "domain")


def _corpus(page: Page) -> Iterator[Credit]:
    """A corpus's document id that begins with a site's domain or an outlet's name: lemonde.fr.1234."""
    label = page.record.label("doc_id")
    if not label:
        return
    stem = re.sub(r"(?:-[a-z]{2})?[-.]\d{1,12}$", "", label)
    name = page.knowledge.source_of_domain(stem) or page.knowledge.source_of(stem)
    if name or FROM_DOMAIN.fullmatch(stem):
        yield Credit(name or stem, INFERRED, f"document id: {label}", "document id")


def _below(page: Page) -> Iterator[Credit]:
    """A copyright line, or "Source: …" below the article."""
    for line in (*page.zones.sign_offs, *page.zones.tail):
        label = SOURCE_LABEL.search(line[:300])
        name = page.knowledge.source_of(label["name"]) if label else None
        if name and not page.knowledge.is_wire(name):
            yield Credit(name, EXTRACTED, line[:200], "source below")
        owner = OWNER.search(line[:300])
        name = page.knowledge.source_of(owner["name"]) if owner else None
        if name:
            yield Credit(name, INFERRED, line[:200], "owner of the rights")
    for line in page.zones.sign_offs:
        if signed := SIGNED_WITH_YEAR.fullmatch(line):
            yield Credit(page.knowledge.source_of(signed["name"]) or signed["name"], INFERRED, line[:200], "signature")


def _before_title(page: Page) -> Iterator[Credit]:
    """The paper that a copied report names before its title, as "Example Times: City passes law"."""
    for line in (page.zones.title or "", *page.zones.head[:TITLE_LINES]):
        name, colon, rest = line.partition(": ")
        source = page.knowledge.source_of(name) if colon and len(rest) > 20 and " " in name.strip() else None
        if source and not page.knowledge.is_wire(source) and not page.knowledge.place_of(name):
            yield Credit(source, INFERRED, line[:200], "before title")


def _dateline(page: Page) -> Iterator[Credit]:
    """The site or paper that a dateline credits, if it is no agency: it prints its own report."""
    dateline = page.zones.dateline
    name = dateline.agency if dateline else None
    if dateline is not None and name in page.knowledge.source_rows and not page.knowledge.is_wire(name):
        yield Credit(name, INFERRED, dateline.words, "dateline")


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


RULES = (_label, _behind_title, _category, _head, _address, _corpus, _below, _before_title, _dateline)
