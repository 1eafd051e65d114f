"""Copies of one text, and versions of one page: what readers see, and what they never see."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.fingerprints import text_hash
from articles.models import Article, ArticleCapture, Story
from tests.factories import ArticleCaptureFactory, ArticleFactory, CaptureFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db

TEXT = "\n\n".join(" ".join(f"word{part}x{number}" for number in range(30)) for part in range(6))
EDITED = TEXT.replace("word2x7", "another").replace("word5x3 ", "")
HOSTILE = '<script>alert(1)</script> & "quoted" </ins></del>'


def copy(story: Story | None, body: str = TEXT, policy: str = "full", **values: object) -> Article:
    return ArticleFactory(story=story, body=body, source=SourceFactory(display_policy=policy), **values)


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def compared(client: Client, one: Article, other: Article, status: int = 200) -> str:
    return page(client, f"/articles/{one.pk}/{one.slug}/compare/{other.pk}/", status)


def of_copies(html: str) -> str:
    found = re.search(r'<section id="copies">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


@pytest.fixture
def story() -> Story:
    return Story.objects.create()


def test_an_article_lists_its_copies_with_their_likeness(client: Client, story: Story) -> None:
    one = copy(story, title="A headline")
    same = copy(story, title="A HEADLINE", published_on="2016-11-19")
    edited = copy(story, EDITED, title=f"Another {HOSTILE}", published_on="2016-11-18")
    html = of_copies(page(client, one.get_absolute_url()))
    assert html.index(str(edited.source)) < html.index(str(same.source))
    assert "the same text" in html
    assert re.search(r"8\d\u00a0% alike", html)
    assert "A HEADLINE" not in html
    assert "<script>" not in html
    assert f"/compare/{edited.pk}/" in html
    assert '<span class="count">2</span>' in html


def test_copies_that_the_public_does_not_see_are_nowhere(client: Client, story: Story) -> None:
    one = copy(story)
    for state, status in {"draft": 404, "withdrawn": 410}.items():
        hidden = copy(story, title=f"Hidden {state}", **{state: True})
        assert "Hidden" not in page(client, one.get_absolute_url())
        assert "Hidden" not in compared(client, one, hidden, status)
        assert "Hidden" not in compared(client, hidden, one, status)
    assert of_copies(page(client, one.get_absolute_url())) == ""


def test_an_article_without_a_story_has_no_copies(client: Client) -> None:
    one, other = copy(None), copy(None)
    assert of_copies(page(client, one.get_absolute_url())) == ""
    compared(client, one, other, 404)


def test_two_copies_stand_side_by_side_with_what_differs(client: Client, story: Story) -> None:
    one, other = copy(story), copy(story, EDITED)
    html = compared(client, one, other)
    assert '<del><span class="visually-hidden">[left out: </span>word2x7<' in html
    assert '<ins><span class="visually-hidden">[added: </span>another<' in html
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert "style=" not in html
    assert "180 words" in html
    assert "179 words" in html


def test_a_hostile_text_is_shown_as_text(client: Client, story: Story) -> None:
    one = copy(story, f"{HOSTILE} one\n\n## {HOSTILE}", title=f"T {HOSTILE}")
    other = copy(story, f"{HOSTILE} two {HOSTILE}", title=HOSTILE)
    html = compared(client, one, other)
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
    assert html.count("<ins") == html.count("</ins>")
    assert html.count("<del") == html.count("</del>")


@pytest.mark.parametrize("policy", ["excerpt", "metadata"])
def test_a_text_that_may_not_be_read_in_full_is_compared_in_numbers(client: Client, story: Story, policy: str) -> None:
    one, other = copy(story), copy(story, EDITED, policy=policy)
    for html in (compared(client, one, other), compared(client, other, one)):
        assert "word2x7" not in html
        assert "another" not in html
        assert "% alike" in html
        assert "word by word" in html


def test_a_restricted_copy_is_compared_in_numbers(client: Client, story: Story) -> None:
    one, other = copy(story), copy(story, EDITED, restricted=True)
    assert "word0x0" not in compared(client, one, other)


def test_an_address_with_another_title_leads_to_the_one(client: Client, story: Story) -> None:
    one, other = copy(story), copy(story)
    response = client.get(f"/articles/{one.pk}/old-title/compare/{other.pk}/")
    assert (response.status_code, response.headers["Location"]) == (
        301,
        f"/articles/{one.pk}/{one.slug}/compare/{other.pk}/",
    )
    compared(client, one, one, 404)


def test_a_page_of_many_copies_needs_as_many_queries_as_one_of_two(client: Client, story: Story) -> None:
    one = copy(story)
    copy(story)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            page(client, one.get_absolute_url())
        return len(found)

    queries()
    few = queries()
    for _ in range(12):
        copy(story)
    queries()
    assert queries() <= few


def fetched(article: Article, day: int, *, role: str = "newer", title: str = "", body: str = "") -> ArticleCapture:
    return ArticleCaptureFactory(
        article=article,
        capture=CaptureFactory(),
        role=role,
        title=title or article.title if body else "",
        body=body,
        text_hash=text_hash(title or article.title, body) if body else "",
        fetched_at=datetime(2016, 11, day, 8, 30, tzinfo=UTC),
    )


def versions(client: Client, article: Article, status: int = 200) -> str:
    return page(client, f"/articles/{article.pk}/{article.slug}/versions/", status)


def edited_article(**values: object) -> Article:
    article = copy(None, title="A headline", **values)
    fetched(article, 3, role="origin")
    fetched(article, 5, title="A softer headline", body=EDITED)
    fetched(article, 9, title="A softer headline", body=EDITED)
    return article


def test_what_was_edited_at_an_address_is_shown_with_its_dates(client: Client) -> None:
    article = edited_article()
    html = versions(client, article)
    assert html.index("3 November 2016") < html.index("5 November 2016")
    assert "found 2 times" in html
    assert "9 November 2016" in html
    assert "[left out: </span>word2x7<" in html
    assert "softer" in html
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert f"/articles/{article.pk}/{article.slug}/versions/" in page(client, article.get_absolute_url())


def test_a_text_that_went_back_to_what_it_was_is_a_version_again(client: Client) -> None:
    article = edited_article()
    fetched(article, 12, role="double")
    assert "3 versions" in versions(client, article)


def test_versions_of_a_text_that_may_not_be_read_are_dates_and_numbers(client: Client) -> None:
    for article in (edited_article(policy="excerpt"), edited_article(restricted=True)):
        html = versions(client, article)
        assert "word2x7" not in html
        assert "% alike" in html
        assert "What was changed is not shown" in html


def test_an_article_that_was_never_edited_has_no_versions(client: Client) -> None:
    article = copy(None)
    fetched(article, 3, role="origin")
    fetched(article, 4, role="double")
    versions(client, article, 404)
    assert "See what was changed" not in page(client, article.get_absolute_url())


def test_versions_of_drafts_and_withdrawn_articles_do_not_leak(client: Client) -> None:
    assert "word" not in versions(client, edited_article(draft=True), 404)
    assert "word2x7" not in versions(client, edited_article(withdrawn=True), 410)


def test_the_desk_sees_the_versions_of_a_draft_and_nobody_keeps_the_page(client: Client) -> None:
    client.force_login(UserFactory(administrator=True))
    article = edited_article(draft=True)
    response: HttpResponse = client.get(f"/articles/{article.pk}/{article.slug}/versions/")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"


def test_lists_per_story_show_one_copy_and_how_many_more_there_are(client: Client, story: Story) -> None:
    first = copy(story, title="The first copy")
    copy(story, title="Another copy", published_on="2016-11-19")
    copy(None, title="By itself")
    each = page(client, "/articles/")
    assert "3 articles" in each
    assert "each story once" in each
    once = page(client, "/articles/?per=story")
    assert "2 stories" in once
    assert f'href="{first.get_absolute_url()}#copies">+1 copy</a>' in once
    assert "Another copy" not in once
    assert "By itself" in once


def test_where_nothing_has_copies_there_is_nothing_to_switch(client: Client) -> None:
    copy(None)
    assert "each story once" not in page(client, "/articles/")


def test_pages_of_a_list_per_story_hold_every_story_once(client: Client) -> None:
    for number in range(25):
        one = Story.objects.create()
        copy(one, title=f"Story {number} first", published_on=f"2016-03-{number % 28 + 1:02}")
        copy(one, title=f"Story {number} second", published_on=f"2016-04-{number % 28 + 1:02}")
    html = page(client, "/articles/?per=story")
    following = re.search(r'href="[^"?]*(\?[^"]*cursor=after[^"]*)"', html)
    assert following
    html += page(client, "/articles/" + following[1].replace("&amp;", "&"))
    titles = re.findall(r'<h3 class="card-title"[^>]*><a [^>]*>Story (\d+) (\w+)</a>', html)
    assert sorted(titles) == sorted((str(number), "first") for number in range(25))
