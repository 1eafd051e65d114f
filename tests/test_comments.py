from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import comments
from articles.comments import CommentError
from articles.models import Comment
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Any:
    return factories.UserFactory()


def test_a_comment_says_who_wrote_it(editor: Any) -> None:
    comment = comments.write(article=factories.ArticleFactory(), text=" Which edition?\r\nThe third? ", by=editor)
    assert (comment.text, comment.by, comment.settled_at) == ("Which edition?\nThe third?", editor, None)


@pytest.mark.parametrize("text", ["", " \n\t", "\0", "x" * (comments.MOST + 1)])
def test_nothing_and_too_much_is_no_comment(editor: Any, text: str) -> None:
    with pytest.raises(CommentError):
        comments.write(article=factories.ArticleFactory(), text=text, by=editor)
    assert not Comment.objects.exists()


def test_who_wrote_it_changes_it_and_the_history_keeps_the_earlier_words(editor: Any) -> None:
    comment = comments.write(article=factories.ArticleFactory(), text="Which edition?", by=editor)
    comments.change(comment=comment, text="Which edition is meant?", by=editor)
    comment.refresh_from_db()
    assert comment.text == "Which edition is meant?"
    assert comment.changed_at is not None
    events = Comment.pgh_event_models["update"].objects.filter(pgh_label="update")  # type: ignore[attr-defined]
    assert [event.text for event in events] == ["Which edition?"]


def test_nobody_else_changes_it(editor: Any) -> None:
    comment = comments.write(article=factories.ArticleFactory(), text="Which edition?", by=editor)
    with pytest.raises(CommentError, match="Somebody else"):
        comments.change(comment=comment, text="Never mind.", by=factories.UserFactory(administrator=True))
    nobody = Comment.objects.create(article=comment.article, text="Not published.")
    with pytest.raises(CommentError, match="Somebody else"):
        comments.change(comment=nobody, text="Never mind.", by=editor)


def test_a_comment_is_settled_once_and_opened_again(editor: Any) -> None:
    comment = comments.write(article=factories.ArticleFactory(), text="Which edition?", by=editor)
    other = factories.UserFactory()
    assert comments.settle(comment=comment, by=other)
    assert not comments.settle(comment=comment, by=editor)
    comment.refresh_from_db()
    assert comment.settled_by == other
    assert not Comment.objects.open().exists()
    assert comments.reopen(comment=comment, by=editor)
    assert not comments.reopen(comment=comment, by=editor)
    comment.refresh_from_db()
    assert (comment.settled_by, comment.settled_at) == (None, None)


class AnyWords(TestCase):
    @settings(max_examples=50, deadline=None)
    @given(st.text())
    def test_any_words_are_kept_as_they_are_or_refused_with_a_reason(self, text: str) -> None:
        article = factories.ArticleFactory()
        try:
            comment = comments.write(article=article, text=text, by=None)
        except CommentError:
            assert not text.replace("\0", "").strip()
        else:
            comment.refresh_from_db()
            assert comment.text == text.replace("\r\n", "\n").replace("\0", "").strip()
