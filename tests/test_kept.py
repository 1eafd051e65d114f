from datetime import UTC, datetime

import pytest

import articles.facets.kept as kept
from articles.models import PublicChange

pytestmark = pytest.mark.django_db


def change(day: int) -> None:
    PublicChange.objects.update_or_create(pk=1, defaults={"changed_at": datetime(2026, 1, day, tzinfo=UTC)})


def test_an_answer_is_computed_once_until_the_next_change() -> None:
    answers, asked = kept.Kept(), []

    def answer() -> int:
        asked.append(1)
        return len(asked)

    change(1)
    assert [answers.get("key", answer), answers.get("key", answer), answers.get("other", answer)] == [1, 1, 2]
    change(2)
    assert answers.get("key", answer) == 3


def test_nothing_is_kept_where_the_time_of_the_last_change_is_not_known() -> None:
    PublicChange.objects.all().delete()
    answers = kept.Kept()
    assert [answers.get("key", lambda: 1), answers.get("key", lambda: 2)] == [1, 2]


def test_an_answer_that_a_change_overtook_is_not_kept() -> None:
    answers = kept.Kept()
    change(1)

    def overtaken() -> str:
        change(2)
        answers.get("other", lambda: "new")
        return "old"

    assert answers.get("key", overtaken) == "old"
    assert answers.get("key", lambda: "new") == "new"


def test_the_least_used_answers_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    change(1)
    answers = kept.Kept()
    for key in ("a", "b", "a", "c"):
        answers.get(key, lambda: 1)
    assert list(answers.answers) == ["a", "c"]
