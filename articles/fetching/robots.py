"""What robots.txt allows (RFC 9309), asked for once an hour and host."""

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from articles.fetching.client import Client, status_line
from articles.fetching.guard import Target, target
from articles.fetching.problems import Failed, Refused

KEPT_FOR = 3600.0
MOST_KEPT = 500
LONGEST = 500 * 2**10
"""Bytes that are read; the standard asks for as many at least."""
LONGEST_DELAY = 30.0
"""Seconds between two questions, whatever robots.txt says."""
GROUP = re.compile(r"\s*user[\s-]?agent\b[\s:]*([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows. `failure`: its robots.txt could not be had, and until it can nothing may be asked."""

    agent: str
    parsed: Protego = field(default_factory=Protego)
    failure: str = ""

    def problem(self, asked: Target) -> str:
        """Why an address may not be asked for; empty where it may."""
        if self.failure:
            return self.failure
        if self.parsed.can_fetch(asked.address, self.agent):
            return ""
        return f"The site does not allow it (robots.txt of {asked.host}). Ask its owner, or save the page by hand."

    @property
    def delay(self) -> float:
        """Seconds between two questions that the host asks for."""
        delay = self.parsed.crawl_delay(self.agent) or 0.0
        rate = self.parsed.request_rate(self.agent)
        if rate and not rate.start_time:
            delay = max(delay, rate.seconds / rate.requests)
        return min(float(delay), LONGEST_DELAY)


class Robots:
    """The rules of the hosts that were asked last."""

    def __init__(self, client: Client, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.client, self.clock = client, clock
        self.agent = re.split(r"[/\s]", client.agent, maxsplit=1)[0]
        self._kept: OrderedDict[str, tuple[float, Rules]] = OrderedDict()

    def known(self, asked: Target) -> Rules | None:
        """The rules for an address if they were asked for within the hour."""
        when, rules = self._kept.get(_place(asked), (-KEPT_FOR, None))
        return rules if self.clock() - when < KEPT_FOR else None

    def ask(self, asked: Target) -> Rules:
        """Ask for the rules that an address is under. Raises Failed where the host does not say them now."""
        try:
            exchange = self.client.follow(target(_place(asked)))
        except Refused as problem:
            raise Failed(f"robots.txt: {problem}") from None
        if 200 <= exchange.status < 300:
            return self.keep(asked, Rules(self.agent, parsed(exchange.body, self.agent)))
        if 400 <= exchange.status < 500 and exchange.status != 429:
            return self.keep(asked, Rules(self.agent))
        raise Failed(f"robots.txt answers {status_line(exchange.status)}; try again later.", again=True)

    def keep(self, asked: Target, rules: Rules) -> Rules:
        self._kept[_place(asked)] = self.clock(), rules
        self._kept.move_to_end(_place(asked))
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return rules

    def give_up(self, asked: Target, reason: str) -> None:
        """Note that a host does not say its rules, so that nothing is asked of it within the hour."""
        self.keep(asked, Rules(self.agent, failure=reason))


def parsed(data: bytes, agent: str) -> Protego:
    """The rules of a robots.txt. Groups for others are merged into one, so that no file costs more than its length."""
    lines = data[:LONGEST].decode("utf-8-sig", "replace").splitlines()
    return Protego.parse("\n".join(_ours(line, agent.lower()) for line in lines))


def _ours(line: str, agent: str) -> str:
    found = GROUP.match(line)
    if not found:
        return line
    named = found[1].strip().lower().replace("*", "")
    return line if named in agent else "User-agent: others-than-the-one-that-asks"


def _place(asked: Target) -> str:
    host = f"[{asked.host}]" if ":" in asked.host else asked.host
    return f"{asked.scheme}://{host}:{asked.port}/robots.txt"
