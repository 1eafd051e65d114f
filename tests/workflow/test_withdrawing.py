from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from articles import acts, workflow
from articles.models import Article, ArticleQuerySet, Status, Story, Withdrawal, WithdrawalKind
from tests import factories

pytestmark = pytest.mark.django_db
ASKED: dict[str, Any] = {"kind": WithdrawalKind.PRIVACY, "reason": " Asked by a person. "}


def everything() -> ArticleQuerySet:
    return Article.objects.all()


def only(*articles: Article) -> ArticleQuerySet:
    return Article.objects.filter(pk__in=[article.pk for article in articles])


def withdraw(*articles: Article, **more: Any) -> Any:
    return workflow.withdraw(articles=only(*articles), by=None, **{**ASKED, **more})


def test_a_withdrawal_says_when_of_what_class_and_why() -> None:
    article = factories.ArticleFactory()
    before = timezone.now()
    assert withdraw(article).changed == 1
    article.refresh_from_db()
    assert (article.status, article.withdrawn_kind, article.withdrawn_reason) == (
        "withdrawn",
        "privacy",
        "Asked by a person.",
    )
    assert article.withdrawn_at is not None
    assert article.withdrawn_at >= before - timedelta(seconds=1)
    assert article.published_at == factories.PUBLIC_SINCE


@pytest.mark.parametrize("said", [{"reason": " "}, {"kind": ""}, {"kind": "whim"}])
def test_a_withdrawal_without_class_or_reason_is_refused(said: dict[str, str]) -> None:
    article = factories.ArticleFactory()
    with pytest.raises(ValueError, match=r"needs a reason|no class"):
        withdraw(article, **said)
    article.refresh_from_db()
    assert article.status == "published"


def test_only_what_is_public_is_withdrawn_and_what_stays_is_counted() -> None:
    public = factories.ArticleFactory(), factories.ArticleFactory(restricted=True)
    for trait in ("draft", "withdrawn"):
        factories.ArticleFactory(**{trait: True})
    outcome = workflow.withdraw(articles=everything(), by=None, **ASKED)
    assert outcome.changed == len(public)
    assert outcome.skipped == {"draft": 1, "withdrawn": 1}


def test_copies_of_the_same_text_go_with_it_if_they_are_meant() -> None:
    story = Story.objects.create()
    article, copy, draft = (factories.ArticleFactory(story=story, draft=number == 2) for number in range(3))
    apart = factories.ArticleFactory()
    assert list(workflow.public_copies(only(article))) == [copy]
    assert not workflow.public_copies(only(apart)).exists()
    assert withdraw(article, copies=True).changed == 2
    assert list(everything().order_by("pk").values_list("status", flat=True)) == [
        "withdrawn",
        "withdrawn",
        "draft",
        "published",
    ]
    assert draft.status == "draft"


@pytest.mark.parametrize("state", ["published", "restricted"])
def test_what_comes_back_is_in_the_state_that_it_had(state: str) -> None:
    article = factories.ArticleFactory(status=state)
    withdraw(article)
    withdraw(factories.ArticleFactory())
    workflow.amend(articles=only(article), by=None, kind="legal", reason="An order.")
    assert workflow.bring_back(articles=only(article), by=None).changed == 1
    article.refresh_from_db()
    assert (article.status, article.published_at) == (state, factories.PUBLIC_SINCE)
    assert (article.withdrawn_at, article.withdrawn_kind, article.withdrawn_reason) == (None, "", "")


def test_what_was_never_public_does_not_become_so_by_coming_back() -> None:
    article = factories.ArticleFactory(draft=True)
    tombstone = {"withdrawn_at": timezone.now(), "withdrawn_kind": "error", "withdrawn_reason": "By plain SQL."}
    only(article).update(status="withdrawn", **tombstone)
    written = factories.ArticleFactory(withdrawn=True, published_at=None)
    was_public = factories.ArticleFactory(withdrawn=True)
    workflow.bring_back(articles=everything(), by=None)
    found = dict(everything().values_list("pk", "status"))
    assert found == {article.pk: "draft", written.pk: "draft", was_public.pk: "published"}


def test_only_what_is_withdrawn_comes_back() -> None:
    factories.ArticleFactory()
    factories.ArticleFactory(draft=True)
    outcome = workflow.bring_back(articles=everything(), by=None)
    assert (outcome.changed, outcome.skipped) == (0, {"draft": 1, "published": 1})


def test_another_reason_leaves_the_day_and_the_state() -> None:
    article = factories.ArticleFactory()
    withdraw(article)
    article.refresh_from_db()
    outcome = workflow.amend(articles=everything(), by=None, kind="legal", reason="By order of a court.")
    amended = everything().get()
    assert outcome.changed == 1
    assert (amended.withdrawn_kind, amended.withdrawn_at) == ("legal", article.withdrawn_at)
    assert list(Withdrawal.objects.values_list("kind", "reason")) == [("legal", "By order of a court.")]
    again = workflow.amend(articles=everything(), by=None, kind="legal", reason="By order of a court.")
    assert (again.changed, list(again.skipped.values())) == (0, [1])


def test_the_log_keeps_each_withdrawal_and_when_it_was_lifted() -> None:
    article = factories.ArticleFactory()
    for _ in range(2):
        withdraw(article)
        assert Withdrawal.objects.standing().count() == 1
        workflow.bring_back(articles=only(article), by=None)
    rows = list(Withdrawal.objects.all())
    assert len(rows) == 2
    assert all(row.ended_at and row.ended_at >= row.withdrawn_at for row in rows)


def test_both_are_acts_and_are_undone() -> None:
    article = factories.ArticleFactory(restricted=True)
    by = factories.UserFactory()
    _outcome, act = workflow.as_act("Withdrawn", by, lambda: withdraw(article), "withdraw")
    _outcome, back = workflow.as_act(
        "Brought back", by, lambda: workflow.bring_back(articles=only(article), by=by), "bring_back"
    )
    assert act is not None
    assert back is not None
    acts.undo(back, by=by)
    article.refresh_from_db()
    assert (article.status, article.withdrawn_reason) == ("withdrawn", "Asked by a person.")
    acts.undo(act, by=by)
    article.refresh_from_db()
    assert (article.status, article.withdrawn_kind, article.withdrawn_at) == ("restricted", "", None)


def test_many_come_back_in_few_queries(django_assert_max_num_queries: Any) -> None:
    some = [factories.ArticleFactory(restricted=number % 2 == 0) for number in range(12)]
    withdraw(*some)
    with django_assert_max_num_queries(14):
        assert workflow.bring_back(articles=everything(), by=None).changed == 12
    assert everything().filter(status=Status.RESTRICTED).count() == 6


@pytest.mark.django_db(transaction=True)
def test_of_two_who_withdraw_at_once_one_does_and_the_other_is_told() -> None:
    article = factories.ArticleFactory()
    outcomes: list[Any] = []
    ready = Barrier(2)

    def go(kind: str) -> None:
        try:
            ready.wait(10)
            outcomes.append(workflow.withdraw(articles=only(article), by=None, kind=kind, reason=f"Reason of {kind}."))
        finally:
            connection.close()

    threads = [Thread(target=go, args=[kind]) for kind in ("legal", "privacy")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted((outcome.changed, tuple(outcome.skipped)) for outcome in outcomes) == [(0, ("withdrawn",)), (1, ())]
    row = Withdrawal.objects.get()
    assert row.reason == f"Reason of {row.kind}."
