"""Hostile uploads: nothing runs, nothing leaves its place, everything is refused with a reason."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.admin.intake import views
from articles.models import Article, Capture, Intake
from tests.admin.intaking import ADD, WUZHEN, hand_over, hidden, newest, preview, save, upload

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
pytestmark = pytest.mark.django_db


def pages(client: Client, response: object) -> str:
    """The preview, and every page on which the intake is seen after it was saved."""
    found = [response.content.decode()]  # type: ignore[attr-defined]
    found.append(save(client, response).content.decode())
    found += [
        client.get(reverse(f"admin:articles_{model}_changelist")).content.decode() for model in ("intake", "capture")
    ]
    for article in Article.objects.all():
        found.append(client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode())
        found.append(client.get(reverse("admin:articles_article_split", args=[article.pk])).content.decode())
    return "\n".join(found)


@pytest.mark.parametrize("payload", [SCRIPT, IMAGE])
def test_no_page_takes_what_a_document_says_for_markup(editor: Client, payload: str) -> None:
    text = WUZHEN.replace("Ministers discuss", f"Ministers {payload} discuss").replace("rules help", payload)
    table = f'title{payload},text\n"{payload.replace(chr(34), "")} speaks","He said {payload.replace(chr(34), "")}."\n'
    files = [upload(f"{payload.replace('/', '')}.txt", text.encode()), upload("table.csv", table.encode())]
    shown = pages(editor, hand_over(editor, uploads=files, text=text + payload))
    assert SCRIPT not in shown
    assert "<img src=x" not in shown


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "..\\..\\boot.txt", "/etc/passwd.txt", "a\x00b.txt", "x" * 400 + ".txt"]
)
def test_a_file_name_never_leads_anywhere(editor: Client, name: str) -> None:
    data = {**hidden(editor.get(ADD)), "uploads": SimpleUploadedFile(name, WUZHEN.encode())}
    response = editor.post(ADD, data, follow=True)
    assert response.status_code == 200
    for capture in Capture.objects.all():
        assert "/" not in capture.file_name
        assert len(capture.file_name) <= 300


def test_an_upload_that_is_too_large_is_refused_before_it_is_read(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST_BYTES", 100)
    response = editor.post(ADD, {**hidden(editor.get(ADD)), "text": "x" * 200}, follow=True)
    assert "take in the folder by a command" in response.content.decode()
    assert not Intake.objects.exists()


def test_a_text_that_is_too_long_for_a_field_is_refused_with_advice(editor: Client) -> None:
    response = editor.post(ADD, {**hidden(editor.get(ADD)), "text": "x" * (3 * 2**20)}, follow=True)
    assert "Save it as a file, and upload that." in response.content.decode()


def test_too_many_files_are_refused_with_advice(editor: Client) -> None:
    files = [upload(f"{n}.txt", b"x") for n in range(101)]
    response = editor.post(ADD, {**hidden(editor.get(ADD)), "uploads": files}, follow=True)
    assert "more than 100 files" in response.content.decode()


def test_a_bomb_is_refused_with_its_reason(editor: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * (30 * 2**20))
        archive.writestr("../../escape.txt", WUZHEN)
    response = hand_over(editor, uploads=[upload("bomb.zip", packed.getvalue())])
    errors = [one.seen.error for part in preview(response).parts for one in part.shown if one.seen.error]
    assert errors
    save(editor, response)
    assert newest().state == "finished"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/x", "file:///etc/passwd", "no address"])
def test_what_is_no_address_is_not_asked(editor: Client, address: str) -> None:
    response = editor.post(ADD, {**hidden(editor.get(ADD)), "addresses": address}, follow=True)
    assert "is no address" in response.content.decode()
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/", "http://0x7f.1/"]
)
def test_an_address_inside_is_refused_with_its_reason(editor: Client, address: str) -> None:
    response = hand_over(editor, addresses=address)
    (part,) = preview(response).parts
    assert part.document.error
    assert part.capture is None


def test_more_addresses_than_a_page_may_ask_are_refused_with_advice(editor: Client) -> None:
    addresses = "\n".join(f"https://example.org/{n}" for n in range(11))
    response = editor.post(ADD, {**hidden(editor.get(ADD)), "addresses": addresses}, follow=True)
    assert "a page may fetch 10 at a time" in response.content.decode()
