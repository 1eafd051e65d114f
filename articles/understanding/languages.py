"""The language of a text, by its script and, in Latin script, by its commonest small words.

A vote of stop words was chosen over a trained model: it is exact on the languages that datelines come in (27 of them
would need a model), starts in no time, and gives the same answer everywhere.
"""

import re
from collections import Counter, defaultdict

SIMPLIFIED = frozenset(
    "国发网这为会来时们对进经学现实开关业东车长门问间题见边达过还让说认证议论设计许训记讲话该请语调谈谁报护总级约线组织结给络统继续维综绿编练细终绍经纪红纵纸纲纳动务办协单华卫县变军农决况净准减应广庆库废张归当录态总战户扩护担择损换据数断无旧术机权条极构标树样检欧欢气汉汇济浏测满灭灾热爱环独产电画疗监盘确种积称稳穷竞笔签简类紧约纠级纪"
)
TRADITIONAL = frozenset(
    "國發網這為會來時們對進經學現實開關業東車長門問間題見邊達過還讓說認證議論設計許訓記講話該請語調談誰報護總級約線組織結給絡統繼續維綜綠編練細終紹經紀紅縱紙綱納動務辦協單華衛縣變軍農決況淨準減應廣慶庫廢張歸當錄態總戰戶擴護擔擇損換據數斷無舊術機權條極構標樹樣檢歐歡氣漢匯濟瀏測滿滅災熱愛環獨產電畫療監盤確種積稱穩窮競筆簽簡類緊約糾級紀"
)
SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("han", re.compile("[\u3400-\u9fff]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("latin", re.compile("[A-Za-zÀ-ɏ]")),
)
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
WORD = re.compile(r"[^\W\d_]+")
# The same for ASCII: all but letters as spaces.
SPACED = {code: " " for code in range(128) if not chr(code).isalpha()}
SAMPLE = 2000
GIVEN = {
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "zh-hans": "zh-Hans",
    "zh-hant": "zh-Hant",
}
UKRAINIAN = re.compile("[іїєґІЇЄҐ]")


def language_of(text: str, given: str | None = None) -> str:
    """The BCP 47 tag of a text; "und" if nobody can tell. What the document claims only decides ties."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return _latin(sample) or _tag(given) or "und"
    counts = {name: len(pattern.findall(sample)) for name, pattern in SCRIPTS}
    total = sum(counts.values())
    if total == 0:
        return _tag(given) or "und"
    if (
        counts["ja"] * 12 >= counts["ja"] + counts["han"]
        and counts["ja"] > 3
        and counts["han"] + counts["ja"] > counts["latin"] // 3
    ):
        return "ja"
    # A Chinese character says about as much as four Latin letters.
    weights = {**counts, "han": counts["han"] * 4, "ko": counts["ko"] * 2}
    script = max(weights, key=lambda name: weights[name])
    if script == "han":
        return _chinese(sample)
    if script == "cyrillic":
        return "uk" if len(UKRAINIAN.findall(sample)) * 40 > counts["cyrillic"] else "ru"
    if script != "latin":
        return script
    return _latin(sample) or _tag(given) or "und"


def _chinese(sample: str) -> str:
    simplified = sum(char in SIMPLIFIED and char not in TRADITIONAL for char in sample)
    traditional = sum(char in TRADITIONAL and char not in SIMPLIFIED for char in sample)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _latin(sample: str) -> str | None:
    votes: Counter[str] = Counter()
    words = sample.lower().translate(SPACED).split() if sample.isascii() else WORD.findall(sample.lower())
    for word, times in Counter(filter(VOTES.__contains__, words)).items():
        for language in VOTES[word]:
            votes[language] += times
    if not votes:
        return None
    best, second = (*votes.most_common(2), ("", 0))[:2]
    return best[0] if best[1] > second[1] else None


def _tag(given: str | None) -> str | None:
    """A language tag in its usual case, or None for what is no tag."""
    if not given or not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}", given.strip()):
        return None
    tag = given.strip().replace("_", "-")
    return GIVEN.get(tag.lower(), tag.lower() if "-" not in tag else tag)
