"""Names in no registry: found where a sentence names an organization, and only there."""

import csv
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.readers import Record
from articles.understanding import Knowledge, Newcomer, name_key, newcomers_of, understand
from articles.understanding.newcomers.registered import Registered

GOLD = Path(__file__).parent / "gold" / "newcomers.csv"
"""Sentences that rest on facts, with the organizations that they name, judged without any registry."""


@dataclass(frozen=True, slots=True)
class Sentence:
    language: str
    text: str
    names: frozenset[str]


def gold() -> list[Sentence]:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return [
            Sentence(row["language"], row["sentence"], frozenset(filter(None, row["names"].split(";")))) for row in rows
        ]


@pytest.fixture(scope="session")
def unregistered(knowledge: Knowledge) -> Registered:
    """A registry that knows the places and no organization."""
    return Registered(places=knowledge.registered.places)


def found(text: str, registered: Registered, language: str = "en") -> tuple[Newcomer, ...]:
    return newcomers_of(text, language, (), registered)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_gold_sentences_are_judged_precisely(language: str, unregistered: Registered) -> None:
    """Precision and recall over the names of all sentences; what is wrong is told."""
    right = wrong = missed = 0
    told = []
    sentences = [one for one in gold() if one.language == language]
    for one in sentences:
        names = {newcomer.name for newcomer in found(one.text, unregistered, language)}
        right, wrong, missed = (
            right + len(names & one.names),
            wrong + len(names - one.names),
            missed + len(one.names - names),
        )
        if names != one.names:
            told.append(f"{one.text} {sorted(names)}")
    precision, recall = right / (right + wrong), right / (right + missed)
    assert len(sentences) >= 50
    assert precision >= 0.97, told
    assert recall >= 0.95, told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sample Harbour Corp", "Sample Harbour Corporation"),
        ("Sample Harbour Co., Ltd.", "the Sample Harbour"),
        ("Sample Harbour Inc", "Sample Harbour, Inc."),
        ("Sample Centre for Cyber Security", "Sample Center for Cybersecurity"),
        ("Sample Arts & Sciences", "Sample Arts and Sciences"),
        ("Ｓａｍｐｌｅ  Institute", "Sample Institute"),
        ("样例科技股份有限公司", "樣例科技有限公司"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_different_names_have_different_keys() -> None:
    names = ["Sample Institute", "Sample Group", "Sample Corporation", "样例大学", "样例学院"]
    assert len({name_key(name) for name in names}) == len(names)


def test_what_the_registry_knows_is_no_newcomer(knowledge: Knowledge) -> None:
    text = "Baidu, Inc. and the Sample Harbour Institute met the Cyberspace Administration of China in Wuzhen."
    seen = understand(Record(title="A title of some length", body=text), knowledge)
    assert [one.name for one in seen.newcomers] == ["Sample Harbour Institute"]


def test_a_name_within_a_name_of_the_registry_is_no_newcomer(unregistered: Registered) -> None:
    text = "It is taught at the University of Sample, Northern Campus, as elsewhere."
    end = text.index(", as")
    assert found(text, unregistered)
    assert not newcomers_of(text, "en", [[(text.index("University"), end)]], unregistered)


def test_a_longer_name_than_that_of_the_registry_is_a_newcomer(unregistered: Registered) -> None:
    text = "The report is by the Sample University Institute for Networks, which is small."
    place = text.index("Sample University")
    (one,) = newcomers_of(text, "en", [[(place, place + len("Sample University"))]], unregistered)
    assert one.name == "Sample University Institute for Networks"


def test_every_place_of_a_name_is_told_with_the_first_sentence(unregistered: Registered) -> None:
    text = "It rained. The think tank Samplex is in Brussels.\n\nOthers than Samplex work there too; Samplexes do not."
    (one,) = found(text, unregistered)
    assert [text[start:end] for start, end in one.offsets] == ["Samplex", "Samplex"]
    assert one.count == 2
    assert one.sentence == "The think tank Samplex is in Brussels."
    assert one.kind == "think_tank"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was approved by the State Council on September 19, as was said.", []),
        ("It was approved by the State Council on Monday as was said.", []),
        ("The budget of the State Council for May 2020 was approved there.", []),
        ("The Sample Council on Oct. 3 said that it would open.", ["Sample Council"]),
        ("It is said that the Sample Council on Marchland Affairs is open.", ["Sample Council on Marchland Affairs"]),
        ("They went to the Sample Museum of May Fourth in spring.", ["Sample Museum of May Fourth"]),
    ],
)
def test_the_day_on_which_a_body_did_something_is_no_part_of_its_name(
    text: str, names: list[str], unregistered: Registered
) -> None:
    assert [one.name for one in found(text, unregistered)] == names


def test_headings_and_headlines_tell_no_names(unregistered: Registered) -> None:
    assert not found("## The Sample Harbour Institute Opens", unregistered)
    assert not found("Sample Harbour Institute Opens Second Sample Office", unregistered)


def test_japanese_and_korean_are_left_alone(unregistered: Registered) -> None:
    assert not found("東京様例大学は１８８２年に創立された。", unregistered, "ja")
    assert not found("東京様例大学は１８８２年に創立された。", unregistered, "zh")


def test_a_directory_of_names_is_cut(unregistered: Registered) -> None:
    text = "\n\n".join(f"The office of the Sample {name} Institute is open." for name in _words(80))
    assert len(found(text, unregistered)) == 40


def _words(count: int) -> list[str]:
    return [f"Har{chr(97 + number // 26)}{chr(97 + number % 26)}bour" for number in range(count)]


ENGLISH = "Sample Institute of for the and & , . Co. Ltd Inc 's ( ) “ ” CEO think tank companies such as 2019 said"
OTHERS = "样例 大学 有限公司 在 和 （ ） 集团 创始人 \u00a0 — é 😀 ##"
LUMPS = st.lists(st.sampled_from([*ENGLISH.split(" "), *OTHERS.split(" "), "\n"]), max_size=40)


@given(LUMPS, st.sampled_from(["", " "]), st.sampled_from(["en", "zh-Hans", "fr", "und"]))
def test_whatever_the_text_places_are_within_it_and_in_order(lumps: list[str], glue: str, language: str) -> None:
    text = glue.join(lumps)
    for one in found(text, Registered(places=frozenset({"北京", "china"})), language):
        assert one.key == name_key(one.name)
        assert list(one.offsets) == sorted(one.offsets)
        assert all(0 <= start < end <= len(text) for start, end in one.offsets)
        assert all(first[1] <= second[0] for first, second in pairwise(one.offsets))
        assert one.sentence
