"""The steps of a measurement, and all of them in turn. What a step needs and is not there is made first."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from bench import databases

DEFAULT_ARTICLES = 100_000
OWN = ("desk", "history", "merge")
"""Steps with a database of their own, that bears their name."""
STEPS: dict[str, tuple[Callable[[Namespace], None], str]] = {}


def step(help_text: str) -> Callable[[Callable[[Namespace], None]], Callable[[Namespace], None]]:
    """Make a function a step under its own name."""

    def register(function: Callable[[Namespace], None]) -> Callable[[Namespace], None]:
        STEPS[function.__name__] = (function, help_text)
        return function

    return register


def main(given: list[str]) -> None:
    """Run the step that is named, or all of them, each as a process of its own."""
    options = arguments().parse_args(given)
    if options.step is None:
        for name in STEPS:
            say(f"manage.py bench {name}")
            done = subprocess.run([sys.executable, "-m", "bench", name, *given], cwd=databases.ROOT, check=False)
            if done.returncode:
                raise SystemExit(done.returncode)
        return
    if options.step in ("reading", "tagging", "faults"):
        return STEPS[options.step][0](options)
    own = {"intake": "bench_intake", "jobs": "bench_intake"} | {name: f"bench_{name}" for name in OWN}
    name = own.get(options.step, f"bench_{options.articles}")
    databases.make(name)
    databases.prepare(name)
    import django

    django.setup()
    STEPS[options.step][0](options)


def arguments() -> ArgumentParser:
    parser = ArgumentParser(
        prog="manage.py bench", description="Measure pages, search and intake on generated articles."
    )
    steps = "; ".join(f"{name}: {text}" for name, (_, text) in STEPS.items())
    parser.add_argument("step", nargs="?", choices=[*STEPS], help=f"{steps}. All unless one is named.")
    parser.add_argument("--articles", type=int, default=DEFAULT_ARTICLES, help="size of the archive (100,000)")
    parser.add_argument("--requests", type=int, default=60, help="requests a kind of page (60)")
    parser.add_argument("--only", default="", metavar="WORDS", help="of the pages, those whose name holds this")
    parser.add_argument("--alone", dest="datasette", action="store_false", help="leave Datasette out")
    parser.add_argument("--queries", type=int, default=10_000, help="random queries (10,000)")
    parser.add_argument("--documents", type=int, default=20_000, help="documents to take in beside COPY (20,000)")
    parser.add_argument("--pages", type=int, default=200, help="web pages to read (200)")
    parser.add_argument("--kills", type=int, default=100, help="times that an intake is killed (100)")
    parser.add_argument("--rounds", type=int, default=3, help="of what is measured in turns (3)")
    return parser


def say(text: str) -> None:
    """A line of progress, at once."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@step("take the generated articles in, going on where an earlier run was cut off")
def corpus(options: Namespace) -> None:
    from bench.filling import Progress, fill

    def tell(progress: Progress) -> None:
        say(
            f"{progress.documents:>9,} articles, {progress.rate:,.0f} a second,"
            f" at most {progress.memory:.0f} MB of memory: {progress.summary}"
        )

    fill(options.articles, databases.VAR / "corpus", tell=tell)
    say(f"An archive of {options.articles:,} articles stands in {os.environ['DATABASE_URL']}")


@step("time all kinds of pages over HTTP, in turn with Datasette on the same rows")
def pages(options: Namespace) -> None:
    from django.core.management import call_command

    from bench import datasette, report
    from bench.measuring import measure
    from bench.workload import Workload

    call_command("collectstatic", interactive=False, verbosity=0)
    rival = datasette.build(options.articles) if options.datasette and datasette.install() else None
    if options.datasette and rival is None:
        say("Datasette could not be installed; the archive is measured alone.")
    chosen = [kind for kind in Workload(options.requests).kinds() if not options.only or options.only in kind.name]
    if not chosen:
        raise SystemExit(f"No kind of page has “{options.only}” in its name; leave --only out to see them all.")
    results = measure(chosen, rival)
    figures = [result.figures() for result in results]
    report.show(figures, options.articles)
    if not options.only:
        report.keep(options.articles, "pages", figures, datasette=datasette.version() if rival else None)


@step("ask random queries, of which none may be answered by an error or slowly")
def queries(options: Namespace) -> None:
    from dataclasses import asdict

    from bench import hostile, report

    faults = hostile.ask(options.queries)
    for text, status, milliseconds in faults.worst:
        say(f"{status} {milliseconds:8,.0f} ms  {text[:120]!r}")
    say(
        f"{faults.asked:,} queries: {faults.statuses}; p50 {faults.p50:,.0f} ms, p99 {faults.p99:,.0f} ms,"
        f" at most {faults.longest:,.0f} ms"
    )
    if faults.complaint:
        raise SystemExit(faults.complaint)
    figures = {name: value for name, value in asdict(faults).items() if name != "worst"}
    report.keep(options.articles, "queries", figures)


@step("take documents in, and COPY their rows, in a database of its own that is emptied")
def intake(options: Namespace) -> None:
    from dataclasses import asdict

    from bench import copying, report

    def tell(rates: copying.Rates) -> None:
        say(
            f"ingest {rates.intake:,.0f} a second, COPY {rates.copy:,.0f}: {100 * rates.ratio:.0f} %;"
            f" {rates.memory:,.0f} MB at most"
        )

    report.keep(
        options.articles, "intake", asdict(copying.compare(options.documents, rounds=options.rounds, tell=tell))
    )


@step("read web pages, in turn with trafilatura alone under the same options; needs no database")
def reading(options: Namespace) -> None:
    from bench.reading import compare, machine

    compare(options.pages, tell=lambda rates: say(str(rates)))
    say(f"On {machine()}")


@step("tag texts of 4 KB by 25,000 names, in turn with ahocorasick_rs alone; needs no database")
def tagging(options: Namespace) -> None:
    from bench import report
    from bench.tagging import compare

    rates = compare(rounds=options.rounds, tell=lambda rates: say(str(rates)))
    report.keep(options.articles, "tagging", rates.figures(), database=False)


@step("ask for the desk's pages over 200,000 suggested mentions and accept 1,000 at once, in a database of its own")
def desk(options: Namespace) -> None:
    from bench import desk as measured
    from bench import report

    measured.fill(databases.VAR / "corpus", tell=say)
    found = measured.measure(max(options.rounds, 5), tell=say)
    figures = measured.figures(found)
    report.keep(figures["articles"], "desk", figures)
    if missed := [one.name for one in found if one.missed]:
        raise SystemExit(f"Over the goal: {', '.join(missed)}.")


@step("ask for the history of an organization with 50,000 mentions and 100,000 rows of it, in a database of its own")
def history(options: Namespace) -> None:
    from bench import history as measured
    from bench import report

    organization = measured.fill(tell=say)
    found = measured.measure(organization, max(options.rounds, 10), tell=say)
    report.keep(measured.MENTIONS, "history", measured.figures(organization, found))
    if missed := [one.name for one in found if one.missed]:
        raise SystemExit(f"Over the goal: {', '.join(missed)}.")


@step("merge two organizations over 50,000 mentions and un-merge them, in a database of its own")
def merge(options: Namespace) -> None:
    from bench import merging, report

    pair = merging.prepare(databases.VAR / "corpus", tell=say)
    found = merging.measure(pair, options.rounds, tell=say)
    figures = merging.figures(found)
    report.keep(figures["articles"], "merge", figures)
    if figures["merge"] > merging.GOAL:
        raise SystemExit(f"Over the goal of {merging.GOAL:.0f} s: {figures['merge']:.1f} s.")


@step("take web pages in with one process that reads and with two, in a database of its own that is emptied")
def jobs(options: Namespace) -> None:
    from bench.jobs import compare

    compare(options.pages, rounds=options.rounds, tell=lambda rates: say(str(rates)))


@step("kill an intake of 2,000 documents again and again, and look at what it leaves; has a database of its own")
def faults(options: Namespace) -> None:
    from bench.faults.archive import scratch
    from bench.faults.inputs import write
    from bench.faults.killing import kill

    with scratch() as archive:
        expected = write(archive.inbox, 2000)
        say(f"{expected.documents:,} documents in {expected.files:,} files, {expected.doubles} of them doubles")
        toll = kill(archive, expected, options.kills, tell=say)
    say(f"{toll.kills} times kill -9 in {toll.intakes} intakes of {expected.documents:,} documents each.")
    if toll.problems:
        raise SystemExit("\n".join(toll.problems))
    say("Nothing lost, nothing doubled, nothing half.")


@step("write docs/performance.md from the figures of all runs")
def page(options: Namespace) -> None:
    from bench import document

    document.write()
