"""Facets: what else could be chosen, with live counts. A result goes in, frozen rows come out."""

from articles.facets.browse import Facet, Facets, Loosening, Value, facets, loosened
from articles.facets.counting import Count, Counted, Tally, count, undated
from articles.facets.family import Family, family
from articles.facets.labels import label_of, note_of

__all__ = [
    "Count",
    "Counted",
    "Facet",
    "Facets",
    "Family",
    "Loosening",
    "Tally",
    "Value",
    "count",
    "facets",
    "family",
    "label_of",
    "loosened",
    "note_of",
    "undated",
]
