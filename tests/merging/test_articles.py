"""Merging articles that are doubles: one text stays, captures and tags of both are its own, and it can be undone."""

from typing import Any

import pytest

from articles import evidence, merging, undoing
from articles.acts import UndoError
from articles.fingerprints import text_hash
from articles.merging import MergeError
from articles.models import (
    Article,
    ArticleCapture,
    ArticleRelatedEvent,
    ArticleTopic,
    Comment,
    Correction,
    Mention,
    NameCandidate,
    NameSighting,
    PossibleDouble,
    Story,
    TextSketch,
)
from articles.workflow import withdrawing
from tests.factories import (
    ArticleCaptureFactory,
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
)
from tests.merging.archive_rows import differing, everything

pytestmark = pytest.mark.django_db

KEPT = "Ministers met in Wuzhen. Sample Systems spoke about rules for security.\n\nNobody else spoke."
GONE = "WUZHEN - Ministers met in Wuzhen. Sample Systems spoke about rules for security, and so did Example Bank."


@pytest.fixture
def pair() -> tuple[Article, Article]:
    """Two texts of one report, and everything that an article may have on the one that goes."""
    keep = ArticleFactory(title="Ministers meet", body=KEPT, text_hash=text_hash("Ministers meet", KEPT))
    drop = ArticleFactory(
        title="Ministers meet in Wuzhen",
        body=GONE,
        text_hash=text_hash("Ministers meet in Wuzhen", GONE),
        canonical_address="example.org/ministers",
        source_url="https://example.org/ministers",
        event=EventFactory(),
        source=SourceFactory(),
        byline=["A. Sample"],
        summary="Ministers spoke.",
    )
    ArticleCaptureFactory(article=keep, role="origin")
    ArticleCaptureFactory(article=drop, role="origin")
    ArticleCaptureFactory(
        article=drop, role="newer", title="Later", body="A later text.", text_hash="a" * 64, likeness=0.1
    )
    systems, bank = OrganizationFactory(name="Sample Systems"), OrganizationFactory(name="Example Bank")
    mention(keep, systems, suggested=True)
    mention(drop, systems, decided_by=UserFactory(), decided_at="2020-01-01T00:00Z")
    mention(drop, bank)
    ArticleTopic.objects.create(article=drop, topic=TopicFactory())
    for article in (keep, drop):
        ArticleRelatedEvent.objects.create(article=article, event=EventFactory(year=2015))
    ArticleRelatedEvent.objects.create(article=drop, event=EventFactory(year=2016))
    Correction.objects.create(article=drop, field="title", proposed="Another", token_hash="b" * 64)
    Comment.objects.create(article=drop, text="Is this a double?")
    candidate = NameCandidate.objects.create(key="sample", name="Sample")
    NameSighting.objects.create(candidate=candidate, article=drop, surface="Sample", sentence="Sample.")
    TextSketch.objects.create(article=drop, bands=[1, 2])
    third = ArticleFactory()
    PossibleDouble.objects.create(article=drop, other=keep, likeness=0.8)
    PossibleDouble.objects.create(article=third, other=drop, likeness=0.7)
    return keep, drop


def mention(article: Article, organization: Any, **values: Any) -> Mention:
    start = article.body.index(organization.name)
    place = [start, start + len(organization.name)]
    return MentionFactory(article=article, organization=organization, offsets=[place], **values)


def test_captures_tags_and_all_else_are_those_of_the_one_that_is_kept(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    merging.merge(keep=keep, drop=drop, by=None)
    keep.refresh_from_db()
    assert not Article.objects.filter(pk=drop.pk).exists()
    assert (keep.title, keep.body) == ("Ministers meet", KEPT)
    assert set(keep.mentions.values_list("organization__name", "state")) == {
        ("Sample Systems", "accepted"),
        ("Example Bank", "accepted"),
    }
    assert len(keep.organization_ids) == 2
    assert [tag.topic_id for tag in keep.article_topics.all()] == keep.topic_ids
    assert set(keep.related_events.values_list("year", flat=True)) == {2015, 2016}
    assert Correction.objects.get().article == Comment.objects.get().article == keep
    assert PossibleDouble.objects.get().sides[0] == keep


def test_values_that_it_lacks_come_along_with_their_origin(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    merging.merge(keep=keep, drop=drop, by=None)
    keep.refresh_from_db()
    assert (keep.event, keep.source, keep.byline) == (drop.event, drop.source, ["A. Sample"])
    assert keep.event_origin == keep.source_origin == keep.byline_origin == "extracted"
    assert keep.summary == "Ministers spoke."


def test_its_captures_are_doubles_that_keep_the_text_that_they_had(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    merging.merge(keep=keep, drop=drop, by=None)
    roles = [link.role for link in keep.article_captures.order_by("pk")]
    assert roles == ["origin", "double", "double"]
    was_origin = keep.article_captures.get(body=GONE)
    assert (was_origin.title, was_origin.text_hash) == (drop.title, drop.text_hash)
    assert was_origin.canonical_address == "example.org/ministers"
    assert 0 < (was_origin.likeness or 0) < 1


def test_what_tags_rest_on_follows_to_the_text_that_stays(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    merging.merge(keep=keep, drop=drop, by=None)
    systems, bank = keep.mentions.order_by("organization__name").reverse()
    start, end = systems.offsets[0]
    assert KEPT[start:end] == "Sample Systems"
    assert (bank.offsets, bank.surface) == ([], "Example Bank")  # its words are not there


def test_an_un_merge_leaves_everything_as_it_was(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    before = everything()
    done = merging.merge(keep=keep, drop=drop, by=None)
    undone = undoing.undo(done.act, by=None)
    assert differing(before, everything()) == {}
    assert undone.kept == []
    again = undoing.undo(undone.act, by=None)  # type: ignore[arg-type]
    assert not Article.objects.filter(pk=drop.pk).exists()
    undoing.undo(again.act, by=None)  # type: ignore[arg-type]
    assert differing(before, everything()) == {}


def test_a_chain_of_doubles_is_un_merged_from_its_end(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    last = ArticleFactory()
    ArticleCaptureFactory(article=last, role="origin")
    before = everything()
    first = merging.merge(keep=keep, drop=drop, by=None)
    second = merging.merge(keep=last, drop=keep, by=None)
    for done in (second, first):
        assert undoing.undo(done.act, by=None).kept == []
    assert differing(before, everything()) == {}


def test_tags_stand_in_the_text_that_came_back_whatever_became_of_the_other_one(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    third = mention(drop, OrganizationFactory(name="Ministers"), rejected=True)
    done = merging.merge(keep=keep, drop=drop, by=None)
    keep.refresh_from_db()
    keep.body = f"A later beginning. {KEPT}"
    keep.save()
    evidence.follow(keep, KEPT)
    undoing.undo(done.act, by=None)
    third.refresh_from_db()
    assert (third.article, third.surface) == (drop, "Ministers")
    for tag in Mention.objects.filter(article__in=pair).select_related("article").exclude(offsets=[]):
        start, end = tag.offsets[0]
        assert tag.article.body[start:end] == tag.surface


def withdraw(article: Article) -> None:
    chosen = Article.objects.filter(pk=article.pk)
    withdrawing.withdraw(articles=chosen, kind="legal", reason="By order of a court.", by=None)


@pytest.mark.parametrize("state", ["withdrawn", "draft", "restricted"])
def test_what_was_taken_from_the_public_does_not_come_back_by_an_un_merge(
    pair: tuple[Article, Article], state: str
) -> None:
    keep, drop = pair
    done = merging.merge(keep=keep, drop=drop, by=None)
    withdraw(keep) if state == "withdrawn" else Article.objects.filter(pk=keep.pk).update(status=state)
    assert merging.why_not(done)
    with pytest.raises(UndoError, match="for everybody to read"):
        undoing.undo(done.act, by=None)
    assert not Article.objects.filter(pk=drop.pk).exists()


def test_what_nobody_could_read_comes_back_whatever_became_of_the_one_kept() -> None:
    keep, drop = ArticleFactory(), ArticleFactory(draft=True)
    done = merging.merge(keep=keep, drop=drop, by=None)
    withdraw(keep)
    undoing.undo(done.act, by=None)
    assert Article.objects.filter(pk=drop.pk, status="draft").exists()


def test_a_public_article_comes_back_only_by_who_may_publish(pair: tuple[Article, Article]) -> None:
    done = merging.merge(keep=pair[0], drop=pair[1], by=None)
    assert "articles.publish_article" in undoing.rights(done.act)
    drafts = merging.merge(keep=pair[0], drop=ArticleFactory(draft=True), by=None)
    assert "articles.publish_article" not in undoing.rights(drafts.act)


def test_what_was_tagged_and_written_since_stays(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    done = merging.merge(keep=keep, drop=drop, by=None)
    since = MentionFactory(article=keep)
    Article.objects.filter(pk=keep.pk).update(byline=["B. Sample"], byline_origin="edited")
    undoing.undo(done.act, by=None)
    keep.refresh_from_db()
    assert Mention.objects.get(pk=since.pk).article == keep
    assert (keep.byline, keep.event) == (["B. Sample"], None)
    assert Article.objects.get(pk=drop.pk).byline == ["A. Sample"]


@pytest.mark.parametrize(
    ("of_keep", "of_drop"),
    [("", "a"), ("a", "a"), ("a", "b"), ("a", "")],
)
@pytest.mark.parametrize("third", [True, False])
def test_stories_unite_and_part_again(of_keep: str, of_drop: str, third: bool) -> None:
    keep, drop = ArticleFactory(), ArticleFactory()
    stories = {name: Story.objects.create() for name in {of_keep, of_drop} - {""}}
    for article, name in ((keep, of_keep), (drop, of_drop)):
        if name:
            Article.objects.filter(pk=article.pk).update(story=stories[name])
    for name, story in stories.items():
        if third or of_keep != of_drop or name != of_drop:
            ArticleFactory(story=story)
    before = everything()
    done = merging.merge(keep=keep, drop=drop, by=None)
    keep.refresh_from_db()
    alone = of_keep == of_drop and not third
    assert (keep.story is not None) == (bool(stories) and not alone)
    assert Story.objects.count() == (0 if alone else min(len(stories), 1))
    undoing.undo(done.act, by=None)
    assert differing(before, everything()) == {}


def test_a_withdrawn_article_is_not_merged_away_nor_into() -> None:
    public, withdrawn = ArticleFactory(), ArticleFactory(withdrawn=True)
    for keep, drop in ((public, withdrawn), (withdrawn, public)):
        with pytest.raises(MergeError, match="withdrawn"):
            merging.merge(keep=keep, drop=drop, by=None)


def test_a_public_article_is_not_merged_into_a_draft() -> None:
    with pytest.raises(MergeError, match="Keep the public one"):
        merging.merge(keep=ArticleFactory(draft=True), drop=ArticleFactory(), by=None)
    merging.merge(keep=ArticleFactory(), drop=ArticleFactory(draft=True), by=None)


def test_what_was_withdrawn_once_goes_on_being_told(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    chosen = Article.objects.filter(pk=drop.pk)
    withdrawing.withdraw(articles=chosen, kind="error", reason="Taken in by mistake.", by=None)
    withdrawing.bring_back(articles=chosen, by=None)
    before = everything()
    drop.refresh_from_db()
    done = merging.merge(keep=keep, drop=drop, by=None)
    assert keep.withdrawals.count() == 1
    undoing.undo(done.act, by=None)
    assert differing(before, everything()) == {}


def test_the_same_text_taken_in_since_stands_in_the_way_of_an_un_merge(pair: tuple[Article, Article]) -> None:
    keep, drop = pair
    done = merging.merge(keep=keep, drop=drop, by=None)
    ArticleFactory(title=drop.title, text_hash=drop.text_hash)
    with pytest.raises(UndoError, match="cannot come back"):
        undoing.undo(done.act, by=None)
    assert ArticleCapture.objects.filter(article=keep).count() == 3


def test_two_outlets_and_two_languages_are_spoken_of_before() -> None:
    keep = ArticleFactory(source=SourceFactory(), language="en")
    drop = ArticleFactory(source=SourceFactory(), language="zh")
    remarks = merging.look_ahead(keep=keep, drop=drop).remarks
    assert [part in " ".join(remarks) for part in ("two outlets", "two languages")] == [True, True]
