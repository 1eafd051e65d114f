"""The rules of a test run: no network, and no skip under REQUIRE_ALL=1 (tried on small runs of their own)."""

import os
import socket
import subprocess
import sys

import pytest

from tests.conftest import ROOT

TESTS = """
import pytest

def test_passes():
    pass

@pytest.mark.skip(reason="no such thing here")
def test_skips():
    pass

def test_needs_what_is_missing(shared, chromium):
    pass

@pytest.mark.xfail(strict=True)
def test_known_fault():
    assert False
"""


LEFT_OUT = "import pytest\npytest.skip('not today', allow_module_level=True)\n"


@pytest.fixture
def run(tmp_path):
    (tmp_path / "test_it.py").write_text(TESTS)
    (tmp_path / "test_left_out.py").write_text(LEFT_OUT)
    # A conftest that stands where a clone without anything beside it would
    (tmp_path / "conftest.py").write_text(
        "from tests import conftest\nfrom pathlib import Path\n"
        f"conftest.ROOT = Path({str(tmp_path)!r}) / 'clone'\nfrom tests.conftest import *\n"
    )

    def run(**variables):
        environment = {name: value for name, value in os.environ.items() if name not in {"REQUIRE_ALL", "CHROMIUM"}}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", ROOT / "pyproject.toml"]
        return subprocess.run(
            [*command, "--continue-on-collection-errors", "--rootdir", tmp_path, tmp_path],
            cwd=ROOT,
            env=environment | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_lone_clone_skips_what_it_lacks_by_name(run):
    result = run()
    assert "1 passed, 3 skipped, 1 xfailed" in result.stdout, result.stdout
    assert "../shared is not there" in result.stdout
    assert result.returncode == 0


def test_under_require_all_each_skip_is_a_failure_that_says_what_is_missing(run):
    result = run(REQUIRE_ALL="1")
    assert result.returncode == 1
    assert "1 passed, 1 xfailed, 3 errors" in result.stdout, result.stdout
    assert "test_skips was skipped, and REQUIRE_ALL=1 allows no skips" in result.stdout
    assert "test_left_out.py was skipped, and REQUIRE_ALL=1 allows no skips" in result.stdout
    assert "../shared is not there, and REQUIRE_ALL=1 asks for it" in result.stdout


def test_tests_reach_nothing_beyond_this_machine():
    with socket.socket() as outside, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))
