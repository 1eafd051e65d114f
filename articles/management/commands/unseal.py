from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import sealing
from articles.models import Blob


class Command(BaseCommand):
    help = "Write a sealed original to a file, with the key that opens it. In the archive it stays sealed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sha256", help="the original's SHA-256, as the page of its capture says")
        parser.add_argument("--identity", type=Path, required=True, metavar="FILE", help="what seal_key wrote")
        parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="the new file for the original")

    def handle(self, *, sha256: str, identity: Path, output: Path, **options: Any) -> None:
        blob = Blob.objects.filter(pk=sha256.lower()).first()
        if blob is None:
            raise CommandError(_("There is no original {sha256}.").format(sha256=sha256))
        if not blob.sealed_at:
            raise CommandError(_("{path} is not sealed: it lies there as it is.").format(path=blob.path))
        try:
            sealing.unseal(blob, identity.read_text(encoding="utf-8"), output)
        except sealing.SealError as why:
            raise CommandError(str(why)) from why
        except OSError as problem:
            raise CommandError(f"{problem.filename or output}: {problem.strerror}.") from problem
        self.stdout.write(_("{output} has the original of {size} bytes.").format(output=output, size=f"{blob.size:,}"))
