"""The way in by hand, in a real browser: paste, choose, save; adjust a table; read why a file was refused; split."""

from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from tests import factories
from tests.admin.intaking import WUZHEN
from tests.admin.test_intake_tables import TABLE
from tests.admin.test_split import ROUNDUP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TWO_DATES = WUZHEN.replace("\n\n", "\n\nUpdated: 19 November 2016\nPublished: 18 November 2016\n\n", 1)
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture(autouse=True)
def reference(transactional_db: None) -> None:
    for year in (2015, 2016, 2017):
        factories.EventFactory(year=year)
    for name, form in (("Xinhua News Agency", "Xinhua"), ("Reuters", "Reuters"), ("Agence France-Presse", "AFP")):
        factories.SourceFactory(name=name, kind="wire", dateline_forms=[form])
    for name in ("Wuzhen", "Beijing", "Brussels"):
        factories.PlaceFactory(name=name)
    for name in ("Alibaba", "Tencent", "Microsoft"):
        factories.OrganizationFactory(name=name)


@pytest.fixture
def desk(live_server: LiveServer, new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """The intake page, of somebody who has logged in; takes what a browser context takes."""

    def make(**options: object) -> Page:
        user = factories.UserFactory(administrator=True)
        page = new_context(**options).new_page()
        page.on("dialog", lambda dialog: pytest.fail(f"ran: {dialog.message}"))
        page.goto(f"{live_server}{reverse('admin:login')}")
        page.fill("#id_username", user.username)
        page.fill("#id_password", factories.PASSWORD)
        page.click("input[type=submit]")
        page.get_by_role("navigation", name="Sections").get_by_role("link", name="Take in").click()
        expect(page.get_by_role("heading", name="Take in")).to_be_visible()
        return page

    return make


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def look(page: Page) -> None:
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", name="Look at what was understood")).to_be_visible()


def test_an_editor_pastes_chooses_another_date_saves_and_finds_the_draft(desk: Callable[..., Page]) -> None:
    page = desk(java_script_enabled=False)
    page.get_by_label("Text or HTML").fill(TWO_DATES)
    look(page)
    others = page.get_by_role("group", name="Date: it may also be")
    assert others.get_by_role("radio").count() >= 2
    others.get_by_role("radio").nth(1).check()
    shown = page.get_by_label("Date", exact=True).input_value()
    page.get_by_label("Byline").fill("Li Hua")
    page.get_by_role("button", name="Save as drafts").click()
    page.get_by_role("link", name="Ministers discuss cyber rules").click()
    article = Article.objects.get()
    assert (article.status, article.byline, article.date_origin) == ("draft", ["Li Hua"], "edited")
    assert article.published_on != date.fromisoformat(shown)
    expect(page.locator("#id_published_on")).to_have_value(str(article.published_on))


def test_an_editor_puts_a_column_right(desk: Callable[..., Page]) -> None:
    page = desk()
    page.set_input_files("#id_uploads", [file("table.csv", TABLE.encode())])
    expect(page.locator("#upload-note")).to_contain_text("1 file, 0.0 MB.")
    look(page)
    page.get_by_label("Kopf").select_option("title")
    page.get_by_label("Medium").select_option("outlet")
    page.get_by_label("Wann").select_option("published_on")
    page.get_by_label("Inhalt").select_option("body")
    page.get_by_role("button", name="Read again with these columns").click()
    expect(page.get_by_label("Outlet").first).to_have_value("The Example Times")
    page.get_by_role("button", name="Save as drafts").click()
    expect(page.locator(".outcome li")).to_have_count(2)
    assert set(Article.objects.values_list("outlet_name", flat=True)) == {"The Example Times"}


def test_an_editor_reads_why_a_file_was_refused(desk: Callable[..., Page]) -> None:
    page = desk()
    page.set_input_files("#id_uploads", [file("broken.txt", bytes(range(256)) * 20), file("good.txt", WUZHEN.encode())])
    look(page)
    expect(page.locator(".refused")).to_contain_text("binary")
    page.get_by_role("button", name="Save as drafts").click()
    expect(page.locator(".outcome")).to_contain_text("binary")
    page.get_by_role("link", name="Cyber Policy Archive", exact=True).click()
    page.get_by_role("link", name="1 failed readings").click()
    expect(page.locator("#result_list")).to_contain_text("broken.txt")


def test_an_editor_splits_a_round_up(desk: Callable[..., Page]) -> None:
    page = desk()
    page.get_by_label("Text or HTML").fill(ROUNDUP)
    look(page)
    expect(page.locator(".stories li")).to_have_count(3)
    page.get_by_role("button", name="Save as drafts").click()
    page.locator(".outcome a").click()
    page.get_by_role("link", name="Split it").click()
    page.get_by_label("Its title").nth(2).fill("A plan for devices")
    page.get_by_role("button", name="Look again").click()
    expect(page.locator(".stories-shown li").nth(2)).to_contain_text("A plan for devices")
    page.get_by_role("button", name="Split into 3 articles").click()
    expect(page.locator(".messagelist")).to_contain_text("2 drafts were made of the others")
    assert Article.objects.filter(title="A plan for devices", status="draft").exists()


def test_a_preview_that_was_left_waits_at_the_desk(desk: Callable[..., Page]) -> None:
    page = desk()
    page.get_by_label("Text or HTML").fill(WUZHEN)
    look(page)
    page.get_by_label("Title").fill("Half a title")
    page.get_by_role("button", name="Go on later").click()
    page.locator(".unfinished a").click()
    expect(page.get_by_label("Title")).to_have_value("Half a title")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_the_pages_are_accessible_run_nothing_and_do_not_scroll_sideways(
    desk: Callable[..., Page], axe: Callable[[Page], list[str]], scheme: Literal["light", "dark"], width: int
) -> None:
    # Where style sheets import others, axe-core itself adds inline styles.
    page = desk(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)

    def check() -> None:
        assert axe(page) == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url

    check()
    text = f"{HOSTILE}\n\n{ROUNDUP.replace('new services', HOSTILE)}"
    page.get_by_label("Text or HTML").fill(text)
    files = [file(f"{HOSTILE[:20]}.csv", TABLE.replace("Kopf", HOSTILE.replace(",", "")).encode())]
    page.set_input_files("#id_uploads", [*files, file("broken.txt", bytes(range(256)))])
    look(page)
    for summary in page.locator("#content details:not([open]) > summary").all():
        summary.click()
    check()
    page.get_by_role("button", name="Save as drafts").click()
    expect(page.locator(".outcome li").first).to_be_visible()
    check()
    article = Article.objects.filter(candidates__contains=[{"field": "story"}]).first() or Article.objects.first()
    assert article is not None
    link = factories.ArticleCaptureFactory(
        article=article, role="newer", title=HOSTILE, body=HOSTILE, text_hash="0" * 64
    )
    for address in (
        reverse("admin:articles_article_split", args=[article.pk]),
        reverse("admin:articles_article_newer", args=[link.pk]),
        reverse("admin:articles_intake_changelist"),
    ):
        page.goto(page.url.split("/admin/")[0] + address)
        check()


def test_nothing_of_it_breaks_the_content_policy(desk: Callable[..., Page]) -> None:
    page = desk()
    page.get_by_label("Text or HTML").fill(f"<html><body><h1>{HOSTILE} A heading</h1><p>{ROUNDUP}</p></body></html>")
    page.set_input_files("#id_uploads", [file("table.csv", TABLE.encode())])
    look(page)
    page.get_by_role("button", name="Save as drafts").click()
    page.locator(".outcome a").first.click()
    expect(page.locator("#id_title")).to_be_visible()
