from articles.countries import COUNTRIES, country_name
from articles.models import Organization
from articles.reference import organizations, sources


def test_every_country_of_organizations_and_outlets_has_a_name() -> None:
    codes = {row.country for row in (*organizations(), *sources()) if row.country}
    assert codes <= COUNTRIES.keys(), codes - COUNTRIES.keys()


def test_an_unknown_code_stands_for_itself() -> None:
    assert country_name("ZZ") == "ZZ"
    assert country_name(Organization().country) == ""
