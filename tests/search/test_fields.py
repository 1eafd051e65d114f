"""Fields of a query, asked of the database."""

from datetime import date

import pytest

from articles.models import Article
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    PlaceFactory,
    SourceFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]


@pytest.fixture(autouse=True)
def archive() -> None:
    """Three articles, called after what they are about."""
    PlaceFactory(name="Wuzhen", name_zh="乌镇", slug="wuzhen")
    huawei = OrganizationFactory(name="Huawei", name_zh="华为", slug="huawei")
    OrganizationNameFactory(organization=huawei, name="HW", kind="acronym", case_sensitive=True)
    xinhua = SourceFactory(name="Xinhua News Agency", name_zh="新华社", slug="xinhua", domains=["xinhuanet.com"])
    first = ArticleFactory(
        title="Huawei data",
        body="In Wuzhen.",
        published_on=date(2014, 11, 19),
        source=xinhua,
        source_origin="extracted",
    )
    ArticleFactory(title="Cyber security law", body="Data of Huawei.", published_on=date(2016, 11, 17))
    ArticleFactory(title="网络安全法", body="数据", undated=True)
    MentionFactory(article=first, organization=huawei)
    MentionFactory(article=Article.objects.get(title="网络安全法"), organization=huawei, rejected=True)


def found(query: str) -> list[str]:
    return [title.split()[0] for title in Article.objects.search(query).newest().values_list("title", flat=True)]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("title:data", ["Huawei"]),
        ("title:cybersecurity", ["Cyber"]),
        ('title:"cybersecurity law"', ["Cyber"]),
        ("title:网络安全", ["网络安全法"]),
        ("标题：网络安全", ["网络安全法"]),
        ("title:华为", ["Huawei"]),
        ("-title:data", ["Cyber", "网络安全法"]),
        ("data -title:data", ["Cyber"]),
        ("title:(law OR data)", ["Cyber", "Huawei"]),
        ("org:huawei", ["Huawei"]),
        ("org:华为", ["Huawei"]),
        ("org:HW", ["Huawei"]),
        ('org:"Huawei"', ["Huawei"]),
        ("-org:huawei", ["Cyber", "网络安全法"]),
        ("org:huawei OR law", ["Cyber", "Huawei"]),
        ("org:nobody", []),
        ("outlet:xinhua", ["Huawei"]),
        ("outlet:新华社", ["Huawei"]),
        ("outlet:xinhuanet.com", ["Huawei"]),
        ("outlet:Xinhua News Agency data", ["Huawei"]),
        ("-outlet:xinhua", ["Cyber", "网络安全法"]),
        ("year:2016", ["Cyber"]),
        ("year:2014-2016", ["Cyber", "Huawei"]),
        ("-year:2016", ["Huawei", "网络安全法"]),
        ("before:2016", ["Huawei"]),
        ("before:2016-11-17", ["Huawei"]),
        ("before:2016-11-18", ["Cyber", "Huawei"]),
        ("after:2016-11-17", ["Cyber"]),
        ("after:2016-11-18", []),
        ("after:2014 before:2015", ["Huawei"]),
        ("data year:2016", ["Cyber"]),
        ("year:2014 OR 网络安全法", ["Huawei", "网络安全法"]),
        ("乌镇 org:huawei year:2014 outlet:xinhua title:data", ["Huawei"]),
    ],
)
def test_fields_narrow_what_words_find(query: str, titles: list[str]) -> None:
    assert found(query) == titles


def test_a_query_that_asks_for_nothing_finds_everything() -> None:
    assert len(found("")) == len(found("the")) == len(found("year:soon")) == 3
