import errno
import os
from collections import Counter

import pytest

from articles.models import Article, ArticleCapture, Blob, Capture, Mention, Reading
from tests.factories import EventFactory, OrganizationFactory, SourceFactory
from tests.ingest.conftest import json_lines

pytestmark = pytest.mark.django_db

TEXT = "BEIJING, Nov. 7, 2016 (Xinhua) -- Huawei opened a laboratory for network security in Beijing on Monday.\n"


def record(number: int, **values: object) -> dict[str, object]:
    return {"title": f"Sample {number}", "body": f"The text of sample {number} names Huawei.", **values}


def test_the_bytes_are_kept_exactly_as_they_came(take, inbox):
    data = TEXT.encode("gb18030") + "\r\n网络".encode("gb18030")
    (inbox / "a.txt").write_bytes(data)
    take()
    blob = Blob.objects.get()
    assert blob.read() == data
    assert blob.size == len(data)
    assert blob.path.name == blob.sha256
    assert Capture.objects.get().file_name == "a.txt"


def test_a_text_becomes_a_draft_with_its_facts_and_suggested_mentions(take, inbox):
    OrganizationFactory(name="Huawei")
    SourceFactory(name="Xinhua News Agency", kind="wire")
    (inbox / "a.txt").write_text(TEXT)
    assert take().counts["new"] == 1
    article = Article.objects.get()
    assert article.status == "draft"
    assert article.published_on.isoformat() == "2016-11-07"
    assert article.agency.name == "Xinhua News Agency"
    mention = article.mentions.get()
    assert (mention.state, mention.origin, mention.surface) == ("suggested", "rule", "Huawei")
    start, end = mention.offsets[0]
    assert article.body[start:end] == "Huawei"


def test_trusted_material_is_published_with_its_mentions_accepted(take, inbox):
    organization = OrganizationFactory(name="Huawei")
    (inbox / "a.txt").write_text(TEXT)
    take(publish=True, accept_mentions=True)
    article = Article.objects.public().get()
    assert article.organization_ids == [organization.pk]
    assert article.mentions.get().origin == "import"


def test_the_same_intake_twice_changes_nothing(take, inbox):
    OrganizationFactory(name="Huawei")
    (inbox / "a.txt").write_text(TEXT)
    (inbox / "b.jsonl").write_text(json_lines(record(1), record(2)))
    (inbox / "c.txt").write_bytes(b"")
    first = take()
    models = (Article, ArticleCapture, Blob, Capture, Mention, Reading)
    rows = [list(model.objects.order_by("pk").values()) for model in models]
    second = take()
    assert [list(model.objects.order_by("pk").values()) for model in models] == rows
    assert first.counts == Counter({"new": 3, "failed": 1})
    assert second.counts == Counter({"unchanged": 3, "failed": 1})


def test_the_same_text_in_another_file_is_a_double_of_the_article(take, inbox):
    (inbox / "a.jsonl").write_text(json_lines(record(1)))
    (inbox / "b.jsonl").write_text(json_lines(record(1, body="the text of SAMPLE 1 names   Huawei"), record(1)))
    assert take().counts == Counter({"new": 1, "duplicate": 2})
    roles = ArticleCapture.objects.order_by("pk").values_list("role", flat=True)
    assert list(roles) == ["origin", "double", "double"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0" * 50, "binary"), (b"a" * (20 * 2**20 + 1), "20 MB")],
    ids=["empty", "binary", "huge"],
)
def test_what_cannot_be_read_is_a_failed_reading_with_a_reason_and_the_rest_goes_on(take, inbox, data, reason):
    (inbox / "a.txt").write_bytes(data)
    (inbox / "b.txt").write_text(TEXT)
    result = take()
    assert result.counts["failed"] == 1
    assert result.counts["new"] == 1
    reading = Reading.objects.get(state="failed")
    assert reason in reading.error
    assert reading.capture.file_name == "a.txt"
    assert reading.capture.blob.read() == data
    assert str(inbox / "a.txt") in result.failure_report()


def test_a_missing_file_is_a_failure_that_names_it(take, inbox):
    result = take(inbox / "nowhere.txt")
    assert result.failed == 1
    assert "nowhere.txt: Cannot be opened" in result.failure_report()


def test_a_bad_line_fails_alone_and_is_named_in_the_warnings(take, inbox):
    (inbox / "a.jsonl").write_text(json_lines(record(1)) + "{broken\n" + json_lines(record(2)))
    result = take()
    assert (result.counts["new"], result.failed) == (2, 1)
    assert "line 2" in result.failure_report()
    assert Reading.objects.get().warnings[0].startswith("line 2: ")


def test_a_record_that_the_database_refuses_does_not_take_its_batch_along(take, inbox, monkeypatch):
    EventFactory(year=2016)
    from articles.ingest import records

    original = records.article_values

    def poisoned(understood, keys, address):
        values = original(understood, keys, address)
        return values | {"language": "not a tag"} if understood.title == "Sample 2" else values

    monkeypatch.setattr(records, "article_values", poisoned)
    (inbox / "a.jsonl").write_text(json_lines(*(record(number) for number in range(1, 6))))
    result = take()
    assert (result.counts["new"], result.failed) == (4, 1)
    assert "article_language_is_bcp47" in result.failures[0].reason
    assert Article.objects.count() == 4


def test_an_intake_that_was_cut_off_goes_on_where_it_stopped(take, inbox, monkeypatch):
    from articles.ingest import writing

    monkeypatch.setattr(writing, "BATCH", 2)
    (inbox / "a.jsonl").write_text(json_lines(*(record(number) for number in range(1, 6))))
    write = writing.Writer._write
    calls = []

    def cut_off(self, group):
        calls.append(group)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return write(self, group)

    monkeypatch.setattr(writing.Writer, "_write", cut_off)
    with pytest.raises(KeyboardInterrupt):
        take()
    assert Article.objects.count() == 2
    assert take().counts == Counter({"new": 3, "unchanged": 2})
    assert Article.objects.count() == 5


def test_the_summary_adds_up(take, inbox):
    (inbox / "a.jsonl").write_text(json_lines(record(1), record(1), record(2)))
    (inbox / "b.png").write_bytes(b"no text")
    (inbox / "c.txt").write_bytes(b"")
    assert take().summary() == "2 new + 0 changed + 0 unchanged + 1 duplicate + 1 skipped + 1 failed = 5 seen"


def test_the_statements_of_an_intake_do_not_grow_with_each_document(take, inbox, django_assert_max_num_queries):
    OrganizationFactory(name="Huawei")
    (inbox / "a.jsonl").write_text(json_lines(*(record(number) for number in range(90))))
    with django_assert_max_num_queries(30):
        take()
    assert Mention.objects.count() == 90


def test_lines_that_all_fail_are_a_failed_reading_and_fail_again(take, inbox):
    (inbox / "a.jsonl").write_text("{broken\n[1]\n")
    assert take().failed == 2
    reading = Reading.objects.get()
    assert (reading.state, reading.records, reading.failed) == ("failed", 2, 2)
    assert "line 1: not valid JSON" in reading.error
    assert take().failed == 2
    assert Reading.objects.count() == 1


def test_a_line_that_failed_among_good_ones_fails_again_and_the_good_ones_are_unchanged(take, inbox):
    (inbox / "a.jsonl").write_text(json_lines(record(1)) + "{broken\n")
    take()
    again = take()
    assert again.counts == Counter(unchanged=1, failed=1)
    assert "line 2" in again.failure_report()


def test_a_fault_of_our_own_fails_one_record_and_the_rest_goes_on(take, inbox, monkeypatch, caplog):
    from articles.ingest import reading

    understand = reading.understand

    def faulty(found, knowledge):
        if found.title == "Sample 2":
            raise ZeroDivisionError
        return understand(found, knowledge)

    monkeypatch.setattr(reading, "understand", faulty)
    (inbox / "a.jsonl").write_text(json_lines(record(1), record(2), record(3)))
    result = take()
    assert result.counts == Counter(new=2, failed=1)
    assert "ZeroDivisionError" in result.failure_report()
    assert "could not be understood" in caplog.text


def test_half_a_character_does_not_end_an_intake(take, inbox):
    (inbox / "a.jsonl").write_text(
        '{"title": "A", "body": "x \\ud800 World Internet Conference"}\n' + json_lines(record(1))
    )
    assert take().counts == Counter(new=2)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("网络.txt".encode("gb18030"), "网络.txt"),
        (b"bad\xff\xff.txt", "bad\\xff\\xff.txt"),
        ("网络.txt".encode(), "网络.txt"),
    ],
    ids=["gbk", "neither", "utf-8"],
)
def test_a_file_name_in_any_encoding_is_kept_as_text(take, inbox, raw, name):
    (inbox / os.fsdecode(raw)).write_text(TEXT)
    assert take().counts == Counter(new=1)
    assert Capture.objects.get().file_name == name


def test_a_folder_that_cannot_be_opened_is_a_failure(take, inbox, monkeypatch):
    (inbox / "locked").mkdir()
    scandir = os.scandir

    def forbidding(path):
        if os.fspath(path).endswith("locked"):  # root, who may run this, is let in everywhere
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", forbidding)
    assert "locked: Cannot be opened: Permission denied." in take().failure_report()


def test_what_is_skipped_is_named(take, inbox):
    (inbox / "b.png").write_bytes(b"no text")
    assert "1 × No reader for .png files" in take().skip_report()


def test_a_file_of_a_foreign_kind_that_is_named_itself_is_read_with_a_warning(take, inbox):
    (inbox / "page.log").write_text(TEXT)
    assert take(inbox / "page.log").counts == Counter(new=1)
    assert "no reader for files of this kind" in Reading.objects.get().warnings[0]


def test_a_large_file_is_refused_unless_it_is_read_record_by_record(take, inbox, monkeypatch):
    from articles.ingest import files

    monkeypatch.setattr(files, "MAX_FILE", 10)
    (inbox / "a.jsonl").write_text(json_lines(record(1)))
    (inbox / "b.txt").write_text(TEXT)
    result = take()
    assert result.counts == Counter(new=1, failed=1)
    assert "b.txt: Is larger than 500 MB" in result.failure_report()
    assert not Capture.objects.filter(file_name="b.txt").exists()
