"""Restoring texts: what rests on them follows, whatever the version came from."""

import pytest

from articles import acts, restoring
from articles.history.texts import text_of, versions
from articles.models import Act, Article
from articles.restoring import RestoreError
from tests import factories

pytestmark = pytest.mark.django_db
FIRST = "Sample Company spoke.\n\nDelegates listened."
SECOND = "A new beginning.\n\nThen Sample Company spoke.\n\nDelegates listened."


def edited() -> Article:
    article = factories.ArticleFactory(body=FIRST, title="Sample title")
    article.body = SECOND
    article.save()
    factories.MentionFactory(
        article=article, organization__name="Sample Company", surface="Sample Company", offsets=[[23, 37]]
    )
    return article


def test_an_earlier_text_comes_back_and_its_tags_follow() -> None:
    article = edited()
    now, earlier = versions(article)
    assert [now.is_now, now.length, earlier.length] == [True, len(SECOND), len(FIRST)]
    found = text_of(article, earlier.key)
    assert found == ("Sample title", FIRST)
    act = restoring.restore_text(article, body=found[1], of="of May", seen=article.updated_at.isoformat(), by=None)
    article.refresh_from_db()
    mention = article.mentions.get()
    assert (article.body, mention.offsets) == (FIRST, [[0, 14]])
    assert [text.length for text in versions(article)] == [len(FIRST), len(SECOND), len(FIRST)]
    acts.undo(act, by=None)
    article.refresh_from_db()
    assert (article.body, article.mentions.get().offsets) == (SECOND, [[23, 37]])


def test_a_text_that_its_page_had_can_be_taken_with_its_title() -> None:
    article = edited()
    link = factories.ArticleCaptureFactory(article=article, role="newer", title="Another title", body="Another text.")
    keys = [text.key for text in versions(article)]
    assert f"c{link.pk}" in keys
    title, body = text_of(article, f"c{link.pk}") or ("", "")
    seen = article.updated_at.isoformat()
    restoring.restore_text(article, title=title, body=body, of="of its page", seen=seen, by=None)
    article.refresh_from_db()
    assert (article.title, article.title_origin, article.body) == ("Another title", "edited", "Another text.")
    assert article.mentions.get().offsets == []


def test_a_version_has_the_title_of_its_time() -> None:
    article = factories.ArticleFactory(title="First title", body="First text.")
    Article.objects.filter(pk=article.pk).update(title="Second title", body="Second text.")
    article.refresh_from_db()
    assert [(text.key == "now", text.title) for text in versions(article)] == [
        (True, "Second title"),
        (False, "First title"),
    ]


def test_somebody_who_was_quicker_is_not_overwritten() -> None:
    article = edited()
    seen = article.updated_at.isoformat()
    Article.objects.get(pk=article.pk).save()
    with pytest.raises(RestoreError, match="Somebody changed"):
        restoring.restore_text(article, body=FIRST, of="of May", seen=seen, by=None)
    assert not Act.objects.exists()


def test_restoring_what_stands_makes_no_act() -> None:
    article = edited()
    with pytest.raises(RestoreError, match="says so already"):
        restoring.restore_text(article, body=SECOND, of="of May", seen=article.updated_at.isoformat(), by=None)
    assert not Act.objects.exists()


@pytest.mark.parametrize("key", ["", "e", "e0", "e99999", "c99999", "x1", "e" + "9" * 40, "e１", "now1"])
def test_there_is_no_text_for_other_keys(key: str) -> None:
    assert text_of(edited(), key) is None
