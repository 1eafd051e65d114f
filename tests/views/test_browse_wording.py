"""What the browse page says about how it read a search, what it left out, and how far its numbers go."""

from dataclasses import replace

import pytest
from django.test import Client

from articles import retrieval
from tests.factories import ArticleFactory, EventFactory, MentionFactory, SourceFactory

pytestmark = pytest.mark.django_db


def words(client: Client, address: str) -> str:
    """The page's text with its tags, white space folded."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def give(monkeypatch: pytest.MonkeyPatch, **changes: object) -> None:
    """Let every search find what it finds, but say something else of it."""
    found = retrieval.found
    monkeypatch.setattr(retrieval, "found", lambda query, index: replace(found(query, index), **changes))


def test_plain_words_are_read_without_a_remark_and_operators_with_one(client: Client) -> None:
    ArticleFactory(title="Rules for data")
    assert "Read as:" not in words(client, "/articles/?q=data+rules")
    assert "Read as:</span> “data” or “rules”</p>" in words(client, "/articles/?q=data+OR+rules")


def test_what_a_search_could_not_use_is_said(client: Client) -> None:
    assert "“Nobody” is no registered organization" in words(client, "/articles/?q=org:Nobody")


def test_matches_are_marked_in_title_and_text_and_nothing_of_them_is_markup(client: Client) -> None:
    ArticleFactory(title="Data <b>rules</b>", body="The rules & what they ask.")
    html = words(client, "/articles/?q=rules")
    assert "Data &lt;b&gt;<mark>rules</mark>&lt;/b&gt;</a>" in html
    assert "The <mark>rules</mark> &amp; what they ask." in html


def test_an_estimate_is_one_wherever_it_stands(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in (2015, 2016):
        ArticleFactory(title="Rules", event=EventFactory(year=year), published_on=f"{year}-11-16")
    give(monkeypatch, share=617.3, exact=False)
    html = words(client, "/articles/?q=rules")
    assert '<h2 id="results-title">About 1,200 articles</h2>' in html
    assert '<span class="facet-count">≈ 620</span>' in html
    assert 'aria-label="2016: about 620 articles"' in html
    assert "the numbers on this page are estimates" in html
    assert ">617<" not in html


def test_a_count_that_runs_out_of_time_leaves_a_page_without_numbers(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year in (2015, 2016):
        ArticleFactory(title="Rules", event=EventFactory(year=year), published_on=f"{year}-11-16")
    give(monkeypatch, late=True, exact=False)
    html = words(client, "/articles/?q=rules")
    assert '<h2 id="results-title">Articles</h2>' in html
    assert "Counting these articles took too long" in html
    assert html.count('<article class="card">') == 2
    assert '<span class="facet-count"></span>' in html
    assert "columns-chart" not in html


def test_the_best_matches_say_among_how_many_they_are(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    ArticleFactory.create_batch(3, title="Rules")
    best = retrieval.best
    monkeypatch.setattr(retrieval, "best", lambda *given: replace(best(*given), bound=2))
    assert "The best 2 of 3 articles:" in words(client, "/articles/?q=rules&sort=relevance")
    monkeypatch.undo()
    assert "The best" not in words(client, "/articles/?q=rules&sort=relevance")


def test_a_slip_leads_to_the_word_that_was_meant(client: Client) -> None:
    EventFactory(year=2016)
    ArticleFactory.create_batch(3, title="Sovereignty in cyberspace")
    html = words(client, "/articles/?q=soverignty&edition=2016")
    assert "Did you mean" not in html  # there is none in that edition
    html = words(client, "/articles/?q=soverignty")
    assert 'Did you mean <a href="/articles/?q=sovereignty" rel="nofollow" data-focus="q">sovereignty</a>?' in html


def test_an_empty_result_offers_looser_searches_with_their_numbers(client: Client) -> None:
    ArticleFactory.create_batch(2, title="Rules for data", body="Nothing more is known.")
    html = words(client, "/articles/?q=%22data+rules%22")
    assert '<span class="loosened-count">2 articles</span> for data rules</a>' in html


def test_long_facets_can_be_searched_and_short_ones_need_it_not(client: Client) -> None:
    for n in range(11):
        ArticleFactory(source=SourceFactory(slug=f"paper-{n}"))
    MentionFactory()
    html = words(client, "/articles/?language=en")
    assert 'id="find-outlet"' in html
    assert 'id="find-organization"' not in html
    form = html.partition('id="facet-outlet"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="language" value="en">' in form
    assert '<input type="hidden" name="more" value="outlet">' in form
