"""From handing something over to drafts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, ArticleCapture, Blob, Capture, Intake
from tests import factories
from tests.admin.intaking import ADD, WUZHEN, hand_over, hidden, newest, preview, save, typed, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference(db: None) -> None:
    for year in (2015, 2016, 2017):
        factories.EventFactory(year=year)
    factories.SourceFactory(name="Xinhua News Agency", slug="xinhua", kind="wire", dateline_forms=["Xinhua"])
    factories.SourceFactory(name="China Daily", slug="china-daily")
    factories.PlaceFactory(name="Wuzhen", slug="wuzhen")
    for name in ("Alibaba", "Tencent"):
        factories.OrganizationFactory(name=name)


def test_a_pasted_text_is_kept_at_once_and_is_no_article_yet(editor: Client) -> None:
    response = hand_over(editor, text=WUZHEN)
    assert response.status_code == 200
    assert Capture.objects.get().blob.read() == WUZHEN.encode()
    assert newest().options["documents"][0]["capture"] == Capture.objects.get().pk
    assert not Article.objects.exists()


def test_the_preview_shows_each_value_with_its_origin_and_evidence(editor: Client) -> None:
    page = hand_over(editor, text=WUZHEN).content.decode()
    for words in ("Ministers discuss cyber rules", "WUZHEN, Nov. 17 (Xinhua)", "inferred from the document"):
        assert words in page
    assert "<mark>Alibaba</mark> and Tencent welcomed the law." in page


def test_what_was_understood_is_saved_as_a_draft_with_its_origins(editor: Client) -> None:
    response = save(editor, hand_over(editor, text=WUZHEN))
    article = Article.objects.get()
    assert (article.status, article.title) == ("draft", "Ministers discuss cyber rules")
    assert {article.date_origin, article.agency_origin} <= {"extracted", "inferred"}
    assert article.article_captures.get().capture == Capture.objects.get()
    assert reverse("admin:articles_article_change", args=[article.pk]) in response.content.decode()
    assert newest().state == "finished"
    assert Capture.objects.get().intake == newest()
    assert newest().counts == {"new": 1}


def test_what_was_corrected_is_the_editors(editor: Client) -> None:
    response = hand_over(editor, text=WUZHEN)
    save(editor, response, title="Rules for trade", date="2016-11", outlet="China Daily", byline="Li Hua\r\nWang Fang")
    article = Article.objects.get()
    assert (article.title, article.title_origin) == ("Rules for trade", "edited")
    assert (article.published_on, article.date_precision) == (date(2016, 11, 1), "month")
    assert (article.date_origin, article.date_evidence) == ("edited", "")
    assert (article.source.name, article.source_origin) == ("China Daily", "edited")
    assert (article.byline, article.byline_origin) == (["Li Hua", "Wang Fang"], "edited")
    assert article.event_origin != "edited"


def test_a_cleared_value_is_unknown_and_has_no_origin(editor: Client) -> None:
    save(editor, hand_over(editor, text=WUZHEN), date="", agency="", place="", edition="", language="")
    article = Article.objects.get()
    assert (article.published_on, article.date_precision, article.date_origin) == (None, "unknown", "")
    assert (article.agency, article.agency_origin) == (None, "")
    assert (article.place_text, article.place, article.place_origin) == ("", None, "")
    assert (article.event, article.language) == (None, "")


def test_a_date_that_is_none_is_told_at_its_field_and_nothing_is_saved(editor: Client) -> None:
    response = save(editor, hand_over(editor, text=WUZHEN), date="soon", title="")
    assert response.status_code == 422
    assert "“soon” is no date." in response.content.decode()
    assert not Article.objects.exists()
    assert newest().state == "running"


def test_an_agency_that_the_registry_lacks_is_refused_with_advice(editor: Client) -> None:
    response = save(editor, hand_over(editor, text=WUZHEN), agency="Nobody's Wire")
    assert "The registry has no agency “Nobody&#x27;s Wire”" in response.content.decode()


def test_an_outlet_that_the_registry_lacks_is_kept_as_it_is_printed(editor: Client) -> None:
    save(editor, hand_over(editor, text=WUZHEN), outlet="The Wuzhen Evening Paper")
    article = Article.objects.get()
    assert (article.source, article.outlet_name) == (None, "The Wuzhen Evening Paper")


def test_address_and_date_given_with_a_paste_are_taken_over(editor: Client) -> None:
    address = "https://news.example.org/rules"
    save(editor, hand_over(editor, text=WUZHEN, address=address, date="17 November 2016"))
    article = Article.objects.get()
    assert article.published_on == date(2016, 11, 17)
    assert Capture.objects.get().address == address


def test_documents_can_be_left_out(editor: Client) -> None:
    files = [upload("one.txt", WUZHEN.encode()), upload("two.txt", WUZHEN.replace("trade", "growth").encode())]
    response = hand_over(editor, uploads=files)
    assert preview(response).number == 2
    save(editor, response, take=None, title="")
    assert Article.objects.count() == 1
    assert newest().counts == {"left out": 1, "new": 1}


def test_a_document_that_was_left_out_can_be_taken_in_another_time(editor: Client) -> None:
    rows = b'{"title": "One", "body": "Delegates spoke."}\n{"title": "Two", "body": "Ministers answered."}\n'
    save(editor, hand_over(editor, uploads=[upload("two.jsonl", rows)]), take=None)
    assert set(Article.objects.values_list("title", flat=True)) == {"Two"}
    response = hand_over(editor, uploads=[upload("two.jsonl", rows)])
    assert len(preview(response).forms) == 1
    save(editor, response)
    assert set(Article.objects.values_list("title", flat=True)) == {"One", "Two"}


def test_the_preview_says_what_the_archive_has_already(editor: Client) -> None:
    save(editor, hand_over(editor, uploads=[upload("one.txt", WUZHEN.encode())]))
    article = Article.objects.get()
    files = [upload("copy.txt", WUZHEN.encode()), upload("again.txt", WUZHEN.replace("\n\n", "\n\n\n").encode())]
    response = hand_over(editor, uploads=files)
    page = response.content.decode()
    assert page.count("Is in the archive already") == 2
    assert reverse("admin:articles_article_change", args=[article.pk]) in page
    save(editor, response)
    assert newest().counts == {"duplicate": 2}
    assert Article.objects.count() == 1


def test_a_preview_asks_the_same_for_2_documents_and_for_12(editor: Client, django_assert_max_num_queries: Any) -> None:
    counts = []
    for number in (2, 12):
        lines = [f'{{"title": "Report {n} of {number}", "body": "Rule {n * number} was read."}}' for n in range(number)]
        response = hand_over(editor, uploads=[upload(f"{number}.jsonl", "\n".join(lines).encode())])
        assert len(preview(response).forms) == number
        with django_assert_max_num_queries(50) as asked:
            editor.get(response.request["PATH_INFO"])
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_broken_file_says_why_and_does_not_keep_the_others_from_being_saved(editor: Client) -> None:
    files = [upload("broken.txt", b"\x00\x01\x02" * 500), upload("one.txt", WUZHEN.encode())]
    response = hand_over(editor, uploads=files)
    assert "binary" in response.content.decode()
    save(editor, response)
    assert newest().counts == {"failed": 1, "new": 1}
    assert Capture.objects.failing().get().file_name == "broken.txt"


def test_nothing_given_helps(editor: Client) -> None:
    response = editor.post(ADD, hidden(editor.get(ADD)))
    assert "There is nothing to take in yet" in response.content.decode()
    assert not Intake.objects.exists()


def test_an_empty_file_is_named(editor: Client) -> None:
    response = hand_over(editor, uploads=[upload("void.txt", b"")])
    assert "void.txt" in response.content.decode() or "empty" in response.content.decode()
    assert not Capture.objects.exists()


def test_the_same_page_sent_twice_begins_one_intake(editor: Client) -> None:
    data = {**hidden(editor.get(ADD)), "text": WUZHEN}
    first, second = editor.post(ADD, data), editor.post(ADD, data)
    assert first["Location"] == second["Location"]
    assert Intake.objects.count() == Capture.objects.count() == Blob.objects.count() == 1


def test_a_preview_saved_twice_makes_one_article(editor: Client) -> None:
    response = hand_over(editor, text=WUZHEN)
    save(editor, response)
    again = save(editor, response, title="Another title")
    assert "This intake was finished before" in again.content.decode()
    assert Article.objects.get().title == "Ministers discuss cyber rules"


def test_a_file_that_was_taken_in_before_is_shown_with_its_article(editor: Client) -> None:
    for _time in range(2):
        response = hand_over(editor, uploads=[upload("one.txt", WUZHEN.encode())])
        save(editor, response)
    assert "This was taken in before" in response.content.decode()
    assert Article.objects.count() == ArticleCapture.objects.count() == 1
    assert newest().counts == {"unchanged": 1}


def test_a_preview_that_was_left_is_taken_up_again_with_what_was_typed(editor: Client) -> None:
    response = hand_over(editor, text=WUZHEN)
    save(editor, response, do="keep", title="Half a title")
    assert not Article.objects.exists()
    assert newest().inputs[0] in editor.get(ADD).content.decode()
    page = editor.get(reverse("admin:articles_intake_preview", args=[newest().pk]))
    save(editor, page)
    assert Article.objects.get().title == "Half a title"


def test_an_intake_that_was_put_away_keeps_its_bytes(editor: Client) -> None:
    save(editor, hand_over(editor, text=WUZHEN), do="discard")
    assert (newest().state, newest().counts) == ("finished", {"left out": 1})
    assert Capture.objects.count() == 1
    assert not Article.objects.exists()


def test_a_page_from_before_the_documents_changed_saves_nothing(editor: Client) -> None:
    response = hand_over(editor, text=WUZHEN)
    data = {**typed(response), "version": "0123456789abcdef", "do": "save"}
    answer = editor.post(response.request["PATH_INFO"], data, follow=True)
    assert "in another window" in answer.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize("group", ["Reviewer"])
def test_who_may_add_no_articles_finds_no_way_in(login: Callable[[str], Client], group: str) -> None:
    client = login(group)
    intake = factories.IntakeFactory(running=True, channel="admin")
    assert ADD not in client.get(reverse("admin:index")).content.decode()
    for address in (ADD, reverse("admin:articles_intake_preview", args=[intake.pk])):
        assert client.get(address).status_code == 403
        assert client.post(address, {"text": WUZHEN, "token": "x"}).status_code == 403
    assert client.get(reverse("admin:articles_intake_change", args=[intake.pk])).status_code == 200


def test_both_pages_want_a_token_against_forged_requests(editor: Client) -> None:
    intake = factories.IntakeFactory(running=True, channel="admin")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies
    for address in (ADD, reverse("admin:articles_intake_preview", args=[intake.pk])):
        assert strict.post(address, {"text": WUZHEN, "token": "x", "do": "save"}).status_code == 403
