"""The title of a document: the one it has, without the site's name; else one made from its lead, marked as inferred."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.readers import Record
from articles.readers.dates import stated_date
from articles.readers.wordlists import word_set
from articles.understanding import flat, furniture
from articles.understanding.anatomy import Zones
from articles.understanding.credits import STAFF, STAFF_CHINESE, alone
from articles.understanding.knowledge import Knowledge
from articles.understanding.openings import BYLINE, CREDIT_LINE
from articles.understanding.patterns import is_chinese, key, squeeze
from articles.understanding.result import EXTRACTED, INFERRED

LONGEST = 110
MOST_SHOWN = 3
TITLE_LABELS = word_set("page_title og:title headline twitter:title citation_title dc.title heading")
SHORTEST = 40
LONGEST_CHINESE = 40
SUFFIX = re.compile(
    r"\s*(?:\s[-|–—·»]\s|\s\|\|\s|\s::\s|\s--\s|\||_{1,2}|(?<=[\u3040-\u9fff？！”』」)）])[-–—：:]"
    r"(?=\S)|\s[-–—]{1,2}(?=\S)|:(?=\s\S{2,30}$))\s*"
)
LOOKS_LIKE_SITE = re.compile(
    r"(?i)^(?:[\w'’&. -]{2,40}\b(?:online|news|daily|times|post|tribune|herald|journal|review"
    r"|today|magazine|gazette|observer|"
    r"guardian|wire|press|network|site)|[\w.-]{2,40}\.(?:com|cn|net|org|gov|edu|info|hk|tw|jp|de|fr|uk|eu)(?:\.\w{2})?|"
    r".{0,20}(?:新闻|新聞|新闻网|网|網|日报|日報|晚报|晚報|频道|頻道|中文网"
    r"|电子版|電子版|在线|客户端|门户|报|報|デジタル|オンライン|ニュース))$"
)
DATE_LABEL = re.compile(
    r"(?i)^(?:(?:first |last )?(?:published|updated|modified|posted)|publié|mis à jour|veröffentlicht|aktualisiert"
    r"|stand|最新更新|发布时间|發佈時間|更新时间|更新時間|时间|日期)(?: on)?\s?[:：]"
)
CAPTION_LABEL = re.compile(r"(?i)^(?:file )?(?:photo|image|picture|illustration|caption)s?(?: credits?)? ?[:：]")
SOURCE_WORDS = re.compile(
    "(?i)published|updated|posted|modified|source|发布|更新|来源|來源|时间|時間|作者|记者|記者|编辑|日期"
)
# What follows a date that opens a row of dates and links, not a title.
BEHIND_DATE = re.compile(r"[,.]?\s{0,3}(?:[|｜·•/]|(?:at )?\d{1,2}[:.h]\d\d|$)")
SLOGAN = re.compile(r"^.{0,14}(?:门户|門戶|官方网站|欢迎您|主办|主管|权威发布)")
# Where a sentence may be cut so that what stands before is a whole thought, best cut first.
CLAUSES = (
    re.compile(r",? (?:on|last|early|late) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=[\s,.])"),
    re.compile(
        r", (?:following|after|as|while|which|who|where|amid|according to|saying|said|despite|but|and|with|in a|the)\b"
    ),
    re.compile(r" (?:following|after|amid|despite|while|according to|which|whereas|because|although)\b"),
    re.compile(r"[;:—–] |, "),
    re.compile(r" (?:that|to|in|at|on|for|with|by|as) "),
)
FIRST_SENTENCE = re.compile(r".+?[.!?](?=[\"”’)]{0,2}\s+[\"“‘(]?[A-ZÀ-Þ])|.+", re.DOTALL)
CHINESE_SENTENCE = re.compile(r"[^。！？\n]+[！？]?")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|U\.S|U\.K|Inc|Ltd|Corp|Co|No|St|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov"
    r"|Dec|Gen|Sen|Rep|Gov|[A-Z]))\.$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title, its origin, and the name of the site that stood behind it, if any."""

    text: str | None
    origin: str | None
    site: str | None = None
    rule: str = ""


def titles_of(record: Record, zones: Zones, knowledge: Knowledge) -> Iterator[Title]:
    """The titles that the document labels or shows, the likeliest first; else one from its lead sentence.

    A document without words has none.
    """
    found = False
    shown = (line for _, line in shown_titles(zones.head, knowledge)) if not record.title else ()
    for rule, words in (
        ("label", record.title),
        ("heading", zones.title if zones.title != record.title else None),
        *(("line above", line) for line in shown),
        *(("metadata", value) for name, value in record.labels if name.lower() in TITLE_LABELS),
    ):
        if words and (title := _without_site(words, rule, knowledge)).text:
            found = True
            yield title
    if not found:
        lead = next((block for block in zones.blocks if not block.startswith("## ")), "")
        made = from_lead(lead)
        yield Title(made, INFERRED if made else None, rule="lead")


def _without_site(words: str, rule: str, knowledge: Knowledge) -> Title:
    text, site = without_site(clean(words), knowledge)
    return Title(text or None, EXTRACTED, site, rule)


def clean(title: str) -> str:
    """A title without marks of markup, and with its white space folded."""
    return squeeze(re.sub(r"^#{1,6}\s+|\s+#{1,6}$|\*\*|__(?=\S)", "", title.strip())).strip(" |")


def without_site(title: str, knowledge: Knowledge) -> tuple[str, str | None]:
    """The title without the names of sites behind it, and the first such name (the innermost)."""
    site = None
    for _ in range(3):
        cut = _last_suffix(title, knowledge)
        if cut is None:
            break
        title, site = cut
    return (flat.without_section(title) if site else title), site


def _last_suffix(title: str, knowledge: Knowledge) -> tuple[str, str] | None:
    for bar in SUFFIX.finditer(title):
        name, before = title[bar.end() :].strip(), title[: bar.start()].strip()
        if len(before) < 6 or not name or len(name) > 60:
            continue
        weak = bar[0].strip() in (":", "：") or (not bar[0].startswith(" ") and "|" not in bar[0] and "_" not in bar[0])
        if knowledge.source_of(name) and not (weak and len(key(name)) < 3):
            return before, name
        if LOOKS_LIKE_SITE.match(name) and (not weak or len(name) <= 20) and len(name) < len(before):
            return before, name
        if bar[0].strip() in ("|", "||") and len(name.split()) <= 4 and len(name) <= 30 and len(before) > len(name):
            return before, name
    return None


def shown_titles(head: Sequence[str], knowledge: Knowledge) -> list[tuple[float, str]]:
    """The lines of a page's head that may be its title, best first: not site, menu, date or byline."""
    scored: list[tuple[float, str]] = []
    keys = [key(line) for line in head]
    trail = next((number for number, line in enumerate(head[:8]) if furniture.BREADCRUMB.match(line)), 0)
    whole = {keys[number] for number in range(trail, len(head)) if len(keys[number]) > 15}
    after_date = False
    for number, line in enumerate(head):
        text = line.removeprefix("## ").strip()
        if _is_other(text, knowledge):
            after_date = after_date or stated_date(text) is not None
            continue
        score = _title_score(text) + (4 if line.startswith("## ") else 0)
        score += 3 * (keys.count(keys[number]) > 1)
        score += 3 * (_last_suffix(text, knowledge) is not None)
        score += 1 - number / (len(head) + 1) if not after_date else -0.5
        score -= 1.5 * (number < trail)
        score += 0.4 * (not after_date and number + 1 < len(head) and _dates_or_signs(head[number + 1]))
        if any(keys[number].endswith(other) and keys[number] != other for other in whole):
            score -= 3
        if score > 0:
            scored.append((score, text))
    scored.sort(key=lambda one: one[0], reverse=True)
    return scored[:MOST_SHOWN]


def _is_staff(text: str, knowledge: Knowledge) -> bool:
    """PAT EXAMPLE, Nikkei staff writer; 澎湃新闻记者 周某某."""
    staff = STAFF_CHINESE.match(text) or (STAFF.search(text) if len(text) < 80 else None)
    return staff is not None and knowledge.source_of(staff["name"]) is not None


def _dates_or_signs(line: str) -> bool:
    """True for the line that stands below most titles: a day or a byline."""
    return len(line) < 80 and (stated_date(line) is not None or bool(BYLINE.match(line)))


def _is_other(text: str, knowledge: Knowledge) -> bool:
    """True for lines of a head that are no title."""
    if (
        furniture.is_furniture(text)
        or furniture.may_be_caption(text)
        or furniture.is_sign_off(text)
        or BYLINE.match(text)
        or CREDIT_LINE.match(text)
    ):
        return True
    if knowledge.source_of(text) or knowledge.source_of(text.split("|")[0]) or "://" in text:
        return True
    if (
        alone(text, knowledge)
        or text.startswith("#")
        or text.endswith(" |")
        or "©" in text
        or _is_staff(text, knowledge)
    ):
        return True
    if DATE_LABEL.match(text) or CAPTION_LABEL.match(text) or furniture.STANDFIRST.match(text):
        return True
    found = stated_date(text)
    if found and found.start < 4 and BEHIND_DATE.match(text, found.end):
        return True
    if found and len(text) - (found.end - found.start) < 50 and not _tells(text[: found.start]):
        return True
    return not any(char.isalpha() for char in text)


def _tells(before: str) -> bool:
    """True for what says something before a date: a title that tells a day, not a row of labels and names."""
    if "|" in before or ":" in before or "：" in before:
        return False
    if is_chinese(before):
        return len(before) >= 8 and not SOURCE_WORDS.search(before)
    words = [word for word in before.split() if len(word) > 2 and word.islower() and not SOURCE_WORDS.search(word)]
    return len(words) > 1


def _title_score(text: str) -> float:
    if is_chinese(text):
        if len(text) < 24 and SLOGAN.match(text):
            return -0.5
        return 2.0 if 8 <= len(text) <= 60 and not text.endswith("。") else -1.0 if len(text) < 5 else 0.3
    words = len(text.split())
    if words >= 4 and len(text) <= 220:
        return 2.0 if not text.endswith(".") else 0.4
    return 0.6 if words == 3 else -1.0


def from_lead(lead: str) -> str | None:
    """A title made of the first sentence of a lead, cut at a clause so that it is no longer than a title may be."""
    if not lead:
        return None
    if is_chinese(lead):
        return _from_chinese_lead(lead)
    sentence = _first_sentence(lead[:1200]).strip(' "“”')
    if len(sentence) <= LONGEST:
        return _tidy(sentence) or None
    for number, cut in enumerate(CLAUSES):
        limit = LONGEST + 15 if number == 0 else LONGEST
        places = [found.start() for found in cut.finditer(sentence, SHORTEST, limit + 20) if found.start() <= limit]
        if places:
            return _tidy(sentence[: places[-1]]) or None
    return _tidy(sentence[:LONGEST].rsplit(" ", 1)[0]) + "…"


def _tidy(sentence: str) -> str:
    text = sentence.strip().rstrip(",;:—–-. ").strip()
    if text.count("“") > text.count("”") or text.count('"') % 2:
        text = text.replace("“", "").replace('"', "")
    return text


def _first_sentence(text: str) -> str:
    taken = ""
    for found in FIRST_SENTENCE.finditer(text):
        taken += found[0]
        if not ABBREVIATION.search(taken) or len(taken) > LONGEST * 2:
            break
        taken += " "
    return squeeze(taken)


def _from_chinese_lead(lead: str) -> str | None:
    found = CHINESE_SENTENCE.search(lead[:400])
    sentence = found[0].strip() if found else lead[:LONGEST_CHINESE]
    if len(sentence) > LONGEST_CHINESE:
        parts = re.split(r"(?<=[，；：])", sentence)
        taken = parts[0]
        for part in parts[1:]:
            if len(taken) + len(part) > LONGEST_CHINESE:
                break
            taken += part
        sentence = taken if len(taken) <= LONGEST_CHINESE + 12 else taken[:LONGEST_CHINESE] + "…"
    text = sentence.strip("，；：。 ")
    return text or None
