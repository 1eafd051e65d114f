"""Other candidates beside a value, and the time of the day."""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import factories
from tests.admin.filled import posted

pytestmark = pytest.mark.django_db


def candidate(field: str, value: str, *, chosen: bool = False) -> dict[str, object]:
    more = {"precision": "day"} if field == "date" else {}
    return {"field": field, "value": value, "evidence": f"says {value}", "rule": "a rule", "chosen": chosen, **more}


@pytest.fixture
def article() -> Article:
    factories.EventFactory(year=2015)
    factories.SourceFactory(name="China Daily")
    return factories.ArticleFactory(
        draft=True,
        published_time=time(9, 30),
        published_zone="GMT",
        event=factories.EventFactory(year=2016),
        outlet_name="The Example Times",
        candidates=[
            candidate("date", "2016-11-17", chosen=True),
            candidate("date", "2016-11-18"),
            candidate("outlet", "China Daily"),
            candidate("edition", "2016", chosen=True),
            candidate("edition", "2015"),
            candidate("edition", "1999"),
        ],
    )


def page(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def save(client: Client, article: Article, **changes: str) -> Article:
    response = client.get(page(article))
    answer = client.post(page(article), {**posted(response), **changes})
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    return Article.objects.get(pk=article.pk)


def test_other_candidates_are_offered_with_their_evidence(editor: Client, article: Article) -> None:
    text = editor.get(page(article)).content.decode()
    assert "<b>18 November 2016</b>" in text
    assert "says China Daily" in text
    assert "<b>17 November 2016</b>" not in text


def test_a_candidate_that_is_chosen_takes_the_place_of_the_value(editor: Client, article: Article) -> None:
    saved = save(editor, article, date_pick="1", source_pick="2", event_pick="4")
    assert (saved.published_on, saved.date_precision, saved.date_origin) == (date(2016, 11, 18), "day", "edited")
    assert saved.published_time is None
    assert (saved.source.name, saved.outlet_name, saved.source_origin) == ("China Daily", "", "edited")
    assert (saved.event.year, saved.event_origin) == (2015, "edited")


def test_what_is_typed_goes_before_a_candidate(editor: Client, article: Article) -> None:
    assert save(editor, article, published_on="2016-11-20", date_pick="1").published_on == date(2016, 11, 20)


def test_a_candidate_that_the_registry_lacks_changes_nothing(editor: Client, article: Article) -> None:
    assert save(editor, article, event_pick="5").event.year == 2016


def test_nothing_is_offered_where_the_reading_found_nothing_else(editor: Client) -> None:
    article = factories.ArticleFactory(candidates=[candidate("date", "2016-11-17", chosen=True)])
    assert "_pick" not in editor.get(page(article)).content.decode()


def test_a_choice_that_there_is_not_is_refused(editor: Client, article: Article) -> None:
    response = editor.get(page(article))
    answer = editor.post(page(article), {**posted(response), "date_pick": "77"})
    assert answer.status_code == 200
    assert "date_pick" in answer.context["adminform"].form.errors


def test_saving_without_a_change_keeps_time_and_origin(editor: Client, article: Article) -> None:
    saved = save(editor, article)
    assert (saved.published_time, saved.published_zone, saved.date_origin) == (time(9, 30), "GMT", "extracted")


def test_a_time_is_corrected_and_needs_a_day(editor: Client, article: Article) -> None:
    saved = save(editor, article, published_time="10:45:00")
    assert (saved.published_time, saved.date_origin) == (time(10, 45), "edited")
    response = editor.get(page(article))
    data = {**posted(response), "date_precision": "month", "published_time": "11:00:00"}
    assert "A time of the day needs a date" in editor.post(page(article), data).content.decode()
