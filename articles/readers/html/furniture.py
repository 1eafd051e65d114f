"""Which parts of a page are its own and not the article's, by their element, class, id and role."""

import re
from functools import lru_cache

from lxml.html import HtmlElement

from articles.readers.markup import FURNITURE, OF_THE_WHOLE
from articles.readers.wordlists import word_set

# Beside the words that fragments of pages have: notes about cookies and payment, tools, lists of what else there is.
MORE = re.compile(
    r"(?<![a-z])(?:cookies?|consent|gdpr|pop-?up|modal|paywall|promo\w{0,6}|toolbar|tools?|outbrain|taboola|qr-?code"
    r"|skip-link|sr-only|screen-reader-text|visually-hidden|(?:read|see|also|more)-?(?:also|read|news|stories|more|on)"
    r"|most-?(?:read|popular)|trending|hot-?news|recirc\w{0,10}|subscribe|subscription|signup|sign-up|login|copyright"
    r"|footnav|topnav|crumbs?|bread-?crumbs?|sns|bdsharebuttonbox|bshare|jiathis|ads?|adsense|dfp|gpt-?ad|sponsored)"
    r"(?![a-z])",
    re.IGNORECASE,
)
# Lines about the article, which are none of its text but say who wrote it and when.
ABOUT = re.compile(
    r"(?<![a-z])(?:byline|by-line|author|submitted|attribution|meta|date|time|source|editor|dateline|info|credit)",
    re.IGNORECASE,
)
CONTENT = re.compile(r"(?i)(?:post|entry|article|story|main|page)[-_]?(?:content|body|text)(?![a-z])|\bh-?entry\b")
# Words of blogs that say what a post is about, not what its element is: tag-newsletters, category-social.
ABOUT_A_POST = re.compile(r"(?i)(?:tag|category|cat|format|type|status|term|topic|section|author|post|postid)-.")
OF_PERSONS = re.compile(
    r"(?<![a-z])(?:bio|biography|box|card|profile|follow\w{0,3}|avatar|list)(?![a-z])", re.IGNORECASE
)
TAGS = word_set(
    "footer aside nav figcaption dialog menu button noscript object applet canvas audio video svg math",
)
ROLES = word_set("navigation complementary contentinfo search menu menubar toolbar dialog alertdialog banner")
WHOLE = frozenset({"html", "body", "main", "article", "form", "h1", "title"})
LONGEST_WORDS = 400
HIDDEN = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)


def is_furniture(element: HtmlElement) -> bool:
    """True for an element that a page marks as no part of its article. Lines about the article are none."""
    tag = element.tag
    if not isinstance(tag, str) or tag in WHOLE:
        return False
    if tag in TAGS:
        return True
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true" or (get("role") or "").lower() in ROLES:
        return True
    if (style := get("style")) and HIDDEN.search(style[:LONGEST_WORDS]):
        return True
    name, ident = get("class"), get("id")
    return bool(name or ident) and _tells(f"{name or ''} {ident or ''}"[:LONGEST_WORDS])


@lru_cache(maxsize=4096)
def _tells(words: str) -> bool:
    """Whether the words of class and id say that their element is furniture."""
    if not (FURNITURE.search(words) or MORE.search(words)) or CONTENT.search(words):
        return False
    if ABOUT.search(words) and not OF_PERSONS.search(words):
        return False
    told = (word for word in words.split() if not (OF_THE_WHOLE.search(word) or ABOUT_A_POST.match(word)))
    return any(FURNITURE.search(word) or MORE.search(word) for word in told)
