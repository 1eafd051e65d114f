"""The browse page with predecessors and subsidiaries of the organizations that were chosen."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Organization
from tests.factories import ArticleFactory, MentionFactory, OrganizationFactory, OrganizationSuccessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Organization:
    """Group, which two articles name; a predecessor of its and ten subsidiaries, one article each."""
    group = OrganizationFactory(name="Group", slug="group")
    before = OrganizationFactory(name="Before", slug="before")
    OrganizationSuccessionFactory(predecessor=before, successor=group, kind="merger")
    children = [OrganizationFactory(name=f"Child {n}", slug=f"child-{n}", parent=group) for n in range(10)]
    for organization in (group, group, before, *children):
        MentionFactory(organization=organization)
    MentionFactory(organization=OrganizationFactory(name="Alone", slug="alone"))
    return group


def shown(client: Client, query: str) -> tuple[Any, str]:
    response = client.get(f"/articles/?{query}")
    assert response.status_code == 200
    return response.context, response.content.decode()


def test_the_page_offers_to_count_them_and_says_how_many_articles_that_gives(client: Client, group: Any) -> None:
    context, text = shown(client, "organization=group")
    assert context["facets"].total == 2
    assert ">13 articles with predecessors and subsidiaries</a>" in text
    with_them, _text = shown(client, context["family"].address.partition("?")[2])
    assert with_them["facets"].total == 13


def test_what_counts_too_is_named_and_can_be_left_out(client: Client, group: Any) -> None:
    context, text = shown(client, "organization=group&family=1")
    assert context["family"].address == "/articles/?organization=group"
    assert 'href="/organizations/before/"' in text and "and 3 more" in text
    (chip,) = [chip for chip in context["filterset"].chips if chip.name == "family"]
    assert (chip.label, chip.remove) == ("with predecessors and subsidiaries", "/articles/?organization=group")
    assert 'name="family" value="1"' in text  # the forms of the page keep it


@pytest.mark.parametrize("query", ["", "organization=alone", "organization=child-1&family=1", "organization=nobody"])
def test_where_it_makes_no_difference_nothing_is_said(client: Client, group: Any, query: str) -> None:
    context, text = shown(client, query)
    assert context["family"] is None
    assert 'id="family"' not in text
    assert 'id="families"' in text or not context["rows"]


def test_an_archive_without_families_has_no_such_choice(client: Client) -> None:
    MentionFactory()
    _context, text = shown(client, "")
    assert "predecessors" not in text


@pytest.mark.parametrize("query", ["organization=group", "organization=group&family=1", "family=1", "family=1&q=rules"])
def test_the_page_asks_as_often_for_large_families_as_for_small_ones(client: Client, group: Any, query: str) -> None:
    numbers = []
    for more in (1, 12):
        for _ in range(more):
            MentionFactory(organization=OrganizationFactory(parent=group), article=ArticleFactory(title="rules"))
        shown(client, query)
        with CaptureQueriesContext(connection) as captured:
            shown(client, query)
        numbers.append(len(captured))
    assert numbers[0] == numbers[1] <= 8


def test_anything_else_than_one_is_ignored_and_said_to_be(client: Client, group: Any) -> None:
    context, _text = shown(client, "organization=group&family=all")
    assert [item.value for item in context["ignored"]] == ["all"]
    assert context["facets"].total == 2
