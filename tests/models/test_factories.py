import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("trait", ["draft", "restricted", "withdrawn", "undated"])
def test_every_trait_of_an_article_meets_the_constraints(trait: str) -> None:
    article = factories.ArticleFactory(
        **{trait: True},
        event=factories.EventFactory(year=2016),
        source=factories.SourceFactory(),
        agency=factories.SourceFactory(kind="wire"),
        place=factories.PlaceFactory(),
        byline=["A. Writer"],
    )
    article.full_clean()


def test_related_rows_come_with_their_own_factories() -> None:
    mention = factories.MentionFactory(suggested=True)
    factories.OrganizationNameFactory(organization=mention.organization)
    capture = factories.CaptureFactory(data=b"bytes")
    factories.TopicFactory()
    factories.UserFactory(administrator=True)
    mention.refresh_from_db()
    assert mention.article.organization_ids == []
    assert capture.blob.read() == b"bytes"
