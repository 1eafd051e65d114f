"""History is written by the database: no way of writing goes round it, and it holds what was there before."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from articles.models import Article, ArticleTopic, Mention, Organization
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]
VECTORS = {"search_vector", "title_vector", "sort_date", "organization_ids", "topic_ids"}


def events(model: Any, label: str) -> list[Any]:
    table = model.pgh_event_models[label]
    return list(table.objects.filter(pgh_label=label).order_by("pgh_id"))


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_updates_keep_the_old_row_whatever_made_them() -> None:
    article = factories.ArticleFactory(title="One")
    article.title = "Two"
    article.save()
    Article.objects.update(title="Three")
    article.title = "Four"
    Article.objects.bulk_update([article], ["title"])
    sql("UPDATE articles_article SET title = 'Five'")
    assert [event.title for event in events(Article, "update")] == ["One", "Two", "Three", "Four"]


def test_deletes_keep_the_row_and_its_text() -> None:
    article = factories.ArticleFactory(title="Gone", body="Its text.")
    mention = factories.MentionFactory(article=article)
    article.delete()
    assert [event.title for event in events(Article, "delete")] == ["Gone"]
    assert [event.body for event in events(Article, "body_delete")] == ["Its text."]
    assert [event.organization_id for event in events(Mention, "delete")] == [mention.organization_id]


def test_the_text_is_kept_only_where_it_changed() -> None:
    article = factories.ArticleFactory(body="Old text.")
    for title in ("Two", "Three"):
        Article.objects.update(title=title)
    assert events(Article, "body_update") == []
    article.body = "New text."
    article.save(update_fields=["body"])
    assert [event.body for event in events(Article, "body_update")] == ["Old text."]
    assert len(events(Article, "update")) == 2


def test_what_is_derived_leaves_no_trace() -> None:
    mention = factories.MentionFactory(suggested=True)
    mention.state = "accepted"
    mention.save()
    Article.objects.update(updated_at=factories.PUBLIC_SINCE)
    assert events(Article, "update") == []


def test_no_history_holds_a_vector() -> None:
    models = [model for model in apps.get_models() if getattr(model, "pgh_tracked_model", None)]
    assert len(models) > 8
    for model in models:
        assert not VECTORS & {field.name for field in model._meta.get_fields()}, model


def test_rows_that_editors_add_between_tables_are_told_and_those_of_rules_are_not() -> None:
    article = factories.ArticleFactory()
    article.article_topics.create(topic=factories.TopicFactory(), origin="rule")
    chosen = article.article_topics.create(topic=factories.TopicFactory(), origin="editor")
    assert [event.topic_id for event in events(ArticleTopic, "insert")] == [chosen.topic_id]
    ArticleTopic.objects.all().delete()
    assert len(events(ArticleTopic, "delete")) == 2


def test_an_update_that_changes_nothing_is_no_event() -> None:
    organization = factories.OrganizationFactory()
    organization.save()
    Organization.objects.update(loaded_hash="1" * 64)
    assert events(Organization, "update") == []


@pytest.mark.parametrize(
    "statement", ["DELETE FROM articles_articleevent", "UPDATE articles_articleevent SET title = ''"]
)
def test_history_itself_cannot_be_changed(statement: str) -> None:
    factories.ArticleFactory()
    Article.objects.update(title="Two")
    with pytest.raises(Exception, match="Cannot update or delete rows"):
        sql(statement)
