from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Mention
from tests import factories

LIST = reverse("admin:articles_article_changelist")
pytestmark = pytest.mark.django_db


def titles(client: Client, query: str) -> set[str]:
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    return {article.title for article in response.context["cl"].result_list}


def act(client: Client, action: str, articles: "list[Article]", **data: object) -> str:
    """Do an action on articles; return what the list says afterwards, without the way to undo it."""
    data = {"action": action, "_selected_action": [article.pk for article in articles]} | data
    response = client.post(LIST, data, follow=True)
    assert response.status_code == 200
    return " ".join(str(message).partition(" <a ")[0] for message in response.context["messages"])


def test_search_looks_through_title_and_text_and_finds_numbers(editor: Client) -> None:
    factories.ArticleFactory(title="Rules", body="The ministry spoke about certification.")
    other = factories.ArticleFactory(title="第三届世界互联网大会在乌镇开幕", body="Nothing.")
    assert titles(editor, "q=certification") == {"Rules"}
    assert titles(editor, "q=互联网大会") == {other.title}
    assert titles(editor, f"q={other.pk}") == {other.title}


def test_filters_find_what_wants_a_look(editor: Client) -> None:
    factories.ArticleFactory(title="sure", sample=True)
    factories.ArticleFactory(title="guessed", title_origin="inferred", draft=True)
    factories.ArticleFactory(title="dated", date_origin="inferred", date_evidence="x", published_on="2015-01-01")
    factories.MentionFactory(article__title="tagged", suggested=True)
    factories.ArticleFactory(title="warned", undated=True, warnings=["Odd."], event=factories.EventFactory(year=2017))
    assert titles(editor, "inferred=anything") == {"guessed", "dated"}
    assert titles(editor, "inferred=date") == {"dated"}
    assert titles(editor, "mentions=suggested") == {"tagged"}
    assert "tagged" not in titles(editor, "mentions=decided")
    assert titles(editor, "warnings=yes") == titles(editor, "year=unknown") == {"warned"}
    assert titles(editor, "year=2015") == {"dated"}
    assert titles(editor, "status__exact=draft") == {"guessed"}
    assert titles(editor, "sample__exact=1") == {"sure"}


@pytest.mark.parametrize("query", ["year=²", "year=99999", "inferred=x", "mentions=x", "q=%00", "q=%22", "p=-1"])
def test_a_nonsense_address_is_no_failure(editor: Client, query: str) -> None:
    factories.ArticleFactory()
    assert editor.get(f"{LIST}?{query}", follow=True).status_code == 200


def test_a_row_shows_state_origin_and_what_is_to_decide(editor: Client) -> None:
    article = factories.ArticleFactory(draft=True, title_origin="inferred", title="<b>&", language="zh-Hans")
    factories.MentionFactory.create_batch(2, article=article, suggested=True)
    page = editor.get(LIST).content.decode()
    assert '<span lang="zh-Hans" class="headline">&lt;b&gt;&amp;</span>' in page
    assert '<span class="badge badge-draft">draft</span>' in page
    assert '<span class="badge badge-inferred">title</span>' in page
    assert f'<a href="{article.pk}/change/#mentions-group">2 <span class="narrow">to decide</span></a>' in page


def test_the_filters_speak_of_languages_and_of_what_is_missing_in_words(editor: Client) -> None:
    factories.ArticleFactory(language="zh-Hans", source=factories.SourceFactory(), event=factories.EventFactory())
    loose = factories.ArticleFactory(title="loose")
    offered = {
        spec.title: {str(choice["display"]): choice["query_string"] for choice in spec.choices(changelist)}
        for changelist in [editor.get(LIST).context["cl"]]
        for spec in changelist.filter_specs
    }
    assert set(offered["language"]) == {"All", "English", "Simplified Chinese"}
    assert titles(editor, offered["language"]["English"][1:]) == {loose.title}
    assert titles(editor, offered["outlet"]["No outlet"][1:]) == {loose.title}
    assert titles(editor, offered["edition"]["No edition"][1:]) == {loose.title}
    assert "English (1)" in editor.get(f"{LIST}?_facets=True").content.decode()
    assert "<summary>Status</summary>" in editor.get(LIST).content.decode()


def test_publish_says_how_many_and_what_was_left(editor: Client) -> None:
    rows = [factories.ArticleFactory(draft=True), factories.ArticleFactory(), factories.ArticleFactory(withdrawn=True)]
    said = act(editor, "publish", rows)
    assert said == "Published: 1 article. Left as they were: 1 published, 1 withdrawn."
    assert act(editor, "unpublish", rows[:2]) == "Back to draft: 2 articles."


def test_an_action_takes_everything_that_a_filter_finds(editor: Client) -> None:
    factories.ArticleFactory.create_batch(60, draft=True)
    kept = factories.ArticleFactory(draft=True, language="zh-Hans")
    data = {"action": "publish", "select_across": "1", "_selected_action": [kept.pk]}
    editor.post(f"{LIST}?language=en", data)
    assert list(Article.objects.filter(status="draft")) == [kept]


def test_set_edition_asks_which_and_then_sets_it(editor: Client) -> None:
    rows = factories.ArticleFactory.create_batch(2)
    event = factories.EventFactory(year=2016)
    asked = editor.post(LIST, {"action": "set_edition", "_selected_action": [row.pk for row in rows]})
    assert "For these 2 articles" in asked.content.decode()
    assert not Article.objects.exclude(event=None).exists()
    said = act(editor, "set_edition", rows, confirmed="1", event=event.pk)
    assert said == "World Internet Conference 2016: 2 articles."
    assert {(row.event, row.event_origin) for row in Article.objects.all()} == {(event, "edited")}


def test_set_edition_takes_one_away_only_where_that_was_chosen(editor: Client) -> None:
    event = factories.EventFactory()
    rows = factories.ArticleFactory.create_batch(2, event=event)
    for nothing in ("", "0", "x", str(event.pk + 1)):
        assert act(editor, "set_edition", rows, confirmed="1", event=nothing) == ""
    assert {row.event for row in Article.objects.all()} == {event}
    assert act(editor, "set_edition", rows[:1], confirmed="1", event="none") == "No edition: 1 article."
    assert [row.event for row in Article.objects.order_by("pk")] == [None, event]


def test_add_organization_asks_which_and_says_what_was_there(editor: Client) -> None:
    mention = factories.MentionFactory()
    rows = [mention.article, factories.ArticleFactory()]
    wrong = editor.post(LIST, {"action": "add_organization", "_selected_action": [rows[1].pk], "confirmed": "1"})
    assert "This field is required." in wrong.content.decode()
    said = act(editor, "add_organization", rows, confirmed="1", organization=mention.organization.pk)
    assert said == f"{mention.organization}: 1 article. Left as they were: 1 named already."
    assert {tuple(row.organization_ids) for row in Article.objects.all()} == {(mention.organization.pk,)}


def test_accept_all_takes_only_the_suggestions_of_the_selection(editor: Client) -> None:
    mine = factories.MentionFactory(suggested=True)
    factories.MentionFactory(article=mine.article, rejected=True)
    factories.MentionFactory(suggested=True)
    assert act(editor, "accept_mentions", [mine.article]) == "1 mention accepted."
    assert sorted(Mention.objects.values_list("state", flat=True)) == ["accepted", "rejected", "suggested"]
    assert Mention.objects.get(state="accepted").decided_by.username == "editor"


def test_withdraw_wants_a_class_and_a_reason(editor: Client) -> None:
    article = factories.ArticleFactory()
    for said in ({"kind": "other", "reason": " "}, {"kind": "", "reason": "Asked."}, {"kind": "x", "reason": "Asked."}):
        act(editor, "withdraw", [article], confirmed="1", **said)
        assert Article.objects.get().status == "published"
    said = {"kind": "privacy", "reason": "Asked by its author."}
    assert act(editor, "withdraw", [article], confirmed="1", **said) == "Withdrawn: 1 article."
    assert Article.objects.get().withdrawn_kind == "privacy"
    assert act(editor, "bring_back", [article]) == "Brought back: 1 article."
    assert Article.objects.get().status == "published"


@pytest.mark.parametrize("action", ["publish", "set_edition", "add_organization", "accept_mentions", "delete_selected"])
def test_reviewers_cannot_act(login: Callable[[str], Client], action: str) -> None:
    mention = factories.MentionFactory(article__draft=True, suggested=True)
    login("Reviewer").post(LIST, {"action": action, "_selected_action": [mention.article.pk]})
    assert Article.objects.get().status == "draft"
    assert Mention.objects.get().state == "suggested"
