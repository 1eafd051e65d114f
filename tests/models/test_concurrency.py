"""Two editors at once: what one of them tags is not lost to the other."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event as Signal
from typing import Any

import pytest
from django.db import connection, transaction

from articles import actions
from articles.models import Article, Mention
from articles.verification import rebuild
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres15]
SOON = 0.3
PATIENCE = 20
Start = Callable[..., "Future[Any]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Run a function in a thread, with a connection of its own that is closed at the end."""

    def on_its_own(function: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return function(*arguments)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        yield lambda function, *arguments: threads.submit(on_its_own, function, *arguments)


def tag_and_wait(article: Article, organization: Any, tagged: Signal, go_on: Signal) -> None:
    with transaction.atomic():
        Mention.objects.create(article=article, organization=organization, state="accepted")
        tagged.set()
        assert go_on.wait(PATIENCE)


def tag(article: Article, organization: Any) -> None:
    actions.add_organization(articles=Article.objects.filter(pk=article.pk), organization=organization, by=None)


def test_two_tags_of_one_article_at_once_are_both_kept(start: Start) -> None:
    article = factories.ArticleFactory()
    one, two = factories.OrganizationFactory.create_batch(2)
    tagged, go_on = Signal(), Signal()
    first = start(tag_and_wait, article, one, tagged, go_on)
    assert tagged.wait(PATIENCE)
    second = start(tag, article, two)
    with pytest.raises(TimeoutError):
        second.result(SOON)  # it waits for the first one's transaction
    go_on.set()
    first.result(PATIENCE)
    second.result(PATIENCE)
    article.refresh_from_db()
    assert article.organization_ids == [one.pk, two.pk]
    assert rebuild().stale == 0


def test_the_same_organization_added_twice_at_once_is_one_mention(start: Start) -> None:
    articles = factories.ArticleFactory.create_batch(5)
    organization = factories.OrganizationFactory()

    def add() -> int:
        return actions.add_organization(articles=Article.objects.all(), organization=organization, by=None).changed

    assert sorted(future.result(PATIENCE) for future in [start(add), start(add)]) == [0, len(articles)]
    assert Mention.objects.count() == len(articles)
