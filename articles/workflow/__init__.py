"""The way of an article to the public and back: draft, in review, published, restricted or withdrawn.

Whatever changes the state of an article goes through here. Each function takes part in the act around it, if any;
`as_act` makes one.
"""

from articles.workflow.four_eyes import refusals
from articles.workflow.moving import (
    as_act,
    lift,
    move,
    publish,
    publish_metadata,
    restrict,
    send_back,
    submit,
    unpublish,
)
from articles.workflow.scheduling import Due, cancel, publish_due, schedule
from articles.workflow.steps import Step, steps
from articles.workflow.transitions import (
    CHANGE,
    PUBLISH,
    TRANSITIONS,
    WAITING,
    WITHDRAW,
    Transition,
    ways_from,
    ways_to,
)
from articles.workflow.undone import check_undoing, rights_to_undo
from articles.workflow.withdrawing import amend, bring_back, public_copies, states_before, withdraw

__all__ = [
    "CHANGE",
    "PUBLISH",
    "TRANSITIONS",
    "WAITING",
    "WITHDRAW",
    "Due",
    "Step",
    "Transition",
    "amend",
    "as_act",
    "bring_back",
    "cancel",
    "check_undoing",
    "lift",
    "move",
    "public_copies",
    "publish",
    "publish_due",
    "publish_metadata",
    "refusals",
    "restrict",
    "rights_to_undo",
    "schedule",
    "send_back",
    "states_before",
    "steps",
    "submit",
    "unpublish",
    "ways_from",
    "ways_to",
    "withdraw",
]
