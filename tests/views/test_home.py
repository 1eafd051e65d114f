import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Event
from tests.factories import ArticleFactory, EventFactory, MentionFactory, OrganizationFactory, SourceFactory

pytestmark = pytest.mark.django_db


def fill(number: int) -> None:
    for n in range(number):
        article = ArticleFactory(event=EventFactory(year=2014 + n % 5), source=SourceFactory())
        MentionFactory(article=article)


def test_each_edition_leads_to_its_page_with_the_number_of_its_public_articles(client: Client) -> None:
    edition = EventFactory(year=2016)
    ArticleFactory(event=edition)
    ArticleFactory(event=edition, draft=True)
    html = client.get("/").content.decode()
    assert '<a href="/editions/2016/">' in html
    assert '<span class="ribbon-count">1<' in html
    assert "1 article in all" in html


def test_the_newest_five_articles_are_shown_and_no_draft(client: Client) -> None:
    for day in range(1, 8):
        ArticleFactory(title=f"Report of day {day}", published_on=f"2016-11-0{day}")
    ArticleFactory(title="Not yet", published_on="2016-11-09", draft=True)
    titles = [article.title for article in client.get("/").context["newest"]]
    assert titles == [f"Report of day {day}" for day in (7, 6, 5, 4, 3)]


def test_companies_are_ranked_by_the_public_articles_that_name_them(client: Client) -> None:
    often, seldom = OrganizationFactory(name="Often"), OrganizationFactory(name="Seldom")
    ministry = OrganizationFactory(kind="government")
    for _ in range(3):
        MentionFactory(organization=often)
        MentionFactory(organization=ministry)
    MentionFactory(organization=seldom)
    MentionFactory(organization=seldom, suggested=True)
    for _ in range(4):
        MentionFactory(organization=seldom, article=ArticleFactory(draft=True))
    response = client.get("/")
    assert [(row.label, row.count) for row in response.context["companies"]] == [("Often", 3), ("Seldom", 1)]
    assert 'href="/articles/?organization=often"' in response.content.decode()


def test_an_empty_archive_says_so(client: Client) -> None:
    Event.objects.all().delete()
    html = client.get("/").content.decode()
    assert "Nothing has been published yet." in html
    assert "0 articles in all" in html


@pytest.mark.parametrize("number", [2, 20])
def test_home_asks_the_database_as_often_for_few_articles_as_for_many(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(number)
    client.get("/")
    with django_assert_num_queries(6):
        client.get("/")


def test_numbers_follow_a_public_change(client: Client) -> None:
    ArticleFactory()
    assert client.get("/").context["total"] == 1
    ArticleFactory()
    assert client.get("/").context["total"] == 2
