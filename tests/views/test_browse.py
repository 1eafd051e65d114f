from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import ArticleTopic, Event, Organization, Source, Topic
from tests.factories import (
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = 16
MOST_TO_HELP = 32
"""Each word of a search that finds nothing is looked up, and each looser search."""


def fill(number: int) -> None:
    """Articles that all choices of `EVERYTHING` meet, each naming an organization of its own beside the common one."""
    common = Organization.objects.filter(slug="common").first() or OrganizationFactory(slug="common")
    topic = Topic.objects.filter(slug="law").first() or TopicFactory(slug="law")
    daily = Source.objects.filter(slug="daily").first() or SourceFactory(slug="daily")
    wire = Source.objects.filter(slug="wire").first() or SourceFactory(slug="wire", kind="wire")
    for n in range(number):
        article = ArticleFactory(
            event=EventFactory(year=2016), source=daily, agency=wire, published_on=date(2016, 11, 1 + n % 28)
        )
        MentionFactory(article=article, organization=common)
        MentionFactory(article=article)
        ArticleTopic.objects.create(article=article, topic=topic)


EVERYTHING = (
    "q=security&edition=2016&organization=common&kind=company&outlet=daily&agency=wire&topic=law&language=en"
    "&year=2016&month=11&after=2016-01-01&before=2016-12-31"
)


def queries(client: Client, address: str) -> int:
    """How often a page asks the database when nothing public has changed since it was last asked for."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "query", ["", "edition=2016", EVERYTHING, f"{EVERYTHING}&sort=relevance&find=o", "sort=oldest"]
)
def test_the_page_asks_the_database_as_often_for_twenty_articles_as_for_five(client: Client, query: str) -> None:
    fill(5)
    few = queries(client, f"/articles/?{query}")
    fill(15)
    assert queries(client, f"/articles/?{query}") == few <= MOST_QUERIES


def test_an_empty_result_looks_for_ways_on_with_a_bounded_number_of_queries(client: Client) -> None:
    for more in (1, 19):
        fill(more)
        assert queries(client, f"/articles/?{EVERYTHING}&find=comm&after=2016-12-30") <= MOST_TO_HELP


def test_the_number_of_articles_is_said_in_words(client: Client) -> None:
    ArticleFactory()
    assert "1 article<" in client.get("/articles/").content.decode()
    ArticleFactory(draft=True)
    ArticleFactory(restricted=True)
    assert "2 articles<" in client.get("/articles/").content.decode()


JUNK = [
    "edition=%00",
    "edition=99999999999999999999",
    "edition=²",
    "organization=' OR 1=1 --",
    "organization=" + "a" * 10_000,
    "q=" + quote("字" * 3000),
    "q=%22%22%22%22 ( ) & | ! :* <-> %5C",
    "q=%00%FF%FE",
    "year=0000&month=00",
    "year=2999&month=12",
    "year=٢٠١٦",
    "month=²",
    "after=9999-12-31&before=0001-01-01",
    "after=2016-W01-1",
    "after[]=2016&before[x]=1",
    "language=zh-Hans-CN-x-y-z-1-2-3",
    "kind=company&kind=company&kind=&kind=dragon",
    "sort=relevance",
    "sort=newest&sort=oldest&sort=",
    "cursor=after.2016-99-99.1",
    "cursor=before.0000-00-00.1&cursor=x",
    "cursor=best.99999",
    "q=a&sort=relevance&cursor=best.9999",
    "find=%00%25_%5C&more=organization",
    "more=nothing&find=" + "x" * 5000,
    "=&&&==&%=%&a=b=c",
    "together=all&together=none",
    "&".join(f"topic=t{n}" for n in range(1000)),
]


@pytest.mark.parametrize("junk", JUNK)
def test_no_query_string_is_an_error(client: Client, junk: str) -> None:
    ArticleFactory()
    assert client.get(f"/articles/?{junk}").status_code == 200


def test_what_was_ignored_is_said_and_escaped(client: Client) -> None:
    html = client.get("/articles/?edition=<script>alert(1)</script>&<b>=1").content.decode()
    assert "was not understood" in html
    assert "&lt;script&gt;" in html
    assert "<script>alert" not in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("cursor=abc", ["abc"]),
        ("cursor=best.20&colour=red", ["colour", "best.20"]),
        ("cursor=after.2016-99-99.1", ["after.2016-99-99.1"]),
        ("q=data&sort=relevance&cursor=after.2016-11-17.1", ["after.2016-11-17.1"]),
        ("q=data&sort=relevance&cursor=best.20", []),
        ("cursor=after.2016-11-17.1", []),
        ("cursor=", []),
    ],
)
def test_a_place_in_the_list_that_is_none_is_said_to_be_ignored(client: Client, query: str, ignored: list[str]) -> None:
    response = client.get(f"/articles/?{query}")
    assert [item.value for item in response.context["ignored"]] == ignored
    assert ("was not understood" in response.content.decode()) == bool(ignored)


def test_a_language_without_its_script_counts_what_it_holds(client: Client) -> None:
    for tag in ("zh-Hans", "zh-Hant", "en"):
        ArticleFactory(language=tag)
    response = client.get("/articles/?language=zh")
    (facet,) = (facet for facet in response.context["facets"].groups if facet.name == "language")
    assert (facet.values[0].label, facet.values[0].count, facet.values[0].chosen) == ("Chinese", 2, True)
    assert response.context["facets"].total == 2


def test_an_empty_result_says_what_was_asked_and_what_to_give_up(client: Client) -> None:
    EventFactory(year=2017)
    ArticleFactory(event=EventFactory(year=2016), language="en")
    html = client.get("/articles/?edition=2017&language=en").content.decode()
    assert "No article meets all of this" in html
    assert 'href="/articles/?language=en"' in html
    assert "without 2017" in html


def test_an_empty_archive_says_so(client: Client) -> None:
    assert "The archive is still empty" in client.get("/articles/").content.decode()


def test_forms_carry_the_other_choices_along(client: Client) -> None:
    fill(1)
    html = client.get("/articles/?q=security&edition=2016&find=bank&cursor=x").content.decode()
    assert html.count('<input type="hidden" name="edition" value="2016">') == 3
    assert 'name="cursor"' not in html


def test_both_directions_of_pages_are_offered(client: Client) -> None:
    fill(45)
    first = client.get("/articles/?edition=2016")
    second = client.get("/articles/", {"edition": "2016", "cursor": first.context["page"].next})
    html = second.content.decode()
    assert "Newer" in html
    assert "Older" in html
    assert len(second.context["page"].articles) == 20
    past = client.get("/articles/?cursor=after.0001-01-01.0").content.decode()
    assert "past the end" in past


def test_an_organization_is_found_by_another_name_within_the_facet(client: Client) -> None:
    common = OrganizationFactory(name="Common", slug="common")
    common.names.create(name="Widely Shared Ltd", kind="alias")
    MentionFactory(organization=common)
    MentionFactory()
    page = client.get("/articles/?find=widely")
    facet = next(facet for facet in page.context["facets"].groups if facet.name == "organization")
    assert [value.key for value in facet.values] == ["common"]
    assert "1 for “widely”" in page.content.decode()


def test_a_name_that_no_value_bears_leaves_a_way_back(client: Client) -> None:
    MentionFactory()
    html = client.get("/articles/?find=nobody&more=organization").content.decode()
    assert "None of this result is called “nobody”." in html
    assert '<a href="/articles/#facet-organization" rel="nofollow" data-focus="find-organization">' in html


def test_choices_are_marked_for_those_who_do_not_see_them(client: Client) -> None:
    fill(1)
    html = client.get("/articles/?edition=2016").content.decode()
    assert 'aria-current="true"' in html
    assert '<span class="visually-hidden">Remove </span>' in html
    assert Event.objects.get().slug not in html


def test_the_words_of_a_search_are_marked_within_what_may_be_shown(client: Client) -> None:
    ArticleFactory(body="Firms fear <b>backdoors</b> and more.", source=SourceFactory(display_policy="full"))
    ArticleFactory(body="word " * 85 + "backdoors", source=SourceFactory(display_policy="excerpt"))
    ArticleFactory(body="About backdoors.", source=SourceFactory(display_policy="metadata"))
    ArticleFactory(body="word " * 800 + "backdoors", source=SourceFactory(display_policy="full"))
    html = client.get("/articles/?q=backdoor").content.decode()
    assert "4 articles<" in html
    assert html.count("<mark>backdoors</mark>") == 2
    assert "&lt;b&gt;<mark>" in html


def test_an_editor_finds_the_bulk_page_beside_the_number_of_what_was_found(client: Client) -> None:
    fill(2)
    assert "Edit all of these" not in client.get("/articles/?edition=2016").content.decode()
    client.force_login(UserFactory(administrator=True))
    page = client.get("/articles/?edition=2016").content.decode()
    head = page.partition('<div class="results-head">')[2].partition("</div>")[0]
    assert "2 articles" in head and "Edit all of these" in head and "?edition=2016" in head
    assert "Edit all of these" not in client.get("/articles/?q=nowherefound").content.decode()
