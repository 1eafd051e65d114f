from django.test import RequestFactory

from articles.templatetags.navigation import current


def at(path: str, name: str) -> str:
    return current({"request": RequestFactory().get(path)}, name)


def test_a_link_says_whether_it_leads_to_this_page_or_to_one_above_it() -> None:
    assert at("/articles/", "articles:article-list") == ' aria-current="page"'
    assert at("/articles/7/title/", "articles:article-list") == ' aria-current="true"'
    assert at("/editions/", "articles:article-list") == ""


def test_home_is_above_every_page_and_says_so_of_none() -> None:
    assert at("/articles/", "articles:home") == ""
    assert current({}, "articles:home") == ""  # a page of an error that has no request
