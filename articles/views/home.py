"""The first page: what this is, and the ways in."""

from typing import Any

from django.db.models import Count, Q
from django.views.generic import TemplateView

from articles.models import Article, Event, Mention, Organization, Topic

NEWEST = 5
MOST_NAMED = 10
COMMON_TOPICS = 6


class Home(TemplateView):
    template_name = "articles/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        per_edition = dict(Article.objects.public().order_by().values_list("event").annotate(n=Count("pk")))
        editions = [(event, per_edition.get(event.pk, 0)) for event in Event.objects.wic().order_by("year")]
        return super().get_context_data(
            editions=editions,
            most_in_edition=max((count for _, count in editions), default=0),
            total=sum(per_edition.values()),
            newest=Article.objects.public().for_cards().newest()[:NEWEST],
            companies=most_named(),
            topics=Topic.objects.filter(articles__in=Article.objects.public())
            .annotate(number=Count("articles"))
            .order_by("-number", "label")[:COMMON_TOPICS],
            **kwargs,
        )


def most_named() -> list[Organization]:
    """The companies that most public articles name, each with their number as `articles`."""
    named = Q(mentions__state=Mention.State.ACCEPTED, mentions__article__in=Article.objects.public())
    return list(
        Organization.objects.filter(named, kind=Organization.Kind.COMPANY)
        .annotate(articles=Count("mentions"))
        .order_by("-articles", "name")[:MOST_NAMED]
    )
