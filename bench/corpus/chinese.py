"""Bodies and titles in Chinese, made as the English ones are."""

import random
from functools import cache

from bench.corpus import phrases
from bench.corpus.days import Moment
from bench.corpus.english import BUNDLES
from bench.corpus.setting import setting
from bench.corpus.terms import COMMON_ZH

CHARACTERS_A_SENTENCE = 26
WITH_TERM = (
    "会议再次讨论了{term}，{noun}排在首位。",
    "{term}方面的工作仍在继续，{noun}还需要时间。",
    "各地对{term}的规定不同，{noun}因此更难。",
    "一份关于{term}的文件列出了{noun}。",
)
WITH_NAME = (
    "{name}表示，{noun}与{other}应当兼顾。",
    "{name}发布了{noun}指引。",
    "{name}的代表介绍了{noun}的做法。",
    "据{name}介绍，{noun}将公开征求意见。",
)
LEADS = ("{edition}期间，{name}提出了{noun}。", "{name}在{edition}上介绍了{noun}。")
PLAIN_LEADS = ("{name}近日提出了{noun}。", "{name}表示，{noun}将重新审查。")
TITLES = ("{name}谈{noun}与{other}", "{name}：{noun}，{other}", "从{noun}到{other}：{name}的看法")


@cache
def bundles() -> list[tuple[str, ...]]:
    chance = random.Random("词语")
    return [tuple(term for term, share in COMMON_ZH.items() if chance.random() < share) for _ in range(BUNDLES)]


@cache
def cues() -> list[tuple[str, ...]]:
    return [tuple(cue for cue in row.cues if not cue.isascii()) or (row.label_zh,) for row in setting().topics]


def title_and_body(
    chance: random.Random, moment: Moment, names: list[str], length: int, dateline: str
) -> tuple[str, str]:
    """A title, and a body of about `length` words (two characters each) that names each of `names`."""
    nouns = iter(chance.choices(phrases.chinese().nouns, k=40))
    edition = moment.edition.name_zh if moment.edition else ""
    lead = chance.choice(LEADS if edition else PLAIN_LEADS).format(name=names[0], noun=next(nouns), edition=edition)
    title = chance.choice(TITLES).format(name=names[0], noun=next(nouns), other=next(nouns))
    terms = list(chance.choice(bundles()))
    for topic in chance.choices(range(len(cues())), cum_weights=setting().topic_weights, k=2):
        terms += chance.choices(cues()[topic], k=2)
    sentences = [
        chance.choice(WITH_NAME).format(name=name, noun=next(nouns), other=next(nouns)) for name in names[1:]
    ] + [chance.choice(WITH_TERM).format(term=term, noun=next(nouns)) for term in terms[:14]]
    sentences += _filling(chance, max(2, 2 * length // CHARACTERS_A_SENTENCE - len(sentences) - 1))
    chance.shuffle(sentences)
    paragraphs = ["".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return title, "\n\n".join([f"{dateline}{lead}", *paragraphs])


def _filling(chance: random.Random, number: int) -> list[str]:
    drawn = phrases.chinese()
    parts = (chance.choices(kind, k=number) for kind in (drawn.nouns, drawn.verbs, drawn.nouns, drawn.links))
    return [
        f"{one}{verb}{two}{link}{three}{again}{four}。"
        for (one, verb, two, link), three, again, four in zip(
            zip(*parts, strict=True),
            chance.choices(drawn.nouns, k=number),
            chance.choices(drawn.verbs, k=number),
            chance.choices(drawn.nouns, k=number),
            strict=True,
        )
    ]


def names_of(chance: random.Random) -> list[str]:
    """Two to four different organizations by their Chinese names."""
    drawn = setting().organizations_zh
    rows = chance.choices(drawn.rows, cum_weights=drawn.weights, k=chance.choice((2, 3, 4)))
    return list(dict.fromkeys(row[1] for row in rows))
