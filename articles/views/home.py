"""The first page: what this is, and the ways in."""

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.views.generic import TemplateView

from articles import plots
from articles.facets import Counted, Tally, count
from articles.models import Article, Event, Organization, PublicChange
from articles.pagination import cards
from articles.views.profiles import page_about

NEWEST = 5
LIMITS = {"organization": 10, "outlet": 8, "topic": 6}


class Home(TemplateView):
    template_name = "articles/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counted = numbers()
        per_edition = {row.pk: row.count for row in counted["edition"].counts}
        return super().get_context_data(
            editions=[(event, per_edition.get(event.pk, 0)) for event in Event.objects.wic().order_by("year")],
            most_in_edition=max(counted["edition"].largest, 1),
            total=counted["total"].single,
            newest=newest(),
            companies=ranking("organization", counted),
            outlets=ranking("outlet", counted),
            topics=ranking("topic", counted),
            **kwargs,
        )


def newest() -> list[Article]:
    found = cards(Article.objects.public().newest(), NEWEST)
    return sorted(found, key=lambda article: (article.sort_date, article.pk), reverse=True)


def numbers() -> dict[str, Counted]:
    """`count_public()`, kept until something that the public sees changes: on a large archive it is costly."""
    changed = PublicChange.last()
    if changed is None:
        return count_public()
    kept: dict[str, Counted] = cache.get_or_set(f"home-{changed.isoformat()}", count_public)  # type: ignore[assignment]
    return kept


def count_public() -> dict[str, Counted]:
    """The public articles by edition, company, outlet and topic, all in one statement."""
    public = Article.objects.public()
    companies = Organization.objects.filter(kind=Organization.Kind.COMPANY).values_list("pk", flat=True)
    return count(
        [
            Tally("total", "total", public),
            Tally("edition", "edition", public),
            Tally("organization", "organization", public, LIMITS["organization"], among=list(companies)),
            Tally("outlet", "outlet", public, LIMITS["outlet"]),
            Tally("topic", "topic", public, LIMITS["topic"]),
        ]
    )


def ranking(facet: str, counted: Mapping[str, Counted]) -> list[plots.Bar]:
    """The values of `facet` that most articles have; each leads to its page, its number to the articles."""
    articles = reverse("articles:article-list")
    return plots.bars(
        counted[facet].counts,
        lambda row: f"{articles}?{facet}={row.key}",
        lambda row: page_about(facet, row.key),
    )
