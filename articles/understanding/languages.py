"""The language of a text: by its script, in Latin script by its commonest small words, else by a trained model.

The small words decide the clear cases of the languages that most news come in; they cost a tenth of the model.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from articles.understanding import chinese, identifying

STOP_WORDS = {
    "en": "the of and to in a is that for on with as was by at it from be are this has have an will "
    "its said he which their not",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es "
    "an werden aus er hat dass sie",
    "fr": "le la les de des et du un une dans est que pour qui par sur au plus ne pas ce il sont "
    "avec aux en cette ses ont",
    "es": "el la los las de y que en un una por con para del se su al es lo como más ha sus este entre pero fue son",
    "it": "il la di che e un una per non con del della in si le dei è sono da al alla nel gli lo anche più ha come",
    "pt": "o a os as de que e do da em um uma para com não por mais dos das no na se ao foi são como mas sua pela",
    "nl": "de het een en van in is dat op te voor met zijn die niet aan er om ook als door maar bij naar uit worden",
    "sv": "och i att det som en på är av för med den till inte har de ett om från kan var vid ska men",
    "pl": "i w na z do się nie że to jest o od za przez po jak dla oraz są który która ich tego tym",
    "tr": "ve bir bu için ile de da olarak daha çok olan gibi kadar sonra göre ancak ise en her",
    "id": "yang dan di untuk dengan dari pada ini itu dalam tidak akan juga ke oleh sebagai karena telah bisa",
    "vi": "và của là có được trong cho không với các một những đã này người để khi về đến",
}
VOTES: dict[str, list[str]] = defaultdict(list)
for _language, _words in STOP_WORDS.items():
    for _word in _words.split():
        VOTES[_word].append(_language)
# Languages whose small words are enough: the nearest kin of the others share too many with them.
SURE = frozenset(("en", "de", "fr", "es"))
FEWEST_VOTES, LEAD, LEAST_SHARE = 8, 1.6, 0.15
WORD = re.compile(r"[^\W\d_]+")
# The same for ASCII: all but letters as spaces.
SPACED = {code: " " for code in range(128) if not chr(code).isalpha()}
SAMPLE = 1500
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
THAI = re.compile("[\u0e00-\u0e7f]")
# High bytes of UTF-16: which scripts a text is in, by one pass over it.
BLOCKS = {
    "latin": (0x01, 0x02, 0x1E),
    "cyrillic": (0x04,),
    "arabic": (0x06,),
    "greek": (0x03,),
    "hebrew": (0x05,),
    "devanagari": (0x09,),
    "other": (*range(0x0A, 0x16), 0x17, 0x18),
    "kana": (0x30,),
    "han": tuple(range(0x34, 0xA0)),
    "hangul": tuple(range(0xAC, 0xD8)),
}
NAMES = tuple(BLOCKS)
BLOCK_OF = bytes(
    next((number for number, block in enumerate(BLOCKS.values()) if byte in block), 255) for byte in range(256)
)
NO_LETTERS = bytes(code for code in range(256) if code < 0xC0 and not chr(code).isalpha())
# A Chinese character says about as much as four Latin letters.
WEIGHTS = {"han": 4, "hangul": 2}
ONE_LANGUAGE = {"hangul": "ko", "greek": "el", "hebrew": "he"}
# Letters that Russian has and Ukrainian or Bulgarian lack; letters that Russian lacks.
RUSSIAN, UKRAINIAN = re.compile("[ыэЫЭ]"), re.compile("[їєґЇЄҐ]")
NOT_RUSSIAN = re.compile("[іїєґўәғқңөұүһҷӣӯћђџљњјѓќѕІЇЄҐЎӘҒҚҢӨҰҮҺҶӢӮЋЂЏЉЊЈЃЌЅ]")
NOT_ARABIC = re.compile("[پچژگٹڈےہکیټډړښڭۇۆۈۋ]")
GIVEN = {
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "zh-hans": "zh-Hans",
    "zh-hant": "zh-Hant",
}
UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class LanguageFound:
    """A BCP 47 tag and the rule that found it: "script", "small words", "model", "label" or "nothing"."""

    tag: str
    rule: str


def language_of(text: str, given: str | None = None) -> str:
    """The BCP 47 tag of a text; "und" if nobody can tell. What the document claims only decides where it cannot."""
    return languages_of(text, given)[0].tag


def languages_of(text: str, given: str | None = None) -> tuple[LanguageFound, ...]:
    """The language that a text is taken to be in, and behind it the one that it claims, if that is another."""
    label = _tag(given)
    claimed = LanguageFound(label, "label") if label else None
    own = _own(text[:SAMPLE], label)
    if own is None:
        return (claimed or LanguageFound(UNDETERMINED, "nothing"),)
    return (own, claimed) if claimed and claimed.tag != own.tag else (own,)


def _own(sample: str, label: str | None) -> LanguageFound | None:
    """What the text itself tells."""
    if sample.isascii():
        return _latin(sample)
    counts = _scripts(sample)
    script = max(counts, key=lambda name: counts[name] * WEIGHTS.get(name, 1))
    japanese = counts["kana"] + counts["han"]
    if counts["kana"] > 3 and counts["kana"] * 12 >= japanese and japanese > counts["latin"] // 3:
        return LanguageFound("ja", "script")
    if not counts[script]:
        return None
    if script == "han":
        written = chinese.script_of(sample)
        return LanguageFound(f"zh-{written}", "script") if written else _some_chinese(label)
    if script == "latin":
        return _latin(sample)
    if script in ONE_LANGUAGE:
        return LanguageFound(ONE_LANGUAGE[script], "script")
    if script == "other" and THAI.search(sample):
        return LanguageFound("th", "script")
    return _by_letters(script, sample) or _model(sample, script)


def _scripts(sample: str) -> dict[str, int]:
    """How many letters of a text are of which script."""
    high = sample.encode("utf-16-le", errors="surrogatepass")[1::2].translate(BLOCK_OF)
    counts = {name: high.count(number) for number, name in enumerate(NAMES)}
    counts["latin"] += len(sample.encode("latin-1", errors="ignore").translate(None, NO_LETTERS))
    if counts["kana"]:
        counts["kana"] = len(KANA.findall(sample))
    return counts


def _some_chinese(label: str | None) -> LanguageFound:
    """Chinese in characters that both scripts share: as it is labelled, else as most is written."""
    return LanguageFound(label if label and label.startswith("zh-Han") else "zh-Hans", "script")


def _by_letters(script: str, sample: str) -> LanguageFound | None:
    """Russian, Ukrainian and Arabic by the letters that their neighbours do not have."""
    if script == "arabic" and not NOT_ARABIC.search(sample):
        return LanguageFound("ar", "script")
    if script != "cyrillic":
        return None
    if len(RUSSIAN.findall(sample)) > 1 and len(NOT_RUSSIAN.findall(sample)) < 3:
        return LanguageFound("ru", "script")
    if len(UKRAINIAN.findall(sample)) > 2 and len(RUSSIAN.findall(sample)) < 3:
        return LanguageFound("uk", "script")
    return None


def _latin(sample: str) -> LanguageFound | None:
    """By small words where they are many and agree; else by the model; else by the few that there are."""
    votes: Counter[str] = Counter()
    words = sample.lower().translate(SPACED).split() if sample.isascii() else WORD.findall(sample.lower())
    for word, times in Counter(filter(VOTES.__contains__, words)).items():
        for language in VOTES[word]:
            votes[language] += times
    (best, most), (_, second) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    by_votes = LanguageFound(best, "small words") if most > second else None
    clear = most >= max(FEWEST_VOTES, LEAD * second, LEAST_SHARE * len(words))
    return by_votes if by_votes and best in SURE and clear else _model(sample, "latin") or by_votes


def _model(sample: str, script: str) -> LanguageFound | None:
    found = identifying.identify(sample, script)
    return LanguageFound(found, "model") if found else None


def _tag(given: str | None) -> str | None:
    """A language tag in its usual case, or None for what is no tag."""
    if not given or not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}", given.strip()):
        return None
    tag = given.strip().replace("_", "-")
    return GIVEN.get(tag.lower(), tag.lower() if "-" not in tag else tag)
