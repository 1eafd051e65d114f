"""Tables at the intake page: what their columns hold, and what is too much to look at."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.admin.intake import saving
from articles.models import Article, Intake
from tests.admin.intaking import hand_over, hidden, newest, preview, save, typed, upload

TABLE = """Kopf,Medium,Wann,Inhalt
Delegates speak about rules,The Example Times,17/11/2016,"Delegates spoke about rules for data, and asked for time."
Banks test a network,The Example Times,18/11/2016,"Banks in several countries tested a network for payments."
"""
pytestmark = pytest.mark.django_db


def columns(response: object, *, at: int = 0, **fields: str) -> dict[str, str]:
    """The form of a table as posted, with other fields for the columns of these names."""
    form = preview(response).parts[at].columns
    values = {bound.html_name: str(bound.value() or "") for bound in form}
    for name, field in fields.items():
        number = next(n for n, column in enumerate(form.table.mapping.columns) if column.name == name)
        values[f"c{at}-{number}"] = field
    return values


def read_again(client: Client, response: object, **fields: str) -> object:
    address = response.request["PATH_INFO"]  # type: ignore[attr-defined]
    return client.post(address, {**typed(response), **columns(response, **fields), "do": "columns-0"}, follow=True)


def test_the_guessed_columns_are_shown_with_examples_and_the_reason(editor: Client) -> None:
    page = hand_over(editor, uploads=[upload("table.csv", TABLE.encode())]).content.decode()
    for words in ("Kopf", "Banks test a network", "(kept as a label)"):
        assert words in page


def test_a_column_put_right_changes_what_is_understood(editor: Client) -> None:
    response = hand_over(editor, uploads=[upload("table.csv", TABLE.encode())])
    response = read_again(editor, response, Kopf="title", Medium="outlet", Wann="published_on", Inhalt="body")
    save(editor, response)
    assert set(Article.objects.values_list("outlet_name", flat=True)) == {"The Example Times"}
    assert set(Article.objects.values_list("title", flat=True)) == {
        "Delegates speak about rules",
        "Banks test a network",
    }


def test_columns_are_remembered_for_the_next_table_with_the_same_header(editor: Client) -> None:
    response = hand_over(editor, uploads=[upload("table.csv", TABLE.encode())])
    save(editor, read_again(editor, response, Kopf="title", Medium="agency", Wann="", Inhalt="body"))
    other = TABLE.replace("Banks", "Insurers").replace("Delegates", "Guests")
    response = hand_over(editor, uploads=[upload("next.csv", other.encode())])
    assert preview(response).parts[0].columns.table.mapping.fields() == {
        "Kopf": "title",
        "Medium": "agency",
        "Inhalt": "body",
    }


def test_reading_again_keeps_to_the_columns_of_the_editor(editor: Client) -> None:
    response = hand_over(editor, uploads=[upload("table.csv", TABLE.encode())])
    save(editor, read_again(editor, response, Kopf="title", Medium="outlet", Wann="published_on", Inhalt="body"))
    before = set(Article.objects.values_list("title", "outlet_name", "published_on"))
    capture = newest().captures.get()
    data = {"action": "read_again", "_selected_action": capture.pk}
    editor.post(reverse("admin:articles_capture_changelist"), data)
    assert capture.readings.count() == 2
    assert set(Article.objects.values_list("title", "outlet_name", "published_on")) == before


def test_two_columns_cannot_hold_the_same_and_one_must_hold_text(editor: Client) -> None:
    response = hand_over(editor, uploads=[upload("table.csv", TABLE.encode())])
    twice = read_again(editor, response, Kopf="body", Inhalt="body").content.decode()  # type: ignore[attr-defined]
    assert "Two columns cannot both hold the text." in twice
    none = read_again(editor, response, Kopf="", Inhalt="", Medium="").content.decode()  # type: ignore[attr-defined]
    assert "One column has to hold the title or the text." in none


def many(rows: int) -> bytes:
    lines = [f"Report {n},2016-11-17,Delegates number {n} spoke about rule {n * 7} of the law." for n in range(rows)]
    return "\n".join(["title,date,text", *lines]).encode()


def test_what_is_too_much_to_look_at_is_sampled_and_taken_as_a_whole(editor: Client) -> None:
    response = hand_over(editor, uploads=[upload("many.csv", many(40))])
    page = response.content.decode()
    assert "Take all of it in, as drafts" in page
    assert "Report 3" in page
    assert "Report 30" not in page
    editor.post(response.request["PATH_INFO"], {**hidden(response), "do": "whole"})
    assert Article.objects.filter(status="draft").count() == 40
    assert (newest().state, newest().counts) == ("finished", {"new": 40})


def test_a_whole_that_takes_long_goes_on_where_it_stopped(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SECONDS", 0)
    files = [upload(f"{n}.csv", many(30).replace(b"law", f"law {n}".encode())) for n in range(3)]
    response = hand_over(editor, uploads=files)
    address = response.request["PATH_INFO"]
    for _turn in range(30):
        response = editor.post(address, {**hidden(response), "do": "whole"}, follow=True)
        if Intake.objects.get().state == "finished":
            break
        assert "have been taken in so far" in response.content.decode()
    assert Article.objects.count() == 90
    assert sum(newest().counts.values()) == 90
    assert newest().captures.count() == 3
