"""The editors' desk in a real browser: nothing breaks the content policy, and the widgets that need scripts work."""

from collections.abc import Callable
from contextlib import suppress
from typing import Literal

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Mention
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
WIDGETS_OF_DJANGO = ("aria-input-field-name", "empty-table-header", "label", "label-title-only", "select-name")
"""What axe-core says of Django's own autocomplete and inline tables, whose markup is not the archive's."""


@pytest.fixture
def article() -> Article:
    article = factories.ArticleFactory(
        draft=True,
        title=HOSTILE,
        body=HOSTILE,
        event=factories.EventFactory(year=2016, name=HOSTILE),
        event_origin="inferred",
        event_evidence=HOSTILE,
        source=factories.SourceFactory(name=HOSTILE, slug="hostile"),
        warnings=[HOSTILE],
    )
    capture = factories.CaptureFactory(file_name=HOSTILE, data=HOSTILE.encode())
    capture.readings.create(state="failed", error=HOSTILE, warnings=[HOSTILE])
    article.article_captures.create(capture=capture)
    organization = factories.OrganizationFactory(name=HOSTILE, slug="hostile", name_zh=HOSTILE)
    factories.MentionFactory(article=article, organization=organization, suggested=True, sentence=HOSTILE)
    Article.objects.update(summary=HOSTILE)
    return article


@pytest.fixture
def log_in(live_server: LiveServer, new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A page of somebody who has logged in; takes what a browser context takes."""

    def make(*, administrator: bool = True, **options: object) -> Page:
        user = factories.UserFactory(administrator=administrator)
        page = new_context(**options).new_page()
        page.goto(f"{live_server}{reverse('admin:login')}")
        page.fill("#id_username", user.username)
        page.fill("#id_password", factories.PASSWORD)
        page.click("input[type=submit]")
        page.wait_for_url(f"{live_server}{reverse('admin:index')}")
        return page

    return make


def addresses(article: Article) -> list[str]:
    """Every kind of page of the desk."""
    rows = {
        "article": article.pk,
        "capture": article.article_captures.get().capture_id,
        "organization": article.mentions.get().organization_id,
        "event": article.event_id,
        "source": article.source_id,
    }
    pages = [reverse("admin:index"), reverse("admin:articles_article_add")]
    for model, pk in rows.items():
        pages += [reverse(f"admin:articles_{model}_changelist")]
        pages += [reverse(f"admin:articles_{model}_change", args=[pk])]
    return [*pages, reverse("admin:articles_article_history", args=[article.pk])]


@pytest.mark.parametrize("width", [1280, 375])
def test_no_page_breaks_the_policy_runs_what_a_document_says_or_scrolls_sideways(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article, width: int
) -> None:
    page = log_in(viewport={"width": width, "height": 800})
    page.on("dialog", lambda dialog: pytest.fail(f"ran: {dialog.message}"))
    for address in addresses(article):
        page.goto(f"{live_server}{address}")
        if "change" not in address and "add" not in address:  # Django's tables of inline rows are wider
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_who_may_only_look_meets_no_violation_either(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    page = log_in(administrator=False)
    get_user_model().objects.get().user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    for address in addresses(article):
        if "add" not in address:
            page.goto(f"{live_server}{address}")
            expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(
    live_server: LiveServer,
    log_in: Callable[..., Page],
    article: Article,
    scheme: Literal["light", "dark"],
    axe: Callable[[Page], list[str]],
) -> None:
    # Where style sheets import others, axe-core itself adds inline styles.
    page = log_in(color_scheme=scheme, bypass_csp=True)
    for address in addresses(article):
        page.goto(f"{live_server}{address}")
        found = [violation for violation in axe(page) if violation.split(":")[0] not in WIDGETS_OF_DJANGO]
        assert found == [], address


def test_an_editor_decides_adds_and_publishes(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    factories.OrganizationFactory(name="Bank of Somewhere")
    page = log_in()
    page.goto(f"{live_server}{reverse('admin:articles_article_change', args=[article.pk])}")
    page.get_by_role("radio", name="accepted").check()
    page.get_by_text("Add an organization").click()
    page.locator("#mentions-2-0 .select2-selection").click()
    page.keyboard.type("somewhere")
    page.get_by_role("option", name="Bank of Somewhere").click()
    page.locator("button[name=_move][value=publish]").click()
    expect(page.locator(".messagelist")).to_contain_text("Published.")
    assert set(Mention.objects.values_list("state", flat=True)) == {"accepted"}
    assert Mention.objects.count() == 2
    assert Article.objects.get().status == "published"


def test_an_edition_is_set_only_after_one_was_chosen(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    factories.EventFactory(year=2021)
    page = log_in()
    page.goto(f"{live_server}{reverse('admin:articles_article_changelist')}")
    page.check("#action-toggle")
    page.select_option("select[name=action]", "set_edition")
    page.get_by_role("button", name="Go").click()
    go, choice = page.get_by_role("button", name="Set the edition"), page.get_by_label("Edition")
    go.click()  # what the browser refuses, as nothing was chosen
    assert choice.evaluate("field => field.matches(':invalid')")
    assert Article.objects.get().event == article.event
    choice.select_option("World Internet Conference 2021")
    go.click()
    expect(page.locator(".messagelist")).to_contain_text("World Internet Conference 2021: 1 article.")


def test_the_list_of_articles_shows_all_of_a_row_on_a_narrow_screen(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    page = log_in(viewport={"width": 375, "height": 800})
    page.goto(f"{live_server}{reverse('admin:articles_article_changelist')}")
    for cell in ("edition", "outlet", "inferred", "suggested"):
        expect(page.locator(f"#result_list .field-{cell}")).to_be_visible()
    assert page.locator(".results").evaluate("box => box.scrollWidth <= box.clientWidth")
    expect(page.get_by_role("link", name="1 to decide")).to_be_in_viewport()


def test_parts_of_the_filter_keep_their_distance(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    for year in range(2020, 2040):
        factories.EventFactory(year=year)
    page = log_in(viewport={"width": 1280, "height": 800})
    page.goto(f"{live_server}{reverse('admin:articles_article_changelist')}")
    page.locator("#changelist-filter details").evaluate_all("all => all.forEach(one => one.open = true)")
    gaps = page.locator("#changelist-filter details > ul").evaluate_all(
        "lists => lists.map(list => [list.parentElement.nextElementSibling, list])"
        ".filter(([next]) => next?.matches('details')).map(([next, list]) =>"
        " next.querySelector('summary').getBoundingClientRect().top - list.getBoundingClientRect().bottom)"
    )
    assert len(gaps) > 6
    assert min(gaps) >= 8


def test_an_organization_is_added_to_a_selection(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    factories.OrganizationFactory(name="Bank of Somewhere")
    page = log_in()
    page.goto(f"{live_server}{reverse('admin:articles_article_changelist')}")
    page.check("#action-toggle")
    page.select_option("select[name=action]", "add_organization")
    page.get_by_role("button", name="Go").click()
    page.locator(".select2-selection").click()
    page.keyboard.type("somewhere")
    page.get_by_role("option", name="Bank of Somewhere").click()
    page.get_by_role("button", name="Add an organization").click()
    expect(page.locator(".messagelist")).to_contain_text("Bank of Somewhere: 1 article.")


def test_the_original_is_shown_as_text_and_never_as_a_page(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    page = log_in()
    capture = article.article_captures.get().capture_id
    page.goto(f"{live_server}{reverse('admin:articles_capture_text', args=[capture])}")
    assert page.locator("img, script").count() == 0
    expect(page.locator("pre")).to_have_text(HOSTILE)
    with page.expect_download() as download, suppress(Exception):
        page.goto(f"{live_server}{reverse('admin:articles_capture_original', args=[capture])}")
    assert download.value.path().read_bytes() == HOSTILE.encode()
