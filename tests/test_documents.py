"""What README and guides say, held against what there is."""

import re

import pytest
from django.core.management import get_commands

from tests.conftest import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
MAKEFILE = (ROOT / "Makefile").read_text()


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.name)
def document(request):
    return request.param


def test_every_make_target_that_is_named_exists(document):
    named = set(re.findall(r"(?:`|^)make ([a-z][a-z0-9-]*)", document.read_text(), re.M))
    assert named <= set(re.findall(r"^([a-z0-9-]+):", MAKEFILE, re.M))


def test_every_management_command_that_is_named_exists(document):
    named = set(re.findall(r"manage\.py ([a-z_]+)", document.read_text()))
    assert named <= set(get_commands())


def test_every_link_to_a_file_leads_somewhere(document):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text()):
        assert (document.parent / target).exists(), target


def test_every_target_is_explained_and_ends_in_a_help_line():
    targets = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.M)[1].split()) - {".venv"}
    explained = set(re.findall(r"^([a-z0-9-]+):.*## \S", MAKEFILE, re.M))
    assert explained == targets


def test_decisions_have_numbers_of_their_own_and_are_short():
    decisions = sorted((ROOT / "docs/decisions").glob("[0-9][0-9][0-9]-*.md"))
    assert decisions == sorted((ROOT / "docs/decisions").iterdir())
    assert len({path.name[:3] for path in decisions}) == len(decisions)
    for path in decisions:
        text = path.read_text()
        assert re.findall(r"^\*\*(\w+)\.\*\* ", text, re.M) == ["Context", "Decision", "Consequence"], path.name
        assert len(text.splitlines()) <= 25, path.name
