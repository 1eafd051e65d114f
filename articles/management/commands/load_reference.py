from typing import Any

from django.core.management.base import BaseCommand

from articles.registry import load_reference


class Command(BaseCommand):
    help = (
        "Load editions, organizations, outlets, topics and places from articles/reference, and make the groups of"
        " editors. Rows that an editor changed, made or deleted are kept as they are; repeating it changes nothing."
        " A succession that the files no longer tell is taken out where no editor touched it."
    )

    def handle(self, **options: Any) -> None:
        tallies = load_reference()
        width = max(len(tally.kind) for tally in tallies)
        for tally in tallies:
            self.stdout.write(
                f"{tally.kind:{width}}  {tally.added:5} added  {tally.changed:5} changed"
                f"  {tally.unchanged:5} unchanged  {tally.kept:5} kept"
                + (f"  {tally.removed:5} removed" if tally.removed else "")
            )
