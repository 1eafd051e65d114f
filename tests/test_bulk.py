"""Bulk edit: which articles a search holds, what each edit would do, and doing it as one act."""

from collections.abc import Iterator

import pytest
from django.http import QueryDict

from articles import actions, acts, bulk
from articles.bulk import KINDS, Edit, Selection, runs, selection
from articles.models import Act, Article, ArticleTopic, Mention, Status
from tests import factories

pytestmark = pytest.mark.django_db
EVERYTHING = "&".join(f"status={status}" for status in Status.values)


def found(query: str) -> Selection:
    return Selection(QueryDict(query))


def do(edit: Edit, query: str = "") -> Act:
    act = bulk.begin(found(query), edit, by=None)
    assert bulk.go_on(act, by=None)
    return act


@pytest.fixture
def varied() -> list[Article]:
    """Articles of each state, with and without tags, editions and outlets."""
    event, source = factories.EventFactory(year=2016), factories.SourceFactory()
    rows = [
        factories.ArticleFactory(event=event, source=source),
        factories.ArticleFactory(event=factories.EventFactory(year=2015)),
        factories.ArticleFactory(outlet_name="Sample Daily", restricted=True),
        factories.ArticleFactory(withdrawn=True),
        factories.ArticleFactory(draft=True, source=source),
        factories.ArticleFactory(draft=True, status="in_review"),
    ]
    organization, topic = factories.OrganizationFactory(slug="sample"), factories.TopicFactory(slug="rules")
    for article, state in zip(rows, ("accepted", "suggested", "rejected"), strict=False):
        factories.MentionFactory(article=article, organization=organization, state=state)
    for article, state in zip(rows, ("rejected", "accepted", "unsure"), strict=False):
        ArticleTopic.objects.create(article=article, topic=topic, state=state)
    return rows


def edits() -> Iterator[Edit]:
    values = {
        "organization": Mention.objects.all()[0].organization,
        "topic": ArticleTopic.objects.all()[0].topic,
        "edition": factories.EventFactory(year=2016),
        "outlet": Article.objects.exclude(source=None)[0].source,
    }
    for kind in KINDS.values():
        if kind.column == "status":
            yield from (Edit(kind, status.value, "A reason.", "rights") for status in Status)
        else:
            yield Edit(kind, None if kind.name in ("remove_edition", "remove_outlet") else values[kind.column])


def test_a_selection_is_what_the_public_sees_unless_it_names_states(varied: list[Article]) -> None:
    keys = [article.pk for article in varied]
    assert list(found("").keys) == keys[:3]
    assert list(found("status=draft").keys) == [keys[4]]
    assert list(found("status=draft&status=published&edition=2016").keys) == [keys[0]]
    assert (
        list(found("organization=sample").keys) == list(found("status=published&organization=sample").keys) == keys[:1]
    )


def test_what_is_not_understood_is_told_and_views_of_a_result_are_none_of_it(varied: list[Article]) -> None:
    assert found("organisation=sample").ignored and found("status=drafts").ignored and found("edition=1066").ignored
    assert not found("sort=oldest&per=story&cursor=x&page=2&edition=2016").ignored
    assert found("per=story&edition=2016&sort=oldest").query == "edition=2016"


@pytest.mark.parametrize(
    ("query", "everything"),
    [("", True), ("q=!!!", True), ("family=1", True), ("status=draft&q=!!!", True), ("organization=sample", False)],
)
def test_what_narrows_nothing_is_told_to_be_everything(varied: list[Article], query: str, everything: bool) -> None:
    assert found(query).is_everything == everything


def test_copies_of_a_story_are_edited_each(varied: list[Article]) -> None:
    actions.put_into_story(articles=Article.objects.filter(pk__in=[one.pk for one in varied[:2]]), by=None)
    assert len(found("per=story").keys) == len(found("").keys) == 3


@pytest.mark.parametrize(
    "query", ["", "status=published&status=draft&status=in_review&status=withdrawn&status=restricted"]
)
def test_each_edit_changes_what_its_preview_says_and_undoing_gives_all_back(varied: list[Article], query: str) -> None:
    before = state_of_everything()
    for edit in list(edits()):
        ahead = bulk.preview(edit, found(query))
        act = do(edit, query)
        assert act.counts["changed"] == ahead.changed, edit.sentence
        assert ahead.total == ahead.changed + sum(left.number for left in ahead.left), edit.sentence
        again = bulk.preview(edit, found(query))
        assert again.changed == 0 or edit.kind.column == "status", edit.sentence
        undone = acts.undo(act, by=None)
        assert not undone.kept
        assert state_of_everything() == before, edit.sentence


def state_of_everything() -> object:
    ignored = {"updated_at", "search_vector", "title_vector"}
    articles = [{k: v for k, v in row.items() if k not in ignored} for row in Article.objects.order_by("pk").values()]
    return articles, *(list(model.objects.order_by("pk").values()) for model in (Mention, ArticleTopic))


@pytest.mark.parametrize("query", ["", "q=cyber", "status=published", "status=restricted&status=draft", EVERYTHING])
def test_the_bitmaps_and_the_database_find_the_same(
    varied: list[Article], monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    def all_of_it() -> object:
        chosen = found(query)
        former = chosen.counts("edition", chosen.keys), chosen.counts("outlet", chosen.keys)
        return chosen.keys, former, [(edit.sentence, edit.stays(chosen)) for edit in list(edits())]

    by_bitmaps = all_of_it()
    monkeypatch.setattr(selection.Selection, "index", None)
    assert all_of_it() == by_bitmaps


def test_a_run_goes_on_where_it_was_cut_off(varied: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "PORTION", 1)
    topic = factories.TopicFactory()
    act = bulk.begin(found(""), Edit(KINDS["add_topic"], topic), by=None)
    assert (act.state, bulk.progress(act)) == ("running", runs.Progress(1, 3, 1))
    factories.ArticleFactory()  # comes too late: the articles are those that were looked at
    later = Act.objects.get(pk=act.pk)
    assert not bulk.go_on(later, by=None, enough=lambda: later.counts["seen"] >= 2)
    assert bulk.go_on(Act.objects.get(pk=act.pk), by=None)
    assert ArticleTopic.objects.accepted().filter(topic=topic).count() == 3
    finished = Act.objects.get(pk=act.pk)
    assert (finished.state, len(set(finished.contexts))) == ("finished", 4)
    acts.undo(finished, by=None)
    assert not ArticleTopic.objects.filter(topic=topic).exists()


def test_a_run_that_was_undone_does_not_go_on(varied: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "PORTION", 1)
    topic = factories.TopicFactory()
    act = bulk.begin(found(""), Edit(KINDS["add_topic"], topic), by=None)
    acts.undo(Act.objects.get(pk=act.pk), by=None)
    with pytest.raises(acts.ActEnded):
        bulk.go_on(act, by=None)
    assert not ArticleTopic.objects.filter(topic=topic).exists()


def test_a_run_stops_where_what_it_is_about_was_deleted(varied: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "PORTION", 1)
    topic = factories.TopicFactory()
    act = bulk.begin(found(""), Edit(KINDS["add_topic"], topic), by=None)
    ArticleTopic.objects.filter(topic=topic).delete()
    topic.delete()
    with pytest.raises(bulk.Gone, match="there no more"):
        bulk.go_on(act, by=None)


def test_a_preview_names_what_would_be_replaced_and_what_was_rejected(varied: list[Article]) -> None:
    other = factories.EventFactory(year=2017)
    assert [number for _name, number in bulk.preview(Edit(KINDS["set_edition"], other), found("")).former] == [1, 1]
    organization = Mention.objects.all()[0].organization
    assert "rejected before" in bulk.preview(Edit(KINDS["add_organization"], organization), found("")).notes[0]
