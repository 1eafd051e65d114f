import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import registry
from articles.ingest import Options, find, ingest, preview
from articles.management.progress import Progress


class Command(BaseCommand):
    help = "Take in documents: files and folders of text or of JSON lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder with all that lies in it")
        parser.add_argument(
            "--preview", action="store_true", help="write nothing; print what would be read, as JSON lines"
        )
        parser.add_argument("--publish", action="store_true", help="publish at once: for trusted material")
        parser.add_argument("--accept-mentions", action="store_true", help="accept the organizations found")
        parser.add_argument("--sample", action="store_true", help="mark as samples, for remove_samples to take out")

    def handle(self, *, paths: list[str], **options: Any) -> None:
        if options["preview"]:
            self.preview(paths)
        else:
            self.ingest(paths, Options(options["publish"], options["accept_mentions"], options["sample"]))

    def preview(self, paths: list[str]) -> None:
        failed = 0
        for found in preview(find(paths), registry.knowledge()):
            failed += found["error"] is not None
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        if failed:
            raise CommandError(_("{number} records could not be read.").format(number=failed))

    def ingest(self, paths: list[str], options: Options) -> None:
        if registry.is_empty():
            self.stderr.write(_("The registry is empty: loading the reference data first."))
            registry.load_reference()
        with Progress(self.stderr) as progress:
            result = ingest(find(paths), registry.knowledge(), options=options, progress=progress)
        self.stdout.write(result.summary())
        if result.left_alone:
            self.stderr.write(
                _("{number} skipped:").format(number=len(result.left_alone)) + "\n" + result.skip_report()
            )
        if result.failed:
            raise CommandError(_("{number} failed:").format(number=result.failed) + "\n" + result.failure_report())
