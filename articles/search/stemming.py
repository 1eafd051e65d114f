"""The stems of English words, as the index has them: the Snowball English stemmer (Porter2) of the database.

https://snowballstem.org/algorithms/english/stemmer.html. Highlights need it, for they mark what the index matched.
"""

import re
from functools import lru_cache

VOWELS = "aeiouy"
DOUBLES = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
REGION = re.compile(f"[{VOWELS}][^{VOWELS}]")
HAS_VOWEL = re.compile(f"[{VOWELS}]")
SHORT = re.compile(f"(?:[^{VOWELS}][{VOWELS}][^{VOWELS}wxY]|^[{VOWELS}][^{VOWELS}])$")
EXCEPTIONS = {
    "skis": "ski",
    "skies": "sky",
    "dying": "die",
    "lying": "lie",
    "tying": "tie",
    "idly": "idl",
    "gently": "gentl",
    "ugly": "ugli",
    "early": "earli",
    "only": "onli",
    "singly": "singl",
} | {word: word for word in ("sky", "news", "howe", "atlas", "cosmos", "bias", "andes")}
INVARIANT = {"inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"}
STEP2 = [
    ("ization", "ize"),
    ("ational", "ate"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("iveness", "ive"),
    ("tional", "tion"),
    ("biliti", "ble"),
    ("lessli", "less"),
    ("entli", "ent"),
    ("ation", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("ousli", "ous"),
    ("iviti", "ive"),
    ("fulli", "ful"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("abli", "able"),
    ("izer", "ize"),
    ("ator", "ate"),
    ("alli", "al"),
    ("bli", "ble"),
    ("ogi", "og"),
    ("li", ""),
]
STEP3 = [
    ("ational", "ate"),
    ("tional", "tion"),
    ("alize", "al"),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ative", ""),
    ("ical", "ic"),
    ("ness", ""),
    ("ful", ""),
]
STEP4 = "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic"


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a word in small letters. What is no English word comes out as something, the same each time."""
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    if len(word) <= 2 or not word.isascii() or not word.isalpha():
        return word
    word = re.sub(rf"^y|(?<=[{VOWELS}])y", "Y", word)
    first, second = regions(word)
    word = plurals(word)
    if word in INVARIANT:
        return word
    word = participles(word, first)
    if len(word) > 2 and word[-1] in "yY" and word[-2] not in VOWELS:
        word = word[:-1] + "i"
    word = derived(word, first, second)
    word = endings(word, second)
    return last_letter(word, first, second).lower()


def regions(word: str) -> tuple[int, int]:
    """Where the parts R1 and R2 of a word begin: behind the first vowel and consonant, and behind the next two."""
    start = next((len(head) for head in ("gener", "commun", "arsen") if word.startswith(head)), None)
    if start is None:
        found = REGION.search(word)
        start = found.end() if found else len(word)
    found = REGION.search(word, start)
    return start, found.end() if found else len(word)


def plurals(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and HAS_VOWEL.search(word, 0, len(word) - 2):
        return word[:-1]
    return word


def participles(word: str, first: int) -> str:
    for suffix in ("eedly", "eed"):
        if word.endswith(suffix):
            return word[: -len(suffix)] + "ee" if len(word) - len(suffix) >= first else word
    for suffix in ("ingly", "edly", "ing", "ed"):
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            if not HAS_VOWEL.search(rest):
                return word
            if rest.endswith(("at", "bl", "iz")):
                return rest + "e"
            if rest.endswith(DOUBLES):
                return rest if len(rest) == 3 and rest[0] in "aeo" else rest[:-1]
            return rest + "e" if len(rest) <= first and SHORT.search(rest) else rest
    return word


def derived(word: str, first: int, second: int) -> str:
    """Steps 2 and 3: -ization to -ize, -icate to -ic and the like, within R1."""
    for suffix, instead in STEP2:
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            fits = {"li": rest[-1:] in tuple("cdeghkmnrt"), "ogi": rest.endswith("l")}.get(suffix, True)
            word = rest + instead if len(rest) >= first and fits else word
            break
    for suffix, instead in STEP3:
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            return rest + instead if len(rest) >= (second if suffix == "ative" else first) else word
    return word


def endings(word: str, second: int) -> str:
    """Step 4: what R2 ends in goes."""
    for suffix in sorted(STEP4.split(), key=len, reverse=True):
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            return rest if len(rest) >= second and (suffix != "ion" or rest.endswith(("s", "t"))) else word
    return word


def last_letter(word: str, first: int, second: int) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        return rest if len(rest) >= second or (len(rest) >= first and not SHORT.search(rest)) else word
    return word[:-1] if word.endswith("ll") and len(word) - 1 >= second else word
