from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.acts import acting
from articles.models import Article, ArticleCapture
from articles.workflow import four_eyes
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_pairs(settings: Any) -> None:
    settings.FOUR_EYES = True


@pytest.fixture
def author() -> Any:
    return factories.UserFactory()


@pytest.fixture
def other() -> Any:
    return factories.UserFactory()


def only(article: Article) -> Any:
    return Article.objects.filter(pk=article.pk)


def submitted(by: Any, **values: Any) -> Article:
    """An article that somebody put into review an hour ago."""
    article = factories.ArticleFactory(draft=True, **values)
    assert workflow.submit(articles=only(article), by=by).changed == 1
    only(article).update(submitted_at=timezone.now() - timedelta(hours=1))
    return article


def status(article: Article) -> str:
    return only(article).values_list("status", flat=True).get()


def test_who_put_it_into_review_does_not_publish_it_and_another_does(author: Any, other: Any) -> None:
    article = submitted(author)
    outcome = workflow.publish(articles=only(article), by=author)
    assert (outcome.changed, outcome.skipped) == (0, {str(four_eyes.SUBMITTED): 1})
    assert status(article) == "in_review"
    assert workflow.publish(articles=only(article), by=other).changed == 1
    assert status(article) == "published"


def test_publishing_the_metadata_alone_shows_it_too(author: Any, other: Any) -> None:
    article = submitted(author)
    assert workflow.publish_metadata(articles=only(article), by=author).changed == 0
    assert workflow.publish_metadata(articles=only(article), by=other).changed == 1
    assert workflow.lift(articles=only(article), by=author).changed == 1


def test_a_draft_that_nobody_put_into_review_is_published_by_nobody(other: Any) -> None:
    article = factories.ArticleFactory(draft=True)
    outcome = workflow.publish(articles=only(article), by=other)
    assert outcome.skipped == {str(four_eyes.NOT_IN_REVIEW): 1}


def test_commands_are_exempt(author: Any) -> None:
    assert workflow.publish(articles=only(submitted(author)), by=None).changed == 1


def test_without_the_setting_one_pair_is_enough(author: Any, settings: Any) -> None:
    settings.FOUR_EYES = False
    assert workflow.publish(articles=only(factories.ArticleFactory(draft=True)), by=author).changed == 1


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Ministers discuss other rules"},
        {"body": "Another text."},
        {"byline": ["Sample Author"], "byline_origin": "edited"},
    ],
)
def test_who_changed_its_content_since_does_not_publish_it(author: Any, other: Any, values: dict[str, Any]) -> None:
    article = submitted(author)
    with acting(other, "edited"):
        only(article).update(**values)
    with acting(author, "edited"):
        only(article).update(place_text="Wuzhen", place_origin="edited")
    outcome = workflow.publish(articles=only(article), by=other)
    assert outcome.skipped == {str(four_eyes.CHANGED): 1}
    assert workflow.publish(articles=only(article), by=factories.UserFactory()).changed == 1


def test_what_was_changed_before_it_was_put_into_review_is_vouched_for_by_who_put_it(author: Any, other: Any) -> None:
    article = factories.ArticleFactory(draft=True)
    with acting(other, "edited"):
        only(article).update(title="Ministers discuss other rules", body="Another text.")
    workflow.submit(articles=only(article), by=author)
    only(article).update(submitted_at=timezone.now() + timedelta(seconds=5))
    assert workflow.publish(articles=only(article), by=other).changed == 1


def test_deciding_on_tags_and_confirming_values_is_reviewing_and_no_change(author: Any, other: Any) -> None:
    article = submitted(author, date_origin="inferred", date_evidence="on Thursday")
    mention = factories.MentionFactory(article=article, suggested=True)
    with acting(other, "decided"):
        only(article).update(date_origin="edited")
        type(mention).objects.filter(pk=mention.pk).update(
            state="accepted", decided_by=other, decided_at=timezone.now()
        )
    assert workflow.publish(articles=only(article), by=other).changed == 1


def test_who_took_it_in_by_hand_does_not_publish_it(author: Any, other: Any) -> None:
    capture = factories.CaptureFactory(intake=factories.IntakeFactory(by=other, channel="admin"))
    article = submitted(author)
    article.article_captures.create(capture=capture, role=ArticleCapture.Role.ORIGIN)
    assert workflow.publish(articles=only(article), by=other).skipped == {str(four_eyes.TAKEN_IN): 1}


def test_who_wrote_it_into_an_empty_form_does_not_publish_it(author: Any, other: Any) -> None:
    article = submitted(author)
    kind = ContentType.objects.get_for_model(Article)
    LogEntry.objects.create(
        user=other, content_type=kind, object_id=str(article.pk), object_repr="Sample", action_flag=ADDITION
    )
    assert workflow.publish(articles=only(article), by=other).skipped == {str(four_eyes.TAKEN_IN): 1}


def test_sending_back_and_submitting_again_does_not_wash_an_author_clean(author: Any) -> None:
    article = submitted(author)
    workflow.send_back(articles=only(article), by=author)
    assert only(article).values_list("submitted_by", "submitted_at").get() == (None, None)
    workflow.submit(articles=only(article), by=author)
    assert workflow.publish(articles=only(article), by=author).changed == 0


def test_of_many_those_are_published_that_may_be_and_the_others_are_counted(author: Any, other: Any) -> None:
    submitted(author), submitted(author), submitted(other)
    factories.ArticleFactory(draft=True)
    outcome = workflow.publish(articles=Article.objects.all(), by=other)
    assert outcome.changed == 2
    assert outcome.skipped == {str(four_eyes.SUBMITTED): 1, str(four_eyes.NOT_IN_REVIEW): 1}


@pytest.mark.parametrize("number", [2, 20])
def test_it_asks_the_same_number_of_queries_for_2_articles_and_for_20(author: Any, other: Any, number: int) -> None:
    articles = [submitted(author) for _ in range(number)]
    with acting(other, "edited"):
        Article.objects.filter(pk__in=[article.pk for article in articles]).update(title="Other")
    ContentType.objects.get_for_model(Article)
    statuses = dict(Article.objects.values_list("pk", "status"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(four_eyes.refusals(statuses, other)) == number
    assert len(asked) == 7
