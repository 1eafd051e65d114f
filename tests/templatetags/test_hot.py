from datetime import date

import pytest

from articles import plots
from articles.facets import Facet, Value
from articles.models import Article
from articles.snippets import START, STOP
from articles.templatetags.hot import card, chart_columns, facet_values
from tests.factories import ArticleFactory, EventFactory, MentionFactory, OrganizationFactory, SourceFactory

HOSTILE = "<b>\"'&"
ESCAPED = "&lt;b&gt;&quot;&#x27;&amp;"


def one_value(facet: str = "organization", **given: object) -> Facet:
    value = Value(
        **{"key": "k", "label": "L", "note": "", "count": 1, "chosen": False, "share": 5, "address": "/"} | given
    )
    return Facet(facet, "Title", (value,), 1, 0, "", "")


def for_a_card(article: Article) -> Article:
    return Article.objects.for_cards().get(pk=article.pk)


def test_every_part_of_a_value_is_escaped() -> None:
    html = facet_values(one_value(key=HOSTILE, label=HOSTILE, note=HOSTILE, address=f"/?a={HOSTILE}&b=1"), True)
    assert html.count(ESCAPED) == 4
    assert "&amp;b=1" in html
    assert HOSTILE not in html


def test_a_value_says_its_number_as_far_as_it_is_known() -> None:
    numbers = [
        facet_values(one_value(count=count), exact) for count, exact in ((1234, True), (1234, False), (None, True))
    ]
    shown = [html.partition('facet-count">')[2].partition("<")[0] for html in numbers]
    assert shown == ["1,234", "≈\u00a01,200", ""]


def test_a_chosen_value_is_the_current_one_and_only_names_have_chinese_notes() -> None:
    assert 'aria-current="true"' in facet_values(one_value(chosen=True), True)
    assert 'lang="zh">腾讯' in facet_values(one_value(note="腾讯"), True)
    assert "lang" not in facet_values(one_value("edition", note="3rd"), True)


def test_every_part_of_a_column_is_escaped_and_an_empty_year_is_no_link() -> None:
    items = [plots.Item(HOSTILE, 3, HOSTILE, HOSTILE, HOSTILE, True), plots.Item("2015", 0, "/", "2015", "15")]
    html = chart_columns(plots.columns(items, title="Articles by year", head="Year"), of="year")
    assert HOSTILE not in html
    assert html.count("<a ") == html.count("</a>") == html.count('class="column highlighted" aria-current="true"') == 1
    assert html.count('class="column none"') == 1
    assert html.count("<text") == 5


def test_columns_without_numbers_still_say_them() -> None:
    chart = plots.columns([plots.Item("2016", 1234, "/", "2016", "16")], title="t", head="h", exact=False)
    html = chart_columns(chart, slim="yes", of="year")
    assert 'id="choose-year-2016"' in html
    assert html.count("2016: about 1,200 articles") == 2
    assert "column-count" not in html


@pytest.mark.django_db
def test_every_part_of_a_card_is_escaped() -> None:
    article = ArticleFactory(
        title=HOSTILE,
        body=HOSTILE,
        source=SourceFactory(name=f"S{HOSTILE}"),
        agency=SourceFactory(name=f"A{HOSTILE}"),
        event=EventFactory(year=2016, name=f"E{HOSTILE}"),
    )
    MentionFactory(article=article, organization=OrganizationFactory(name=f"O{HOSTILE}"))
    html = card(for_a_card(article))
    assert html.count(ESCAPED) == 6
    assert HOSTILE not in html
    marked = card(for_a_card(article), f"{START}{HOSTILE}{STOP}", f"{HOSTILE}{START}x{STOP}")
    assert f"<mark>{ESCAPED}</mark></a>" in marked
    assert f"{ESCAPED}<mark>x</mark></p>" in marked


@pytest.mark.django_db
def test_a_card_leaves_out_what_the_page_says_already() -> None:
    article = for_a_card(ArticleFactory(source=SourceFactory(name="Post"), event=EventFactory(year=2016)))
    assert ">Post</a>" in card(article)
    assert article.event is not None
    assert article.event.name in card(article, hide="source")
    assert ">Post</a>" not in card(article, hide="source")
    assert article.event.name not in card(article, hide="event source")


@pytest.mark.django_db
def test_a_card_names_four_organizations_and_the_number_of_the_others() -> None:
    article = ArticleFactory(published_on=date(2016, 11, 17))
    MentionFactory.create_batch(6, article=article)
    html = card(for_a_card(article))
    assert html.count('<a class="chip"') == 4
    assert '#organizations">2 more</a>' in html
    assert "chips" not in card(for_a_card(ArticleFactory()))
