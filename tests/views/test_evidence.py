"""What an article's tags and values rest on, and that no more of a text is told by it than the policy shows."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, ArticleTopic, TaggingRule
from articles.views.evidence import Readable, value_evidence
from tests.factories import (
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
)

DAY = datetime(2026, 3, 3, tzinfo=UTC)
HIDDEN = "Nobody may read that the third gathering was planned by Sample Networks."
BODY = "The gathering opened in town.\n\n" + "word " * 100 + f"\n\n{HIDDEN}"
Show = Callable[[Article], str]


@pytest.fixture
def show(client: Client) -> Show:
    def get(article: Article) -> str:
        html = client.get(article.get_absolute_url()).content.decode()
        return re.sub(r"\s+", " ", html)

    return get


def article_of(policy: str = "full", **values: Any) -> Article:
    return ArticleFactory(source=SourceFactory(display_policy=policy), **{"body": BODY} | values)


@pytest.mark.django_db
def test_a_mention_tells_its_sentence_the_name_that_matched_its_version_and_who_decided_when(show: Show) -> None:
    article = article_of(body="The platform then named Facebook spoke.")
    somebody = UserFactory(username="somebody", first_name="Secret")
    MentionFactory(
        article=article,
        organization=OrganizationFactory(name="Sample Platforms", slug="sample-platforms"),
        surface="Facebook",
        sentence="The platform then named Facebook spoke.",
        offsets=[[24, 32]],
        count=3,
        rule="former name",
        matched="Facebook",
        version=2,
        decided_by=somebody,
        decided_at=DAY,
    )
    html = show(article)
    assert 'href="#evidence-sample-platforms" id="named-sample-platforms">Facebook</a> spoke.' in html
    assert '<div class="why" id="evidence-sample-platforms">' in html
    assert 'named <span class="org">Facebook</span> spoke.</blockquote>' in html
    assert "3×" in html
    assert "Found by its former name “Facebook” (version 2). Accepted by an editor, 3 March 2026." in html
    assert '<a href="#named-sample-platforms">In the text</a>' in html
    assert "somebody" not in html
    assert "Secret" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"rule": "acronym", "matched": "SN", "version": 1}, "Found by its acronym “SN” (version 1)."),
        ({"rule": "name, in the title", "matched": "Sample", "version": 4}, "Found by its name “Sample” (version 4)."),
        (
            {"rule": "ambiguous: its country in the text", "matched": "Sample", "version": 1},
            "(version 1); it means other things too, and was believed here: its country in the text.",
        ),
        ({"rule": "something", "matched": ""}, "Found by a rule: something."),
        (
            {"rule": "name", "matched": "Sample", "origin": "import", "decided_at": DAY},
            "Accepted with trusted material",
        ),
        ({"rule": "", "surface": "", "origin": "editor", "decided_at": DAY}, "Set by an editor, 3 March 2026."),
    ],
)
def test_each_way_of_being_tagged_is_told_in_words(show: Show, values: dict[str, Any], told: str) -> None:
    article = article_of()
    MentionFactory(article=article, **values)
    assert told in show(article)


@pytest.mark.django_db
def test_a_tagging_rule_is_told_by_its_label_and_its_terms_stay_inside(show: Show) -> None:
    article, topic = article_of(), TopicFactory(label="Data flows")
    rule = TaggingRule.objects.create(label="Cross-border data", topic=topic, terms=["SECRET-TERM"])
    ArticleTopic.objects.create(
        article=article,
        topic=topic,
        tagging_rule=rule,
        rule="any",
        matched="SECRET-TERM",
        version=3,
        surface="gathering opened",
        sentence="The gathering opened in town.",
        count=1,
    )
    html = show(article)
    assert 'The <span class="org">gathering opened</span> in town.' in html
    assert "Found by the rule “Cross-border data” (version 3)." in html
    assert "SECRET-TERM" not in html


@pytest.mark.django_db
def test_topics_that_are_suggested_or_rejected_are_nowhere_on_the_page(show: Show) -> None:
    article = article_of()
    for state in ("suggested", "unsure", "rejected"):
        ArticleTopic.objects.create(article=article, topic=TopicFactory(label=f"Topic {state}"), state=state)
    assert not re.search("Topic (suggested|unsure|rejected)", show(article))


@pytest.mark.django_db
def test_date_and_edition_tell_the_words_and_the_sentence_that_they_rest_on(show: Show) -> None:
    words, sentence = "the third gathering", "Nobody may read that the third gathering was planned by Sample Networks."
    one = {"field": "edition", "value": "2016", "evidence": words, "rule": "number", "chosen": True}
    article = article_of(
        event=EventFactory(year=2016),
        event_origin="inferred",
        event_evidence=words,
        date_evidence="date: 2016-11-17",
        candidates=[{**one, "sentence": sentence}],
    )
    html = show(article)
    assert 'that <span class="org">the third gathering</span> was planned' in html
    assert "<summary>inferred</summary>" in html
    assert "<summary>as stated</summary>" in html
    assert "date: 2016-11-17</q>" in html


PLACES: dict[str, dict[str, Any]] = {
    "date": {"date_origin": "inferred", "date_evidence": HIDDEN},
    "part of a date's": {"date_origin": "inferred", "date_evidence": "2016; the third  GATHERING was; Nov."},
    "outlet": {"source_evidence": HIDDEN},
    "place": {"place_text": "that the third gathering was planned", "place_origin": "inferred"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("policy", ["excerpt", "metadata"])
@pytest.mark.parametrize("values", PLACES.values(), ids=PLACES)
def test_no_value_quotes_words_that_the_public_may_not_read(show: Show, policy: str, values: dict[str, Any]) -> None:
    article = article_of(policy, **values)
    rests = show(article).partition('<dl class="facts">')[2].partition("</dl>")[0]
    assert "gathering" not in " ".join(re.findall(r"<(?:q|blockquote)[ >].*?</", rests)).casefold()


@pytest.mark.django_db
@pytest.mark.parametrize("policy", ["excerpt", "metadata"])
def test_no_tag_quotes_words_that_the_public_may_not_read(show: Show, policy: str) -> None:
    article = article_of(
        policy, event=EventFactory(year=2016), event_origin="inferred", event_evidence="third gathering"
    )
    Article.objects.update(
        candidates=[{"field": "edition", "value": "2016", "evidence": "third gathering", "sentence": HIDDEN}]
    )
    MentionFactory(article=article, organization__name="Sample Networks", sentence=HIDDEN, matched="Sample Networks")
    topic = TopicFactory()
    rule = TaggingRule.objects.create(label="Plans", topic=topic, kind="regex", terms=["third .* planned"])
    ArticleTopic.objects.create(
        article=article, topic=topic, tagging_rule=rule, rule="regex", surface=HIDDEN[16:50], sentence=HIDDEN, count=1
    )
    html = show(article)
    for start in range(0, len(HIDDEN) - 25):
        run = HIDDEN[start : start + 12]
        if run not in "Sample Networks":
            assert run not in html, run
    assert "Found by its name “Sample Networks”" in html
    assert "Found by the rule “Plans”" in html


@pytest.mark.django_db
def test_what_stands_in_the_excerpt_or_beside_the_text_may_be_quoted(show: Show) -> None:
    article = article_of("excerpt", date_origin="inferred", date_evidence="TOWN, Nov. 17 (Sample Wire) --")
    MentionFactory(article=article, organization__name="The gathering", sentence="The gathering opened in town.")
    html = show(article)
    assert "TOWN, Nov. 17 (Sample Wire) --</q>" in html
    assert "opened in town.</blockquote>" in html


@given(evidence=st.text("abcd ", max_size=60), hidden=st.text("abcd ", max_size=60))
def test_evidence_of_an_excerpt_never_holds_a_run_of_hidden_words(evidence: str, hidden: str) -> None:
    readable = Readable.__new__(Readable)
    readable.whole, readable.some, readable.shown, readable.text = False, True, "a title", " ".join(hidden.split())
    shown = " ".join(readable.words(evidence).split())
    runs = (shown[start : start + 12] for start in range(len(shown) - 11))
    assert not any(run in readable.text and run not in readable.shown for run in runs)


@pytest.mark.parametrize("one", [{}, {"field": "date"}, {"field": "date", "evidence": "x", "sentence": None}])
def test_candidates_without_a_sentence_make_no_fault(settings: Any, one: dict[str, Any]) -> None:
    settings.DEFAULT_DISPLAY_POLICY = "full"
    article = Article(title="A title", body="A text.", status="published", date_evidence="x", candidates=[one])
    assert value_evidence(article, "date", "date", Readable(article)).words == "x"
