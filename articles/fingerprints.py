"""The rule by which doubles are told: the hash of the normalised text. Pure."""

import hashlib
import re
import unicodedata

NO_LETTERS = re.compile(r"[\W_]+")
# The same for ASCII, which needs no folding: all but letters and digits as spaces.
SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
AT_ONCE = 200_000
"""Characters. The words of a longer text are looked at line by line, which comes to the same: they take memory."""


def text_hash(title: str, body: str) -> str:
    """SHA-256, in hexadecimal, of title and text without regard to case, width, punctuation or white space."""
    text = f"{title}\n{body}"
    if len(text) <= AT_ONCE:
        return hashlib.sha256(_letters(text)).hexdigest()
    digest, bar = hashlib.sha256(), b""
    for line in text.splitlines():
        if letters := _letters(line):
            digest.update(bar + letters)
            bar = b" "
    return digest.hexdigest()


def _letters(text: str) -> bytes:
    if text.isascii():
        return " ".join(text.lower().translate(SPACED).split()).encode()
    letters = NO_LETTERS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
    return letters.encode("utf-8", "surrogatepass")
