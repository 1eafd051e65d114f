"""What to read next."""

from datetime import timedelta

from articles.models import Article

SHOWN = 4
CONSIDERED = 60
WITHIN = timedelta(days=120)


def related_to(article: Article) -> list[Article]:
    """Public articles of the same edition, or near in time, that name most of the same organizations; as for cards.

    Two bounded steps: keys of the newest `CONSIDERED` candidates, ranked here, then the cards of those shown.
    """
    candidates = Article.objects.public().exclude(pk=article.pk)
    if article.event_id:
        candidates = candidates.filter(event=article.event_id)
    elif article.organization_ids and article.published_on:
        day = article.published_on
        candidates = candidates.filter(
            organization_ids__overlap=article.organization_ids, sort_date__range=(day - WITHIN, day + WITHIN)
        )
    else:
        return []
    mine = set(article.organization_ids)
    rows = candidates.newest().values_list("pk", "organization_ids")[:CONSIDERED]
    ranked = sorted(rows, key=lambda row: -len(mine.intersection(row[1])))  # stable: newest first among equals
    keys = [pk for pk, _ in ranked[:SHOWN]]
    cards = Article.objects.public().for_cards().in_bulk(keys)
    return [cards[pk] for pk in keys]
