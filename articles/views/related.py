"""What to read next."""

from articles import bitmaps, retrieval
from articles.models import Article

SHOWN = 4


def related_to(article: Article) -> list[Article]:
    """Public articles like this one, the likest first, ready for their cards."""
    keys = retrieval.alike(article, bitmaps.current(), SHOWN)
    cards = Article.objects.public().for_cards().in_bulk(keys)
    return [cards[pk] for pk in keys if pk in cards]
