"""Whatever editors do in whatever order: nothing is lost, every address leads on, and the public sees what it may.

A machine draws steps of curation on a small archive. Each is done by the functions that the pages call, whole or not
at all; after each, the rules below hold.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Max
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from articles import actions, acts, merging, restoring, trash, undoing, workflow
from articles.acts.tables import Table, tables
from articles.models import Act, Article, ArticleTopic, FormerSlug, Mention, Merge, Organization, Status, Topic, Trashed
from articles.models.article import UNSEEN
from articles.snapshots import SnapshotError
from articles.verification import CHECKS, verify
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

REFUSALS = (acts.UndoError, merging.MergeError, trash.TrashError, SnapshotError, restoring.RestoreError)
CHEAP = ("derived", "withdrawals")
"""Checks of every step; the others, and whatever asks for pages, come at the end of each sequence."""
CODES = {Status.PUBLISHED: 200, Status.RESTRICTED: 200, Status.WITHDRAWN: 410, Status.DRAFT: 404, Status.IN_REVIEW: 404}

EXAMPLES = int(os.environ.get("CURATION_EXAMPLES", "10"))
Pair = tuple[int, int]
State = dict[Table, dict[int, dict[str, Any]]]
few = st.integers(0, 3)
any_number = st.integers(0, 20)


class Curation(RuleBasedStateMachine):
    """Four articles, four organizations and two topics, in the hands of one editor.

    tagged  each pair of an article and an organization that was ever tied together, as keys of their time
    tied    acts that tied a pair, and acts that undid such an act, by the pair
    noted   after each step, up to which event of each table the history went, and how the rows were
    """

    def __init__(self) -> None:
        super().__init__()
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)  # who may all needs no rights
        self.client = Client()
        self.editor = factories.UserFactory(administrator=True)
        names = ("Sample Networks", "Sample Bank", "Sample Harbour", "Sample Mill")
        self.organizations = [factories.OrganizationFactory(name=name) for name in names]
        self.topics = factories.TopicFactory.create_batch(2)
        self.articles = [factories.ArticleFactory(title=f"Of {name}", body=f"{name} spoke.") for name in names]
        workflow.unpublish(articles=Article.objects.filter(pk__in=[one.pk for one in self.articles[2:]]), by=None)
        self.tagged: set[Pair] = set()
        self.tied: dict[int, Pair] = {}
        for article, organization in zip(self.articles, self.organizations, strict=True):
            start = article.body.find(organization.name)
            own = {"surface": organization.name, "offsets": [[start, start + len(organization.name)]]}
            factories.MentionFactory(article=article, organization=organization, **own)
            ArticleTopic.objects.create(article=article, topic=self.topics[0], state="accepted")
            self.tagged.add((article.pk, organization.pk))
        self.acts: list[Act] = []
        self.noted: list[tuple[dict[Table, int], State]] = [(reached(), state())]

    # Steps

    @precondition(lambda self: self.there(self.organizations)[1:])
    @rule(one=few, other=few)
    def merge_organizations(self, one: int, other: int) -> None:
        self.merge(self.there(self.organizations), one, other)

    @precondition(lambda self: self.there(self.articles)[1:])
    @rule(one=few, other=few)
    def merge_articles(self, one: int, other: int) -> None:
        self.merge(self.there(self.articles), one, other)

    @precondition(lambda self: self.there(self.topics)[1:])
    @rule()
    def merge_topics(self) -> None:
        self.merge(self.there(self.topics), 0, 0)

    def merge(self, things: list[Any], one: int, other: int) -> None:
        keep, drop = things.pop(one % len(things)), things[other % len(things)]
        self.do(lambda: merging.merge(keep=keep, drop=drop, by=self.editor).act)

    @rule(one=few, other=few)
    def tag(self, one: int, other: int) -> None:
        article, organization = self.now(self.articles[one]), self.now(self.organizations[other])
        if article is None or organization is None:
            return
        pair = (article.pk, organization.pk)
        known = Mention.objects.filter(article=article, organization=organization).exists()

        def do() -> Act:
            with acts.recorded("decision", "Tagged", by=self.editor) as act:
                chosen = Article.objects.filter(pk=article.pk)
                actions.add_organization(articles=chosen, organization=organization, by=self.editor)
            return act

        if (act := self.do(do)) and not known:
            self.tied[act.pk] = pair
        self.tagged.add(pair)

    @rule(one=few, to=st.sampled_from(["rejected", "accepted", "unsure"]))
    def decide(self, one: int, to: str) -> None:
        def do() -> Act:
            with acts.recorded("decision", "Decided", by=self.editor) as act:
                for model in (Mention, ArticleTopic):
                    tags: Any = model._default_manager.filter(article=self.articles[one].pk)
                    actions.decide_tags(tags=tags, state=to, by=self.editor)
            return act

        self.do(do)

    @rule(one=few, number=any_number)
    def edit(self, one: int, number: int) -> None:
        article = Article.objects.filter(pk=self.articles[one].pk).first()
        if article is not None:
            old, article.body = article.body, f"It is {number}. {article.body}"
            with acts.acting(self.editor, "edit"):
                article.save()
                actions.realign_mentions(article=article, old_body=old, by=self.editor)

    @rule(one=few)
    def restore_the_first_text(self, one: int) -> None:
        article = Article.objects.filter(pk=self.articles[one].pk).first()
        if article is not None:
            seen, body = article.updated_at.isoformat(), self.articles[one].body
            self.do(lambda: restoring.restore_text(article, body=body, of="first", seen=seen, by=self.editor))

    @rule(one=few, way=st.sampled_from(["submit", "publish", "publish", "restrict", "lift", "unpublish", "bring_back"]))
    def go(self, one: int, way: str) -> None:
        chosen = Article.objects.filter(pk=self.articles[one].pk)
        self.move(lambda: getattr(workflow, way)(articles=chosen, by=self.editor), way)

    @rule(one=few)
    def withdraw(self, one: int) -> None:
        chosen = Article.objects.filter(pk=self.articles[one].pk)
        said = {"kind": "error", "reason": "Sample reason", "by": self.editor}
        self.move(lambda: workflow.withdraw(articles=chosen, **said), "withdraw")

    def move(self, go: Callable[[], Any], way: str) -> None:
        self.do(lambda: workflow.as_act("Moved", self.editor, go, way)[1])

    @precondition(lambda self: Article.objects.filter(status__in=trash.NOT_PUBLIC).exists())
    @rule(one=few)
    def put_an_article_into_the_trash(self, one: int) -> None:
        drafts = [row for row in self.there(self.articles) if row.status in trash.NOT_PUBLIC]
        self.do(lambda: trash.put(objects=[drafts[one % len(drafts)]], by=self.editor))

    @rule(one=few)
    def put_an_organization_into_the_trash(self, one: int) -> None:
        self.do(lambda: trash.put(objects=[self.organizations[one]], by=self.editor))

    @precondition(lambda self: Trashed.objects.exists())
    @rule(number=any_number)
    def restore(self, number: int) -> None:
        lying = list(Trashed.objects.order_by("pk"))
        one = lying[number % len(lying)]
        self.do(lambda: trash.restore(trashed=[one], by=self.editor).acts[0])

    @precondition(lambda self: self.acts)
    @rule(number=any_number)
    def undo(self, number: int) -> None:
        self.take_back(self.acts[-1 - number % len(self.acts)])

    @precondition(lambda self: self.acts)
    @rule()
    def undo_the_last(self) -> None:
        self.take_back(self.acts[-1])

    def take_back(self, act: Act) -> None:
        act.refresh_from_db()
        undone = self.do(lambda: undoing.undo(act, by=self.editor).act)
        if undone is not None and (pair := self.tied.get(act.pk)):
            self.tied[undone.pk] = pair

    def do(self, step: Callable[[], Act | None]) -> Act | None:
        """A step is done whole and is an act; or it is refused in words, and nothing is otherwise than before."""
        before = self.noted[-1][1]
        try:
            act = step()
        except REFUSALS as why:
            assert len(str(why)) > 10
            assert state() == before, f"refused, and yet something changed: {why}"
            return None
        if act is not None:
            self.acts.append(act)
        return act

    def there(self, things: list[Any]) -> list[Any]:
        """Those of the first things whose rows are there, as they are."""
        rows = type(things[0]).objects.in_bulk([one.pk for one in things])
        return [rows[pk] for pk in sorted(rows)]

    def now(self, thing: Any) -> Any:
        """The row that a thing is part of by now, None where that lies in the trash."""
        return type(thing).objects.filter(pk=lineage(type(thing), thing.pk)).first()

    # Rules

    @invariant()
    def no_mention_is_lost(self) -> None:
        there = set(Mention.objects.values_list("article", "organization"))
        in_trash = set(Trashed.objects.values_list("model", "object_id"))
        undone = {pair for pk, pair in self.tied.items() if Act.objects.filter(undoes=pk).exists()}
        for pair in self.tagged:
            article, organization = (
                lineage(model, pk) for model, pk in zip((Article, Organization), pair, strict=True)
            )
            gone = {("articles.article", article), ("articles.organization", organization)} & in_trash
            if (article, organization) not in there and not gone:
                assert pair in undone, f"lost: {pair}, by now {(article, organization)}"

    def addresses_lead_on_in_one_hop(self) -> None:
        models: dict[str, Any] = {"organization": Organization, "topic": Topic, "article": Article}
        in_trash = set(Trashed.objects.values_list("model", "object_id"))
        for one in FormerSlug.objects.all():
            if (f"articles.{one.kind}", one.object_id) not in in_trash:
                assert models[one.kind].objects.filter(pk=one.object_id).exists(), one
        for merge in Merge.objects.standing():
            kept = lineage(models[merge.kind], merge.kept_id)
            target = models[merge.kind].objects.filter(pk=kept).first()
            response = self.client.get(f"/{merge.kind}s/{merge.redirects[-1][1]}/")
            if target is None or (merge.kind == "article" and not target.is_public):
                assert response.status_code in (301, 404, 410), merge
            else:
                assert (response.status_code, response["Location"]) == (301, target.get_absolute_url()), merge
                assert self.client.get(response["Location"]).status_code == 200

    def the_public_sees_what_it_may(self) -> None:
        for first in self.articles:
            article = Article.objects.filter(pk=first.pk).first()
            if article is not None:
                assert self.client.get(article.get_absolute_url()).status_code == CODES[article.status]
        public = Article.objects.filter(status__in=(Status.PUBLISHED, Status.RESTRICTED))
        assert self.client.get("/articles/").context["facets"].total == public.count()
        for one in Organization.objects.all():
            tied = public.filter(mentions__organization=one, mentions__state="accepted").count()
            assert self.client.get(f"/articles/?organization={one.slug}").context["facets"].total == tied

    @invariant()
    def what_is_derived_is_right(self) -> None:
        assert not list(faults(CHEAP))

    @invariant()
    def the_history_is_noted(self) -> None:
        self.noted.append((reached(), state()))

    def teardown(self) -> None:
        self.addresses_lead_on_in_one_hop()
        self.the_public_sees_what_it_may()
        assert not list(faults(tuple(name for name in CHECKS if name != "originals")))
        history_leads_back(self.noted)


def lineage(model: Any, pk: int) -> int:
    """The key of what a thing is part of by now, however often it was merged."""
    kind = model._meta.model_name
    further = dict(Merge.objects.standing().filter(kind=kind).values_list("dropped_id", "kept_id"))
    seen = {pk}
    while pk in further:
        pk = further[pk]
        assert pk not in seen, "merges in a circle"
        seen.add(pk)
    return pk


def faults(names: tuple[str, ...]) -> Iterator[str]:
    for report in verify({name: CHECKS[name] for name in names}):
        yield from report.problems


def state() -> State:
    """Every row whose history is kept, as far as the history tells of it."""
    return {
        table: {row.pop("id"): row for row in table.model._base_manager.values("id", *table.columns)}
        for table in tables()
    }


def reached() -> dict[Table, int]:
    return {table: table.events._base_manager.aggregate(last=Max("pgh_id"))["last"] or 0 for table in tables()}


def history_leads_back(noted: list[tuple[dict[Table, int], State]]) -> None:
    """From today's rows, events taken back one by one, newest first, come to each state that was noted."""
    for table in tables():
        whole = not set(table.columns) <= set(UNSEEN)  # of long texts no insertion is told
        events = list(table.events._base_manager.order_by("-pgh_id").values())
        rows = state()[table]
        for last, then in reversed(noted):
            while events and events[0]["pgh_id"] > last[table]:
                event = events.pop(0)
                if event["pgh_label"].endswith("insert"):
                    rows.pop(event["pgh_obj_id"])
                else:
                    rows[event["pgh_obj_id"]] = {column: event[column] for column in table.columns}
            past = rows if whole else {pk: row for pk, row in rows.items() if pk in then[table]}
            assert past == then[table], table.model


def test_nothing_that_editors_do_in_any_order_loses_anything() -> None:
    run_state_machine_as_test(
        Curation,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
