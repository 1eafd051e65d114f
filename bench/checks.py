"""A page that is quick because it is wrong must fail the measurement: what each kind of page has to show."""

import re
from dataclasses import dataclass

from bench.asking import Answer

CARD = re.compile(r'<article class="card')
FACET = re.compile(r'class="facet-value["\s]')
TOTAL = re.compile(r'id="results-title"[^>]*>\s*(?P<about>\w+ )?(?P<number>[\d,\u202f\u00a0]+)')
FEWEST_VALUES = 12
"""Values of facets on a page of results: a chosen month of one language still has outlets, topics and organizations."""


class WrongPage(Exception):
    """A page that does not show what it has to; the message says which, and what is missing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page said: how many articles (None where it counts none), whether as an estimate, or that it was late."""

    total: int | None = None
    estimate: bool = False
    late: bool = False
    size: int = 0


def ours(answer: Answer, address: str, shows: str) -> Seen:
    """What one of the archive's pages says. Raises WrongPage."""
    expected = 304 if shows == "unchanged" else 200
    if answer.status != expected:
        raise WrongPage(f"{address} answered {answer.status}, not {expected}.")
    if shows == "unchanged":
        return Seen()
    text = answer.text
    if shows == "page":
        if "<h1" not in text:
            raise WrongPage(f"{address} has no heading.")
        return Seen(size=len(answer.raw))
    found = TOTAL.search(text)
    total = int(re.sub(r"\D", "", found["number"])) if found else None
    cards, values = len(CARD.findall(text)), len(FACET.findall(text))
    if shows == "nothing":
        if cards or total:
            raise WrongPage(f"{address} shows {cards} articles of {total}, and should find none.")
        return Seen(0, size=len(answer.raw))
    if cards == 0 and total != 0:
        raise WrongPage(f"{address} shows no articles, and says that there are {total}.")
    if total and values < FEWEST_VALUES and total > FEWEST_VALUES:
        raise WrongPage(f"{address} has only {values} values to choose from, for {total} articles.")
    return Seen(total, bool(found and found["about"]), found is None, len(answer.raw))


def of_datasette(answer: Answer, address: str) -> None:
    """Raises WrongPage where it refused, or left a facet out for want of time."""
    if answer.status != 200:
        raise WrongPage(f"Datasette answered {answer.status} to {address}.")
    text = answer.text
    if "facet-timeout" in text or "These facets timed out" in text:
        raise WrongPage(f"Datasette left out a facet of {address}.")
    if "_facet=" in address and text.count('class="facet-info facet-') < 5:
        raise WrongPage(f"Datasette shows {text.count('facet-info facet-')} of 5 facets of {address}.")
