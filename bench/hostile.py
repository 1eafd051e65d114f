"""Queries that nobody would think of, asked over HTTP: none may be answered by an error, and none may be slow.

Half are whatever Unicode has, half mix real words with operators, quotes, fields and brackets; some are very long. They
are drawn by Hypothesis from a fixed seed, and asked of gunicorn as a browser would send them.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from bench import servers
from bench.asking import Asker, percentile
from bench.databases import HOST
from bench.vocabulary import vocabulary

SLOW, TYPICAL = 3000.0, 1000.0
"""Milliseconds that no answer and one answer in a hundred may take at most."""

SPACED = (
    "- -- \" “ ” „ « ' * ** ( ) (( )) [ ] | & ! <-> <2> : :* :A \\ \\' % _ / ~ ^ $$ ; /*",
    "title: org: outlet: year: before: after: year:2016 after:2016-11-16 before:9999 year:-1 after:2016-02-30",
    'OR AND NOT or org:" title:( title:* -title: cyber-security AT&T C++ WHO IT 乌镇 网络安全 ß İ 💣 ะ अ ﷺ',
)
SIGNS = (
    *(sign for line in SPACED for sign in line.split()),
    *("Web 2.0", "\0", "\x01", "\t", "\n", "\u200b", "\u202e", "\ufeff", "\U0010ffff", "e\u0301"),
)
"""What a query may hold that means something, here or elsewhere, or is hard to read."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What came of the queries: statuses, times in milliseconds, and the queries of the worst answers."""

    asked: int
    statuses: dict[int, int]
    p50: float
    p99: float
    longest: float
    worst: list[tuple[str, int, float]]

    @property
    def complaint(self) -> str:
        """Why this is not good enough; "" where it is."""
        errors = sum(number for status, number in self.statuses.items() if status >= 500)
        if errors:
            return f"{errors} of {self.asked} queries were answered by an error."
        if self.longest > SLOW:
            return f"The slowest answer took {self.longest:,.0f} ms; {SLOW:,.0f} are the most."
        if self.p99 > TYPICAL:
            return f"One answer in a hundred took longer than {self.p99:,.0f} ms; {TYPICAL:,.0f} are the most."
        return ""


def queries(number: int, *, start: int = 0) -> Iterator[str]:
    """The same `number` queries at every run."""
    words = vocabulary()
    known = [*words.some[:200], *words.most[:50], *words.few[:200], *words.chinese[:50], *words.phrases[:50]]
    real = st.sampled_from(known)
    mixed = st.lists(st.one_of(real, real, st.sampled_from(SIGNS), st.text(max_size=6)), min_size=1, max_size=30)
    strategy = st.one_of(
        st.text(max_size=60),
        st.text(st.characters(categories=["P", "S", "Z", "Cc", "Cf"]), max_size=40),
        st.builds(lambda parts, glue: glue.join(parts), mixed, st.sampled_from((" ", "", " ", " OR "))),
        st.builds(lambda parts, times: (" ".join(parts) + " ") * times, mixed, st.integers(1, 60)),
        st.builds(lambda word, times: word * times, st.one_of(st.sampled_from(SIGNS), real), st.integers(1, 900)),
    )
    found: list[str] = []

    @seed(start)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(text: str) -> None:
        found.append(text)

    draw()
    yield from found


def ask(number: int) -> Faults:
    """Ask as many queries as are wanted; sorts and pages are drawn with them."""
    statuses: Counter[int] = Counter()
    answers: list[tuple[str, int, float]] = []
    with servers.gunicorn() as port, closing(Asker(HOST, port)) as asker:
        for place, text in enumerate(queries(number)):
            pairs = [("q", text), *(("sort", "relevance") for _ in range(place % 4 == 3))]
            encoded = urlencode(pairs, errors="replace")
            answer = asker.ask(f"{reverse('articles:article-list')}?{encoded}"[:8000])
            statuses[answer.status] += 1
            answers.append((text, answer.status, answer.milliseconds))
    times = [milliseconds for _, _, milliseconds in answers]
    worst = sorted(answers, key=lambda answer: (answer[1] < 500, -answer[2]))[:10]
    return Faults(
        len(answers), dict(statuses), percentile(times, 50) or 0, percentile(times, 99) or 0, max(times), worst
    )
