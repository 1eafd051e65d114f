"""Rows taken down, removed and brought back: the same rows, and clear words where that cannot be."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from articles import snapshots
from articles.models import (
    Act,
    Article,
    Merge,
    NameCandidate,
    NameSighting,
    Organization,
    OrganizationName,
    PossibleDouble,
    Story,
    TaggingRule,
    TextSketch,
    Topic,
    Withdrawal,
)
from articles.snapshots import relations
from tests import factories

pytestmark = pytest.mark.django_db


def dump() -> dict[str, list[Any]]:
    """All rows of the archive's own tables, but for their histories and what only counts changes."""
    found = {}
    for model in apps.get_app_config("articles").get_models():
        if hasattr(model, "pgh_tracked_model") or model.__name__.startswith("PublicChange"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT to_jsonb(own)::text FROM {relations.table(model)} AS own ORDER BY 1")
            found[model.__name__] = [row[0] for row in cursor.fetchall()]
    return {name: rows for name, rows in found.items() if rows}


def taken(*instances: Any) -> dict[str, Any]:
    with transaction.atomic():
        snapshot = snapshots.take(instances)
        snapshots.remove([snapshot])
    return snapshot


def full_article(**values: Any) -> Article:
    """A draft to which something of every kind belongs."""
    article: Article = factories.ArticleFactory(
        **{"draft": True, "source": factories.SourceFactory(), "place": factories.PlaceFactory()} | values
    )
    factories.MentionFactory(article=article)
    article.article_topics.create(topic=factories.TopicFactory())
    article.article_related_events.create(event=factories.EventFactory())
    article.article_captures.create(capture=factories.CaptureFactory())
    article.corrections.create(field="title", proposed="Another", token_hash=f"{article.pk:064x}")
    article.comments.create(text="Is the date right?")
    candidate = NameCandidate.objects.create(key=f"sample {article.pk}", name="Sample")
    NameSighting.objects.create(candidate=candidate, article=article, surface="Sample")
    TextSketch.objects.create(article=article, bands=[1, -(2**62)])
    return article


def test_an_article_comes_back_as_it_was_with_all_that_belonged_to_it() -> None:
    earlier, article = factories.ArticleFactory(), full_article()
    PossibleDouble.objects.create(article=article, other=earlier, likeness=0.1 + 0.2)
    before = dump()
    snapshot = taken(article)
    assert not Article.objects.filter(pk=article.pk).exists()
    assert not NameSighting.objects.exists()
    snapshots.bring_back([snapshot])
    assert dump() == before


def test_contents_count_what_goes_along() -> None:
    article = full_article()
    with transaction.atomic():
        told = snapshots.contents(snapshots.take([article]))
    assert told["articles.mention"] == told["articles.comment"] == told["articles.textsketch"] == 1
    assert "articles.article" not in told


def test_an_organization_comes_back_and_is_pointed_at_again() -> None:
    organization = factories.OrganizationFactory()
    factories.OrganizationNameFactory(organization=organization)
    factories.OrganizationSuccessionFactory(predecessor=organization)
    factories.TaggingRuleFactory(organization=organization)
    name = NameCandidate.objects.create(
        key="sample", name="Sample", state="organization", organization=organization, decided_at=factories.PUBLIC_SINCE
    )
    before = dump()
    snapshot = taken(organization)
    name.refresh_from_db()
    assert name.organization is None
    snapshots.bring_back([snapshot])
    assert dump() == before


def test_a_reference_that_was_set_anew_meanwhile_stays() -> None:
    organization, other = factories.OrganizationFactory(), factories.OrganizationFactory()
    name = NameCandidate.objects.create(
        key="sample", name="Sample", state="organization", organization=organization, decided_at=factories.PUBLIC_SINCE
    )
    snapshot = taken(organization)
    NameCandidate.objects.update(organization=other)
    snapshots.bring_back([snapshot])
    name.refresh_from_db()
    assert name.organization == other


def test_what_others_need_is_not_taken_and_the_message_says_who_needs_it() -> None:
    mention = factories.MentionFactory()
    child = factories.OrganizationFactory(parent=mention.organization)
    with pytest.raises(snapshots.InUseError, match=r"1 mention \(as organization\)") as refused, transaction.atomic():
        snapshots.take([mention.organization])
    assert {(use.model, use.number, use.examples) for use in refused.value.uses} == {
        (type(mention), 1, (mention.pk,)),
        (Organization, 1, (child.pk,)),
    }
    assert str(mention.organization) in str(refused.value)
    assert snapshots.in_use([child]) == []


def test_what_needs_each_other_goes_and_comes_back_together() -> None:
    parent = factories.TopicFactory()
    child = factories.TopicFactory(parent=parent)
    before = dump()
    with transaction.atomic():
        each = snapshots.take_each([child, parent])
        snapshots.remove(each)
    assert not Topic.objects.exists()
    with pytest.raises(snapshots.MissingError, match="Bring that back first"):
        snapshots.bring_back(each[:1])
    snapshots.bring_back(each)
    assert dump() == before


def test_a_row_between_two_comes_back_with_the_second_of_them() -> None:
    other, article = factories.ArticleFactory(draft=True), factories.ArticleFactory(draft=True)
    PossibleDouble.objects.create(article=article, other=other, likeness=0.5)
    before = dump()
    with transaction.atomic():
        one, two = snapshots.take_each([other, article])
        snapshots.remove([one, two])
    brought = snapshots.bring_back([one])
    assert brought.left_out == {"articles.possibledouble": 1}
    snapshots.bring_back([two])
    assert dump() == before


def test_nothing_is_written_where_the_place_is_taken() -> None:
    organization = factories.OrganizationFactory(name="Sample Works", slug="sample-works")
    factories.OrganizationNameFactory(organization=organization)
    snapshot = taken(organization)
    other = factories.OrganizationFactory(name="SAMPLE works", slug="another")
    with pytest.raises(snapshots.CollisionError, match="SAMPLE works") as refused:
        snapshots.bring_back([snapshot])
    assert refused.value.other == other
    assert not OrganizationName.objects.filter(organization=organization.pk).exists()
    other.delete()
    again = factories.OrganizationFactory(name="Something else", slug="sample-works")
    with pytest.raises(snapshots.CollisionError, match="slug") as refused:
        snapshots.bring_back([snapshot])
    assert refused.value.other == again


def test_a_text_that_was_taken_in_again_is_named() -> None:
    article = factories.ArticleFactory(draft=True, text_hash="a" * 64)
    snapshot = taken(article)
    again = factories.ArticleFactory(draft=True, text_hash="a" * 64)
    with pytest.raises(snapshots.CollisionError, match=f"{again.pk}"):
        snapshots.bring_back([snapshot])


def test_what_is_there_is_not_brought_back_twice() -> None:
    snapshot = taken(article := full_article())
    snapshots.bring_back([snapshot])
    with pytest.raises(snapshots.CollisionError, match=str(article)):
        snapshots.bring_back([snapshot])


def test_what_an_article_needs_has_to_be_there() -> None:
    article = factories.ArticleFactory(draft=True, source=factories.SourceFactory(name="Sample Post"))
    snapshot = taken(article)
    taken(article.source)
    with pytest.raises(snapshots.MissingError, match=r"the outlet .* is not there"):
        snapshots.bring_back([snapshot])


def test_a_reference_that_may_be_empty_is_where_its_row_is_gone() -> None:
    rule = factories.TaggingRuleFactory(organization=factories.OrganizationFactory())
    mention = factories.MentionFactory(article=factories.ArticleFactory(draft=True), tagging_rule=rule)
    snapshot = taken(mention.article)
    TaggingRule.objects.all().delete()
    snapshots.bring_back([snapshot])
    mention.refresh_from_db()
    assert mention.tagging_rule is None


def merged(dropped: Any, kept: Any) -> None:
    act = Act.objects.create(kind="merge", summary="Merged")
    Merge.objects.create(
        kind="organization", kept_id=kept.pk, kept_name="k", dropped_id=dropped.pk, dropped_name="d", act=act
    )
    taken(dropped)


def test_what_belonged_to_something_merged_belongs_to_what_that_became() -> None:
    first, second, third = (factories.OrganizationFactory() for _number in range(3))
    article, both = factories.ArticleFactory(draft=True), factories.ArticleFactory(draft=True)
    mention = factories.MentionFactory(article=article, organization=first)
    for organization in (first, third):
        factories.MentionFactory(article=both, organization=organization)
    snapshot = taken(article, both)
    merged(first, second)
    merged(second, third)
    brought = snapshots.bring_back([snapshot])
    mention.refresh_from_db()
    article.refresh_from_db()
    assert mention.organization == third
    assert article.organization_ids == [third.pk]
    assert [found.organization for found in both.mentions.all()] == [third]
    assert brought.left_out == {"articles.mention": 1}


def test_a_withdrawn_article_comes_back_with_its_own_log() -> None:
    article = factories.ArticleFactory(withdrawn=True, withdrawn_kind="legal")
    before = dump()
    snapshots.bring_back([taken(article)])
    assert dump() == before
    assert Withdrawal.objects.count() == 1


@pytest.mark.parametrize("copies", [2, 3])
def test_a_story_that_lost_a_copy_has_it_again(copies: int) -> None:
    story = Story.objects.create()
    articles = [factories.ArticleFactory(draft=True, story=story) for _number in range(copies)]
    before = dump()
    snapshot = taken(articles[0])
    assert Story.objects.filter(pk=story.pk).exists() == (copies > 2)
    snapshots.bring_back([snapshot])
    assert dump() == before


def test_a_copy_joins_the_story_in_which_its_copies_are_now() -> None:
    story, other = Story.objects.create(), Story.objects.create()
    article, copy = (factories.ArticleFactory(draft=True, story=story) for _number in range(2))
    factories.ArticleFactory(story=other)
    snapshot = taken(article)
    Article.objects.filter(pk=copy.pk).update(story=other)
    snapshots.bring_back([snapshot])
    article.refresh_from_db()
    assert article.story == other
    assert not Story.objects.filter(pk=story.pk).exists()


def test_a_story_whose_copies_are_gone_is_none() -> None:
    story = Story.objects.create()
    article, copy = (factories.ArticleFactory(draft=True, story=story) for _number in range(2))
    snapshot = taken(article)
    taken(copy)
    snapshots.bring_back([snapshot])
    article.refresh_from_db()
    assert article.story is None
    assert not Story.objects.exists()


def test_a_column_that_came_later_has_what_it_has_by_default() -> None:
    snapshot = taken(article := factories.ArticleFactory(draft=True))
    del snapshot["rows"]["articles.article"][0]["without"]
    snapshot["rows"]["articles.article"][0]["no_column_any_more"] = 1
    snapshots.bring_back([snapshot])
    article.refresh_from_db()
    assert article.without == []


@pytest.mark.parametrize("hours", [-1, 1])
def test_what_was_to_be_published_meanwhile_is_not_planned_any_more(hours: int) -> None:
    planned = timezone.now() + timedelta(hours=hours)
    person = factories.UserFactory()
    article = factories.ArticleFactory(draft=True, publish_at=planned, scheduled_by=person)
    with transaction.atomic():
        taken = snapshots.take([article])
        snapshots.remove([taken])
    snapshots.bring_back([taken])
    article.refresh_from_db()
    there = (planned, person) if hours > 0 else (None, None)
    assert (article.publish_at, article.scheduled_by) == there


def test_many_are_taken_in_as_many_statements_as_one(django_assert_max_num_queries: Any) -> None:
    articles = [full_article() for _number in range(12)]
    with transaction.atomic(), django_assert_max_num_queries(45):
        each = snapshots.take_each(articles)
    assert [snapshot["roots"] for snapshot in each] == [[["articles.article", one.pk]] for one in articles]
    assert all(len(snapshot["rows"]["articles.mention"]) == 1 for snapshot in each)


def test_every_relation_of_the_archive_is_one_that_snapshots_know() -> None:
    for model in apps.get_app_config("articles").get_models():
        assert all(relation.cascades or relation.empties or relation.refuses for relation in relations.relations(model))
