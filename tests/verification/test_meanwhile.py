"""The site is used while everything derived is made again."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal

import pytest
from django.db import connection, transaction

from articles.models import Article, Mention, Organization
from articles.verification import rebuild
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20


def tag_and_wait(article: Article, organization: Organization, tagged: Signal, go_on: Signal) -> None:
    try:
        with transaction.atomic():
            Mention.objects.create(article=article, organization=organization, state="accepted")
            tagged.set()
            assert go_on.wait(PATIENCE)
    finally:
        connection.close()


def rebuild_in_a_thread() -> int:
    try:
        return rebuild().tags
    finally:
        connection.close()


def test_a_tag_that_is_set_while_a_stale_article_is_mended_is_not_lost() -> None:
    first = factories.MentionFactory()
    article = first.article
    second = factories.OrganizationFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE articles_article SET organization_ids = '{}'")
        cursor.execute("SET session_replication_role = DEFAULT")
    tagged, go_on = Signal(), Signal()
    with ThreadPoolExecutor(2) as threads:
        editor = threads.submit(tag_and_wait, article, second, tagged, go_on)
        assert tagged.wait(PATIENCE)
        mending = threads.submit(rebuild_in_a_thread)
        with pytest.raises(TimeoutError):
            mending.result(0.5)  # it waits for the editor
        go_on.set()
        editor.result(PATIENCE)
        assert mending.result(PATIENCE) == 0  # the editor's own trigger made the list right
    article.refresh_from_db()
    assert article.organization_ids == [first.organization_id, second.pk]


def test_what_is_right_is_neither_written_nor_locked() -> None:
    article = factories.MentionFactory().article
    with transaction.atomic(), ThreadPoolExecutor(1) as threads:
        Article.objects.select_for_update().get(pk=article.pk)
        assert threads.submit(rebuild_in_a_thread).result(PATIENCE) == 0
