from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import registry
from articles.corrections import senders
from articles.ingest.journal import Busy
from articles.ingest.outcome import Result
from articles.ingest.patience import IntakeError
from articles.ingest.polling import Poll, look, poll
from articles.models import Feed

STATES = ("with news", "without news", "not changed", "failed")


class Command(BaseCommand):
    help = (
        "Ask the feeds whose turn it is for what is new, and take it in as drafts. Meant to be run by a timer."
        " Ends with 1 where a feed cannot be had, or brings nothing new for longer than it may."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="all active feeds, whether it is their turn or not")
        parser.add_argument(
            "--feed", action="append", metavar="FEED", help="this feed, by its number or address; may be repeated"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would be taken in")

    def handle(self, *, feed: list[str] | None, dry_run: bool, **options: Any) -> None:
        senders.forget()  # of readers' corrections, also where nothing runs the housekeeping
        feeds = list(self.chosen(feed, every=options["all"]))
        problems = self.preview(feeds) if dry_run else self.poll(feeds)
        silent = list(Feed.objects.silent())
        for one in silent:
            since = date_format(one.quiet_since, "DATE_FORMAT")
            text = _("{feed} is silent: nothing new since {since}; the alarm is set to {days} days.")
            self.stderr.write(text.format(feed=one, since=since, days=one.silence_days))
        if problems or silent:
            text = _("{failed} feeds failed, {silent} are silent. The admin lists them under Feeds.")
            raise CommandError(text.format(failed=problems, silent=len(silent)))

    def chosen(self, named: list[str] | None, *, every: bool) -> Any:
        if not named:
            return Feed.objects.filter(active=True) if every else Feed.objects.due()
        found = []
        for name in named:
            matches = Q(address=name) | (Q(pk=int(name)) if name.isdecimal() else Q())
            one = Feed.objects.filter(matches).first()
            if one is None:
                raise CommandError(_("There is no feed {name!r}: give its number or its address.").format(name=name))
            found.append(one)
        return found

    def preview(self, feeds: list[Feed]) -> int:
        failed = 0
        for one in feeds:
            seen = look(one.address)
            seen.feed = one
            failed += bool(seen.error)
            self.stdout.write(seen.line())
            for address in seen.new:
                self.stdout.write(f"    {address}")
        return failed

    def poll(self, feeds: list[Feed]) -> int:
        if registry.is_empty():
            registry.load_reference()
        polls = []
        try:
            for one in poll(feeds, registry.knowledge()):
                polls.append(one)
                self.tell(one)
        except Busy:
            self.stderr.write(_("Feeds are being polled by another process: nothing to do."))
            return 0
        except IntakeError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(self.summary(polls))
        return sum(bool(one.error) for one in polls)

    def tell(self, one: Poll) -> None:
        self.stdout.write(one.line())
        if one.new:
            self.stdout.write(f"    {one.result.summary()}")
        if one.result.failed:
            self.stderr.write(one.result.failure_report())

    def summary(self, polls: list[Poll]) -> str:
        """Feeds by what became of them, and their new entries by what became of those; both add up."""
        states = Counter(state(one) for one in polls)
        parts = " + ".join(f"{states[name]} {name}" for name in STATES)
        total = Result()
        for one in polls:
            total.merge(one.result)
        return f"{parts} = {len(polls)} feeds; {total.summary()}"


def state(one: Poll) -> str:
    if one.error:
        return "failed"
    return "not changed" if one.unchanged else "with news" if one.new else "without news"
