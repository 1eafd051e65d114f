import signal

from bench.faults.killing import kill


def test_an_intake_that_is_killed_loses_nothing_doubles_nothing_and_leaves_nothing_half(archive, expected, kills):
    toll = kill(archive, expected, kills)
    assert toll.problems == []
    assert toll.kills == kills


def test_an_intake_that_is_asked_to_stop_says_how_to_go_on_and_does(archive, expected):
    process = archive.start("--jobs", "1")
    archive.wait_for_articles(process)
    process.terminate()
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 130, output
    assert "The same command goes on from there" in output
    status, output = archive.ingest("--jobs", "1")
    assert status == 0, output
    assert "resumed" in output
    assert archive.problems(expected) == []


def test_a_second_run_of_the_same_command_is_told_of_the_first(archive, expected):
    first = archive.start("--jobs", "1")
    archive.wait_for_articles(first)
    first.send_signal(signal.SIGSTOP)  # whichever of the two is the faster
    status, output = archive.ingest("--jobs", "1")
    first.send_signal(signal.SIGCONT)
    first.communicate(timeout=300)
    assert status == 1
    assert "The same intake is running already" in output
    assert archive.problems(expected) == []
