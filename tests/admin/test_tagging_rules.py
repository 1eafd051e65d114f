"""Tagging rules in the admin: who may write them, what is refused, dry runs, runs and their undoing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import retagging
from articles.admin import dry_run, tagging_runs
from articles.models import Act, ArticleTopic, Mention, OrganizationName, TaggingRule
from articles.retagging import EVERYTHING, looking
from tests import factories

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_taggingrule_add")
LIST = reverse("admin:articles_taggingrule_changelist")
Login = Callable[[str], Client]


@pytest.fixture
def curator(login: Login) -> Client:
    return login("Curator")


def form(**values: Any) -> dict[str, Any]:
    topic = values.pop("topic", None) or factories.TopicFactory()
    fields = {"label": "Cables", "topic": topic.pk, "kind": "any", "terms": "under the sea", "scope": "both"}
    return {**fields, "active": "on", **values}


def change(rule: TaggingRule) -> str:
    return reverse("admin:articles_taggingrule_change", args=[rule.pk])


def test_a_dry_run_shows_what_would_be_suggested_and_saves_nothing(curator: Client) -> None:
    article = factories.ArticleFactory(title="A cable", body="They laid cables <b>under the sea</b>.")
    response = curator.post(ADD, form(_dry_run="1"))
    page = response.content.decode()
    assert response.status_code == 200
    assert "<b>1</b> would be added" in page and "under the sea</mark>&lt;/b&gt;" in page
    assert reverse("admin:articles_article_change", args=[article.pk]) in page
    assert 'value="Cables"' in page and "under the sea</textarea>" in page
    assert not TaggingRule.objects.exists() and not ArticleTopic.objects.exists() and not Act.objects.exists()


def test_what_is_wrong_with_a_rule_is_said_by_its_field(curator: Client) -> None:
    for wrong, words in (
        ({"terms": "(a", "kind": "regex"}, "is no regular expression: missing )"),
        ({"terms": "x*", "kind": "regex"}, "matches the empty text"),
        ({"terms": "the"}, "stands in nearly every text"),
        ({"terms": "a"}, "is too short"),
        ({"terms": "Apple", "kind": "fuzzy"}, "is too short to forgive slips"),
        ({"languages": "English"}, "is no language tag"),
        ({"required": "ship", "forbidden": "Ship"}, "is both required and forbidden"),
        ({"organization": factories.OrganizationFactory().pk}, "either an organization or a topic"),
        ({"terms": " "}, "Write at least one line"),
    ):
        for button in ("_save", "_dry_run"):
            page = curator.post(ADD, form(**wrong, **{button: "1"})).content.decode()
            assert words in page, (wrong, button)
            assert 'class="trial"' not in page
    assert not TaggingRule.objects.exists()


def test_saving_and_tagging_is_one_act_that_can_be_undone(curator: Client) -> None:
    factories.ArticleFactory(body="They laid cables under the sea.")
    topic = factories.TopicFactory()
    response = curator.post(ADD, form(topic=topic, _retag="1"), follow=True)
    rule, act = TaggingRule.objects.get(), Act.objects.get()
    assert (rule.created_by.username, act.by.username, act.kind, act.state) == (
        "curator",
        "curator",
        "retag",
        "finished",
    )
    assert response.redirect_chain[-1][0] == reverse("admin:articles_act_change", args=[act.pk])
    assert "1 suggestion was added, 0 dropped." in response.content.decode()
    tag = ArticleTopic.objects.get()
    assert (tag.state, tag.topic, tag.tagging_rule) == ("suggested", topic, rule)
    curator.post(change(rule), form(topic=topic, terms="over the sea", _retag="1"))
    assert not ArticleTopic.objects.exists()
    assert TaggingRule.objects.get().version == 2
    curator.post(reverse("admin:articles_act_undo", args=[Act.objects.latest("pk").pk]))
    assert ArticleTopic.objects.get().pk == tag.pk


def test_a_rule_that_tags_something_else_gives_back_what_it_had_tagged(curator: Client) -> None:
    factories.ArticleFactory(body="They laid cables under the sea.")
    rule = factories.TaggingRuleFactory(terms=["under the sea"])
    other = factories.TopicFactory()
    curator.post(change(rule), form(topic=rule.topic, _retag="1"))
    page = curator.post(change(rule), form(topic=other, _dry_run="1")).content.decode()
    assert "<b>1</b> would be added, <b>1</b> dropped" in page
    curator.post(change(rule), form(topic=other, _retag="1"))
    assert ArticleTopic.objects.get().topic == other


def test_a_long_run_goes_on_a_page_at_a_time(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 2)
    monkeypatch.setattr(tagging_runs, "SECONDS", 0)
    for _number in range(3):
        factories.ArticleFactory(body="They laid cables under the sea.")
    response = curator.post(ADD, form(_retag="1"), follow=True)
    act = Act.objects.get()
    page = response.content.decode()
    run = reverse("admin:articles_taggingrule_run", args=[act.pk])
    assert act.state == "running" and response.redirect_chain[-1][0].startswith(run)
    assert "2 of 3 articles" in page and "js/run.js" in page
    assert "js/run.js" not in curator.get(run).content.decode(), "who only looks starts nothing"
    assert act.pk in {one.pk for one in curator.get(reverse("admin:articles_taggingrule_retag")).context["running"]}
    for _step in range(2):
        response = curator.post(run, {"do": "go"}, follow=True)
    act.refresh_from_db()
    assert (act.state, act.counts) == ("finished", {"added": 3})
    assert response.redirect_chain[-1][0] == reverse("admin:articles_act_change", args=[act.pk])
    late = curator.post(run, {"do": "go"}, follow=True)
    assert "does not run any more" in late.content.decode() or late.status_code == 200
    assert ArticleTopic.objects.count() == 3


def test_a_run_can_be_ended_where_it_is(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 1)
    monkeypatch.setattr(tagging_runs, "SECONDS", 0)
    for _number in range(3):
        factories.ArticleFactory(body="They laid cables under the sea.")
    curator.post(ADD, form(_retag="1"))
    act = Act.objects.get()
    curator.post(reverse("admin:articles_taggingrule_run", args=[act.pk]), {"do": "end"})
    act.refresh_from_db()
    assert (act.state, ArticleTopic.objects.count()) == ("finished", 1)
    assert retagging.unfinished(EVERYTHING) is None


def test_a_long_dry_run_goes_on_unless_the_form_was_changed(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 1)
    monkeypatch.setattr(dry_run, "SECONDS", 0.000001)
    for _number in range(3):
        factories.ArticleFactory(body="They laid cables under the sea.")
    fields = form()
    first = curator.post(ADD, {**fields, "_dry_run": "1"})
    assert "1 of 3 articles were looked at so far" in first.content.decode()
    state = first.context["trial"].state
    second = curator.post(ADD, {**fields, "_dry_run_on": "1", "_dry_run_state": state})
    assert second.context["trial"].trial.looked == 2
    assert len(second.context["trial"].steps[0]["examples"]) == 2
    changed = curator.post(ADD, {**fields, "label": "Ships", "_dry_run_on": "1", "_dry_run_state": state})
    assert changed.context["trial"].trial.looked == 1
    endless = json.dumps({**json.loads(state), "after": float("inf")})
    for hostile in ("", "[]", "{}", '{"form": 1}', '{"counts": {"added": "x"}}', "\0", endless, "[" * 100_000):
        response = curator.post(ADD, {**fields, "_dry_run_on": "1", "_dry_run_state": hostile})
        assert response.context["trial"].trial.looked == 1


def test_changed_names_of_an_organization_are_tried_too(curator: Client) -> None:
    works = factories.OrganizationFactory(name="Sample Works", slug="sample-works")
    old = OrganizationName.objects.create(organization=works, name="Specimen Union")
    for body in ("The Specimen Union met.", "The Example Society met."):
        factories.ArticleFactory(body=body)
    retagging.go_on(retagging.begin(EVERYTHING, "All", by=None), retagging.Plan.now(), by=None)
    fields: dict[str, Any] = {"name": works.name, "slug": works.slug, "kind": "company", "country": "CN"}
    for prefix in ("names", "predecessors", "successors", "successions", "as_predecessor", "as_successor"):
        fields |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    fields |= {
        "names-TOTAL_FORMS": 2,
        "names-INITIAL_FORMS": 1,
        "names-0-id": old.pk,
        "names-0-organization": works.pk,
        "names-0-name": "Specimen Union",
        "names-0-kind": "alias",
        "names-0-DELETE": "on",
        "names-1-organization": works.pk,
        "names-1-name": "Example Society",
        "names-1-kind": "alias",
    }
    address = reverse("admin:articles_organization_change", args=[works.pk])
    page = curator.get(address)
    for inline in page.context["inline_admin_formsets"]:
        prefix = inline.formset.prefix
        fields.setdefault(f"{prefix}-TOTAL_FORMS", 0)
        fields.setdefault(f"{prefix}-INITIAL_FORMS", 0)
    response = curator.post(address, {**fields, "_dry_run": "1"})
    assert not response.context["errors"]
    assert dict(response.context["trial"].trial.counts) == {"added": 1, "dropped": 1}
    assert OrganizationName.objects.get().name == "Specimen Union"
    curator.post(address, {**fields, "_retag": "1"})
    assert Mention.objects.get().surface == "Example Society"


def test_changed_cues_of_a_topic_are_tried_too(curator: Client) -> None:
    factories.ArticleFactory(title="Cables", body="Cables and cables.")
    topic = factories.TopicFactory(label="Cables", slug="cables")
    fields = {"label": "Cables", "slug": "cables", "cues": "cable\ncables"}
    address = reverse("admin:articles_topic_change", args=[topic.pk])
    response = curator.post(address, {**fields, "_dry_run": "1"})
    assert dict(response.context["trial"].trial.counts) == {"added": 1}
    curator.post(address, {**fields, "_retag": "1"})
    assert ArticleTopic.objects.get().matched in ("cable", "cables")


@pytest.mark.parametrize(("group", "may"), [("Reviewer", False), ("Editor", False), ("Curator", True)])
def test_curators_write_rules_and_run_them_and_others_look_at_them(login: Login, group: str, may: bool) -> None:
    factories.ArticleFactory(body="They laid cables under the sea.")
    rule = factories.TaggingRuleFactory(terms=["under the sea"])
    client, fields = login(group), form(topic=rule.topic)
    assert client.get(LIST).status_code == client.get(change(rule)).status_code == 200
    assert ('name="_dry_run"' in client.get(change(rule)).content.decode()) is may
    for button in ("_dry_run", "_dry_run_on", "_retag", "_save"):
        assert (client.post(change(rule), {**fields, button: "1"}).status_code == 403) is not may
        assert (client.post(ADD, {**fields, button: "1"}).status_code == 403) is not may
    choose = reverse("admin:articles_taggingrule_retag")
    act = retagging.begin(EVERYTHING, "Everything", by=None)
    run = reverse("admin:articles_taggingrule_run", args=[act.pk])
    for address in (choose, run):
        assert (client.get(address).status_code == 403) is not may
        assert (client.post(address).status_code == 403) is not may
    assert Client().post(run).status_code == 302
    assert ArticleTopic.objects.exists() is may


def test_one_organization_or_topic_can_be_tagged_again(curator: Client) -> None:
    works, topic = factories.OrganizationFactory(name="Sample Works"), factories.TopicFactory(cues=["cable"])
    factories.ArticleFactory(title="A cable", body="Sample Works laid a cable.")
    choose = reverse("admin:articles_taggingrule_retag")
    assert "Sample Works" in curator.get(f"{choose}?organization={works.pk}").content.decode()
    curator.post(f"{choose}?organization={works.pk}")
    assert Mention.objects.count() == 1 and not ArticleTopic.objects.exists()
    curator.post(f"{choose}?topic={topic.pk}")
    assert ArticleTopic.objects.count() == 1
    for unknown in ("?organization=0", "?topic=999999"):
        assert curator.get(choose + unknown).status_code == 404


def test_deleting_a_rule_says_what_becomes_of_its_suggestions(curator: Client) -> None:
    rule = factories.TaggingRuleFactory()
    response = curator.post(reverse("admin:articles_taggingrule_delete", args=[rule.pk]), {"post": "yes"}, follow=True)
    page = response.content.decode()
    assert f"{reverse('admin:articles_taggingrule_retag')}?topic={rule.topic_id}" in page


def test_a_rule_that_is_often_rejected_says_so_in_the_list_and_its_form(curator: Client) -> None:
    rule, quiet = factories.TaggingRuleFactory(), factories.TaggingRuleFactory()
    for state in ("rejected", "rejected", "rejected", "accepted", "rejected", "suggested"):
        factories.MentionFactory(state=state, tagging_rule=rule)
    assert "4 of 5 rejected, 80 %" in curator.get(LIST).content.decode()
    page = curator.get(change(rule)).content.decode()
    assert "1 suggestion waits, 1 were accepted, 4 rejected." in page and "4 of 5 rejected, 80 %" in page
    often = curator.get(f"{LIST}?rejected=often").context["cl"].queryset
    assert list(often) == [rule] and quiet not in often


def test_the_list_takes_the_same_queries_for_many_rules(curator: Client, django_assert_num_queries: Any) -> None:
    def queries() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as found:
            assert curator.get(LIST).status_code == 200
        return len(found)

    factories.TaggingRuleFactory.create_batch(2)
    few = queries()
    factories.TaggingRuleFactory.create_batch(9, organization=factories.OrganizationFactory())
    assert queries() == few


def test_what_an_address_proposes_for_a_new_rule_may_be_nonsense(curator: Client) -> None:
    for junk in ("organization=zz", "topic=-1&label=Kept", "organization=%00"):
        assert curator.get(f"{ADD}?{junk}").status_code == 200
    organization = factories.OrganizationFactory(name="Proposed by the Address")
    assert "Proposed by the Address" in curator.get(f"{ADD}?organization={organization.pk}").content.decode()
