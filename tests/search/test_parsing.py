"""What a query comes to, and what is said about it."""

from datetime import date

import pytest

from articles import search
from articles.search import And, Between, InTitle, Known, KnownName, Not, Or, Organizations, Outlets, Text, Vocabulary
from articles.search.parsing import MOST_WORDS
from articles.search.tree import size

HUAWEI = Known("organization", 1, "huawei", (KnownName("Huawei"), KnownName("华为"), KnownName("Huawei Technologies")))
BUREAU = Known("organization", 2, "bureau", (KnownName("Bureau of Data"), KnownName("BD", case_sensitive=True)))
OTHER = Known("organization", 3, "other-bureau", (KnownName("Other Bureau"), KnownName("BD", case_sensitive=True)))
XINHUA = Known(
    "outlet", 7, "xinhua", (KnownName("Xinhua News Agency"), KnownName("新华社"), KnownName("xinhuanet.com"))
)
VOCABULARY = Vocabulary((HUAWEI, BUREAU, OTHER), (XINHUA,))


def read(text: str) -> search.Query:
    return search.parse(text, VOCABULARY)


def shape(node: object) -> object:
    """The tree as nested tuples of what was typed."""
    match node:
        case Text(shown):
            return shown
        case And(parts):
            return ("and", *map(shape, parts))
        case Or(parts):
            return ("or", *map(shape, parts))
        case Not(part):
            return ("not", shape(part))
        case InTitle(part):
            return ("title", shape(part))
        case Organizations(pks) | Outlets(pks):
            return (type(node).__name__, *pks)
        case Between(first, last):
            return (first and first.isoformat(), last and last.isoformat())
        case _:
            return node


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("data", "data"),
        ("data law", ("and", "data", "law")),
        ("data law OR trade", ("or", ("and", "data", "law"), "trade")),
        ("data (law OR trade)", ("and", "data", ("or", "law", "trade"))),
        ("data (law OR trade", ("and", "data", ("or", "law", "trade"))),
        ("data) law", ("and", "data", "law")),
        ("((((data))))", "data"),
        ("OR data OR", "data"),
        ("data -law", ("and", "data", ("not", "law"))),
        ("data --law", ("and", "data", "law")),
        ("-(data law)", ("not", ("and", "data", "law"))),
        ('-"data law"', ("not", "data law")),
        ("data-law", "data-law"),
        ("title:data law", ("and", ("title", "data"), "law")),
        ('title:"data law"', ("title", "data law")),
        ("title:(data law)", ("title", ("and", "data", "law"))),
        ("-title:data", ("not", ("title", "data"))),
        ("TITLE: data", ("title", "data")),
        ("标题：数据", ("title", "数据")),
        ("org:huawei", ("Organizations", 1)),
        ("org:华为", ("Organizations", 1)),
        ("org:Bureau of Data law", ("and", ("Organizations", 2), "law")),
        ('org:"bureau of data"', ("Organizations", 2)),
        ("org:BD", ("Organizations", 2, 3)),
        ("org:other-bureau", ("Organizations", 3)),
        ("-org:huawei", ("not", ("Organizations", 1))),
        ("org:(huawei BD)", ("or", ("Organizations", 1), ("Organizations", 2, 3))),
        ("org:nobody", "nobody"),
        ("outlet:新华社", ("Outlets", 7)),
        ("outlet:xinhuanet.com", ("Outlets", 7)),
        ("outlet:xinhua", ("Outlets", 7)),
        ("year:2016", ("2016-01-01", "2016-12-31")),
        ("year：2016", ("2016-01-01", "2016-12-31")),
        ("year:2014-2016", ("2014-01-01", "2016-12-31")),
        ("year:2016–2014", ("2014-01-01", "2016-12-31")),
        ("year:2014..", ("2014-01-01", None)),
        ("before:2016", (None, "2015-12-31")),
        ("before:2016-11", (None, "2016-10-31")),
        ("before:2016-11-17", (None, "2016-11-16")),
        ("after:2016", ("2016-01-01", None)),
        ('after:"2016-11"', ("2016-11-01", None)),
        ("after:2016/11/17", ("2016-11-17", None)),
        ("after:2016年11月", ("2016-11-01", None)),
        ("before:yesterday data", "data"),
        ("year:0000", None),
        ("before:2016-13", None),
        ("https://example.org/x", ("and", "https", "example org", "x")),
        ("10:30", ("and", "10", "30")),
        ("the data", "data"),
        ("*", None),
        ("a*", None),
        ("ab*", "ab"),
        ("abc*", "abc*"),
    ],
)
def test_what_a_query_comes_to(text: str, tree: object) -> None:
    assert shape(read(text).tree) == tree


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("x" * 300, "first 256 characters"),
        ("data " * 50, "first 32 words"),
        ('"data', "never closed"),
        ("the of", "too common"),
        ("who", "WHO in capitals"),
        ("org:nobody", "no registered organization"),
        ("outlet:nobody", "no registered outlet"),
        ("year:soon", "no date"),
        ("before:2016-13", "no date"),
        ("title:", "Nothing stands behind"),
        ("org: OR data", "Nothing stands behind"),
        ("title:year:2016", "Nothing stands behind"),
        ("ab*", "too short"),
        ("?!", "nothing to search for"),
    ],
)
def test_what_was_left_out_is_said(text: str, note: str) -> None:
    assert any(note in str(said) for said in read(text).notes), read(text).notes


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("data law", ""),
        ('"data law"', ""),
        ("Huawei", "“Huawei”, also as 华为"),
        ("data OR law", "“data” or “law”"),
        ("data law OR trade", "(“data” and “law”) or “trade”"),
        ("data -law", "“data” and without “law”"),
        ("title:data year:2016", "“data” in the title and dated 2016"),
        ("year:2014-2016", "dated 2014 to 2016"),
        ("before:2016-11-17", "dated until 16 November 2016"),
        ("after:2016", "dated from 1 January 2016 on"),
        ("org:huawei outlet:xinhua", "names the organization “huawei” and appeared in “xinhua”"),
    ],
)
def test_how_a_query_was_read_is_said_where_it_is_not_obvious(text: str, reading: str) -> None:
    assert read(text).reading == reading


def test_a_long_query_is_cut() -> None:
    query = read(" ".join(f"data{number}" for number in range(1000)))
    assert len(query.text) <= search.MAX_CHARACTERS
    assert isinstance(query.tree, And)
    assert len(query.tree.parts) == search.MAX_TERMS
    assert shape(read("data " * 1000).tree) == "data"


def test_names_are_widened_up_to_a_bound() -> None:
    """However many names a query has, the database is asked for a few hundred words."""
    long = tuple(KnownName("很长的名字" * 3 + chr(0x4E00 + number)) for number in range(12))
    own = [KnownName(f"Xx{number}") for number in range(30)]
    shared = [Known("organization", number, f"x{number}", (name, *long)) for number, name in enumerate(own)]
    apart = [
        Known("organization", number, f"x{number}", (name, KnownName("名" * 15 + chr(0x4E00 + number))))
        for number, name in enumerate(own)
    ]
    for things in (shared, apart):
        query = search.parse(" ".join(thing.names[0].text for thing in things), Vocabulary(tuple(things)))
        assert sum(size(text.wanted) for text in search.texts(query.tree)) < 2 * MOST_WORDS


def test_a_name_whose_bearers_are_several_has_no_other_names() -> None:
    assert read("BD").reading == ""
    assert "Bureau" not in read("BD").reading


def test_undated_articles_lie_in_no_time() -> None:
    assert "sort_date__gt" in str(search.condition(Between(last=date(2016, 1, 1))))


@pytest.mark.parametrize(
    ("text", "in_order"),
    [
        ("cybersecurity", False),
        ("cyber security", False),
        ('"cyber security"', False),
        ("Huawei", False),
        ("网络安全", False),
        ("华为", False),
        ("WHO AT&T CVE-2021-44228 e-commerce", False),
        ("cyber*", False),
        ('"data law"', True),
        ("可持续发展", True),
        ("-可持续发展", True),
    ],
)
def test_common_spellings_need_no_look_at_positions(text: str, in_order: bool) -> None:
    tree = read(text).tree
    assert tree
    statement, parameters = search.tsquery(tree).as_sql(None, None)
    assert ("<->" in statement or any("<->" in parameter for parameter in parameters)) is in_order
