from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.management.steps import Steps
from articles.verification import CHECKS, verify


class Command(BaseCommand):
    help = (
        "Check that originals, rows, indexes and everything derived agree. Nothing is written; the site may run."
        " Ends with 1 where anything is wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--only",
            action="append",
            choices=list(CHECKS),
            metavar="CHECK",
            help=f"run this check alone; may be repeated: {', '.join(CHECKS)}",
        )
        parser.add_argument(
            "--skip", action="append", default=[], choices=list(CHECKS), metavar="CHECK", help="leave this check out"
        )
        parser.add_argument(
            "--sample", type=int, metavar="N", help="look at about N articles and originals, evenly spread, not at all"
        )

    def handle(self, *, only: list[str] | None, skip: list[str], sample: int | None, **options: Any) -> None:
        if sample is not None and sample < 1:
            raise CommandError("--sample wants a number of 1 or more.")
        chosen = {name: check for name, check in CHECKS.items() if name in (only or CHECKS) and name not in skip}
        if not chosen:
            raise CommandError("--only and --skip leave no check to run.")
        wrong = 0
        with Steps(self.stderr) as steps:
            for report in verify(chosen, sample=sample, progress=lambda report: steps(report.name, report.seen)):
                verdict = f"{report.wrong:,} wrong" if report.wrong else "ok"
                self.stdout.write(
                    f"{report.name:10}  {verdict:>9}  {report.seen:>11,} looked at: {chosen[report.name].promise}"
                )
                for text in report.problems:
                    self.stdout.write(f"    {text}")
                if report.wrong > len(report.problems):
                    self.stdout.write(f"    … and {report.wrong - len(report.problems):,} more")
                for text in report.notes:
                    self.stdout.write(f"    Note: {text}")
                wrong += report.wrong
        if wrong:
            raise CommandError(f"{wrong:,} things are wrong.")
