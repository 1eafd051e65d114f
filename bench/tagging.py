"""Tagging texts of 4 KB against a registry of 25,000 names, in turn with ahocorasick_rs alone on the same."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

import ahocorasick_rs

from articles.matching import Days
from articles.readers import PartialDate
from articles.reference import NameRow, OrganizationRow
from articles.understanding import Knowledge, tags_of
from articles.understanding.conditions import usable
from bench.corpus import chinese, english
from bench.corpus.days import moment
from bench.corpus.setting import setting

NAMES = 25_000
SIZE = 4096
CHINESE_EVERY = 4
CONTEXT_EVERY = 10
TEXTS = 400
NAMES_A_TEXT = 8
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeo"]
TRADES = ("Systems", "Networks", "Telecom", "Holdings", "Labs", "Mobile", "Cloud", "Media", "Bank", "Software", "Group")
CHARACTERS = "东南西北中华国金海天云新科信通达远盛宏泰安德瑞联创智汇博恒星光"
CHINESE_TRADES = ("科技", "集团", "网络", "信息", "通信", "数据", "银行", "软件", "安全", "电子")


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    body: str
    language: str
    published: PartialDate

    @property
    def days(self) -> Days:
        return self.published.first_day(), self.published.last_day()


@dataclass(frozen=True, slots=True)
class Rates:
    """Texts a second on one core: by the automaton alone, to names in their context, and to all tags with evidence.

    `mentions`: organizations that are found in a text, on average.
    """

    names: int
    texts: int
    kilobytes: float
    mentions: float
    alone: float
    named: float
    tagged: float

    @property
    def ratio(self) -> float:
        return self.named / self.alone

    def __str__(self) -> str:
        return (
            f"{self.names:,} names, {self.texts} texts of {self.kilobytes:.1f} KB with {self.mentions:.1f}"
            f" organizations each: names in their context in {self.named:,.0f} texts a second,"
            f" {100 * self.ratio:.0f} % of ahocorasick_rs alone ({self.alone:,.0f});"
            f" all tags with their evidence in {self.tagged:,.0f}"
        )

    def figures(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio}


def compare(number: int = TEXTS, *, rounds: int = 5, tell: Callable[[Rates], None] = lambda rates: None) -> Rates:
    """Each text all three ways, in turns that change with every text; of the rounds, the quickest of each text counts.

    The automaton alone looks for the names as the registry spells them, in the text as it is, and has nothing to say of
    case, ends of words, context or days. What `named` measures does: folding, boundaries, longest names, words around.
    """
    knowledge, given = grown(NAMES), list(texts(number))
    patterns = sorted({name.text for row in knowledge.organizations for name in row.names})
    automaton = ahocorasick_rs.AhoCorasick(patterns)
    ways: tuple[Callable[[Text], Any], ...] = (
        lambda text: automaton.find_matches_as_indexes(text.body),
        lambda text: usable(knowledge.organization_matcher.find(text.body), text.body, text.days),
        lambda text: tags_of(text.title, text.body, text.language, text.published, knowledge),
    )
    mentions = sum(len(ways[2](text).organizations) for text in given) / number
    size = sum(len(text.body.encode()) for text in given) / number / 1000
    best = [[float("inf")] * number for _ in ways]
    rates = None
    for turn in range(1, rounds + 1):
        for index, text in enumerate(given):
            for step in range(len(ways)):
                way = (index + turn + step) % len(ways)
                fresh = replace(text, body=f"{text.body} {turn} {way}")  # nothing is remembered of it
                best[way][index] = min(best[way][index], _seconds(ways[way], fresh))
        rates = Rates(len(patterns), number, size, mentions, *(number / sum(times) for times in best))
        tell(rates)
    if rates is None:
        raise ValueError("At least one round is needed.")
    return rates


def _seconds(way: Callable[[Text], object], text: Text) -> float:
    started = time.perf_counter()
    way(text)
    return time.perf_counter() - started


def grown(names: int) -> Knowledge:
    """The registry of the reference files, and made-up companies up to so many different names.

    One of ten names is not to stand near a word.
    """
    knowledge, chance = Knowledge.from_reference(), random.Random("names")
    seen = {name.text for row in knowledge.organizations for name in row.names}
    rows = list(knowledge.organizations)
    while len(seen) < names:
        row = _company(chance)
        if row.name not in seen and row.name_zh not in seen:
            rows.append(row)
            seen |= {name.text for name in row.names}
    return replace(knowledge, organizations=tuple(map(_with_context, rows, range(len(rows)))))


def _with_context(row: OrganizationRow, number: int) -> OrganizationRow:
    if number % CONTEXT_EVERY:
        return row
    return replace(row, names=tuple(replace(name, forbidden=("orchard", "果园")) for name in row.names))


def _company(chance: random.Random) -> OrganizationRow:
    word = "".join(chance.choices(SYLLABLES, k=chance.choice((3, 4)))).title()
    name = f"{word} {chance.choice(TRADES)}"
    chinese_name = "".join(chance.choices(CHARACTERS, k=3)) + chance.choice(CHINESE_TRADES)
    names = (NameRow(name, "canonical"), NameRow(chinese_name, "canonical", "zh"), NameRow(word, "alias"))
    return OrganizationRow(name, chinese_name, names=names[: chance.choice((2, 3))])


def texts(number: int) -> Iterator[Text]:
    """Generated articles, one of four in Chinese, whose bodies are cut to `SIZE` bytes."""
    chance = random.Random("texts")
    for index in range(number):
        in_chinese = index % CHINESE_EVERY == CHINESE_EVERY - 1
        way: Any = chinese if in_chinese else english
        when, names = moment(chance, setting().editions), []
        while len(names) < NAMES_A_TEXT:
            names += way.names_of(chance)
        title, body = way.title_and_body(chance, when, names[:NAMES_A_TEXT], 900, "")
        day = PartialDate(when.day.year, when.day.month, when.day.day)
        yield Text(title, _cut(body), "zh-Hans" if in_chinese else "en", day)


def _cut(body: str) -> str:
    return body.encode()[:SIZE].decode(errors="ignore")
