"""Originals that hold redacted words are sealed, and come back by no way in."""

import gzip
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import redaction, registry
from articles.ingest import Item, ingest
from articles.ingest.fetched import Fetching
from articles.ingest.writing import Writer
from articles.models import Article, Blob, Capture, Redaction
from articles.redaction import Scope, Words
from articles.verification import CHECKS, verify
from tests import factories
from tests.redaction.planting import no_readers

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "Delegates heard Jón Sampleton speak.\n\nJON SAMPLETON and Sample Works of Town met. Sample Works agreed."
LEFT = "Delegates heard [redacted] speak.\n\n[redacted] and Sample Works of Town met. Sample Works agreed."


def redact(words: Words, scope: Scope | None = None, reason: str = "Asked by the person") -> Redaction:
    return redaction.redact(words=words, scope=scope or Scope(), reason=reason, by=None, read=no_readers)


def test_originals_that_hold_the_words_are_sealed_and_others_are_not(words: Words) -> None:
    article = factories.ArticleFactory(body=BODY)
    came_from = factories.ArticleCaptureFactory(article=article, capture__data=b"As it came").capture
    plain = factories.CaptureFactory(data="Er hieß Jo\u0301n Sampleton.".encode())
    eastern = factories.CaptureFactory(data="代表桑普尔顿说".encode("gb18030"))
    marked_up = factories.CaptureFactory(data=b"<p><b>Jon</b>&nbsp;<i>Sampleton</i></p>")
    packed = factories.CaptureFactory(data=gzip.compress(b"x" * 2_000_000 + b" jon sampleton "))
    other = factories.CaptureFactory(data=b"Nothing of the kind")
    done = redact(words)
    sealed = {came_from.blob_id, plain.blob_id, eastern.blob_id, marked_up.blob_id, packed.blob_id}
    assert set(done.sealed) == sealed
    assert {blob.pk for blob in Blob.objects.all() if not blob.path.exists()} == sealed
    assert {blob.pk for blob in Blob.objects.all() if blob.sealed_path.exists()} == sealed
    assert other.blob.read() == b"Nothing of the kind"


def test_what_only_a_reader_finds_in_an_original_seals_it(words: Words) -> None:
    capture = factories.CaptureFactory(data=b"%PDF-1.7 nothing that bytes show")
    asked: list[list[Capture]] = []

    def read(captures: list[Capture]) -> Any:
        asked.append(captures)
        return [(capture, "It names Jón Sampleton.") for capture in captures]

    done = redaction.redact(words=words, scope=Scope(), reason="Asked", by=None, read=read)
    assert done.sealed == [capture.blob_id]


def test_nothing_half_written_by_an_intake_that_was_killed_is_left(words: Words, settings: Any) -> None:
    factories.ArticleFactory(body=BODY)
    half = Path(settings.BLOB_ROOT) / ".part-sample"
    half.parent.mkdir(parents=True, exist_ok=True)
    half.write_bytes(b"Delegates heard Jon Sampleton sp")
    redact(words)
    assert not half.exists()


def test_a_file_without_a_row_is_sealed_and_gets_one(words: Words) -> None:
    blob = Blob.of(b"left by an intake about Jon Sampleton")
    redact(words)
    kept = Blob.objects.get()
    assert (kept.pk, kept.size, kept.path.exists()) == (blob.sha256, blob.size, False)


def test_a_sealed_original_is_not_taken_in_again(words: Words, tmp_path: Path) -> None:
    file = tmp_path / "sample.txt"
    file.write_text(f"What Jon Sampleton said\n\n{BODY}\n", encoding="utf-8")
    ingest([Item(file)], registry.knowledge())
    assert Article.objects.count() == 1
    redact(words)
    again = ingest([Item(file)], registry.knowledge())
    assert (again.counts["skipped"], again.failed) == (1, 0)
    assert any("sealed" in reason for reason in again.skipped)
    assert not words.are_in(Article.objects.get().body)
    out = StringIO()
    call_command("read_again", "--all", "--write", stdout=out)
    assert not words.are_in(Article.objects.get().body)


def test_a_flipped_bit_of_a_sealed_file_is_found(words: Words) -> None:
    capture = factories.CaptureFactory(data=b"About Jon Sampleton")
    redact(words)
    path = Blob.objects.get(pk=capture.blob_id).sealed_path
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.chmod(0o640)
    path.write_bytes(data)
    (report,) = verify({"originals": CHECKS["originals"]})
    assert str(path) in report.problems[0]


def test_an_address_that_held_the_words_is_known_again_and_kept_nowhere(words: Words) -> None:
    address = "https://www.example.org/2016/jon-sampleton-speaks.html"
    capture = factories.CaptureFactory(file_name="", address=address, data=b"page")
    done = redact(words)
    capture.refresh_from_db()
    assert capture.address == "https://www.example.org/2016/redacted-speaks.html"
    assert redaction.is_redacted(address)
    assert redaction.is_redacted(f"{address}?utm_source=feed")
    assert not redaction.is_redacted("https://www.example.org/2016/another-speaks.html")
    assert "sampleton" not in str(done.addresses)


def test_neither_it_nor_an_address_whose_capture_is_sealed_is_fetched_again(words: Words) -> None:
    named = "https://www.example.org/2016/jon-sampleton-speaks.html"
    plain = "https://www.example.org/2016/speech.html"
    factories.CaptureFactory(file_name="", address=named, data=b"page")
    factories.CaptureFactory(file_name="", address=plain, data=b"said Jon Sampleton")
    redact(words)
    items = list(Fetching([named, plain], crawl=NoCrawl())([named, plain]))  # type: ignore[arg-type]
    assert ["sealed" in item.skip for item in items] == [True, True]


class NoCrawl:
    """Fetches nothing, and says so."""

    def add(self, address: str) -> None:
        raise AssertionError(f"{address} is asked for")


def test_an_original_that_is_sealed_while_it_is_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Writer._write_captures

    def sealed_meanwhile(self: Writer, begun: Any) -> None:
        write(self, begun)
        Blob.objects.update(sealed_at=timezone.now(), recipient="age1sample", sealed_hash="a" * 64)

    monkeypatch.setattr(Writer, "_write_captures", sealed_meanwhile)
    (tmp_path / "sample.txt").write_text(f"What Jon Sampleton said\n\n{BODY}\n", encoding="utf-8")
    result = ingest([Item(tmp_path / "sample.txt")], registry.knowledge())
    assert (result.failed, Article.objects.count()) == (1, 0)
    assert "sealed" in result.failures[0].reason
