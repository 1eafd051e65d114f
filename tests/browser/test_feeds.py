"""The pages of feeds in a real browser: hostile titles do nothing, and all is there on a narrow screen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Literal

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.admin import feed as feed_admin
from articles.ingest.polling import Listed, Poll
from articles.models import Feed
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
WIDGETS_OF_DJANGO = ("aria-input-field-name", "empty-table-header", "label", "label-title-only", "select-name")
LIST = reverse("admin:articles_feed_changelist")


@pytest.fixture
def feeds(monkeypatch: pytest.MonkeyPatch) -> list[Feed]:
    now = timezone.now()
    entries = [Listed("https://a.example.org/" + "long" * 40, HOSTILE, known=True), Listed("https://a.example.org/2")]
    monkeypatch.setattr(feed_admin, "look", lambda address: Poll(Feed(), entries=entries))
    factories.IntakeFactory(channel="feed", inputs=["https://a.example.org/feed"], counts={"new": 3})
    return [
        factories.FeedFactory(
            title=HOSTILE, address="https://a.example.org/feed", failures=2, error=HOSTILE, last_new_at=now
        ),
        factories.FeedFactory(
            title="网络空间观察",
            source=factories.SourceFactory(name=HOSTILE),
            succeeded_at=now,
            last_new_at=now - timedelta(days=33),
        ),
        factories.FeedFactory(title="Never asked"),
    ]


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


def all_pages(live_server: LiveServer, page: Page, feeds: list[Feed]) -> list[Callable[[], object]]:
    change = f"{live_server}{reverse('admin:articles_feed_change', args=[feeds[0].pk])}"

    def look() -> None:
        page.get_by_role("button", name="Look at it").click()
        page.wait_for_url("**/look/", wait_until="load")

    return [
        lambda: page.goto(f"{live_server}{LIST}"),
        lambda: page.goto(f"{live_server}{reverse('admin:articles_feed_add')}"),
        lambda: page.goto(change),
        look,
    ]


@pytest.mark.parametrize("width", [1280, 375])
def test_no_page_of_feeds_runs_what_a_feed_says_or_scrolls_sideways(
    live_server: LiveServer, log_in: Callable[..., Page], feeds: list[Feed], width: int
) -> None:
    page = log_in(viewport={"width": width, "height": 800})
    for go in all_pages(live_server, page, feeds):
        go()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    expect(page.locator(".entries li")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_feeds_are_accessible(
    live_server: LiveServer,
    log_in: Callable[..., Page],
    feeds: list[Feed],
    scheme: Literal["light", "dark"],
    axe: Callable[[Page], list[str]],
) -> None:
    page = log_in(color_scheme=scheme, bypass_csp=True)
    for go in all_pages(live_server, page, feeds):
        go()
        found = [violation for violation in axe(page) if violation.split(":")[0] not in WIDGETS_OF_DJANGO]
        assert found == [], page.url


def test_the_list_of_feeds_shows_all_of_a_row_on_a_narrow_screen(
    log_in: Callable[..., Page], feeds: list[Feed]
) -> None:
    page = log_in(viewport={"width": 375, "height": 800})
    failing = page.locator("#result_list tbody tr").filter(has_text="failing")
    for cell in ("title", "news", "taken", "reason"):
        expect(failing.locator(f".field-{cell}")).to_be_visible()
    expect(failing).to_contain_text("last new entry")
    expect(failing.locator(".field-outlet")).to_be_hidden()
    assert page.locator(".results").evaluate("box => box.scrollWidth <= box.clientWidth")
