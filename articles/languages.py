"""Names of languages for people."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

ALIASES = {"zh-cn": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}


def language_name(tag: str) -> str:
    """The name of a BCP 47 tag in the reader's own language; the tag itself where it has none.

    "Simplified Chinese" for zh-Hans; a region that has no name of its own is left out: "French" for fr-CA.
    """
    whole = tag.lower()
    if whole == "zh":  # of unknown script: Django has names for Chinese in either one alone
        return _("Chinese")
    for known in (ALIASES.get(whole, whole), whole.partition("-")[0]):
        try:
            return str(get_language_info(known)["name_translated"])
        except KeyError:
            continue
    return tag
