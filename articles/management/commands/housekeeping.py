import time
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils.translation import gettext as _

from articles import housekeeping
from articles.management.stopping import Stopping

STEP = 0.5
"""Seconds between two looks at whether the command is to end."""


def seconds(text: str) -> float:
    value = float(text)
    if value < 1:
        raise ArgumentTypeError(_("{text} is less than a second.").format(text=text))
    return value


class Command(BaseCommand):
    help = (
        "Do what has to be done again and again: publish what is due, delete for good what has lain in the trash for"
        " thirty days, forget what has served. One line a chore. Meant to be run each minute by a timer, or for ever."
        " Ends with 1 where a chore failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--forever", action="store_true", help="go on until it is asked to stop")
        parser.add_argument(
            "--every", type=seconds, default=60, metavar="SECONDS", help="with --forever: how often (each minute)"
        )

    def handle(self, *, forever: bool, every: float, **options: Any) -> None:
        if forever:
            self.go_on(every)
        elif failed := [done.name for done in self.once(quiet=False) if done.failed]:
            raise CommandError(_("Not everything could be done: {chores}.").format(chores=", ".join(failed)))

    def once(self, *, quiet: bool) -> list[housekeeping.Done]:
        """`quiet`: say only what was something to do."""
        found = []
        for done in housekeeping.run():
            found.append(done)
            if done.failed:
                self.stderr.write(str(done))
            elif done.text or not quiet:
                self.stdout.write(str(done))
                self.stdout.flush()
        return found

    def go_on(self, every: float) -> None:
        with Stopping(self.stderr) as stop:
            while not stop():
                begun = time.monotonic()
                self.once(quiet=True)
                close_old_connections()
                while not stop() and time.monotonic() < begun + every:
                    time.sleep(STEP)
