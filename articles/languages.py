"""Names of languages for people."""

from django.utils.translation import get_language_info

ALIASES = {"zh": "zh-hans", "zh-cn": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}


def language_name(tag: str) -> str:
    """The name of a BCP 47 tag in the reader's own language: "Simplified Chinese" for zh-Hans; else the tag itself."""
    known = ALIASES.get(tag.lower(), tag.lower())
    try:
        return str(get_language_info(known)["name_translated"])
    except KeyError:
        return tag
