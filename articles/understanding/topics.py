"""Topics of a text by the cues of the vocabulary: one in the title, or two in the body."""

from collections import Counter

from articles.understanding.knowledge import Knowledge

MOST = 5
IN_TITLE = 3
FEW_WORDS = 2


def topics_of(title: str | None, body: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The slugs of at most five topics, the best supported first."""
    points: Counter[str] = Counter()
    variety: dict[str, set[str]] = {}
    for match in knowledge.topic_matcher.find(body):
        for name in match.names:
            points[name.key] += 1
            variety.setdefault(name.key, set()).add(name.text)
    for slug, cues in variety.items():
        points[slug] = min(points[slug], 6) + 2 * (len(cues) - 1)
    for match in knowledge.topic_matcher.find(title or ""):
        for name in match.names:
            points[name.key] += IN_TITLE
    enough = [slug for slug in knowledge.topic_slugs if points[slug] >= FEW_WORDS]
    ranked = sorted(enough, key=points.__getitem__, reverse=True)
    return tuple(ranked[:MOST])
