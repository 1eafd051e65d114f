"""What triggers derive across tables, on every way of writing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from articles.models import (
    Article,
    ArticleTopic,
    FormerSlug,
    Mention,
    Organization,
    Place,
    PublicChange,
    PublicChangeEntry,
    Topic,
)
from tests import factories

pytestmark = pytest.mark.django_db


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def organization_ids(article: Article) -> list[int]:
    return Article.objects.values_list("organization_ids", flat=True).get(pk=article.pk)


def topic_ids(article: Article) -> list[int]:
    return Article.objects.values_list("topic_ids", flat=True).get(pk=article.pk)


def test_organization_ids_hold_the_accepted_mentions_in_order() -> None:
    article = factories.ArticleFactory()
    late, early = factories.OrganizationFactory.create_batch(2)[::-1]
    for organization in (late, early):
        factories.MentionFactory(article=article, organization=organization)
    factories.MentionFactory(article=article, suggested=True)
    factories.MentionFactory(article=article, rejected=True)
    assert organization_ids(article) == [early.pk, late.pk]


def test_organization_ids_follow_every_way_of_writing() -> None:
    article, other = factories.ArticleFactory.create_batch(2)
    one, two, three = factories.OrganizationFactory.create_batch(3)
    Mention.objects.bulk_create(
        [Mention(article=article, organization=row, state=Mention.State.ACCEPTED) for row in (one, two)]
    )
    assert organization_ids(article) == [one.pk, two.pk]
    Mention.objects.filter(organization=one).update(state=Mention.State.REJECTED)
    assert organization_ids(article) == [two.pk]
    Mention.objects.filter(organization=two).update(organization=three)
    assert organization_ids(article) == [three.pk]
    sql("UPDATE articles_mention SET state = 'accepted' WHERE organization_id = %s", one.pk)
    assert organization_ids(article) == [one.pk, three.pk]
    sql("UPDATE articles_mention SET article_id = %s WHERE organization_id = %s", other.pk, one.pk)
    assert (organization_ids(article), organization_ids(other)) == ([three.pk], [one.pk])
    Mention.objects.get(article=article).delete()
    sql("DELETE FROM articles_mention WHERE article_id = %s", other.pk)
    assert (organization_ids(article), organization_ids(other)) == ([], [])


def test_topic_ids_follow_every_way_of_writing() -> None:
    article = factories.ArticleFactory()
    one, two = factories.TopicFactory.create_batch(2)
    ArticleTopic.objects.bulk_create([ArticleTopic(article=article, topic=row) for row in (two, one)])
    assert topic_ids(article) == [one.pk, two.pk]
    ArticleTopic.objects.filter(topic=one).delete()
    assert topic_ids(article) == [two.pk]
    sql("UPDATE articles_articletopic SET topic_id = %s", one.pk)
    assert topic_ids(article) == [one.pk]
    article.topics.clear()
    assert topic_ids(article) == []


def test_one_statement_over_many_articles_brings_each_up_to_date() -> None:
    organization = factories.OrganizationFactory()
    for _ in range(5):
        factories.MentionFactory(organization=organization, suggested=True)
    Mention.objects.update(state=Mention.State.ACCEPTED)
    assert {tuple(row.organization_ids) for row in Article.objects.all()} == {(organization.pk,)}


def test_a_row_that_was_read_before_a_tag_came_does_not_take_it_away_when_it_is_saved() -> None:
    article = factories.ArticleFactory()
    read_before = Article.objects.defer("body").get(pk=article.pk)
    mention = factories.MentionFactory(article=article)
    read_before.title = "Renamed"
    read_before.save()
    article.refresh_from_db()
    assert article.title == "Renamed"
    assert article.organization_ids == [mention.organization_id]
    assert "discuss cyber rules" in article.body


def changed_at() -> datetime:
    return PublicChange.last()


PUBLIC_CHANGES: dict[str, Callable[[], Any]] = {
    "a title of a published article": lambda: Article.objects.filter(status="published").update(title="New"),
    "a draft that is published": lambda: Article.objects.filter(status="draft").update(
        status="published", published_at=factories.PUBLIC_SINCE
    ),
    "an article that is taken back": lambda: Article.objects.filter(status="published").update(status="draft"),
    "a tombstone's reason": lambda: Article.objects.filter(status="withdrawn").update(withdrawn_reason="Another."),
    "a mention that is accepted": lambda: Mention.objects.suggested().update(state="accepted"),
    "an accepted mention that is rejected": lambda: Mention.objects.accepted().update(state="rejected"),
    "an accepted mention that goes": lambda: Mention.objects.accepted().delete(),
    "a name of an organization": lambda: Organization.objects.update(name_zh="甲"),
    "a topic that is given": lambda: ArticleTopic.objects.create(
        article=Article.objects.filter(status="published").first(), topic=Topic.objects.get(), origin="editor"
    ),
    "another capture": lambda: factories.ArticleCaptureFactory(
        article=Article.objects.filter(status="published").first()
    ),
    "a name of a place": lambda: Place.objects.update(name_zh="乙"),
    "SQL": lambda: sql("UPDATE articles_article SET title = 'x' WHERE status = 'published'"),
    "a new edition": factories.EventFactory,
    "a new article": factories.ArticleFactory,
}
HIDDEN_CHANGES: dict[str, Callable[[], Any]] = {
    "a draft's title": lambda: Article.objects.filter(status="draft").update(title="New"),
    "a new draft": lambda: factories.ArticleFactory(draft=True),
    "a suggestion that is rejected": lambda: Mention.objects.suggested().update(state="rejected"),
    "a suggestion that goes": lambda: Mention.objects.suggested().delete(),
    "an accepted mention of a draft that goes": lambda: Mention.objects.filter(article__status="draft").delete(),
    "a topic of a draft": lambda: ArticleTopic.objects.create(
        article=Article.objects.get(status="draft"), topic=Topic.objects.get(), origin="editor"
    ),
    "a capture of a draft": lambda: factories.ArticleCaptureFactory(article=Article.objects.get(status="draft")),
    "a user": factories.UserFactory,
    "a capture": factories.CaptureFactory,
}


@pytest.fixture
def content() -> None:
    organization = factories.OrganizationFactory()
    factories.MentionFactory(organization=organization)
    factories.MentionFactory(suggested=True)
    factories.MentionFactory(article__draft=True, organization=organization)
    factories.ArticleFactory(withdrawn=True)
    factories.PlaceFactory()
    factories.TopicFactory()


@pytest.mark.parametrize("change", PUBLIC_CHANGES)
def test_the_stamp_of_the_last_public_change_moves_with(content: None, change: str) -> None:
    before = changed_at()
    PUBLIC_CHANGES[change]()
    assert changed_at() > before


@pytest.mark.parametrize("change", HIDDEN_CHANGES)
def test_the_stamp_of_the_last_public_change_stays_with(content: None, change: str) -> None:
    before = changed_at()
    HIDDEN_CHANGES[change]()
    assert changed_at() == before


@pytest.mark.parametrize("kind", ["organization", "source", "topic", "event"])
def test_a_slug_that_is_given_up_is_remembered(kind: str) -> None:
    row = getattr(factories, f"{kind.title()}Factory")()
    first = row.slug
    for slug in ("second", "third"):
        type(row).objects.filter(pk=row.pk).update(slug=slug)
    former = FormerSlug.objects.filter(kind=kind, object_id=row.pk).values_list("slug", flat=True)
    assert set(former) == {first, "second"}


def test_a_slug_that_is_taken_again_leads_nowhere_else() -> None:
    one, two = factories.OrganizationFactory.create_batch(2)
    wanted = one.slug
    Organization.objects.filter(pk=one.pk).update(slug="renamed")
    Organization.objects.filter(pk=two.pk).update(slug=wanted)
    assert not FormerSlug.objects.filter(slug=wanted).exists()
    Organization.objects.filter(pk=two.pk).update(slug="also-renamed")
    assert FormerSlug.objects.get(slug=wanted).object_id == two.pk


def test_saving_without_a_new_slug_remembers_nothing() -> None:
    factories.OrganizationFactory().save()
    assert not FormerSlug.objects.exists()


def test_each_public_change_has_a_number_and_an_entry_that_names_its_articles() -> None:
    first = factories.ArticleFactory()
    before = PublicChange.stamp()
    second = factories.ArticleFactory()
    Article.objects.filter(pk__in=[first.pk, second.pk]).update(title="New")
    Article.objects.filter(pk=first.pk).delete()
    entries = PublicChangeEntry.objects.filter(number__gt=before.number).order_by("number")
    assert [entry.number for entry in entries] == [before.number + n + 1 for n in range(len(entries))]
    named = [sorted(entry.articles) for entry in entries if entry.table == "articles_article"]
    assert named == [[second.pk], [first.pk, second.pk], [first.pk]]
    assert PublicChange.stamp() == (entries.last().number, entries.last().changed_at)


def test_a_tag_names_the_article_only_where_its_arrays_change() -> None:
    mention = factories.MentionFactory()
    before = PublicChange.stamp()
    Mention.objects.filter(pk=mention.pk).update(sentence="Other evidence.")
    assert [entry.table for entry in PublicChangeEntry.objects.filter(number__gt=before.number)] == ["articles_mention"]
