"""One archive, all its kinds of pages, and what may happen to it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from articles import actions, workflow
from articles.models import Article, ArticleCapture, ArticleRelatedEvent, ArticleTopic
from tests import factories


def make_archive() -> SimpleNamespace:
    """One of each: an article that is public, a draft, a tombstone, and all that they are about."""
    event = factories.EventFactory(year=2016)
    source, topic, place = factories.SourceFactory(), factories.TopicFactory(), factories.PlaceFactory()
    organization, suggested = factories.OrganizationFactory.create_batch(2)
    public = factories.ArticleFactory(event=event, source=source, place=place)
    draft = factories.ArticleFactory(draft=True, event=event, source=source)
    tomb = factories.ArticleFactory(withdrawn=True, event=event)
    for article in (public, draft):
        factories.MentionFactory(article=article, organization=organization)
        factories.MentionFactory(article=article, organization=suggested, suggested=True)
        ArticleTopic.objects.create(article=article, topic=topic)
        ArticleCapture.objects.create(article=article, capture=factories.CaptureFactory())
    return SimpleNamespace(**locals())


def pages(archive: SimpleNamespace) -> list[str]:
    """Every kind of page that may be kept."""
    things = (archive.public, archive.event, archive.organization, archive.source, archive.topic)
    lists = ("articles", "editions", "organizations", "sources", "topics", "withdrawals")
    about = ("about", "about/data", "about/searching")
    return [
        "/",
        *(f"/{name}/" for name in (*lists, *about)),
        *(thing.get_absolute_url() for thing in things),
        "/articles/?q=rules&year=2016",
        "/robots.txt",
    ]


def update(what: str, /, **values: Any) -> Callable[[SimpleNamespace], Any]:
    def change(archive: SimpleNamespace) -> Any:
        row = getattr(archive, what)
        return type(row).objects.filter(pk=row.pk).update(**values)

    return change


def only(article: Article) -> Any:
    return Article.objects.filter(pk=article.pk)


def publish_as_planned(article: Article) -> None:
    planned = {"publish_at": timezone.now(), "scheduled_by": factories.UserFactory(administrator=True)}
    only(article).update(**planned)
    workflow.publish_due()


PUBLIC_CHANGES: dict[str, Callable[[SimpleNamespace], Any]] = {
    "a draft is published": lambda it: workflow.publish(articles=only(it.draft), by=None),
    "a new article": lambda it: factories.ArticleFactory(),
    "a title is edited": update("public", title="Another title"),
    "a text is edited": update("public", body="Another text."),
    "a public article is restricted": update("public", status="restricted"),
    "a tombstone says another reason": update("tomb", withdrawn_reason="Another."),
    "a withdrawn article is brought back": lambda it: workflow.bring_back(articles=only(it.tomb), by=None),
    "the time has come for a draft": lambda it: publish_as_planned(it.draft),
    "a mention is accepted": lambda it: actions.accept_mentions(mentions=it.public.mentions.suggested(), by=None),
    "a mention is rejected": lambda it: actions.reject_mentions(mentions=it.public.mentions.accepted(), by=None),
    "an article is tagged": lambda it: ArticleTopic.objects.create(
        article=it.public, topic=factories.TopicFactory(label="New")
    ),
    "another edition is named": lambda it: ArticleRelatedEvent.objects.create(
        article=it.public, event=factories.EventFactory(year=2017)
    ),
    "a newer version is kept": lambda it: ArticleCapture.objects.create(
        article=it.public, capture=factories.CaptureFactory(), role="newer"
    ),
    "an article is given to another organization": lambda it: it.public.mentions.accepted().update(
        organization=factories.OrganizationFactory()
    ),
    "an organization is renamed": update("organization", name="Renamed"),
    "a name of an organization": lambda it: factories.OrganizationNameFactory(organization=it.organization),
    "an outlet's texts are hidden": update("source", display_policy="metadata"),
    "an edition moves": update("event", theme="Another theme"),
    "a topic is relabelled": update("topic", label="Relabelled"),
    "a place is renamed": update("place", name="Renamed town"),
}
"""What the public sees, in each of the ways that it changes, but for those after which a page of `pages` is gone."""

HIDDEN_CHANGES: dict[str, Callable[[SimpleNamespace], Any]] = {
    "a draft is edited": update("draft", title="Another title", body="Another text."),
    "a draft comes in": lambda it: factories.ArticleFactory(draft=True),
    "a draft loses its topics": lambda it: it.draft.article_topics.all().delete(),
    "a draft's mention is accepted": lambda it: actions.accept_mentions(mentions=it.draft.mentions.all(), by=None),
    "a suggestion goes": lambda it: it.public.mentions.suggested().delete(),
    "a draft is looked at": update("draft", status="in_review"),
    "a capture comes in": lambda it: factories.CaptureFactory(),
    "somebody logs in": lambda it: factories.UserFactory(last_login=timezone.now()),
}
