"""What to read next."""

from articles import bitmaps, retrieval
from articles.models import Article

SHOWN = 4
MOST_COPIES = 20


def related_to(article: Article) -> list[Article]:
    """Public articles like this one, the likest first, ready for their cards."""
    index = bitmaps.current()
    copies = index.copies.others([article.pk]).get(article.pk, 0)  # the page lists them already
    keys = retrieval.alike(article, index, SHOWN + min(copies, MOST_COPIES))
    others = Article.objects.public()
    if article.story_id:
        others = others.exclude(story=article.story_id)
    cards = others.for_cards().in_bulk(keys)
    return [cards[pk] for pk in keys if pk in cards][:SHOWN]
