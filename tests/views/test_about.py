import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import ArticleCapture
from articles.views.about import Captures
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
    assert context["captures"] == Captures(receipts=2, files=1)
    assert list(context["languages"]) == [("en", 3)]


@pytest.mark.parametrize("number", [2, 20])
def test_the_data_page_stays_within_its_queries(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    MentionFactory.create_batch(number)
    client.get("/about/data/")
    with django_assert_num_queries(7):
        client.get("/about/data/")


def test_crawlers_are_kept_out_of_searches_but_reach_every_article(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Disallow: /articles/?" in lines
    assert "Allow: /articles/?cursor=" in lines


def test_captures_that_take_too_long_to_count_are_left_out_and_said(client: Client) -> None:
    ArticleFactory()

    def late(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        if "articles_capture" in sql:
            raise OperationalError("canceling statement due to statement timeout")
        return execute(sql, *args)

    with connection.execute_wrapper(late):
        response = client.get("/about/data/")
    assert "counting them took too long" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert "ETag" in client.get("/about/data/").headers
