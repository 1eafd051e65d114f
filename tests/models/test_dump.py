"""A dump of the database, made by PostgreSQL's own programs, comes back whole in an empty database."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from articles.models import Article
from tests import factories

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres15]


@pytest.fixture
def programs() -> Path:
    """The programs that belong to the server that runs the tests."""
    from archive.embedded import packaged_programs

    major = connection.pg_version // 10_000
    debian = Path(f"/usr/lib/postgresql/{major}/bin")
    return debian if major != 18 and debian.is_dir() else packaged_programs()


def address(name: str) -> str:
    """The address of another database on the same server."""
    settings = connection.get_connection_params()
    parts = {key: settings.get(key) for key in ("host", "port", "user", "password")}
    return " ".join([f"dbname={name}", *(f"{key}={value}" for key, value in parts.items() if value)])


def run(*command: "str | Path") -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def empty_database() -> Iterator[str]:
    name = f"{connection.settings_dict['NAME']}_restored"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    yield name
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def contents(programs: Path, name: str) -> dict[str, Any]:
    """Every table's number of rows and a hash over them, read by psql."""

    def ask(sql: str) -> str:
        return run(programs / "psql", "-XtA", "-d", address(name), "-c", sql).strip()

    return {
        table: ask(f'SELECT count(*), md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM public."{table}" AS t')
        for table in ask(TABLES).split()
    }


def test_a_dump_comes_back_whole_and_still_works(programs: Path, empty_database: str, tmp_path: Path) -> None:
    mention = factories.MentionFactory(
        article__title="第三届世界互联网大会", article__body="Ministers spoke.", article__event=factories.EventFactory()
    )
    Article.objects.update(title="第三届世界互联网大会开幕")
    mine, dump = connection.settings_dict["NAME"], tmp_path / "archive.dump"
    run(programs / "pg_dump", "-Fc", "-f", dump, "-d", address(mine))
    run(programs / "pg_restore", "--exit-on-error", "--no-owner", "-d", address(empty_database), dump)
    before = contents(programs, mine)
    assert before["articles_articleevent"].startswith("1|")
    assert contents(programs, empty_database) == before
    # Generated columns, triggers and functions came along, not only rows.
    answers = run(
        programs / "psql",
        "-XtA",
        "-d",
        address(empty_database),
        "-c",
        "UPDATE articles_article SET title = 'Renamed entirely'",
        "-c",
        f"DELETE FROM articles_mention WHERE organization_id = {mention.organization_id}",
        "-c",
        "SELECT title_vector @@ to_tsquery('english', 'rename'), organization_ids FROM articles_article",
        "-c",
        "SELECT count(*) FROM articles_articleevent",
    )
    assert answers.split("\n")[-3:-1] == ["t|{}", "2"]
