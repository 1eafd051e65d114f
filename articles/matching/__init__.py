"""Names in a text: every spelling of a list at once, with boundaries that suit each script.

The text is folded (compatible forms, straight quotes, single spaces) and searched by two automata, one for names in any
case and one for those of one case; what is found is given in code points of the text as it came, with the names that
are spelled so there.
"""

from articles.matching.boundaries import SPACED, bounded
from articles.matching.folding import Folded, fold, lowered
from articles.matching.matcher import Matcher
from articles.matching.names import LOOKALIKE, Condition, Days, Match, Name, paragraph_of, stands

__all__ = [
    "LOOKALIKE",
    "SPACED",
    "Condition",
    "Days",
    "Folded",
    "Match",
    "Matcher",
    "Name",
    "bounded",
    "fold",
    "lowered",
    "paragraph_of",
    "stands",
]
