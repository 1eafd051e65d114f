from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Act, Article, Story
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def withdraw(*numbers: int, **options: Any) -> str:
    out = StringIO()
    call_command("withdraw", *numbers, stdout=out, **options)
    return out.getvalue()


def test_articles_are_withdrawn_and_brought_back_by_their_numbers() -> None:
    one, other = ArticleFactory(restricted=True), ArticleFactory(draft=True)
    said = withdraw(one.pk, other.pk, kind="legal", reason="An order.")
    assert "Withdrawn: 1 article." in said
    assert "1 draft" in said
    act = Act.objects.get()
    assert f"undo {act.pk}" in said
    assert Article.objects.get(pk=one.pk).withdrawn_kind == "legal"
    assert "Brought back: 1 article." in withdraw(one.pk, back=True)
    assert Article.objects.get(pk=one.pk).status == "restricted"


def test_copies_that_stay_are_said_and_go_along_if_asked() -> None:
    story = Story.objects.create()
    one, other = (ArticleFactory(story=story) for _ in range(2))
    assert "1 copies of the same texts" in withdraw(one.pk, kind="rights", reason="A claim.")
    withdraw(one.pk, back=True)
    assert "Withdrawn: 2 articles." in withdraw(one.pk, kind="rights", reason="A claim.", copies=True)
    assert Article.objects.get(pk=other.pk).status == "withdrawn"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({}, "Say why"),
        ({"kind": "legal", "reason": "An order.", "back": True}, "Say why"),
        ({"kind": "legal", "reason": " "}, "needs a reason"),
    ],
)
def test_what_is_not_said_is_asked_for(options: dict[str, Any], complaint: str) -> None:
    article = ArticleFactory()
    with pytest.raises(CommandError, match=complaint):
        withdraw(article.pk, **options)
    with pytest.raises(CommandError, match="no article 999999"):
        withdraw(article.pk, 999999, kind="legal", reason="An order.")
    assert not Act.objects.exists()
