import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from articles.retrieval.statements import Deadline, Late, ask

SETTINGS = ("enable_seqscan", "jit", "statement_timeout")


def settings_now():
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"current_setting('{name}')" for name in SETTINGS))
        return cursor.fetchone()


@pytest.mark.django_db
def test_a_statement_that_runs_out_of_time_leaves_the_transaction_as_it_was():
    before = settings_now()
    with pytest.raises(Late):
        ask("SELECT pg_sleep(5)", [], Deadline(0.1))
    assert settings_now() == before
    assert ask("SELECT 1", [], Deadline(1)) == [(1,)]
    assert settings_now() == before


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_settings_hold_for_the_statement_alone():
    before = settings_now()
    with pytest.raises(Late):
        ask("SELECT pg_sleep(5)", [], Deadline(0.1))
    assert ask("SELECT current_setting('enable_seqscan')", [], Deadline(1)) == [("off",)]
    assert settings_now() == before
    with transaction.atomic():
        ask("SELECT 1", [], Deadline(1))
        assert settings_now() == before


@pytest.mark.django_db
def test_no_statement_is_begun_when_the_time_is_over():
    with pytest.raises(Late):
        ask("SELECT 1", [], Deadline(0))


@pytest.mark.django_db
def test_other_errors_are_errors():
    with pytest.raises(ProgrammingError):
        ask("SELECT nothing_of_that_name", [], Deadline(1))
