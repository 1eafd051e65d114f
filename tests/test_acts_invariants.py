"""Whatever is done in whatever order: an undoing gives back what its act left, and touches nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import actions, acts, bulk
from articles.acts.tables import Table, tables
from articles.bulk import KINDS, Edit, Selection
from articles.models import Act, Article, ArticleRelatedEvent, ArticleTopic, Mention, Organization, Status
from tests import factories

pytestmark = pytest.mark.django_db

ARTICLES = 3
Row = dict[str, Any]
State = dict[Table, dict[int, Row]]

numbers = st.integers(0, 5)
some = st.sets(st.integers(0, ARTICLES - 1), min_size=1)
tag_states = st.sampled_from(["suggested", "unsure", "accepted", "rejected"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("bulk"), st.sampled_from(sorted(KINDS)), some, numbers),
        st.tuples(st.just("bulk"), st.sampled_from(sorted(KINDS)), some, numbers),
        st.tuples(st.just("decide"), some, tag_states),
        st.tuples(st.just("undo"), numbers),
        st.tuples(st.just("undo"), numbers),
        st.tuples(st.just("others decide"), some, tag_states),
        st.tuples(st.just("others edit"), some, numbers),
        st.tuples(st.just("others write"), some, numbers),
        st.tuples(st.just("others delete"), some),
    ),
    max_size=8,
)
quickly = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


class World:
    """A small archive, what each act found and left, and the steps that change it."""

    def __init__(self) -> None:
        self.editor = factories.UserFactory()
        self.events = [factories.EventFactory(year=2014 + n) for n in range(2)]
        self.sources = factories.SourceFactory.create_batch(2)
        self.organizations = factories.OrganizationFactory.create_batch(2)
        self.topics = factories.TopicFactory.create_batch(2)
        self.articles = [
            factories.ArticleFactory(body="Sample Networks met Sample Bank.", event=self.events[0]),
            factories.ArticleFactory(body="Sample Bank spoke. Sample Networks did not.", draft=True),
            factories.ArticleFactory(source=self.sources[0], restricted=True),
        ]
        for article, state in zip(self.articles, ("suggested", "accepted", "rejected"), strict=True):
            start = max(article.body.find("Sample Bank"), 0)
            offsets = [[start, start + 11]]
            own = {"article": article, "state": state, "surface": article.body[start : start + 11], "offsets": offsets}
            factories.MentionFactory(organization=self.organizations[0], **own)
            ArticleTopic.objects.create(topic=self.topics[0], **own)
        ArticleRelatedEvent.objects.create(article=self.articles[2], event=self.events[1])
        self.acts: list[Act] = []
        self.found: dict[int, State] = {}
        self.left: dict[int, State] = {}

    def chosen(self, which: set[int]) -> list[int]:
        return [self.articles[n].pk for n in which]

    def record(self, do: Callable[[], Act]) -> None:
        before = state()
        act = do()
        self.acts.append(act)
        self.found[act.pk], self.left[act.pk] = before, state()

    def bulk(self, kind: str, which: set[int], number: int) -> None:
        chosen = Selection(QueryDict("&".join(f"status={status}" for status in Status.values)))
        chosen.keys &= type(chosen.keys)(self.chosen(which))
        values: dict[str, Any] = {
            "organization": self.organizations,
            "topic": self.topics,
            "edition": self.events,
            "outlet": self.sources,
            "status": list(Status.values),
        }
        known = values[KINDS[kind].column]
        value = None if kind in ("remove_edition", "remove_outlet") else known[number % len(known)]

        def do() -> Act:
            act = bulk.begin(chosen, Edit(KINDS[kind], value, "A reason."), by=self.editor)
            assert bulk.go_on(act, by=self.editor)
            return act

        self.record(do)

    def decide(self, which: set[int], to: str) -> None:
        def do() -> Act:
            with acts.recorded("decision", "Decided", by=self.editor) as act:
                for model in (Mention, ArticleTopic):
                    tags: Any = model._default_manager.filter(article__in=self.chosen(which))
                    actions.decide_tags(tags=tags, state=to, by=self.editor)
            return act

        self.record(do)

    def undo(self, number: int) -> None:
        if not self.acts:
            return
        act = self.acts[number % len(self.acts)]
        if Act.objects.filter(undoes=act).exists():
            with pytest.raises(acts.UndoError):
                acts.undo(act, by=self.editor)
            return
        before, ahead = state(), acts.preview(act)
        undone: list[acts.Undone] = []

        def do() -> Act:
            undone.append(acts.undo(act, by=self.editor))
            return undone[0].act  # type: ignore[return-value]

        self.record(do)
        wanted, kept = expected(self.found[act.pk], self.left[act.pk], before)
        assert state() == wanted
        assert {(one.table, one.pk) for one in undone[0].kept if one.why != "refused"} == kept
        assert (ahead.restored, len(ahead.kept)) == (undone[0].restored, len(kept)) or "refused" in {
            one.why for one in undone[0].kept
        }

    def others_decide(self, which: set[int], to: str) -> None:
        actions.decide_mentions(mentions=Mention.objects.filter(article__in=self.chosen(which)), state=to, by=None)

    def others_edit(self, which: set[int], number: int) -> None:
        event = [*self.events, None][number % 3]
        actions.set_event(articles=Article.objects.filter(pk__in=self.chosen(which)), event=event, by=None)

    def others_write(self, which: set[int], number: int) -> None:
        for article in Article.objects.filter(pk__in=self.chosen(which)):
            old, article.body = article.body, f"It is {number}. {article.body}"
            article.save(update_fields=["body"])
            actions.realign_mentions(article=article, old_body=old, by=None)

    def others_delete(self, which: set[int]) -> None:
        Mention.objects.filter(article__in=self.chosen(which)).delete()


def watched() -> list[Table]:
    return [table for table in tables() if table.is_tag or table.model is Article]


def state() -> State:
    """Every row of articles and tags, as far as its columns can be undone."""
    return {
        table: {row.pop("id"): row for row in table.model._base_manager.values("id", *table.columns)}
        for table in watched()
    }


def expected(found: State, left: State, before: State) -> tuple[State, set[tuple[Table, int]]]:
    """What an undoing has to come to: each value that stands as the act left it is as the act found it."""
    wanted: State = {}
    kept: set[tuple[Table, int]] = set()
    for table in watched():
        rows = {pk: dict(row) for pk, row in before[table].items()}
        for pk in found[table].keys() | left[table].keys():
            old, new, now = found[table].get(pk), left[table].get(pk), before[table].get(pk)
            if old == new:
                continue
            if old is None and now is not None:
                if all(new[name] == now[name] for name in table.deciding):  # type: ignore[index]
                    del rows[pk]
                else:
                    kept.add((table, pk))
            elif new is None and now is None:
                rows[pk] = dict(old)  # type: ignore[arg-type]
            elif old is not None and new is not None and now is not None:
                for group in table.groups:
                    if any(old[name] != new[name] for name in group):
                        if all(new[name] == now[name] for name in group):
                            rows[pk].update({name: old[name] for name in group})
                        else:
                            kept.add((table, pk))
            elif old is not None and new is not None:
                kept.add((table, pk))
        wanted[table] = rows
    return wanted, kept


@quickly
@given(steps=steps)
def test_undoings_give_back_what_their_acts_left_and_touch_nothing_else(steps: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        world = World()
        for name, *values in steps:
            getattr(world, name.replace(" ", "_"))(*values)
            arrays_are_right()
        transaction.set_rollback(True)


@quickly
@given(steps=steps)
def test_undoing_all_acts_newest_first_leads_back_to_the_beginning(steps: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        world = World()
        beginning = state()
        for name, *values in (step for step in steps if step[0] in ("bulk", "decide")):
            getattr(world, name)(*values)
        for act in reversed(world.acts):
            assert not acts.undo(act, by=None).kept
        assert state() == beginning
        arrays_are_right()
        transaction.set_rollback(True)


def arrays_are_right() -> None:
    for model, key, column in (
        (Mention, "organization_id", "organization_ids"),
        (ArticleTopic, "topic_id", "topic_ids"),
    ):
        tags: Any = model._default_manager.filter(state="accepted").order_by(key)
        for article in Article.objects.only(column):
            assert getattr(article, column) == list(tags.filter(article=article).values_list(key, flat=True))
    assert Organization.objects.count() == 2
