from datetime import date

import pytest

from articles.models import Article
from articles.views.related import related_to
from tests.factories import ArticleFactory, EventFactory, MentionFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


def fresh(article: Article) -> Article:
    article.refresh_from_db()  # the database keeps the array of organizations
    return article


def test_articles_of_the_same_edition_come_by_the_organizations_they_share() -> None:
    edition, baidu, zte = EventFactory(year=2016), OrganizationFactory(), OrganizationFactory()
    article, both, one, none = (ArticleFactory(event=edition) for _ in range(4))
    for reader, organizations in ((article, [baidu, zte]), (both, [baidu, zte]), (one, [zte])):
        for organization in organizations:
            MentionFactory(article=reader, organization=organization)
    ArticleFactory(event=EventFactory(year=2015))
    assert related_to(fresh(article)) == [both, one, none]


def test_without_an_edition_they_name_the_same_organization_and_the_nearest_in_time_comes_first() -> None:
    baidu = OrganizationFactory()
    article, near, far, other = (
        ArticleFactory(published_on=day)
        for day in (date(2016, 6, 1), date(2016, 7, 1), date(2019, 6, 1), date(2016, 6, 2))
    )
    for row in (article, near, far):
        MentionFactory(article=row, organization=baidu)
    MentionFactory(article=other)
    assert related_to(fresh(article)) == [near, far]


def test_nothing_is_related_to_an_article_of_which_nothing_is_known() -> None:
    ArticleFactory()
    assert related_to(ArticleFactory(undated=True)) == []


def test_drafts_are_never_related_and_no_more_than_four_are_shown() -> None:
    edition = EventFactory(year=2016)
    article = ArticleFactory(event=edition)
    ArticleFactory(event=edition, draft=True)
    public = {ArticleFactory(event=edition) for _ in range(6)}
    related = related_to(fresh(article))
    assert len(related) == 4
    assert set(related) <= public
