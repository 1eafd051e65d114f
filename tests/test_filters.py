import random
from datetime import date
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import bitmaps
from articles.filters import ArticleFilter
from articles.models import ArticleTopic, Organization
from tests.factories import (
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationSuccessionFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def asked(query: str) -> ArticleFilter:
    return ArticleFilter(QueryDict(query))


def titles(query: str) -> set[str]:
    """The titles of what is found, which must be the same by the database's conditions and by bitmaps."""
    filterset = asked(query)
    keys = filterset.result(bitmaps.current()).within()
    assert set(keys) == set(filterset.qs.values_list("pk", flat=True))
    return set(filterset.qs.values_list("title", flat=True))


def named(title: str, *names: str, **options: object) -> None:
    """An article that names these organizations, which are made where they are missing."""
    article = ArticleFactory(title=title, **options)
    for name in names:
        slug = name.lower()
        organization = Organization.objects.filter(slug=slug).first() or OrganizationFactory(name=name, slug=slug)
        MentionFactory(article=article, organization=organization)


def test_within_a_parameter_any_value_will_do_and_all_parameters_must_hold() -> None:
    third, fourth = EventFactory(year=2016), EventFactory(year=2017)
    ArticleFactory(title="third, English", event=third)
    ArticleFactory(title="third, Chinese", event=third, language="zh-Hans")
    ArticleFactory(title="fourth, English", event=fourth)
    ArticleFactory(title="no edition")
    assert titles("edition=2016&edition=2017") == {"third, English", "third, Chinese", "fourth, English"}
    assert titles("edition=2016&edition=2017&language=en") == {"third, English", "fourth, English"}


def test_only_public_articles_and_accepted_mentions_are_found() -> None:
    named("public", "Alibaba")
    named("a draft", "Alibaba", draft=True)
    alibaba = Organization.objects.get(slug="alibaba")
    MentionFactory(article=ArticleFactory(title="suggested"), organization=alibaba, suggested=True)
    assert titles("organization=alibaba") == {"public"}
    assert titles("kind=company") == {"public"}


def test_organizations_are_alternatives_unless_they_are_to_be_named_together() -> None:
    named("both", "Alibaba", "Tencent")
    named("one", "Alibaba")
    assert titles("organization=alibaba&organization=tencent") == {"both", "one"}
    assert titles("organization=alibaba&organization=tencent&together=all") == {"both"}


def test_an_organization_stands_for_its_predecessors_and_subsidiaries_where_that_is_chosen() -> None:
    for name in ("Group", "Former", "Daughter", "Former Daughter", "Other"):
        named(name, name)
    group, former, daughter, grandchild, _other = Organization.objects.order_by("pk")
    OrganizationSuccessionFactory(predecessor=former, successor=group)
    Organization.objects.filter(pk=daughter.pk).update(parent=group)
    Organization.objects.filter(pk=grandchild.pk).update(parent=former)
    named("both", "Daughter", "Other")
    assert titles("organization=group") == {"Group"}
    assert titles("organization=group&family=1") == {"Group", "Former", "Daughter", "Former Daughter", "both"}
    assert titles("organization=former&family=1") == {"Former", "Former Daughter"}
    assert titles("organization=group&organization=other&family=1&together=all") == {"both"}
    assert titles("organization=group&organization=other&together=all") == set()
    assert titles("family=1") == titles("")


def test_outlet_agency_and_topic_narrow() -> None:
    daily, wire, topic = SourceFactory(slug="daily"), SourceFactory(slug="wire"), TopicFactory(slug="law")
    article = ArticleFactory(title="all three", source=daily, agency=wire)
    ArticleTopic.objects.create(article=article, topic=topic)
    ArticleFactory(title="the other way round", source=wire, agency=daily)
    for query in ("outlet=daily", "agency=wire", "topic=law", "outlet=daily&agency=wire&topic=law"):
        assert titles(query) == {"all three"}


def test_a_date_known_to_the_year_lies_in_the_year_but_in_no_month() -> None:
    ArticleFactory(title="a day", published_on=date(2016, 1, 31))
    ArticleFactory(title="a month", published_on=date(2016, 1, 1), date_precision="month")
    ArticleFactory(title="a year", published_on=date(2016, 1, 1), date_precision="year")
    ArticleFactory(title="December", published_on=date(2016, 12, 31))
    ArticleFactory(title="unknown", undated=True)
    assert titles("year=2016") == {"a day", "a month", "a year", "December"}
    assert titles("year=2016&month=1") == {"a day", "a month"}
    assert titles("year=2016&month=12") == {"December"}
    assert titles("year=unknown") == {"unknown"}


def test_a_range_of_days_holds_its_ends_and_no_unknown_date() -> None:
    for day in (16, 17, 18):
        ArticleFactory(title=str(day), published_on=date(2016, 11, day))
    ArticleFactory(title="unknown", undated=True)
    assert titles("after=2016-11-16&before=2016-11-17") == {"16", "17"}
    assert titles("before=2016-11-17") == {"16", "17"}


def test_a_language_holds_its_variants_and_no_other_language() -> None:
    for tag in ("zh-Hans", "zh-Hant", "en", "zha"):
        ArticleFactory(title=tag, language=tag)
    assert titles("language=zh") == {"zh-Hans", "zh-Hant"}
    assert titles("language=zh-Hans&language=en") == {"zh-Hans", "en"}


def test_words_are_searched_in_both_languages() -> None:
    ArticleFactory(title="Rules for data", body="")
    ArticleFactory(title="网络安全法", body="")
    assert titles("q=rules") == {"Rules for data"}
    assert titles("q=安全法") == {"网络安全法"}
    assert titles("q=" + "%20") == {"Rules for data", "网络安全法"}


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("edition=1999", ["1999"]),
        ("edition=2016&edition=x&edition=", ["x"]),
        ("organization=nobody&organization=%00", ["nobody", "�"]),
        ("year=16", ["16"]),
        ("month=11", ["11"]),
        ("year=unknown&month=11", ["11"]),
        ("year=2016&month=13", ["13"]),
        ("after=2016-02-30&before=yesterday", ["2016-02-30", "yesterday"]),
        ("after=0001-01-01", ["0001-01-01"]),
        ("sort=relevance", ["relevance"]),
        ("sort=up", ["up"]),
        ("language=%27;DROP", ["';DROP"]),
        ("kind=dragon", ["dragon"]),
        ("colour=red&utm_source=post", ["colour"]),
        ("year=2016&year=2017", ["2016"]),
        ("q=first&q=second", ["first"]),
    ],
)
def test_what_is_not_understood_is_left_out_and_listed(query: str, ignored: list[str]) -> None:
    EventFactory(year=2016)
    assert [item.value for item in asked(query).ignored] == ignored


def test_a_long_query_is_cut_and_a_thousand_values_do_no_harm() -> None:
    filterset = asked("q=" + "word " * 2000)
    assert len(filterset.choices["q"].only) <= 256
    assert filterset.ignored[0].value.endswith("…")
    flood = asked("&".join(f"edition={year}" for year in range(1000, 2999)))
    assert len(flood.ignored) == 12
    assert list(flood.qs) == []


def test_a_slug_that_was_given_up_still_finds_its_organization() -> None:
    named("public", "Ant")
    organization = Organization.objects.get(slug="ant")
    organization.slug = "ant-group"
    organization.save()
    filterset = asked("organization=ant")
    assert [article.title for article in filterset.qs] == ["public"]
    assert str(filterset.address) == "/articles/?organization=ant-group"


def test_one_state_has_one_address() -> None:
    for year in (2016, 2017):
        EventFactory(year=year)
    first = asked("language=en&edition=2017&edition=2016&q=data&cursor=x&junk=1&edition=")
    second = asked("q=data&edition=2016&edition=2017&language=en&sort=newest")
    assert str(first.address) == str(second.address) == "/articles/?q=data&edition=2016&edition=2017&language=en"


def test_chips_take_back_a_choice_and_what_rests_on_it() -> None:
    chips = {chip.name: chip.remove for chip in asked("q=data&sort=relevance&year=2016&month=11").chips}
    assert chips == {
        "q": "/articles/?year=2016&month=11",
        "year": "/articles/?q=data&sort=relevance",
        "month": "/articles/?q=data&year=2016&sort=relevance",
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*ArticleFilter.base_filters, "cursor", "x"]),
            st.one_of(
                st.text(max_size=30), st.integers().map(str), st.dates().map(str), st.sampled_from(["2016", "all"])
            ),
        ),
        max_size=12,
    )
)
def test_whatever_stands_in_the_address_is_read_and_settles(pairs: list[tuple[str, str]]) -> None:
    filterset = ArticleFilter(QueryDict(urlencode(pairs, errors="replace")))
    assert list(filterset.qs) == []
    settled = ArticleFilter(QueryDict(str(filterset.address).partition("?")[2]))
    assert settled.address == filterset.address
    assert settled.ignored == []


@pytest.fixture
def archive() -> dict[str, list[str]]:
    """Some forty articles of all kinds, and the values that they can be asked for by."""
    chance = random.Random(5)
    events = [EventFactory(year=year) for year in (2015, 2016)]
    organizations = [
        OrganizationFactory(slug=f"o{n}", kind=["company", "university"][n % 2], country=["CN", "US", ""][n % 3])
        for n in range(6)
    ]
    for n, kind in ((1, "merger"), (2, "split")):
        OrganizationSuccessionFactory(predecessor=organizations[n], successor=organizations[0], kind=kind)
    Organization.objects.filter(slug__in=["o3", "o4"]).update(parent=organizations[1])
    sources = [SourceFactory(slug=f"s{n}") for n in range(3)]
    topics = [TopicFactory(slug=f"t{n}") for n in range(3)]
    for n in range(40):
        precision = chance.choice(["day", "day", "month", "year"])
        month, day = (1 if precision == "year" else chance.randrange(1, 13)), chance.choice([1, 28])
        article = ArticleFactory(
            title=chance.choice(["Data rules", "Cloud rules", "Trade talks"]),
            event=chance.choice([*events, None]),
            source=chance.choice([*sources, None]),
            agency=chance.choice([*sources, None]),
            language=chance.choice(["en", "zh", "zh-Hans", "zho"]),
            published_on=date(chance.randrange(2014, 2017), month, day if precision == "day" else 1),
            date_precision=precision,
            draft=n % 7 == 0,
        )
        for organization in chance.sample(organizations, chance.randrange(4)):
            MentionFactory(article=article, organization=organization, suggested=chance.random() < 0.2)
        for topic in chance.sample(topics, chance.randrange(3)):
            ArticleTopic.objects.create(article=article, topic=topic)
    ArticleFactory(undated=True)
    return {
        "q": ["rules", "data OR cloud", "nothing"],
        "edition": ["2015", "2016"],
        "organization": [f"o{n}" for n in range(6)],
        "family": ["1"],
        "together": ["all"],
        "kind": ["company", "university"],
        "country": ["CN", "US"],
        "outlet": ["s0", "s1"],
        "agency": ["s1", "s2"],
        "topic": ["t0", "t1"],
        "language": ["en", "zh", "zh-Hans"],
        "year": ["2014", "2015", "unknown"],
        "month": ["1", "11"],
        "after": ["2014-06-01", "2015-01-01"],
        "before": ["2015-12-28", "2016-01-01"],
    }


@pytest.mark.parametrize("seed", range(3))
def test_bitmaps_find_what_the_conditions_find(archive: dict[str, list[str]], seed: int) -> None:
    chance = random.Random(seed)
    sizes = set()
    for _ in range(150):
        names = chance.sample(list(archive), chance.choice([1, 1, 2, 3, 4]))
        pairs = [(name, chance.choice(archive[name])) for name in names]
        pairs += [(name, chance.choice(archive[name])) for name in names if chance.random() < 0.4]
        filterset = asked(urlencode(pairs))
        result = filterset.result(bitmaps.current())
        assert sorted(result.within()) == sorted(filterset.qs.values_list("pk", flat=True)), pairs
        for name in names:
            left = filterset.narrowed(without={name}).values_list("pk", flat=True)
            assert sorted(result.within({name})) == sorted(left), (pairs, name)
        sizes.add(len(result.within()))
    assert len(sizes) > 10
