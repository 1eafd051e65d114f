"""A vocabulary of some 25,000 words whose frequencies fall as they do in any language: few everywhere, most rare."""

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

WORDS = 25_000
OFFSET = 2.7
"""Zipf and Mandelbrot: the word of rank r has a weight of 1 / (r + OFFSET)."""

FOLDER = Path(__file__).parent
ONSETS, VOWELS, CODAS = (
    tuple(sounds.split())
    for sounds in (
        "b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sk sl sp st t th tr v w",
        "a e i o u ai ea ee ie oa ou",
        "b ck d ft g l ld lm lt m mp n nd nt p r rd rk rm rn rt s sk st t th x",
    )
)
ENDINGS = ("", "", "", "al", "er", "ic", "ist", "ity", "ment", "or", "ous", "y")
SUFFIXES = ("berg", "dale", "ford", "ham", "ley", "man", "mond", "sen", "son", "stad", "ton", "wick")
CHARACTERS = (
    "安北本变不才长场成城程出处传创次从达大代带单当导到道得地点电定动都度端对多发法方分风服改感高个各根工公共关观管光规国过海"
    "合和后华化环回会基及级集计际济加家价间建交教接结解界金进经京究具决开科空控口快来浪老类理立利连联量列林领流六路论络码满"
    "门面民明目能年品平普企起气前强清情区去全权确群然认任日融入商上设社深生省失时实事视是首术数双水思速算所台态谈特题体天条"
    "通同统投图外万网往微为位文问无物务西息系下先现线相享向项象消小校效心新信星行形型性需学讯研演要业一以义议意因引应营影用"
    "优由有于域元原源员远约月越云运在责增展战者正政支知直制治智中重主住助专转装准资自字总组作做"
)


def weights(number: int) -> list[float]:
    """Cumulated weights of `number` ranks, for `random.choices`."""
    return list(accumulate(1 / (rank + OFFSET) for rank in range(1, number + 1)))


def real(file: str) -> list[str]:
    """The field's own words, in the order of their frequency here."""
    return (FOLDER / file).read_text(encoding="utf-8").split()


@cache
def english() -> Sequence[str]:
    """The vocabulary, most frequent first: real words of the field, then words that exist nowhere."""
    chance = random.Random("english")
    found = dict.fromkeys(real("english.txt"))
    while len(found) < WORDS:
        found.setdefault(_made_up(chance))
    return tuple(found)


def _made_up(chance: random.Random) -> str:
    syllables = (chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.choice((1, 1, 2))))
    return "".join(syllables) + chance.choice(CODAS) + chance.choice(ENDINGS)


@cache
def chinese() -> Sequence[str]:
    """The same in Chinese: words of the field, then pairs of frequent characters."""
    chance = random.Random("chinese")
    found = dict.fromkeys(real("chinese.txt"))
    while len(found) < WORDS:
        found.setdefault(chance.choice(CHARACTERS) + chance.choice(CHARACTERS))
    return tuple(found)


def surname(chance: random.Random) -> str:
    """A name of a person, of some 45,000 that all are equally rare."""
    return (chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice("dlmnrstx") + chance.choice(SUFFIXES)).title()
