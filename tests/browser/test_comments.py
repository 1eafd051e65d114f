"""Comments beside a form: writing one loses nothing of what was typed into the form."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Comment
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_comment_is_written_and_settled_while_the_form_keeps_what_was_typed(
    live_server: LiveServer, page: Page
) -> None:
    article, user = factories.ArticleFactory(draft=True), factories.UserFactory(administrator=True)
    page.goto(f"{live_server}{reverse('admin:login')}")
    page.fill("#id_username", user.username)
    page.fill("#id_password", factories.PASSWORD)
    page.click("input[type=submit]")
    page.wait_for_url(f"{live_server}{reverse('admin:index')}")
    page.goto(f"{live_server}{reverse('admin:articles_article_change', args=[article.pk])}")
    page.fill("#id_title", "Typed and not saved yet")
    page.fill("#new-comment", "Which edition is meant?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".said .words").first).to_have_text("Which edition is meant?")
    page.get_by_role("button", name="Settled").click()
    expect(page.get_by_text("1 settled comment")).to_be_visible()
    assert page.input_value("#id_title") == "Typed and not saved yet"
    assert Comment.objects.get().settled_at is not None
    page.locator("button[name=_move][value=submit]").click()
    expect(page.locator(".messagelist")).to_contain_text("Put into review.")
    saved = Article.objects.get()
    assert (saved.title, saved.status) == ("Typed and not saved yet", "in_review")
