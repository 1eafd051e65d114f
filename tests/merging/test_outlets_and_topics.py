"""Merging outlets and topics: lists are united, rights are spoken of, and all of it can be taken back."""

import pytest

from articles import merging, undoing
from articles.merging import MergeError
from articles.models import Article, ArticleTopic, Source, Topic
from tests.factories import ArticleFactory, FeedFactory, SourceFactory, TaggingRuleFactory, TopicFactory
from tests.merging.archive_rows import differing, everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlets() -> tuple[Source, Source]:
    keep = SourceFactory(name="Sample Times", slug="sample-times", domains=["times.example.org"])
    drop = SourceFactory(
        name="The Sample Times",
        slug="the-sample-times",
        name_zh="样本时报",
        domains=["times.example.org", "www.sampletimes.test"],
        dateline_forms=["Sample Times Online"],
        display_policy="metadata",
    )
    ArticleFactory(source=drop, agency=drop)
    ArticleFactory(source=keep, agency=drop)
    FeedFactory(source=drop)
    return keep, drop


def test_articles_and_feeds_of_an_outlet_move_and_its_names_become_forms_of_datelines(
    outlets: tuple[Source, Source],
) -> None:
    keep, drop = outlets
    before = everything()
    done = merging.merge(keep=keep, drop=drop, by=None)
    keep.refresh_from_db()
    assert Article.objects.filter(source=keep).count() == 2
    assert Article.objects.filter(agency=keep).count() == 2
    assert keep.feeds.count() == 1
    assert keep.domains == ["times.example.org", "www.sampletimes.test"]
    assert keep.dateline_forms == ["Sample Times Online", "The Sample Times"]
    assert (keep.name_zh, keep.display_policy) == ("样本时报", "full")
    undoing.undo(done.act, by=None)
    assert differing(before, everything()) == {}


def test_what_an_editor_adds_to_a_list_since_stays_and_what_came_along_leaves(outlets: tuple[Source, Source]) -> None:
    keep, drop = outlets
    done = merging.merge(keep=keep, drop=drop, by=None)
    keep.refresh_from_db()
    keep.domains = [*keep.domains, "new.example.org"]
    keep.save()
    undoing.undo(done.act, by=None)
    keep.refresh_from_db()
    assert keep.domains == ["times.example.org", "new.example.org"]
    assert Source.objects.get(pk=drop.pk).domains == ["times.example.org", "www.sampletimes.test"]


def test_a_domain_that_came_along_twice_stays_until_the_second_leaves(outlets: tuple[Source, Source]) -> None:
    keep, drop = outlets
    other = SourceFactory(domains=["www.sampletimes.test", "other.test"])
    done = merging.merge(keep=keep, drop=drop, by=None)
    second = merging.merge(keep=keep, drop=other, by=None)
    undoing.undo(done.act, by=None)
    keep.refresh_from_db()
    assert set(keep.domains) == {"times.example.org", "www.sampletimes.test", "other.test"}
    undoing.undo(second.act, by=None)
    keep.refresh_from_db()
    assert "other.test" not in keep.domains


def test_another_display_policy_is_spoken_of_before(outlets: tuple[Source, Source]) -> None:
    keep, drop = outlets
    remarks = merging.look_ahead(keep=keep, drop=drop).remarks
    assert any("for 1 articles" in remark and "metadata only" in remark for remark in remarks)
    assert [line.name for line in merging.look_ahead(keep=keep, drop=drop).lines] == [
        "Articles (agency)",
        "Articles (outlet)",
        "Feeds",
    ]


def test_topics_unite_cues_tags_rules_and_what_stands_below_them() -> None:
    keep, drop = (
        TopicFactory(label="Sample rules", cues=["rules"]),
        TopicFactory(label="Sample laws", cues=["Rules", "laws"]),
    )
    below = TopicFactory(parent=drop)
    both, alone = ArticleFactory(), ArticleFactory()
    for article, topic in ((both, keep), (both, drop), (alone, drop)):
        ArticleTopic.objects.create(article=article, topic=topic)
    rule = TaggingRuleFactory(topic=drop)
    before = everything()
    done = merging.merge(keep=keep, drop=drop, by=None)
    for row in (keep, below, rule, alone):
        row.refresh_from_db()
    assert keep.cues == ["rules", "laws"]
    assert (below.parent, rule.topic, alone.topic_ids) == (keep, keep, [keep.pk])
    assert ArticleTopic.objects.count() == 2
    undoing.undo(done.act, by=None)
    assert differing(before, everything()) == {}


def test_topics_do_not_come_to_stand_above_themselves() -> None:
    drop = TopicFactory()
    keep = TopicFactory(parent=TopicFactory(parent=drop))
    with pytest.raises(MergeError):
        merging.merge(keep=keep, drop=drop, by=None)
    assert Topic.objects.count() == 3
