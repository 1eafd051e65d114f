"""Django is set up after this file is read, hence the late imports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from articles.bitmaps import Bitmaps
    from articles.models import Article


@pytest.fixture(autouse=True)
def nothing_is_kept() -> Iterator[None]:
    from articles.retrieval.answers import answers

    answers.forget()
    yield
    answers.forget()


@pytest.fixture
def archive(db: None) -> list[Article]:
    from tests.retrieval.filled import fill

    return fill()


@pytest.fixture
def index(archive: list[Article]) -> Bitmaps:
    from articles import bitmaps

    return bitmaps.current()
