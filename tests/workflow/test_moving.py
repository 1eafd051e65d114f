import pytest

from articles import workflow
from articles.actions import Outcome
from articles.models import Article, ArticleQuerySet
from tests import factories

pytestmark = pytest.mark.django_db


def everything() -> ArticleQuerySet:
    return Article.objects.all()


def test_publish_takes_drafts_and_leaves_what_was_restricted_or_withdrawn_on_purpose() -> None:
    draft = factories.ArticleFactory(draft=True)
    for trait in ("restricted", "withdrawn"):
        factories.ArticleFactory(**{trait: True})
    outcome = workflow.publish(articles=everything(), by=factories.UserFactory())
    assert outcome == Outcome(1, {"restricted to metadata": 1, "withdrawn": 1})
    before, stamp = draft.updated_at, draft.pk
    draft = Article.objects.get(pk=stamp)
    assert draft.status == "published"
    assert draft.published_at is not None
    assert draft.updated_at > before


def test_unpublish_makes_drafts_that_claim_no_time_of_publication() -> None:
    article = factories.ArticleFactory()
    factories.ArticleFactory(draft=True)
    assert workflow.unpublish(articles=everything(), by=None) == Outcome(1, {"draft": 1})
    article.refresh_from_db()
    assert (article.status, article.published_at) == ("draft", None)
