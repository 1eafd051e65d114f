from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.management.steps import Steps
from articles.verification import rebuild


class Command(BaseCommand):
    help = (
        "Compute everything derived from scratch: lists of organizations and topics, search vectors, the sketches and"
        " addresses by which copies are found, search indexes and the log of public changes. Writes what differs and"
        " says how much it was; the site may run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reindex", action="store_true", help="make all search indexes again, faulty or not")

    def handle(self, *, reindex: bool, **options: Any) -> None:
        with Steps(self.stderr) as steps:
            rebuilt = rebuild(reindex=reindex, progress=steps)
        self.stdout.write(
            f"{rebuilt.stale:,} stale: {rebuilt.tags:,} articles in their lists of organizations or topics,"
            f" {rebuilt.columns:,} in their search vectors."
        )
        if rebuilt.sketches or rebuilt.addresses or rebuilt.stories:
            self.stdout.write(
                f"{rebuilt.sketches:,} sketches and {rebuilt.addresses:,} canonical addresses were missing,"
                f" {rebuilt.stories:,} stories had fewer than two articles."
            )
        if rebuilt.names:
            self.stdout.write(f"{rebuilt.names:,} names in no registry had wrong counts.")
        if rebuilt.log_of_withdrawals:
            self.stdout.write(f"{rebuilt.log_of_withdrawals:,} entries of the log of withdrawals said otherwise.")
        for name in rebuilt.indexes:
            self.stdout.write(f"Index {name} was made again.")
        if rebuilt.log:
            self.stdout.write("The log of public changes had a fault and was begun anew.")
