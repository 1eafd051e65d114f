import pytest

from articles import checks


@pytest.mark.django_db
def test_the_database_of_the_tests_passes():
    assert checks.check_postgresql(databases=["default"]) == []
