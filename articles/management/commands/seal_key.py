from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import sealing


class Command(BaseCommand):
    help = (
        "Make the pair of keys by which originals are sealed that hold what was redacted. Writes the identity, which"
        " opens them, to a file, and prints the recipient, for which they are sealed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the new file for the identity, outside of the archive's folders")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            key = sealing.write_key(file)
        except OSError as problem:
            text = _("{file} cannot be written ({problem}). Name a file that is not there yet.")
            raise CommandError(text.format(file=file, problem=problem.strerror)) from problem
        self.stdout.write(f"ARCHIVE_SEAL_RECIPIENT={key.recipient}")
        note = _(
            "Set this variable for the site and for commands. {file} opens what is sealed: move it off this machine, to"
            " where two people find it and nobody else, and keep a copy. Without it nobody can open a sealed original."
        )
        self.stderr.write(note.format(file=file))
