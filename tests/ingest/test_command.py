import json
import signal
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.management.stopping import Stopping
from articles.models import Article, Capture, Organization
from tests.ingest.conftest import json_lines

pytestmark = pytest.mark.django_db

KEYS = [
    "path",
    "record",
    "title",
    "title_origin",
    "published_on",
    "date_precision",
    "date_origin",
    "date_evidence",
    "place",
    "agency",
    "agency_origin",
    "outlet",
    "outlet_origin",
    "byline",
    "language",
    "edition",
    "edition_origin",
    "edition_evidence",
    "related_editions",
    "organizations",
    "topics",
    "body",
    "warnings",
    "error",
    "published_time",
    "published_zone",
    "candidates",
    "stories",
    "canonical_address",
]


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("ingest", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def lines(inbox):
    path = inbox / "a.jsonl"
    path.write_text(
        json_lines({"title": "第三届世界互联网大会", "body": "华为公司发布报告。"}, {"title": "B", "body": "Text."})
    )
    return str(path)


def test_a_preview_is_one_json_object_a_record_and_writes_nothing(lines):
    objects = [json.loads(line) for line in run(lines, "--preview").splitlines()]
    assert [list(found) for found in objects] == [KEYS, KEYS]
    assert [found["record"] for found in objects] == [0, 1]
    assert objects[0]["title"] == "第三届世界互联网大会"
    assert objects[0]["published_on"] is None
    assert not Article.objects.exists()
    assert not Capture.objects.exists()


def test_a_preview_counts_code_points_in_the_body(lines):
    found = json.loads(run(lines, "--preview").splitlines()[0])
    seen = found["organizations"][0]
    assert (seen["name"], found["body"][seen["start"] : seen["end"]]) == ("Huawei", seen["mention"])


def test_a_preview_names_what_cannot_be_read(inbox):
    (inbox / "a.txt").write_bytes(b"")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", str(inbox / "a.txt"), preview=True, stdout=out)
    found = json.loads(out.getvalue())
    assert found["title"] is None
    assert "empty" in found["error"]


def test_an_intake_into_an_empty_registry_loads_it_first(lines):
    assert run(lines).startswith("2 new + ")
    assert Organization.objects.count() > 1000


def test_a_failure_ends_the_command_with_an_error_that_says_where_and_why(inbox):
    (inbox / "a.txt").write_bytes(b"")
    with pytest.raises(CommandError, match=r"1 failed:\n  .*a\.txt: .*empty"):
        run(str(inbox))


def test_a_report_has_a_line_for_each_document_with_its_article(lines, inbox, tmp_path):
    (inbox / "b.txt").write_bytes(b"")
    (inbox / "c.png").write_bytes(b"\x89PNG")
    report = tmp_path / "report.jsonl"
    with pytest.raises(CommandError):
        run(str(inbox), "--report", str(report))
    told = [json.loads(line) for line in report.read_text().splitlines()]
    assert [(line["state"], line.get("record")) for line in told] == [
        ("new", 0),
        ("new", 1),
        ("failed", None),
        ("skipped", None),
    ]
    assert [line["article"] for line in told[:2]] == list(Article.objects.order_by("pk").values_list("pk", flat=True))
    assert told[0]["page"] == Article.objects.order_by("pk")[0].get_absolute_url()
    assert "empty" in told[2]["reason"]
    assert not report.with_name("report.jsonl.part").exists()


def test_what_is_left_alone_is_counted_by_its_reason(lines, inbox):
    for number in range(3):
        (inbox / f"{number}.png").write_bytes(b"\x89PNG")
    errors = StringIO()
    call_command("ingest", str(inbox), stdout=StringIO(), stderr=errors)
    assert "3 × No reader for .png files" in errors.getvalue()


def test_columns_are_named_by_pairs(inbox):
    path = inbox / "a.csv"
    path.write_text("Kopf,Korpus\nThe council met,The council met on network security and drafted rules.\n")
    run(str(path), "--map", "Kopf=title", "--map", "Korpus=body")
    assert Article.objects.get().title == "The council met"
    with pytest.raises(CommandError, match="no COLUMN=FIELD"):
        run(str(path), "--map", "Kopf")


def test_nothing_named_is_told(db):
    with pytest.raises(CommandError, match="Name what is to be taken in"):
        run()


def test_a_signal_asks_to_stop_and_a_second_one_ends_at_once():
    said = StringIO()
    with Stopping(said) as stopping:
        assert not stopping()
        signal.raise_signal(signal.SIGTERM)
        assert stopping()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert "once more ends at once" in said.getvalue()
