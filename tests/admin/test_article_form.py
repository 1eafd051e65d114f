import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import acts
from articles.models import Act, Article, Mention
from tests import factories
from tests.admin.filled import posted

pytestmark = pytest.mark.django_db


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def save(client: Client, article: Article, **changes: object) -> "list[str]":
    """Save the form with changes; return what it complains about."""
    response = client.post(address(article), posted(client.get(address(article))) | changes)
    if response.status_code == 302:
        article.refresh_from_db()
        return []
    form = response.context["adminform"].form
    return [message for messages in form.errors.values() for message in messages]


def full_article(**values: object) -> Article:
    return factories.ArticleFactory(
        **{
            "event": factories.EventFactory(year=2016),
            "source": factories.SourceFactory(),
            "agency": factories.SourceFactory(kind="wire"),
            "place": factories.PlaceFactory(),
            "byline": ["Li, Wei", "A. Writer"],
            "body": "First.\n\n## HEADING\n\nSecond.",
            "warnings": ["Sign-off names no agency."],
        }
        | values
    )


def test_saving_without_a_change_changes_nothing(editor: Client) -> None:
    article = full_article(date_origin="inferred", date_evidence="second\nconference")
    before = Article.objects.filter(pk=article.pk).values().get()
    assert save(editor, article) == []
    after = Article.objects.filter(pk=article.pk).values().get()
    assert after | {"updated_at": None} == before | {"updated_at": None}
    assert not Article.pgh_event_models["update"].objects.exists()


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({"title": "Another title"}, "title"),
        ({"language": "zh-Hans"}, "language"),
        ({"published_on": "2015-12-17"}, "date"),
        ({"place_text": "WUZHEN, China"}, "place"),
        ({"byline": "Somebody Else"}, "byline"),
        ({"outlet_name": "The Daily"}, "source"),
    ],
)
def test_a_changed_value_rests_on_the_editor_and_the_others_stay(
    editor: Client, changes: dict[str, str], value: str
) -> None:
    article = full_article(source_origin="inferred", source_evidence="its head")
    assert save(editor, article, **changes) == []
    values = ("title", "language", "date", "place", "byline", "source", "agency", "event")
    assert [name for name in values if getattr(article, f"{name}_origin") == "edited"] == [value]
    assert (article.source_evidence == "") is (value == "source")


def test_a_cleared_value_has_no_origin_left(editor: Client) -> None:
    article = full_article()
    cleared = dict.fromkeys(("published_on", "place", "source", "agency", "event", "byline", "language"), "")
    assert save(editor, article, **cleared) == []
    origins = [getattr(article, f"{name}_origin") for name in ("date", "place", "source", "agency", "event", "byline")]
    assert origins == [""] * 6
    assert article.date_precision == "unknown"


def test_a_date_is_brought_to_its_precision(editor: Client) -> None:
    article = full_article()
    assert save(editor, article, date_precision="month") == []
    assert article.published_on.isoformat() == "2016-11-01"
    assert save(editor, article, date_precision="year") == []
    assert article.published_on.isoformat() == "2016-01-01"
    assert article.date_origin == "edited"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"date_precision": "unknown"}, "Say how much of the date is known"),
        ({"language": "English, I think"}, "must be a tag such as en"),
        ({"source_url": "javascript:alert(1)"}, "must begin with http"),
        ({"title": " "}, "This field is required"),
        ({"body": "a\0b"}, "Null characters are not allowed"),
    ],
)
def test_a_broken_rule_is_a_message_and_no_failure(editor: Client, changes: dict[str, str], complaint: str) -> None:
    article = full_article()
    complaints = save(editor, article, **changes)
    assert len(complaints) == 1
    assert complaint in complaints[0]


def test_topics_and_other_editions_are_added_and_the_rules_topics_stay(editor: Client) -> None:
    article = full_article()
    kept, added, waiting = factories.TopicFactory.create_batch(3)
    article.article_topics.create(topic=kept, origin="rule")
    article.article_topics.create(topic=waiting, origin="rule", state="suggested")
    edition = factories.EventFactory(year=2015)
    assert save(editor, article, topic_choice=[added.pk], edition_choice=[edition.pk]) == []
    rows = {row.topic_id: (row.origin, row.state) for row in article.article_topics.all()}
    assert rows == {kept.pk: ("rule", "accepted"), added.pk: ("editor", "accepted"), waiting.pk: ("rule", "suggested")}
    assert article.topic_ids == sorted([kept.pk, added.pk])
    assert [event.year for event in article.related_events.all()] == [2015]


def test_only_topics_that_nothing_was_said_of_are_offered_for_adding(editor: Client) -> None:
    article = full_article()
    free, suggested, rejected = factories.TopicFactory.create_batch(3)
    article.article_topics.create(topic=suggested, origin="rule", state="suggested")
    article.article_topics.create(topic=rejected, origin="rule", state="rejected")
    form = editor.get(address(article)).context["adminform"].form
    assert list(form.fields["topic_choice"].queryset) == [free]


def test_a_topic_is_decided_beside_what_it_rests_on(editor: Client) -> None:
    article = full_article()
    values = {"origin": "rule", "state": "suggested", "rule": "cue", "surface": "tariffs", "matched": "tariff"}
    topic = factories.TopicFactory()
    row = article.article_topics.create(topic=topic, sentence="New tariffs <came>.", version=3, **values)
    page = editor.get(address(article)).content.decode()
    assert "New <mark>tariffs</mark> &lt;came&gt;." in page
    assert "by “tariff” · version 3 · cue" in page
    assert save(editor, article, **{"article_topics-0-state": "rejected"}) == []
    row.refresh_from_db()
    assert (row.state, str(row.decided_by), row.decided_at is not None) == ("rejected", "editor", True)
    assert article.topic_ids == []


def test_deciding_all_topics_leaves_the_mentions_and_is_one_act(editor: Client) -> None:
    article = full_article()
    factories.MentionFactory(article=article, suggested=True)
    article.article_topics.create(topic=factories.TopicFactory(), origin="rule", state="suggested")
    assert save(editor, article, decide_all="article_topics.accepted") == []
    assert [row.state for row in article.article_topics.all()] == ["accepted"]
    assert [row.state for row in article.mentions.all()] == ["suggested"]
    acts.undo(Act.objects.get(), by=None)
    assert [row.state for row in article.article_topics.all()] == ["suggested"]


@pytest.mark.parametrize("nonsense", ["accepted.mentions", "mentions.suggested", "articles.accepted", ".", "x"])
def test_a_button_that_is_none_decides_nothing(editor: Client, nonsense: str) -> None:
    article = full_article()
    factories.MentionFactory(article=article, suggested=True)
    assert save(editor, article, decide_all=nonsense) == []
    assert [row.state for row in article.mentions.all()] == ["suggested"]


def test_a_decision_on_a_mention_notes_who_and_when(editor: Client) -> None:
    article = full_article()
    mine, other = factories.MentionFactory.create_batch(2, article=article, suggested=True)
    data = posted(editor.get(address(article)))
    row = next(name[:-3] for name, value in data.items() if name.endswith("-id") and value == mine.pk)
    assert save(editor, article, **{f"{row}-state": "accepted"}) == []
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.state, str(mine.decided_by), mine.decided_at is not None) == ("accepted", "editor", True)
    assert (other.state, other.decided_by, other.decided_at) == ("suggested", None, None)
    assert article.organization_ids == [mine.organization_id]


@pytest.mark.parametrize("state", ["accepted", "rejected"])
def test_one_button_decides_all_that_are_left(editor: Client, state: str) -> None:
    article = full_article()
    factories.MentionFactory.create_batch(2, article=article, suggested=True)
    decided = factories.MentionFactory(article=article, rejected=True)
    elsewhere = factories.MentionFactory(suggested=True)
    assert save(editor, article, decide_all=f"mentions.{state}") == []
    states = list(article.mentions.exclude(pk=decided.pk).values_list("state", "decided_by__username"))
    assert states == [(state, "editor")] * 2
    assert set(Mention.objects.filter(pk__in=[decided.pk, elsewhere.pk]).values_list("state", flat=True)) == {
        "rejected",
        "suggested",
    }


def test_editors_add_organizations_and_overrule_a_rejection(editor: Client) -> None:
    article = full_article()
    rejected = factories.MentionFactory(article=article, rejected=True)
    new = factories.OrganizationFactory()
    rows = {"mentions-2-TOTAL_FORMS": 2}
    for i, organization in enumerate((rejected.organization, new)):
        rows |= {f"mentions-2-{i}-organization": organization.pk, f"mentions-2-{i}-article": article.pk}
    assert save(editor, article, **rows) == []
    mentions = article.mentions.order_by("pk").values_list("organization", "state", "origin", "decided_by__username")
    assert list(mentions) == [
        (rejected.organization_id, "accepted", "rule", "editor"),
        (new.pk, "accepted", "editor", "editor"),
    ]


def test_marks_move_with_the_text_and_never_cover_other_words(editor: Client) -> None:
    article = full_article(body="Alibaba spoke. Then Alibaba left.")
    mention = factories.MentionFactory(article=article, surface="Alibaba", offsets=[[0, 7], [20, 27]])
    assert save(editor, article, body="On Monday Alibaba spoke.\r\n\r\nThen it left.") == []
    mention.refresh_from_db()
    assert [article.body[start:end] for start, end in mention.offsets] == ["Alibaba"]


def test_an_article_can_be_made_by_hand(editor: Client) -> None:
    add = reverse("admin:articles_article_add")
    data = posted(editor.get(add)) | {"title": "By hand", "body": "Text.", "status": "draft"}
    response = editor.post(add, data)
    assert response.status_code == 302, response.context["errors"]
    article = Article.objects.get()
    assert (article.title, article.title_origin, article.date_origin) == ("By hand", "edited", "")


def test_evidence_stands_beside_the_value(editor: Client) -> None:
    article = full_article(event_origin="inferred", event_evidence="the <third> conference")
    factories.MentionFactory(article=article, suggested=True, surface="SWIFT", sentence="Then <SWIFT> said so.")
    page = editor.get(address(article)).content.decode()
    assert '<q class="evidence">the &lt;third&gt; conference</q>' in page
    assert "Then &lt;<mark>SWIFT</mark>&gt; said so." in page
    assert "Sign-off names no agency." in page


def test_only_what_was_changed_is_written(editor: Client) -> None:
    article = full_article()
    with CaptureQueriesContext(connection) as asked:
        assert save(editor, article, title="Renamed") == []
    start = 'UPDATE "articles_article" SET '
    (update,) = [query["sql"].split(start)[1] for query in asked if start in query["sql"]]
    columns = re.findall(r'"(\w+)" = ', update.split("WHERE")[0])
    assert sorted(columns) == ["title", "title_origin", "updated_at"]
