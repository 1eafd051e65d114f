"""What robots.txt allows, and what happens where nobody says."""

import pytest

from articles.fetching.guard import target
from articles.fetching.problems import Failed
from articles.fetching.robots import LONGEST_DELAY, Robots, Rules, parsed
from tests.fetching.web import Clock, Question, Web, page, redirect

AGENT = "CyberPolicyArchive"
PAGE = target("http://news.example.org/politics/story.html")


def answering(web: Web, answer: bytes, host: str = "news.example.org") -> Robots:
    def robots(question: Question) -> bytes:
        return answer

    robots.has_robots = True  # type: ignore[attr-defined]
    web.serve(host, robots)
    return Robots(web.client(), clock=Clock())


def rules(text: str) -> Rules:
    return Rules(AGENT, parsed(text.encode(), AGENT))


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /politics", False),
        ("User-agent: *\nDisallow: /sport", True),
        ("User-agent: *\nDisallow: /politics\nAllow: /politics/story", True),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("User-agent: OtherBot\nDisallow: /", True),
        ("User-agent: CyberPolicyArchive\nDisallow: /", False),
        ("User-agent: cyberpolicyarchive\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: OtherBot\nUser-agent: *\nDisallow: /", False),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", False),
        ("<html>no robots at all</html>", True),
    ],
)
def test_the_group_for_this_archive_or_else_that_for_everybody_decides(text: str, allowed: bool) -> None:
    assert (rules(text).problem(PAGE) == "") is allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 7", 7),
        ("User-agent: *\nCrawl-delay: 86400", LONGEST_DELAY),
        ("User-agent: *\nRequest-rate: 1/20", 20),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nCrawl-delay: -1", 0),
        ("User-agent: OtherBot\nCrawl-delay: 20", 0),
        ("", 0),
    ],
)
def test_a_delay_is_obeyed_up_to_a_bound(text: str, delay: float) -> None:
    assert rules(text).delay == delay


def test_a_hostile_robots_txt_costs_no_more_than_its_length() -> None:
    many = "".join(f"user-agent:a{n}\n" for n in range(15_000)) + "".join(f"allow:/{n}\n" for n in range(20_000))
    stars = "User-agent: *\n" + "Disallow: /" + "*a" * 100_000 + "b\n"
    assert rules(many).problem(PAGE) == ""
    assert rules(stars).problem(target("http://news.example.org/" + "a" * 1900)) == ""


@pytest.mark.parametrize("status", ["404 Not Found", "401 Unauthorized", "403 Forbidden", "410 Gone"])
def test_where_there_is_no_robots_txt_everything_is_allowed(web: Web, status: str) -> None:
    robots = answering(web, page("User-agent: *\nDisallow: /", status))
    assert robots.ask(PAGE).problem(PAGE) == ""


@pytest.mark.parametrize("status", ["500 Internal Server Error", "503 Service Unavailable", "429 Too Many Requests"])
def test_where_the_host_cannot_say_nothing_is_allowed_for_now(web: Web, status: str) -> None:
    robots = answering(web, page("", status))
    with pytest.raises(Failed) as caught:
        robots.ask(PAGE)
    assert caught.value.again
    robots.give_up(PAGE, "robots.txt answers nothing.")
    known = robots.known(PAGE)
    assert known is not None
    assert known.problem(PAGE) == "robots.txt answers nothing."


def test_a_redirect_of_robots_txt_is_followed_but_not_into_a_private_network(web: Web) -> None:
    answering(web, page("User-agent: *\nDisallow: /politics"), "www.example.org")
    robots = answering(web, redirect("http://www.example.org/robots.txt"))
    assert "does not allow it" in robots.ask(PAGE).problem(PAGE)
    inward = answering(web, redirect("http://10.0.0.1/robots.txt"), "inward.example.org")
    with pytest.raises(Failed, match="not an address of the public internet") as caught:
        inward.ask(target("http://inward.example.org/"))
    assert not caught.value.again


def test_rules_are_kept_for_an_hour_by_scheme_host_and_port_and_not_for_ever_many_hosts(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.fetching.robots.MOST_KEPT", 2)
    robots = answering(web, page(""))
    clock = robots.clock
    assert isinstance(clock, Clock)
    robots.ask(PAGE)
    assert robots.known(target("http://news.example.org/other"))
    assert robots.known(target("https://news.example.org/")) is None
    clock.now += 3601
    assert robots.known(PAGE) is None
    for host in ("a", "b", "c"):
        robots.keep(target(f"http://{host}.example.org/"), Rules(AGENT))
    assert robots.known(target("http://a.example.org/")) is None
    assert robots.known(target("http://c.example.org/"))
