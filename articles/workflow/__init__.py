"""The way of an article to the public and back: draft, in review, published, restricted or withdrawn.

Whatever changes the state of an article goes through here. Each function takes part in the act around it, if any;
`as_act` makes one.
"""

from articles.workflow.moving import as_act, lift, move, publish, restrict, send_back, submit, unpublish
from articles.workflow.scheduling import Due, cancel, publish_due, schedule
from articles.workflow.transitions import TRANSITIONS, WAITING, Transition, ways_from
from articles.workflow.withdrawing import withdraw

__all__ = [
    "TRANSITIONS",
    "WAITING",
    "Due",
    "Transition",
    "as_act",
    "cancel",
    "lift",
    "move",
    "publish",
    "publish_due",
    "restrict",
    "schedule",
    "send_back",
    "submit",
    "unpublish",
    "ways_from",
    "withdraw",
]
