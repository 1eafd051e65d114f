"""Fetching many addresses: as robots.txt allows, slowly, several hosts at once, and again where that may help."""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from articles.fetching.client import MOST_HOPS, SECONDS, Client, Exchange, status_line
from articles.fetching.guard import Target, target
from articles.fetching.problems import Failed, FetchError, Refused
from articles.fetching.records import Previous, as_warc
from articles.fetching.robots import Robots, Rules
from articles.fetching.schedule import Schedule

logger = logging.getLogger(__name__)

PAUSE = 2.0
"""Seconds from the end of an answer to the next question to the same host, at least."""
HOSTS = 4
TRIES = 3
BACK_OFF = 2.0
"""Seconds before the second try; twice as many before the third; up to twice that by chance."""
LONGEST_WAIT = 120.0
"""Seconds that are waited because a server asks for it; where it asks for more, the address is given up."""
MAY_PASS = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of an address: its exchanges, redirects first and the document last, or an `error`.

    `again`: the error may pass by itself. `unchanged`: the document is what `previous` had.
    """

    asked: str
    exchanges: tuple[Exchange, ...] = ()
    error: str = ""
    again: bool = False
    previous: Previous | None = None
    unchanged: bool = False

    @property
    def exchange(self) -> Exchange:
        """The last one, which has the document."""
        return self.exchanges[-1]

    def warc(self, agent: str) -> bytes:
        """The document as a WARC file, as it is kept."""
        return as_warc(self.exchanges, agent=agent, previous=self.previous if self.unchanged else None)


@dataclass(frozen=True, slots=True)
class Job:
    asked: str
    target: Target
    previous: Previous | None = None
    exchanges: tuple[Exchange, ...] = ()
    tries: int = 0

    @property
    def host(self) -> str:
        return self.target.host

    def done(self, **what: object) -> Fetched:
        return Fetched(self.asked, self.exchanges, previous=self.previous, **what)  # type: ignore[arg-type]


Outcome = Exchange | Rules | FetchError


@dataclass
class Crawl:
    """Addresses to be fetched; iterate over it for what became of them, as they are done. More may be added meanwhile.

    `previous` says what the archive has of an address. Threads run only while the next result is waited for, never
    between two results: whoever takes them may fork.
    """

    client: Client
    previous: Callable[[str], Previous | None] = lambda address: None
    pause: float = PAUSE
    hosts: int = HOSTS
    tries: int = TRIES
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        self.robots = Robots(self.client, clock=self.clock)
        self._schedule: Schedule[Job] = Schedule(self.clock)
        self._refused: list[Fetched] = []

    def add(self, address: str) -> None:
        """Put an address behind the others of its host."""
        try:
            self._schedule.add(Job(address, target(address)))
        except Refused as problem:
            self._refused.append(Fetched(address, error=str(problem)))

    def __iter__(self) -> Iterator[Fetched]:
        while True:
            while self._refused:
                yield self._refused.pop(0)
            jobs = self._schedule.take(self.hosts)
            if jobs:
                yield from self._round(jobs)
            elif (wait := self._schedule.wait()) is not None:
                self.sleep(wait)
            else:
                return

    def _round(self, jobs: list[Job]) -> Iterator[Fetched]:
        """Ask for one address each of several hosts, at once."""
        going = []
        for job in jobs:
            rules = self.robots.known(job.target)
            problem = rules.problem(job.target) if rules else ""
            if problem:
                yield job.done(error=problem, again=bool(rules and rules.failure))
                continue
            if rules and job.previous is None and not job.exchanges and not job.tries:
                job = replace(job, previous=self.previous(job.asked))
            going.append((job, rules))
        for (job, rules), outcome in zip(going, self._ask(going), strict=True):
            self._schedule.rest(job.host, max(self.pause, rules.delay if rules else 0.0))
            fetched = self._judged(job, outcome)
            if fetched:
                yield fetched

    def _ask(self, going: Sequence[tuple[Job, Rules | None]]) -> list[Outcome]:
        fault = Failed("A fault of the archive's own way of fetching; the log has it.")
        outcomes: list[Outcome] = [fault] * len(going)

        def ask(number: int, job: Job, rules: Rules | None) -> None:
            try:
                outcomes[number] = self._get(job) if rules else self.robots.ask(job.target)
            except FetchError as problem:
                outcomes[number] = problem
            except Exception:
                logger.exception("Fetching %s failed.", job.target.address)

        threads = [threading.Thread(target=ask, args=(n, *one), daemon=True) for n, one in enumerate(going)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return outcomes

    def _get(self, job: Job) -> Exchange:
        spent = sum(exchange.seconds for exchange in job.exchanges)
        headers = job.previous.conditions(job.target.address) if job.previous else {}
        return self.client.get(job.target, headers, seconds=SECONDS - spent)

    def _judged(self, job: Job, outcome: Outcome) -> Fetched | None:
        """What became of a job; None where it goes on."""
        if isinstance(outcome, Rules):
            self._schedule.add(replace(job, tries=0), first=True)
            return None
        if isinstance(outcome, Exchange):
            try:
                return self._answered(job, outcome)
            except FetchError as problem:
                outcome = problem
        if not isinstance(outcome, Failed) or not outcome.again:
            return job.done(error=str(outcome))
        return self._try_again(job, outcome)

    def _answered(self, job: Job, exchange: Exchange) -> Fetched | None:
        if exchange.status in MAY_PASS:
            raise Failed(f"It answers {status_line(exchange.status)}.", again=True, after=retry_after(exchange))
        onward = exchange.redirect()
        job = replace(job, exchanges=(*job.exchanges, exchange))
        if onward:
            if len(job.exchanges) > MOST_HOPS:
                raise Refused(f"It redirects more than {MOST_HOPS} times.")
            self._schedule.add(replace(job, target=onward), first=True)
            return None
        same = job.previous is not None and job.previous.is_same(exchange)
        if (exchange.status == 304 and same) or exchange.status in {200, 203}:
            return job.done(unchanged=same)
        raise Failed(f"It answers {status_line(exchange.status)}. {ADVICE.get(exchange.status, '')}".strip())

    def _try_again(self, job: Job, problem: Failed) -> Fetched | None:
        wait = BACK_OFF * 2**job.tries * (1 + self.chance())
        after = problem.after or 0.0
        if job.tries + 1 < self.tries and after <= LONGEST_WAIT:
            self._schedule.rest(job.host, max(wait, after))
            self._schedule.add(replace(job, tries=job.tries + 1), first=True)
            return None
        later = f" It asks to come back in {after:,.0f} seconds." if after > LONGEST_WAIT else ""
        tried = f" Tried {job.tries + 1} times; try again later." if self.tries > 1 else ""
        reason = f"{problem}{later}{tried}"
        if self.robots.known(job.target) is None:
            self.robots.give_up(job.target, reason)
        return job.done(error=reason, again=True)


ADVICE = {
    401: "The site asks for a password: save the page by hand.",
    403: "The site does not let it be read: save the page by hand.",
    404: "The page is not there: is the address right?",
    410: "The page has been taken away.",
    451: "The page is withheld for legal reasons.",
}


def retry_after(exchange: Exchange) -> float | None:
    """Seconds that a server asks to wait, from a number or a date; None where it does not say, or not readably."""
    said = str(exchange.headers.get("retry-after", "")).strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
