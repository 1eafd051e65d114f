"""The admin in a real browser: narrow screens, lists, the menu, the keys, its own switch for light and dark."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import acts, trash
from articles.models import Act, Article, Story, Trashed
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Averyveryverylongwordwithoutanyspace" * 3


@pytest.fixture
def log_in(live_server: LiveServer, new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A page of an administrator; takes what a browser context takes."""

    def make(**options: object) -> Page:
        user = factories.UserFactory(administrator=True)
        page = new_context(**options).new_page()
        page.goto(f"{live_server}{reverse('admin:login')}")
        page.fill("#id_username", user.username)
        page.fill("#id_password", factories.PASSWORD)
        page.click("input[type=submit]")
        page.wait_for_url(f"{live_server}{reverse('admin:index')}")
        return page

    return make


@pytest.fixture
def article() -> Article:
    """An article with one of everything that has a list in the admin."""
    first, _other = factories.ArticleFactory.create_batch(2, title=f"Sample {LONG}", source=factories.SourceFactory())
    Article.objects.update(story=Story.objects.create())
    factories.MentionFactory(article=first, suggested=True, organization__name=LONG, sentence=f"{LONG} spoke.")
    first.article_topics.create(topic=factories.TopicFactory(), origin="rule", state="suggested")
    factories.IntakeFactory(inputs=[f"/srv/papers/{LONG}/november"], counts={"new": 3})
    factories.FeedFactory(title=LONG)
    capture = factories.CaptureFactory(file_name=f"{LONG}.txt")
    capture.readings.create(state="failed", error=LONG)
    first.article_captures.create(capture=capture)
    with acts.recorded(Act.Kind.BULK, f"Changed {LONG}", by=None):
        pass
    trash.put(objects=[factories.ArticleFactory(draft=True, title=LONG, body=LONG)], by=None, note=LONG)
    return first


LISTS = (
    *("article", "story", "intake", "capture", "feed", "organization", "source"),
    *("event", "topic", "place", "act", "trashed"),
)


@pytest.mark.parametrize("width", [1280, 375])
def test_no_list_and_no_form_is_wider_than_the_screen(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article, width: int
) -> None:
    page = log_in(viewport={"width": width, "height": 800})
    forms = {"article": article.pk, "story": article.story_id, "organization": article.mentions.get().organization_id}
    pages = [reverse("admin:index"), reverse("admin:articles_intake_add"), reverse("admin:password_change")]
    pages += [reverse(f"admin:articles_{model}_changelist") for model in LISTS]
    pages += [reverse(f"admin:articles_{model}_change", args=[pk]) for model, pk in forms.items()]
    pages += [reverse("admin:articles_organization_delete", args=[forms["organization"]])]
    trashed = Trashed.objects.get().pk
    pages += [reverse(f"admin:articles_trashed_{name}", args=[trashed]) for name in ("change", "forever")]
    for address in pages:
        page.goto(f"{live_server}{address}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        table = page.locator(".results")
        if table.count():
            assert table.evaluate("box => box.scrollWidth <= box.clientWidth || innerWidth > 1000"), address


def test_cells_say_their_column_on_a_narrow_screen_and_only_there(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    before = "cell => getComputedStyle(cell, '::before').content"
    for width, shown in ((375, '"What came of it "'), (1280, "none")):
        page = log_in(viewport={"width": width, "height": 800})
        page.goto(f"{live_server}{reverse('admin:articles_intake_changelist')}")
        cell = page.locator("#result_list td.field-counts_shown")
        expect(cell).to_be_visible()
        assert cell.evaluate(before).replace('" "', " ").replace(' " "', " ") == shown


def test_actions_come_with_a_selection_and_go_with_it(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    page = log_in()
    page.goto(f"{live_server}{reverse('admin:articles_article_changelist')}")
    expect(page.locator(".actions")).to_be_hidden()
    page.locator(".action-select").first.check()
    expect(page.locator(".actions")).to_be_in_viewport()
    expect(page.locator(".action-counter")).to_have_text("1 of 2 selected")
    page.locator(".action-select").first.uncheck()
    expect(page.locator(".actions")).to_be_hidden()


def test_a_filter_opens_on_a_narrow_screen_without_a_script(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    page = log_in(viewport={"width": 375, "height": 800})
    page.goto(f"{live_server}{reverse('admin:articles_article_changelist')}?status__exact=published")
    expect(page.locator("#changelist-filter")).to_be_hidden()
    page.get_by_text("Filter (1)").click()
    expect(page.locator("#changelist-filter")).to_be_visible()
    page.locator("#changelist-filter").get_by_role("link", name="Draft").click()
    expect(page.get_by_role("heading", name="No articles match.")).to_be_visible()
    page.get_by_role("link", name="without status: draft").click()
    expect(page.locator(".how-many")).to_contain_text("2 articles")


def test_keys_lead_to_the_search_and_save_a_form(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    page = log_in()
    page.goto(f"{live_server}{reverse('admin:articles_article_changelist')}")
    page.keyboard.press("/")
    expect(page.locator("#searchbar")).to_be_focused()
    page.keyboard.type("/")  # is a letter there
    expect(page.locator("#searchbar")).to_have_value("/")
    page.goto(f"{live_server}{reverse('admin:articles_article_change', args=[article.pk])}")
    page.fill("#id_title", "Another title")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Article.objects.get(pk=article.pk).title == "Another title"


def test_the_menu_of_the_account_closes_by_escape_and_elsewhere(log_in: Callable[..., Page]) -> None:
    page = log_in()
    menu, entry = page.locator("details.account summary"), page.get_by_role("button", name="Log out")
    menu.click()
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    page.locator("h2").first.click()
    expect(entry).to_be_hidden()
    menu.click()
    entry.click()
    expect(page).to_have_title("Logged out · Cyber Policy Archive")


def test_the_switch_goes_before_the_wish_of_the_system(log_in: Callable[..., Page]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = log_in(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(21, 22, 24)"
    page.locator("button.theme-toggle").click()
    assert page.evaluate(ground) == "rgb(251, 250, 247)"
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).color") == "rgb(27, 26, 24)"


def test_a_field_with_a_searched_list_has_the_name_of_its_label(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    page = log_in()
    page.goto(f"{live_server}{reverse('admin:articles_article_change', args=[article.pk])}")
    for name in ("Place", "Edition", "Outlet", "Agency"):
        expect(page.get_by_role("combobox", name=name).first).to_be_visible()


def test_the_text_stays_in_sight_beside_its_values(
    live_server: LiveServer, log_in: Callable[..., Page], article: Article
) -> None:
    page = log_in()
    page.goto(f"{live_server}{reverse('admin:articles_article_change', args=[article.pk])}")
    page.locator("#id_byline").scroll_into_view_if_needed()
    expect(page.locator("#id_body")).to_be_in_viewport()
    expect(page.locator("input[name=_save]").last).to_be_in_viewport()
