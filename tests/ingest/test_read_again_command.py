import json
from io import StringIO

import pghistory
import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction

from articles.models import Article, Capture, Mention, Reading
from tests.factories import OrganizationFactory
from tests.ingest.conftest import json_lines

pytestmark = pytest.mark.django_db

BODY = "BEIJING, Nov. 7, 2016 (Xinhua) -- Huawei and Tencent named their plans for network security on Monday."


@pytest.fixture
def taken(take, inbox) -> Article:
    OrganizationFactory(name="Huawei")
    (inbox / "a.jsonl").write_text(json_lines({"title": "Sample", "body": BODY}))
    take()
    Article.objects.update(published_on=None, date_precision="unknown", date_origin="", date_evidence="")
    OrganizationFactory(name="Tencent")
    return Article.objects.get()


def read_again(*arguments: str) -> str:
    out = StringIO()
    call_command("read_again", *arguments, jobs=0, stdout=out, stderr=StringIO())
    return out.getvalue()


def older() -> None:
    Reading.objects.update(reader_version="0")


def test_what_the_present_version_has_read_is_left_alone(taken):
    assert read_again().startswith("0 captures read again")
    assert Reading.objects.count() == 1


def test_what_would_change_is_shown_field_by_field_and_not_written(taken):
    older()
    told = read_again()
    assert "1 articles would change" in told
    assert "1 × published_on" in told
    assert "'' → '2016-11-07'" in told
    assert "'' → 'Tencent'" in told
    assert "--write" in told
    assert Article.objects.get().published_on is None
    assert (Reading.objects.count(), Mention.objects.count()) == (1, 1)


def test_it_is_changed_when_told_so_and_then_done(taken, tmp_path):
    older()
    report = tmp_path / "changes.jsonl"
    read_again("--write", "--report", str(report))
    assert Article.objects.get().published_on.isoformat() == "2016-11-07"
    assert Mention.objects.count() == 2
    fields = [json.loads(line)["field"] for line in report.read_text().splitlines()]
    assert "published_on" in fields
    assert "mentions" in fields
    assert read_again("--write").startswith("0 captures read again")


@pytest.mark.parametrize("value", [None, "2016-12-01"], ids=["emptied", "corrected"])
def test_what_an_editor_changed_stays_whatever_its_origin_says(taken, value):
    """A value that an editor emptied has no origin; the history knows who emptied it."""
    Article.objects.update(published_on="2016-11-08", date_precision="day", date_origin="extracted")
    editor = get_user_model().objects.create(username="editor")
    with transaction.atomic(), pghistory.context(user=editor.pk, action="form"):
        Article.objects.update(
            published_on=value, date_precision="day" if value else "unknown", date_origin="extracted" if value else ""
        )
    older()
    read_again("--write")
    found = Article.objects.get().published_on
    assert (found and found.isoformat()) == value


def test_a_text_that_an_editor_replaced_stays(taken):
    editor = get_user_model().objects.create(username="editor")
    with transaction.atomic(), pghistory.context(user=editor.pk, action="take_newer_text"):
        Article.objects.update(body="The newer text.", text_hash="")
    older()
    read_again("--write")
    assert Article.objects.get().body == "The newer text."


def test_records_that_were_not_there_become_drafts(taken):
    capture = Capture.objects.get()
    Article.objects.all().delete()
    older()
    assert "1 records are new" in read_again("--capture", str(capture.pk), "--write")
    assert Article.objects.get().status == "draft"


def test_what_could_not_be_read_can_be_tried_again(take, inbox, taken):
    (inbox / "b.txt").write_bytes(b"")
    take()
    assert read_again("--failed").startswith("1 captures read again")
