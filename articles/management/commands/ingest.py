import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import registry
from articles.ingest import Busy, Inputs, IntakeError, Item, Options, Result, begun, ingest, missing, preview
from articles.ingest.inputs import Fetch, is_address
from articles.management.progress import Progress
from articles.management.stopping import Stopping


def column(text: str) -> tuple[str, str]:
    """ "Headline=title" as a pair; "Notes=" says that a column holds no field."""
    name, sign, value = text.rpartition("=")
    if not sign or not name:
        raise ArgumentTypeError(_("{text!r} is no COLUMN=FIELD, such as Headline=title").format(text=text))
    return name, value


class Command(BaseCommand):
    help = (
        "Take in documents: files and folders of any kind that there is a reader for, and addresses. A run that was"
        " broken off goes on where it was when the same command is given again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("inputs", nargs="*", metavar="PATH|URL", help="a file, a folder with all in it, an address")
        parser.add_argument("--addresses", type=Path, metavar="FILE", help="a text file of addresses, one a line")
        parser.add_argument(
            "--preview", action="store_true", help="write nothing; print what would be read, as JSON lines"
        )
        parser.add_argument("--publish", action="store_true", help="publish at once: for trusted material")
        parser.add_argument("--accept-mentions", action="store_true", help="accept the organizations found")
        parser.add_argument("--sample", action="store_true", help="mark as samples, for remove_samples to take out")
        parser.add_argument("--jobs", type=int, metavar="N", help="processes that read (as many as there are cores)")
        parser.add_argument("--records", type=int, metavar="N", help="the most records of one file (10,000)")
        parser.add_argument(
            "--map", type=column, action="append", metavar="COLUMN=FIELD", help="of tables: what a column holds"
        )
        parser.add_argument("--report", type=Path, metavar="FILE", help="write a JSON line for each document to FILE")

    def handle(self, *, inputs: list[str], preview: bool, report: Path | None, **given: Any) -> None:
        inputs = [*inputs, *listed(given["addresses"])]
        named = Inputs(inputs, fetching(inputs))
        if not inputs:
            raise CommandError(_("Name what is to be taken in: files, folders or addresses."))
        if lost := missing(inputs):
            raise CommandError(_("There is no such file or folder: {names}.").format(names=", ".join(lost)))
        options = Options(
            publish=given["publish"],
            accept_mentions=given["accept_mentions"],
            sample=given["sample"],
            jobs=given["jobs"],
            records=given["records"],
            mapping=dict(given["map"]) if given["map"] else None,
        )
        if preview:
            self.preview(named, options)
        else:
            self.ingest(named, options, report)

    def preview(self, items: Iterable[Item], options: Options) -> None:
        failed = 0
        for found in preview(items, registry.knowledge(), options):
            failed += found["error"] is not None
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        if failed:
            raise CommandError(_("{number} records could not be read.").format(number=failed))

    def ingest(self, given: Inputs, options: Options, report: Path | None) -> None:
        if registry.is_empty():
            self.stderr.write(_("The registry is empty: loading the reference data first."))
            registry.load_reference()
        try:
            journal, items = begun(given, options)
            if journal.resumed:
                self.stderr.write(_("Going on where this intake was broken off."))
            with Stopping(self.stderr) as stopping, Progress(self.stderr, given.weigh(), journal) as progress:
                result = ingest(
                    items,
                    registry.knowledge(),
                    options=options,
                    journal=journal,
                    progress=progress,
                    report=report,
                    stop=stopping,
                )
        except (Busy, IntakeError) as problem:
            raise CommandError(str(problem)) from problem
        self.tell(result)

    def tell(self, result: Result) -> None:
        resumed = " " + _("(resumed; the counts are of the whole run)") if result.resumed else ""
        self.stdout.write(result.summary() + resumed)
        if result.skipped:
            self.stderr.write(_("Left alone:") + "\n" + result.skip_report())
        if result.failed:
            text = _("{number} failed:").format(number=result.failed) + "\n" + result.failure_report()
            raise CommandError(text)
        if result.stopped:
            text = _("Stopped behind {number} documents. The same command goes on from there.")
            raise CommandError(text.format(number=f"{result.seen:,}"), returncode=130)


def listed(file: Path | None) -> list[str]:
    """The addresses in a file of them. Raises CommandError."""
    if file is None:
        return []
    from articles.ingest.fetched import addresses_in

    try:
        return addresses_in(file)
    except (OSError, ValueError) as problem:
        raise CommandError(str(problem)) from problem


def fetching(inputs: Sequence[str]) -> Fetch:
    """What gives the items of addresses. An HTTP client is loaded only where there are any."""
    wanted = [one for one in inputs if is_address(one)]
    if not wanted:
        return lambda addresses: ()
    from articles.ingest.fetched import Fetching

    return Fetching(wanted)
