from typing import Any

from django.core.management.base import BaseCommand

from articles.registry import remove_samples


class Command(BaseCommand):
    help = (
        "Take the sample documents out again: their articles, captures, bytes, outlets and open names, and nothing"
        " else."
    )

    def handle(self, **options: Any) -> None:
        removed = remove_samples()
        if not removed:
            self.stdout.write("There are no samples to remove.")
            return
        self.stdout.write(
            f"Removed {removed.articles} articles, {removed.captures} captures, {removed.blobs} blobs,"
            f" {removed.outlets} outlets and {removed.names} names in no registry."
        )
