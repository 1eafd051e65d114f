"""Two editors who save one form at the same moment, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Article, Mention
from tests import factories
from tests.admin.filled import posted

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(factories.UserFactory(username=username, administrator=True))
    return client


def at_once(*dos: Any) -> list[Any]:
    """Do several things at the same moment; what each gave."""
    ready = Barrier(len(dos))

    def apart(do: Any) -> Any:
        try:
            ready.wait(PATIENCE)
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(dos)) as threads:
        return [one.result(PATIENCE) for one in [threads.submit(apart, do) for do in dos]]


def both_save(article: Article, first: dict[str, Any], second: dict[str, Any]) -> list[int]:
    """Two people open the form, and then save it with changes at once. Their answers' status codes."""
    address = reverse("admin:articles_article_change", args=[article.pk])
    clients = [client_of("sample.one"), client_of("sample.two")]
    forms = [posted(client.get(address)) | changes for client, changes in zip(clients, (first, second), strict=True)]
    answers = at_once(*(lambda c=c, f=f: c.post(address, f) for c, f in zip(clients, forms, strict=True)))
    article.refresh_from_db()
    return sorted(answer.status_code for answer in answers)


@pytest.mark.parametrize("_again", range(3))
def test_of_two_who_change_the_same_field_one_wins_whole_and_the_other_is_asked(_again: int) -> None:
    article = factories.ArticleFactory(title="As it was")
    factories.MentionFactory.create_batch(3, article=article, suggested=True)
    first = {"title": "First", "language": "zh-Hans", "mentions-0-state": "accepted"}
    second = {"title": "Second", "byline": "Sample Author", "mentions-1-state": "rejected"}
    assert both_save(article, first, second) == [302, 409]
    assert (article.title, article.language, article.byline) in [
        ("First", "zh-Hans", []),
        ("Second", "en", ["Sample Author"]),
    ], "nothing of the one who is asked was written"
    assert Mention.objects.exclude(state="suggested").count() == 1


def test_of_two_who_change_different_fields_both_are_kept() -> None:
    article = factories.ArticleFactory()
    factories.MentionFactory.create_batch(2, article=article, suggested=True)
    first = {"title": "First", "mentions-0-state": "accepted"}
    second = {"byline": "Sample Author", "mentions-1-state": "rejected"}
    assert both_save(article, first, second) == [302, 302]
    assert (article.title, article.byline) == ("First", ["Sample Author"])
    assert set(Mention.objects.values_list("state", flat=True)) == {"accepted", "rejected"}


def test_saving_a_form_and_deciding_on_its_tags_elsewhere_wait_for_each_other_and_never_for_ever() -> None:
    article = factories.ArticleFactory()
    factories.MentionFactory.create_batch(4, article=article, suggested=True)
    address = reverse("admin:articles_article_change", args=[article.pk])
    desk = reverse("admin:desk_article", args=[article.pk])
    one, other = client_of("sample.one"), client_of("sample.two")
    for n in range(4):
        form = posted(one.get(address)) | {"title": f"Title {n}"}
        mention = Mention.objects.suggested().first()
        assert mention is not None
        answers = at_once(
            lambda form=form: one.post(address, form),
            lambda pk=mention.pk: other.post(desk, {"do": f"accept mention-{pk}"}),
        )
        assert [answer.status_code for answer in answers] == [302, 302]
    article.refresh_from_db()
    assert article.title == "Title 3"
    assert Mention.objects.filter(state="accepted").count() == 4, "no decision was taken back by the form"


def test_of_two_who_publish_the_same_articles_one_does_and_the_other_is_told() -> None:
    factories.ArticleFactory.create_batch(5, draft=True)
    editors = [factories.UserFactory() for _ in range(2)]

    def publish(by: Any) -> Any:
        return workflow.publish(articles=Article.objects.all(), by=by)

    outcomes = at_once(*(lambda by=by: publish(by) for by in editors))
    assert sorted(outcome.changed for outcome in outcomes) == [0, 5]
    assert {outcome.skipped.get("published") for outcome in outcomes if not outcome.changed} == {5}
    assert workflow.publish_due() == workflow.Due(0, 0)
