"""Tagging rules in a real browser: a dry run with hostile words, a run that goes on by itself, and without scripts."""

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.admin import tagging_runs
from articles.models import Act, ArticleTopic, TaggingRule
from articles.retagging import looking
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOSTILE = "<img src=x onerror=alert(1)>"
WIDGETS_OF_DJANGO = ("aria-input-field-name", "empty-table-header", "label", "label-title-only", "select-name")
LIST = reverse("admin:articles_taggingrule_changelist")


@pytest.fixture
def rule() -> TaggingRule:
    for number in range(3):
        body = f"They laid cables {HOSTILE} under the sea."
        factories.ArticleFactory(title=f"{HOSTILE} {number} {'long' * 30}", body=body)
    return factories.TaggingRuleFactory(label=HOSTILE, terms=["on land"])


@pytest.fixture
def log_in(live_server: LiveServer, new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    def make(**options: object) -> Page:
        user = factories.UserFactory(administrator=True)
        page = new_context(**options).new_page()
        page.on("dialog", lambda dialog: pytest.fail(f"ran: {dialog.message}"))
        page.goto(f"{live_server}{reverse('admin:login')}?next={LIST}")
        page.fill("#id_username", user.username)
        page.fill("#id_password", factories.PASSWORD)
        page.click("input[type=submit]")
        page.wait_for_url(f"{live_server}{LIST}")
        return page

    return make


def try_it(live_server: LiveServer, page: Page, rule: TaggingRule) -> None:
    page.goto(f"{live_server}{reverse('admin:articles_taggingrule_change', args=[rule.pk])}")
    page.get_by_label("a regular expression").check()
    page.locator("#id_terms").fill(r"under (the|a) sea")
    page.locator("#id_label").press("Enter")  # the first button: it saves nothing
    expect(page.locator(".trial .lead")).to_contain_text("3 would be added")


def all_pages(live_server: LiveServer, page: Page, rule: TaggingRule) -> Iterator[None]:
    try_it(live_server, page, rule)
    yield
    for address in (LIST, reverse("admin:articles_taggingrule_retag")):
        page.goto(f"{live_server}{address}")
        yield


@pytest.mark.parametrize("width", [1280, 375])
def test_a_dry_run_shows_hostile_words_as_words_and_scrolls_no_page_sideways(
    live_server: LiveServer, log_in: Callable[..., Page], rule: TaggingRule, width: int
) -> None:
    page = log_in(viewport={"width": width, "height": 800})
    for number, _page in enumerate(all_pages(live_server, page, rule)):
        if not number:
            expect(page.locator(".trial mark").first).to_have_text("under the sea")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert TaggingRule.objects.get().terms == ["on land"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_rules_are_accessible(
    live_server: LiveServer,
    log_in: Callable[..., Page],
    rule: TaggingRule,
    scheme: str,
    axe: Callable[[Page], list[str]],
) -> None:
    page = log_in(color_scheme=scheme, bypass_csp=True)
    for _page in all_pages(live_server, page, rule):
        found = [violation for violation in axe(page) if violation.split(":")[0] not in WIDGETS_OF_DJANGO]
        assert found == [], page.url


@pytest.mark.parametrize("scripts", [True, False])
def test_a_long_run_goes_on_by_itself_where_scripts_run_and_by_a_button_elsewhere(
    live_server: LiveServer,
    log_in: Callable[..., Page],
    rule: TaggingRule,
    monkeypatch: pytest.MonkeyPatch,
    scripts: bool,
) -> None:
    monkeypatch.setattr(looking, "MOST", 1)
    monkeypatch.setattr(tagging_runs, "SECONDS", 0)
    page = log_in(java_script_enabled=scripts)
    try_it(live_server, page, rule)
    page.locator(".trial").get_by_role("button", name="Save and tag again").click()
    for _portion in range(0 if scripts else 3):
        expect(page.locator(".going-on")).to_contain_text("of 3 articles")
        page.get_by_role("button", name="Go on").click()
    page.wait_for_url(f"{live_server}{reverse('admin:articles_act_change', args=[Act.objects.get().pk])}")
    expect(page.locator(".messagelist")).to_contain_text("3 suggestions were added")
    assert ArticleTopic.objects.count() == 3
    page.get_by_role("button", name="Undo this act").click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert not ArticleTopic.objects.exists()
