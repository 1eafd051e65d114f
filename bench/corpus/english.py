"""Bodies and titles in English: sentences of our own with slots for names, terms and filling."""

import random
from collections.abc import Iterator
from functools import cache

from bench.corpus import phrases, words
from bench.corpus.days import Moment
from bench.corpus.setting import setting
from bench.corpus.terms import COMMON, RARE, RARE_EVERY

BUNDLES = 5_000
WORDS_A_SENTENCE = 19
WITH_TERM = (
    "Officials said that {term} would be on the agenda again, and that {noun} should come first.",
    "Work on {term} goes on, although {noun} may take longer.",
    "Rules on {term} differ from place to place, which {noun} makes harder.",
    "A paper on {term} lists {noun} among the open questions.",
    "The speakers came back to {term} more than once.",
    "Those who deal with {term} every day see {noun} in another light.",
    "On {term} the text is shorter than its draft was.",
    "Without {term}, one of them said, {noun} would mean little.",
)
WITH_NAME = (
    "{name} said on {weekday} that {noun} had to be weighed against {other}.",
    "{name} has published a guide to {noun}.",
    "According to {name}, {noun} will be open for comment until the summer.",
    "A delegate of {name}, {person}, spoke about {noun}.",
    "{name} and its partners want {noun} to be checked twice a year.",
    "For {name} the plan means {noun} within {number} days.",
)
LEADS = (
    "{name} put {noun} before the delegates of {edition} on {weekday}.",
    "At {edition} in Wuzhen, {name} asked for {noun}.",
    "{name} will come to {edition} with {noun}, its office said.",
)
PLAIN_LEADS = (
    "{name} has asked for {noun}, two months after {other}.",
    "{name} said on {weekday} that {noun} would be reviewed.",
    "Nobody expected {noun} to change this year, but {name} has put it on its list.",
)
TITLES = (
    "{name} weighs {noun} as {other} nears",
    "{name}: {noun} before {other}",
    "What {noun} means for {name} and {other}",
    "{name} asks for {noun} and {other}",
    "From {noun} to {other}: {name} explains",
    "{name} at {edition}: {noun} and {other}",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@cache
def bundles() -> list[tuple[str, ...]]:
    """Which terms stand together: each drawn with its share of all articles."""
    chance = random.Random("bundles")
    return [tuple(term for term, share in COMMON.items() if chance.random() < share) for _ in range(BUNDLES)]


@cache
def cues() -> list[tuple[str, ...]]:
    """Of each topic, the words in English that point to it."""
    return [tuple(cue for cue in row.cues if cue.isascii()) or (row.label,) for row in setting().topics]


@cache
def _topic_numbers() -> range:
    return range(len(setting().topics))


def title_and_body(
    chance: random.Random, moment: Moment, names: list[str], length: int, dateline: str
) -> tuple[str, str]:
    """A title, and a body of about `length` words that names each of `names`, in paragraphs."""
    drawn = phrases.english()
    edition = f"the {moment.edition.name}" if moment.edition else ""
    nouns = iter(chance.choices(drawn.nouns, k=40))
    lead = chance.choice(LEADS if edition else PLAIN_LEADS).format(
        name=names[0], noun=next(nouns), other=next(nouns), edition=edition, weekday=chance.choice(WEEKDAYS)
    )
    title = chance.choice(TITLES if edition else TITLES[:-1]).format(
        name=names[0], noun=next(nouns), other=next(nouns), edition=edition.removeprefix("the ")
    )
    sentences = [*_with_names(chance, names[1:], nouns), *_with_terms(chance, nouns)]
    sentences += _filling(chance, max(2, length // WORDS_A_SENTENCE - len(sentences) - 2))
    chance.shuffle(sentences)
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return title, "\n\n".join([f"{dateline}{lead}", *paragraphs])


def _with_names(chance: random.Random, names: list[str], nouns: Iterator[str]) -> list[str]:
    return [
        chance.choice(WITH_NAME).format(
            name=name,
            noun=next(nouns),
            other=next(nouns),
            weekday=chance.choice(WEEKDAYS),
            person=words.surname(chance),
            number=chance.randrange(2, 90_000),
        )
        for name in names
    ]


def _with_terms(chance: random.Random, nouns: Iterator[str]) -> list[str]:
    terms = list(chance.choice(bundles()))
    for topic in chance.choices(_topic_numbers(), cum_weights=setting().topic_weights, k=chance.choice((1, 1, 2))):
        terms += chance.choices(cues()[topic], k=2)
    if chance.randrange(RARE_EVERY) == 0:
        terms.append(chance.choice(RARE))
    if chance.randrange(RARE_EVERY) == 0:
        terms.append(f"CVE-{chance.randrange(2014, 2026)}-{chance.randrange(1000, 60_000)}")
    return [chance.choice(WITH_TERM).format(term=term, noun=next(nouns)) for term in terms[:16]]


def _filling(chance: random.Random, number: int) -> list[str]:
    drawn = phrases.english()
    return [
        f"{start} {verb} {noun} {link} {other} {again} {last}."
        for start, verb, noun, link, other, again, last in zip(
            chance.choices(drawn.starts, k=number),
            chance.choices(drawn.verbs, k=number),
            chance.choices(drawn.nouns, k=number),
            chance.choices(drawn.links, k=number),
            chance.choices(drawn.nouns, k=number),
            chance.choices(drawn.verbs, k=number),
            chance.choices(drawn.nouns, k=number),
            strict=True,
        )
    ]


def names_of(chance: random.Random) -> list[str]:
    """Two to six different organizations, few of all drawn often."""
    drawn = setting().organizations
    rows = chance.choices(drawn.rows, cum_weights=drawn.weights, k=chance.choice((2, 2, 3, 3, 4, 6)))
    return list(dict.fromkeys(row[0] for row in rows))
