"""Made-up documents in all the forms that news comes in, each with what must be read out of it."""

from typing import Any

import pytest

from articles.readers import read
from articles.understanding import EXTRACTED, Knowledge, Understood, understand
from tests.understanding.documents import (
    asia,
    collections,
    eastern,
    europe,
    furnished,
    headers,
    layouts,
    pages,
    press,
    signed,
    sites,
    trade,
    traps,
    wire,
    world,
)
from tests.understanding.documents.document import Document

MODULES = (
    asia,
    collections,
    eastern,
    europe,
    furnished,
    headers,
    layouts,
    pages,
    press,
    signed,
    sites,
    trade,
    traps,
    wire,
    world,
)
DOCUMENTS = [document for module in MODULES for document in module.DOCUMENTS]


def answers(found: Understood) -> dict[str, Any]:
    preview = found.preview("document.txt", 0)
    return {
        **preview,
        "title": found.title if found.title_origin == EXTRACTED else None,
        "organizations": {seen.name for seen in found.organizations},
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_what_is_asked_of_a_document_is_read_out_of_it(document: Document, knowledge: Knowledge) -> None:
    (record,) = read(document.text.encode(), name=document.file_name)
    found = understand(record, knowledge)
    wanted = document.asked()
    begins, ends = wanted.pop("begins", ""), wanted.pop("ends", "")
    got = answers(found)
    assert {name: got[name] for name in wanted} == wanted
    assert found.body.startswith(begins)
    assert found.body.endswith(ends)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_mention_stands_in_the_body_where_it_says(document: Document, knowledge: Knowledge) -> None:
    (record,) = read(document.text.encode(), name=document.file_name)
    found = understand(record, knowledge)
    for seen in found.organizations:
        if seen.start is None:
            assert found.title and seen.mention in found.title
            continue
        assert found.body[seen.start : seen.end] == seen.mention
        assert seen.offsets[0] == (seen.start, seen.end)
        assert seen.count == len(seen.offsets)
        assert seen.mention in seen.sentence
        assert len(seen.sentence) <= 302


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_what_has_a_value_has_an_origin_and_evidence(document: Document, knowledge: Knowledge) -> None:
    (record,) = read(document.text.encode(), name=document.file_name)
    found = understand(record, knowledge)
    for value, origin in (
        (found.title, found.title_origin),
        (found.published, found.date_origin),
        (found.agency, found.agency_origin),
        (found.outlet, found.outlet_origin),
        (found.edition, found.edition_origin),
    ):
        assert (value is None) == (origin is None)
    assert (found.published is None) == (found.date_evidence is None)
    assert (found.edition is None) == (found.edition_evidence is None)
