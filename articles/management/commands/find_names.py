from typing import Any

from django.core.management.base import BaseCommand

from articles import registry
from articles.ingest.finding_names import find_names
from articles.management.steps import Steps


class Command(BaseCommand):
    help = (
        "Look through all articles for names of organizations that are in no registry. An intake does so by itself:"
        " this is for articles that were taken in before, and after the registry has grown."
    )

    def handle(self, **options: Any) -> None:
        with Steps(self.stderr) as steps:
            named = find_names(registry.knowledge(), tell=lambda named: steps("articles", named.articles))
        self.stdout.write(
            f"{named.articles:,} articles looked through: {named.added:,} sightings added, {named.gone:,} gone;"
            f" {named.unused:,} names are in no article any more."
        )
