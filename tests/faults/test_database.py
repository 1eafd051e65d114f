"""The database is restarted at once in the middle, as after a crash of its server."""

import pytest

from bench.faults.archive import Scratch


def restart(archive: Scratch) -> None:
    cluster = archive.cluster
    cluster._run("pg_ctl", "stop", "-D", cluster.data, "-m", "immediate", "-w")
    cluster.start()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_intake_outlives_a_restart_of_its_database_and_doubles_nothing(archive, expected, jobs):
    process = archive.start("--jobs", jobs)
    for fewest in (0, expected.articles // 3):
        archive.wait_for_articles(process, more_than=fewest)
        restart(archive)
    output, _ = process.communicate(timeout=300)
    assert process.returncode == 0, output
    assert archive.problems(expected) == []
