"""One question a host at a time, with a fake clock."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.fetching.schedule import Schedule
from tests.fetching.web import Clock


@dataclass(frozen=True)
class Job:
    host: str
    number: int = 0


def test_hosts_take_turns_and_each_has_its_pause() -> None:
    clock = Clock()
    schedule: Schedule[Job] = Schedule(clock)
    for number, host in enumerate("aab"):
        schedule.add(Job(host, number))
    assert schedule.take(4) == [Job("a", 0), Job("b", 2)]
    schedule.rest("a", 2)
    assert (schedule.take(4), schedule.wait()) == ([], 2)
    clock.sleep(2)
    assert schedule.take(4) == [Job("a", 1)]
    assert schedule.wait() is None


def test_no_more_hosts_are_asked_at_once_than_may_be_and_what_goes_on_comes_first() -> None:
    schedule: Schedule[Job] = Schedule(Clock())
    for host in "abcde":
        schedule.add(Job(host))
    schedule.add(Job("a", 7), first=True)
    assert schedule.take(3) == [Job("a", 7), Job("b"), Job("c")]


def test_a_longer_rest_is_not_cut_short_by_a_shorter_one() -> None:
    schedule: Schedule[Job] = Schedule(Clock())
    schedule.add(Job("a"))
    schedule.rest("a", 60)
    schedule.rest("a", 2)
    assert schedule.wait() == 60


@given(st.lists(st.sampled_from("abc"), max_size=30), st.floats(0.1, 10))
def test_every_job_has_its_turn_and_no_host_is_asked_twice_within_its_pause(hosts: list[str], pause: float) -> None:
    clock = Clock()
    schedule: Schedule[Job] = Schedule(clock)
    for number, host in enumerate(hosts):
        schedule.add(Job(host, number))
    asked: dict[str, list[tuple[float, int]]] = {}
    while (wait := schedule.wait()) is not None:
        clock.sleep(wait)
        for job in schedule.take(2):
            asked.setdefault(job.host, []).append((clock.now, job.number))
            schedule.rest(job.host, pause)
    assert sorted(number for jobs in asked.values() for _, number in jobs) == list(range(len(hosts)))
    for jobs in asked.values():
        assert [number for _, number in jobs] == sorted(number for _, number in jobs)
        assert all(later - earlier >= pause * 0.999 for (earlier, _), (later, _) in pairwise(jobs))
