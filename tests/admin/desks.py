"""Articles with something to decide, and the desk's forms."""

from typing import Any

from django.test import Client
from django.urls import reverse

from articles.models import Article, ArticleTopic, Event, Organization
from tests import factories

BODY = "WUZHEN, Nov. 17. Sample Corp spoke about security.\n\nSample Bank agreed with Sample Corp."


def article(**values: Any) -> Article:
    return factories.ArticleFactory(**{"body": BODY, **values})


def mention(row: Article, name: str = "Sample Corp", **values: Any) -> Any:
    """A suggested mention whose offsets stand in `BODY`."""
    found = [at for at in range(len(row.body)) if row.body.startswith(name, at)]
    offsets = [[at, at + len(name)] for at in found]
    organization = values.pop("organization", None) or Organization.objects.filter(name=name).first()
    organization = organization or factories.OrganizationFactory(name=name)
    given = {"suggested": True, "surface": name, "offsets": offsets, "count": len(offsets) or 1, "matched": name}
    return factories.MentionFactory(article=row, organization=organization, **{**given, **values})


def topic(row: Article, **values: Any) -> ArticleTopic:
    given = {"state": "suggested", "origin": "rule", "surface": "security", "rule": "cue", "count": 1}
    return row.article_topics.create(topic=factories.TopicFactory(), **{**given, **values})


def inferred(**values: Any) -> Article:
    """An article whose date and edition were inferred."""
    given = {
        "date_origin": "inferred",
        "date_evidence": "WUZHEN, Nov. 17",
        "event": factories.EventFactory(year=2016),
        "event_origin": "inferred",
        "event_evidence": "spoke about security",
        "source": factories.SourceFactory(),
    }
    return article(**{**given, **values})


def page(row: Article, queue: str = "suggestions") -> str:
    return f"{reverse('admin:desk_article', args=[row.pk])}?queue={queue}"


def press(client: Client, row: Article, do: str, queue: str = "suggestions", **more: Any) -> Any:
    return client.post(page(row, queue), {"do": do, **more})


def undo(client: Client, **more: Any) -> Any:
    return client.post(reverse("admin:desk_undo"), more)


def edition(year: int) -> Event:
    return factories.EventFactory(year=year)
