"""The rule by which doubles are told: the hash of the normalised text. Pure."""

import hashlib
import re
import unicodedata

NO_LETTERS = re.compile(r"[\W_]+")
# The same for ASCII, which needs no folding: all but letters and digits as spaces.
SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}


def text_hash(title: str, body: str) -> str:
    """SHA-256, in hexadecimal, of title and text without regard to case, width, punctuation or white space."""
    text = f"{title}\n{body}"
    if text.isascii():
        return hashlib.sha256(" ".join(text.lower().translate(SPACED).split()).encode()).hexdigest()
    letters = NO_LETTERS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()
