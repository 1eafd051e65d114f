"""The part of a text where the words of a search stand: pure, for lists of results.

The database finds by word stems; here a word is marked where it begins like a word of the query, which is the same for
nearly all words and needs no second look at the database. Chinese is marked as it was typed.
"""

import re
from functools import lru_cache

CJK = "㐀-䶿一-鿿豈-﫿぀-ヿ가-힯"
ASKED = re.compile(rf'(-?)(?:"([^"]*)"|([{CJK}]+|[^\s"{CJK}]+))')
WORD = re.compile(rf"[{CJK}]+|[\w'’.&-]*\w")
ENDINGS = ["ational", "ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ied", "ies", "ers", "er"]
ENDINGS += ["ed", "es", "s", "y", "e"]
SHORTEST_STEM = 4
LONGEST_ENDING = 6
BEFORE, AFTER = 90, 210
"""How many characters of a snippet stand before and after the first match; for Chinese a third of that."""
START, STOP = "\ue000", "\ue001"
"""Private-use characters around each match: what escapes the text for a page turns them into markup."""


def stem(word: str) -> str:
    """What stays of an English word when its ending is gone: four letters at least."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=64)
def pattern(query: str) -> re.Pattern[str] | None:
    """What the words of `query` look like in a text; None where it has none. OR and words after "-" do not count."""
    parts = set()
    for without, phrase, single in ASKED.findall(query):
        for word in WORD.findall(phrase or single) if not without else ():
            if re.match(f"[{CJK}]", word):
                parts.add(re.escape(word))
            elif word != "OR":
                parts.add(rf"\b{re.escape(stem(word.lower()))}\w{{0,{LONGEST_ENDING}}}\b")
    return re.compile("|".join(sorted(parts, key=len, reverse=True)), re.IGNORECASE) if parts else None


def snippet(text: str, query: str) -> str:
    """Some 300 characters of `text` around the first match, every match between `START` and `STOP`; "" without one."""
    text = " ".join(text.replace("## ", " ").translate({ord(START): None, ord(STOP): None}).split())
    wanted = pattern(query)
    first = wanted.search(text) if wanted else None
    if wanted is None or first is None:
        return ""
    share = 3 if re.match(f"[{CJK}]", first[0]) else 1
    start, end = window(text, first.start() - BEFORE // share, first.end() + AFTER // share)
    shown = wanted.sub(lambda match: f"{START}{match[0]}{STOP}", text[start:end])
    return f"{'… ' if start else ''}{shown.strip()}{'…' if end < len(text) and not text.endswith('…', 0, end) else ''}"


def window(text: str, start: int, end: int) -> tuple[int, int]:
    """These bounds, moved to the nearest space within 20 characters so that no word is cut."""
    start, end = max(start, 0), min(end, len(text))
    if start and (space := text.find(" ", start, start + 20)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - 20, end)) >= 0:
        end = space
    return start, end
