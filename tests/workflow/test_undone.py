from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles import acts, undoing, workflow
from articles.acts import acting
from articles.models import Act, Article
from tests import factories

pytestmark = pytest.mark.django_db


def everything() -> Any:
    return Article.objects.all()


def gone(name: str, by: Any, **said: Any) -> Act:
    _outcome, act = workflow.as_act(
        name, by, lambda: getattr(workflow, name)(articles=everything(), by=by, **said), name
    )
    assert act is not None
    return act


@pytest.mark.parametrize(
    ("trait", "name", "said", "right"),
    [
        ({"draft": True}, "submit", {}, set()),
        ({"draft": True}, "publish", {}, {workflow.PUBLISH}),
        ({}, "unpublish", {}, {workflow.PUBLISH}),
        ({}, "restrict", {}, {workflow.PUBLISH}),
        ({}, "withdraw", {"kind": "legal", "reason": "An order."}, {workflow.WITHDRAW}),
    ],
)
def test_whoever_may_not_go_a_way_may_not_go_it_back_by_undoing(
    trait: dict[str, Any], name: str, said: dict[str, str], right: set[str]
) -> None:
    factories.ArticleFactory(**trait)
    act = gone(name, None, **said)
    assert workflow.rights_to_undo(act) == right
    assert right <= undoing.rights(act)
    undone = undoing.undo(act, by=None)
    assert undone.act is not None
    assert workflow.rights_to_undo(undone.act) == right


def test_an_act_that_changed_no_state_asks_for_nothing_more() -> None:
    factories.ArticleFactory()
    with acts.recorded(Act.Kind.BULK, "Renamed", by=None) as act:
        everything().update(title="Another title")
    assert workflow.rights_to_undo(act) == set()


def test_under_four_eyes_undoing_does_not_publish_what_its_own_editor_changed_meanwhile(settings: Any) -> None:
    settings.FOUR_EYES = True
    author, other = factories.UserFactory(), factories.UserFactory()
    article = factories.ArticleFactory()
    act = gone("unpublish", author)
    act.created_at -= timedelta(hours=1)  # a test is one moment for the database
    with acting(author, "edited"):
        everything().update(body="Another text.")
    with pytest.raises(acts.UndoError, match="put it into review"):
        undoing.undo(act, by=author)
    assert everything().get().status == "draft"
    undoing.undo(act, by=other)
    article.refresh_from_db()
    assert (article.status, article.body) == ("published", "Another text.")


def test_under_four_eyes_a_slip_of_the_hand_is_undone_at_once(settings: Any) -> None:
    settings.FOUR_EYES = True
    editor = factories.UserFactory()
    factories.ArticleFactory()
    undoing.undo(gone("unpublish", editor), by=editor)
    assert everything().get().status == "published"


def test_a_plan_is_made_or_dropped_by_undoing_only_by_whoever_may_publish() -> None:
    editor = factories.UserFactory()
    factories.ArticleFactory(draft=True)
    planned = gone("schedule", editor, at=timezone.now() + timedelta(hours=1))
    assert workflow.rights_to_undo(planned) == {workflow.PUBLISH}
    dropped = gone("cancel", editor)
    assert workflow.rights_to_undo(dropped) == {workflow.PUBLISH}
    assert workflow.rights_to_undo(planned) == set(), "it stands as it did before"
    undoing.undo(dropped, by=editor)
    assert everything().get().scheduled_by == editor


def test_under_four_eyes_nobody_brings_back_a_plan_for_what_is_their_own(settings: Any) -> None:
    settings.FOUR_EYES = True
    author, other = factories.UserFactory(), factories.UserFactory()
    factories.ArticleFactory(draft=True)
    gone("submit", author)
    gone("schedule", other, at=timezone.now() + timedelta(hours=1))
    act = gone("cancel", other)
    with pytest.raises(acts.UndoError, match="would be published as planned: put into review by the same editor"):
        undoing.undo(act, by=author)
    assert everything().get().publish_at is None
    undoing.undo(act, by=other)
    assert everything().get().scheduled_by == other
