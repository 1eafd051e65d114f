"""Which public articles have which value, as compressed bitmaps that each server process keeps.

A bitmap is the set of the keys of articles. Facets are sizes of intersections, exact at any size of the archive; pages
of a list are read off the bitmaps of days. The database stays the one store: see docs/decisions/022-bitmaps.md.
"""

from articles.bitmaps.columns import COLUMNS
from articles.bitmaps.copies import Repeated
from articles.bitmaps.index import Bitmaps
from articles.bitmaps.keeping import current

__all__ = ["COLUMNS", "Bitmaps", "Repeated", "current"]
