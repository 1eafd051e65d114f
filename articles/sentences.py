"""The sentence around a place in a text."""

import re

SENTENCE_LIMIT = 300
NEAR = 160
SENTENCE_STARTS = re.compile(r"[.!?]['\"”’)]{0,2}\s+(?=['\"“‘(]?[A-ZÀ-Þ0-9])|[。！？]['\"”’」』）]{0,2}|\n+")
ENDS = ".!?。！？\n"


def _sentence_start(text: str, place: int, reach: int) -> int:
    """Where the last sentence begins that does so in the `reach` characters before a place; 0 if none does."""
    first, mark = max(0, place - reach), place
    while (mark := max(text.rfind(sign, first, mark) for sign in ENDS)) >= 0:
        stop = SENTENCE_STARTS.match(text, mark, place + 1)
        if stop and stop.end() <= place:
            return stop.end()
    return 0


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around a mention, cut to a readable length with the mention in it."""
    begin = _sentence_start(text, start, NEAR) or _sentence_start(text, start, 2 * SENTENCE_LIMIT)
    begin = begin or max(0, start - 2 * SENTENCE_LIMIT)
    found = SENTENCE_STARTS.search(text, end, min(len(text), end + 2 * SENTENCE_LIMIT))
    finish = found.start() + len(found[0].rstrip()) if found else min(len(text), end + 2 * SENTENCE_LIMIT)
    if finish - begin > SENTENCE_LIMIT:
        spare = (SENTENCE_LIMIT - (end - start)) // 2
        left, right = max(begin, start - spare), min(finish, end + spare)
        return ("…" if left > begin else "") + text[left:right].strip() + ("…" if right < finish else "")
    return text[begin:finish].strip()
