from typing import Any

import pytest

from articles.models import Article, PublicChange, vocabulary
from tests.factories import ArticleFactory, OrganizationFactory, OrganizationNameFactory, PlaceFactory, SourceFactory

pytestmark = pytest.mark.django_db


def known(text: str) -> str:
    thing = vocabulary.current().meant(text)
    return thing.slug if thing else ""


def test_a_new_name_works_at_once() -> None:
    assert known("Example Forum") == ""
    forum = OrganizationFactory(name="Example Forum", slug="example-forum", name_zh="示例论坛")
    assert known("Example Forum") == known("示例论坛") == "example-forum"
    OrganizationNameFactory(organization=forum, name="The Forum of Examples")
    assert known("the forum of examples") == "example-forum"
    forum.delete()
    assert known("Example Forum") == ""


def test_places_are_known_and_outlets_by_their_field_alone() -> None:
    PlaceFactory(name="Wuzhen", slug="wuzhen", name_zh="乌镇", other_names=["烏鎮"])
    outlet = SourceFactory(name="Daily Example", name_zh="示例日报", domains=["daily.example"], dateline_forms=["(DE)"])
    assert known("烏鎮") == "wuzhen"
    assert known("Daily Example") == ""
    names = vocabulary.current()
    for text in ("daily example", "示例日报", "daily.example", "DE", outlet.slug):
        assert names.named("outlet", text) == (outlet.pk,)


def test_flags_of_names_hold() -> None:
    line = OrganizationFactory(name="Line Corporation", slug="line")
    OrganizationNameFactory(organization=line, name="LINE", kind="acronym", case_sensitive=True)
    OrganizationNameFactory(organization=line, name="Line", ambiguous=True)
    assert known("LINE") == known("Line") == "line"
    assert known("line") == ""
    organization = vocabulary.current().meant("Line Corporation")
    assert organization is not None
    assert organization.alternatives("Line Corporation") == ("LINE",)


@pytest.mark.parametrize("context", [{"required": ["phone"]}, {"forbidden": ["orchard"]}])
def test_a_name_that_counts_beside_certain_words_only_is_no_other_word_for_its_organization(context: Any) -> None:
    apple = OrganizationFactory(name="Apple Computer", slug="apple")
    OrganizationNameFactory(organization=apple, name="Apple", **context)
    OrganizationNameFactory(organization=apple, name="Apple Incorporated")
    organization = vocabulary.current().meant("Apple Computer")
    assert organization is not None
    assert organization.alternatives("Apple Computer") == ("Apple Incorporated",)
    assert vocabulary.current().named("organization", "apple") == (apple.pk,)
    assert known("apple") == ""


def test_what_two_bear_means_neither() -> None:
    for slug in ("one", "two"):
        OrganizationNameFactory(organization=OrganizationFactory(slug=slug, name=slug), name="Common Centre")
    assert known("Common Centre") == ""
    assert len(vocabulary.current().named("organization", "common centre")) == 2


def test_articles_do_not_renew_it(django_assert_num_queries: Any) -> None:
    OrganizationFactory()
    kept = vocabulary.current()
    ArticleFactory()
    assert vocabulary.current() is kept
    with django_assert_num_queries(1):
        assert vocabulary.current() is kept


def test_without_a_log_it_is_read_again() -> None:
    OrganizationFactory(name="Example Forum", slug="example-forum")
    kept = vocabulary.current()
    PublicChange.objects.update(number=0)
    assert vocabulary.current() is not kept
    PublicChange.objects.all().delete()
    assert known("Example Forum") == "example-forum"


def test_a_search_uses_it() -> None:
    OrganizationFactory(name="Huawei", name_zh="华为", slug="huawei")
    article = ArticleFactory(body="华为公司")
    assert Article.objects.search("Huawei").get() == article
