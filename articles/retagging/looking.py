"""Going through the archive for what may change, so that few texts have to be understood."""

from dataclasses import dataclass, field

from articles.retagging.aims import Plan
from articles.retagging.comparing import tagged
from articles.retagging.sieve import Sieve
from articles.retagging.texts import texts_after

FETCHED = 500
"""Articles of which the texts are fetched at once."""
MOST_LOOKED_AT = 5000
"""Articles that are looked at in one portion, of which few may be worth a second look."""
MOST = 300
"""Articles of a portion that are worth it."""


@dataclass(slots=True)
class Ahead:
    """The articles of a portion that may change, how many were looked at for them, and the last one's key."""

    last: int
    chosen: list[int] = field(default_factory=list)
    number: int = 0


class Looking:
    """Finds the articles whose tags a plan may change, portion by portion. Make it once for a run."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.sieve = plan, Sieve(plan)

    def behind(self, after: int) -> Ahead:
        """The portion behind the article with this key. None was looked at: there are no more articles."""
        ahead = Ahead(after)
        while ahead.number < MOST_LOOKED_AT and len(ahead.chosen) < MOST and self._fetch(ahead):
            pass
        return ahead

    def _fetch(self, ahead: Ahead) -> bool:
        """Look at some more articles; whether there were any."""
        texts = texts_after(ahead.last, FETCHED)
        have_tags = set() if self.plan.aim.everything else tagged([text.pk for text in texts], self.plan.aim)
        for text in texts:
            ahead.last = text.pk
            ahead.number += 1
            if text.pk in have_tags or self.sieve.lets_through(text):
                ahead.chosen.append(text.pk)
                if len(ahead.chosen) == MOST:
                    break
        return bool(texts)
