"""An archive of its own, in which an intake runs as a process of its own: to be harmed, and to be looked at."""

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2

from archive.embedded import Cluster, throwaway_cluster
from bench.databases import ROOT
from bench.faults.inputs import Expected

SETTINGS = ("fsync=off", "full_page_writes=off", "autovacuum_naptime=5min")
"""A server may die, the machine does not: what is committed is there, and no test waits for a disk."""
EMPTIED = "articles_article, articles_capture, articles_blob, articles_intake, articles_story"
COUNTS = """
    SELECT (SELECT count(*) FROM articles_blob), (SELECT count(*) FROM articles_capture),
        (SELECT count(*) FROM articles_articlecapture), (SELECT count(*) FROM articles_article)"""
FAULTS = {
    "captures that were not read to their end": """
        SELECT count(*) FROM articles_capture AS capture WHERE NOT EXISTS (
            SELECT FROM articles_reading AS reading
            WHERE reading.capture_id = capture.id AND reading.state = 'read')""",
    "captures that were read twice": """
        SELECT count(*) FROM (
            SELECT FROM articles_reading GROUP BY capture_id HAVING count(*) > 1) AS twice""",
    "readings that count other records than there are": """
        SELECT count(*) FROM articles_reading AS reading WHERE reading.records <> (
            SELECT count(*) FROM articles_articlecapture AS link WHERE link.capture_id = reading.capture_id)""",
    "articles without exactly one capture that they came from": """
        SELECT count(*) FROM articles_article AS article WHERE 1 <> (
            SELECT count(*) FROM articles_articlecapture AS link
            WHERE link.article_id = article.id AND link.role = 'origin')""",
    "articles with tags other than those of their lists": """
        SELECT count(*) FROM articles_article AS article WHERE article.organization_ids <> ARRAY(
            SELECT organization_id FROM articles_mention AS mention
            WHERE mention.article_id = article.id AND mention.state = 'accepted' ORDER BY 1)""",
    "articles that are twice there": """
        SELECT count(*) - count(DISTINCT (title, body)) FROM articles_article""",
}
WHAT = """
    SELECT md5(string_agg(row, E'\\n' ORDER BY row)) FROM (
        SELECT concat_ws('|', title, body, language, published_on, source_id, outlet_name, agency_id, event_id, status,
            organization_ids, topic_ids, canonical_address, text_hash, (
                SELECT count(*) FROM articles_articlecapture AS link WHERE link.article_id = article.id), (
                SELECT count(*) FROM articles_textsketch AS sketch WHERE sketch.article_id = article.id)) AS row
        FROM articles_article AS article) AS rows"""


@dataclass
class Scratch:
    """A database, a folder for originals and one for inputs."""

    cluster: Cluster
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "archive.settings",
            "ARCHIVE_VAR_DIR": str(self.folder / "var"),
            "ARCHIVE_DEBUG": "true",
            "ARCHIVE_LOG_LEVEL": "ERROR",
            "ARCHIVE_SECRET_KEY": secrets.token_urlsafe(60),
            "DATABASE_URL": self.cluster.url(),
        }
        self.inbox.mkdir(exist_ok=True)

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def blobs(self) -> Path:
        return self.folder / "var" / "blobs"

    @property
    def report(self) -> Path:
        return self.folder / "report.jsonl"

    def command(self, *more: str) -> list[str]:
        ingest = [sys.executable, str(ROOT / "manage.py"), "ingest", str(self.inbox), "--report", str(self.report)]
        return [*ingest, "--publish", "--accept-mentions", *more]

    def start(self, *more: str, before: Sequence[str] = ()) -> subprocess.Popen[str]:
        """The intake of all inputs, under way; its standard output and error can be read as one."""
        return subprocess.Popen(
            [*before, *self.command(*more)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def ingest(self, *more: str) -> tuple[int, str]:
        """The same to its end: exit status and output."""
        process = self.start(*more)
        output, _ = process.communicate(timeout=600)
        return process.returncode, output

    def manage(self, *arguments: str) -> str:
        """Another command to its end. Raises RuntimeError with what it said."""
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: {done.stderr[-1000:]}")
        return done.stdout

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        settings = self.cluster.settings()
        connection = psycopg2.connect(
            dbname=settings["NAME"], user=settings["USER"], host=settings["HOST"], port=settings["PORT"]
        )
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def wait_for_articles(self, process: subprocess.Popen[str], more_than: int = 0) -> None:
        """Until an intake has written so many, or has ended."""
        while process.poll() is None and self.ask("SELECT count(*) FROM articles_article")[0][0] <= more_than:
            time.sleep(0.05)

    def has_ended(self) -> bool:
        """Whether an intake has written that it is finished."""
        return self.ask("SELECT state FROM articles_intake ORDER BY id DESC LIMIT 1") == [("finished",)]

    def empty(self) -> None:
        """No articles, no originals, no journals."""
        self.ask(f"TRUNCATE {EMPTIED} CASCADE")
        shutil.rmtree(self.blobs, ignore_errors=True)
        self.report.unlink(missing_ok=True)

    def digest(self) -> str:
        """What all articles say, as one hash that does not depend on their keys."""
        return str(self.ask(WHAT)[0][0])

    def problems(self, expected: Expected, digest: str = "") -> list[str]:
        """Everything that is not as an undisturbed intake leaves it."""
        found = [f"{number} {what}" for what, query in FAULTS.items() if (number := self.ask(query)[0][0])]
        counts = self.ask(COUNTS)[0]
        wanted = (expected.files, expected.files, expected.documents, expected.articles)
        if counts != wanted:
            found.append(f"blobs, captures, links and articles: {counts} instead of {wanted}")
        if digest and self.digest() != digest:
            found.append("the articles say something else than those of an undisturbed intake")
        return [*found, *self._journal_problems(expected), *self._file_problems(), *self._report_problems(expected)]

    def _journal_problems(self, expected: Expected) -> list[str]:
        rows = self.ask("SELECT state, counts FROM articles_intake")
        wanted = [("finished", {"new": expected.articles, "duplicate": expected.doubles})]
        return [] if rows == wanted else [f"journals: {rows} instead of {wanted}"]

    def _file_problems(self) -> list[str]:
        there = {path.name: path for path in self.blobs.rglob("*") if path.is_file()}
        known = {name for (name,) in self.ask("SELECT sha256 FROM articles_blob")}
        found = [f"lost originals: {sorted(known - there.keys())[:3]}"] if known - there.keys() else []
        found += [f"files that nobody knows: {sorted(there.keys() - known)[:3]}"] if there.keys() - known else []
        broken = [name for name, path in there.items() if hashlib.sha256(path.read_bytes()).hexdigest() != name]
        return [*found, *([f"originals with another hash: {broken[:3]}"] if broken else [])]

    def _report_problems(self, expected: Expected) -> list[str]:
        lines = [json.loads(line) for line in self.report.read_text(encoding="utf-8").splitlines()]
        keys = {(line["where"], line.get("record")) for line in lines}
        if len(lines) == len(keys) == expected.documents:
            return []
        return [f"the report has {len(lines)} lines on {len(keys)} of {expected.documents} documents"]


@contextmanager
def scratch() -> Iterator[Scratch]:
    """An archive with its registry and no articles, which is gone at the end."""
    with (
        tempfile.TemporaryDirectory(prefix="archive-faults-") as folder,
        throwaway_cluster(settings=SETTINGS) as cluster,
    ):
        found = Scratch(cluster, Path(folder))
        found.manage("migrate", "--verbosity", "0")
        found.manage("load_reference")
        yield found
