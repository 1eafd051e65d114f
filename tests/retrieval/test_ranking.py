from datetime import date

import pytest

from articles import bitmaps, retrieval, search
from articles.retrieval import ranking
from articles.retrieval.statements import Late
from tests.factories import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db


def best(text: str, within=None) -> retrieval.Ranked:
    index, query = bitmaps.current(), search.parse(text)
    return retrieval.best(retrieval.found(query, index), query, index, within)


def article(title: str, body: str, day: date = date(2016, 1, 1), **values) -> int:
    return ArticleFactory(title=title, body=body, published_on=day, **values).pk


def test_a_match_in_the_title_goes_before_one_in_the_text_however_often():
    often = article("Something else", "Treaty. " * 30)
    titled = article("The treaty", "Nothing.", date(2014, 1, 1))
    assert best("treaty") == retrieval.Ranked([titled, often])


def test_of_two_texts_the_one_that_says_it_more_often_goes_first():
    once = article("One", "A treaty and many other things that were said.")
    often = article("Two", "A treaty, that treaty, and the treaty again were said.", date(2014, 1, 1))
    assert best("treaty").ids == [often, once]


def test_among_equals_the_newest_goes_first():
    pks = [article("One", "A treaty.", date(year, 1, 1)) for year in (2014, 2016, 2015)]
    assert best("treaty").ids == [pks[1], pks[2], pks[0]]


@pytest.mark.parametrize(
    "text", ['"cyber treaty"', "cyber treaty", "treaty cyber -law", "(treaty OR pact) cyber", "title:treaty"]
)
def test_only_matches_are_ranked(text):
    match = article("The cyber treaty", "Of all.")
    article("The treaty on cyber law", "Of law.")
    article("Nothing", "At all.", draft=True)
    assert match in best(text).ids
    assert set(best(text).ids) == set(retrieval.found(search.parse(text), bitmaps.current()).ids)


def test_only_what_the_page_leaves_is_ranked():
    kept, _ = (article("The treaty", "Nothing.", source=SourceFactory()) for _ in range(2))
    assert best("treaty", bitmaps.current().everything & type(bitmaps.current().everything)([kept])).ids == [kept]


def test_of_a_large_result_the_newest_and_the_newest_with_it_in_the_title_are_ranked(monkeypatch):
    monkeypatch.setattr(ranking, "CONSIDERED", 3)
    titled = [article("The treaty", "Nothing.", date(2010, 1, n + 1)) for n in range(4)]
    newest = [article("Something", "A treaty.", date(2016, 1, n + 1)) for n in range(4)]
    ranked = best("treaty")
    assert ranked.ids[:3] == titled[:0:-1]
    assert set(ranked.ids[3:]) == set(newest[1:])
    assert ranked.bound == 6


def test_one_state_of_the_archive_has_one_order():
    for n in range(30):
        article(f"Number {n}", "A treaty.")
    assert best("treaty") == best("treaty")


def test_without_time_to_rank_the_newest_go_first(monkeypatch):
    older, newer = (
        article("One", text, date(year, 1, 1)) for text, year in (("Treaty, treaty.", 2014), ("Treaty.", 2016))
    )

    def late(*given):
        raise Late

    monkeypatch.setattr(ranking, "ask", late)
    assert best("treaty").ids == [newer, older]


def test_fields_alone_have_a_best_order_too():
    pk = article("One", "Text.")
    assert best("year:2016").ids == [pk]
    assert best("").ids == [pk]
