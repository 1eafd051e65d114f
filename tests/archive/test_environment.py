import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.environment import Environment, parse_database_url, read_file, write_development_file


@pytest.mark.parametrize("value", ["1", "true", "TRUE", "Yes", " on "])
def test_booleans_have_several_spellings_of_yes(value):
    assert Environment({"X": value}).boolean("X", default=False) is True


@pytest.mark.parametrize("value", ["0", "false", "False", "no", "OFF"])
def test_booleans_have_several_spellings_of_no(value):
    assert Environment({"X": value}).boolean("X", default=True) is False


@pytest.mark.parametrize("value", ["tru", "2", "enabled", "None"])
def test_an_unknown_boolean_stops_with_what_to_set(value):
    with pytest.raises(ImproperlyConfigured, match=rf"X is '{value.lower()}'.*Set it to true or false"):
        Environment({"X": value}).boolean("X", default=True)


def test_an_empty_variable_counts_as_unset():
    env = Environment({"X": "  "})
    assert env.boolean("X", default=True) is True
    assert env.number("X", default=3) == 3
    assert env.text("X", "fallback") == "fallback"
    with pytest.raises(ImproperlyConfigured, match=r"X is not set\. Do this\."):
        env.required("X", "Do this.")


@pytest.mark.parametrize("value", ["ten", "nan", "inf", "-1", "1e999"])
def test_a_number_must_be_finite_and_not_negative(value):
    with pytest.raises(ImproperlyConfigured, match="Set it to a number"):
        Environment({"X": value}).number("X", default=3)


def test_a_choice_outside_of_the_list_names_the_list():
    with pytest.raises(ImproperlyConfigured, match="one of: full, excerpt"):
        Environment({"X": "everything"}).choice("X", "full", ("full", "excerpt"))


@pytest.mark.parametrize("origin", ["foo", "//foo", "ftp://foo", "https://", "https://foo/", "https://foo/bar"])
def test_an_origin_is_scheme_and_host_alone(origin):
    with pytest.raises(ImproperlyConfigured, match="Set it to origins such as https://"):
        Environment({"X": f"https://a.example, {origin}"}).origins("X")
    assert Environment({"X": "https://*.a.example,http://b:8000"}).origins("X") == [
        "https://*.a.example",
        "http://b:8000",
    ]


def test_words_lose_their_blanks_and_empty_parts():
    assert Environment({"X": " a.example , ,b.example,"}).words("X") == ["a.example", "b.example"]


def test_a_database_address_is_taken_apart():
    settings = parse_database_url("postgres://me%40x:s%2Fcret@db.example:6543/arch%20ive?sslmode=require")
    assert settings["USER"] == "me@x"
    assert settings["PASSWORD"] == "s/cret"
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", "6543", "arch ive")
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_folder_is_given_in_the_query_as_libpq_has_it():
    settings = parse_database_url("postgresql:///archive?host=/run/postgresql")
    assert (settings["HOST"], settings["PORT"], settings["OPTIONS"]) == ("/run/postgresql", "", {})


@pytest.mark.parametrize(
    "url", ["sqlite:///db.sqlite3", "mysql://h/db", "archive", "postgresql://host", "postgresql://h:x/d"]
)
def test_an_address_of_another_kind_is_refused_with_the_form_to_use(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        parse_database_url(url)


def test_what_goes_into_a_header_of_http_is_printable_ascii_on_one_line():
    assert Environment({"A": " Archive/1.0 "}).header("A") == "Archive/1.0"
    assert Environment({}).header("A", "Archive/0.1") == "Archive/0.1"
    for value in ("Archiv\u00e9", "a\r\nX: y", "a\tb"):
        with pytest.raises(ImproperlyConfigured, match=r"A is .* Set it to printable ASCII"):
            Environment({"A": value}).header("A")


def test_a_wrong_database_address_does_not_show_its_password():
    with pytest.raises(ImproperlyConfigured) as caught:
        parse_database_url("mysql://me:secret@host/db")
    assert "secret" not in str(caught.value)


def test_the_development_file_is_private_and_is_written_once(tmp_path):
    path = tmp_path / "var" / "dev.env"
    assert write_development_file(path) is True
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first = read_file(path)
    assert first["ARCHIVE_DEBUG"] == "true"
    assert len(first["ARCHIVE_SECRET_KEY"]) >= 50
    assert write_development_file(path) is False
    assert read_file(path) == first


def test_a_line_that_is_no_variable_stops_with_its_number(tmp_path):
    path = tmp_path / "dev.env"
    path.write_text("# comment\n\nA=1=2\nnonsense\n")
    with pytest.raises(ImproperlyConfigured, match=r"line 4: 'nonsense'"):
        read_file(path)
    path.write_text("# comment\n\n A = 1=2 \n")
    assert read_file(path) == {"A": "1=2"}


def test_an_absent_file_holds_nothing(tmp_path):
    assert read_file(tmp_path / "nothing") == {}
