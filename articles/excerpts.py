"""How much of a text a display policy shows: pure, so that pages, snippets, feeds and exports cut alike."""

import re

WORD = re.compile(r"[㐀-䶿一-鿿\uf900-\ufaff぀-ヿ가-힯]|[^\s㐀-䶿一-鿿\uf900-\ufaff぀-ヿ가-힯]+")
"""A word: a run without white space, or one CJK character."""

CJK_PER_WORD = 2
"""Chinese policy words have two characters for the most part, so that two count as one word."""


def excerpt(text: str, words: int) -> str:
    """The beginning of `text`, at most `words` words long, ending in "…" where something was cut.

    Two CJK characters count as one word. Block structure (blank lines, "## " headings) is kept.
    """
    budget = words * CJK_PER_WORD
    for word in WORD.finditer(text):
        budget -= 1 if len(word[0]) == 1 and not word[0].isascii() else CJK_PER_WORD
        if budget < 0:
            return text[: word.start()].rstrip().rstrip("#,;:，；：、").rstrip() + "…"
    return text


def lead(body: str, words: int) -> str:
    """The first paragraphs as one line for lists: no headings, white space folded, cut as `excerpt` does."""
    paragraphs = [block for block in body.split("\n\n") if not block.startswith("## ")]
    return excerpt(" ".join(" ".join(paragraphs).split()), words)
