"""Pages that were made to harm: read within bounds or refused, and never with anything but text left."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.readers import Piece, ReadingError, Record, reader_named
from articles.readers.html import extraction, tree
from articles.readers.html.lines import of_article

PROSE = "The rules for ships apply from Monday on, and boats need a licence, the port office said in a statement. "
MARKUP = re.compile(r"</?(?:script|style|img|svg|iframe|p|div|a|b|body|html|title|table|td|object|form|input)\b", re.I)


def read(data: bytes | str, address: str = "") -> Record:
    given = data.encode() if isinstance(data, str) else data
    (record,) = reader_named("html").records(Piece(given, address=address))
    return record


def page(body: str, head: str = "<title>Rules for ships</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_a_page_that_is_nested_without_end_is_read_by_lines() -> None:
    deep = page("<div>" * 100_000 + f"<p>{PROSE}</p>" + "</div>" * 100_000 + "<p>More.</p>")
    record = read(deep)
    assert record.text.split("\n\n") == [PROSE.strip(), "More."]
    assert any("too deeply nested" in warning for warning in record.warnings)


def test_a_line_without_end_is_cut_and_says_so() -> None:
    record = read(page("<p>" + "word " * 1_500_000))
    assert len(record.text) <= extraction.MOST_PLAIN
    assert any("endless" in warning for warning in record.warnings)


def test_an_attribute_without_end_is_left_out() -> None:
    for size in (3_000, 11_000_000):
        record = read(page(f'<p title="{"x" * size}">{PROSE}</p><p>{PROSE}</p>'))
        assert record.text.split("\n\n") == [PROSE.strip(), PROSE.strip()]


def test_a_table_of_a_million_rows_is_not_parsed() -> None:
    rows = "<tr><td>a<td>b</tr>" * 300_000
    assert tree.parsed(page(f"<table>{rows}</table>")) is None
    record = read(page(f"<p>{PROSE}</p><table>{rows}</table>"))
    assert record.text.startswith(PROSE.strip())


@pytest.mark.parametrize("entity", ['"lol"', 'SYSTEM "file:///etc/passwd"', 'SYSTEM "http://127.0.0.1:9/x"'])
def test_entities_of_a_page_are_never_resolved(entity: str) -> None:
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    xhtml = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 {entity}>{declared}]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{PROSE}&a11;</p><p>{PROSE}&a0;</p></body></html>'
    )
    record = read(xhtml)
    assert "lol" not in record.text and "root:" not in record.text and "ENTITY" not in record.text
    assert len(record.text) < 3 * len(PROSE)


def test_a_stray_nul_is_left_out_and_many_are_no_page() -> None:
    assert "\0" not in read(page(f"<p>{PROSE * 3}\0</p>" * 4)).text
    with pytest.raises(ReadingError, match="binary"):
        read(b"<html><body>" + b"a\0" * 500)


def test_what_is_over_the_limit_or_empty_is_refused() -> None:
    from io import BytesIO

    reader = reader_named("html")
    with pytest.raises(ReadingError, match="limit"):
        list(reader.pieces(BytesIO(b"<html>" + b" " * (20 * 2**20))))
    with pytest.raises(ReadingError, match="empty"):
        list(reader.pieces(BytesIO(b"  \n")))


def test_an_extractor_that_breaks_leaves_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **options: object) -> str:
        raise IndexError("out of luck")

    monkeypatch.setattr("trafilatura.extract", broken)
    record = read(page(f"<nav>Menu</nav><p>{PROSE}</p><p>{PROSE}</p>"))
    assert record.article is None and record.text.split("\n\n") == [PROSE.strip(), PROSE.strip()]
    assert any("by its structure" in warning for warning in record.warnings)


def test_a_program_is_no_text_even_where_a_page_is_read_by_lines() -> None:
    script = '<script>if (a<b) { document.write("<p>written by a program</p>"); }</script>'
    comment = "<!-- a note > of its maker <p>hidden</p> -->"
    record = read(page("<div>" * 3000 + f"{script}{comment}<style>p > b {{}}</style><p>{PROSE}</p>"))
    assert record.text == PROSE.strip()


PIECES = st.sampled_from(
    (
        *("<p>", "</p>", "<div class='related'>", "<div>", "</div>", "<b>", "</b>", "<br>", "<td>", "<table>", "<li>"),
        *("<script>", "</script>", "<style>", "<title>", "</title>", "<textarea>", "<xmp>", "<svg>", "<noscript>"),
        *("<!--", "-->", "<![CDATA[", "]]>", "<?php", "?>", "<", ">", '"', "'", "=", "<a href='", "<embed>", "<nav>"),
        *("<form>", "<iframe srcdoc='<p>'>", "<h1>", "</h1>", "<article>", "<template>", "<frameset>", "<html lang=x>"),
        *("<meta charset=big5>", "<meta name=author content='A B'>", "<time datetime=2016-11-17>", "<base href=x>"),
        *('<script type="application/ld+json">', '{"@type":"NewsArticle","headline":"x"}', "[", "{", "中文。", "ü"),
        *(PROSE, PROSE.upper(), "text", " ", "\n", "\x85", "\u2028", "\x0b", "</body>", "</html>", "<body onload=x()>"),
        "<img src=x onerror=alert(1)>",
    )
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("--><title><iframe srcdoc='<p>'>")
@example(f"<title>{'<a ' * 20}{'>' * 20}")
@example("--><title><a href='")
def test_no_soup_of_tags_breaks_the_reader_or_leaves_markup(soup: str) -> None:
    try:
        record = read(soup)
    except ReadingError:
        return
    shown = "\n".join((record.text, record.title or "", record.summary or "", *record.byline, record.outlet or ""))
    assert not MARKUP.search(shown)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028]", shown)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for start in (b"", b"<html><body><p>", b"<!DOCTYPE html><meta charset=gb2312><p>"):
        try:
            read(start + data)
        except ReadingError:
            continue


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_what_an_extractor_lets_through_is_text_in_the_end(soup: str) -> None:
    assert not MARKUP.search("\n".join(of_article(f"<html><body>{soup}</body></html>")))
