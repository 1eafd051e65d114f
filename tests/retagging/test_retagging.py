"""Tagging the archive again: what is added, dropped, renewed and left alone; runs that go on, and are undone."""

from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles import acts, retagging
from articles.models import (
    Act,
    Article,
    ArticleTopic,
    Mention,
    Organization,
    OrganizationName,
    TaggingRule,
    Topic,
)
from articles.retagging import EVERYTHING, Aim, Plan, Trial, looking
from tests import factories

pytestmark = pytest.mark.django_db

WORKS = "Sample Works"
SAID = "Delegates of Sample Works spoke about cables.\n\nSW, as it is called, said little."


@pytest.fixture
def works() -> Organization:
    return factories.OrganizationFactory(name=WORKS)


def article(body: str, **values: Any) -> Article:
    return factories.ArticleFactory(body=body, **values)


def run(aim: Aim = EVERYTHING, **values: Any) -> Act:
    plan = Plan.now(aim).with_rivals()
    act = retagging.begin(plan.aim, "Tagged again: everything", by=None)
    retagging.go_on(act, plan, by=None, **values)
    return act


def aimed(organization: Organization) -> Aim:
    return Aim(frozenset({organization.pk}))


def suggestions() -> set[tuple[int, str]]:
    return set(Mention.objects.suggested().values_list("article", "organization__name"))


def test_a_new_name_is_suggested_with_what_it_rests_on(works: Organization) -> None:
    silent, said = article("Nobody spoke."), article(SAID)
    act = run(aimed(works))
    assert (act.state, act.kind, act.counts) == ("finished", "retag", {"added": 1})
    mention = Mention.objects.get()
    assert (mention.article, mention.state, mention.origin) == (said, "suggested", "rule")
    assert (mention.surface, mention.count, mention.matched, mention.version) == (WORKS, 1, WORKS, 1)
    assert mention.sentence == "Delegates of Sample Works spoke about cables."
    assert said.body[slice(*mention.offsets[0])] == WORKS
    assert silent.mentions.count() == 0
    assert run(aimed(works)).counts == {}, "a second run finds nothing to do"


def test_a_name_that_is_gone_takes_its_suggestions_with_it_and_no_decision(works: Organization) -> None:
    name = OrganizationName.objects.create(organization=works, name="Specimen Union")
    for _state in range(5):
        article("The Specimen Union met.")
    run()
    waits, accepted, rejected, unsure, by_hand = Mention.objects.order_by("pk")
    Mention.objects.filter(pk=accepted.pk).update(state="accepted")
    Mention.objects.filter(pk=rejected.pk).update(state="rejected")
    Mention.objects.filter(pk=unsure.pk).update(state="unsure")
    Mention.objects.filter(pk=by_hand.pk).update(origin="editor")
    name.delete()
    act = run(aimed(works))
    assert act.counts == {"dropped": 1, "stays": 2}
    assert set(Mention.objects.values_list("pk", flat=True)) == {accepted.pk, rejected.pk, unsure.pk, by_hand.pk}
    acts.undo(act, by=None)
    back = Mention.objects.get(pk=waits.pk)
    assert (back.state, back.surface, back.sentence) == ("suggested", "Specimen Union", "The Specimen Union met.")


def test_a_rejection_is_remembered_by_every_run(works: Organization) -> None:
    said = article(SAID)
    run()
    Mention.objects.update(state="rejected")
    act = run(aimed(works))
    assert act.counts == {"refused": 1}
    assert Mention.objects.get().state == "rejected"
    assert said.mentions.count() == 1


def test_evidence_is_renewed_and_that_of_decisions_only_where_there_is_none(works: Organization) -> None:
    article(SAID)
    bare = factories.MentionFactory(
        organization=works, article=article(SAID), state="accepted", origin="import", surface=""
    )
    full = factories.MentionFactory(organization=works, article=article(SAID), state="accepted", surface="The Works")
    run()
    name = OrganizationName.objects.create(organization=works, name="SW", kind="acronym", case_sensitive=True)
    act = run(aimed(works))
    assert act.counts["renewed"] == 1
    waiting = Mention.objects.suggested().get()
    assert (waiting.count, waiting.surface) == (2, WORKS)
    bare.refresh_from_db()
    full.refresh_from_db()
    assert (bare.surface, bare.state, bare.count) == (WORKS, "accepted", 1)
    assert (full.surface, full.state) == ("The Works", "accepted")
    name.delete()


def test_a_run_about_one_organization_leaves_the_others_alone(works: Organization) -> None:
    other = factories.OrganizationFactory(name="Specimen Union")
    article(f"{SAID} The Specimen Union too.")
    run(aimed(works))
    assert {name for _article, name in suggestions()} == {WORKS}
    run(aimed(other))
    assert {name for _article, name in suggestions()} == {WORKS, "Specimen Union"}


def test_a_longer_name_takes_the_place_of_those_within_it(works: Organization) -> None:
    said = article("The Friends of Sample Works wrote about it.")
    run()
    assert suggestions() == {(said.pk, WORKS)}
    friends = factories.OrganizationFactory(name="Friends of Sample Works")
    act = run(aimed(friends))
    assert act.counts == {"added": 1, "dropped": 1}
    assert suggestions() == {(said.pk, "Friends of Sample Works")}


def test_days_and_context_of_a_name_count(works: Organization) -> None:
    OrganizationName.objects.create(
        organization=works, name="Specimen Union", valid_from=date(2016, 1, 1), required=["cables"]
    )
    early = article("The Specimen Union met about cables.", published_on=date(2015, 5, 1))
    late = article("The Specimen Union met about cables.")
    article("The Specimen Union met.\n\nIt spoke about cables.")
    run(aimed(works))
    assert suggestions() == {(late.pk, WORKS)}
    assert not early.mentions.exists()


def test_rules_tag_organizations_and_topics_and_say_so(works: Organization) -> None:
    said = article("They laid cables under the sea.", title="A cable")
    topic = factories.TopicFactory()
    for target in ({"organization": works}, {"topic": topic}):
        factories.TaggingRuleFactory(label="Cables", terms=["under the sea"], **target)
    run()
    mention, tag = Mention.objects.get(), ArticleTopic.objects.get()
    for found in (mention, tag):
        assert (found.state, found.origin, found.matched, found.version) == ("suggested", "rule", "under the sea", 1)
        assert (found.rule, found.tagging_rule.label) == ("rule: Cables", "Cables")
        assert said.body[slice(*found.offsets[0])] == "under the sea"
    TaggingRule.objects.update(active=False)
    act = run(retagging.aim_of_rule(TaggingRule.objects.get(topic=topic)))
    assert act.counts == {"dropped": 1}
    assert not ArticleTopic.objects.exists() and Mention.objects.exists()


def test_a_run_goes_on_where_it_was_broken_off(works: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 2)
    said = [article(SAID) for _number in range(5)]
    act = run(stop=lambda: True)
    assert (act.state, act.counts, act.position["looked"]) == ("running", {"added": 2}, 2)
    assert retagging.unfinished(EVERYTHING) == act
    again = run()
    assert again.pk == act.pk
    assert (again.state, again.counts, again.position["looked"]) == ("finished", {"added": 5}, 5)
    assert len(again.contexts) > 2
    assert retagging.unfinished(EVERYTHING) is None
    acts.undo(again, by=None)
    assert not Mention.objects.exists()
    assert Article.objects.count() == len(said)


def test_a_run_looks_again_at_what_it_tagged_by_rules_that_are_others_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 2)
    topic = factories.TopicFactory()
    rule = factories.TaggingRuleFactory(terms=["delegates"], organization=None, topic=topic)
    for _number in range(5):
        article(SAID)
    act = run(stop=lambda: True)
    before = Plan.now()
    TaggingRule.objects.filter(pk=rule.pk).update(terms=["cables"])
    again = run(stop=lambda: True)
    assert (again.pk, again.position["looked"]) == (act.pk, 2), "it began anew"
    assert set(ArticleTopic.objects.values_list("matched", "version")) == {("cables", 2)}
    retagging.go_on(act, before, by=None)
    assert set(ArticleTopic.objects.values_list("matched", "version")) == {("cables", 2)}, "nor is it led back"
    assert (act.state, ArticleTopic.objects.count(), act.position["looked"]) == ("finished", 5, 5)
    assert run().counts == {}
    acts.undo(act, by=None)
    assert not ArticleTopic.objects.exists()


def test_two_that_go_on_with_one_run_do_nothing_twice(works: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 2)
    for _number in range(5):
        article(SAID)
    act = run(stop=lambda: True)
    other = Act.objects.get(pk=act.pk)
    retagging.go_on(other, Plan.now(), by=None, stop=lambda: True)
    assert other.counts == {"added": 4}
    retagging.go_on(act, Plan.now(), by=None)
    assert (act.counts, act.position["looked"]) == ({"added": 5}, 5)


def test_a_run_that_was_ended_is_over(works: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 1)
    article(SAID), article(SAID)
    act = run(stop=lambda: True)
    other = Act.objects.get(pk=act.pk)
    retagging.end(act, by=None)
    with pytest.raises(acts.ActEnded):
        retagging.go_on(other, Plan.now(), by=None)
    assert Mention.objects.count() == 1


def test_what_is_deleted_while_a_run_goes_on_stops_nothing(works: Organization) -> None:
    """A run knows the registry as it was when it began."""
    name = OrganizationName.objects.create(organization=works, name="Specimen Union")
    gone = factories.OrganizationFactory(name="Example Society")
    rule = factories.TaggingRuleFactory(terms=["under the sea"])
    article("The Specimen Union and the Example Society laid cables under the sea.")
    plan = Plan.now()
    for row in (name, gone, rule):
        row.delete()
    act = retagging.begin(EVERYTHING, "Tagged again: everything", by=None)
    assert retagging.go_on(act, plan, by=None)
    mention, tag = Mention.objects.get(), ArticleTopic.objects.get()
    assert (mention.surface, mention.name, tag.surface, tag.tagging_rule) == (
        "Specimen Union",
        None,
        "under the sea",
        None,
    )


def test_a_run_takes_few_queries_for_many_articles(works: Organization, django_assert_max_num_queries: Any) -> None:
    for _number in range(20):
        article(SAID)
    plan = Plan.now(aimed(works))
    act = retagging.begin(plan.aim, "Tagged again", by=None)
    with django_assert_max_num_queries(45):
        retagging.go_on(act, plan, by=None)
    assert act.counts == {"added": 20}


def test_names_of_which_the_text_has_only_parts_are_not_passed_over() -> None:
    """Understanding completes lists, and reads over short forms in brackets: the quick look must not be too quick."""
    cables = factories.OrganizationFactory(name="Department of Cables")
    planning = factories.OrganizationFactory(name="Ministry of Ports Planning Office")
    article("The Departments of Ports, Cables and State spoke.")
    article("The Ministry of Ports (MOP) Planning Office spoke.")
    factories.OrganizationFactory(name="Department of State")
    for one in (cables, planning):
        Mention.objects.all().delete()
        everything = run().counts["added"]
        found = set(Mention.objects.filter(organization=one).values_list("article", flat=True))
        Mention.objects.all().delete()
        run(aimed(one))
        assert set(Mention.objects.values_list("article", flat=True)) == found
        assert found and everything


def test_a_dry_run_tells_what_a_run_does_and_writes_nothing(works: Organization) -> None:
    said, gone = article(SAID), article("The Specimen Union met.")
    OrganizationName.objects.create(organization=works, name="Specimen Union")
    run()
    works.name = "Sample Works Limited"
    name = OrganizationName(organization=works, name="SW", case_sensitive=True)
    trial = retagging.try_on(plan := Plan.now(Aim()).with_organization(works, [name]), Trial())
    assert dict(trial.counts) == {"renewed": 1, "dropped": 1}
    examples = retagging.examples_of(plan, trial)
    assert [(one.article, one.target, one.surface) for one in examples["dropped"]] == [
        (gone.pk, WORKS, "Specimen Union")
    ]
    assert suggestions() == {(said.pk, WORKS), (gone.pk, WORKS)}
    assert trial.finished and trial.looked == 2


def test_a_dry_run_of_what_is_not_there_yet() -> None:
    said = article(SAID)
    plan = Plan.now(Aim())
    works = Organization(name=WORKS, slug="sample-works")
    topic = Topic(label="Cables", slug="cables", cues=["cables", "spoke"])
    rule = TaggingRule(label="Cables", topic=factories.TopicFactory(), kind="any", terms=["cables"])
    for proposed, label in (
        (plan.with_organization(works, []), WORKS),
        (plan.with_topic(topic), "cables"),
        (plan.with_rule(rule), str(rule.topic)),
    ):
        if label == str(rule.topic):
            proposed = Plan.now(Aim()).with_rule(rule)
        trial = retagging.try_on(proposed, Trial())
        (example,) = retagging.examples_of(proposed, trial)["added"]
        assert (example.article, example.target) == (said.pk, label)
    assert not Mention.objects.exists() and not ArticleTopic.objects.exists()


def test_a_dry_run_goes_on_where_its_time_was_up(works: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 2)
    for _number in range(5):
        article(SAID)
    plan, trial = Plan.now(aimed(works)), Trial()
    passes = 0
    while not trial.finished:
        trial = retagging.try_on(plan, Trial.kept(trial.as_kept()) if passes else trial, seconds=0.0001)
        passes += 1
    assert passes > 2
    assert (trial.looked, trial.of, trial.counts["added"]) == (5, 5, 5)
    assert len(retagging.examples_of(plan, trial)["added"]) == 5


def test_a_command_whose_run_another_one_has_ended_says_so(
    works: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    article(SAID)
    begin = retagging.begin

    def ended(*args: Any, **values: Any) -> Act:
        act = begin(*args, **values)
        retagging.end(Act.objects.get(pk=act.pk), by=None)
        return act

    monkeypatch.setattr(retagging, "begin", ended)
    with pytest.raises(CommandError, match="does not run any more"):
        call_command("retag", all=True)


def test_the_command_tries_runs_and_refuses_what_is_not_there(works: Organization, capsys: Any) -> None:
    article(SAID)
    call_command("retag", organization=[works.slug], dry_run=True)
    told = capsys.readouterr().out
    assert "1 added, 0 dropped" in told and "Delegates of Sample Works spoke about cables." in told
    assert not Mention.objects.exists()
    call_command("retag", organization=[WORKS])
    assert "1 added, 0 dropped" in capsys.readouterr().out
    assert Mention.objects.count() == 1
    rule = factories.TaggingRuleFactory(organization=works)
    call_command("retag", rule=[str(rule.pk)])
    call_command("retag", topic=[factories.TopicFactory().slug])
    call_command("retag", all=True)
    for wrong in ({"organization": ["Nobody"]}, {}, {"all": True, "rule": [rule.label]}, {"rule": ["0"]}):
        with pytest.raises(CommandError):
            call_command("retag", **wrong)
