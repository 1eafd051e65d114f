"""Whether what is derived is right, and what is kept is there: checks for `manage.py verify`, each a small module.

A check takes a `Report` and tells it what it looked at and what is wrong. `rebuild` mends what can be computed again.
"""

from articles.verification import (
    changes,
    copies,
    derived,
    facets,
    index,
    names,
    originals,
    references,
    schema,
    titles,
    withdrawals,
)
from articles.verification.rebuilding import Rebuilt, rebuild
from articles.verification.report import Check, Report, verify

CHECKS: dict[str, Check] = {
    "schema": Check("constraints, indexes and triggers are there and in force", schema.check),
    "references": Check("every row that another one names exists", references.check),
    "derived": Check("generated and kept columns equal what they are made of", derived.check),
    "changes": Check("the log of public changes is whole", changes.check),
    "copies": Check(
        "every text has its sketch and every address its canonical form, by which copies are found", copies.check
    ),
    "names": Check("the counts of names in no registry equal those of their sightings", names.check),
    "withdrawals": Check("the log of withdrawals says what articles are withdrawn, and why", withdrawals.check),
    "facets": Check("the counts of facets equal those of SQL", facets.check),
    "index": Check("the text and list indexes find the rows that reading all of them finds", index.check),
    "titles": Check("every article is found by its own title", titles.check),
    "originals": Check("every original is there, with its size and its hash", originals.check),
}
"""All checks in their order, the quick ones first."""

__all__ = ["CHECKS", "Check", "Rebuilt", "Report", "rebuild", "verify"]
