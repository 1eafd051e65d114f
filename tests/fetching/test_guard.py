"""Which addresses may be asked: by their form, and by what their names resolve to."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.fetching.guard import forbidden, public, target
from articles.fetching.problems import Failed, FetchError, Refused

REFUSED_FORMS = [
    # other schemes, and none
    "",
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org:70/_",
    "javascript:alert(1)",
    "data:text/html,hello",
    "jar:http://example.org/a!/b",
    "//example.org/",
    "http:example.org",
    "http:/example.org",
    "https://",
    "http:///etc/passwd",
    "example.org",
    # somebody's name in front of the host
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org%40127.0.0.1/",
    "http://example.org\\@127.0.0.1/",
    # other ports
    "http://example.org:22/",
    "http://example.org:8080/",
    "http://example.org:0/",
    "http://example.org:65536/",
    "http://example.org:80:80/",
    "http://example.org:８０/",
    "http://example.org:-80/",
    # this machine, and what lies beside it
    "http://localhost/",
    "http://LOCALHOST./",
    "http://a.localhost/",
    "http://printer/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://127.0.0.1/",
    "http://127.0.0.1:443/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://198.18.0.1/",
    "http://168.63.129.16/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    # numbers in disguise, whatever they lead to
    "http://2130706433/",
    "http://134744072/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://127.0.0.1./",
    "http://8.8.8.8./",
    "http://008.8.8.8/",
    "http://1.2.3.4.5/",
    "http://256.256.256.256/",
    "http://example.0x/",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://%31%32%37.0.0.1/",
    # IPv6
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::8.8.8.8]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2001:db8::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[::1",
    "http://[example.org]/",
    "http://[]/",
    "http://::1/",
    # what a parser may read otherwise than another
    "http://exam\tple.org/",
    "http://example.org\r\nHost: localhost/",
    "http://exam ple.org/",
    "http://example.org\x00.localhost/",
    "http://.example.org/",
    "http://example..org/",
    "http://-example.org/",
    "http://" + "a" * 64 + ".org/",
    "http://" + "a." * 200 + "org/",
    "http://example.org/" + "a" * 2000,
    "http://example.org/" + "网" * 700,
    "http://xn--.org\u2024/",
]


@pytest.mark.parametrize("address", REFUSED_FORMS)
def test_forms_of_address_that_are_refused_before_anything_is_asked(address: str) -> None:
    with pytest.raises(Refused, match=r"\w.*\.$"):
        target(address)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTPS://Example.ORG:443/A?b=c#d", "https://example.org/A?b=c"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("  https://example.org./x \n", "https://example.org/x"),
        ("http://例子.中国/新闻?页=1", "http://xn--fsqu00a.xn--fiqs8s/%E6%96%B0%E9%97%BB?%E9%A1%B5=1"),
        ("http://www.ｅxample.org/", "http://www.example.org/"),
        ("http://example.org/a%20b c%", "http://example.org/a%20b%20c%"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:4700::1111]:80/", "http://[2606:4700:4700::1111]/"),
        ("http://news_1.example.org/@user/a:b", "http://news_1.example.org/@user/a:b"),
        ("http://example.org?x=http://localhost/", "http://example.org/?x=http://localhost/"),
    ],
)
def test_what_an_address_asks_for_has_one_form(address: str, asked: str) -> None:
    assert target(address).address == asked
    assert target(asked).address == asked


PRIVATE = """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1
    172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
    224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 168.63.129.16
    :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378::1
    2001:10::1 2001:20::1 2001:db8::1 2002:808:808::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1
    4000::1
"""


@pytest.mark.parametrize("number", PRIVATE.split())
def test_networks_that_are_not_the_public_internet(number: str) -> None:
    assert forbidden(ip_address(number))
    with pytest.raises(Refused, match="not an address of the public internet"):
        public("news.example.org", 80, lambda host, port: [number])


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.215.14", "100.63.255.255", "172.32.0.1", "2606:4700::1111"])
def test_networks_of_the_public_internet(number: str) -> None:
    assert not forbidden(ip_address(number))
    assert public("news.example.org", 80, lambda host, port: [number]) == [number]


def test_one_private_address_among_public_ones_is_enough_to_refuse_a_name() -> None:
    with pytest.raises(Refused, match=r"leads to 10\.0\.0\.1"):
        public("news.example.org", 80, lambda host, port: ["8.8.8.8", "10.0.0.1", "8.8.4.4"])


@pytest.mark.parametrize("answer", ["fe80::1%eth0", "not-an-address", "127.1"])
def test_answers_of_a_resolver_that_are_no_plain_addresses_are_refused(answer: str) -> None:
    with pytest.raises(Refused):
        public("news.example.org", 80, lambda host, port: [answer])


def test_a_name_without_an_address_may_have_one_later() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    for resolve in (unknown, lambda host, port: []):
        with pytest.raises(Failed) as caught:
            public("news.example.org", 80, resolve)
        assert caught.value.again


@given(st.text(max_size=60))
def test_no_text_behind_a_scheme_ends_in_anything_but_a_target_or_a_reason(text: str) -> None:
    try:
        found = target(f"http://{text}")
    except FetchError:
        return
    assert found.address.isascii()
    assert found.port in {80, 443}
    assert target(found.address) == found


@given(st.ip_addresses())
def test_an_address_in_numbers_is_let_through_exactly_where_its_network_is_public(number: object) -> None:
    shown = f"[{number}]" if ":" in str(number) else str(number)
    try:
        target(f"http://{shown}/")
    except Refused:
        assert forbidden(ip_address(str(number)))
    else:
        assert not forbidden(ip_address(str(number)))
