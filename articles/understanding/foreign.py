"""How the conference and its editions are named in Japanese, German, French and Spanish."""

import re

GERMAN = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt"
FRENCH = "premi deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième"
SPANISH = "primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim"
NUMBERS = {stem: number for stems in (GERMAN, FRENCH, SPANISH) for number, stem in enumerate(stems.split(), 1)}
NUMBERS["second"] = 2
_STEMS = "|".join(sorted(NUMBERS, key=len, reverse=True))
# A stem and its ending: vierte, vierten; première, premier; tercera; deuxième.
_WORD = rf"(?<!\w)(?:{_STEMS})(?:e[nrsm]?|ère|er|[ao])?"
_ORDINAL = rf"(?P<word>{_WORD})|(?<![\d.,])(?P<digits>\d{{1,2}})(?:\.|ème|ère|er|e|\.?[ªºa])"
_OF = r"(?:édition de |edición de |(?:Ausgabe|Auflage) )(?:la |der )?"
EUROPEAN = re.compile(
    rf"(?:(?:{_ORDINAL})\s(?:{_OF})?)?(?:(?P<year>20[1-3]\d)(?:er)?\s)?"
    r"(?:Welt-?Internet-?(?:Konferenz|Gipfel)|Internet-?Weltkonferenz|Wuzhen-(?:Gipfel|Konferenz)"
    r"|Internet-?konferenz(?= (?:in|von) Wuzhen)|Conférence mondiale (?:de l['’]|d['’]|sur l['’]|sur )internet"
    r"|Sommet (?:mondial )?(?:de l['’]internet )?de Wuzhen"
    r"|(?:Conferencia|Congreso) Mundial (?:de|sobre) Internet|Cumbre (?:de|en) Wuzhen)"
    r"(?:\s(?:in |de |von |à |en )Wuzhen)?(?:\s\(?(?P<after>20[1-3]\d)(?![\d-]))?",
    re.IGNORECASE,
)
JAPANESE = re.compile(
    r"(?:(?P<first>初の)|第\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})\s?回[「『]?|(?P<year>20[1-3]\d)年の?)?"
    r"(?:[「『]?世界インターネット(?:大会|会議|カンファレンス)[」』]?(?:[・･]?[烏乌][鎮镇](?:サミット|峰会))?|[烏乌][鎮镇]サミット)"
    r"(?:\s?[（(]?(?P<after>20[1-3]\d))?"
)
# "Die vierte World Internet Conference": another language's number before the English name.
MIXED = re.compile(rf"(?:{_ORDINAL})\s(?:{_OF})?(?:World Internet Conference|WIC\b)", re.IGNORECASE)
# An edition told without the conference's name in the same breath: "in its third year", "zum vierten Mal".
TIMES = re.compile(
    r"\b(?:in|into|enters|entering|marks|marking) its (?P<ordinal>[a-z]{5,11}|\d{1,2}(?:st|nd|rd|th)) "
    r"(?:year|edition)\b"
    rf"|\b(?:held|convened|staged|hosted|takes place|took place)\b[^.]{{0,40}}\bfor the (?P<time>[a-z]{{5,11}}) time\b"
    rf"|\bzum (?P<mal>(?:{'|'.join(GERMAN.split())})en) Mal\b"
    r"|(?P<first>(?:大会|会議|サミット)[^。\n]{0,20}(?:今回が初めて|初開催))",
    re.IGNORECASE,
)
MEETING = re.compile(
    r"(?i)conference|summit|forum|gathering|event\b|meeting|konferenz|treffen|gipfel|tagung|大会|会議|サミット"
)
STEMS = ("konferenz", "weltkonferenz", "gipfel", "conférence", "sommet", "conferencia", "congreso", "cumbre")


def number_of(word: str) -> int | None:
    """4 for "vierte" and "vierten", 1 for "première", 3 for "tercera"."""
    lower = word.lower()
    return next((NUMBERS[stem] for stem in sorted(NUMBERS, key=len, reverse=True) if lower.startswith(stem)), None)
