"""Edits of many by two people at once: one changes each article, and the other is told what was left."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict

from articles import acts, bulk
from articles.bulk import KINDS, Edit, Selection
from articles.models import Act, Article
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30


def at_once(*dos: Any) -> list[Any]:
    ready = Barrier(len(dos))

    def apart(do: Any) -> Any:
        try:
            ready.wait(PATIENCE)
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(dos)) as threads:
        return [one.result(PATIENCE) for one in [threads.submit(apart, do) for do in dos]]


def begun(edit: Edit, by: Any) -> Act:
    return bulk.begin(Selection(QueryDict("status=draft")), edit, by=by)


def test_of_two_who_publish_the_same_search_each_article_is_published_by_one() -> None:
    factories.ArticleFactory.create_batch(6, draft=True)
    editors = [factories.UserFactory() for _ in range(2)]
    edit = Edit(KINDS["set_status"], "published")
    done = at_once(*(lambda by=by: begun(edit, by) for by in editors))
    assert sum(act.counts["changed"] for act in done) == 6
    assert Article.objects.filter(status="published").count() == 6
    events = Article.pgh_event_models["update"].objects  # type: ignore[attr-defined]
    assert events.count() == 6, "none was written twice"


def test_of_two_who_go_on_with_one_run_no_portion_is_done_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.bulk.runs.PORTION", 2)
    factories.ArticleFactory.create_batch(9, draft=True)
    editors = [factories.UserFactory() for _ in range(2)]
    act = begun(Edit(KINDS["set_status"], "in_review"), editors[0])

    def go_on(by: Any) -> str:
        try:
            bulk.go_on(Act.objects.get(pk=act.pk), by=by)
        except acts.ActEnded:
            return "told"
        return "done"

    assert "done" in at_once(*(lambda by=by: go_on(by) for by in editors))
    act.refresh_from_db()
    assert act.counts == {"changed": 9, "seen": 9}
    assert Article.pgh_event_models["update"].objects.count() == 9  # type: ignore[attr-defined]
