from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import acts, undoing
from articles.models import Act


class Command(BaseCommand):
    help = "Take an act back, by its number under “Acts”: what was changed since stays. An undoing is undone likewise."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, help="the act's number: the end of the address of its page")

    def handle(self, *, number: int, **options: Any) -> None:
        act = Act.objects.filter(pk=number).first()
        if act is None:
            raise CommandError(_("There is no act {number}.").format(number=number))
        try:
            undone = undoing.undo(act, by=None)
        except acts.UndoError as why:
            raise CommandError(str(why)) from why
        for name, count in undone.restored.items():
            self.stdout.write(f"{count:>9,} {name}")
        self.stdout.write(_("{count} rows were changed since and stay.").format(count=f"{len(undone.kept):,}"))
        self.stdout.write(_("Act {number} is the undoing.").format(number=undone.act and undone.act.pk))
