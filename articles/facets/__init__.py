"""Facets: what else could be chosen, with live counts. A filter set goes in, frozen rows come out."""

from articles.facets.browse import Facet, Facets, Loosening, Value, facets, loosened
from articles.facets.counting import Count, Counted, Tally, count

__all__ = ["Count", "Counted", "Facet", "Facets", "Loosening", "Tally", "Value", "count", "facets", "loosened"]
