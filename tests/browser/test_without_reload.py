"""The browse page where a browser runs scripts: it changes in place, and keeps address, history, focus and place."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import ArticleFactory, EventFactory, MentionFactory, OrganizationFactory, SourceFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Context = Callable[..., BrowserContext]


@pytest.fixture
def browse(live_server: LiveServer) -> str:
    """The address of the browse page: 30 articles on two editions by 12 outlets, some of which name an organization."""
    bank = OrganizationFactory(name="Bank of Somewhere", slug="bank")
    outlets = [SourceFactory(name=f"Paper {n}", slug=f"paper-{n}") for n in range(12)]
    for n in range(30):
        event = EventFactory(year=2015 + n % 2)
        article = ArticleFactory(
            title=f"Rules for networks, part {n}",
            event=event,
            source=outlets[n % 12],
            published_on=date(event.year, 11, 1 + n % 20),
        )
        if n % 3 == 0:
            MentionFactory(article=article, organization=bank)
    return f"{live_server.url}/articles/"


@pytest.fixture
def here(page: Page, browse: str) -> Page:
    """The browse page, with a mark that a reload would wipe away."""
    page.goto(browse)
    page.evaluate("window.sameDocument = true")
    return page


def assert_not_reloaded(page: Page) -> None:
    assert page.evaluate("window.sameDocument"), "the page was reloaded"


def heading(page: Page, text: str) -> None:
    expect(page.locator("#results-title")).to_have_text(text)


def test_a_choice_changes_result_address_and_title_and_keeps_the_focus(here: Page, browse: str) -> None:
    here.click("#choose-edition-2016")
    heading(here, "15 articles")
    expect(here).to_have_url(browse + "?edition=2016")
    expect(here).to_have_title(re.compile("^2016 · Articles"))
    chosen = here.locator("#choose-edition-2016")
    expect(chosen).to_be_focused()
    expect(chosen).to_have_attribute("aria-current", "true")
    here.keyboard.press("Enter")
    heading(here, "30 articles")
    expect(here).to_have_url(browse)
    expect(here.locator("#choose-edition-2016")).to_be_focused()
    assert_not_reloaded(here)


def test_the_number_of_results_is_announced(here: Page) -> None:
    announcement = here.get_by_role("status")
    expect(announcement).to_have_text("")
    here.click("#choose-organization-bank")
    expect(announcement).to_have_text("10 articles")
    here.go_back()
    expect(announcement).to_have_text("30 articles")


def test_back_and_forward_lead_through_the_states(here: Page, browse: str) -> None:
    here.click("#choose-edition-2016")
    heading(here, "15 articles")
    here.click("#choose-organization-bank")
    heading(here, "5 articles")
    here.go_back()
    heading(here, "15 articles")
    expect(here).to_have_url(browse + "?edition=2016")
    here.go_back()
    heading(here, "30 articles")
    expect(here.locator(".chosen-chips")).to_have_count(0)
    here.go_forward()
    heading(here, "15 articles")
    expect(here).to_have_title(re.compile("^2016 · Articles"))
    assert_not_reloaded(here)


def test_coming_back_from_an_article_shows_the_list_that_was_left(here: Page, browse: str) -> None:
    here.click("#choose-edition-2016")
    heading(here, "15 articles")
    here.locator(".card-title a").first.click()
    expect(here.locator("h1")).to_contain_text("Rules for networks")
    here.go_back()
    heading(here, "15 articles")
    expect(here).to_have_url(browse + "?edition=2016")
    here.go_back()
    heading(here, "30 articles")
    expect(here).to_have_url(browse)


def test_words_are_searched_for_in_place_and_the_focus_stays_in_the_box(here: Page, browse: str) -> None:
    box = here.get_by_label("Words in title or text")
    box.fill("networks")
    box.press("Enter")
    expect(here).to_have_url(browse + "?q=networks")
    expect(box).to_be_focused()
    expect(box).to_have_value("networks")
    box.fill("")
    box.press("Enter")
    expect(here).to_have_url(browse)
    assert_not_reloaded(here)


def test_what_is_typed_while_an_answer_is_awaited_is_not_lost(here: Page) -> None:
    here.route("**/articles/?q=*", lambda route: (here.wait_for_timeout(400), route.continue_()))
    box = here.get_by_label("Words in title or text")
    box.fill("networks")
    box.press("Enter")
    box.press_sequentially(" rules")
    heading(here, "30 articles")
    expect(here).to_have_url(re.compile("q=networks$"))
    expect(box).to_have_value("networks rules")


def test_a_value_of_a_long_facet_is_found_by_name(here: Page, browse: str) -> None:
    box = here.get_by_label("Find an outlet by its name")
    box.fill("paper 11")
    box.press("Enter")
    values = here.locator("#facet-outlet .facet-value")
    expect(values).to_have_count(1)
    expect(here).to_have_url(browse + "?more=outlet&find=paper+11")
    expect(here.locator("#find-outlet")).to_be_focused()
    heading(here, "30 articles")
    values.click()
    heading(here, "2 articles")
    expect(here.locator("#choose-outlet-paper-11")).to_be_focused()
    here.locator("#find-outlet").fill("nobody")
    here.locator("#find-outlet").press("Enter")
    expect(here.locator("#facet-outlet .facet-note")).to_contain_text("Clear")
    here.locator("#facet-outlet").get_by_role("link", name="Clear").click()
    expect(here.locator("#find-outlet")).to_be_focused()
    expect(here.locator("#find-outlet")).to_have_value("")
    assert_not_reloaded(here)


def test_a_column_of_the_chart_chooses_its_year(here: Page, browse: str) -> None:
    here.get_by_role("link", name="2015: 15 articles").first.click()
    heading(here, "15 articles")
    expect(here).to_have_url(browse + "?year=2015")
    expect(here.locator("#choose-year-2015")).to_be_focused()
    assert_not_reloaded(here)


def test_the_next_page_begins_at_its_top(here: Page) -> None:
    here.locator(".pager-next").click()
    expect(here.locator(".card-title")).to_have_count(10)
    expect(here.locator("#results-title")).to_be_in_viewport()
    expect(here.locator("#results")).to_be_focused()
    assert_not_reloaded(here)


def test_a_choice_that_vanishes_hands_the_focus_to_the_result(here: Page) -> None:
    here.click("#choose-edition-2016")
    here.get_by_role("link", name="Remove Edition 2016").click()
    heading(here, "30 articles")
    expect(here.locator("#results")).to_be_focused()


def test_what_was_opened_stays_open(here: Page) -> None:
    here.get_by_text("How to search").click()
    here.click("#choose-edition-2016")
    heading(here, "15 articles")
    expect(here.get_by_role("link", name="title:sovereignty")).to_be_visible()


def test_several_values_are_chosen_in_the_sheet_of_a_narrow_screen(new_context: Context, browse: str) -> None:
    page = new_context(viewport={"width": 375, "height": 700}).new_page()
    page.goto(browse)
    page.get_by_text("Filter", exact=True).click()
    page.click("#choose-edition-2016")
    expect(page.get_by_text("Show 15 articles")).to_be_visible()
    page.click("#choose-edition-2015")
    page.get_by_text("Show 30 articles").click()
    expect(page.locator("#facet-edition")).to_be_hidden()
    expect(page.get_by_text("Filter (2)")).to_be_visible()


def test_the_same_link_is_asked_for_once(here: Page) -> None:
    asked = []

    def late(route: Route) -> None:
        asked.append(route.request.url)
        here.wait_for_timeout(300)
        route.continue_()

    here.route("**/articles/?edition=2016", late)
    here.locator("#choose-edition-2016").dblclick()
    heading(here, "15 articles")
    assert len(asked) == 1


@pytest.mark.parametrize("failure", ["503", "lost"])
def test_a_failure_falls_back_to_a_plain_navigation(here: Page, browse: str, problems: list[str], failure: str) -> None:
    def fail(route: Route) -> None:
        if route.request.is_navigation_request():
            route.continue_()
        elif failure == "503":
            route.fulfill(status=503, body="Busy")
        else:
            route.abort()

    here.route("**/articles/?edition=2016", fail)
    here.click("#choose-edition-2016")
    heading(here, "15 articles")
    expect(here).to_have_url(browse + "?edition=2016")
    assert not here.evaluate("window.sameDocument")
    assert problems
    problems.clear()


def test_a_link_opens_beside_this_page_where_that_is_asked_for(here: Page, browse: str) -> None:
    for place in ("#choose-edition-2016", "#choose-year-2016"):
        with here.context.expect_page() as other:
            here.click(place, modifiers=["ControlOrMeta"])
        heading(other.value, "15 articles")
        heading(here, "30 articles")


def test_the_same_is_reached_without_a_script(new_context: Context, browse: str) -> None:
    def state(page: Page) -> tuple[str, list[str], list[str]]:
        expect(page.locator("#choose-organization-bank")).to_have_attribute("aria-current", "true")
        return page.url, page.locator(".card-title").all_inner_texts(), page.locator(".facet-value").all_inner_texts()

    states = []
    for script in (True, False):
        page = new_context(java_script_enabled=script).new_page()
        page.goto(browse)
        page.click("#choose-edition-2016")
        page.click("#choose-organization-bank[href*=edition]")
        states.append(state(page))
    assert states[0] == states[1]


def test_the_changed_page_obeys_the_rules_of_accessibility(here: Page, axe: Callable[[Page], list[str]]) -> None:
    here.locator("#find-outlet").fill("paper")
    here.locator("#find-outlet").press("Enter")
    expect(here).to_have_url(re.compile("find=paper"))
    here.click("#choose-edition-2016")
    heading(here, "15 articles")
    assert axe(here) == []
