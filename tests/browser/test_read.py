"""Reading in a real browser: what the pages offer, by mouse and by keyboard, in both colours and at every width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, ArticleCapture, ArticleTopic, Story, WithdrawalKind
from tests.factories import (
    ArticleCaptureFactory,
    ArticleFactory,
    CaptureFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    PlaceFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "Baidu and 腾讯 spoke of rules.\n\n## What follows\n\nBaidu signed a pact.\n\n" + "More was said. " * 60
SENTENCE = "Baidu and 腾讯 spoke of rules."
Context = Callable[..., BrowserContext]


@pytest.fixture
def article() -> Article:
    """An article that has everything a page can show."""
    article = ArticleFactory(
        title="Firms back the new law on the security of networks",
        body=BODY,
        event=EventFactory(year=2016),
        source=SourceFactory(name="Evening Post"),
        agency=SourceFactory(name="Wire", kind="wire"),
        place=PlaceFactory(name="Wuzhen", name_zh="乌镇"),
        byline=["Ann Li"],
        source_url="https://outlet.example/a/very/long/path/" + "x" * 80,
        date_origin="inferred",
        date_evidence="the third World Internet Conference",
        warnings=["The sign-off names no agency."],
        sample=True,
    )
    for name, zh, offsets in (("Baidu", "百度", [[0, 5], [50, 55]]), ("Tencent", "腾讯", [[10, 12]])):
        surface = BODY[slice(*offsets[0])]
        MentionFactory(
            article=article,
            organization=OrganizationFactory(name=name, name_zh=zh),
            surface=surface,
            sentence=SENTENCE,
            offsets=offsets,
            count=len(offsets),
        )
    ArticleTopic.objects.create(article=article, topic=TopicFactory(label="Cybersecurity legislation"))
    ArticleCapture.objects.create(article=article, capture=CaptureFactory(file_name="a-report.txt"))
    ArticleFactory(title="世界互联网大会今日开幕", language="zh-Hans", event=article.event)
    return article


def kinds_of_pages(article: Article) -> list[str]:
    """The address of each kind of page that is read rather than browsed."""
    excerpt = ArticleFactory(source=SourceFactory(display_policy="excerpt"), body=BODY)
    restricted = ArticleFactory(restricted=True, body=BODY)
    chinese = ArticleFactory(title="网络安全法今起施行", body="第一段。\n\n第二段。", language="zh-Hans")
    for kind in WithdrawalKind:
        ArticleFactory(withdrawn=True, withdrawn_kind=kind)
    return [
        "/",
        article.get_absolute_url(),
        article.get_absolute_url() + "?marks=off",
        excerpt.get_absolute_url(),
        restricted.get_absolute_url(),
        chinese.get_absolute_url(),
        *pages_of_copies(article),
        "/about/",
        "/about/data/",
        "/withdrawals/",
        "/withdrawals/?reason=legal&year=2020",
    ]


def pages_of_copies(article: Article) -> list[str]:
    """The page that compares two copies, and that of the versions of an edited text."""
    edited = BODY.replace("spoke of", "talked about") + "\n\nA last word: " + "long" * 30
    article.story = Story.objects.create()
    article.save()
    other = ArticleFactory(
        title="另一标题", language="zh-Hans", body=edited, source=article.source, story=article.story
    )
    ArticleCaptureFactory(article=article, role="newer", title="Another title", body=edited, text_hash="0" * 64)
    at = article.get_absolute_url()
    return [at, f"{at}compare/{other.pk}/", f"{at}versions/"]


def broken_pages() -> list[str]:
    tombs = [ArticleFactory(withdrawn=True), ArticleFactory(withdrawn=True, withdrawn_kind="legal")]
    return ["/nowhere/", *(tomb.get_absolute_url() for tomb in tombs)]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_page_obeys_the_rules_of_accessibility(
    article: Article,
    live_server: LiveServer,
    new_context: Context,
    axe: Callable[[Page], list[str]],
    problems: list[str],
    colours: str,
) -> None:
    page = new_context(color_scheme=colours).new_page()
    for address in [*kinds_of_pages(article), *broken_pages()]:
        page.goto(live_server.url + address)
        for details in page.locator("details").all():
            details.evaluate("element => { element.open = true }")
        assert axe(page) == [], address
    asked_for = ("status of 404", "status of 410", "status of 451")
    problems[:] = [text for text in problems if not any(status in text for status in asked_for)]


@pytest.mark.parametrize("width", [320, 375, 768, 1600])
def test_no_page_scrolls_sideways(article: Article, live_server: LiveServer, new_context: Context, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    for address in kinds_of_pages(article):
        page.goto(live_server.url + address)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over == 0, f"{address} is {over} px too wide"


def test_a_reader_gets_from_the_first_page_to_an_article_and_on_to_an_organization(
    article: Article, live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url)
    page.get_by_role("link", name="Firms back the new law").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(article.title)
    page.locator("#text").get_by_role("link", name="腾讯").click()
    expect(page.locator("#evidence-tencent")).to_be_visible()  # within a fold that opens for it
    page.locator("#organizations li", has=page.locator("#evidence-tencent")).get_by_role("link", name="Tencent").click()
    expect(page).to_have_url(f"{live_server.url}/organizations/tencent/")


def test_evidence_opens_on_demand_and_marks_can_be_hidden_without_script(
    article: Article, live_server: LiveServer, new_context: Context
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + article.get_absolute_url())
    evidence = page.get_by_text("the third World Internet Conference")
    expect(evidence).to_be_hidden()
    page.get_by_text("inferred", exact=True).click()
    expect(evidence).to_be_visible()
    sentence = page.locator(".named blockquote").first
    page.locator(".named summary").first.click()
    expect(sentence).to_contain_text(SENTENCE)
    expect(sentence).to_be_visible()
    assert page.locator("#text .org").count() == 3
    page.get_by_role("link", name="Hide the marks").click()
    assert page.locator("#text .org").count() == 0
    page.get_by_role("link", name="Mark the organizations").click()
    assert page.locator("#text .org").count() == 3


def test_the_keyboard_reaches_the_text_first_and_shows_where_it_is(
    article: Article, live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url + article.get_absolute_url())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("href", "/editions/2016/")
    assert focused.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_the_lines_of_the_text_are_of_a_length_that_reads_well(
    article: Article, live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url + article.get_absolute_url())
    words = page.locator("#text p").last
    characters = len(words.inner_text())
    height, line = words.evaluate("element => [element.clientHeight, parseFloat(getComputedStyle(element).lineHeight)]")
    assert 60 <= characters / (height / line) <= 78


def test_things_to_press_are_large_enough(article: Article, live_server: LiveServer, page: Page) -> None:
    """WCAG 2.2, 2.5.8: 24 × 24 px; links within a sentence are excepted."""
    page.goto(live_server.url + article.get_absolute_url())
    for control in page.locator("summary, button, input, .chip, .mainnav a").all():
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 23.9, control.evaluate("element => element.outerHTML")


@pytest.mark.parametrize("width", [1280, 900, 700, 375])
def test_the_keyboard_goes_through_the_masthead_in_the_order_of_the_eye(
    new_context: Context, live_server: LiveServer, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{live_server.url}/about/")
    places = page.eval_on_selector_all(
        ".masthead :is(a, input, button)",
        "all => all.map(e => e.getBoundingClientRect()).map(b => [Math.round((b.top + b.bottom) / 80), b.left])",
    )
    assert len(places) == 8
    assert places == sorted(places)
