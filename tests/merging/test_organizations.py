"""Merging organizations: everything moves, nothing is lost, and an un-merge brings back exactly what moved."""

from typing import Any

import pytest

from articles import acts, merging, undoing
from articles.acts import UndoError
from articles.merging import MergeError
from articles.models import (
    Act,
    Article,
    FormerSlug,
    Mention,
    Merge,
    NameCandidate,
    Organization,
    OrganizationName,
    OrganizationSuccession,
    TaggingRule,
)
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    OrganizationSuccessionFactory,
    TaggingRuleFactory,
    UserFactory,
)
from tests.merging.archive_rows import differing, everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Organization, Organization]:
    """One to be kept, and one with everything that an organization may have."""
    keep = OrganizationFactory(name="Sample Systems", slug="sample-systems", name_zh="")
    drop = OrganizationFactory(
        name="Sample Systems Ltd", slug="sample-systems-ltd", name_zh="样本系统", website="https://sample.example.org"
    )
    other, child = OrganizationFactory(), OrganizationFactory(parent=drop)
    OrganizationNameFactory(organization=keep, name="SSL")
    shared = OrganizationNameFactory(organization=drop, name="SSL", kind="acronym")
    OrganizationNameFactory(organization=drop, name="Sample Sys")
    OrganizationSuccessionFactory(predecessor=drop, successor=other)
    OrganizationSuccessionFactory(predecessor=drop, successor=keep)
    OrganizationSuccessionFactory(predecessor=child, successor=drop)
    TaggingRuleFactory(organization=drop)
    NameCandidate.objects.create(key="sample sys", name="Sample Sys", state="alias", organization=drop)
    FormerSlug.objects.create(kind="organization", slug="sample-old", object_id=drop.pk)
    MentionFactory(organization=drop, matched="Sample Systems Ltd", article__title="Named by its canonical name")
    MentionFactory(organization=drop, name=shared, matched="SSL")
    MentionFactory(organization=drop, suggested=True)
    both = ArticleFactory()
    MentionFactory(organization=keep, article=both, suggested=True)
    MentionFactory(organization=drop, article=both, decided_by=UserFactory(), decided_at="2020-01-01T00:00Z")
    MentionFactory(organization=keep)
    return keep, drop


def merged(pair: tuple[Organization, Organization], **more: Any) -> Merge:
    keep, drop = pair
    return merging.merge(keep=keep, drop=drop, by=UserFactory(), **more)


def test_everything_moves_and_the_other_one_is_gone(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    merged(pair)
    assert not Organization.objects.filter(pk=drop.pk).exists()
    assert Mention.objects.filter(organization=keep).count() == 5
    assert set(keep.names.values_list("name", flat=True)) == {"SSL", "Sample Sys", "Sample Systems Ltd"}
    assert OrganizationName.objects.count() == 3
    assert [(tie.predecessor, tie.successor) for tie in OrganizationSuccession.objects.filter(predecessor=keep)] != []
    assert OrganizationSuccession.objects.count() == 2
    assert TaggingRule.objects.get().organization == keep
    assert NameCandidate.objects.get().organization == keep
    assert keep.children.count() == 1


def test_the_one_that_is_kept_takes_over_what_it_has_not(pair: tuple[Organization, Organization]) -> None:
    keep, _drop = pair
    merged(pair)
    keep.refresh_from_db()
    assert (keep.name, keep.name_zh, keep.website) == ("Sample Systems", "样本系统", "https://sample.example.org")


def test_what_a_canonical_name_found_was_found_by_the_other_name_that_it_is_now(
    pair: tuple[Organization, Organization],
) -> None:
    merged(pair)
    mention = Mention.objects.get(article__title="Named by its canonical name")
    assert mention.name is not None and mention.name.name == "Sample Systems Ltd"
    assert mention.version == mention.name.version or mention.version == 0
    assert Mention.objects.get(matched="SSL").name == OrganizationName.objects.get(name="SSL")


def test_the_columns_that_searches_read_follow(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    merged(pair)
    named = Mention.objects.accepted().filter(organization=keep).values("article")
    assert set(Article.objects.filter(organization_ids__contains=[keep.pk])) == set(
        Article.objects.filter(pk__in=named)
    )
    assert not Article.objects.filter(organization_ids__contains=[drop.pk]).exists()


def test_an_un_merge_leaves_everything_as_it_was(pair: tuple[Organization, Organization]) -> None:
    before = everything()
    done = merged(pair)
    undone = undoing.undo(done.act, by=UserFactory())
    assert differing(before, everything()) == {}
    assert undone.kept == []
    assert not Merge.objects.standing().exists()


def test_a_number_that_nothing_else_may_have_goes_back_as_well(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    Organization.objects.filter(pk=drop.pk).update(wikidata_qid="Q900001")
    last = OrganizationFactory(wikidata_qid="")
    before = everything()
    first = merged(pair)
    second = merging.merge(keep=last, drop=keep, by=None)
    last.refresh_from_db()
    assert last.wikidata_qid == "Q900001"
    for done in (second, first):
        assert not undoing.undo(done.act, by=None).kept
    assert differing(before, everything()) == {}


def test_a_number_that_was_given_to_the_one_kept_since_stays_there(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    Organization.objects.filter(pk=drop.pk).update(wikidata_qid="Q900001")
    done = merged(pair)
    Organization.objects.filter(pk=keep.pk).update(wikidata_qid="Q900002")
    undoing.undo(done.act, by=None)
    found = dict(Organization.objects.filter(pk__in=[keep.pk, drop.pk]).values_list("pk", "wikidata_qid"))
    assert found == {keep.pk: "Q900002", drop.pk: "Q900001"}


def test_an_un_merge_that_is_taken_back_merges_again_and_can_be_undone_again(
    pair: tuple[Organization, Organization],
) -> None:
    before = everything()
    done = merged(pair)
    named = set(Mention.objects.values_list("pk", "organization", "name__name", "state"))
    first = undoing.undo(done.act, by=None)
    again = undoing.undo(first.act, by=None)
    assert set(Mention.objects.values_list("pk", "organization", "name__name", "state")) == named
    assert not Organization.objects.filter(pk=pair[1].pk).exists()
    assert Merge.objects.standing().get().act == again.act
    undoing.undo(again.act, by=None)
    assert differing(before, everything()) == {}


def test_an_older_act_that_is_undone_gives_back_to_what_it_became_by_now(
    pair: tuple[Organization, Organization],
) -> None:
    keep, drop = pair
    last, other = OrganizationFactory(), OrganizationFactory()
    gone, moved = MentionFactory(organization=drop), MentionFactory(organization=drop)
    with acts.recorded(Act.Kind.BULK, "Tags of many articles", by=None) as act:
        Mention.objects.filter(pk=gone.pk).delete()
        Mention.objects.filter(pk=moved.pk).update(organization=other)
    merged(pair)
    merging.merge(keep=last, drop=keep, by=None)
    assert undoing.undo(act, by=None).kept == []
    assert set(Mention.objects.filter(pk__in=[gone.pk, moved.pk]).values_list("organization", flat=True)) == {last.pk}


def test_what_was_tagged_since_stays_with_the_one_that_was_kept(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    done = merged(pair)
    since = MentionFactory(organization=keep, name=OrganizationName.objects.get(name="Sample Systems Ltd"))
    undoing.undo(done.act, by=None)
    since.refresh_from_db()
    assert since.organization == keep
    assert since.name is None
    assert Mention.objects.filter(organization=drop).count() == 4


def test_a_decision_since_stays_and_the_mention_goes_back(pair: tuple[Organization, Organization]) -> None:
    _keep, drop = pair
    done = merged(pair)
    moved = Mention.objects.get(matched="Sample Systems Ltd")
    Mention.objects.filter(pk=moved.pk).update(state="rejected", decided_at="2021-01-01T00:00Z")
    undoing.undo(done.act, by=None)
    moved.refresh_from_db()
    assert (moved.organization, moved.state) == (drop, "rejected")


def test_a_name_that_was_changed_since_goes_back_as_it_is(pair: tuple[Organization, Organization]) -> None:
    _keep, drop = pair
    done = merged(pair)
    OrganizationName.objects.filter(name="Sample Sys").update(ambiguous=True)
    undoing.undo(done.act, by=None)
    name = OrganizationName.objects.get(name="Sample Sys")
    assert (name.organization, name.ambiguous) == (drop, True)


@pytest.mark.parametrize(
    ("kept", "dropped", "stands"),
    [
        ({"state": "suggested"}, {"state": "accepted", "by_hand": True}, "accepted"),
        ({"state": "rejected", "by_hand": True}, {"state": "accepted", "by_hand": True}, "accepted"),
        ({"state": "rejected", "by_hand": True}, {"state": "accepted", "origin": "import"}, "rejected"),
        ({"state": "accepted", "origin": "import"}, {"state": "rejected", "by_hand": True}, "rejected"),
        ({"state": "accepted", "by_hand": True}, {"state": "rejected", "by_hand": True}, "accepted"),
        ({"state": "unsure", "by_hand": True}, {"state": "accepted", "origin": "import"}, "accepted"),
        ({"state": "unsure", "by_hand": True}, {"state": "suggested"}, "unsure"),
        ({"state": "suggested"}, {"state": "unsure", "by_hand": True}, "unsure"),
        ({"state": "suggested"}, {"state": "suggested"}, "suggested"),
    ],
)
def test_of_two_decisions_the_stronger_one_stands(kept: dict[str, Any], dropped: dict[str, Any], stands: str) -> None:
    keep, drop, article = OrganizationFactory(), OrganizationFactory(), ArticleFactory()
    for organization, values in ((keep, kept), (drop, dropped)):
        by_hand = values.pop("by_hand", False)
        decided = {"decided_at": "2020-01-01T00:00Z"} if by_hand or "origin" in values else {}
        MentionFactory(organization=organization, article=article, **values, **decided)
    before = everything()
    done = merging.merge(keep=keep, drop=drop, by=None)
    assert Mention.objects.get().state == stands
    undoing.undo(done.act, by=None)
    assert differing(before, everything()) == {}


def test_the_words_of_both_are_counted_and_the_first_of_them_are_shown() -> None:
    keep, drop = OrganizationFactory(name="Sample Systems"), OrganizationFactory(name="SaSy")
    article = ArticleFactory(body="SaSy is what Sample Systems calls itself. SaSy sells software.")
    MentionFactory(organization=keep, article=article, offsets=[[13, 27]], count=1, surface="Sample Systems")
    MentionFactory(organization=drop, article=article, offsets=[[0, 4], [42, 46]], count=2, surface="SaSy")
    merging.merge(keep=keep, drop=drop, by=None)
    mention = Mention.objects.get()
    assert (mention.offsets, mention.count, mention.surface) == ([[0, 4], [13, 27], [42, 46]], 3, "SaSy")
    assert mention.organization == keep


def test_a_chain_of_merges_leads_there_in_one_hop_and_is_un_merged_from_its_end() -> None:
    first, second, third = (OrganizationFactory(slug=f"sample-{number}") for number in range(3))
    MentionFactory(organization=first)
    one = merging.merge(keep=second, drop=first, by=None)
    two = merging.merge(keep=third, drop=second, by=None)
    assert set(FormerSlug.objects.values_list("slug", "object_id")) == {("sample-0", third.pk), ("sample-1", third.pk)}
    with pytest.raises(UndoError, match="was itself merged into"):
        undoing.undo(one.act, by=None)
    undoing.undo(two.act, by=None)
    assert set(FormerSlug.objects.values_list("slug", "object_id")) == {("sample-0", second.pk)}
    undoing.undo(one.act, by=None)
    assert not FormerSlug.objects.exists()
    assert Mention.objects.get().organization == first


def test_merges_into_one_are_un_merged_in_any_order_unless_they_met_in_a_row() -> None:
    keep, one, other = (
        OrganizationFactory(),
        OrganizationFactory(website="https://one.example.org"),
        OrganizationFactory(),
    )
    mentions = [MentionFactory(organization=drop) for drop in (one, other)]
    before = everything()
    first, second = (merging.merge(keep=keep, drop=drop, by=None) for drop in (one, other))
    undoing.undo(first.act, by=None)
    assert [Mention.objects.get(pk=mention.pk).organization for mention in mentions] == [one, keep]
    undoing.undo(second.act, by=None)
    assert differing(before, everything()) == {}


def test_merges_that_met_in_one_mention_are_un_merged_last_first() -> None:
    keep, one, other = (OrganizationFactory() for _ in range(3))
    article = ArticleFactory()
    MentionFactory(organization=keep, article=article, suggested=True)
    for drop in (one, other):
        MentionFactory(organization=drop, article=article, decided_at="2020-01-01T00:00Z")
    before = everything()
    first, second = (merging.merge(keep=keep, drop=drop, by=None) for drop in (one, other))
    with pytest.raises(UndoError, match="Un-merge that first"):
        undoing.undo(first.act, by=None)
    undoing.undo(second.act, by=None)
    undoing.undo(first.act, by=None)
    assert differing(before, everything()) == {}


def test_one_right_below_the_other_takes_its_place() -> None:
    top = OrganizationFactory()
    drop = OrganizationFactory(parent=top)
    keep = OrganizationFactory(parent=drop)
    sister = OrganizationFactory(parent=drop)
    before = everything()
    done = merging.merge(keep=keep, drop=drop, by=None)
    keep.refresh_from_db()
    sister.refresh_from_db()
    assert (keep.parent, sister.parent) == (top, keep)
    undoing.undo(done.act, by=None)
    assert differing(before, everything()) == {}


def test_nothing_comes_to_stand_above_itself() -> None:
    drop = OrganizationFactory()
    between = OrganizationFactory(parent=drop)
    keep = OrganizationFactory(parent=between)
    with pytest.raises(MergeError, match="Merge the other way round"):
        merging.merge(keep=keep, drop=drop, by=None)
    merging.merge(keep=drop, drop=keep, by=None)


def test_nothing_is_merged_with_itself(pair: tuple[Organization, Organization]) -> None:
    with pytest.raises(MergeError, match="with itself"):
        merging.merge(keep=pair[0], drop=pair[0], by=None)
    assert not Act.objects.exists()


def test_an_address_that_was_given_away_has_to_be_freed_before_an_un_merge(
    pair: tuple[Organization, Organization],
) -> None:
    done = merged(pair)
    taken = OrganizationFactory(name="Another", slug="sample-systems-ltd")
    with pytest.raises(UndoError, match="Give that another one"):
        undoing.undo(done.act, by=None)
    assert merging.why_not(done)
    Organization.objects.filter(pk=taken.pk).update(slug="another")
    undoing.undo(done.act, by=None)
    assert Organization.objects.get(slug="sample-systems-ltd") == pair[1]


def test_a_name_that_another_one_has_taken_stands_in_the_way_of_an_un_merge(
    pair: tuple[Organization, Organization],
) -> None:
    done = merged(pair)
    OrganizationFactory(name="SAMPLE SYSTEMS LTD", slug="another")
    with pytest.raises(UndoError, match="has the same"):
        undoing.undo(done.act, by=None)
    assert Merge.objects.standing().exists()


def test_the_record_says_what_became_of_what(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    done = merged(pair, note="The same company under its registered name")
    assert (done.kept_id, done.dropped_id) == (keep.pk, drop.pk)
    assert (done.kept_name, done.dropped_name) == ("Sample Systems", "Sample Systems Ltd")
    assert done.act.parameters["note"] == "The same company under its registered name"
    assert done.act.counts["articles.mention.organization_id"] == 3
    assert ["organization", "sample-old"] in done.redirects


def test_looking_ahead_tells_what_merging_does_and_writes_nothing(pair: tuple[Organization, Organization]) -> None:
    keep, drop = pair
    before = everything()
    ahead = merging.look_ahead(keep=keep, drop=drop)
    assert differing(before, everything()) == {}
    told = {line.name: (line.number, line.twins) for line in ahead.lines}
    assert told["Mentions"] == (4, 1)
    assert told["Names of organizations"] == (2, 1)
    assert ahead.names == ("Sample Systems Ltd",)
    assert dict(ahead.taken)["Chinese name"] == "样本系统"
    assert any("followed the other" in remark for remark in ahead.remarks)
    assert ahead.problem == ""
