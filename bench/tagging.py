"""Tagging texts of 4 KB against a registry of 25,000 names, in turn with ahocorasick_rs alone on the same."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import ahocorasick_rs

from articles.readers import PartialDate
from articles.reference import NameRow, OrganizationRow
from articles.understanding import Knowledge, tags_of
from bench.corpus import chinese, english
from bench.corpus.days import moment
from bench.corpus.setting import setting

NAMES = 25_000
SIZE = 4096
CHINESE_EVERY = 4
TEXTS = 400
NAMES_A_TEXT = 8
SYLLABLES = "ba be bo da de do fa fi ga go ka ke ko la le lo ma mi mo na ne no pa pe po ra ri ro sa se so ta te to va".split()
TRADES = "Systems Networks Telecom Data Holdings Technologies Labs Mobile Cloud Media Bank Software Group Security".split()
CHARACTERS = "东南西北中华国金海天云新科信通达远盛宏泰安德瑞联创智汇博恒星光"
CHINESE_TRADES = ("科技", "集团", "网络", "信息", "通信", "数据", "银行", "软件", "安全", "电子")


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    body: str
    language: str
    published: PartialDate


@dataclass(frozen=True, slots=True)
class Rates:
    """Texts a second on one core: by the automaton alone, by the matcher, and to all tags with their evidence."""

    names: int
    texts: int
    kilobytes: float
    alone: float
    find: float
    tags: float
    mentions: float

    def __str__(self) -> str:
        return (
            f"{self.names:,} names, {self.texts} texts of {self.kilobytes:.1f} KB a round, {self.mentions:.1f} organizations a text:"
            f" names found in {self.find:,.0f} texts a second, {100 * self.find / self.alone:.0f} % of"
            f" ahocorasick_rs alone ({self.alone:,.0f}); all tags with evidence in {self.tags:,.0f}"
            f" ({100 * self.tags / self.alone:.0f} %)"
        )

    def figures(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def compare(number: int = TEXTS, *, rounds: int = 3, tell: Callable[[Rates], None] = lambda rates: None) -> Rates:
    """Each text all three ways, in turns that change with every text, so that what else goes on meets all of them."""
    knowledge = grown(NAMES)
    patterns = sorted({name.text for row in knowledge.organizations for name in row.names})
    automaton = ahocorasick_rs.AhoCorasick(patterns)
    matcher, given = knowledge.organization_matcher, list(texts(number))

    def tag(text: Text) -> object:
        return tags_of(text.title, text.body, text.language, text.published, knowledge)

    ways: list[Callable[[Text], object]] = [
        lambda text: automaton.find_matches_as_indexes(text.body),
        lambda text: matcher.find(text.body),
        tag,
    ]
    found = sum(len(tags_of(one.title, one.body, one.language, one.published, knowledge).organizations) for one in given)
    size = sum(len(one.body.encode()) for one in given) / number / 1000
    spent, rates = [0.0] * len(ways), None
    for turn in range(1, rounds + 1):
        for index, text in enumerate(given):
            for step in range(len(ways)):
                way = (index + turn + step) % len(ways)
                fresh = replace(text, body=f"{text.body} {turn}{way}")
                started = time.perf_counter()
                ways[way](fresh)
                spent[way] += time.perf_counter() - started
        alone, find, tags = (turn * number / seconds for seconds in spent)
        rates = Rates(len(patterns), number, size, alone, find, tags, found / number)
        tell(rates)
    if rates is None:
        raise ValueError("At least one round is needed.")
    return rates


def grown(names: int) -> Knowledge:
    """The registry of the reference files, and made-up companies up to so many different names."""
    knowledge, chance = Knowledge.from_reference(), random.Random("names")
    seen = {name.text for row in knowledge.organizations for name in row.names}
    rows: list[OrganizationRow] = []
    while len(seen) < names:
        row = _company(chance)
        if row.name not in seen and row.name_zh not in seen:
            rows.append(row)
            seen |= {name.text for name in row.names}
    return replace(knowledge, organizations=(*knowledge.organizations, *rows))


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


__all__: Sequence[str] = ["Rates", "compare", "grown", "texts"]
