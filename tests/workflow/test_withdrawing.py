import pytest

from articles import workflow
from articles.models import Article, ArticleQuerySet
from tests import factories

pytestmark = pytest.mark.django_db


def everything() -> ArticleQuerySet:
    return Article.objects.all()


def test_withdraw_says_when_and_why() -> None:
    article = factories.ArticleFactory()
    assert workflow.withdraw(articles=everything(), reason=" Asked by its author. ", by=None).changed == 1
    article.refresh_from_db()
    assert article.withdrawn_reason == "Asked by its author."
    assert article.withdrawn_at is not None
    with pytest.raises(ValueError, match="needs a reason"):
        workflow.withdraw(articles=everything(), reason=" ", by=None)
