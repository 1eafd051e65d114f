from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import retagging
from articles.acts import ActEnded
from articles.management.steps import Steps
from articles.management.stopping import Stopping
from articles.models import Organization, TaggingRule, Topic
from articles.retagging import Aim, Plan, Trial

STEPS = (("added", "added"), ("dropped", "dropped"), ("renewed", "with newer evidence"))


class Command(BaseCommand):
    help = (
        "Tag the archive again, after names, cues or rules changed: suggestions are added and dropped, what editors"
        " decided stays. A run that was broken off goes on where it was when the same command is given again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organization", action="append", default=[], metavar="NAME", help="its name or slug")
        parser.add_argument("--topic", action="append", default=[], metavar="SLUG", help="its slug or label")
        parser.add_argument("--rule", action="append", default=[], metavar="NUMBER", help="a rule's number or label")
        parser.add_argument("--all", action="store_true", help="every organization and topic")
        parser.add_argument(
            "--dry-run", action="store_true", help="write nothing; say what would change, with examples"
        )

    def handle(self, *, organization: list[str], topic: list[str], rule: list[str], **options: Any) -> None:
        aim = aim_of(organization, topic, rule)
        if options["all"] == bool(organization or topic or rule):
            raise CommandError(_("Say what is to be tagged again: --organization, --topic, --rule, or --all."))
        aim = retagging.EVERYTHING if options["all"] else aim
        plan = Plan.now(aim).with_rivals()
        if options["dry_run"]:
            self.try_on(plan)
        else:
            self.run(plan, _("everything") if options["all"] else ", ".join([*organization, *topic, *rule]))

    def run(self, plan: Plan, name: str) -> None:
        there = retagging.unfinished(plan.aim)
        act = there or retagging.begin(plan.aim, _("Tagged again: {name}").format(name=name), by=None)
        if there:
            self.stderr.write(_("Going on where this run was broken off."))
        with Stopping(self.stderr) as stopping, Steps(self.stderr) as steps:
            try:
                finished = retagging.go_on(
                    act, plan, by=None, stop=stopping, progress=lambda act: steps("articles", act.position["looked"])
                )
            except ActEnded as why:
                raise CommandError(str(why)) from why
        self.stdout.write(self.told(act.counts) + _(" in {of} articles.").format(of=f"{act.position['looked']:,}"))
        self.stdout.write(_("Act {pk}: the desk can undo it.").format(pk=act.pk))
        if not finished:
            raise CommandError(_("Stopped. The same command goes on from there."), returncode=130)

    def try_on(self, plan: Plan) -> None:
        trial = retagging.try_on(plan, Trial())
        self.stdout.write(self.told(trial.counts) + _(" in {of} articles.").format(of=f"{trial.looked:,}"))
        for step, examples in retagging.examples_of(plan, trial).items():
            for one in examples:
                self.stdout.write(f"{step:8} {one.article:>8}  {one.target}: {' '.join(one.sentence.split())}")

    def told(self, counts: Any) -> str:
        return ", ".join(f"{counts.get(step, 0):,} {words}" for step, words in STEPS)


def aim_of(organizations: list[str], topics: list[str], rules: list[str]) -> Aim:
    """What is named. Raises CommandError for what is not there."""
    aim = Aim()
    for text in organizations:
        aim |= Aim(frozenset({found(Organization, text, "slug", "name")}))
    for text in topics:
        aim |= Aim(topics=frozenset({found(Topic, text, "slug", "label")}))
    for text in rules:
        aim |= retagging.aim_of_rule(TaggingRule.objects.get(pk=found(TaggingRule, text, "pk", "label")))
    return aim


def found(model: Any, text: str, *columns: str) -> int:
    """The key of the row that a word of the command line names."""
    for column in columns:
        if column == "pk" and not text.isdecimal():
            continue
        keys = list(model.objects.filter(**{column: text}).values_list("pk", flat=True)[:2])
        if len(keys) == 1:
            return int(keys[0])
    kind = model._meta.verbose_name
    raise CommandError(_("There is no {kind} “{text}”, or more than one: see the admin.").format(kind=kind, text=text))
