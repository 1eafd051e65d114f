"""An hour at the desk in a real browser: deciding by keyboard, in bulk, and without scripts."""

from collections.abc import Callable
from typing import Literal

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Mention
from tests import factories
from tests.admin import desks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
Open = Callable[..., Page]


@pytest.fixture
def opened(live_server: LiveServer, new_context: Callable[..., BrowserContext]) -> Open:
    """A page of somebody who has logged in, at an address; takes what a browser context takes."""

    def make(address: str, **options: object) -> Page:
        user = get_user_model().objects.filter(username="ada").first()
        client = Client()
        client.force_login(user or factories.UserFactory(username="ada", administrator=True))
        context = new_context(**options)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": str(live_server)}])
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept() if dialog.type == "confirm" else pytest.fail(dialog.message))
        page.goto(f"{live_server}{address}")
        return page

    return make


def states(row: Article) -> dict[str, str]:
    return dict(Mention.objects.filter(article=row).values_list("organization__name", "state"))


def told(page: Page, words: str) -> None:
    """Wait until the page says what was done last."""
    expect(page.locator(".desk-last")).to_contain_text(words, timeout=20_000)


def current(page: Page) -> str:
    return page.locator(".is-current[data-card] .card-name").inner_text()


def with_three() -> Article:
    row = desks.article(title="Delegates meet")
    desks.mention(row, "Sample Corp", count=3)
    desks.mention(row, "Sample Bank", count=2)
    desks.mention(row, "security", count=1)
    return row


def test_a_morning_by_keyboard(opened: Open) -> None:
    other = desks.mention(desks.article(title="Another meeting")).article
    row = with_three()
    page = opened(reverse("admin:desk_articles"))
    expect(page.locator("h1", has_text="Delegates meet")).to_be_visible()
    assert current(page) == "Sample Corp"
    assert page.locator("mark.is-current").all_inner_texts() == ["Sample Corp", "Sample Corp"]
    page.keyboard.press("a")
    assert current(page) == "Sample Bank"  # at once, before the server has answered
    page.keyboard.press("r")
    page.keyboard.press("u")
    page.keyboard.press("r")  # once too often: nothing is looked at any more, so nothing is decided
    told(page, "Put off: security")
    expect(page.locator("#desk.is-done")).to_be_visible()
    expect(page.locator(".is-current[data-card]")).to_have_count(0)
    assert states(row) == {"Sample Corp": "accepted", "Sample Bank": "rejected", "security": "unsure"}
    page.keyboard.press("z")
    told(page, "Rejected: Sample Bank")
    assert states(row)["security"] == "suggested"
    assert current(page) == "security"
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("r")  # on second thoughts
    told(page, "Rejected: Sample Corp")
    assert states(row)["Sample Corp"] == "rejected"
    page.keyboard.press("n")
    expect(page.locator("h1", has_text="Another meeting")).to_be_visible()
    assert page.url.endswith(desks.page(other))
    page.keyboard.press("z")
    told(page, "Rejected: Sample Bank")
    expect(page.locator("h1", has_text="Delegates meet")).to_be_visible()
    assert states(row)["Sample Corp"] == "accepted"


def test_keys_pressed_faster_than_the_server_answers_all_count(opened: Open) -> None:
    row = desks.article()
    for n in range(8):
        desks.mention(row, f"Sample {n}", count=20 - n)
    page = opened(desks.page(row))
    for key in "aaraaraa":
        page.keyboard.press(key)
    told(page, "Accepted: Sample 7")
    assert "".join(states(row)[f"Sample {n}"][0] for n in range(8)) == "aaraaraa"


def test_a_date_is_confirmed_and_another_corrected_by_keyboard(opened: Open) -> None:
    second, first = desks.inferred(), desks.inferred()
    page = opened(f"{reverse('admin:desk_articles')}?queue=dates")
    expect(page.locator("#date.is-current")).to_be_visible()
    page.keyboard.press("a")
    told(page, "Confirmed: Date")
    page.keyboard.press("n")
    expect(page.locator(".sitting-head h1")).to_have_text(second.title)
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("2016-12")  # no letter of it is a key
    page.keyboard.press("Enter")
    told(page, "Set: Date")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.date_origin, str(first.published_on)) == ("edited", "2016-11-17")
    assert (second.date_precision, str(second.published_on)) == ("month", "2016-12-01")


def test_letters_in_a_field_and_with_other_keys_are_no_commands(opened: Open) -> None:
    desks.mention(row := desks.article())
    page = opened(desks.page(row))
    page.focus("#desk-source")
    page.keyboard.type("anurz")
    expect(page.locator("#desk-source")).to_have_value("anurz")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    page.keyboard.press("?")
    expect(page.locator(".keys dl")).to_be_visible()
    assert states(row) == {"Sample Corp": "suggested"}


def test_what_is_no_date_is_said_and_the_field_keeps_it(opened: Open, problems: list[str]) -> None:
    row = desks.inferred()
    page = opened(desks.page(row, "dates"))
    page.fill("#desk-date", "last Tuesday")
    page.keyboard.press("Enter")
    expect(page.locator("#date .errorlist")).to_contain_text("is no date")
    expect(page.locator("#desk-date")).to_have_value("last Tuesday")
    assert "422" in problems.pop()


def test_suggestions_of_an_organization_are_chosen_and_decided(opened: Open) -> None:
    organization = factories.OrganizationFactory(name="Sample Corp")
    for n in range(6):
        desks.mention(desks.article(title=f"Meeting {n}"), organization=organization)
    page = opened(reverse("admin:desk_organization", args=[organization.pk]))
    page.keyboard.press("r")  # the first row alone, the newest article
    told(page, "Rejected: 1 suggestion of Sample Corp")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-chosen]")).to_have_text("2 chosen")
    page.keyboard.press("a")
    told(page, "Accepted: 2 suggestions of Sample Corp")
    expect(page.locator(".bulk-row")).to_have_count(3)
    states = dict(Mention.objects.values_list("article__title", "state"))
    assert [states[f"Meeting {n}"] for n in (5, 4, 3, 2)] == ["rejected", "suggested", "accepted", "accepted"]
    page.get_by_role("button", name="Accept all 3").click()
    expect(page.locator(".desk-empty")).to_be_visible()
    page.keyboard.press("z")
    expect(page.locator(".bulk-row")).to_have_count(3)


def test_a_range_of_rows_is_chosen_with_the_shift_key(opened: Open) -> None:
    for _ in range(5):
        desks.inferred()
    page = opened(reverse("admin:desk_list", args=["dates"]))
    boxes = page.locator("[name=chosen]")
    boxes.nth(1).click()
    boxes.nth(3).click(modifiers=["Shift"])
    expect(page.locator("[data-chosen]")).to_have_text("3 chosen")
    page.locator("[data-choose-all]").check()
    expect(page.locator("[data-chosen]")).to_have_text("5 chosen")
    page.keyboard.press("a")
    told(page, "Confirmed: inferred dates (5)")
    assert set(Article.objects.values_list("date_origin", flat=True)) == {"edited"}


def test_everything_works_without_scripts(opened: Open) -> None:
    row = with_three()
    page = opened(desks.page(row), java_script_enabled=False)
    page.locator(".tag-card", has_text="Sample Corp").first.get_by_role("button", name="Accept").click()
    page.locator("#date").get_by_label("Date").fill("2015")
    page.locator("#date").get_by_role("button", name="Set").click()
    page.get_by_role("button", name="Reject all").click()
    assert states(row) == {"Sample Corp": "accepted", "Sample Bank": "rejected", "security": "rejected"}
    page.get_by_role("button", name="Undo").click()
    assert states(row)["Sample Bank"] == "suggested"
    row.refresh_from_db()
    assert row.date_precision == "year"
    page.goto(page.url.split("/admin/")[0] + reverse("admin:desk_organizations"))
    page.get_by_role("link", name="Sample Bank").click()
    page.locator("[name=chosen]").check()
    page.get_by_role("button", name="Accept chosen").click()
    expect(page.locator(".messagelist")).to_contain_text("Accepted: 1 suggestion of Sample Bank.")


def addresses() -> list[str]:
    """Every kind of page of the desk, all that they say hostile."""
    row = desks.inferred(title=f"{HOSTILE} {'long' * 60}", body=f"{HOSTILE} Sample Corp\n\n{'endless' * 80}")
    mention = desks.mention(row, sentence=HOSTILE + "x" * 400, rule=HOSTILE, matched=HOSTILE)
    organization = mention.organization
    organization.name_zh = HOSTILE
    organization.save()
    desks.topic(row, surface=HOSTILE, sentence=HOSTILE)
    for _ in range(5):
        other = desks.article(title=HOSTILE)
        desks.mention(other, organization=organization, suggested=False, state="rejected", surface=HOSTILE)
    lists = [reverse("admin:desk_list", args=[name]) for name in ("dates", "editions", "no-edition", "no-outlet")]
    one = [desks.page(row), desks.page(row, "dates"), reverse("admin:desk_organization", args=[organization.pk])]
    return [reverse("admin:desk"), reverse("admin:desk_organizations"), reverse("admin:desk_rejected"), *lists, *one]


@pytest.mark.parametrize("width", [1280, 375])
def test_no_page_runs_what_a_document_says_or_scrolls_sideways(
    live_server: LiveServer, opened: Open, width: int
) -> None:
    pages = addresses()
    page = opened(pages[0], viewport={"width": width, "height": 800})
    for address in pages:
        page.goto(f"{live_server}{address}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert page.locator("#content img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(
    live_server: LiveServer, opened: Open, scheme: Literal["light", "dark"], axe: Callable[[Page], list[str]]
) -> None:
    pages = addresses()
    page = opened(pages[0], color_scheme=scheme, bypass_csp=True)
    for address in pages:
        page.goto(f"{live_server}{address}")
        assert axe(page) == [], address
