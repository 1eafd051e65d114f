from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.utils.translation import gettext as _

from articles.models import Redaction
from articles.redaction.tables import quoted, tables


class Command(BaseCommand):
    help = (
        "Write the tables of redactions anew, so that their files hold nothing of what was redacted. PostgreSQL leaves"
        " the old rows, and the words of an index, in its files until it needs the room. Each table is locked while it"
        " is written: run it when nobody works."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="every table that can hold words")

    def handle(self, *, all: bool, **options: Any) -> None:
        touched = {label for counts in Redaction.objects.values_list("counts", flat=True) for label in counts}
        for table in tables():
            if all or table.label in touched:
                with connection.cursor() as cursor:
                    cursor.execute(f"VACUUM (FULL, ANALYZE) public.{quoted(table.name)}")
                self.stdout.write(_("{table}: written anew.").format(table=table.name))
