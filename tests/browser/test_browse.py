"""Browsing in a real browser: facets, charts and directories, by mouse and by keyboard, in both colours."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import ArticleTopic
from tests.factories import (
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    OrganizationSuccessionFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Context = Callable[..., BrowserContext]
PAGES = [
    "/articles/",
    "/articles/?edition=2016&organization=alibaba&organization=tencent&year=2016&month=11",
    "/articles/?q=rules&sort=relevance&junk=1",
    "/articles/?edition=2017&organization=swift&q=nowhere",
    "/articles/?find=ali&more=organization",
    "/articles/?organization=alibaba&family=1",
    "/articles/?find=nobody&more=outlet",
    "/about/searching/",
    "/editions/",
    "/editions/2016/",
    "/editions/2020/",
    "/organizations/",
    "/organizations/?kind=company&letter=A&find=a",
    "/organizations/alibaba/",
    "/organizations/silent/",
    "/sources/",
    "/sources/daily/",
    "/topics/",
    "/topics/law/",
]


@pytest.fixture
def archive() -> None:
    """25 articles on three editions by one outlet, in two languages, that name three organizations."""
    editions = [EventFactory(year=year, name_zh="世界互联网大会", theme="Shared by all") for year in (2015, 2016, 2017)]
    EventFactory(year=2020, name="World Internet Conference - Internet Development Forum")
    alibaba = OrganizationFactory(name="Alibaba", name_zh="阿里巴巴", slug="alibaba", website="https://alibaba.example")
    OrganizationNameFactory(
        organization=alibaba, name="Alibaba.com", kind="former", valid_from="1999-01-01", valid_to="2014-12-31"
    )
    tencent = OrganizationFactory(name="Tencent", name_zh="腾讯", slug="tencent", parent=None)
    swift = OrganizationFactory(
        name="Society for Worldwide Interbank Financial Telecommunication", slug="swift", country="INT"
    )
    silent = OrganizationFactory(name="Silent", slug="silent", parent=alibaba)
    OrganizationSuccessionFactory(
        predecessor=silent,
        successor=alibaba,
        kind="takeover",
        happened_on=date(2016, 9, 1),
        date_precision="month",
        source_url="https://example.org/told",
    )
    daily, wire = SourceFactory(name="Daily", slug="daily"), SourceFactory(name="Wire", slug="wire", kind="wire")
    topic = TopicFactory(label="Legislation", slug="law", label_zh="立法", definition="Drafts and laws.")
    for n in range(25):
        event = editions[n % 3]
        chinese = n % 5 == 0
        article = ArticleFactory(
            title="乌镇大会讨论网络安全法" if chinese else f"Firms speak of rules in Wuzhen, part {n}",
            language="zh-Hans" if chinese else "en",
            event=event,
            source=daily,
            agency=wire if n % 2 else None,
            published_on=date(event.year, 11, 14 + n % 9),
        )
        ArticleTopic.objects.create(article=article, topic=topic)
        for organization in [alibaba, tencent, swift][: n % 4]:
            MentionFactory(article=article, organization=organization)
    ArticleFactory(title="Of unknown date", undated=True)


@pytest.mark.parametrize(("colours", "width"), [("light", 1280), ("dark", 375)])
def test_every_page_obeys_the_rules_of_accessibility(
    archive: None,
    live_server: LiveServer,
    new_context: Context,
    axe: Callable[[Page], list[str]],
    colours: str,
    width: int,
) -> None:
    page = new_context(color_scheme=colours, viewport={"width": width, "height": 900}).new_page()
    for address in PAGES:
        page.goto(live_server.url + address)
        for details in page.locator("main details").all():
            details.evaluate("element => { element.open = true }")
        assert axe(page) == [], address


@pytest.mark.parametrize("width", [320, 768, 1600])
def test_no_page_scrolls_sideways(archive: None, live_server: LiveServer, new_context: Context, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    for address in PAGES:
        page.goto(live_server.url + address)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over == 0, f"{address} is {over} px too wide"


def test_a_reader_browses_by_year_then_by_company_and_reads(
    archive: None, live_server: LiveServer, new_context: Context
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + "/articles/")
    expect(page.get_by_role("heading", name="26 articles")).to_be_visible()
    page.get_by_role("link", name="2016: 8 articles").click()
    expect(page.get_by_role("heading", name="8 articles")).to_be_visible()
    page.locator("#facet-organization").get_by_role("link", name="Alibaba").click()
    expect(page).to_have_url(live_server.url + "/articles/?organization=alibaba&year=2016")
    expect(page.locator(".results .cards > li")).to_have_count(
        int(page.locator("#results-title").inner_text().split()[0])
    )
    headline = page.locator(".card-title a").first
    title = headline.inner_text()
    headline.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_choices_are_taken_back_by_their_chips(archive: None, live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/articles/?edition=2016&language=en")
    chips = page.get_by_role("list", name="Chosen")
    expect(chips.get_by_role("link")).to_have_count(3)
    chips.get_by_role("link", name="Remove Edition 2016").click()
    expect(page).to_have_url(live_server.url + "/articles/?language=en")


def test_words_days_and_names_are_asked_for_in_forms(archive: None, live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/articles/?edition=2016")
    page.get_by_label("Words in title or text").fill("rules")
    page.keyboard.press("Enter")
    expect(page).to_have_url(live_server.url + "/articles/?edition=2016&q=rules")
    page.get_by_label("From").fill("2016-11-16")
    page.get_by_label("Until").fill("2016-11-18")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("link", name="Remove Date until 18 November 2016")).to_be_visible()
    page.goto(live_server.url + "/articles/?q=rules&find=swift")
    page.get_by_label("Find an organization by any of its names").fill("alibaba.com")
    page.keyboard.press("Enter")
    expect(page.locator("#facet-organization .facet-value")).to_have_text(re.compile("Alibaba"))
    expect(page.get_by_label("Words in title or text")).to_have_value("rules")


def test_all_articles_are_paged_through_and_back(archive: None, live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/articles/")
    first = page.locator(".card-title").all_inner_texts()
    page.get_by_role("link", name="Older").click()
    expect(page.locator(".card-title").last).to_have_text("Of unknown date")
    page.get_by_role("link", name="Newer").click()
    expect(page.locator(".card-title")).to_have_text(first)


def test_facets_open_as_a_sheet_on_a_narrow_screen_without_script(
    archive: None, live_server: LiveServer, new_context: Context
) -> None:
    context = new_context(java_script_enabled=False, viewport={"width": 375, "height": 700})
    page = context.new_page()
    page.goto(live_server.url + "/articles/?edition=2016&language=en")
    facet = page.locator("#facet-edition")
    expect(facet).to_be_hidden()
    page.get_by_text("Filter (2)").click()
    expect(facet).to_be_visible()
    page.get_by_text(re.compile("Show . articles")).click()
    expect(facet).to_be_hidden()
    page.get_by_text("Filter (2)").click()
    facet.get_by_role("link", name="2017").click()
    expect(page.get_by_text("Filter (3)")).to_be_visible()
    expect(facet).to_be_hidden()


def test_the_keyboard_alone_narrows_the_list_and_opens_an_article(
    archive: None, live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url + "/articles/")
    focused = page.locator(":focus")
    named = "(e => e.ariaLabel || e.textContent.replace(/\\s+/g, ' '))(document.activeElement)"

    def tab_to(text: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement !== document.body") and text in page.evaluate(named):
                return
        raise AssertionError(f"the keyboard does not reach {text}")

    tab_to("Skip to the results")
    expect(focused).to_be_in_viewport()
    tab_to("2016")
    assert focused.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page).to_have_url(live_server.url + "/articles/?edition=2016")
    expect(page.locator("#choose-edition-2016")).to_be_focused()
    tab_to("Skip to the results")
    page.keyboard.press("Enter")
    tab_to("Remove Edition 2016")
    tab_to("Firms speak")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Firms speak")


def test_an_edition_leads_to_its_days_and_its_neighbours(archive: None, live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url + "/editions/2016/")
    page.get_by_role("link", name=re.compile("^18 November: ")).first.click()
    expect(page).to_have_url(live_server.url + "/articles/?edition=2016&after=2016-11-18&before=2016-11-18")
    page.go_back()
    page.get_by_role("link", name="2017 →").click()
    expect(page).to_have_url(live_server.url + "/editions/2017/")


def test_a_directory_leads_to_an_organization_and_its_company(
    archive: None, live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url + "/organizations/")
    page.get_by_label("Find an organization by any of its names").fill("阿里")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Alibaba", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("阿里巴巴")
    expect(page.get_by_text("1999–2014")).to_be_visible()
    together = page.locator(".portrait-part", has=page.get_by_role("heading", name="Named together with"))
    count = together.get_by_role("link", name=re.compile("^Tencent: "))
    number = (count.get_attribute("aria-label") or "").split()[1]
    count.click()
    expect(page.get_by_role("heading", name=f"{number} articles")).to_be_visible()
    expect(page.get_by_text("Only articles that name all of these organizations.")).to_be_visible()
