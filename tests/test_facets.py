from dataclasses import replace
from datetime import date

import pytest
from django.http import QueryDict
from pyroaring import BitMap
from pytest_django import DjangoAssertNumQueries

from articles import bitmaps
from articles.facets import Facet, Facets, Tally, count, facets, loosened
from articles.filters import ArticleFilter
from articles.filters.result import Found
from articles.models import ArticleTopic, Organization, Story, Topic
from tests.factories import (
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    OrganizationSuccessionFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def of(query: str, **options: str) -> Facets:
    filterset = ArticleFilter(QueryDict(query))
    return facets(filterset, filterset.result(bitmaps.current()), **options)


def group(counted: Facets, name: str) -> Facet:
    return next(facet for facet in counted.groups if facet.name == name)


def numbers(query: str, name: str, **options: str) -> dict[str, int]:
    return {value.key: value.count for value in group(of(query, **options), name).values}


@pytest.fixture
def archive() -> None:
    """Three articles of 2016 and one of 2017; Alibaba in three, Tencent in two, both together in one."""
    third, fourth = EventFactory(year=2016), EventFactory(year=2017)
    alibaba = OrganizationFactory(name="Alibaba", name_zh="阿里巴巴", slug="alibaba")
    tencent = OrganizationFactory(name="Tencent", slug="tencent", kind="university")
    law = TopicFactory(slug="law")
    rows = [
        (third, [alibaba, tencent], "en"),
        (third, [alibaba], "en"),
        (third, [], "zh-Hans"),
        (fourth, [alibaba], "en"),
        (None, [tencent], "en"),
    ]
    for n, (event, organizations, language) in enumerate(rows):
        day = date(event.year if event else 2015, 11, 1 + n)
        article = ArticleFactory(event=event, language=language, published_on=day)
        ArticleTopic.objects.create(article=article, topic=law)
        for organization in organizations:
            MentionFactory(article=article, organization=organization)


def test_a_facet_is_counted_without_its_own_choice_and_with_all_others(archive: None) -> None:
    assert numbers("edition=2016", "edition") == {"2016": 3, "2017": 1}
    assert numbers("edition=2016", "organization") == {"alibaba": 2, "tencent": 1}
    assert numbers("edition=2016&organization=tencent", "organization") == {"tencent": 1, "alibaba": 2}
    assert numbers("edition=2016&organization=tencent", "edition") == {"2016": 1}
    assert of("edition=2016&organization=tencent").total == 1


@pytest.mark.parametrize("query", ["", "edition=2016", "language=en", "organization=alibaba&together=all"])
def test_a_number_is_the_size_of_the_result_that_its_address_shows(archive: None, query: str) -> None:
    chosen = ArticleFilter(QueryDict(query)).choices
    for facet in of(query).groups:
        for value in facet.values:
            if not chosen[facet.name] or (chosen[facet.name].every and not value.chosen):
                assert of(value.address.partition("?")[2]).total == value.count, value.address


@pytest.fixture
def related(archive: None) -> None:
    """Tencent is a part of Group, which no article names; Alibaba was Ali once, which one article names, twice told."""
    tencent, alibaba = (Organization.objects.get(slug=slug) for slug in ("tencent", "alibaba"))
    tencent.parent = OrganizationFactory(name="Group", slug="group")
    tencent.save()
    ali = OrganizationFactory(name="Ali", slug="ali")
    OrganizationSuccessionFactory(predecessor=ali, successor=alibaba)
    story = Story.objects.create()
    for _ in range(2):
        MentionFactory(article=ArticleFactory(story=story), organization=ali)


def test_families_are_counted_where_they_are_chosen(related: None) -> None:
    assert numbers("", "organization") == {"alibaba": 3, "tencent": 2, "ali": 2}
    assert numbers("family=1", "organization") == {"alibaba": 5, "tencent": 2, "group": 2, "ali": 2}
    assert numbers("family=1&per=story", "organization") == {"alibaba": 4, "tencent": 2, "group": 2, "ali": 1}
    beside = numbers("family=1&organization=group&together=all", "organization")
    assert beside == {"group": 2, "tencent": 2, "alibaba": 1}


@pytest.mark.parametrize("other", ["", "edition=2016", "per=story", "organization=group&together=all", "kind=company"])
def test_with_families_a_number_is_the_size_of_the_result_that_its_address_shows(related: None, other: str) -> None:
    query = f"family=1&{other}"
    chosen = ArticleFilter(QueryDict(query)).choices
    for facet in of(query).groups:
        for value in facet.values:
            if not chosen[facet.name] or (chosen[facet.name].every and not value.chosen):
                assert of(value.address.partition("?")[2]).total == value.count, value.address


def test_what_would_help_gives_an_organization_up_with_its_family(related: None) -> None:
    filterset = ArticleFilter(QueryDict("edition=2017&organization=tencent&family=1"))
    ways = loosened(filterset, filterset.result(bitmaps.current()))
    assert [(way.name, way.count, way.address) for way in ways] == [
        ("edition", 2, "/articles/?organization=tencent&family=1"),
        ("organization", 1, "/articles/?edition=2017"),
    ]


def test_organizations_named_together_are_counted_beside_the_chosen_ones(archive: None) -> None:
    assert numbers("organization=alibaba&together=all", "organization") == {"alibaba": 3, "tencent": 1}


def test_an_article_counts_once_for_a_kind_of_which_it_names_several() -> None:
    article = ArticleFactory()
    for _ in range(3):
        MentionFactory(article=article)
    assert numbers("", "kind") == {"company": 1}


def test_a_choice_without_articles_stays_in_its_facet_to_be_taken_back(archive: None) -> None:
    SourceFactory(slug="daily", name="Daily")
    (value,) = group(of("outlet=daily"), "outlet").values
    assert (value.label, value.count, value.chosen, value.address) == ("Daily", 0, True, "/articles/")


def test_a_long_facet_shows_its_beginning_and_the_choice_and_says_how_many_there_are() -> None:
    organizations = [OrganizationFactory(slug=f"o{n:02}") for n in range(14)]
    for n, organization in enumerate(organizations):
        for _ in range(3 if n < 13 else 1):
            MentionFactory(organization=organization)
    facet = group(of("organization=o13"), "organization")
    assert len(facet.values) == 11
    assert facet.values[0].key == "o13"
    assert facet.values_in_all == 14
    assert facet.more == "/articles/?organization=o13&more=organization"
    assert len(group(of("", more="organization"), "organization").values) == 14


def test_values_can_be_looked_for_within_a_facet(archive: None) -> None:
    OrganizationNameFactory(organization=Organization.objects.get(slug="alibaba"), name="Ali Corp")
    assert numbers("", "organization", more="organization", find="ali corp") == {"alibaba": 3}
    assert numbers("", "organization", more="organization", find="阿里") == {"alibaba": 3}
    assert numbers("", "organization", more="organization", find="nobody") == {}
    assert numbers("organization=tencent", "organization", more="organization", find="ali") == {
        "tencent": 2,
        "alibaba": 3,
    }
    assert set(numbers("", "edition", more="organization", find="ali")) == {"2016", "2017"}
    assert numbers("", "topic", more="topic", find=Topic.objects.get().label[1:].upper()) == {"law": 5}
    assert numbers("", "country", more="country", find="chin") == numbers("", "country")
    assert numbers("", "country", more="country", find="france") == {}


def test_countries_are_those_of_the_organizations_named(archive: None) -> None:
    Organization.objects.filter(slug="tencent").update(country="SG")
    assert numbers("", "country") == {"CN": 3, "SG": 2}
    assert numbers("country=SG", "organization") == {"tencent": 2, "alibaba": 1}
    assert [value.label for value in group(of("country=SG"), "country").values] == ["Singapore", "China"]


def test_years_ignore_the_chosen_year_and_months_the_chosen_month(archive: None) -> None:
    ArticleFactory(undated=True)
    counted = of("year=2016&month=11")
    assert {row.key: row.count for row in counted.years.counts} == {"2015": 1, "2016": 3, "2017": 1}
    assert {row.key: row.count for row in counted.months.counts} == {"2016-11": 3}
    assert counted.undated == 1
    assert of("").months.counts == ()


def test_facets_follow_every_public_change() -> None:
    organization = OrganizationFactory(slug="renamed-soon", name="Old name")
    article = ArticleFactory()
    MentionFactory(article=article, organization=organization)
    assert of("").total == 1
    ArticleFactory(draft=True)
    assert of("").total == 1
    ArticleFactory()
    assert of("").total == 2
    organization.name = "New name"
    organization.save()
    assert [value.label for value in group(of(""), "organization").values] == ["New name"]
    article.status = "draft"
    article.published_at = None
    article.save()
    assert of("").total == 1


def test_all_facets_are_counted_without_the_database(
    archive: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    of("")
    query = "edition=2016&organization=alibaba&topic=law&language=en&kind=company&country=CN&year=2016"
    filterset = ArticleFilter(QueryDict(query))
    assert filterset.choices
    with django_assert_num_queries(1):  # whether anything public has changed
        facets(filterset, filterset.result(bitmaps.current()))


def test_an_empty_result_says_what_each_choice_costs(archive: None) -> None:
    filterset = ArticleFilter(QueryDict("edition=2017&organization=tencent&language=en"))
    result = filterset.result(bitmaps.current())
    assert facets(filterset, result).total == 0
    assert [(way.label, way.count, way.address) for way in loosened(filterset, result)] == [
        ("2017", 2, "/articles/?organization=tencent&language=en"),
        ("Tencent", 1, "/articles/?edition=2017&language=en"),
    ]


def test_estimates_are_scaled_and_said_to_be(archive: None) -> None:
    filterset = ArticleFilter(QueryDict("language=en"))
    result = filterset.result(bitmaps.current())
    half = replace(result, text=Found(result.within(), exact=False, share=0.5))
    counted = facets(filterset, half)
    assert (counted.exact, counted.late, counted.total) == (False, False, 2)
    assert {value.key: value.count for value in group(counted, "organization").values} == {"alibaba": 2, "tencent": 1}


def test_a_search_that_ran_out_of_time_leaves_the_choices_but_no_numbers(archive: None) -> None:
    filterset = ArticleFilter(QueryDict("language=en"))
    result = filterset.result(bitmaps.current())
    counted = facets(filterset, replace(result, text=Found(BitMap(), exact=False, late=True)))
    assert counted.late
    assert counted.total is None
    values = group(counted, "organization").values
    assert [(value.label, value.count) for value in values] == [("Alibaba", None), ("Tencent", None)]


def test_a_facet_shows_the_values_with_most_articles_and_among_equals_those_first_in_the_alphabet() -> None:
    for name, number in (("Delta", 2), ("Beta", 2), ("Alpha", 2), ("Gamma", 3)):
        organization = OrganizationFactory(name=name)
        for _ in range(number):
            MentionFactory(organization=organization)
    index = bitmaps.current()
    delta = Organization.objects.get(name="Delta").pk
    answer = count(index, Tally("organization", index.everything, limit=2))
    assert [row.label for row in answer.counts] == ["Gamma", "Alpha"]
    assert answer.values == 4
    answer = count(index, Tally("organization", index.everything, limit=2, always=[delta]))
    assert [row.label for row in answer.counts] == ["Gamma", "Alpha", "Delta"]
