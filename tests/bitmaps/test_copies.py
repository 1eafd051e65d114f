"""Counting each story once: the arrays against SQL, for any choice and after any change."""

import random
from collections import Counter
from datetime import date
from typing import Any

import numpy as np
import pytest
from django.db.models import Count, F, Func, Value
from django.db.models.functions import Coalesce, ExtractYear
from django.http import QueryDict

from articles import bitmaps
from articles.bitmaps.copies import NO_COPIES, Copies, Copy
from articles.bitmaps.loading import load
from articles.facets import facets
from articles.filters import ArticleFilter
from articles.models import UNDATED, Article, Event, Organization, Source, Story, families
from tests.factories import (
    PUBLIC_SINCE,
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationSuccessionFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

STORY = Coalesce(F("story_id"), F("id") * Value(-1))
OF = {
    "edition": F("event__year"),
    "outlet": F("source__slug"),
    "language": F("language"),
    "organization": Func(F("organization_ids"), function="unnest"),
}


@pytest.fixture
def archive() -> random.Random:
    """Articles of which many belong to stories, some of these with a single public copy."""
    chance = random.Random(5)
    events, sources = [EventFactory() for _ in range(3)], [SourceFactory() for _ in range(4)]
    organizations = [OrganizationFactory() for _ in range(4)]
    OrganizationSuccessionFactory(predecessor=organizations[0], successor=organizations[1])
    Organization.objects.filter(pk=organizations[2].pk).update(parent=organizations[0])
    stories = [Story.objects.create() for _ in range(9)]
    for _ in range(70):
        article = ArticleFactory(
            story=chance.choice([None, *stories]),
            event=chance.choice([None, *events]),
            source=chance.choice([None, *sources]),
            language=chance.choice(["en", "zh-Hans"]),
            **chance.choice(
                [{"published_on": date(2016 + chance.randrange(3), 5, 1)}, {"undated": True}, {"draft": True}]
            ),
        )
        for organization in chance.sample(organizations, chance.randrange(3)):
            MentionFactory(article=article, organization=organization)
    return chance


def check(query: str) -> None:
    filterset = ArticleFilter(ask(query))
    result = filterset.result(bitmaps.current())
    found = filterset.narrowed()
    counted = facets(filterset, result)
    assert set(result.listed()) == set(filterset.qs.values_list("pk", flat=True)), query
    assert counted.total == len(result.listed()) == found.aggregate(n=Count(STORY, distinct=True))["n"], query
    for facet in counted.groups:
        if facet.name in OF:
            chosen = filterset.choices[facet.name]
            rows = filterset.narrowed(() if chosen.every else {facet.name}).order_by()
            by_sql = rows.annotate(value=OF[facet.name], one=STORY).values_list("value", "one").distinct()
            right = Counter(value for value, _story in by_sql if value not in (None, ""))
            if chosen.family:
                right = of_families(rows)
            if facet.name == "language" and "language=zh&" in f"{query}&":  # what was chosen holds its variants
                chinese = rows.filter(language__startswith="zh").aggregate(n=Count(STORY, distinct=True))["n"]
                right["zh"] = chinese
                right = +right
            mine = {key_of(facet.name, value.key): value.count for value in facet.values if value.count}
            assert mine == dict(right), (query, facet.name)
    dated = found.exclude(sort_date=UNDATED).annotate(year=ExtractYear("sort_date"), one=STORY).order_by()
    years = Counter(year for year, _story in dated.values_list("year", "one").distinct())
    if "year" not in query:
        assert {int(year.key): year.count for year in counted.years.counts} == dict(years)
        undated = found.filter(sort_date=UNDATED).aggregate(n=Count(STORY, distinct=True))["n"]
        assert counted.undated == undated


def of_families(rows: Any) -> Counter[int]:
    """How many stories of `rows` name each organization, its predecessors or its subsidiaries."""
    together = families.read()
    numbers = {
        pk: rows.filter(organization_ids__overlap=sorted(together.of(pk))).aggregate(n=Count(STORY, distinct=True))["n"]
        for pk in Organization.objects.values_list("pk", flat=True)
    }
    return +Counter(numbers)


def ask(query: str) -> QueryDict:
    return QueryDict(query)


def key_of(facet: str, key: str) -> int | str:
    if facet == "organization":
        return Organization.objects.get(slug=key).pk
    return int(key) if facet == "edition" else key


def queries(chance: random.Random) -> list[str]:
    parts = [f"edition={event.year}" for event in Event.objects.all()]
    parts += [f"outlet={source.slug}" for source in Source.objects.all()]
    parts += [f"organization={organization.slug}" for organization in Organization.objects.all()]
    parts += ["language=zh-Hans", "language=zh", "year=2017", "year=unknown", "together=all"]
    parts += ["family=1", "family=1"]
    return ["per=story" + "".join(f"&{part}" for part in chance.sample(parts, n % 4)) for n in range(24)]


def test_counts_and_lists_per_story_are_those_of_sql_for_any_choice(archive: random.Random) -> None:
    for query in queries(archive):
        check(query)


def test_they_follow_every_change(archive: random.Random) -> None:
    bitmaps.current().copies.within(bitmaps.current().everything)
    stories = list(Story.objects.all())
    for _ in range(12):
        article = archive.choice(list(Article.objects.all()))
        change = archive.choice(
            [
                {"story": archive.choice(stories)},
                {"status": "draft"},
                {"status": "published", "published_at": PUBLIC_SINCE},
                {"published_on": date(2015, 1, 2), "date_precision": "day", "date_origin": "edited"},
                {"language": "de"},
            ]
        )
        if "story" in change and not Story.objects.filter(pk=change["story"].pk).exists():
            continue
        Article.objects.filter(pk=article.pk).update(**change)
        check("per=story")
        check("per=story&language=en")
        kept, fresh = bitmaps.current().copies, load().copies
        for name in ("stories", "days", "keys"):
            assert np.array_equal(getattr(kept, name), getattr(fresh, name)), name


def test_a_change_elsewhere_keeps_what_was_made_of_the_copies(archive: random.Random) -> None:
    check("per=story&family=1")
    before = bitmaps.current().copies
    assert "outlet" in before.kept
    ArticleFactory(source=SourceFactory())
    after = bitmaps.current().copies
    assert after.kept["outlet"] is before.kept["outlet"]
    check("per=story")
    OrganizationFactory(kind="military")
    assert not {"kind", "country", "family"} & bitmaps.current().copies.kept.keys()
    check("per=story")


def test_per_copy_is_what_was_always_counted(archive: random.Random) -> None:
    public = Article.objects.public().count()
    for query in ("", "per=copy", "per=nonsense"):
        filterset = ArticleFilter(ask(query))
        assert facets(filterset, filterset.result(bitmaps.current())).total == public
        assert "per" not in str(filterset.address)
        assert filterset.qs.count() == public
    assert ArticleFilter(ask("per=nonsense")).ignored


def test_the_first_copy_by_day_stands_for_a_story_and_undated_ones_come_last() -> None:
    story = Story.objects.create()
    ArticleFactory(story=story, undated=True)
    later = ArticleFactory(story=story, published_on=date(2017, 1, 1))
    first = ArticleFactory(story=story, published_on=date(2016, 1, 1))
    index = bitmaps.current()
    assert list(index.everything - index.copies.within(index.everything).articles) == [first.pk]
    assert index.copies.others([later.pk, first.pk]) == {later.pk: 2, first.pk: 2}


def test_drafts_and_withdrawn_articles_are_no_copies_to_the_public() -> None:
    story = Story.objects.create()
    article = ArticleFactory(story=story)
    ArticleFactory(story=story, draft=True)
    ArticleFactory(story=story, withdrawn=True)
    assert bitmaps.current().copies.others([article.pk]) == {}


def test_an_archive_without_stories_has_no_copies() -> None:
    article = ArticleFactory()
    index = bitmaps.current()
    assert not len(index.copies.within(index.everything))
    assert index.copies.others([article.pk]) == {}
    assert NO_COPIES.within(index.everything).counts("outlet", {}) == {}


def test_copies_need_no_order_of_their_rows() -> None:
    rows = [
        Copy(2, date(2016, 1, 1), 9),
        Copy(1, date(2016, 1, 1), 8),
        Copy(1, UNDATED, 3),
        Copy(1, date(2015, 1, 1), 7),
    ]
    assert list(Copies.of(rows).keys) == [7, 8, 3, 9]
