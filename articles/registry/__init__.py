"""The registry in the database: filled from the reference files, corrected by editors, used by the intake."""

from articles.registry.groups import GROUPS, make_groups
from articles.registry.knowledge import is_empty, knowledge
from articles.registry.loading import Tally, load_reference
from articles.registry.sample_set import Removed, load_sample_outlets, remove_samples

__all__ = [
    "GROUPS",
    "Removed",
    "Tally",
    "is_empty",
    "knowledge",
    "load_reference",
    "load_sample_outlets",
    "make_groups",
    "remove_samples",
]
