"""Which of a page's claims is believed: its title, date, outlet, authors and address."""

import datetime
import re
from collections.abc import Sequence

from articles import addresses
from articles.readers import labels
from articles.readers.html.claims import Claim, first, values
from articles.readers.wordlists import word_set

TITLE_BAR = re.compile(r"\s+[-|–—·«»:_]+\s+|\s*[|_｜]\s*|\s*[-–—]{1,2}\s*(?=[\u3040-\u9fff])")
NO_LETTERS = re.compile(r"[\W_]+")
TITLES = ("citation_title", "headline", "og:title", "dc.title", "title", "article:title")
OUTLETS = (
    *("og:site_name", "isPartOf", "site", "publisher"),
    *("citation_journal_title", "citation_publisher", "dc.publisher"),
)
AUTHORS = (
    *("citation_author", "author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "byl"),
    *("article:author", "authors", "og:article:author"),
)
ADDRESSES = ("canonical", "og:url", "mainEntityOfPage", "url", "saved_from", "citation_abstract_html_url")
LANGUAGES = ("inLanguage", "lang", "og:locale", "content-language", "dc.language", "language")
NO_OUTLETS = word_set("home homepage website wordpress blog blogger untitled index article news 首页 网站 新闻 default")
DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}", re.IGNORECASE)
NO_AUTHOR = re.compile(
    r"(?i)^(?:admin\w{0,14}|administrator|root|user\d*|guest|editors?|staff|unknown|anonymous|author|webmaster"
    r"|web ?editor|(?:the )?(?:news ?room|news ?desk|editorial (?:team|board|staff)|press (?:office|release))"
    r"|.{1,30} (?:staff|team|desk|newsroom|editors|reporters?|correspondents?|writers?|news service)"
    r"|(?:staff|senior|chief) (?:writer|reporter|editor|correspondent)"
    r"|redaktion|la rédaction|redacción|redazione"
    r"|本站|佚名|未知|管理员|网络|编辑部?|责任编辑|记者|小编|原创|互联网|网站编辑)$"
)
CITED = re.compile(r"^(?P<last>[^\s,，]+(?: [^\s,]+)?),\s+(?P<first>[^,]+)$")
NO_YEARS = ("0000-", "0001-")
EPOCHS = frozenset({(1970, 1, 1), (1969, 12, 31), (1900, 1, 1)})
AT_ONCE = datetime.timedelta(minutes=5)
ALREADY = datetime.timedelta(days=2)
LONGEST_NAME, LONGEST_SUMMARY = 80, 1000


def outlet_of(claims: Sequence[Claim]) -> str | None:
    """The name of the site or its publisher, or what the page's title has behind its heading."""
    titles = {_key(title) for title in values(claims, *TITLES)}
    names = [name for name in values(claims, *OUTLETS) if _key(name) not in titles]
    domains = (name.removeprefix("www.") for name in names if DOMAIN.fullmatch(name))
    return next(filter(_is_outlet, names), None) or _behind_heading(claims) or next(domains, None)


def _is_outlet(name: str) -> bool:
    """False for domains, and for words such as "Home"."""
    return len(name) <= LONGEST_NAME and name.lower() not in NO_OUTLETS and not DOMAIN.fullmatch(name)


def _behind_heading(claims: Sequence[Claim]) -> str | None:
    """What the page's title has behind the whole of its heading, the last first: "Title | Section | Site"."""
    page = first(claims, "page_title") or ""
    for heading in values(claims, "heading", *TITLES):
        rest = page[len(heading) :] if len(_key(heading).encode()) >= 8 and page.startswith(heading) else ""
        if bar := TITLE_BAR.match(rest):
            parts = [part.strip() for part in TITLE_BAR.split(rest[bar.end() :])]
            named = (part for part in reversed(parts) if len(part.split()) <= 5 and not re.search(r"\d", part))
            return next(filter(_is_outlet, filter(None, named)), None)
    return None


def title_of(claims: Sequence[Claim], outlet: str | None) -> str | None:
    """The page's title: the heading that its head names as well, else what its head names.

    Where nothing tells the outlet, the site's name stays behind the title, by which the outlet may be known.
    """
    page = first(claims, "page_title")
    named = next(iter(values(claims, *TITLES)), None)
    sites = {_key(site) for site in (outlet, *values(claims, *OUTLETS)) if site}
    headings = [one for one in values(claims, "heading") if _key(one) not in sites]
    heading = next((one for one in headings if any(_agree(one, other) for other in (named, page) if other)), None)
    chosen = heading or named or page or (headings[0] if headings else None)
    if chosen is None:
        return None
    chosen = _without_site(chosen, sites)
    if outlet is None and page and chosen != page and _key(page).startswith(_key(chosen)):
        return page
    return chosen


def _agree(one: str, other: str) -> bool:
    """True if one holds the other; a heading of a few letters, such as a site's name, proves nothing."""
    short, long = sorted((_key(one), _key(other)), key=len)
    return len(_key(one)) >= 4 and bool(short) and short in long and 4 * len(short) >= len(_key(one))


def _without_site(title: str, sites: set[str]) -> str:
    """A title without the names of its own site behind it, which are given as keys."""
    for _ in range(3):
        for bar in TITLE_BAR.finditer(title):
            if bar.start() >= 4 and _key(title[bar.end() :]) in sites:
                title = title[: bar.start()]
                break
        else:
            break
    return title


def byline_of(claims: Sequence[Claim], outlet: str | None) -> tuple[str, ...]:
    """The persons that the page names as its authors: under the first name of claims that holds any."""
    sites = {_key(name) for name in (*values(claims, *OUTLETS, "author_organization"), outlet) if name}
    for name in AUTHORS:
        people: list[str] = []
        for value in (one for one in values(claims, name) if "://" not in one):
            whole = _cited(value) if name.startswith(("citation", "dc")) else value
            named = (one for one in labels.people(whole) if not NO_AUTHOR.match(one.strip()))
            people += [one for one in named if _key(one) not in sites and _is_person(one)]
        if people:
            return tuple(dict.fromkeys(" ".join(one.split()) for one in people))
    return ()


def _is_person(name: str) -> bool:
    """False for a site's domain, and for words of a description that a comma parted from a name."""
    return not DOMAIN.fullmatch(name) and not (name[0].islower() and len(name.split()) > 2)


def _cited(value: str) -> str:
    """A name as it is written where "Muster, Ann" is the custom; two whole names stay as they are."""
    found = CITED.match(value)
    if not found or (" " in found["last"] and " " in found["first"].strip()):
        return value
    return f"{found['first'].strip()} {found['last']}"


def address_of(claims: Sequence[Claim], fetched: str) -> tuple[str | None, str | None]:
    """The page's own address, and a warning where it names one of another site: what was fetched is believed then."""
    own = addresses.host(fetched)
    for address in values(claims, *ADDRESSES):
        whole = addresses.canonical(address)
        if not whole or not address.lower().startswith(("http://", "https://")):
            continue
        if own and not _same_site(own, addresses.host(address)):
            return fetched, f"The page names an address of another site as its own: {address[:200]}"
        if "/" not in whole and (not fetched or "/" in addresses.canonical(fetched)):
            continue
        return address, None
    return fetched or None, None


def _same_site(one: str, other: str) -> bool:
    return one == other or one.endswith("." + other) or other.endswith("." + one) or _domain(one) == _domain(other)


def _domain(host: str) -> str:
    """The part of a host that is bought: example.org, example.co.uk."""
    parts = host.split(".")
    size = 3 if len(parts) > 2 and parts[-2] in addresses.REGISTRIES and len(parts[-1]) == 2 else 2
    return ".".join(parts[-size:])


def is_date(claim: Claim, fetched_at: datetime.datetime | None) -> bool:
    """False for a date that no page was published on: a clock's zero, the moment of fetching, what was yet to come."""
    if claim.value.startswith(NO_YEARS):
        return False
    dated = labels.dated_value(claim.value)
    if dated is None:
        return True
    date, _ = dated
    if (date.year, date.month, date.day) in EPOCHS:
        return False
    if fetched_at is None:
        return True
    if date.precision == "day" and date.first_day() > fetched_at.date() + ALREADY:
        return False
    moment = _moment(claim.value)
    return moment is None or abs(moment - fetched_at) > AT_ONCE


def _moment(value: str) -> datetime.datetime | None:
    """The moment that a value states with date, time and zone."""
    try:
        moment = datetime.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _key(text: str) -> str:
    return NO_LETTERS.sub("", text.lower())
