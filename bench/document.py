"""docs/performance.md, written from the figures that were kept: nothing in it is typed by hand but the explanations."""

from collections.abc import Iterator, Sequence
from typing import Any

from bench import report
from bench.databases import ROOT, SERVER

FILE = ROOT / "docs" / "performance.md"

INTRODUCTION = """# How fast it is

`make bench` measures this, and `manage.py bench page` writes this page from the figures of the last run at each size
(`docs/performance/*.json`); no number here was typed. `manage.py bench -- --help` lists the steps.

The corpus is generated: the same articles at every run, one in twelve in Chinese, 120 to 300 words, 800 organizations
with few named often and most rarely, all editions, 120 outlets. It is taken in through `ingest` as JSON lines,
published, mentions accepted; of more than 200,000 articles the inverted indexes are made at the end, as one does who
loads an archive at once. It is asked for over HTTP, from gunicorn with two workers, over four kept connections as
a proxy has them, with gzip, in turn with Datasette on the same rows; all on one machine, the asking included.

- **p50, p95**: milliseconds at addresses that this server was never asked for before; no two of a kind are alike.
- **again**: p95 of the same addresses, asked once more.
- **changed**: p95 of addresses asked before, each just after an editor has changed an article.
- **queries, SQL ms**: of a page asked for the first time; the most queries, the median of their time.
- **Datasette**: p95 of the page that shows the same articles in the same order. Of facets it counts five (edition,
  outlet, agency, language, year) where the archive counts all: organizations and topics it can only count as arrays,
  which took it 2.3 s on 10,000 articles. Its time limits are raised so that it answers in full, suggested facets are
  off, and it has the obvious indexes, a full-text index and one of trigrams for Chinese.
- **matches**: median of the number of articles that were found; "about" where some pages gave an estimate.
- Each answer is checked: its status, that it shows articles and facets, and that nothing is missing. A goal that is
  missed, by the slowest of the three ways of asking, is **bold**.
"""


def write() -> None:
    """The page as it stands for the figures that there are."""
    FILE.write_text("\n".join(parts(report.kept())), encoding="utf-8")


def parts(sizes: dict[int, dict[str, Any]]) -> Iterator[str]:
    yield INTRODUCTION
    measured = {size: kept["pages"] for size, kept in sizes.items() if "pages" in kept}
    for size, run in sorted(measured.items(), reverse=True):
        yield from pages(size, run)
    if len(measured) > 1:
        yield from growth(measured)
    for kept in sizes.values():
        if "intake" in kept:
            yield from intake(kept["intake"])
    for kept in sizes.values():
        if "desk" in kept:
            yield from desk(kept["desk"])
    for kept in sizes.values():
        if "history" in kept:
            yield from history(kept["history"])
    for kept in sizes.values():
        if "merge" in kept:
            yield from merge(kept["merge"])
    for kept in sizes.values():
        if "tagging" in kept:
            yield from tagging(kept["tagging"])
    for size, kept in sizes.items():
        if "queries" in kept:
            yield from queries(size, kept["queries"])
    yield from server()


def pages(size: int, run: dict[str, Any]) -> Iterator[str]:
    rival = f", beside Datasette {run['datasette']}" if run.get("datasette") else ""
    yield f"## Pages at {size:,} articles\n"
    yield f"`manage.py bench pages --articles {size}` printed this on {run['measured']}: {where(run)}{rival}.\n"
    yield from table(report.COLUMNS, [bold(one, size) for one in run["figures"]])
    estimates = [one["name"] for one in run["figures"] if one["estimates"] or one["late"]]
    if estimates:
        yield f"Numbers were estimates, and said to be, on pages of: {', '.join(estimates)}.\n"


def bold(figures: dict[str, Any], size: int) -> Sequence[str]:
    cells = report.row(figures)
    return [
        f"**{cell}**" if report.missed(figures, size) and place in (0, 3) else cell for place, cell in enumerate(cells)
    ]


def growth(measured: dict[int, dict[str, Any]]) -> Iterator[str]:
    """p95 by size, the archive's and Datasette's."""
    yield "## Growth\n"
    yield "p95 in milliseconds at addresses asked for the first time, and in brackets Datasette's.\n"
    by_name: dict[str, dict[int, dict[str, Any]]] = {}
    for size, run in measured.items():
        for one in run["figures"]:
            by_name.setdefault(one["name"], {})[size] = one
    rows = [[name, *(cell(found.get(size)) for size in measured)] for name, found in by_name.items()]
    yield from table(["page", *(f"{size:,}" for size in measured)], rows)


def cell(figures: dict[str, Any] | None) -> str:
    if figures is None:
        return ""
    theirs = report.text(figures["theirs_p95"])
    return report.text(figures["first_p95"]) + (f" ({theirs})" if theirs else "")


def intake(run: dict[str, Any]) -> Iterator[str]:
    found = run["figures"]
    share = found["intake"] / found["copy"]
    yield "## Intake\n"
    yield (
        f"`manage.py bench intake` on {run['measured']}: {where(run)}. JSON lines through `ingest`, its start included,"
        " and a bare `COPY` of the same rows into the same table with the same indexes and triggers, in turn.\n"
    )
    rows = [
        ("documents", f"{found['documents']:,}"),
        ("`ingest`, documents a second", f"{found['intake']:,.0f}"),
        ("`COPY`, rows a second", f"{found['copy']:,.0f}"),
        ("share (goal: 25 % or more)", f"{100 * share:.0f} %"),
        ("memory of all its processes at most (goal: 300 MB)", f"{found['memory']:,.0f} MB"),
    ]
    yield from table(("what", "value"), rows)


def history(run: dict[str, Any]) -> Iterator[str]:
    found = run["figures"]
    yield f"## The history of an organization with {found['mentions']:,} mentions\n"
    yield (
        f"`manage.py bench history` on {run['measured']}: {where(run)}; {found['events']:,} rows of history, half of"
        " them one act over all mentions, half decisions made one by one. Server time, the database included.\n"
    )
    yield from table(PAGE_COLUMNS, page_rows(found["pages"]))


def desk(run: dict[str, Any]) -> Iterator[str]:
    found = run["figures"]
    yield f"## The desk over {found['suggested']:,} suggested mentions\n"
    yield (
        f"`manage.py bench desk` on {run['measured']}: {where(run)}; {found['articles']:,} articles. Server time: what"
        " a worker spends on a request, the database included. The number of queries does not depend on how much"
        " waits.\n"
    )
    yield from table(PAGE_COLUMNS, page_rows(found["pages"]))


PAGE_COLUMNS = ("page or act", "goal, ms", "p50", "p95", "queries")


def page_rows(found: list[dict[str, Any]]) -> list[Sequence[str]]:
    return [
        (
            f"**{one['name']}**" if one["p95"] > one["goal"] else one["name"],
            *(f"{one[column]:,.0f}" for column in ("goal", "p50", "p95")),
            str(one["queries"] or ""),
        )
        for one in found
    ]


def merge(run: dict[str, Any]) -> Iterator[str]:
    found = run["figures"]
    yield f"## Merging an organization with {found['mentions']:,} mentions\n"
    yield (
        f"`manage.py bench merge` on {run['measured']}: {where(run)}; {found['articles']:,} articles, {found['both']:,}"
        " of which name both. One transaction each, with history, redirects and the columns that searches read.\n"
    )
    rows = [
        ("merge, seconds (goal: 10)", f"{found['merge']:.1f}"),
        ("un-merge, seconds", f"{found['unmerge']:.1f}"),
    ]
    yield from table(("what", "value"), rows)


def tagging(run: dict[str, Any]) -> Iterator[str]:
    found = run["figures"]
    yield f"## Tagging by {found['names']:,} names\n"
    yield (
        f"`manage.py bench tagging` on {run['measured']}: {where(run)}. {found['texts']} texts of"
        f" {found['kilobytes']:.1f} KB, a quarter in Chinese, with {found['mentions']:.1f} organizations each, on one"
        " core; of several rounds in turn, the quickest of each text.\n"
    )
    rows = [
        ("`ahocorasick_rs` alone on the same names and texts", f"{found['alone']:,.0f}"),
        ("names with ends of words, case, days and words around (goal: 1,500)", f"{found['named']:,.0f}"),
        ("share of `ahocorasick_rs` alone (goal: 30 % or more)", f"{100 * found['ratio']:.0f} %"),
        ("all organizations and topics with their evidence (goal: 1,500)", f"{found['tagged']:,.0f}"),
    ]
    yield from table(("what", "texts a second"), rows)


def queries(size: int, run: dict[str, Any]) -> Iterator[str]:
    found = run["figures"]
    yield f"## Random queries on {size:,} articles\n"
    yield (
        f"`manage.py bench queries --articles {size}` asked {found['asked']:,} on {run['measured']}: any Unicode, NUL,"
        f" operators, brackets, very long ones, mixed with real words. Statuses: "
        f"{', '.join(f'{status} {number:,} times' for status, number in found['statuses'].items())};"
        f" p50 {found['p50']:,.0f} ms, p99 {found['p99']:,.0f} ms, the slowest {found['longest']:,.0f} ms.\n"
    )


def server() -> Iterator[str]:
    yield "## The database server\n"
    yield "Set as a small one of production would be; `docs/operating.md` says what to set where.\n"
    yield from table(("setting", "value"), list(SERVER.items()))


def where(run: dict[str, Any]) -> str:
    """The machine in general words, with what else it had to do."""
    busy = f", {run['load']} processes wanting one in the minute before its end" if run["load"] > 1 else ""
    database = f", PostgreSQL {run['postgresql']}" if "postgresql" in run else ""
    return f"{run['cores']} cores{busy}{database}, Python {run['python']}"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|---|{'---:|' * (len(heads) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
