"""Readers' corrections on the desk: seen beside what the article says, accepted, answered, set aside, undone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles import acts
from articles.corrections.sending import digest, new_token
from articles.models import Act, Article, ArticleTopic, Correction
from tests.factories import (
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    PlaceFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
LIST = "/admin/desk/corrections/"


def sent(article: Article, field: str = "title", proposed: str = "Ministers part", **values: Any) -> Correction:
    old = {"title": article.title, "date": "2016-11-17"}.get(field, "")
    values = {"old_value": old, "token_hash": digest(new_token())} | values
    return Correction.objects.create(article=article, field=field, proposed=proposed, **values)


def page(correction: Correction) -> str:
    return reverse("admin:desk_correction", args=[correction.pk])


def decide(client: Client, correction: Correction, do: str = "accept", **values: Any) -> Any:
    """Press a button of the page as it was opened."""
    form = client.get(page(correction)).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    return client.post(page(correction), {**data, "do": do, **values})


@pytest.fixture
def article() -> Article:
    return ArticleFactory(title="Ministers meet", date_origin="inferred", date_evidence="the opening day")


def test_the_list_shows_what_waits_and_leads_to_each(editor: Client, article: Article) -> None:
    found = sent(article, reason="I was there.")
    html = editor.get(LIST).content.decode()
    assert "<del>Ministers meet</del>" in html
    assert "<ins>Ministers part</ins>" in html
    assert "I was there." in html
    assert page(found) in html
    assert LIST in editor.get("/admin/desk/").content.decode()


def test_old_and_proposed_stand_side_by_side_with_what_the_value_rests_on(editor: Client, article: Article) -> None:
    html = editor.get(page(sent(article, "date", "2016-11-18"))).content.decode()
    assert "17 November 2016" in html
    assert "18" in html
    assert "the opening day" in html
    assert 'value="2016-11-18"' in html


def test_accepting_sets_the_field_as_an_editors_in_one_act_and_undoing_opens_it_again(
    editor: Client, article: Article
) -> None:
    found = sent(article, "date", "2016-11")
    response = decide(editor, found, answer="Thank you.")
    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.published_on, article.date_precision, article.date_origin) == (date(2016, 11, 1), "month", "edited")
    assert article.date_evidence == ""
    found.refresh_from_db()
    assert (found.state, found.answer, found.decided_by.username) == ("accepted", "Thank you.", "editor")
    act = Act.objects.get()
    assert (act.kind, found.act) == ("correction", act)
    assert reverse("admin:articles_act_change", args=[act.pk]) in editor.get(LIST).content.decode()
    acts.undo(act, by=None)
    article.refresh_from_db()
    found.refresh_from_db()
    assert (article.published_on, article.date_origin) == (date(2016, 11, 17), "inferred")
    assert article.date_evidence == "the opening day"
    assert (found.state, found.decided_at, found.answer) == ("open", None, "")


@pytest.mark.parametrize(
    ("field", "proposed", "columns"),
    [
        ("title", "Ministers part", {"title": "Ministers part", "title_origin": "edited"}),
        ("date", "–", {"published_on": None, "date_precision": "unknown", "date_origin": ""}),
        ("date", "2016-11-18", {"published_on": date(2016, 11, 18), "published_time": None, "published_zone": ""}),
        ("place", "wuzhen", {"place__name": "Wuzhen", "place_text": "wuzhen", "place_origin": "edited"}),
        ("place", "Nowhere", {"place": None, "place_text": "Nowhere"}),
        ("place", "–", {"place": None, "place_text": "", "place_origin": ""}),
        ("outlet", "the daily", {"source__name": "The Daily", "outlet_name": "", "source_origin": "edited"}),
        ("outlet", "样本日报", {"source__name": "The Daily"}),
        ("outlet", "Unknown Post", {"source": None, "outlet_name": "Unknown Post"}),
        ("outlet", "–", {"source": None, "outlet_name": "", "source_origin": "", "without": ["source"]}),
        ("agency", "The Daily", {"agency__name": "The Daily", "agency_origin": "edited"}),
        ("byline", "Ann Li\nBo Wu", {"byline": ["Ann Li", "Bo Wu"], "byline_origin": "edited"}),
        ("byline", "–", {"byline": [], "byline_origin": ""}),
        ("edition", "wic-2016", {"event__year": 2016, "event_origin": "edited"}),
        ("edition", "–", {"event": None, "event_origin": "", "without": ["event"]}),
        ("language", "zh-Hans", {"language": "zh-Hans", "language_origin": "edited"}),
        ("text", "All left.", {"body": "Opening.\n\nAll left."}),
    ],
)
def test_each_field_is_set_with_its_origin(editor: Client, field: str, proposed: str, columns: dict[str, Any]) -> None:
    EventFactory(year=2016)
    PlaceFactory(name="Wuzhen")
    SourceFactory(name="The Daily", name_zh="样本日报")
    article = ArticleFactory(
        body="Opening.\n\nAll stayed.",
        byline=["Someone"],
        outlet_name="Old Post",
        place_text="Old town",
        event=EventFactory(year=2015),
        published_time="09:00",
        published_zone="GMT",
    )
    response = decide(editor, sent(article, field, proposed, old_value="All stayed." if field == "text" else "x"))
    assert response.status_code == 302, response.context["form"].errors
    assert Article.objects.filter(pk=article.pk).values(*columns)[0] == columns


def test_of_a_list_what_the_reader_changed_is_done_and_no_more(editor: Client, article: Article) -> None:
    kept, gone, late = (OrganizationFactory(name=f"Sample {name}") for name in ("Kept", "Gone", "Late"))
    OrganizationNameFactory(organization=(new := OrganizationFactory(name="Sample New")), name="样本新")
    for organization in (kept, gone):
        MentionFactory(article=article, organization=organization)
    found = sent(article, "organization", "Sample Kept\n样本新", old_value="Sample Gone\nSample Kept")
    MentionFactory(article=article, organization=late)  # accepted after the reader looked
    assert decide(editor, found).status_code == 302
    states = dict(article.mentions.values_list("organization__name", "state"))
    assert states == {
        "Sample Kept": "accepted",
        "Sample Gone": "rejected",
        "Sample Late": "accepted",
        new.name: "accepted",
    }
    acts.undo(Act.objects.get(), by=None)
    states = dict(article.mentions.values_list("organization__name", "state"))
    assert states == {"Sample Kept": "accepted", "Sample Gone": "accepted", "Sample Late": "accepted"}


def test_topics_are_added_and_refused(editor: Client, article: Article) -> None:
    old, new = TopicFactory(label="Old flows"), TopicFactory(label="New flows")
    ArticleTopic.objects.create(article=article, topic=old)
    assert decide(editor, sent(article, "topic", "New flows", old_value="Old flows")).status_code == 302
    assert dict(article.article_topics.values_list("topic", "state")) == {old.pk: "rejected", new.pk: "accepted"}
    article.refresh_from_db()
    assert article.topic_ids == [new.pk]


def test_a_passage_that_was_put_right_takes_its_marks_along(editor: Client) -> None:
    article = ArticleFactory(body="Yesterday all spoke. Then Baidu spoke.")
    start = article.body.index("Baidu")
    mention = MentionFactory(article=article, organization__name="Baidu", offsets=[[start, start + 5]])
    decide(editor, sent(article, "text", "On Monday", old_value="Yesterday"))
    mention.refresh_from_db()
    article.refresh_from_db()
    ((start, end),) = mention.offsets
    assert article.body[start:end] == "Baidu"


@pytest.mark.parametrize(
    ("field", "old", "proposed", "complaint"),
    [
        ("agency", "", "No such wire", "no agency “No such wire”"),
        ("organization", "", "No such firm", "no organization “No such firm”"),
        ("text", "spoke", "sang", "stands in the text 2 times"),
        ("text", "whispered", "sang", "does not stand in the text any more"),
    ],
)
def test_what_cannot_be_set_says_why_and_may_be_done_by_hand(
    editor: Client, field: str, old: str, proposed: str, complaint: str
) -> None:
    article = ArticleFactory(body="They spoke and spoke.")
    found = sent(article, field, proposed, old_value=old)
    assert complaint in editor.get(page(found)).content.decode()
    refused = decide(editor, found)
    assert refused.status_code == 422
    assert complaint in refused.content.decode()
    assert Article.objects.get(pk=article.pk).body == "They spoke and spoke."
    assert decide(editor, found, "done").status_code == 302
    assert Correction.objects.get().state == "accepted"


def test_the_editor_may_set_something_else_than_was_proposed(editor: Client, article: Article) -> None:
    found = sent(article, proposed="ministers part!!!")
    assert decide(editor, found, value="Ministers part").status_code == 302
    article.refresh_from_db()
    found.refresh_from_db()
    assert (article.title, found.proposed) == ("Ministers part", "ministers part!!!")


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [("date", "someday", "is no date"), ("title", " ", "Say what it should be"), ("title", "x" * 501, "at most 500")],
)
def test_a_value_that_cannot_be_is_refused_but_no_answer_hangs_on_it(
    editor: Client, article: Article, field: str, value: str, complaint: str
) -> None:
    found = sent(article, field, "2016-11-18" if field == "date" else "New")
    refused = decide(editor, found, value=value)
    assert refused.status_code == 422
    assert complaint in refused.content.decode()
    assert decide(editor, found, "reject", value=value, answer="No.").status_code == 302


def test_a_rejection_needs_an_answer_and_changes_nothing_else(editor: Client, article: Article) -> None:
    found = sent(article)
    refused = decide(editor, found, "reject")
    assert refused.status_code == 422
    assert "Say why the article stays as it is" in refused.content.decode()
    assert decide(editor, found, "reject", answer="The headline is the paper’s own.").status_code == 302
    found.refresh_from_db()
    assert (found.state, found.answer) == ("rejected", "The headline is the paper’s own.")
    assert Article.objects.get().title == "Ministers meet"


def test_many_are_set_aside_at_once_as_one_act(editor: Client, article: Article) -> None:
    rows = [sent(article, "other", f"Buy {n}") for n in range(4)]
    editor.post(LIST, {"chosen": [rows[0].pk, rows[1].pk, "0", "x", "9" * 30]})
    assert sorted(Correction.objects.values_list("state", flat=True)) == ["open", "open", "spam", "spam"]
    acts.undo(Act.objects.get(), by=None)
    assert Correction.objects.open().count() == 4
    assert "tick corrections first" in editor.post(LIST, {}, follow=True).content.decode()


def test_of_two_decisions_the_second_is_told(editor: Client, article: Article) -> None:
    found = sent(article)
    decide(editor, found, "spam")
    for do, more in (("accept", {"value": "x", "seen": article.title}), ("reject", {"answer": "No."}), ("spam", {})):
        refused = editor.post(page(found), {"do": do, **more})
        assert refused.status_code == 422
        assert "meanwhile" in str(refused.context["form"].errors)
    assert Act.objects.count() == 1


def test_an_article_that_changed_since_the_page_was_opened_is_looked_at_again(editor: Client, article: Article) -> None:
    found = sent(article)
    Article.objects.update(title="Ministers rest")
    refused = editor.post(page(found), {"do": "accept", "value": "New", "seen": "Ministers meet"})
    assert refused.status_code == 422
    html = editor.get(page(found)).content.decode()
    assert "When this was sent, the article said “Ministers meet”" in html
    assert decide(editor, found).status_code == 302


def test_a_reviewer_looks_and_only_who_may_change_articles_sets_values(
    login: Callable[[str], Client], article: Article, django_user_model: Any
) -> None:
    from django.contrib.auth.models import Permission

    found = sent(article)
    reviewer = login("Reviewer")
    assert "<button" not in reviewer.get(page(found)).content.decode().partition("<main")[2].partition("</main")[0]
    for address in (page(found), LIST):
        assert reviewer.post(address, {"do": "accept", "chosen": [found.pk]}).status_code == 403
    user = django_user_model.objects.create_user("answers", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_correction", "change_correction"]))
    answers = Client()
    answers.force_login(user)
    assert answers.post(page(found), {"do": "accept", "value": "x", "seen": article.title}).status_code == 403
    assert answers.post(page(found), {"do": "reject", "answer": "No."}).status_code == 302
    stranger = Client()
    stranger.force_login(django_user_model.objects.create_user("stranger", is_staff=True))
    assert stranger.get(LIST).status_code == stranger.get(page(found)).status_code == 403
    assert Client().get(LIST).status_code == 302


@pytest.mark.parametrize("field", ["title", "text", "other", "organization", "date", "edition", "language"])
def test_hostile_text_is_shown_as_text(editor: Client, article: Article, field: str) -> None:
    found = sent(
        article, field, EVIL, old_value=EVIL, reason=EVIL, evidence_url="https://example.org/?" + "'" + '"><b>'
    )
    for address in (LIST, page(found)):
        html = editor.get(address).content.decode()
        assert "<script>alert" not in html
        assert "<img" not in html
        assert '"><i>' not in html
    assert decide(editor, found, "reject", answer=EVIL).status_code == 302
    html = editor.get(page(found)).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("query", ["?state=none", "?state=%00"])
def test_an_unknown_state_is_no_list(editor: Client, query: str) -> None:
    assert editor.get(LIST + query).status_code == 404
    assert editor.get(f"{LIST}?after=x").status_code == 200
    assert editor.get(f"{LIST}?after={'9' * 40}").status_code == 200


@pytest.mark.parametrize("number", [2, 20])
def test_the_list_asks_the_database_as_often_for_little_as_for_much(
    editor: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        sent(ArticleFactory(), "edition", EventFactory(year=2016).slug)
    editor.get(LIST)
    with django_assert_num_queries(8):
        assert "World Internet Conference" in editor.get(LIST).content.decode()
