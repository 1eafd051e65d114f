"""Names where their conditions hold: the days that they were in use, and the words around them."""

from collections.abc import Sequence

from articles.matching import Condition, Days, Match, Name, paragraph_of


def usable(matches: Sequence[Match], text: str, days: Days | None) -> list[Match]:
    """The matches with those of their names whose conditions hold; what is nobody's name then is left out.

    A name that does not hold takes its words all the same: what is left of it is no other's name.
    """
    known: dict[tuple[int, Condition], bool] = {}
    return [
        one
        for match in matches
        if (one := match if _is_free(match.names) else _usable(match, text, days, known)) is not None
    ]


def _is_free(names: Sequence[Name]) -> bool:
    """True for names that mean the same wherever they stand."""
    return names[0].condition is None and (len(names) == 1 or all(name.condition is None for name in names))


def _usable(match: Match, text: str, days: Days | None, known: dict[tuple[int, Condition], bool]) -> Match | None:
    names = tuple(name for name in match.names if _holds(name, match, text, days, known))
    return match._replace(names=names) if names else None


def _holds(name: Name, match: Match, text: str, days: Days | None, known: dict[tuple[int, Condition], bool]) -> bool:
    """Whether a name may be meant here; asked once for each paragraph."""
    condition = name.condition
    if condition is None:
        return True
    place = paragraph_of(text, match.start, match.end)[0]
    if (place, condition) not in known:
        known[place, condition] = condition.is_of(days) and condition.suits(text, match.start, match.end)
    return known[place, condition]


def supported(match: Match) -> Name | None:
    """The one name of a match that stands beside the words it requires, as `usable` has left it."""
    names = {name.key: name for name in match.names if name.condition is not None and name.condition.required}
    return next(iter(names.values())) if len(names) == 1 else None
