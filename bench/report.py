"""Figures of runs, kept as JSON by the size of the archive, and what is made of them: a table, a page of the docs."""

import json
import os
import platform
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from rich.console import Console
from rich.table import Table

from bench.databases import ROOT

MILLION = 1_000_000
FOLDER = ROOT / "docs" / "performance"
COLUMNS = ("page", "goal", "p50", "p95", "again", "changed", "queries", "SQL ms", "Datasette", "ratio", "matches")
"""p50 and p95 are those of addresses that were asked for the first time; the other times are p95 too."""


def keep(articles: int, part: str, figures: Any, *, database: bool = True, **more: Any) -> None:
    """Put the figures of one part of a measurement, with or without a database, beside those of this size."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"{articles}.json"
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    known[part] = {"measured": datetime.now(UTC).date().isoformat(), **machine(database), **more, "figures": figures}
    file.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def machine(database: bool = True) -> dict[str, Any]:
    """Where it was measured, in general words."""
    own = {"cores": os.cpu_count(), "python": platform.python_version(), "load": round(os.getloadavg()[0], 1)}
    if not database:
        return own
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
    return {**own, "postgresql": version.split()[0]}


def kept() -> dict[int, dict[str, Any]]:
    """The figures of all sizes that there are, the smallest first."""
    files = sorted(FOLDER.glob("*.json"), key=lambda file: int(file.stem))
    return {int(file.stem): json.loads(file.read_text(encoding="utf-8")) for file in files}


def row(figures: dict[str, Any]) -> tuple[str, ...]:
    """One kind of page as text: its times when asked for the first time, p95 of the others, and what it cost."""
    total = figures["matches"]
    return (
        figures["name"],
        text(figures["goal"]),
        text(figures["first_p50"]),
        text(figures["first_p95"]),
        text(figures["again_p95"]),
        text(figures["changed_p95"]),
        str(figures["queries"]),
        text(figures["sql"]),
        text(figures["theirs_p95"]),
        ratio(figures),
        "" if total is None else f"{total:,.0f}" + (" about" if figures["estimates"] else ""),
    )


def text(value: float | None) -> str:
    """Milliseconds: with a decimal below 100, "" where there are none."""
    return "" if value is None else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def ratio(figures: dict[str, Any]) -> str:
    ours, theirs = figures["first_p95"], figures["theirs_p95"]
    return (
        f"1/{theirs / ours:,.0f}"
        if ours and theirs and theirs >= ours
        else f"{ours / theirs:.1f}"
        if ours and theirs
        else ""
    )


def missed(figures: dict[str, Any], articles: int = 0) -> bool:
    """Whether p95 is over the goal in any of the three ways to ask; of a million articles, browsing also has to take
    at most a tenth of Datasette's time."""
    times = [figures[f"{way}_p95"] for way in ("first", "again", "changed") if figures[f"{way}_p95"] is not None]
    late = figures["goal"] is not None and max(times) > figures["goal"]
    compared = articles >= MILLION and figures["name"].startswith("browse") and figures["theirs_p95"]
    return late or bool(compared and figures["first_p95"] * 10 > figures["theirs_p95"])


def show(figures: list[dict[str, Any]], articles: int = 0) -> None:
    """The table on the terminal."""
    table = Table(title="Milliseconds over HTTP, two workers")
    for column in COLUMNS:
        table.add_column(column, justify="left" if column == "page" else "right")
    for one in figures:
        table.add_row(*row(one), style="bold red" if missed(one, articles) else "")
    Console(width=150).print(table)
