"""The whole measurement on a small archive: filled through the intake, every kind of page asked and checked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from articles.models import Article, PublicChange
from bench import filling, measuring, report, servers, vocabulary
from bench.workload import Workload
from tests import factories

ARTICLES, REQUESTS = 120, 2

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def served(live_server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own server in place of gunicorn, and words from a small sample."""

    @contextmanager
    def server() -> Iterator[int]:
        yield urlsplit(live_server.url).port or 80

    monkeypatch.setattr(servers, "gunicorn", server)
    monkeypatch.setattr(vocabulary, "SAMPLE", ARTICLES)
    for name in ("WARM_UP", "SQL_PAGES"):
        monkeypatch.setattr(measuring, name, 1)
    vocabulary.vocabulary.cache_clear()
    yield
    vocabulary.vocabulary.cache_clear()


def test_a_small_archive_is_filled_and_every_kind_of_page_is_timed_and_right(served: None, tmp_path: Path) -> None:
    assert filling.fill(ARTICLES, tmp_path)
    assert not filling.fill(ARTICLES, tmp_path)
    assert Article.objects.public().count() == ARTICLES
    kinds = list(Workload(REQUESTS).kinds())
    addresses = [page.ours for kind in kinds for page in kind.pages]
    assert len(set(addresses)) > len(kinds)
    results = measuring.measure(kinds, rival=None)
    figures = [result.figures() for result in results]
    assert all(one["first_p95"] and one["again_p95"] for one in figures)
    assert all(one["queries"] for one in figures)
    assert not any(one["late"] for one in figures)
    by_name = {one["name"]: one for one in figures}
    assert by_name["browse, nothing chosen"]["matches"] == ARTICLES
    assert by_name["search, half or more match"]["matches"] > ARTICLES / 3
    assert 0 < by_name["search, few matches"]["matches"] < ARTICLES / 10
    report.show(figures)


def test_a_public_change_of_the_measurement_is_one() -> None:
    factories.ArticleFactory.create_batch(2)
    before = PublicChange.last()
    measuring.something_changes()
    assert PublicChange.last() != before
