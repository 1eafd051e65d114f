"""Datasette on the same rows: its own SQLite file with full text and the obvious indexes, in an environment of its own.

It is set so that it answers in full and as fast as it can: no time limit that would cut an answer short, no suggested
facets (which nobody asked for), as many query threads as there are cores, and SQLite may hold its pages in memory.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from bench import databases
from bench.servers import free_port, running

LOCK = databases.ROOT / "requirements" / "datasette.txt"
ENVIRONMENT = databases.VAR / "datasette-venv"
SETTINGS = {
    "sql_time_limit_ms": "600000",
    "facet_time_limit_ms": "600000",
    "num_sql_threads": str(os.cpu_count() or 2),
    "suggest_facets": "off",
    "default_page_size": "20",
    "max_returned_rows": "1000",
    "cache_size_kb": "1000000",
    "truncate_cells_html": "300",
}
BATCH = 2000
SCHEMA = """
CREATE TABLE editions (id INTEGER PRIMARY KEY, year INTEGER);
CREATE TABLE outlets (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE organizations (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT);
CREATE TABLE topics (id INTEGER PRIMARY KEY, label TEXT);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, title TEXT, body TEXT, language TEXT, published_on TEXT, sort_date TEXT, year INTEGER,
    edition INTEGER REFERENCES editions (id), outlet INTEGER REFERENCES outlets (id),
    agency INTEGER REFERENCES outlets (id));
CREATE TABLE article_organizations (
    article_id INTEGER REFERENCES articles (id), organization_id INTEGER REFERENCES organizations (id),
    PRIMARY KEY (article_id, organization_id)) WITHOUT ROWID;
CREATE TABLE article_topics (
    article_id INTEGER REFERENCES articles (id), topic_id INTEGER REFERENCES topics (id),
    PRIMARY KEY (article_id, topic_id)) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX by_sort_date ON articles (sort_date);
CREATE INDEX by_language ON articles (language);
CREATE INDEX by_year ON articles (year);
CREATE INDEX by_edition ON articles (edition, sort_date);
CREATE INDEX by_outlet ON articles (outlet, sort_date);
CREATE INDEX by_agency ON articles (agency, sort_date);
CREATE INDEX by_organization ON article_organizations (organization_id, article_id);
CREATE INDEX by_topic ON article_topics (topic_id, article_id);
CREATE INDEX by_kind ON organizations (kind);
CREATE INDEX by_country ON organizations (country);
CREATE VIRTUAL TABLE articles_fts USING fts5
    (title, body, tokenize='porter unicode61', content=articles, content_rowid=id);
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE chinese_fts USING fts5
    (title, body, tokenize=trigram, content=articles, content_rowid=id);
INSERT INTO chinese_fts (rowid, title, body) SELECT id, title, body FROM articles WHERE language LIKE 'zh%';
ANALYZE;
"""
"""Chinese has an index of its own: to the first one, a Chinese sentence is one word."""

COPIES = {
    "editions": "SELECT id, year FROM articles_event",
    "outlets": "SELECT id, name FROM articles_source",
    "organizations": "SELECT id, name, kind, country FROM articles_organization",
    "topics": "SELECT id, label FROM articles_topic",
    "articles": """SELECT id, title, body, language, published_on::text, sort_date::text,
        extract(year FROM published_on)::int, event_id, source_id, agency_id FROM articles_article
        WHERE status IN ('published', 'restricted') ORDER BY id""",
    "article_organizations": """SELECT id, unnest(organization_ids) FROM articles_article
        WHERE status IN ('published', 'restricted') ORDER BY id""",
    "article_topics": """SELECT id, unnest(topic_ids) FROM articles_article
        WHERE status IN ('published', 'restricted') ORDER BY id""",
}


def install() -> bool:
    """Make the environment unless it is there; False where it cannot be made (no network)."""
    if (ENVIRONMENT / "bin" / "datasette").exists():
        return True
    uv = Path(sys.executable).with_name("uv")
    python = ENVIRONMENT / "bin" / "python"
    commands: Sequence[Sequence[str | Path]] = (
        (uv, "venv", "--quiet", "--python", sys.executable, ENVIRONMENT),
        (uv, "pip", "sync", "--quiet", "--python", python, "--require-hashes", LOCK),
    )
    return all(subprocess.run(command, check=False).returncode == 0 for command in commands)


def version() -> str:
    """Of Datasette, and of the SQLite that it uses."""
    code = "import datasette, sqlite3; print(f'{datasette.__version__} with SQLite {sqlite3.sqlite_version}')"
    command = [ENVIRONMENT / "bin" / "python", "-c", code]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def build(articles: int) -> Path:
    """The file with the rows of the present database, made unless it is there."""
    file = databases.VAR / "datasette" / str(articles) / "corpus.db"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial)) as target:
            target.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500000;")
            target.executescript(SCHEMA)
            for table, query in COPIES.items():
                copy(target, table, query)
            target.executescript(INDEXES)
            target.commit()
        partial.rename(file)
    return file


def copy(target: sqlite3.Connection, table: str, query: str) -> None:
    for rows in batches(query):
        marks = ", ".join("?" * len(rows[0]))
        target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    target.commit()


def batches(query: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query, a few thousand at a time: memory stays flat."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(BATCH):
            yield rows


@contextmanager
def server(file: Path) -> Iterator[int]:
    """Datasette on a file that nobody else writes, on a free port."""
    port = free_port()
    metadata = databases.VAR / "datasette.json"
    metadata.write_text(json.dumps({"databases": {"corpus": {"tables": {"articles": {"fts_table": "articles_fts"}}}}}))
    command = [str(ENVIRONMENT / "bin" / "datasette"), "serve", "--immutable", str(file), "--port", str(port)]
    command += ["--metadata", str(metadata)]
    for name, value in SETTINGS.items():
        command += ["--setting", name, value]
    with running(command, port, "/-/versions.json"):
        yield port
