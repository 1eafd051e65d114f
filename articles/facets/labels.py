"""How counted values are called where the database has no name for them."""

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from articles.countries import country_name
from articles.facets.counting import Count
from articles.languages import language_name
from articles.models import Organization

ENGLISH_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def label_of(facet: str, row: Count) -> str:
    """What people call a value of `facet`."""
    match facet:
        case "edition":
            return row.key
        case "country":
            return country_name(row.key)
        case "kind":
            return str(Organization.Kind(row.key).label)
        case "language":
            return language_name(row.key)
        case "month":
            return str(MONTHS[int(row.key[5:])])
        case _:
            return row.label


def note_of(facet: str, row: Count) -> str:
    """What stands beside the label: which edition it was, an organization's Chinese name; else nothing."""
    if facet == "edition":
        return ordinal(int(row.note)) if row.note else ""
    return row.note if facet == "organization" else ""


def ordinal(number: int) -> str:
    """ "3rd", "11th"; translations replace the pattern."""
    ending = "th" if number % 100 in (11, 12, 13) else ENGLISH_ENDINGS.get(number % 10, "th")
    return _("%(number)s%(ending)s") % {"number": number, "ending": ending}
