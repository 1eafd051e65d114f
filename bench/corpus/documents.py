"""Whole documents as an export gives them: text, title, date, outlet, address, language. The intake reads the rest."""

import json
import random
from collections.abc import Iterator
from typing import Any

from bench.corpus import chinese, english
from bench.corpus.days import Moment, moment
from bench.corpus.setting import setting

PART = 10_000
"""Lines that are generated together, from the number of the part alone."""

VERSION = 1
"""Raise it where the texts change: what was generated before is another corpus."""

CHINESE_EVERY = 12
DATELINED = 0.45
SHORTEST, LONGEST = 120, 300
LANGUAGE_GIVEN = 0.8
OUTLET_GIVEN = 0.97
MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def lines(part: int, size: int = PART) -> Iterator[str]:
    """The first `size` lines of a part, each with its end."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return (encode(document) + "\n" for document in documents(part, size))


def documents(part: int, size: int = PART) -> Iterator[dict[str, Any]]:
    """The first `size` documents of a part."""
    chance = random.Random(f"{VERSION}/{part}")
    for number in range(size):
        yield _document(chance, part * PART + number)


def _document(chance: random.Random, number: int) -> dict[str, Any]:
    chosen = setting()
    in_chinese = number % CHINESE_EVERY == CHINESE_EVERY - 1
    way = chinese if in_chinese else english
    when = moment(chance, chosen.editions)
    dateline = _dateline(chance, when, in_chinese) if chance.random() < DATELINED else ""
    names = way.names_of(chance)
    title, body = way.title_and_body(chance, when, names, chance.randrange(SHORTEST, LONGEST), dateline)
    document: dict[str, Any] = {"title": title, "body": body}
    if when.stated:
        document["date"] = when.stated
    outlet = chance.choices(chosen.outlets, cum_weights=chosen.outlet_weights)[0]
    if chance.random() < OUTLET_GIVEN:
        document["outlet"] = outlet.name
        document["url"] = f"https://{outlet.domains[0]}/articles/{number}.html"
    if chance.random() < LANGUAGE_GIVEN:
        document["language"] = "zh-Hans" if in_chinese else "en"
    return document


def _dateline(chance: random.Random, when: Moment, in_chinese: bool) -> str:
    """ "WUZHEN, Nov. 17 (Xinhua) -- " or "新华社乌镇11月17日电　"; nothing where the day is not known."""
    if when.precision != "day":
        return ""
    place = setting().places[0] if when.edition and chance.random() < 0.5 else chance.choice(setting().places)
    agency = chance.choice(setting().agencies)
    if in_chinese:
        name = next((form for form in agency.dateline_forms if form.startswith(agency.name_zh)), agency.name_zh)
        return f"{name}{place.name_zh or place.name}{when.day.month}月{when.day.day}日电　"
    return f"{place.name.upper()}, {MONTHS[when.day.month - 1]} {when.day.day} ({agency.name}) -- "
