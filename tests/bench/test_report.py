"""What is said of the figures, and that a wrong page cannot pass for a quick one."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import checks, document, report
from bench.asking import Answer, percentile

LIST = """<h2 id="results-title">{total} articles</h2>{cards}{values}"""


def answer(text: str, status: int = 200) -> Answer:
    return Answer(status, {}, text.encode(), 12.5)


def listing(*, total: str = "1,234", cards: int = 20, values: int = 40) -> Answer:
    card, value = '<article class="card">', '<a class="facet-value" href="?">'
    return answer(LIST.format(total=total, cards=card * cards, values=value * values))


def figures(**given: Any) -> dict[str, Any]:
    times = {f"{way}_{p}": 20.0 for way in ("first", "again", "changed") for p in ("p50", "p95")}
    known = {"name": "browse", "goal": 60, "theirs_p50": 700.0, "theirs_p95": 800.0, "queries": 3, "sql": 1.5}
    return times | known | {"matches": 1234.0, "estimates": 0, "late": 0} | given


def test_a_page_of_results_says_how_many_there_are() -> None:
    assert checks.ours(listing(), "/articles/", "list").total == 1234
    seen = checks.ours(listing(total="About 12,000"), "/articles/", "list")
    assert (seen.total, seen.estimate) == (12000, True)


@pytest.mark.parametrize(
    ("page", "shows"),
    [
        (answer("<h1>Sorry</h1>", 500), "page"),
        (answer("", 200), "page"),
        (listing(cards=0), "list"),
        (listing(values=0), "list"),
        (listing(), "nothing"),
        (listing(), "unchanged"),
    ],
)
def test_a_page_that_lacks_what_it_has_to_show_ends_the_measurement(page: Answer, shows: str) -> None:
    with pytest.raises(checks.WrongPage, match="/articles/"):
        checks.ours(page, "/articles/", shows)


def test_a_page_of_datasette_that_left_out_a_facet_ends_the_measurement() -> None:
    with pytest.raises(checks.WrongPage, match="facets"):
        checks.of_datasette(answer("<h1>articles</h1>"), "/corpus/articles?_facet=year")


def test_percentiles_lie_between_the_values_that_were_measured() -> None:
    assert percentile([], 95) is None
    assert percentile([3.0], 95) == 3.0
    assert 9 < (percentile([float(n) for n in range(11)], 95) or 0) <= 10


def test_a_goal_that_is_missed_in_any_way_of_asking_is_marked() -> None:
    assert not report.missed(figures())
    assert report.missed(figures(changed_p95=61.0))
    assert not report.missed(figures(goal=None, changed_p95=61.0))
    assert report.missed(figures(theirs_p95=150.0), 1_000_000)
    assert not report.missed(figures(theirs_p95=250.0), 1_000_000)
    assert report.ratio(figures()) == "1/40"
    assert report.ratio(figures(theirs_p95=10.0)) == "2.0"


def test_the_page_of_the_docs_has_a_table_for_each_size_and_one_of_growth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "FOLDER", tmp_path)
    run = {"measured": "2026-01-02", "cores": 2, "python": "3.11", "postgresql": "18", "load": 0.5}
    for size, p95 in ((10_000, 20.0), (100_000, 75.0)):
        kept = {"pages": run | {"datasette": "0.65", "figures": [figures(first_p95=p95)]}}
        (tmp_path / f"{size}.json").write_text(json.dumps(kept))
    text = "\n".join(document.parts(report.kept()))
    assert "## Pages at 100,000 articles" in text
    assert "| **browse** | 60.0 | 20.0 | **75.0** |" in text
    assert "| browse | 20.0 (800) | 75.0 (800) |" in text
