"""Pieces of sentences, made once from the vocabulary; a text strings them together, so that it costs few draws."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bench.corpus import words

PIECES = 60_000
FORMS = (
    "the {0} of the {1}",
    "a {0} on {1} and {2}",
    "{0} and {1}",
    "the {0} {1}",
    "new {0} for {1}",
    "all {0} in the {1}",
    "its {0} with the {1} of {2}",
    "more {0} than {1}",
    "some {0} from the {1}",
    "every {0} {1}",
)
VERBS = """
said that|asked for|will review|has published|agreed on|warned about|opened|rejected|would need|depends on|comes before
welcomed|called for|is to replace|may limit|follows|was drafted after|has to report|leaves open|goes beyond|refers to
""".replace("\n", "|").strip("|")
LINKS = ("while", "and", "because", "although", "after", "before", "as", "but", "so that", "unless")
FORMS_ZH = ("{0}{1}", "{0}的{1}", "{0}和{1}", "推进{0}{1}", "完善{0}的{1}", "有关{0}{1}", "加强{0}与{1}")
VERBS_ZH = (
    "将促进",
    "需要",
    "提出了",
    "影响",
    "正在研究",
    "要求",
    "取决于",
    "说明了",
    "推动",
    "已经公布",
    "强调",
    "讨论了",
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Noun phrases, the same with a capital, and verbs, in no order."""

    nouns: Sequence[str]
    starts: Sequence[str]
    verbs: Sequence[str]
    links: Sequence[str]


@cache
def english() -> Phrases:
    nouns = _made(words.english(), FORMS, seed="phrases")
    return Phrases(nouns, [one[0].upper() + one[1:] for one in nouns], VERBS.split("|"), LINKS)


@cache
def chinese() -> Phrases:
    nouns = _made(words.chinese(), FORMS_ZH, seed="短语")
    return Phrases(nouns, nouns, VERBS_ZH, ("，", "；", "，并且", "，同时"))


def _made(vocabulary: Sequence[str], forms: Sequence[str], *, seed: str) -> list[str]:
    chance = random.Random(seed)
    drawn = iter(chance.choices(vocabulary, cum_weights=words.weights(len(vocabulary)), k=3 * PIECES))
    return [chance.choice(forms).format(next(drawn), next(drawn), next(drawn)) for _ in range(PIECES)]
