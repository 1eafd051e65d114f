"""Articles that nobody wrote: plausible texts from names of the registry, the same ones at every run."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

OPENINGS = (
    "{a} and {b} agreed on {day} to share what they know about attacks on {thing}.",
    "{a} said on {day} that {thing} need rules that all sides can accept.",
    "Delegates from {a} met {b} in {place} to talk about {thing}.",
    "New rules on {thing} will change how {a} works, its officials said in {place}.",
)
MIDDLES = (
    "The plan names {thing}, and asks {a} to report incidents within a day.",
    "{a} has published a guide to {thing}, which regulators welcomed.",
    "Officials in {place} said that the draft on {thing} would be opened for comment.",
    "Observers noted that {b} had raised similar concerns about {thing} a year ago.",
    "Companies must keep records of {thing} for three years and show them on request.",
    "A working group of {a} and {b} is to meet again before the summer.",
    "Few details were given on how the measures would be enforced across borders.",
    "The text leaves open who decides when experts on {thing} disagree.",
)
ENDINGS = (
    "Neither side named a date for the next step.",
    "A final version is expected within months.",
    "The discussion on {thing} goes on in {place}.",
)
THINGS = (
    "data that leave the country",
    "critical information infrastructure",
    "the protection of children online",
    "certificates for network products",
    "payment systems",
    "emergency response",
    "artificial intelligence",
    "encryption",
    "industrial control systems",
    "norms of state behaviour",
    "personal information",
    "undersea cables",
    "supply chains",
    "vulnerability reports",
    "digital trade",
)
CHINESE = (
    "{a}与{b}在{place}就网络安全合作举行会谈，双方同意共享有关信息。",
    "{a}表示，将进一步完善数据安全管理制度，推动相关标准落地。",
    "会议期间，{b}介绍了关键信息基础设施保护方面的做法。",
    "与会者认为，网络空间治理需要各方共同参与。",
    "有关部门将就草案公开征求意见。",
)
FIRST_DAY = date(2014, 11, 19)
DAYS = 4300


@dataclass(frozen=True, slots=True)
class Named:
    """An organization or a place: its key, and its names in both languages."""

    key: int
    name: str
    name_zh: str


@dataclass(frozen=True, slots=True)
class Text:
    """A generated article, and the keys of the organizations that it names, each with where: [start, end] pairs."""

    title: str
    body: str
    language: str
    day: date
    place: Named
    named: dict[int, list[list[int]]]


def texts(number: int, organizations: Sequence[Named], places: Sequence[Named], *, seed: int = 1) -> Iterator[Text]:
    """`number` different texts, one in five Chinese; few organizations are named often, most of them rarely."""
    chance = random.Random(seed)
    weights = [1 / (rank + 3) for rank in range(len(organizations))]
    chinese = [organization for organization in organizations if organization.name_zh]
    for n in range(number):
        if n % 5 == 4:
            yield _text(
                n, chance, chance.choices(chinese, [1 / (r + 3) for r in range(len(chinese))], k=4), places, True
            )
        else:
            yield _text(n, chance, chance.choices(organizations, weights, k=4), places, False)


def _text(n: int, chance: random.Random, chosen: list[Named], places: Sequence[Named], zh: bool) -> Text:
    place = chance.choice(places)
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    names = [organization.name_zh if zh else organization.name for organization in chosen]

    def fill(sentence: str) -> str:
        a, b = chance.sample(names, 2)
        thing = chance.choice(THINGS)
        where = (place.name_zh or place.name) if zh else place.name
        return sentence.format(a=a, b=b, thing=thing, place=where, day=f"{day:%A}")

    if zh:
        paragraphs = ["".join(fill(chance.choice(CHINESE)) for _ in range(chance.randrange(3, 6))) for _ in range(6)]
        title = f"{fill('{a}与{b}讨论网络安全')}（{n}）"
    else:
        paragraphs = [fill(chance.choice(OPENINGS))]
        paragraphs += [" ".join(fill(chance.choice(MIDDLES)) for _ in range(chance.randrange(2, 6))) for _ in range(7)]
        paragraphs.append(fill(chance.choice(ENDINGS)))
        title = f"{fill('{a} weighs new rules on {thing}')} ({n})"
    body = "\n\n".join(paragraphs)
    named = {o.key: spans for o, name in zip(chosen, names, strict=True) if (spans := list(_spans(body, name)))}
    return Text(title, body, "zh-Hans" if zh else "en", day, place, named)


def _spans(body: str, name: str) -> Iterator[list[int]]:
    start = body.find(name)
    while start >= 0:
        yield [start, start + len(name)]
        start = body.find(name, start + 1)
