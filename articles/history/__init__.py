"""What happened to each thing of the archive: who, when, why, field by field, from the events that triggers keep."""

from articles.history.beginning import beginning
from articles.history.strands import strands, tables_of, tracked_models
from articles.history.telling import PAGE, Bunch, Moment, Step, Timeline, timeline
from articles.history.words import Change, Related, Words, differing_lines

__all__ = [
    "PAGE",
    "Bunch",
    "Change",
    "Moment",
    "Related",
    "Step",
    "Timeline",
    "Words",
    "beginning",
    "differing_lines",
    "strands",
    "tables_of",
    "timeline",
    "tracked_models",
]
