"""A day of curation in a real browser: two editors with second factors merge, un-merge, compare, restore, publish under
four eyes, withdraw and bring back, and a visitor looks on."""

import hashlib
import hmac
import re
import struct
import time
from base64 import b32decode
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Mention, Organization
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST = "Sample Harbour Networks spoke in the harbour.\n\nIt said that cables lie there."
SECOND = "Sample Harbour Networks spoke in the town.\n\nIt said that cables lie there."


def code_of(secret: str, at: float) -> str:
    """What an authenticator shows: RFC 6238 with SHA-1, 30 seconds and six digits."""
    key = b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(at) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


@pytest.fixture(autouse=True)
def strictly(settings: Any) -> None:
    settings.SECOND_FACTOR = True
    settings.FOUR_EYES = True


@pytest.fixture
def sign_in(live_server: LiveServer, new_context: Callable[..., BrowserContext]) -> Callable[[], Page]:
    """A page of an editor who has just set up a second factor."""

    def make() -> Page:
        user = factories.UserFactory(administrator=True)
        page = new_context().new_page()
        page.goto(f"{live_server}{reverse('admin:index')}")
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", factories.PASSWORD)
        page.click("main [type=submit], #content [type=submit]")
        expect(page).to_have_url(re.compile("/second-factor/set-up/"))
        page.goto(f"{live_server}{reverse('admin:articles_article_changelist')}")
        expect(page).to_have_url(re.compile("/second-factor/set-up/"))  # there is no way round it
        page.locator("details summary").first.click()
        secret = page.locator("code.secret").inner_text().replace(" ", "")
        page.fill("[name=code]", code_of(secret, time.time()))
        page.get_by_role("button", name="Turn it on").click()
        expect(page.locator(".recovery-codes li")).to_have_count(10)
        page.get_by_role("link", name="I have them: go on").click()
        return page

    return make


def test_what_editors_do_can_be_seen_and_taken_back(
    live_server: LiveServer,
    sign_in: Callable[[], Page],
    new_context: Callable[..., BrowserContext],
    problems: list[str],
) -> None:
    keep = factories.OrganizationFactory(name="Sample Harbour Networks", slug="sample-harbour-networks")
    drop = factories.OrganizationFactory(name="Sample Harbor Networks", slug="sample-harbor-networks")
    article = factories.ArticleFactory(title="Of a harbour", body=FIRST, draft=True)
    named = factories.ArticleFactory(title="Of a harbor", body="Sample Harbor Networks did not.")
    factories.MentionFactory(article=article, organization=keep, surface=keep.name, offsets=[[0, 23]])
    mention = factories.MentionFactory(article=named, organization=drop)
    editor, visitor = sign_in(), new_context().new_page()

    def at(name: str, pk: int) -> str:
        return f"{live_server}{reverse(f'admin:{name}', args=[pk])}"

    # Two companies become one
    editor.goto(at("articles_organization_merge", keep.pk))
    editor.fill("[name=q]", "Sample Harbor")
    editor.keyboard.press("Enter")
    editor.get_by_role("link", name=re.compile("Sample Harbor Networks")).first.click()
    expect(editor.locator(".merge-lines")).to_contain_text("1")
    editor.get_by_role("button", name=re.compile("Merge into")).click()
    expect(editor.locator(".messagelist")).to_contain_text("is a part of")
    mention.refresh_from_db()
    assert mention.organization_id == keep.pk
    answer = visitor.goto(f"{live_server}/organizations/sample-harbor-networks/")
    assert answer is not None and answer.request.redirected_from is not None
    assert answer.url == f"{live_server}/organizations/sample-harbour-networks/"
    expect(visitor.locator("main")).to_contain_text("Of a harbor")

    # … and two again
    editor.locator(".messagelist").get_by_role("link", name="Un-merge").click()
    editor.get_by_role("button", name="Undo this act").click()
    expect(editor.locator(".messagelist")).to_be_visible()
    mention.refresh_from_db()
    assert mention.organization_id == drop.pk and Organization.objects.count() == 2
    for one in (keep, drop):
        answer = visitor.goto(f"{live_server}{one.get_absolute_url()}")
        assert answer is not None and answer.request.redirected_from is None and answer.status == 200

    # Two versions of a text
    change = at("articles_article_change", article.pk)
    editor.goto(change)
    editor.fill("[name=body]", SECOND)
    editor.click("[name=_continue]")
    expect(editor.locator(".messagelist")).to_be_visible()
    editor.goto(at("history_versions", article.pk))
    editor.get_by_role("button", name="Compare").click()
    expect(editor.locator(".side del").first).to_have_text("harbour")
    expect(editor.locator(".side ins").first).to_have_text("town")
    editor.get_by_role("button", name="Restore").first.click()
    expect(editor.locator(".messagelist")).to_be_visible()
    article.refresh_from_db()
    assert article.body == FIRST
    assert Mention.objects.get(article=article).offsets == [[0, 23]]

    # Four eyes
    other = sign_in()
    editor.goto(change)
    editor.click("[name=_move][value=submit]")
    expect(editor.locator(".way")).to_contain_text("In review")
    editor.goto(change)
    expect(editor.locator(".way-note")).to_contain_text("put into review by the same editor")
    expect(editor.locator("[name=_move][value=publish]")).to_have_count(0)
    address = f"{live_server}{article.get_absolute_url()}"
    answer = visitor.goto(address)
    assert answer is not None and answer.status == 404
    other.goto(change)
    other.click("[name=_move][value=publish]")
    other.wait_for_load_state()
    assert Article.objects.get(pk=article.pk).status == "published"
    answer = visitor.goto(address)
    assert answer is not None and answer.status == 200
    expect(visitor.locator("h1")).to_have_text("Of a harbour")

    # Withdrawn, and back
    move(other, change, "withdraw", kind="error", reason="Sample reason of this test")
    answer = visitor.goto(address)
    assert answer is not None and answer.status == 410
    expect(visitor.locator("main")).to_contain_text("Sample reason of this test")
    assert "harbour" not in visitor.content().replace(article.slug, "")
    visitor.goto(f"{live_server}{reverse('articles:withdrawals')}")
    expect(visitor.locator("main")).to_contain_text("1")
    move(other, change, "bring_back")
    answer = visitor.goto(address)
    assert answer is not None and answer.status == 200
    expect(visitor.locator("h1")).to_have_text("Of a harbour")
    assert len(problems) == 2 and all("404" in one or "410" in one for one in problems), problems
    problems.clear()  # a visitor was twice where nothing is to be seen


def move(page: Page, change: str, way: str, kind: str = "", reason: str = "") -> None:
    """Go a way that asks on a page of its own before it is gone."""
    page.goto(change)
    button = page.locator(f"[name=_move][value={way}]")
    if not button.is_visible():
        page.locator("details.more-moves summary").click()
    button.click()
    if kind:
        page.select_option("[name=kind]", kind)
        page.fill("[name=reason]", reason)
    page.locator("#content-main form [type=submit]").last.click()
    page.wait_for_load_state()
