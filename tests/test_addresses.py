import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.addresses import LONGEST, canonical, host

ALIKE = [
    ("https://www.example.org/a/b.html", "http://EXAMPLE.org:80/a/b.html#part"),
    ("https://m.example.org/a", "https://mobile.example.org/a/"),
    ("https://en.m.example.org/a", "https://en.example.org/a"),
    ("https://amp.example.org/a/amp/", "https://example.org/a"),
    ("https://example.org/a.amp.html", "https://example.org/a.html"),
    ("https://example.org/a?amp=1&outputType=amp", "https://example.org/a"),
    ("https://example.org/a/index.html", "https://example.org/a/"),
    ("https://example.org/index.php?id=7", "https://example.org/?id=7"),
    ("https://example.org/a?utm_source=x&id=7&fbclid=y", "https://example.org/a?id=7"),
    ("https://example.org/a?from=timeline&isappinstalled=0&spm=C7.P1", "https://example.org/a"),
    ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
    ("https://example.org/a?q=x+y", "https://example.org/a?q=x%20y"),
    ("https://example.org/%7euser/%e4%B8%ad", "https://example.org/~user/中"),
    ("https://example.org/a//b/./c/../d", "https://example.org/a/b/d"),
    ("https://example.org/a;jsessionid=AB12?id=1", "https://example.org/a?id=1"),
    ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
    ("https://user:word@example.org/x", "https://example.org/x"),
    ("https://web.archive.org/web/20161117120000id_/http://www.example.org/x?id=1", "https://example.org/x?id=1"),
    ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/x", "https://example.org/x"),
    ("https://www.google.com/amp/s/example.org/x", "https://example.org/x"),
    ("www.example.org/x", "//example.org/x"),
    ("http:\\\\example.org\\x", "http://example.org/x"),
    ("http://exa\nmple.org/x", "http://example.org/x"),
]

APART = [
    ("https://example.org/a?id=7", "https://example.org/a?id=8"),
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org/a+b", "https://example.org/a%20b"),
    ("https://example.org:8080/", "https://example.org/"),
    ("https://news.example.org/a", "https://example.org/a"),
    ("https://m.co.uk/a", "https://www.co.uk/a"),
    ("https://example.org/a?pk=4", "https://example.org/a?pk=5"),
    ("https://example.org/a?gid=4", "https://example.org/a?gid=5"),
]

NONE = [
    *("", " ", "javascript:alert(1)", "data:text/html,x", "mailto:editor@example.org", "ftp://example.org/x", "a b c"),
    *("http://", "https:///", "http://[::1", "http://[gg::1]/", "http://exa mple.org/", "http://a..b/", "http://%00/"),
    *("http://℀.example/", "http://" + "a" * 64 + ".org/", "http://" + "ü" * 250 + ".org/", "文章.html"),
    "https://example.org/" + "x" * LONGEST,
    "https://example.org/" + "中" * 600,
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_does_not_tell_pages_apart_is_left_out(one: str, other: str) -> None:
    assert canonical(one) == canonical(other) != ""


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_tells_pages_apart_stays(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("address", NONE)
def test_what_is_no_address_of_the_web_has_no_canonical_one(address: str) -> None:
    assert canonical(address) == ""


def test_a_canonical_address_reads_like_an_address_without_its_scheme() -> None:
    assert canonical("https://WWW.Example.org/a/?page=2&utm_medium=x#top") == "example.org/a?page=2"
    assert canonical("https://example.org") == "example.org"
    assert canonical("http://[2001:DB8::0:1]:8080/a") == "[2001:db8::1]:8080/a"
    assert canonical("http://example.org:99999/a") == "example.org/a"
    assert canonical("https://www.gov.cn/a") == "www.gov.cn/a"


def test_a_broken_percent_sign_stands_for_itself() -> None:
    assert canonical("https://example.org/100%/%zz%4") == "example.org/100%25/%25zz%254"


def test_a_host_is_that_of_the_server_and_not_of_what_stands_before_an_at_sign() -> None:
    assert host("https://example.org@elsewhere.test/x") == "elsewhere.test"
    assert host("https://example.org\\@elsewhere.test/x") == "example.org"
    assert host("https://www.例え.example/x") == "xn--r8jz45g.example"
    assert host("http://[::FFFF:127.0.0.1]/") == "[::ffff:7f00:1]"
    assert host("no address") == host("javascript:alert(1)") == ""


@given(st.one_of(st.text(), st.text("htps:/.%@#?&=;[]\\aAmw0 ü中\n", max_size=60)).map("https://a.example/".__add__))
def test_a_canonical_address_is_its_own_canonical_address(address: str) -> None:
    found = canonical(address)
    assert canonical(f"https://{found}") == found


@given(st.text("htps:/.%@#?&=;[]\\aAmw0 ü中\n", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = canonical(text)
    assert canonical(f"https://{found}") == found
    assert found.isascii() and len(found) <= LONGEST
    assert found.startswith(host(text))
