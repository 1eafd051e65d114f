"""What an original says, as plain text."""

import gzip
import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from articles.admin.capture_text import unpacked
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = b"<!doctype html><html><body><h1>Rules</h1><script>x</script><p>Delegates spoke about rules.</p></body></html>"


def read(client: Client, view: str, name: str, data: bytes) -> str:
    capture = factories.CaptureFactory(data=data, file_name=name)
    response = client.get(reverse(f"admin:articles_capture_{view}", args=[capture.pk]))
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    return response.content.decode()


def test_the_members_of_an_archive_are_shown_with_their_names_and_texts(editor: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("news/page.html", PAGE)
        archive.writestr("broken.txt", b"\x00\x01" * 400)
    text = read(editor, "read", "news.zip", packed.getvalue())
    assert "news/page.html" in text
    assert "Delegates spoke about rules." in text
    assert "binary" in text


def test_what_is_packed_is_shown_unpacked(editor: Client) -> None:
    record = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n\r\n"
    text = read(editor, "text", "crawl.warc.gz", gzip.compress(record) + gzip.compress(b"the second member"))
    assert "WARC-Target-URI: https://example.org/" in text
    assert "the second member" in text


@pytest.mark.parametrize("data", [gzip.compress(b"0" * 10**7), gzip.compress(b"0" * 10**6)[:500], b"\x1f\x8bno gzip"])
def test_unpacking_stops_at_what_is_wanted_or_broken(data: bytes) -> None:
    assert len(unpacked(io.BytesIO(data), 1000)) <= 1000


def test_a_captures_page_names_the_part_of_each_article(editor: Client) -> None:
    link = factories.ArticleCaptureFactory(part="news/page.html", address="https://example.org/a")
    page = editor.get(reverse("admin:articles_capture_change", args=[link.capture_id])).content.decode()
    assert "news/page.html · https://example.org/a" in page
