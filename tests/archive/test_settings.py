"""Settings are read in a process of their own: what counts is what a person sees who starts the site."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

SHOW = """
import json, archive.settings as s
print(json.dumps({name: getattr(s, name) for name in dir(s) if name.isupper()}, default=str))
"""
PRODUCTION = {
    "ARCHIVE_SECRET_KEY": "a-long-random-key-that-is-not-used-anywhere-else-0123456789",
    "ARCHIVE_ALLOWED_HOSTS": "archive.example.org",
    "DATABASE_URL": "postgresql://archive:secret@db/archive",
}


def run(tmp_path, *command, **variables):
    environment = {"PATH": os.environ["PATH"], "ARCHIVE_VAR_DIR": str(tmp_path)} | variables
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def load(tmp_path, **variables):
    result = run(tmp_path, "-c", SHOW, **variables)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("missing", "advice"),
    [
        ("ARCHIVE_SECRET_KEY", "ARCHIVE_SECRET_KEY is not set. Set it to at least 50 random characters"),
        ("ARCHIVE_ALLOWED_HOSTS", "ARCHIVE_ALLOWED_HOSTS is not set. Set it to the site's host names"),
        ("DATABASE_URL", "DATABASE_URL is not set. Set it to postgresql://"),
    ],
)
def test_production_does_not_start_without_each_of_its_variables(tmp_path, missing, advice):
    result = run(tmp_path, "-c", SHOW, **{name: value for name, value in PRODUCTION.items() if name != missing})
    assert result.returncode != 0
    assert advice in result.stderr


WRONG = [
    ({"ARCHIVE_DEBUG": "ture"}, "ARCHIVE_DEBUG is 'ture'"),
    ({"ARCHIVE_SECRET_KEY": "x" * 49}, "ARCHIVE_SECRET_KEY is too short (49 characters). Set it to at least 50"),
    ({"ARCHIVE_SECRET_KEY": ""}, "ARCHIVE_SECRET_KEY is not set."),
    ({"ARCHIVE_CSRF_TRUSTED_ORIGINS": "archive.example.org"}, "ARCHIVE_CSRF_TRUSTED_ORIGINS has 'archive.example.org'"),
]


@pytest.mark.parametrize("command", [["manage.py", "check"], ["-m", "gunicorn", "--check-config"]])
@pytest.mark.parametrize(("variables", "sentence"), WRONG)
def test_a_wrong_setting_ends_the_program_with_one_sentence(tmp_path, command, variables, sentence):
    result = run(tmp_path, *command, **PRODUCTION | variables)
    assert result.returncode == 1
    assert result.stderr.startswith(sentence)
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("number", ["many", "0", "-1", "1.5"])
def test_the_number_of_workers_must_be_one(tmp_path, number):
    result = run(tmp_path, "-m", "gunicorn", "--check-config", **PRODUCTION, ARCHIVE_WORKERS=number)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"ARCHIVE_WORKERS is {number!r}. Set it to a whole number")


def test_gunicorn_takes_addresses_of_several_thousand_characters_and_the_number_of_workers_asked_for(tmp_path):
    result = run(tmp_path, "-m", "gunicorn", "--print-config", **PRODUCTION, ARCHIVE_WORKERS="3")
    values = dict(re.findall(r"^(\w+) += (.*)$", result.stdout, re.M))
    assert (values["limit_request_line"], values["workers"]) == ("8190", "3")


def test_the_embedded_database_is_not_looked_for_in_the_home_of_nobody(tmp_path):
    result = run(tmp_path, "-m", "archive.embedded", "status", ARCHIVE_VAR_DIR="~nobody-has-this-name/var")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith("ARCHIVE_VAR_DIR is '~nobody-has-this-name/var'")


def test_production_is_strict_by_default(tmp_path):
    settings = load(tmp_path, **PRODUCTION)
    assert settings["DEBUG"] is False
    assert (
        settings["SECURE_SSL_REDIRECT"] is settings["SESSION_COOKIE_SECURE"] is settings["CSRF_COOKIE_SECURE"] is True
    )
    assert settings["SECURE_HSTS_SECONDS"] == 63_072_000
    assert settings["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert settings["DEFAULT_DISPLAY_POLICY"] == "excerpt"


def test_the_development_file_is_read_and_the_environment_wins_over_it(tmp_path):
    (tmp_path / "dev.env").write_text("ARCHIVE_DEBUG=true\nARCHIVE_SECRET_KEY=from-file\n")
    settings = load(tmp_path)
    assert (settings["DEBUG"], settings["SECRET_KEY"], settings["SECURE_SSL_REDIRECT"]) == (True, "from-file", False)
    settings = load(tmp_path, **PRODUCTION, ARCHIVE_DEBUG="false")
    assert (settings["DEBUG"], settings["SECRET_KEY"]) == (False, PRODUCTION["ARCHIVE_SECRET_KEY"])


def test_debug_without_a_database_address_means_the_embedded_server(tmp_path):
    settings = load(tmp_path, ARCHIVE_DEBUG="true", ARCHIVE_SECRET_KEY="x")
    assert settings["DATABASES"]["default"]["ENGINE"] == "archive.postgresql"
    assert not (tmp_path / "postgres").exists(), "reading the settings starts nothing"


def test_the_deployment_check_finds_nothing(tmp_path):
    result = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert result.returncode == 0, result.stderr
    assert "no issues (0 silenced)" in result.stdout


def test_sites_are_told_who_asks_and_whom_to_turn_to(tmp_path):
    assert load(tmp_path, **PRODUCTION)["FETCH_AGENT"] == "CyberPolicyArchive/0.1"
    settings = load(tmp_path, **PRODUCTION, ARCHIVE_USER_AGENT="Desk/2", ARCHIVE_CONTACT="mailto:desk@example.org")
    assert settings["FETCH_AGENT"] == "Desk/2 (+mailto:desk@example.org)"


def test_every_variable_that_is_read_is_documented():
    files = [*(ROOT / "archive").rglob("*.py"), ROOT / "gunicorn.conf.py"]
    source = "".join(path.read_text() for path in files)
    read = set(re.findall(r'"(ARCHIVE_[A-Z_]+|DATABASE_URL)"', source))
    documented = set(re.findall(r"`(ARCHIVE_[A-Z_]+|DATABASE_URL)`", (ROOT / "docs/settings.md").read_text()))
    assert read == documented
