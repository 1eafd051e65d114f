from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import workflow
from articles.models import Article, WithdrawalKind


class Command(BaseCommand):
    help = (
        "Replace public articles by a tombstone that says why, or bring them back. It is an act, which can be undone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("numbers", nargs="+", type=int, metavar="NUMBER", help="articles, by their numbers")
        parser.add_argument("--kind", choices=WithdrawalKind.values, help="the class of the reason")
        parser.add_argument("--reason", default="", help="what the tombstone says")
        parser.add_argument("--copies", action="store_true", help="the same texts in other outlets too")
        parser.add_argument("--back", action="store_true", help="bring them back to where they were")

    def handle(
        self, *, numbers: list[int], kind: str | None, reason: str, copies: bool, back: bool, **options: Any
    ) -> None:
        if back == bool(kind):
            raise CommandError(_("Say why (--kind and --reason), or that they come back (--back)."))
        articles = Article.objects.filter(pk__in=numbers)
        if missing := sorted(set(numbers) - set(articles.values_list("pk", flat=True))):
            raise CommandError(_("There is no article {numbers}.").format(numbers=", ".join(map(str, missing))))
        name = "bring_back" if back else "withdraw"
        said = {} if back else {"kind": kind, "reason": reason, "copies": copies}
        done = str(workflow.TRANSITIONS[name].done)
        try:
            outcome, act = workflow.as_act(
                f"{done}: {', '.join(map(str, numbers))}",
                None,
                lambda: getattr(workflow, name)(articles=articles, by=None, **said),
                name,
            )
        except ValueError as why:
            raise CommandError(str(why)) from why
        text = ngettext("{done}: {n} article.", "{done}: {n} articles.", outcome.changed)
        self.stdout.write(text.format(done=done, n=outcome.changed))
        for reason_left, number in outcome.skipped.items():
            self.stdout.write(_("Left as they were: {n} {state}.").format(n=number, state=reason_left))
        if not copies and not back and (number := workflow.public_copies(articles).count()):
            self.stdout.write(_("Public still: {n} copies of the same texts (--copies).").format(n=number))
        if act is not None:
            self.stdout.write(_("Act {number}; manage.py undo {number} takes it back.").format(number=act.pk))
