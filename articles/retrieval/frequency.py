"""How common words are, by the database's own statistics: an estimate, good enough to choose a way by."""

from collections.abc import Mapping
from threading import Lock
from time import monotonic

from django.db import connection

FRESH = 600.0
"""Seconds for which the statistics hold here; the database renews them now and then."""
SQL = """
    SELECT attname, most_common_elems::text::text[], most_common_elem_freqs
    FROM pg_catalog.pg_stats
    WHERE schemaname = 'public' AND tablename = 'articles_article' AND attname IN ('search_vector', 'title_vector')"""


class Frequencies:
    """The share of articles that carry each of the most common lexemes, by column."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.shares: dict[str, dict[str, float]] = {}
        self.until = 0.0

    def share_of(self, column: str, word: str) -> float:
        """The share of all articles, 0 to 1; 0 for a word that is none of the thousand most common."""
        return self.of(column).get(word, 0.0)

    def of(self, column: str) -> Mapping[str, float]:
        """The shares of all words that are known to be common."""
        if monotonic() > self.until:
            with self.lock:
                self.shares, self.until = read(), monotonic() + FRESH
        return self.shares.get(column, {})


def read() -> dict[str, dict[str, float]]:
    with connection.cursor() as cursor:
        cursor.execute(SQL)
        # The frequencies go on beyond the words, with the least and the greatest of them.
        return {column: dict(zip(words or (), shares or (), strict=False)) for column, words, shares in cursor}


frequencies = Frequencies()
share_of = frequencies.share_of
