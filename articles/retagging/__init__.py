"""Tagging again what is in the archive: what changed names, cues and rules would add and drop, and runs that do it."""

from articles.retagging.aims import EVERYTHING, Aim, Plan, aim_of_rule
from articles.retagging.rejections import Often, Share, often_rejected
from articles.retagging.runs import begin, end, go_on, unfinished
from articles.retagging.trying import Trial, examples_of
from articles.retagging.trying import go_on as try_on

__all__ = [
    "EVERYTHING",
    "Aim",
    "Often",
    "Plan",
    "Share",
    "Trial",
    "aim_of_rule",
    "begin",
    "end",
    "examples_of",
    "go_on",
    "often_rejected",
    "try_on",
    "unfinished",
]
