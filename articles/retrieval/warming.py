"""What a server reads before its first visitor comes, so that none of them waits for it."""

from articles.bitmaps import Bitmaps
from articles.models import vocabulary
from articles.retrieval import words
from articles.retrieval.asking import TITLE, VECTOR, Asker
from articles.retrieval.frequency import frequencies
from articles.retrieval.statements import Deadline, Late
from articles.retrieval.tsquery import Lexeme

SECONDS = 40.0
SHARE = 0.05
"""Words that fewer articles have are read fast enough when somebody asks."""


def warm(index: Bitmaps) -> None:
    """Names, words to compare misspelt ones with, and the articles of the most common words, as far as time allows."""
    vocabulary.current()
    words.current(index)
    asker = Asker(index, Deadline(SECONDS))
    asker.answers.follow(index.stamp)
    shares = [(share, column, word) for column in (VECTOR, TITLE) for word, share in frequencies.of(column).items()]
    try:
        for share, column, word in sorted(shares, reverse=True):
            if share >= SHARE:
                asker.by_index(column, Lexeme.of(word))
    except Late:
        return
