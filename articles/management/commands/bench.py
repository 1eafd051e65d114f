import subprocess
import sys
from argparse import REMAINDER, ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Measure pages, search and intake on generated articles: `manage.py bench -- --help` lists the steps."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("arguments", nargs=REMAINDER, metavar="STEP", help="what `python -m bench` takes")

    def handle(self, *, arguments: list[str], **options: Any) -> None:
        """The measurements need an environment of their own, hence a process of their own."""
        if not (settings.BASE_DIR / "bench").is_dir():
            raise CommandError("The folder bench/ is not here. Run the measurements from a checkout of the sources.")
        given = [argument for argument in arguments if argument != "--"]
        if code := subprocess.run(
            [sys.executable, "-m", "bench", *given], cwd=settings.BASE_DIR, check=False
        ).returncode:
            raise CommandError("The measurements stopped; the messages above say why.", returncode=code)
