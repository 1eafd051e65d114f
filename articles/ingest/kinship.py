"""When two documents are one: the rules, without the database."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from articles import sketches
from articles.fingerprints import text_hash
from articles.models import Precision

SAME_ADDRESS = 0.3
"""Likeness from which on another text at the same address is a newer version of the text there was."""
DOUBLE, COPY = 0.9, 0.6
"""Likeness from which on a text is a double in the same outlet, and a copy in another one."""
WHOLE, PART = 0.85, 0.25
"""A shortened copy: so much of the shorter text is in the longer one, and the two are so much alike at least."""
SAME_DAYS, COPIED_DAYS = 3, 92
"""Days between two datelines of one text: in one outlet, and in two."""
FIGURES = 0.5
"""The part of the fewer figures that both have. Calendars and balances of two years have less in common."""
TITLES = 0.6
YEAR = re.compile("(?:19|20)[0-9][0-9]")

Relation = Literal["same", "other", "unknown"]

REGISTRIES = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """By what an outlet is known: its row in the registry, its printed name, the host of the address."""

    source: int | None = None
    printed: str = ""
    host: str = ""

    @property
    def name(self) -> str:
        """What names it in `Article.copy_of`; "" where nothing is known."""
        return (f"source {self.source}" if self.source else self.printed.casefold() or self.host)[:200]

    def relation(self, other: "Outlet") -> Relation:
        """Whether two documents are known to be of the same outlet, or of two."""
        if (self.source or self.printed) and (other.source or other.printed):
            same = (self.source, self.printed.casefold()) == (other.source, other.printed.casefold())
            return "same" if same else "other"
        if self.host and other.host:
            return "same" if site(self.host) == site(other.host) else "other"
        return "unknown"


def site(host: str) -> str:
    """The part of a host that one publisher has: news.example.com.cn is of example.com.cn."""
    labels = host.split(":")[0].split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in REGISTRIES
    return ".".join(labels[-3 if country else -2 :])


@dataclass
class Text:
    """A document as it is compared: one of the batch (`entry` says which), or an article that there is (`article`).

    story    of an article; `settled`: an editor decided whether it has one
    copy_of  as `Article.copy_of`
    """

    title: str
    body: str
    text_hash: str
    address: str = ""
    outlet: Outlet = field(default_factory=Outlet)
    published_on: date | None = None
    date_precision: str = Precision.UNKNOWN
    article: int | None = None
    entry: int | None = None
    story: int | None = None
    settled: bool = False
    copy_of: str = ""

    @cached_property
    def shingles(self) -> sketches.Shingles:
        return sketches.shingles(self.body or self.title)

    @cached_property
    def figures(self) -> frozenset[str]:
        return sketches.figures(self.body or self.title)

    @cached_property
    def present_hash(self) -> str:
        """The hash of the text as it stands now, which an editor may have corrected since it was taken in."""
        return text_hash(self.title, self.body)


def likeness(one: Text, other: Text) -> float:
    return sketches.jaccard(one.shingles, other.shingles)


def same_article(one: Text, other: Text) -> float | None:
    """For two texts at one address: how alike they are, or None where they are two articles."""
    alike = likeness(one, other)
    return alike if alike >= SAME_ADDRESS or titles_alike(one.title, other.title) else None


def is_double(one: Text, other: Text, alike: float) -> bool:
    """Whether two texts of one outlet are one, but for a few words."""
    return alike >= DOUBLE and days_agree(one, other, SAME_DAYS) and figures_agree(one, other)


def is_copy(one: Text, other: Text, alike: float) -> bool:
    """Whether two texts of two outlets are one, edited or shortened perhaps."""
    if alike < COPY and (alike < PART or sketches.contained(one.shingles, other.shingles) < WHOLE):
        return False
    return days_agree(one, other, COPIED_DAYS) and figures_agree(one, other)


def may_be_double(one: Text, other: Text, alike: float) -> bool:
    """For two texts that are told for neither a double nor a copy: whether a person should look at them.

    In one outlet, those that are much alike and of one time; where an outlet is unknown, those also that one of the
    two speaks against, their days or their figures.
    """
    relation = one.outlet.relation(other.outlet)
    if relation == "other" or alike < COPY:
        return False
    days, figures = days_agree(one, other, COPIED_DAYS), figures_agree(one, other)
    return (days and figures) if relation == "same" else (days or figures)


def titles_alike(one: str, other: str) -> bool:
    """Whether most of what either title says is in the other; single words and characters count."""
    shorter, longer = sorted((sketches.words(one), sketches.words(other)), key=len)
    shared = len(shorter & longer)
    return bool(shorter) and shared / len(shorter | longer) >= TITLES


def days_agree(one: Text, other: Text, most: int) -> bool:
    """Whether two dates may be those of one text, each known to the day, the month or the year; unknown ones may."""
    if one.published_on is None or other.published_on is None:
        return True
    coarse = {one.date_precision, other.date_precision}
    if Precision.YEAR in coarse:
        return one.published_on.year == other.published_on.year
    if Precision.MONTH in coarse:
        most += 30
    return abs((one.published_on - other.published_on).days) <= most


def figures_agree(one: Text, other: Text) -> bool:
    """Whether the numbers of two texts, their years above all, are mostly the same; a text without any agrees."""
    if (years := set(filter(YEAR.fullmatch, one.figures))) and years.isdisjoint(other.figures):
        return not any(map(YEAR.fullmatch, other.figures))
    fewer = min(len(one.figures), len(other.figures))
    return not fewer or len(one.figures & other.figures) >= FIGURES * fewer
