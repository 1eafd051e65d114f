"""The tagging desk over 200,000 suggested mentions: server time and queries of its pages, and deciding 1,000 at once."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from statistics import median
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client

from articles import registry
from articles.ingest import Options, find, ingest
from articles.models import Mention
from bench import corpus
from bench.filling import execute

SUGGESTIONS = 200_000
Tell = Callable[[str], None]


def fill(folder: Path, *, tell: Tell) -> None:
    """Take generated articles in until so many mentions are suggested. Goes on where it was cut off."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", stdout=StringIO())
    knowledge = registry.knowledge()
    part = 0
    while (there := Mention.objects.suggested().count()) < SUGGESTIONS:
        file = corpus.write(folder, part, corpus.PART)
        result = ingest(find([file]), knowledge, options=Options(publish=True))
        file.unlink()
        if result.counts.get("new"):
            execute("ANALYZE")
            tell(f"{there:>9,} suggested mentions before; {result.summary()}")
        part += 1
    execute("VACUUM ANALYZE")
