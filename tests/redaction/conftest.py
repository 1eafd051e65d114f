from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def words() -> Any:
    from articles.redaction import Words
    from tests.redaction.planting import SPELLINGS

    return Words(SPELLINGS)


@pytest.fixture(autouse=True)
def key(settings: Any, tmp_path: Path) -> Any:
    """Originals of their own, and a key for which they are sealed."""
    from articles import sealing

    settings.BLOB_ROOT = tmp_path / "blobs"
    made = sealing.new_key()
    settings.SEAL_RECIPIENT = made.recipient
    return made
