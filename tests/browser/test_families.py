"""Predecessors and subsidiaries in a real browser: chosen and given up in place, and drawn on the profile."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import MentionFactory, OrganizationFactory, OrganizationNameFactory, OrganizationSuccessionFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """Group, in two articles, which was Old Group until 2015, bought Before, and has a part."""
    group = OrganizationFactory(name="Group", slug="group")
    OrganizationNameFactory(
        organization=group, name="Old Group", kind="former", valid_from="2001-01-01", valid_to="2015-12-31"
    )
    before = OrganizationFactory(name="Before", slug="before")
    OrganizationSuccessionFactory(
        predecessor=before, successor=group, kind="takeover", happened_on="2018-05-01", date_precision="month"
    )
    for organization in (group, group, before, OrganizationFactory(name="Part", slug="part", parent=group)):
        MentionFactory(organization=organization)
    return live_server.url


def test_families_are_chosen_and_given_up_in_place(page: Page, site: str) -> None:
    page.goto(f"{site}/articles/?organization=group")
    page.evaluate("window.sameDocument = true")
    title = page.locator("#results-title")
    expect(title).to_have_text("2 articles")
    page.click("text=4 articles with predecessors and subsidiaries")
    expect(title).to_have_text("4 articles")
    expect(page).to_have_url(f"{site}/articles/?organization=group&family=1")
    expect(page.locator("#choose-organization-group .facet-count")).to_have_text("4")
    switch = page.locator("#families")
    expect(switch).to_have_attribute("aria-current", "true")
    switch.focus()
    page.keyboard.press("Enter")
    expect(title).to_have_text("2 articles")
    expect(switch).to_be_focused()
    expect(switch).not_to_have_attribute("aria-current", "true")
    page.go_back()
    expect(title).to_have_text("4 articles")
    assert page.evaluate("window.sameDocument")


def test_each_number_of_the_facet_is_that_of_the_list_behind_it(page: Page, site: str) -> None:
    page.goto(f"{site}/articles/?family=1")
    values = page.locator("#facet-organization .facet-value")
    numbers = {link.get_attribute("href"): link.locator(".facet-count").inner_text() for link in values.all()}
    assert len(numbers) == 3
    for address, number in numbers.items():
        page.goto(f"{site}{address}")
        expect(page.locator("#results-title")).to_have_text(f"{number} article{'' if number == '1' else 's'}")


def test_a_profile_draws_its_names_without_leaving_a_narrow_screen(page: Page, site: str) -> None:
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site}/organizations/group/")
        lines = page.locator(".lifeline-line")
        assert lines.count() == 3
        former, present, before = (line.bounding_box() for line in lines.all())
        assert former and present and before
        assert former["x"] + former["width"] == pytest.approx(present["x"], abs=8)  # a stroke is six wide
        assert present["x"] < before["x"] + before["width"] < present["x"] + present["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
