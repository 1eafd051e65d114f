"""Whether predecessors and subsidiaries of the organizations that were chosen count too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.facets.names import names_of

if TYPE_CHECKING:
    from articles.filters import ArticleFilter, Choice, Result

LISTED = 8


@dataclass(frozen=True, slots=True)
class Family:
    """The choice as the browse page shows it; `address` changes it.

    chosen   whether they count now
    members  the names and slugs of the first few that count, or would; rest: how many more there are
    count    the articles that there would be with them; None where they count now, or counting took too long
    """

    chosen: bool
    address: str
    members: tuple[tuple[str, str], ...]
    rest: int
    count: int | None

    @property
    def others(self) -> int:
        return len(self.members) + self.rest


def family(filterset: ArticleFilter, result: Result) -> Family | None:
    """None where it makes no difference: no organization is chosen, or all that are stand alone."""
    choice = filterset.choices["organization"]
    others = {pk for one in choice.values for pk in result.index.families.of(one)} - set(choice.values)
    if not others:
        return None
    known = names_of(result.index)
    names = sorted((known.of("organization", pk) for pk in others), key=lambda name: name.label.lower())
    address = filterset.address
    return Family(
        chosen=choice.family,
        address=str(address.without("family") if choice.family else address.setting("family", "1")),
        members=tuple((name.label, name.key) for name in names[:LISTED]),
        rest=max(len(names) - LISTED, 0),
        count=None if choice.family or result.late else with_families(filterset, result, choice),
    )


def with_families(filterset: ArticleFilter, result: Result, choice: Choice) -> int:
    articles = filterset.filters["organization"].articles(result.index, replace(choice, family=True))
    return result.estimated(result.size(articles & result.within({"organization"})))
