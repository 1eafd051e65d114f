"""How a process gets its connection, tried in processes of their own: this one has the tests' server."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT


def run(script, **variables):
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


SHOW_TIMEOUT = """
{start}
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SHOW statement_timeout")
    print(*cursor.fetchone())
"""
COMMAND = SHOW_TIMEOUT.format(start="import django; django.setup()")
WEB = SHOW_TIMEOUT.format(start="import archive.wsgi")


@pytest.mark.parametrize(
    ("script", "variables", "timeout"),
    [
        (COMMAND, {}, "0"),
        (WEB, {}, "3s"),
        (WEB, {"ARCHIVE_STATEMENT_TIMEOUT": "0.5"}, "500ms"),
    ],
)
def test_statements_of_requests_have_a_limit_and_those_of_commands_none(script, variables, timeout):
    url = os.environ["DATABASE_URL"]
    assert run(script, DATABASE_URL=url, **variables) == timeout


def test_options_that_the_database_address_brings_stay(monkeypatch):
    url = os.environ["DATABASE_URL"] + "&options=-c%20work_mem%3D7MB"
    script = WEB.replace(
        "SHOW statement_timeout", "SELECT current_setting('work_mem'), current_setting('statement_timeout')"
    )
    assert run(script, DATABASE_URL=url) == "7MB 3s"


def test_the_first_connection_starts_the_embedded_server_and_the_next_process_finds_it(tmp_path):
    variables = {"ARCHIVE_VAR_DIR": str(tmp_path), "ARCHIVE_DEBUG": "true", "ARCHIVE_SECRET_KEY": "x"}
    script = COMMAND.replace("SHOW statement_timeout", "SELECT pg_postmaster_start_time()")
    try:
        started = run(script, **variables)
        assert run(script, **variables) == started
    finally:
        subprocess.run(
            [sys.executable, "-m", "archive.embedded", "stop"],
            cwd=ROOT,
            env=os.environ | variables,
            check=True,
            capture_output=True,
        )
