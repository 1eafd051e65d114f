"""Lists of the admin: what they are narrowed by, what they say when there is nothing, rows for narrow screens."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.admin.intake.naming import short
from articles.admin.nothing import YET
from tests import factories

Login = Callable[[str], Client]
ARTICLES = reverse("admin:articles_article_changelist")
pytestmark = pytest.mark.django_db


def chips(client: Client, query: str) -> dict[str, tuple[str, str]]:
    """What narrows the list of articles: by its label, the value and the address without it."""
    found = client.get(f"{ARTICLES}?{query}").context["list"].chips
    return {chip.label: (chip.value, chip.without) for chip in found}


def test_an_empty_list_says_how_it_fills_and_offers_no_actions(editor: Client) -> None:
    page = editor.get(ARTICLES).content.decode()
    assert "No articles yet." in page
    assert str(YET["article"].text) in page
    assert reverse("admin:articles_intake_add") in page
    for there_only_with_rows in ('name="action"', 'id="searchbar"', "changelist-filter", "0 results"):
        assert there_only_with_rows not in page


def test_who_may_not_add_is_offered_no_way_to(login: Login) -> None:
    page = login("Reviewer").get(reverse("admin:articles_feed_changelist")).content.decode()
    assert "No feeds yet." in page
    assert "Add the first" not in page


def test_a_list_that_its_choices_emptied_offers_to_loosen_each(editor: Client) -> None:
    factories.ArticleFactory(title="Rules")
    page = editor.get(f"{ARTICLES}?q=nothing+of+it&status__exact=draft").content.decode()
    assert "No articles match." in page
    assert 'name="action"' not in page
    found = chips(editor, "q=nothing+of+it&status__exact=draft")
    assert found["search"] == ("“nothing of it”", "?status__exact=draft")
    assert found["status"] == ("draft", "?q=nothing+of+it")


def test_what_another_page_narrowed_a_list_by_is_said_as_well(editor: Client) -> None:
    factories.ArticleFactory()
    assert chips(editor, "story__id__exact=7")["story"] == ("7", "?")
    assert chips(editor, "article_captures__capture__intake__id=5&o=1")["intake"] == ("5", "?o=1")
    assert chips(editor, "status__in=draft,in_review")["status"][0] == "draft,in_review"


def test_hostile_words_stay_words(editor: Client) -> None:
    factories.ArticleFactory()
    page = editor.get(f"{ARTICLES}?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_cells_of_a_row_know_their_column_and_whether_they_are_empty(editor: Client) -> None:
    factories.OrganizationFactory(name="<i>Sample & Co</i>")
    page = editor.get(reverse("admin:articles_organization_changelist")).content.decode()
    assert 'data-label="Kind">company</td>' in page
    assert 'data-label="Parent" data-empty="">' in page
    assert "&lt;i&gt;Sample &amp; Co&lt;/i&gt;" in page


def test_a_list_says_how_many_and_in_what_order(editor: Client) -> None:
    factories.ArticleFactory.create_batch(2)
    page = " ".join(editor.get(ARTICLES).content.decode().split())
    assert '<b>2</b> articles<span class="quiet">, as they came in, the latest first</span>' in page
    assert "as they came in" not in editor.get(f"{ARTICLES}?o=1").content.decode()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://news.example/one", "https://news.example/one"),
        ("documents/a.html", "documents/a.html"),
        ("/srv/papers/2016/november", "…/2016/november"),
        ("/papers", "/papers"),
        ("pasted text", "pasted text"),
    ],
)
def test_an_input_is_named_without_the_path_to_the_project(given: str, shown: str) -> None:
    assert short(given) == shown


def test_what_lies_below_the_project_is_named_from_there(settings: object) -> None:
    assert short(f"{settings.BASE_DIR}/articles/samples") == "articles/samples"  # type: ignore[attr-defined]


def test_pages_of_an_intake_and_its_captures_name_no_path_above_the_project(editor: Client) -> None:
    intake = factories.IntakeFactory(inputs=["/srv/papers/2016/<november>"])
    capture = factories.CaptureFactory(intake=intake)
    page = editor.get(reverse("admin:articles_intake_change", args=[intake.pk])).content.decode()
    assert "…/2016/&lt;november&gt;</h1>" in page
    assert "/srv/papers/2016/&lt;november&gt;" in page.split("</h1>")[1]  # all of it, for whoever goes on with it
    page = editor.get(reverse("admin:articles_capture_change", args=[capture.pk])).content.decode()
    assert "/srv/papers" not in page


@pytest.mark.parametrize("kind", ["article", "organization", "act", "merge", "trashed", "withdrawal"])
def test_a_list_answers_to_what_no_database_looks_for(login: Login, kind: str) -> None:
    client = login("Administrator")
    for query in ("kind=%00", "kind__exact=%00", "status__exact=a%00b", "language=%00", "model=%00", "%00=1"):
        response = client.get(reverse(f"admin:articles_{kind}_changelist") + f"?{query}", follow=True)
        assert (query, response.status_code) == (query, 200)
