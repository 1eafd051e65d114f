"""No room on the disk of the originals: a small file system of its own, which grows when the intake has failed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.databases import ROOT
from bench.faults.archive import Scratch
from tests.conftest import missing

SMALL, LARGE = "size=600k", "size=64m"
PATIENCE = 60
"""Seconds for what a killed intake leaves to end."""
SCRIPT = """
mkdir -p "$1" && mount -t tmpfs -o {small} tmpfs "$1" || exit 99
shift_to=$1; shift
"$@"; echo "status $?"
ls -a "$shift_to" | grep -c '^.part-' || true
mount -o remount,{large} tmpfs "$shift_to"
"$@"; echo "status $?"
cp -a "$shift_to" "$shift_to-kept"
"""


def may_mount() -> list[str] | None:
    """How to get a mount name space of one's own, if this machine lets us have one."""
    for way in (["unshare", "-m"], ["unshare", "-Urm"]):
        try:
            if subprocess.run([*way, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode == 0:
                return way
        except FileNotFoundError:
            return None
    return None


def test_a_full_disk_ends_an_intake_with_advice_and_the_same_command_goes_on(archive: Scratch, expected):
    way = may_mount()
    if way is None:
        missing("no file system of one's own can be mounted here")
    script = SCRIPT.format(small=SMALL, large=LARGE)
    command = [*way, "sh", "-c", script, "sh", str(archive.blobs), *archive.command("--jobs", "2")]
    done = subprocess.run(command, cwd=ROOT, env=archive.environment, capture_output=True, text=True, timeout=600)
    output = done.stdout + done.stderr
    assert [line for line in output.splitlines() if line.startswith("status ")] == ["status 1", "status 0"], output
    assert f"The disk of the originals is full: {archive.blobs} has" in output
    assert "give the same command again" in output
    assert "0\n" in done.stdout  # nothing half written is left behind
    archive.blobs.rmdir()
    archive.blobs.with_name("blobs-kept").rename(archive.blobs)
    assert archive.problems(expected) == []


def test_the_journal_says_why_an_intake_ended(archive: Scratch, expected):
    archive.blobs.parent.mkdir(exist_ok=True)
    archive.blobs.write_text("a file where a folder belongs")
    try:
        status, output = archive.ingest()
    finally:
        archive.blobs.unlink()
    assert status == 1
    assert "The originals cannot be kept in" in output
    ((state, error),) = archive.ask("SELECT state, error FROM articles_intake")
    assert state == "failed"
    assert str(archive.blobs) in error
    assert archive.ingest()[0] == 0
    assert archive.problems(expected) == []


@pytest.mark.skipif(sys.platform != "linux", reason="processes are counted by /proc")
def test_no_process_outlives_a_killed_intake(archive: Scratch):
    process = archive.start("--jobs", "2")
    archive.wait_for_articles(process)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    process.kill()
    process.communicate()
    until = time.monotonic() + PATIENCE
    while left := [child for child in children if is_running(child)]:
        assert time.monotonic() < until, left
        time.sleep(0.1)


def is_running(process: str) -> bool:
    """Whether a process is there, and not only its exit status that nobody has asked for."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
