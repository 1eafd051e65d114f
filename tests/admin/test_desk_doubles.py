"""Possible doubles on the desk: the list, and a pair side by side."""

import pytest
from django.urls import reverse

from articles.models import Act, PossibleDouble
from tests.factories import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/desk/doubles/"


def pair(likeness: float = 0.75, first: str = "One. Two. Three.", second: str = "One. Two. Four.") -> PossibleDouble:
    other = ArticleFactory(body=first, source=SourceFactory())
    return PossibleDouble.objects.create(article=ArticleFactory(body=second), other=other, likeness=likeness)


def page_of(found: PossibleDouble) -> str:
    return reverse("admin:desk_double", args=[found.pk])


def test_the_list_has_the_likeliest_first(editor) -> None:
    low, high = pair(0.61), pair(0.89)
    page = editor.get(LIST)
    assert [found for found, _percent in page.context["rows"]] == [high, low]
    assert "89 % alike" in page.content.decode()


def test_the_list_goes_on_where_a_page_ends(editor, monkeypatch) -> None:
    monkeypatch.setattr("articles.admin.desk.doubles.PAGE", 2)
    found = [pair(likeness) for likeness in (0.9, 0.8, 0.8, 0.7, 0.6)]
    seen, address = [], LIST
    while True:
        page = editor.get(address)
        seen += [one for one, _percent in page.context["rows"]]
        if not page.context["later"]:
            break
        address = LIST + page.context["later"]
    assert seen == found
    for nonsense in ("x", "0.8-", "nan-1", "2-1", "0.8-" + "9" * 30):
        assert editor.get(LIST, {"after": nonsense}).status_code == 200


def test_a_pair_stands_side_by_side_with_what_differs(editor) -> None:
    html = editor.get(page_of(pair(first="One <b>two</b> three.", second="One <b>two</b> four."))).content.decode()
    assert "<del>three</del>" in html
    assert "<ins>four</ins>" in html
    assert "&lt;b&gt;" in html


def test_a_decision_leads_to_the_next_pair(editor) -> None:
    first, second = pair(0.8), pair(0.7)
    answer = editor.post(page_of(first), {"do": "story"})
    assert answer.url == page_of(second)
    answer = editor.post(page_of(second), {"do": "distinct"})
    assert answer.url == LIST
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("story", "distinct")
    assert first.article.story is not None


def test_several_are_decided_at_once(editor) -> None:
    found = [pair(), pair(), pair()]
    editor.post(LIST, {"do": "distinct chosen", "chosen": [found[0].pk, found[1].pk]})
    assert list(PossibleDouble.objects.open()) == [found[2]]
    answer = editor.post(LIST, {"do": "distinct chosen"}, follow=True)
    assert "tick pairs" in "".join(map(str, answer.context["messages"]))


@pytest.mark.parametrize("do", ["", "story", "publish chosen", "story 1"])
def test_what_no_button_of_the_list_says_is_not_done(editor, do: str) -> None:
    assert editor.post(LIST, {"do": do, "chosen": [pair().pk]}).status_code == 404


def test_what_was_decided_meanwhile_stands(editor) -> None:
    found = pair()
    PossibleDouble.objects.filter(pk=found.pk).update(state="distinct")
    answer = editor.post(page_of(found), {"do": "story"}, follow=True)
    assert "meanwhile" in str(next(iter(answer.context["messages"])))
    assert not Act.objects.exists()
    assert b'name="do"' not in editor.get(page_of(found)).content


def test_who_may_look_and_who_may_decide(login) -> None:
    found = pair()
    reviewer = login("Reviewer")
    for address in (LIST, page_of(found)):
        page = reviewer.get(address)
        assert page.status_code == 200
        assert b'name="do"' not in page.content
        assert reviewer.post(address, {"do": "story"}).status_code == 403


def test_the_queries_do_not_grow_with_the_pairs(editor, django_assert_num_queries) -> None:
    pair()
    editor.get(LIST)
    with django_assert_num_queries(7):
        editor.get(LIST)
    for _number in range(10):
        pair()
    with django_assert_num_queries(7):
        editor.get(LIST)
