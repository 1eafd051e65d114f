"""From what was seen in a text to the tags of an article: mentions, topics, other editions named."""

from collections.abc import Iterable, Mapping

from django.utils import timezone

from articles.models import Article, ArticleRelatedEvent, ArticleTopic, Mention, TagOrigin
from articles.understanding import Sighting

SURFACE_LENGTH = 300
RULE_LENGTH = 100


def mentions(
    article: Article, sightings: Iterable[Sighting], organizations: Mapping[str, int], *, accept: bool = False
) -> list[Mention]:
    """Unsaved mentions of what was seen: suggested or, with `accept`, accepted as an import. Skips unknown names."""
    state = Mention.State.ACCEPTED if accept else Mention.State.SUGGESTED
    origin = TagOrigin.IMPORT if accept else TagOrigin.RULE
    return [
        Mention(
            article=article,
            organization_id=organizations[seen.name],
            state=state,
            origin=origin,
            surface=seen.mention[:SURFACE_LENGTH],
            sentence=seen.sentence,
            offsets=[list(span) for span in seen.offsets],
            count=seen.count,
            rule=seen.rule[:RULE_LENGTH],
            decided_at=timezone.now() if accept else None,
        )
        for seen in sightings
        if seen.name in organizations
    ]


def topics(article: Article, slugs: Iterable[str], keys: Mapping[str, int]) -> list[ArticleTopic]:
    """Unsaved topics of an article. Unknown slugs are left out."""
    return [ArticleTopic(article=article, topic_id=keys[slug], origin=TagOrigin.RULE) for slug in slugs if slug in keys]


def related_events(article: Article, years: Iterable[int], keys: Mapping[int, int]) -> list[ArticleRelatedEvent]:
    """Unsaved links to the editions that an article names beside its own. Unknown years are left out."""
    return [
        ArticleRelatedEvent(article=article, event_id=keys[year], origin=TagOrigin.RULE)
        for year in years
        if year in keys and keys[year] != article.event_id
    ]
