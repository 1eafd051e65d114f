import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import checks

GOOD = {"number": 150_000, "version": "15.0", "encoding": "UTF8", "character_type": "C.UTF-8"}


def ids(**changes):
    return [message.id for message in checks.judge("default", **GOOD | changes)]


@pytest.mark.django_db
@pytest.mark.postgres15
def test_the_database_of_this_run_passes():
    assert checks.check_postgresql(databases=["default"]) == []


@pytest.mark.django_db
@pytest.mark.postgres15
def test_chinese_words_are_words_for_full_text_and_trigrams():
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("SELECT length(to_tsvector('simple', '网络安全')), cardinality(show_trgm('中国'))")
        assert cursor.fetchone() == (1, 3)


def test_the_oldest_supported_version_passes_and_the_one_before_does_not():
    assert ids() == []
    assert ids(number=149_999, version="14.22") == ["articles.E002"]


def test_a_database_in_latin1_is_refused():
    assert ids(encoding="LATIN1", character_type="de_DE") == ["articles.E003"]


@pytest.mark.parametrize("character_type", ["C", "POSIX"])
def test_a_character_type_without_chinese_letters_is_refused(character_type):
    assert ids(character_type=character_type) == ["articles.E004"]


@pytest.mark.django_db(transaction=True)
def test_the_check_finds_a_real_database_that_cannot_hold_chinese(settings):
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE plain_c ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    try:
        other = connection.copy()
        other.settings_dict = connection.settings_dict | {"NAME": "plain_c"}
        with other.cursor() as cursor:
            cursor.execute(checks.FACTS)
            facts = cursor.fetchone()
        other.close()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE plain_c")
    assert [message.id for message in checks.judge("plain_c", *facts)] == ["articles.E003", "articles.E004"]


@pytest.mark.django_db
def test_a_deployment_check_without_a_database_asks_the_database_nothing():
    with CaptureQueriesContext(connection) as queries:
        call_command("check")
    assert len(queries) == 0


@pytest.mark.django_db
def test_the_check_stops_a_command_that_asks_for_it(monkeypatch):
    monkeypatch.setattr(checks, "OLDEST_VERSION", 990_000)
    with pytest.raises(SystemCheckError, match="Upgrade the server"):
        call_command("check", databases=["default"])
