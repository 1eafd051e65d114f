"""Lists ask as many queries for 20 rows as for 2."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import ArticleRelatedEvent, ArticleTopic
from tests import factories

MOST = 14
pytestmark = pytest.mark.django_db


def more(rows: int) -> None:
    for n in range(rows):
        article = factories.ArticleFactory(
            event=factories.EventFactory(),
            source=factories.SourceFactory(),
            agency=factories.SourceFactory(),
            place=factories.PlaceFactory(),
            title_origin="inferred",
            warnings=["Odd."],
        )
        mention = factories.MentionFactory(
            article=article, suggested=True, organization__parent=factories.OrganizationFactory()
        )
        factories.OrganizationNameFactory(organization=mention.organization)
        topic = factories.TopicFactory(parent=factories.TopicFactory())
        ArticleTopic.objects.create(article=article, topic=topic)
        ArticleRelatedEvent.objects.create(article=article, event=factories.EventFactory())
        capture = factories.CaptureFactory()
        capture.readings.create(state="failed", error="Odd.")
        article.article_captures.create(capture=capture, record=n)
        factories.IntakeFactory(by=factories.UserFactory(), counts={"new": n + 1})


def queries(client: Client, page: str, capture: Any) -> int:
    with capture as asked:
        assert client.get(page).status_code == 200
    return len(asked)


@pytest.mark.parametrize("model", ["article", "organization", "event", "source", "topic", "place", "capture", "intake"])
def test_a_list_asks_the_same_for_2_rows_and_for_20(
    login: Callable[[str], Client], django_assert_max_num_queries: Any, model: str
) -> None:
    client, page = login("superuser"), reverse(f"admin:articles_{model}_changelist")
    more(2)
    client.get(page)
    few = queries(client, page, django_assert_max_num_queries(MOST))
    more(18)
    assert queries(client, page, django_assert_max_num_queries(MOST)) == few


def test_an_articles_form_asks_the_same_for_2_mentions_and_for_20(
    login: Callable[[str], Client], django_assert_max_num_queries: Any
) -> None:
    client, article = login("superuser"), factories.ArticleFactory()
    page = reverse("admin:articles_article_change", args=[article.pk])
    counts = []
    for rows in (2, 18):
        for n in range(rows):
            mention = factories.MentionFactory(article=article, decided_by=factories.UserFactory())
            ArticleTopic.objects.create(article=article, topic=factories.TopicFactory())
            article.article_captures.create(capture=factories.CaptureFactory(), record=n, role="double")
            assert mention.pk
        client.get(page)
        counts.append(queries(client, page, django_assert_max_num_queries(20)))
    assert counts[0] == counts[1]
