from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetching.web import Web


@pytest.fixture
def web() -> Iterator[Web]:
    """A web with nobody in it yet."""
    web = Web()
    yield web
    web.close()
