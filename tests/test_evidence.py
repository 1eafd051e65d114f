import pytest

from articles import actions, evidence, tagging
from articles.models import (
    Article,
    ArticleTopic,
    Mention,
    NameCandidate,
    NameSighting,
    OrganizationName,
    TaggingRule,
)
from articles.understanding import Sighting
from tests import factories

pytestmark = pytest.mark.django_db

BODY = "It rained.\n\nSample Net laid cables. The port is new.\n\nPeople trust Sample Net."


@pytest.fixture
def article() -> Article:
    start = BODY.index("port")
    place = {"field": "edition", "value": "2017", "start": start, "end": start + 4, "sentence": "The port is new."}
    article = factories.ArticleFactory(body=BODY, candidates=[place, {"field": "title", "value": "x"}])
    marks = [[BODY.index("Sample Net"), BODY.index("Sample Net") + 10], [BODY.rindex("Sample Net"), len(BODY) - 1]]
    evidence = {"offsets": marks, "count": 2, "surface": "Sample Net", "sentence": "Sample Net laid cables."}
    factories.MentionFactory(article=article, organization__name="Sample Net", **evidence)
    topic = factories.TopicFactory(slug="cables")
    start = BODY.index("cables")
    words = {"surface": "cables", "sentence": "Sample Net laid cables.", "offsets": [[start, start + 6]], "count": 1}
    ArticleTopic.objects.create(article=article, topic=topic, state="suggested", origin="rule", rule="cue", **words)
    return article


def edit(article: Article, body: str) -> tuple[Mention, ArticleTopic]:
    article.body, old = body, article.body
    article.save()
    actions.realign_mentions(article=article, old_body=old, by=factories.UserFactory())
    article.refresh_from_db()
    return article.mentions.get(), article.article_topics.get()


def words(article: Article, offsets: list[list[int]]) -> list[str]:
    return [article.body[start:end] for start, end in offsets]


def test_all_marks_follow_what_is_put_in_before_them(article: Article) -> None:
    mention, topic = edit(article, f"A new lead.\n\n{BODY}")
    assert words(article, mention.offsets) == ["Sample Net", "Sample Net"]
    assert words(article, topic.offsets) == ["cables"]
    edition = article.candidates[0]
    assert article.body[edition["start"] : edition["end"]] == "port" and edition["sentence"] == "The port is new."
    assert (mention.sentence, mention.count) == ("Sample Net laid cables.", 2)
    assert article.candidates[1] == {"field": "title", "value": "x"}


def test_a_tag_whose_first_words_are_gone_rests_on_the_next(article: Article) -> None:
    mention, topic = edit(article, BODY.replace("Sample Net laid cables. ", ""))
    assert (mention.count, mention.sentence) == (1, "People trust Sample Net.")
    assert words(article, mention.offsets) == ["Sample Net"]
    assert (topic.offsets, topic.sentence, topic.count, topic.surface) == ([], "", 0, "cables")


def test_what_was_taken_out_of_a_text_is_told_by_no_tag_and_no_candidate(article: Article) -> None:
    mention, _topic = edit(article, "It rained.")
    assert (mention.offsets, mention.sentence, mention.state) == ([], "", "accepted")
    assert "sentence" not in article.candidates[0] and "start" not in article.candidates[0]


def test_a_sentence_that_was_rewritten_around_the_words_is_read_anew(article: Article) -> None:
    mention, _topic = edit(article, BODY.replace("laid cables", "dug ditches"))
    assert mention.sentence == "Sample Net dug ditches."


def test_a_text_that_stays_writes_nothing(article: Article, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(3):
        evidence.follow(article, article.body)


def test_tags_say_which_name_and_rule_matched_and_in_which_version() -> None:
    organization = factories.OrganizationFactory(name="Sample Net")
    name = OrganizationName.objects.create(organization=organization, name="SN")
    seen = Sighting("Sample Net", "SN", 0, 2, "SN grew.", 1, ((0, 2),), "alias", matched="SN", key=name.pk, version=3)
    (row,) = tagging.mentions([seen], {"Sample Net": organization.pk})
    mention = Mention.objects.create(article=factories.ArticleFactory(), **row)
    mention.refresh_from_db()
    assert (mention.name, mention.matched, mention.version, mention.tagging_rule) == (name, "SN", 3, None)
    assert mention.offsets == [[0, 2]]


def test_names_and_rules_that_are_gone_are_forgotten_and_the_tags_stay() -> None:
    topic = factories.TopicFactory()
    rule = TaggingRule.objects.create(label="A rule", topic=topic, terms=["cable"])
    gone = Sighting(topic.slug, "cable", 0, 5, "cable", 1, ((0, 5),), "rule: x", matched="cable", rule_key=rule.pk + 1)
    kept = Sighting(topic.slug, "cable", 0, 5, "cable", 1, ((0, 5),), "rule: A rule", matched="cable", rule_key=rule.pk)
    rows = tagging.topics([gone, kept], {topic.slug: topic.pk})
    tagging.without_gone(rows)
    assert [row["tagging_rule_id"] for row in rows] == [None, rule.pk]


def test_sightings_of_names_follow_a_text_and_go_with_their_words() -> None:
    article = factories.ArticleFactory(body="The Sample Institute met. The Sample Office came.")
    names = [
        NameCandidate.objects.create(key=text.lower(), name=text) for text in ("Sample Institute", "Sample Office")
    ]
    for name in names:
        start = article.body.index(name.name)
        place = [[start, start + len(name.name)]]
        NameSighting.objects.create(candidate=name, article=article, surface=name.name, sentence="x", offsets=place)
    old, article.body = article.body, "😀 Today the Sample Institute met."
    article.save(update_fields=["body"])
    actions.realign_mentions(article=article, old_body=old, by=None)
    left = NameSighting.objects.get()
    assert article.body[slice(*left.offsets[0])] == left.surface == "Sample Institute"
    assert left.sentence == article.body
    assert list(NameCandidate.objects.order_by("key").values_list("article_count", flat=True)) == [1, 0]
