from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fetching.web import Clock, Web


@pytest.fixture
def web() -> Iterator[Web]:
    """A web with nobody in it yet."""
    web = Web()
    yield web
    web.close()


@pytest.fixture
def archive_on_web(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    """The small web as what the archive fetches from; time passes only where it sleeps."""
    from articles.fetching.crawl import Crawl
    from articles.ingest import fetched, polling

    clock = Clock()

    def crawl(previous: Any = None) -> Crawl:
        return Crawl(web.client(), previous or fetched.earlier, clock=clock, sleep=clock.sleep, chance=lambda: 0.0)

    monkeypatch.setattr(fetched, "new_crawl", crawl)
    monkeypatch.setattr(polling, "new_crawl", crawl)
    return web
