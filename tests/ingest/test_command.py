import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

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
