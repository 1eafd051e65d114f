import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles import redaction
from articles.ingest.texts import texts_of
from articles.redaction import Scope, Words, WordsError


class Command(BaseCommand):
    help = (
        "Take words out of everything the archive holds, for ever, and seal the originals that hold them. Without"
        " --write it says where they are. The words come from a file or, with -, from standard input, a spelling a"
        " line: an argument would stand in the list of processes and in the shell's history."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "words", metavar="FILE", help="a spelling of the name, or a passage, a line; - reads the input"
        )
        parser.add_argument("--articles", type=int, nargs="+", metavar="ID", help="of these alone, and what is theirs")
        parser.add_argument("--anywhere", action="store_true", help="also within longer words")
        parser.add_argument("--reason", default="", help="kept for ever; not a word of what is taken out")
        parser.add_argument("--write", action="store_true", help="do it; nobody can undo it")

    def handle(self, *, articles: list[int] | None, anywhere: bool, reason: str, write: bool, **given: Any) -> None:
        words, where = self.words(given["words"], anywhere), Scope.of(articles) if articles else Scope()
        if not write:
            self.say(redaction.find(words, where, texts_of))
            return
        try:
            done = redaction.redact(words=words, scope=where, reason=reason, by=None, read=texts_of)
        except redaction.RedactionError as why:
            raise CommandError(str(why)) from why
        self.counted(done.counts, len(done.articles), len(done.sealed))
        self.stdout.write(_("Redaction {number}. Nobody can undo it.").format(number=done.pk))

    def words(self, file: str, anywhere: bool) -> Words:
        try:
            text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
            return Words(tuple(text.splitlines()), anywhere)
        except (OSError, UnicodeDecodeError) as problem:
            raise CommandError(_("{file} cannot be read: {problem}.").format(file=file, problem=problem)) from problem
        except WordsError as why:
            raise CommandError(str(why)) from why

    def say(self, found: redaction.Found) -> None:
        self.counted(found.counts, len(found.articles), len(found.originals))
        for one in found.refused:
            text = _("{kind} {key} is called so, and is in the way.")
            self.stderr.write(text.format(kind=one.kind, key=one.key))
        self.stdout.write(_("Nothing was changed. Give the same command with --write and --reason to take them out."))

    def counted(self, counts: dict[str, int], articles: int, originals: int) -> None:
        for label, number in counts.items():
            self.stdout.write(f"{number:>9,} {label}")
        self.stdout.write(
            _("{articles} articles hold them; {originals} originals are sealed for it.").format(
                articles=f"{articles:,}", originals=f"{originals:,}"
            )
        )
