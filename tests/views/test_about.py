import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import ArticleCapture
from tests.factories import ArticleFactory, CaptureFactory, MentionFactory

pytestmark = pytest.mark.django_db


def test_the_about_page_asks_the_database_only_when_the_archive_changed(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        response = client.get("/about/")
    assert response.status_code == 200


@pytest.mark.parametrize("page", ["/about/", "/about/data/", "/about/searching/"])
def test_the_contents_list_leads_to_parts_that_exist(client: Client, page: str) -> None:
    html = client.get(page).content.decode()
    targets = re.findall(r'href="#([a-z]+)"', html)
    assert len(targets) >= 4
    assert all(f'id="{target}"' in html for target in targets)


def test_the_data_page_counts_what_is_public(client: Client) -> None:
    MentionFactory()
    MentionFactory(suggested=True)
    MentionFactory(article=ArticleFactory(draft=True, language="fr"))
    ArticleFactory(withdrawn=True)
    public, hidden = ArticleFactory(), ArticleFactory(draft=True)
    for article in (public, public, hidden):
        ArticleCapture.objects.create(article=article, capture=CaptureFactory(data=b"same"), role="double")
    context = client.get("/about/data/").context
    assert context["articles"]["n"] == 3
    assert context["articles"]["mentions"] == 1
    assert context["withdrawn"] == 1
    assert (context["captures"], context["blobs"]) == (2, 1)
    assert list(context["languages"]) == [("en", 3)]


@pytest.mark.parametrize("number", [2, 20])
def test_the_data_page_stays_within_its_queries(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    MentionFactory.create_batch(number)
    with django_assert_num_queries(10):
        client.get("/about/data/")


def test_crawlers_are_kept_out_of_searches_but_reach_every_article(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Disallow: /articles/?" in lines
    assert "Allow: /articles/?cursor=" in lines
