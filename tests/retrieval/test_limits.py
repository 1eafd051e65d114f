"""Time limits of single statements."""

from itertools import chain, repeat

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from articles.retrieval import statements
from articles.retrieval.statements import Deadline, Late, ask


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_runs_out_of_time_ends_and_the_next_one_has_its_own() -> None:
    with pytest.raises(Late):
        ask("SELECT pg_sleep(5)", [], Deadline(0.05))
    assert ask("SELECT 7", [], Deadline(1)) == [(7,)]
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


@pytest.mark.django_db(transaction=True)
def test_a_limit_that_was_met_at_the_last_moment_is_spent_on_a_statement_that_nobody_needs(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """PostgreSQL notes the end of the time at once and cancels when it next looks, which may be one statement on."""
    with django_assert_num_queries(1):
        assert ask("SELECT 7", [], Deadline(1)) == [(7,)]
    deadline = Deadline(1, begun=0.0)
    moments = chain([0.0, 0.0], repeat(1.01))
    monkeypatch.setattr(statements, "monotonic", lambda: next(moments))
    with django_assert_num_queries(2):
        assert ask("SELECT 7", [], deadline) == [(7,)]
