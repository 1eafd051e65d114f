"""An editor's morning in a real browser: from two documents that came by hand to a company's articles on the site."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import BrowserContext, FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Act, Article, ArticleTopic, Mention, NameCandidate, Organization, TaggingRule
from articles.registry import make_groups
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPENING = """Delegates of Sample Corp discuss cyber rules

WUZHEN, Nov. 17 (Xinhua) -- Delegates at the third World Internet Conference spoke about security and trade.

Sample Corp welcomed the rules for undersea cables. Growers sold fruit from a sample orchard beside the hall.

Samplenet Technologies Ltd. and Sample Corp have signed an agreement on standards, the hosts said.
"""
CLOSING = """Sample Bank looks back at the conference

WUZHEN, Nov. 18 (Xinhua) -- The third World Internet Conference ended, and Sample Bank spoke about payments.

Samplenet Technologies Ltd. showed its servers in the hall, and said that it would come again.
"""
SLOW = 30_000
"""Milliseconds. Reading documents starts processes, which takes its time where others work as well."""


@pytest.fixture(autouse=True)
def registry(transactional_db: None) -> None:
    make_groups()
    factories.EventFactory(year=2016)
    factories.SourceFactory(name="Xinhua News Agency", kind="wire", dateline_forms=["Xinhua"])
    factories.PlaceFactory(name="Wuzhen")
    factories.OrganizationFactory(name="Sample Corp")
    factories.OrganizationFactory(name="Sample Bank")
    factories.OrganizationFactory(name="Orchard Example", slug="orchard-example")
    factories.OrganizationNameFactory(organization=Organization.objects.get(slug="orchard-example"), name="orchard")
    factories.OrganizationFactory(name="Example Networks")
    factories.TopicFactory(label="Undersea cables", slug="undersea-cables")


@pytest.fixture
def page(live_server: LiveServer, new_context: Callable[..., BrowserContext]) -> Page:
    """The first page of the admin, of somebody who is an editor and a curator, and no more."""
    user = factories.UserFactory(username="sample-editor")
    user.groups.set(Group.objects.filter(name__in=["Editor", "Curator"]))
    page = new_context().new_page()
    page.set_default_timeout(SLOW)
    page.goto(f"{live_server}{reverse('admin:login')}")
    page.fill("#id_username", user.username)
    page.fill("#id_password", factories.PASSWORD)
    page.click("input[type=submit]")
    page.wait_for_url(f"{live_server}{reverse('admin:index')}")
    return page


def section(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Sections").get_by_role("link", name=name, exact=True).click()


def told(page: Page, words: str) -> None:
    expect(page.locator(".messagelist")).to_contain_text(words, timeout=SLOW)


def take_in(page: Page) -> None:
    section(page, "Take in")
    files: list[FilePayload] = [
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        for name, text in (("opening.txt", OPENING), ("closing.txt", CLOSING))
    ]
    page.set_input_files("#id_uploads", files)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_label("Date", exact=True).first).to_have_value("2016-11-17", timeout=SLOW)
    page.get_by_role("button", name="Save as drafts").click()
    expect(page.locator(".outcome li")).to_have_count(2, timeout=SLOW)


def sit_down_to(page: Page, title: str) -> None:
    """One of the two articles of a queue: the first one, or the next."""
    heading = page.locator(".sitting-head h1")
    expect(page.locator(".is-current[data-card]")).to_be_visible(timeout=SLOW)  # the keys are there
    if title not in heading.inner_text():
        page.keyboard.press("n")
        expect(heading).to_contain_text(title, timeout=SLOW)


def correct_the_date(page: Page) -> None:
    """By keyboard: E leads into the field."""
    section(page, "Desk")
    page.locator(".desk-kind", has_text="inferred dates").get_by_role("link", name="One at a time").click()
    sit_down_to(page, "Delegates of Sample Corp")
    expect(page.locator("#date.is-current")).to_be_visible()
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("2016-11-16")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-last")).to_contain_text("Set: Date", timeout=SLOW)


def decide_by_keyboard(page: Page) -> None:
    section(page, "Desk")
    page.locator(".desk-kind", has_text="suggested organizations").get_by_role("link", name="One at a time").click()
    sit_down_to(page, "Delegates of Sample Corp")
    for name, key in (("Sample Corp", "a"), ("Orchard Example", "r")):
        expect(page.locator(".is-current[data-card] .card-name")).to_contain_text(name)
        page.keyboard.press(key)
    expect(page.locator(".desk-last")).to_contain_text("Rejected: Orchard Example", timeout=SLOW)


def make_an_alias(page: Page) -> None:
    section(page, "Desk")
    page.locator(".desk-kind", has_text="names in no registry").get_by_role("link").first.click()
    page.get_by_role("link", name="Samplenet Technologies", exact=False).first.click()
    page.get_by_role("searchbox", name="Find an organization").fill("Example Networks")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("radio", name="Example Networks").check()
    page.get_by_role("button", name="Give it this name").click()
    told(page, "Samplenet Technologies")


def try_a_rule_and_undo_its_run(page: Page) -> None:
    section(page, "Rules")
    page.get_by_role("link", name="Add the first tagging rule").click()
    page.get_by_label("Label").fill("Sample rule of cables")
    # Until the scripts have dressed it, the list itself bears the name
    page.locator("#id_topic + .select2 .select2-selection[data-named]").click()
    page.keyboard.type("Undersea")
    page.get_by_role("option", name="Undersea cables").click()
    page.locator("#id_terms").fill("undersea cables")
    page.get_by_role("button", name="Dry run").click()
    expect(page.locator(".trial .lead")).to_contain_text("1 would be added")
    expect(page.locator(".trial mark")).to_have_text("undersea cables")
    assert not TaggingRule.objects.exists()
    page.locator(".trial").get_by_role("button", name="Save and tag again").click()
    told(page, "1 suggestion was added")
    assert ArticleTopic.objects.filter(topic__slug="undersea-cables", state="suggested").count() == 1
    page.get_by_role("button", name="Undo this act").click()
    expect(page.locator(".became, .messagelist").first).to_be_visible()
    assert not ArticleTopic.objects.filter(topic__slug="undersea-cables").exists()
    assert TaggingRule.objects.get().label == "Sample rule of cables"


def publish(page: Page) -> None:
    section(page, "Articles")
    page.locator("#changelist-filter").get_by_role("link", name="Draft", exact=True).click()
    expect(page.locator(".how-many")).to_contain_text("2 articles")
    page.locator("#action-toggle").check()
    page.select_option("select[name=action]", label="Publish")
    page.get_by_role("button", name="Go").click()
    told(page, "Published: 2 articles.")


def find_by_company(page: Page, name: str) -> list[str]:
    """The titles of a company's articles, as a reader finds them."""
    page.get_by_role("link", name="Public site").first.click()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Organizations").click()
    page.get_by_role("link", name=name, exact=False).first.click()
    return page.locator(".card-title").all_inner_texts()


def test_an_editors_morning(live_server: LiveServer, page: Page) -> None:
    take_in(page)
    correct_the_date(page)
    opening = Article.objects.get(title__startswith="Delegates")
    assert (str(opening.published_on), opening.date_origin, opening.status) == ("2016-11-16", "edited", "draft")

    decide_by_keyboard(page)
    states = dict(Mention.objects.filter(article=opening).values_list("organization__name", "state"))
    assert (states["Sample Corp"], states["Orchard Example"]) == ("accepted", "rejected")

    make_an_alias(page)
    assert NameCandidate.objects.get(name__startswith="Samplenet").organization.name == "Example Networks"
    assert Mention.objects.filter(organization__name="Example Networks", state="suggested").count() == 2

    try_a_rule_and_undo_its_run(page)
    publish(page)
    assert find_by_company(page, "Sample Corp") == [opening.title]

    page.goto(f"{live_server}{reverse('articles:article-detail', args=[opening.pk])}")
    expect(page.locator("time").first).to_contain_text("16 November 2016")
    expect(page.get_by_text("Orchard Example")).to_have_count(0)
    assert Act.objects.filter(by__username="sample-editor").count() >= 5
