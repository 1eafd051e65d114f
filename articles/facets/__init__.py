"""Facets: what else could be chosen, with live counts. A result goes in, frozen rows come out."""

from articles.facets.browse import Facet, Facets, Loosening, Value, facets, loosened
from articles.facets.counting import Count, Counted, Tally, count, undated
from articles.facets.labels import label_of, note_of

__all__ = [
    "Count",
    "Counted",
    "Facet",
    "Facets",
    "Loosening",
    "Tally",
    "Value",
    "count",
    "facets",
    "label_of",
    "loosened",
    "note_of",
    "undated",
]
