import pytest

from articles.models import Article
from bench.fill import Writer
from bench.texts import Named, texts
from tests import factories

pytestmark = pytest.mark.django_db


def test_generated_articles_are_public_findable_and_tagged() -> None:
    rows = factories.OrganizationFactory.create_batch(6, name_zh="阿里巴巴")
    factories.SourceFactory.create_batch(2, kind="wire")
    factories.TopicFactory.create_batch(3)
    factories.EventFactory(year=2016)
    place = factories.PlaceFactory()
    named = [Named(row.pk, row.name, row.name_zh) for row in rows]
    batch = list(texts(30, named, [Named(place.pk, place.name, "")]))
    Writer().write(batch)
    public = Article.objects.public()
    assert public.count() == 30
    assert all(article.organization_ids and len(article.topic_ids) == 2 for article in public)
    assert public.search(f'"{batch[0].title.split(" (")[0]}"').exists()
