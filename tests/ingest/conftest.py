"""What the tests of the intake share. Models are imported late: pytest loads this before Django is set up."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from articles.understanding import Knowledge

if TYPE_CHECKING:
    from articles.ingest import Result


@pytest.fixture(autouse=True)
def blobs(settings, tmp_path: Path) -> Path:
    """Blobs of a test lie in a folder of its own."""
    settings.BLOB_ROOT = tmp_path / "blobs"
    return settings.BLOB_ROOT


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.from_reference()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """The folder from which `take` reads."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def take(knowledge: Knowledge, inbox: Path) -> Callable[..., "Result"]:
    from articles.ingest import Options, find, ingest

    def take(path: Path = inbox, **options: Any) -> "Result":
        return ingest(find([path]), knowledge, options=Options(**{"jobs": 0} | options))

    return take


def json_lines(*records: dict[str, object]) -> str:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n"
