"""What every test stands on: a PostgreSQL server of the run's own, and things that a machine may lack.

The server is there before Django's settings are, which is why this file sets the environment and pyproject.toml names
no settings module. Runs beside each other, or beside a demo, share nothing.
"""

import os
import socket
import tempfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from ipaddress import ip_address
from pathlib import Path
from typing import Any, TypeVar

import hypothesis
import pytest

from archive.embedded import throwaway_cluster

ROOT = Path(__file__).resolve().parent.parent
DEBIAN_PROGRAMS = "/usr/lib/postgresql/{version}/bin"
# Migrations, constraints, triggers and search: what a version of PostgreSQL may treat otherwise
DATABASE_TESTS = ("tests/models/", "tests/search/", "tests/test_filters", "tests/test_facets")
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
resources = ExitStack()
pytest_plugins = ["tests.chromium"]


def everything_is_required() -> bool:
    """Under REQUIRE_ALL=1, as in CI, what is missing is a failure and no reason to skip."""
    return os.environ.get("REQUIRE_ALL") == "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", metavar="VERSION", help="run on Debian's PostgreSQL of this major version")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # a worker of xdist finds the environment as its parent left it
        prepare_environment(config)
    import django

    django.setup()
    if everything_is_required():  # what lands is judged by the same examples each time; other runs look for new ones
        hypothesis.settings.load_profile("ci")


def prepare_environment(config: pytest.Config) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    os.environ["ARCHIVE_VAR_DIR"] = resources.enter_context(tempfile.TemporaryDirectory(prefix="archive-test-var-"))
    os.environ["ARCHIVE_DEBUG"] = "true"
    os.environ["ARCHIVE_SECRET_KEY"] = "for-tests-only"
    if version := config.getoption("--postgres"):
        programs = Path(DEBIAN_PROGRAMS.format(version=version))
        if not programs.is_dir():
            message = (
                f"PostgreSQL {version} is not installed in {programs} (Debian: apt-get install postgresql-{version})"
            )
            pytest.exit(message, returncode=1 if everything_is_required() else 0)
        os.environ["DATABASE_URL"] = resources.enter_context(throwaway_cluster(programs)).url()
    elif "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = resources.enter_context(throwaway_cluster()).url()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(DATABASE_TESTS):
            item.add_marker(pytest.mark.postgres15)


def pytest_unconfigure(config: pytest.Config) -> None:
    resources.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return report if hasattr(report, "wasxfail") else refuse_skip(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return refuse_skip((yield))


def refuse_skip(report: Report) -> Report:
    if report.skipped and everything_is_required():
        report.longrepr = f"{report.nodeid} was skipped, and REQUIRE_ALL=1 allows no skips: {report.longrepr}"
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Tests reach nothing beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = str(address[0])
            if host != "localhost" and not ip_address(host).is_loopback:
                raise RuntimeError(f"A test asks for {host}; tests reach nothing beyond this machine")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


def missing(what: str) -> None:
    """Skip the test that asks, or fail it where everything is required."""
    if everything_is_required():
        pytest.fail(f"{what}, and REQUIRE_ALL=1 asks for it")
    pytest.skip(what)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds, facts and reference that lies beside a full work tree; a clone alone has none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        missing("../shared is not there")
    return folder
