"""The rule by which doubles are told: the hash of the normalised text. Pure."""

import hashlib
import re
import unicodedata


def text_hash(title: str, body: str) -> str:
    """SHA-256, in hexadecimal, of title and text without regard to case, width, punctuation or white space."""
    folded = unicodedata.normalize("NFKC", f"{title}\n{body}").casefold()
    letters = re.sub(r"[\W_]+", " ", folded).strip()
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()
