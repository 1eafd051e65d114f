"""A broken rule is told in words, on every form."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from articles.admin.fields import LinesField, TextAreaField
from articles.admin.forms import REASONS
from articles.models import Organization
from tests import factories
from tests.admin.filled import posted

pytestmark = pytest.mark.django_db


def complaints(client: Client, model: str, row: Any, **changes: Any) -> list[str]:
    page = reverse(f"admin:articles_{model}_change", args=[row.pk])
    response = client.post(page, posted(client.get(page)) | changes)
    if response.status_code == 302:
        return []
    inlines = [form.errors for inline in response.context["inline_admin_formsets"] for form in inline.formset.forms]
    errors = [response.context["adminform"].form.errors, *inlines]
    return [message for error in errors for messages in error.values() for message in messages]


@pytest.mark.parametrize("ending", REASONS)
def test_every_reason_belongs_to_a_rule(ending: str) -> None:
    models = apps.get_app_config("articles").get_models()
    assert any(rule.name.endswith(ending) for model in models for rule in model._meta.constraints)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"country": "China"}, "at most 3 characters"),
        ({"country": "cn"}, "two capital letters"),
        ({"wikidata_qid": "1"}, "letter Q and a number"),
        ({"wikidata_qid": "Q1"}, "has this Wikidata item"),
        ({"name": "OTHER"}, "in other capitals"),
        ({"website": "ftp://example.org"}, "must begin with http"),
        ({"names-0-valid_from": "2016-01-01", "names-0-valid_to": "2015-12-31"}, "days must be in order"),
    ],
)
def test_an_organization_is_refused_with_a_reason(
    login: Callable[[str], Client], changes: dict[str, str], complaint: str
) -> None:
    factories.OrganizationFactory(name="Other", slug="other", wikidata_qid="Q1")
    row = factories.OrganizationFactory()
    factories.OrganizationNameFactory(organization=row)
    found = complaints(login("Curator"), "organization", row, **changes)
    assert len(found) == 1
    assert complaint in found[0]


def test_nothing_is_its_own_parent(login: Callable[[str], Client]) -> None:
    row = factories.OrganizationFactory()
    assert complaints(login("Curator"), "organization", row, parent=row.pk) == ["Nothing can be its own parent."]


def test_the_days_of_an_edition_are_refused_out_of_order(login: Callable[[str], Client]) -> None:
    row = factories.EventFactory(year=2016)
    (complaint,) = complaints(login("Curator"), "event", row, end_date="2016-01-01")
    assert complaint.startswith("Give both the first and the last day")


def test_a_curator_corrects_an_organization_and_its_names(login: Callable[[str], Client]) -> None:
    row = factories.OrganizationFactory(loaded_hash="1" * 64)
    old = factories.OrganizationNameFactory(organization=row)
    changes = {"name": "Corrected", "names-0-name": "New alias", "names-0-ambiguous": "on"}
    assert complaints(login("Curator"), "organization", row, **changes) == []
    old.refresh_from_db()
    assert (old.name, old.ambiguous) == ("New alias", True)
    assert Organization.objects.get(pk=row.pk).loaded_hash == "1" * 64  # by which load_reference sees the change


def test_an_outlets_lists_are_written_one_a_line(login: Callable[[str], Client]) -> None:
    row = factories.SourceFactory(domains=["a.example", "b.example"])
    assert complaints(login("Curator"), "source", row, domains=" a.example\r\n\r\nc.example, really \r\n") == []
    row.refresh_from_db()
    assert row.domains == ["a.example", "c.example, really"]


def test_line_ends_of_a_browser_are_no_change() -> None:
    assert not TextAreaField(required=False).has_changed("a\nb", "a\r\nb")
    assert not LinesField(required=False).has_changed(["a", "b"], "a\r\nb\r\n")
    assert LinesField(required=False).has_changed(["a", "b"], "b\r\na")


def test_autocomplete_finds_organizations_by_any_name(login: Callable[[str], Client]) -> None:
    row = factories.OrganizationFactory(name="Alibaba", name_zh="阿里巴巴")
    factories.OrganizationNameFactory(organization=row, name="Ali Group")
    client = login("Editor")
    for term in ("libab", "阿里", "ali group"):
        query = {"term": term, "app_label": "articles", "model_name": "mention", "field_name": "organization"}
        found = client.get(reverse("admin:autocomplete"), query).json()["results"]
        assert [result["text"] for result in found] == ["Alibaba"], term


def test_no_form_offers_to_delete_what_it_only_refers_to(login: Callable[[str], Client]) -> None:
    mention = factories.MentionFactory(article__event=factories.EventFactory())
    client = login("superuser")
    for model, row in (("article", mention.article), ("organization", mention.organization)):
        page = client.get(reverse(f"admin:articles_{model}_change", args=[row.pk])).content.decode()
        assert "change-related" in page
        assert "delete-related" not in page


def test_forms_speak_in_plain_words(login: Callable[[str], Client]) -> None:
    organization = factories.OrganizationFactory(website="https://example.org/")
    page = login("Curator").get(reverse("admin:articles_organization_change", args=[organization.pk])).content.decode()
    assert '<input type="url" name="website" value="https://example.org/" class="vURLField"' in page
    assert "Currently:" not in page
    assert "Add another other name" not in page
    assert "Add a name" in page
