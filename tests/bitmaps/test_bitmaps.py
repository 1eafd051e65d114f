import random
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from pyroaring import BitMap
from pytest_django import DjangoAssertNumQueries

from articles import bitmaps
from articles.bitmaps import Bitmaps, keeping
from articles.bitmaps.keeping import follow
from articles.bitmaps.loading import load
from articles.models import (
    UNDATED,
    Article,
    ArticleTopic,
    Mention,
    Organization,
    OrganizationSuccession,
    PublicChange,
    PublicChangeEntry,
)
from tests.factories import (
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationSuccessionFactory,
    PlaceFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def sets(index: Bitmaps) -> dict[str, dict[Any, list[int]]]:
    return {
        column: {value: list(articles) for value, articles in values.items() if articles}
        for column, values in index.columns.items()
    }


def counted(values: Iterable[Any]) -> dict[Any, int]:
    return dict(Counter(values))


def test_bitmaps_say_what_the_rows_say() -> None:
    chinese = OrganizationFactory(kind="company", country="CN")
    other = OrganizationFactory(kind="company", country="US")
    article = ArticleFactory(published_on=date(2016, 11, 17), event=EventFactory(), source=SourceFactory())
    vague = ArticleFactory(published_on=date(2016, 1, 1), date_precision="year", language="", language_origin="")
    undated = ArticleFactory(undated=True)
    for organization in (chinese, other):
        MentionFactory(article=article, organization=organization)
    MentionFactory(article=vague, organization=other)
    MentionFactory(article=undated, organization=chinese, suggested=True)
    ArticleTopic.objects.create(article=vague, topic=(topic := TopicFactory()))
    ArticleFactory(draft=True)
    ArticleFactory(withdrawn=True)

    index = bitmaps.current()
    assert list(index.everything) == [article.pk, vague.pk, undated.pk]
    everything = {column: index.counts(column, index.everything) for column in index.columns}
    assert everything == {
        "edition": counted([article.event_id]),
        "outlet": counted([article.source_id]),
        "agency": {},
        "organization": {chinese.pk: 1, other.pk: 2},
        "topic": {topic.pk: 1},
        "language": {"en": 2},
        "precision": {"day": 1, "year": 1, "unknown": 1},
        "day": {date(2016, 11, 17): 1, date(2016, 1, 1): 1, UNDATED: 1},
        "month": {date(2016, 11, 1): 1},
        "year": {2016: 2},
        "kind": {"company": 2},
        "country": {"CN": 1, "US": 2},
        "family": {chinese.pk: 1, other.pk: 2},
    }
    assert index.counts("organization", index.having("topic", topic.pk)) == {other.pk: 1}
    assert list(index.any_of("organization", [chinese.pk, 0])) == [article.pk]


def test_the_days_between_two_days_are_found_whatever_the_years(archive_of_days: list[Article]) -> None:
    index = bitmaps.current()
    days = [None, date(1999, 1, 1), date(2014, 1, 1), date(2014, 12, 31), date(2016, 6, 1), date(2019, 1, 1)]
    for first in days:
        for last in days:
            expected = [
                article.pk
                for article in archive_of_days
                if article.published_on
                and (first is None or article.published_on >= first)
                and (last is None or article.published_on <= last)
            ]
            assert list(index.between(first, last)) == sorted(expected), (first, last)


@pytest.fixture
def archive_of_days() -> list[Article]:
    days = [date(year, month, 1) for year in range(2013, 2019) for month in (1, 6, 12)]
    articles = [ArticleFactory(published_on=day) for day in days for _ in range(2)]
    return [*articles, ArticleFactory(undated=True), ArticleFactory(undated=True)]


@pytest.mark.parametrize("oldest", [False, True])
def test_a_walk_is_the_order_of_the_database_from_any_place_in_both_directions(
    archive_of_days: list[Article], oldest: bool
) -> None:
    index = bitmaps.current()
    public = Article.objects.public()
    listed = list((public.oldest() if oldest else public.newest()).values_list("pk", "sort_date"))
    keys = [pk for pk, _ in listed]
    forwards, backwards = {"ascending": oldest, "oldest": oldest}, {"ascending": not oldest, "oldest": oldest}
    assert list(index.walk(index.everything, **forwards)) == keys
    assert list(index.walk(index.everything, **backwards)) == keys[::-1]
    for n, (pk, day) in enumerate(listed):
        place = (date(9999, 12, 31) if oldest and day == UNDATED else day, pk)
        assert list(index.walk(index.everything, beyond=place, **forwards)) == keys[n + 1 :]
        assert list(index.walk(index.everything, beyond=place, **backwards)) == keys[:n][::-1]


def test_a_walk_takes_days_with_many_articles_in_portions() -> None:
    keys = [ArticleFactory(undated=n % 2 == 0, published_on=date(2016, 1, 1) if n % 2 else None).pk for n in range(150)]
    index = bitmaps.current()
    dated, undated = sorted(keys[1::2], reverse=True), sorted(keys[::2], reverse=True)
    assert list(index.walk(index.everything)) == dated + undated
    assert list(index.walk(index.everything, beyond=(UNDATED, undated[70]))) == undated[71:]
    assert list(index.walk(BitMap(keys[:5]), beyond=(UNDATED, 0))) == []
    assert list(index.walk(index.everything, beyond=(UNDATED, 10**18))) == undated


def random_write(chance: random.Random) -> None:
    public = list(Article.objects.values_list("pk", flat=True))
    organization = Organization.objects.order_by("?").first()
    one = Article.objects.filter(pk=chance.choice(public)) if public else Article.objects.none()
    match chance.randrange(11):
        case 0 | 1:
            article = ArticleFactory(
                published_on=date(chance.randrange(2014, 2018), chance.randrange(1, 13), 3),
                event=EventFactory._meta.model.objects.order_by("?").first(),
                language=chance.choice(["en", "zh-Hans"]),
                draft=chance.random() < 0.3,
            )
            MentionFactory(article=article, organization=organization, suggested=chance.random() < 0.3)
        case 2:
            one.update(status="draft", published_at=None)
        case 3:
            one.update(language=chance.choice(["fr", "zh-Hant"]), source=SourceFactory(), source_origin="edited")
        case 4:
            one.delete()
        case 5:
            Mention.objects.filter(article__in=one).update(state=chance.choice(["accepted", "rejected"]))
        case 6:
            organization.kind = chance.choice(["company", "university"])
            organization.country = chance.choice(["CN", "US", ""])
            organization.save()
        case 7:
            one.update(published_on=None, date_precision="unknown", date_origin="")
        case 8:
            for article in one:
                ArticleTopic.objects.get_or_create(article=article, topic=TopicFactory())
        case 9:
            organization.parent = Organization.objects.exclude(pk=organization.pk).order_by("?").first()
            organization.save()
        case 10:
            other = Organization.objects.exclude(pk=organization.pk).order_by("?").first()
            kind = chance.choice(OrganizationSuccession.Kind.values)
            OrganizationSuccession.objects.filter(successor=organization).delete()
            OrganizationSuccessionFactory(predecessor=other, successor=organization, kind=kind)


@pytest.mark.parametrize("seed", range(4))
def test_bitmaps_that_follow_changes_are_those_that_are_read_afresh(seed: int) -> None:
    chance = random.Random(seed)
    for year in (2014, 2015):
        EventFactory(year=year)
    for _ in range(4):
        OrganizationFactory()
    followed = bitmaps.current()
    for _ in range(25):
        for _ in range(chance.randrange(1, 4)):
            random_write(chance)
        stamp = PublicChange.stamp()
        followed = follow(followed, stamp) or pytest.fail("the log does not lead here")
        fresh = load()
        assert sets(followed) == sets(fresh)
        assert (followed.everything, followed.days) == (fresh.everything, fresh.days)
        assert followed.families == fresh.families
        assert followed.stamp == fresh.stamp == stamp


def test_bitmaps_in_hand_do_not_change_when_the_archive_does() -> None:
    article = ArticleFactory(language="en")
    before = bitmaps.current()
    english = before.having("language", "en")
    ArticleFactory(language="en")
    after = bitmaps.current()
    assert list(english) == list(before.everything) == [article.pk]
    assert len(after.having("language", "en")) == 2


def test_nothing_new_costs_one_query_and_a_change_a_few(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ArticleFactory()
    first = bitmaps.current()
    ArticleFactory(draft=True)
    with django_assert_num_queries(1):
        assert bitmaps.current() is first
    for _ in range(3):
        MentionFactory()
    bitmaps.current()
    Article.objects.update(language="fr")
    with django_assert_num_queries(4):
        assert len(bitmaps.current().everything) == 4


def test_names_can_be_kept_until_the_registry_changes() -> None:
    before = bitmaps.current().registered
    ArticleFactory(source=SourceFactory())
    between = bitmaps.current().registered
    ArticleFactory(source=SourceFactory._meta.model.objects.get())
    assert bitmaps.current().registered == between > before
    PlaceFactory()
    assert bitmaps.current().registered > between


def lose_the_log() -> None:
    PublicChangeEntry.objects.all().delete()


def another_history() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_publicchangeentry SET changed_at = changed_at - interval '1 day'")


def lose_the_row() -> None:
    PublicChange.objects.all().delete()


@pytest.mark.parametrize("accident", [lose_the_log, another_history, lose_the_row])
def test_where_the_log_does_not_lead_on_everything_is_read_again(accident: Any) -> None:
    gone = ArticleFactory()
    bitmaps.current()
    accident()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM articles_article WHERE id = %s", [gone.pk])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    new = ArticleFactory()
    assert list(bitmaps.current().everything) == [new.pk]


def test_a_thread_that_another_overtook_does_not_read_everything_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ArticleFactory()
    before = PublicChange.stamp()
    ArticleFactory()
    newest = bitmaps.current()
    answers = iter([before, PublicChange.stamp()])
    monkeypatch.setattr(PublicChange, "stamp", lambda: next(answers))
    monkeypatch.setattr(keeping, "load", lambda: pytest.fail("read everything again"))
    assert bitmaps.current() is newest


def test_sparse_sets_are_counted_like_dense_ones() -> None:
    chance = random.Random(1)
    everything = BitMap(range(1, 60_000))
    values = {n: BitMap(chance.sample(range(1, 60_000), 500 * n)) for n in range(1, 8)}
    index = Bitmaps(None, None, everything, {"topic": values})
    for size in (1, 1999, 2001, 3000, 4999, 5001, 30_000):
        within = BitMap(chance.sample(range(1, 60_000), size))
        expected = {n: len(articles & within) for n, articles in values.items() if articles & within}
        assert index.counts("topic", within) == expected
