"""Queries spell as the index does: the lists and the letters of Python and of the SQL functions are the same."""

import sys
import unicodedata
from importlib import import_module

import pytest
from django.db import connection

from articles.models import Article, PublicChange
from articles.search import lists
from articles.search.spelling import CJK, bigrams, fold, spell
from articles.search.stemming import stem
from tests.factories import ArticleFactory

migration = import_module("articles.migrations.0010_search_spelling")
database = [pytest.mark.django_db, pytest.mark.postgres15]


def ask(statement: str, *parameters: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def test_the_lists_are_those_of_the_migration() -> None:
    assert set(migration.CAPITALS.split("|")) == lists.CAPITALS
    assert set(migration.WORDS.split()) == lists.FREQUENT
    assert migration.CJK.encode().decode("unicode_escape") == CJK


class TestInTheDatabase:
    pytestmark = database

    def test_stop_words_are_those_of_the_configuration(self) -> None:
        kept = ask(
            "SELECT word FROM unnest(%s) AS word WHERE to_tsvector('english', word) <> ''", list(lists.STOP_WORDS)
        )
        assert not kept

    def test_every_letter_is_folded_alike(self) -> None:
        """Of what exists on both sides: their Unicode versions may differ."""
        letters = [chr(code) for code in range(33, 0xFFFF) if unicodedata.category(chr(code))[0] in "LMNP"]
        rows = ask("SELECT letter, public.archive_fold('e' || letter || 'x') FROM unnest(%s) AS letter", letters)
        assert not [(letter, folded) for letter, folded in rows if folded != fold(f"e{letter}x")]

    def test_runs_of_cjk_characters_become_pairs(self) -> None:
        [(spelled,)] = ask("SELECT public.archive_spell(%s)", "a网络安b全")
        assert spelled == "a 网络 络安 安 b 全"
        assert bigrams("网络安") == ["网络", "络安"]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("U.S. and U.S.A.", "US and USA"),
            ("AT&T, R&D", "AT0T, R0D"),
            ("C++, C# and .NET", "cplus00, csharp00 and  dotnet00"),
            ("J.R. Smith", "JR Smith"),
            ("end.Start", "end.Start"),
            ("中国AT&T公司", "中国 国 AT0T 公司 司"),
        ],
    )
    def test_names_with_signs_become_words(self, text: str, words: str) -> None:
        [(spelled,)] = ask("SELECT public.archive_spell(%s)", text)
        assert spelled == words
        if text.isascii():
            assert spell(text) == words

    def test_words_that_are_too_long_or_too_many_never_keep_a_text_out(self) -> None:
        many = " ".join(f"{number:x}-{number + 7:x}" for number in range(40_000))
        for text in (many, "a" * 300_000, "网络安全" * 60_000, "a-" * 100_000, "é" * 200_000):
            [(size,)] = ask("SELECT length(public.archive_search_vector('Title', %s))", text)
            assert isinstance(size, int)

    def test_stems_are_the_database_s(self) -> None:
        """But for add and egg, which PostgreSQL 15 cuts and later versions leave."""
        words = sorted({word for module in list(sys.modules) for word in module.lower().split(".") if word.isalpha()})
        words = [word for word in words if not word.startswith(("add", "egg"))]
        words += ["policies", "policy", "regulations", "cybersecurity", "securities", "generously", "dying"]
        rows = ask("SELECT word, (ts_lexize('english_stem', word))[1] FROM unnest(%s) AS word", words)
        assert not [(word, root, stem(str(word))) for word, root in rows if root and root != stem(str(word))]

    def test_indexing_again_changes_no_history_and_nothing_public(self) -> None:
        article = ArticleFactory(title="Cyber security", body="网络安全 and AT&T")
        before = PublicChange.stamp()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(migration.INDEXED_AGAIN)
        assert Article.objects.search("cybersecurity 网络安全 AT&T").get() == article
        assert PublicChange.stamp() == before
        assert not article.events.exists()
