import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.retrieval.tsquery import (
    AllOf,
    AnyOf,
    Lexeme,
    NoneOf,
    Phrase,
    UnreadableQuery,
    answered_by_index,
    conjuncts,
    loose,
    parse,
)

A, B, C = Lexeme("'a'"), Lexeme("'b'"), Lexeme("'c'")
words = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), min_size=1, max_size=6)
queries = st.recursive(
    words.map(lambda word: "'" + word.replace("\\", "\\\\").replace("'", "''") + "'")
    | st.sampled_from(["'x':*", "'y':A", "'z':*AB"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" & ", " | ", " <-> ", " <3> "]), inner).map("".join).map("({})".format),
        inner.map("!({})".format),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("'a'", A),
        ("'a':*", Lexeme("'a'", ":*")),
        ("'a' & 'b' | 'c'", AnyOf((AllOf((A, B)), C))),
        ("'a' & ( 'b' | 'c' )", AllOf((A, AnyOf((B, C))))),
        ("'a' & !'b'", AllOf((A, NoneOf(B)))),
        ("!( 'a' | 'b' )", NoneOf(AnyOf((A, B)))),
        ("'a' <-> 'b'", Phrase("'a' <-> 'b'", (A, B))),
        ("", None),
    ],
)
def test_a_query_is_read_as_the_database_prints_it(text, node):
    assert parse(text) == node


@pytest.mark.parametrize("text", ["'a", "a", "'a' &", "( 'a'", "'a' 'b'", "& 'a'"])
def test_what_is_no_query_is_said_to_be_none(text):
    with pytest.raises(UnreadableQuery):
        parse(text)


@pytest.mark.django_db
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(queries)
def test_a_query_that_is_read_and_written_means_the_same(query):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsquery::text", [query])
        (text,) = cursor.fetchone()
        node = parse(text)
        cursor.execute("SELECT %s::tsquery = %s::tsquery", [text, str(node) if node else ""])
        assert cursor.fetchone() == (True,)


def test_a_quoted_lexeme_gives_its_word():
    assert Lexeme("'o''neil'").word == "o'neil"
    assert Lexeme("'a\\\\b'").word == "a\\b"


@pytest.mark.parametrize(
    ("text", "answered"),
    [("'a' & ( 'b' | 'c':* )", True), ("'a' <-> 'b'", False), ("'a':A", False), ("'a' & !'b'", False)],
)
def test_an_index_answers_words_alone(text, answered):
    assert answered_by_index(parse(text)) is answered


@pytest.mark.parametrize(
    ("text", "wider"),
    [
        ("'a' <-> 'b'", AllOf((A, B))),
        ("'a' <-> !'b'", A),
        ("'a':A", A),
        ("'a':*A", Lexeme("'a'", ":*")),
        ("!'a'", None),
        ("'a' | !'b'", None),
        ("'a' & !'b'", A),
        ("'a' <-> ( 'b' | 'c' )", AllOf((A, AnyOf((B, C))))),
    ],
)
def test_a_looser_query_leaves_out_places_weights_and_negations(text, wider):
    assert loose(parse(text)) == wider


def test_conjuncts_are_the_words_that_every_match_has():
    assert conjuncts(parse("'a' & 'b' <-> 'c' & !'d'")) == (A, B, C)
    assert conjuncts(parse("'a' & ( 'b' | 'c' )")) == (A, AnyOf((B, C)))
    assert conjuncts(parse("!'a'")) == ()
