from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, PublicChange
from articles.verification import CHECKS
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    """Without the originals that other tests have left."""
    settings.BLOB_ROOT = tmp_path


def test_verify_lists_every_check_and_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    factories.MentionFactory()
    call_command("verify")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[name, "ok"] for name in CHECKS]


def test_verify_says_what_is_wrong_and_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    mention = factories.MentionFactory()
    Article.objects.update(organization_ids=[])
    with pytest.raises(CommandError, match="1 things are wrong") as ended:
        call_command("verify", "--only", "derived", "--only", "changes")
    assert ended.value.returncode == 1
    out = capsys.readouterr().out
    assert f"Article {mention.article_id}: organization_ids differs" in out
    assert [line.split()[0] for line in out.splitlines() if not line.startswith(" ")] == ["derived", "changes"]


def test_checks_can_be_left_out_and_one_at_least_stays(capsys: pytest.CaptureFixture[str]) -> None:
    factories.ArticleFactory()
    call_command("verify", "--skip", "originals", "--skip", "titles")
    out = capsys.readouterr().out
    assert "originals" not in out
    assert "schema" in out
    with pytest.raises(CommandError, match="leave no check"):
        call_command("verify", "--only", "schema", "--skip", "schema")
    with pytest.raises(CommandError, match="1 or more"):
        call_command("verify", "--sample", "0")


def test_many_faults_are_counted_and_some_of_them_told(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(25):
        factories.MentionFactory()
    Article.objects.update(organization_ids=[])
    with pytest.raises(CommandError, match="25 things are wrong"):
        call_command("verify", "--only", "derived")
    out = capsys.readouterr().out
    assert out.count("organization_ids differs") == 20
    assert "… and 5 more" in out


def test_rebuild_derived_says_how_many_rows_were_stale(capsys: pytest.CaptureFixture[str]) -> None:
    factories.MentionFactory()
    Article.objects.update(organization_ids=[])
    PublicChange.objects.all().delete()
    call_command("rebuild_derived")
    assert capsys.readouterr().out.splitlines() == [
        "1 stale: 1 articles in their lists of organizations or topics, 0 in their search vectors.",
        "The log of public changes had a fault and was begun anew.",
    ]
    call_command("rebuild_derived", "--reindex")
    first, *indexes = capsys.readouterr().out.splitlines()
    assert first.startswith("0 stale")
    assert len(indexes) == 4
