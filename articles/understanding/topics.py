"""Topics of a text by the cues of the vocabulary: one in the title, or two in the body.

A cue that is a part of an organization's name says nothing of what a text is about: the National Institute of Standards
and Technology has to do with more than standards. A cue that is the whole of a name (3GPP) was chosen to be one.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from articles.matching import Match, Name
from articles.sentences import sentence_at
from articles.understanding.knowledge import Knowledge
from articles.understanding.result import Sighting

MOST = 5
IN_TITLE = 3
FEW_WORDS = 2


def topics_of(
    title: str | None, body: str, knowledge: Knowledge, organizations: Sequence[Sighting] = ()
) -> tuple[Sighting, ...]:
    """At most five topics with their cues, the best supported first.

    `organizations` are those that the text was found to name: within their names, no cue counts.
    """
    points: Counter[str] = Counter()
    variety: dict[str, set[str]] = {}
    seen: dict[str, list[Match]] = {}
    for match in _apart(knowledge.topic_matcher.find(body), (place for one in organizations for place in one.offsets)):
        for name in match.names:
            points[name.key] += 1
            variety.setdefault(name.key, set()).add(name.text)
            seen.setdefault(name.key, []).append(match)
    for slug, cues in variety.items():
        points[slug] = min(points[slug], 6) + 2 * (len(cues) - 1)
    headline = title or ""
    in_title: dict[str, Match] = {}
    named = {one.name for one in organizations}
    names = (one for one in knowledge.organization_matcher.find(headline) if named & {name.key for name in one.names})
    for match in _apart(knowledge.topic_matcher.find(headline), ((one.start, one.end) for one in names)):
        for name in match.names:
            points[name.key] += IN_TITLE
            in_title.setdefault(name.key, match)
    enough = [slug for slug in knowledge.topic_slugs if points[slug] >= FEW_WORDS]
    ranked = sorted(enough, key=points.__getitem__, reverse=True)
    return tuple(
        _in_body(slug, seen[slug], body) if slug in seen else _in_title(slug, in_title[slug], headline)
        for slug in ranked[:MOST]
    )


def _apart(matches: Sequence[Match], places: Iterable[tuple[int, int]]) -> list[Match]:
    """The matches that are no part of a longer stretch among `places`, none of which overlaps another."""
    taken = sorted(places) if matches else []
    starts = [start for start, _end in taken]
    kept: list[Match] = []
    for match in matches:
        start, end = taken[max(0, bisect_right(starts, match.start) - 1)] if taken else (0, 0)
        if not (start <= match.start and match.end <= end and end - start > match.end - match.start):
            kept.append(match)
    return kept


def _in_body(slug: str, matches: list[Match], body: str) -> Sighting:
    first, name = matches[0], _name(slug, matches[0])
    cues = {one.text for match in matches for one in match.names if one.key == slug}
    return Sighting(
        name=slug,
        mention=first.surface,
        start=first.start,
        end=first.end,
        sentence=sentence_at(body, first.start, first.end),
        count=len(matches),
        offsets=tuple((match.start, match.end) for match in matches),
        rule="cue" if len(cues) == 1 else "cues",
        matched=name.text,
        version=name.version,
    )


def _in_title(slug: str, match: Match, title: str) -> Sighting:
    name = _name(slug, match)
    return Sighting(slug, match.surface, None, None, title, 1, (), "cue, in the title", name.text, 0, name.version)


def _name(slug: str, match: Match) -> Name:
    return next(name for name in match.names if name.key == slug)
