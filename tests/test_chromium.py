"""The browser that other tests look through: it must see what it is there to see."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_login_page_of_the_admin_keeps_to_the_policy(live_server, page):
    page.goto(f"{live_server.url}/admin/login/")
    assert page.locator("input[name=username]").is_visible()


def test_a_script_that_was_smuggled_in_does_not_run_and_is_noticed(live_server, page, problems):
    page.goto(f"{live_server.url}/admin/login/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=/none onerror=\"window.harm = 1\">')")
    page.wait_for_timeout(500)
    assert page.evaluate("window.harm") is None
    assert any("policy violation: script-src" in problem for problem in problems), problems
    problems.clear()


def test_an_inline_style_is_noticed(live_server, page, problems):
    page.goto(f"{live_server.url}/admin/login/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    page.wait_for_timeout(200)
    assert any("policy violation: style-src" in problem for problem in problems), problems
    problems.clear()


def test_a_request_to_another_host_is_stopped_and_noticed(live_server, page, problems):
    page.goto(f"{live_server.url}/healthz")
    with pytest.raises(Exception, match="ERR_FAILED"):
        page.goto("http://archive.example.org/")
    assert "asks another host: http://archive.example.org/" in problems
    problems.clear()


def test_axe_finds_a_picture_without_words(live_server, page, axe):
    page.goto(f"{live_server.url}/admin/login/")
    assert not any(violation.startswith("image-alt") for violation in axe(page))
    picture = "<img src=/static/admin/img/icon-yes.svg>"
    page.evaluate(
        "picture => document.querySelector('main, #content').insertAdjacentHTML('beforeend', picture)", picture
    )
    assert any(violation.startswith("image-alt") for violation in axe(page))


def test_colour_scheme_and_width_can_be_chosen(new_context):
    page = new_context(color_scheme="dark", viewport={"width": 375, "height": 800}).new_page()
    assert page.evaluate("[matchMedia('(prefers-color-scheme: dark)').matches, innerWidth]") == [True, 375]
