"""What the intake and further readings write of tags: the names, rules and versions that matched, and their places."""

import pytest

from articles import registry
from articles.ingest import Options, find, ingest, read_again
from articles.models import Article, Capture, Mention, OrganizationName, TaggingRule, Topic
from tests.factories import OrganizationFactory, OrganizationNameFactory, TopicFactory, UserFactory
from tests.ingest.conftest import json_lines

pytestmark = pytest.mark.django_db

BODY = "The port of Sampleton has a landing station.\n\nThe firm SNC, which was renamed, owns two cable ships."


@pytest.fixture
def name() -> OrganizationName:
    owner = OrganizationFactory(name="Sample Net Company")
    name: OrganizationName = OrganizationNameFactory(organization=owner, name="SNC", case_sensitive=True)
    OrganizationName.objects.filter(pk=name.pk).update(required=["cable"])  # its second version
    return name


@pytest.fixture
def rule() -> TaggingRule:
    OrganizationFactory()  # without any, the registry of the files is asked
    rule: TaggingRule = TaggingRule.objects.create(
        label="Landing", topic=TopicFactory(slug="cables", cues=["cable ship"]), terms=["landing station"]
    )
    return rule


def take(inbox, body=BODY, **more):
    record = {"title": "A port", "published_on": "2016-11-07", "body": body, **more}
    (inbox / "a.jsonl").write_text(json_lines(record))
    ingest(find([inbox]), registry.knowledge(), options=Options(jobs=0))
    return Article.objects.get()


def words(article, tag):
    return [article.body[start:end] for start, end in tag.offsets]


def test_a_mention_keeps_the_name_that_matched_and_its_version(name, inbox):
    article = take(inbox)
    mention = article.mentions.get()
    assert (mention.name, mention.matched, mention.version, mention.surface) == (name, "SNC", 2, "SNC")
    assert words(article, mention) == ["SNC"] and mention.count == 1
    assert mention.sentence == "The firm SNC, which was renamed, owns two cable ships."
    assert (mention.state, mention.origin) == ("suggested", "rule")


def test_a_topic_keeps_its_cue_or_its_rule_and_waits_for_an_editor(rule, inbox):
    article = take(inbox, f"{BODY} A cable ship lays cables.")
    tag = article.article_topics.get()
    assert (tag.matched, tag.rule, tag.tagging_rule, tag.state) == ("cable ship", "cue", None, "suggested")
    assert words(article, tag) == ["cable ships", "cable ship"]
    assert article.topic_ids == []
    Article.objects.all().delete()
    Capture.objects.all().delete()
    Topic.objects.update(cues=["no such words"])
    tag = take(inbox).article_topics.get()
    assert (tag.matched, tag.tagging_rule, tag.version) == ("landing station", rule, 1)
    assert tag.rule == "rule: Landing" and tag.sentence == "The port of Sampleton has a landing station."


def test_a_name_and_a_rule_that_are_deleted_while_documents_are_taken_in_cost_no_document(name, rule, inbox):
    known = registry.knowledge()
    name.delete()
    rule.delete()
    (inbox / "a.jsonl").write_text(json_lines({"title": "A port", "published_on": "2016-11-07", "body": BODY}))
    result = ingest(find([inbox]), known, options=Options(jobs=0))
    assert not result.failed
    mention = Mention.objects.get()
    assert (mention.name, mention.matched) == (None, "SNC")
    assert Article.objects.get().article_topics.get().tagging_rule is None


def test_reading_again_renews_the_evidence_and_leaves_decisions(name, rule, inbox):
    article, editor = take(inbox), UserFactory()
    article.mentions.update(state="accepted", decided_by=editor, sentence="", offsets=[], matched="", version=0)
    article.article_topics.update(state="rejected", decided_by=editor, version=0)
    read_again(Capture.objects.get(), registry.knowledge())
    mention, topic = article.mentions.get(), article.article_topics.get()
    assert (mention.state, mention.decided_by, mention.name, mention.version) == ("accepted", editor, name, 2)
    assert words(article, mention) == ["SNC"] and mention.sentence
    assert (topic.state, topic.tagging_rule, topic.version) == ("rejected", rule, 1)


def test_a_topic_that_nothing_finds_any_more_is_suggested_no_more(rule, inbox):
    article = take(inbox)
    rule.delete()
    read_again(Capture.objects.get(), registry.knowledge())
    assert not article.article_topics.exists()


def test_what_an_editor_tagged_by_hand_moves_with_a_text_that_is_read_anew(name, inbox):
    article = take(inbox)
    Article.objects.update(body=f"Furniture.\n\n{BODY}", text_hash="")  # as an earlier version of the reader left it
    start = article.body.index("port") + len("Furniture.\n\n")
    owner = OrganizationFactory(name="Port Authority")
    Mention.objects.create(
        article=article, organization=owner, state="accepted", surface="port", offsets=[[start, start + 4]], count=1
    )
    read_again(Capture.objects.get(), registry.knowledge())
    article.refresh_from_db()
    assert article.body == BODY
    assert words(article, article.mentions.get(organization=owner)) == ["port"]
    assert words(article, article.mentions.get(name=name)) == ["SNC"]
