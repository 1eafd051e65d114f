"""What was found, and how names are compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from articles.matching import fold
from articles.understanding.patterns import simplified

KEY_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A name that the registry lacks, in one text.

    key       the name as names are compared: two spellings of one name have one key
    name      as printed where it first stands, without an article before it
    kind      the likely kind of organization, one of `OrganizationKind`; "" where nothing tells
    offsets   all places of it, [start, end] in code points of the body; the first is that of `sentence`
    """

    key: str
    name: str
    kind: str
    sentence: str
    offsets: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        return len(self.offsets)


SIGNS = re.compile(r"[.,\"“”«»《》]+")
SAME = (
    (re.compile(r"\bcorp\b"), "corporation"),
    (re.compile(r"(?: &)? co ltd$| (?:inc|incorporated|ltd|limited|llc|plc|gmbh)$"), ""),
    (re.compile(r"\bcentre\b"), "center"),
    (re.compile(r"\borganisation\b"), "organization"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"\bcyber[ -]security\b"), "cybersecurity"),
    (re.compile(r"\blabor\b"), "labour"),
    (re.compile(r" & "), " and "),
    (re.compile(r"(?:股份)?有限(?:责任)?公司$"), ""),
)


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """The name as names are compared: small letters, simplified characters, no signs, no article, no legal form."""
    text = " ".join(SIGNS.sub("", simplified(fold(name).text).lower()).split()).removeprefix("the ")
    for pattern, form in SAME:
        text = pattern.sub(form, text)
    return text.strip(" -()")[:KEY_LENGTH]
