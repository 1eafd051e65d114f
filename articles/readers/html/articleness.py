"""Whether a page is an article, by its address, what it claims to be, and how much of it is prose and how much links.

Of a crawl, most pages are none: front pages, sections, results of a search, errors. A page that claims nothing and
shows enough prose is an article; where in doubt, it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from articles.readers.html.lines import Line

LEAST, LEAST_DECLARED = 200, 60
"""Letters of prose in an article, and in one that says that it is one. A Chinese character counts three."""
FEW = 800
PROSE = 80
CHINESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
FRONT = re.compile(
    r"/?(?:(?:[a-z]{2}(?:[-_][a-z]{2,4})?|english|chinese)(?:/|$))?(?:(?:index|default|home|main|portal)(?:\.\w{2,5})?)?/?",
    re.IGNORECASE,
)
LISTING = re.compile(
    r"/(?:search|tags?|topics?|categor(?:y|ies)|authors?|sections?|feed|list)(?:/[^/.]{1,80}){0,3}/?$"
    r"|/archives?(?:/\d{4}(?:/\d{1,2}){0,2})?/?$"
    r"|/page/\d{1,5}/?$|/(?:list|index)_\d{1,5}\.s?html?$|/node_\d{1,9}\.s?html?$",
    re.IGNORECASE,
)
ASKED = re.compile(r"(?:^|&)(?:s|q|query|search|keyword|keywords|wd)=", re.IGNORECASE)
# The path of one article: it has a number or a slug. What was asked for is marked in it then, not listed.
NAMED = re.compile(r"\d{4,}|(?:[a-z0-9]+-){3,}", re.IGNORECASE)
ERROR = re.compile(
    r"(?i)^\W{0,3}(?:error\s)?(?:40[0-9]|41[0-9]|50[0-4])\b(?!\s*(?:million|billion|people|years|days))|\b(?:page|article"
    r"|file|content) (?:was )?not (?:found|available|exist)|not found$|access denied|forbidden$|service unavailable"
    r"|bad gateway|internal server error|(?:页面|頁面|网页|文章|内容)(?:不存在|未找到|没有找到|找不到|已删除|已被删除)"
    r"|(?:您|你)?访问的(?:页面|内容|网页|文章).{0,6}(?:不存在|删除)|ページが見つかりません|出错了"
)
GATE = re.compile(
    r"(?i)just a moment|attention required|are you (?:a )?(?:human|robot)|verify (?:that )?you are|captcha"
    r"|before you continue|cookie (?:consent|settings|preferences)|privacy (?:choices|preferences|settings)"
    r"|^(?:sign|log) ?in\b|^(?:register|subscribe)\b|安全验证|人机验证|登录$|请登录|用户登录"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a page when it is weighed.

    `address` it was fetched from or names ("" if unknown); `titles` that it gives itself; `declared`: it claims to be
    an article, or (`listed`) a list; `article`: the lines found of its article; `lines`: all that it shows; `forwards`:
    it sends its reader elsewhere at once.
    """

    address: str
    titles: Sequence[str]
    declared: bool
    listed: bool
    article: Sequence[str]
    lines: Sequence[Line]
    forwards: bool = False


def no_article(page: Evidence) -> str | None:
    """Why the page is no article; None for an article."""
    prose = weight(page.article)
    if prose < FEW:
        if any(ERROR.search(title[:120]) for title in page.titles):
            return "an error page"
        if any(GATE.search(title[:120]) for title in page.titles):
            return "a page that asks for consent, a login or a proof"
    if page.forwards and prose < LEAST:
        return "a page that only leads to another one"
    if page.declared:
        return None if prose >= LEAST_DECLARED else "an article's page without its text"
    if kind := _by_address(page.address):
        return kind
    if page.listed or _is_list(page):
        return "a list of articles"
    return None if prose >= LEAST else "a page with hardly any text"


def is_chinese(lines: Sequence[str]) -> bool:
    """True for a page mainly in Chinese, Japanese or Korean characters."""
    text = " ".join(lines)[:20_000]
    return 3 * len(CHINESE.findall(text)) > len(text)


def weight(lines: Sequence[str]) -> int:
    """How much prose there is, in Latin letters."""
    return sum(len(line) + 2 * len(CHINESE.findall(line)) for line in lines)


def _by_address(address: str) -> str | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if not parts.netloc:
        return None
    if ASKED.search(parts.query) and not NAMED.search(parts.path):
        return "the results of a search"
    if FRONT.fullmatch(parts.path) and not parts.query:
        return "a front page"
    return "a list of articles" if LISTING.search(parts.path) else None


def _is_list(page: Evidence) -> bool:
    """Many links and hardly a paragraph; or headings that are links, as many as there are paragraphs."""
    paragraphs = [line for line in page.article if weight([line]) >= PROSE and not line.startswith(("## ", "- "))]
    links = [line for line in page.lines if 2 * line.linked > len(line.text)]
    shown = sum(len(line.text) for line in page.lines)
    if len(paragraphs) < 2 and len(links) >= 15 and 2 * sum(line.linked for line in page.lines) > shown:
        return True
    linked_heads = [line for line in links if line.head]
    return len(linked_heads) >= 6 and len(linked_heads) >= len(paragraphs)
