import hashlib
import random
import re
import unicodedata

import pytest

from articles import fingerprints
from articles.fingerprints import text_hash

PIECES = (
    "Ports",
    "OPEN",
    "straße",
    "网络",
    "ｆｕｌｌ",
    "e\u0301",
    "don’t",
    "a_b",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "—",
    ". ",
    "\u2028",
    "1",
)


def by_the_rule(title: str, body: str) -> str:
    folded = unicodedata.normalize("NFKC", f"{title}\n{body}").casefold()
    return hashlib.sha256(re.sub(r"[\W_]+", " ", folded).strip().encode()).hexdigest()


@pytest.mark.parametrize("at_once", [0, 200_000], ids=["line by line", "at once"])
@pytest.mark.parametrize("pieces", [PIECES, [piece for piece in PIECES if piece.isascii()]], ids=["any", "ascii"])
def test_a_text_has_one_hash_however_it_is_worked_out(monkeypatch, at_once, pieces) -> None:
    monkeypatch.setattr(fingerprints, "AT_ONCE", at_once)
    chance = random.Random(1)
    for _ in range(300):
        title, body = ("".join(chance.choices(pieces, k=chance.randrange(12))) for _ in range(2))
        assert text_hash(title, body) == by_the_rule(title, body), (title, body)


def test_case_width_punctuation_and_white_space_do_not_count() -> None:
    assert text_hash("The ports", "opened: at noon.") == text_hash("THE  PORTS!", "opened\n\n(at ｎｏｏｎ)")
    assert text_hash("The ports", "opened") != text_hash("The ports", "opened again")
