"""The measurements rest on a corpus that is the same at every run and keeps its promises."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from articles.readers import jsonlines
from bench import corpus
from bench.corpus.setting import setting


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    return list(corpus.documents(0, 3000))


def holding(documents: list[dict[str, Any]], *texts: str) -> float:
    return sum(any(text in document["body"] for text in texts) for document in documents) / len(documents)


def test_every_run_makes_the_same_corpus_and_a_smaller_one_is_its_beginning(documents: list[dict[str, Any]]) -> None:
    assert list(corpus.documents(0, 100)) == documents[:100]
    assert list(corpus.documents(1, 5)) != documents[:5]
    assert list(corpus.parts(25_000)) == [(0, corpus.PART), (1, corpus.PART), (2, 5000)]


def test_titles_and_addresses_are_all_different(documents: list[dict[str, Any]]) -> None:
    assert len({document["title"] for document in documents}) == len(documents)
    addresses = [document["url"] for document in documents if "url" in document]
    assert len(set(addresses)) == len(addresses) > 2500


def test_one_text_in_twelve_is_chinese_and_lengths_are_those_of_reports(documents: list[dict[str, Any]]) -> None:
    chinese = documents[11::12]
    assert all("，" in document["body"] for document in chinese)
    english = [document for document in documents if document not in chinese]
    assert not any("，" in document["body"] for document in english)
    lengths = sorted(len(document["body"].split()) for document in english)
    assert lengths[len(lengths) // 20] >= 120
    assert lengths[-len(lengths) // 20] <= 310


def test_some_words_stand_in_most_articles_and_most_words_in_few(documents: list[dict[str, Any]]) -> None:
    counts = Counter(word for document in documents for word in {*document["body"].lower().split()})
    assert counts["security"] > len(documents) / 2
    assert holding(documents, "undersea cables") < 0.03 < holding(documents, "cyber security") < 0.2
    assert sum(count == 1 for count in counts.values()) > len(counts) / 3
    assert len(counts) > 15_000


def test_organizations_outlets_editions_and_days_are_drawn_from_all_with_few_often(
    documents: list[dict[str, Any]],
) -> None:
    names = [row[0] for row in setting().organizations.rows]
    assert len(set(names)) == 800
    text = "\n".join(document["body"] for document in documents)
    assert text.count(names[0]) > 10 * text.count(names[300]) > 0
    assert len({document.get("outlet") for document in documents}) > 80
    for edition in setting().editions:
        assert edition.name in text
    dates = Counter(len(document.get("date", "")) for document in documents)
    assert dates[10] > 0.85 * len(documents)
    assert dates[7] and dates[4] and dates[0]


def test_the_intake_reads_each_line_without_a_complaint(documents: list[dict[str, Any]], tmp_path: Path) -> None:
    file = corpus.write(tmp_path, 0, 50)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == documents[:50]
    records = [jsonlines.from_object(json.loads(line)) for line in lines]
    assert all(record.body and record.title and not record.error for record in records)
    assert corpus.write(tmp_path, 0, 50) == file
