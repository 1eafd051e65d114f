"""JSON-LD: the objects that a page holds about itself, however they are nested, and what they claim."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from articles.readers.html.claims import Claim, claim

Thing = dict[str, Any]

LONGEST, MOST_SCRIPTS, MOST_THINGS, DEEPEST = 500_000, 20, 200, 6
ARTICLES = re.compile(
    r"(?i)(?:\w{0,30}Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|PressRelease|Review|Editorial|"
    r"CreativeWork|Posting|AnalysisNewsArticle)$"
)
PAGES = re.compile(r"(?i)(?:WebPage|ItemPage|AboutPage|ContactPage|FAQPage|ProfilePage)$")
LISTS = re.compile(r"(?i)(?:CollectionPage|SearchResultsPage)$")
# What writers of JSON by hand leave in it.
COMMENT = re.compile(
    r"^\s*(?:/\*.{0,200}?\*/|<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)\s*|\s*(?:-->|(?://\s*)?\]\]>)\s*;?\s*$"
)
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
# Of an object that cannot be parsed: its simple values.
SIMPLE = re.compile(r'"(datePublished|dateModified|headline|inLanguage)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,400})"')
DECODER = json.JSONDecoder(strict=False)
DATES = ("datePublished", "dateCreated", "uploadDate", "dateModified")
TEXTS = ("headline", "inLanguage", "description", "alternativeHeadline")
FLATTENED = ("@graph", "mainEntity")


def things(tree: HtmlElement) -> list[Thing]:
    """The objects of all scripts of a page, those of @graph and main entities beside the others, in their order."""
    found: list[Thing] = []
    for number, script in enumerate(tree.iter("script")):
        kind = (script.get("type") or "").lower()
        if number > 10 * MOST_SCRIPTS or len(found) >= MOST_THINGS:
            break
        if "ld+json" in kind and script.text and len(script.text) <= LONGEST:
            found.extend(_flat(_parsed(script.text), 0))
    return found[:MOST_THINGS]


def kinds(thing: Thing) -> list[str]:
    """The types of an object without the vocabulary's address."""
    given = thing.get("@type")
    listed = given if isinstance(given, list) else [given]
    return [one.rpartition("/")[2] for one in listed[:10] if isinstance(one, str)]


def is_article(thing: Thing) -> bool:
    """True for news, reports and posts, and for a page that has its own headline and date."""
    if any(ARTICLES.match(kind) for kind in kinds(thing)):
        return "headline" in thing or "datePublished" in thing or "articleBody" in thing
    return any(PAGES.match(kind) for kind in kinds(thing)) and "headline" in thing and "datePublished" in thing


def claims(found: list[Thing]) -> Iterator[Claim]:
    """What the article of a page claims, or else its page; of several articles the first, the page's own."""
    by_id = {thing["@id"]: thing for thing in reversed(found) if isinstance(thing.get("@id"), str)}
    articles = [thing for thing in found if is_article(thing)]
    pages = [thing for thing in found if any(PAGES.match(kind) for kind in kinds(thing))]
    for thing in [*articles[:1], *pages[:1]]:
        yield from _claims(thing, by_id)
    for thing in found:
        if any(kind in ("WebSite", "NewsMediaOrganization") for kind in kinds(thing)):
            yield from claim("site", _name(thing), "JSON-LD")


def _claims(thing: Thing, by_id: dict[str, Thing]) -> Iterator[Claim]:
    for name in (*DATES, *TEXTS):
        for value in _listed(thing.get(name))[:3]:
            yield from claim(name, html.unescape(value) if isinstance(value, str) else value, "JSON-LD")
    for value in _listed(thing.get("author") or thing.get("creator"))[:20]:
        person = _resolved(value, by_id)
        organization = isinstance(person, dict) and any("Organization" in kind for kind in kinds(person))
        yield from claim("author_organization" if organization else "author", _name(person), "JSON-LD")
    for name in ("publisher", "sourceOrganization", "isPartOf"):
        for value in _listed(thing.get(name))[:3]:
            whole = _resolved(value, by_id)
            if not (isinstance(whole, dict) and any(PAGES.match(kind) for kind in kinds(whole))):
                yield from claim(name, _name(whole), "JSON-LD")
    for name in ("mainEntityOfPage", "url"):
        for value in _listed(thing.get(name))[:1]:
            address = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
            yield from claim(name, address, "JSON-LD")


def _parsed(text: str) -> Any:
    """The value of a script; of one that is broken, what is simple in it."""
    text = COMMENT.sub("", text.strip())
    for attempt in (text, TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return DECODER.raw_decode(attempt.lstrip())[0]
        except (ValueError, RecursionError):
            continue
    simple = {name: value.replace('\\"', '"').replace("\\/", "/") for name, value in reversed(SIMPLE.findall(text))}
    return {"@type": "Article", **simple} if simple else None


def _flat(value: Any, depth: int) -> Iterator[Thing]:
    """Objects in lists, in @graph, and those that a page is about."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:MOST_THINGS]:
            yield from _flat(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in FLATTENED:
            if isinstance(value.get(key), list | dict):
                yield from _flat(value[key], depth + 1)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _resolved(value: Any, by_id: dict[str, Thing]) -> Any:
    """The object that a bare {"@id": …} points to."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _name(value: Any) -> str | None:
    name = value.get("name") if isinstance(value, dict) else value
    if isinstance(name, list):
        name = next((one for one in name if isinstance(one, str)), None)
    return html.unescape(name) if isinstance(name, str) and "://" not in name else None
