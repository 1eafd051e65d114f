"""Articles that nobody wrote, as JSON lines for the intake: the same ones at every run, however many are asked for.

    words ──► phrases ──► (english | chinese) bodies ──► documents ──► parts of 10,000 lines

A part is generated from its number alone, so that a million articles begin with the same hundred thousand as any
smaller corpus, and a run that was cut off goes on at any part.
"""

from bench.corpus.documents import PART, documents, lines
from bench.corpus.parts import parts, write

__all__ = ["PART", "documents", "lines", "parts", "write"]
