"""What an editor says of two articles that are much alike, and that it can be undone."""

import pytest

from articles import acts, pairing
from articles.models import Act, Article, PossibleDouble, Story
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> PossibleDouble:
    other, article = ArticleFactory(), ArticleFactory()
    return PossibleDouble.objects.create(article=article, other=other, likeness=0.75)


def stories() -> set[int | None]:
    return set(Article.objects.values_list("story", flat=True))


def test_copies_of_one_story_come_together(pair) -> None:
    user = UserFactory()
    act = pairing.tell_one_story(pairs=[pair.pk], by=user)
    assert act is not None
    assert (act.kind, act.by, act.counts) == ("decision", user, {"changed": 1})
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by) == ("story", user)
    assert stories() == {Story.objects.get().pk}


def test_two_texts_stay_apart(pair) -> None:
    pairing.tell_two_texts(pairs=[pair.pk], by=None)
    pair.refresh_from_db()
    assert pair.state == "distinct"
    assert stories() == {None}
    assert not PossibleDouble.objects.open().exists()


@pytest.mark.parametrize("decide", [pairing.tell_one_story, pairing.tell_two_texts])
def test_either_decision_is_undone_as_a_whole(pair, decide) -> None:
    user = UserFactory()
    act = decide(pairs=[pair.pk], by=user)
    acts.undo(act, by=user)
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by, pair.decided_at) == ("open", None, None)
    assert stories() == {None}
    assert not Story.objects.exists()


def test_a_pair_is_decided_once(pair) -> None:
    pairing.tell_two_texts(pairs=[pair.pk], by=None)
    assert pairing.tell_one_story(pairs=[pair.pk], by=None) is None
    assert Act.objects.count() == 1


def test_several_pairs_are_one_act(pair) -> None:
    third = ArticleFactory()
    more = PossibleDouble.objects.create(article=third, other=pair.article, likeness=0.7)
    act = pairing.tell_one_story(pairs=[pair.pk, more.pk, 0], by=None)
    assert act is not None
    assert act.counts == {"changed": 2}
    assert Story.objects.get().articles.count() == 3


def test_a_decision_that_comes_too_late_leaves_no_act(pair) -> None:
    pairing.tell_two_texts(pairs=[pair.pk], by=None)
    assert pairing.tell_one_story(pairs=[pair.pk], by=None) is None
    assert pairing.tell_two_texts(pairs=[pair.pk], by=None) is None
    assert Act.objects.count() == 1
    assert stories() == {None}
