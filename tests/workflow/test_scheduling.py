from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles import acts, workflow
from articles.acts import acting
from articles.models import Act, Article, Comment
from tests import factories

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)


@pytest.fixture
def editor() -> Any:
    user = factories.UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="publish_article"))
    return user


def only(article: Article) -> Any:
    return Article.objects.filter(pk=article.pk)


def planned(by: Any) -> Article:
    """A draft whose time came a minute ago."""
    article = factories.ArticleFactory(draft=True)
    assert workflow.schedule(articles=only(article), at=timezone.now() + SOON, by=by).changed == 1
    only(article).update(publish_at=timezone.now() - timedelta(minutes=1))
    return article


def test_a_plan_says_when_and_who_and_waits_for_its_time(editor: Any) -> None:
    article, at = factories.ArticleFactory(draft=True), timezone.now() + SOON
    assert workflow.schedule(articles=only(article), at=at, by=editor).changed == 1
    assert only(article).values_list("publish_at", "scheduled_by", "status").get() == (at, editor.pk, "draft")
    assert workflow.publish_due() == workflow.Due(0, 0)
    assert workflow.publish_due(at) == workflow.Due(1, 0)
    article.refresh_from_db()
    assert (article.status, article.publish_at, article.scheduled_by) == ("published", None, None)
    assert article.published_at is not None


def test_a_time_that_has_passed_is_no_plan(editor: Any) -> None:
    with pytest.raises(ValueError, match="has passed"):
        workflow.schedule(articles=Article.objects.all(), at=timezone.now(), by=editor)
    with pytest.raises(ValueError, match="Somebody has to plan"):
        workflow.schedule(articles=Article.objects.all(), at=timezone.now() + SOON, by=None)


def test_what_is_public_or_withdrawn_is_not_planned(editor: Any) -> None:
    factories.ArticleFactory(), factories.ArticleFactory(withdrawn=True)
    outcome = workflow.schedule(articles=Article.objects.all(), at=timezone.now() + SOON, by=editor)
    assert (outcome.changed, outcome.skipped) == (0, {"published": 1, "withdrawn": 1})


def test_a_plan_is_cancelled_and_nothing_becomes_public(editor: Any) -> None:
    article = planned(editor)
    assert workflow.cancel(articles=Article.objects.all(), by=editor).changed == 1
    assert workflow.publish_due() == workflow.Due(0, 0)
    assert only(article).values_list("status", "scheduled_by").get() == ("draft", None)


@pytest.mark.parametrize("go", [workflow.publish, workflow.publish_metadata, workflow.send_back])
def test_whatever_way_it_goes_meanwhile_drops_the_plan(editor: Any, go: Any) -> None:
    article = planned(editor)
    workflow.submit(articles=only(article), by=editor)
    assert only(article).get().publish_at is not None
    assert go(articles=only(article), by=editor).changed == 1
    assert only(article).values_list("publish_at", "scheduled_by").get() == (None, None)


def test_who_may_not_publish_any_more_does_not_by_an_earlier_plan(editor: Any) -> None:
    article = planned(editor)
    editor.user_permissions.clear()
    assert workflow.publish_due() == workflow.Due(0, 1)
    assert only(article).values_list("status", "publish_at").get() == ("draft", None)
    comment = Comment.objects.get(article=article)
    assert comment.by is None
    assert "may not publish any more" in comment.text
    assert workflow.publish_due() == workflow.Due(0, 0)


def test_a_disabled_account_publishes_nothing(editor: Any) -> None:
    planned(editor)
    editor.is_active = False
    editor.save()
    assert workflow.publish_due() == workflow.Due(0, 1)


def test_a_plan_outlives_its_maker_only_as_a_comment(editor: Any) -> None:
    article = planned(editor)
    editor.delete()
    assert workflow.publish_due() == workflow.Due(0, 1)
    assert only(article).get().comments.count() == 1


def test_two_pairs_of_eyes_are_asked_for_again_when_the_time_comes(editor: Any, settings: Any) -> None:
    settings.FOUR_EYES = True
    article = factories.ArticleFactory(draft=True)
    assert workflow.schedule(articles=only(article), at=timezone.now() + SOON, by=editor).changed == 0
    workflow.submit(articles=only(article), by=factories.UserFactory())
    assert workflow.schedule(articles=only(article), at=timezone.now() + SOON, by=editor).changed == 1
    only(article).update(publish_at=timezone.now(), submitted_at=timezone.now() - SOON)
    with acting(editor, "edited"):
        only(article).update(body="Another text.")
    assert workflow.publish_due() == workflow.Due(0, 1)
    assert "changed by the same editor" in Comment.objects.get(article=article).text


def test_undoing_what_a_plan_did_does_not_bring_back_a_time_that_has_passed(editor: Any) -> None:
    first, second = planned(editor), planned(editor)
    assert workflow.publish_due() == workflow.Due(2, 0)
    act = Act.objects.get(kind=Act.Kind.STATUS)
    assert (act.by, act.counts) == (editor, {"changed": 2})
    acts.undo(act, by=editor)
    assert set(Article.objects.values_list("status", "publish_at")) == {("draft", None)}
    assert {first.pk, second.pk} == set(Article.objects.values_list("pk", flat=True))
    assert workflow.publish_due() == workflow.Due(0, 0)


def test_undoing_a_publication_brings_back_a_plan_that_is_still_ahead_and_none_that_has_passed(editor: Any) -> None:
    ahead, passed = planned(editor), planned(editor)
    only(ahead).update(publish_at=timezone.now() + SOON)
    _outcome, act = workflow.as_act(
        "Publish", editor, lambda: workflow.publish(articles=Article.objects.all(), by=editor)
    )
    assert act is not None
    acts.undo(act, by=editor)
    assert only(ahead).get().publish_at is not None
    assert only(passed).get().publish_at is None
    assert set(Article.objects.values_list("status", flat=True)) == {"draft"}


def test_many_are_published_in_portions(editor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.workflow.scheduling.PORTION", 2)
    for _ in range(5):
        planned(editor)
    assert workflow.publish_due() == workflow.Due(5, 0)
    assert Act.objects.filter(kind=Act.Kind.STATUS).count() == 3
