"""Doing a bulk edit: an act whose portions are transactions of their own. What is cut off goes on where it stopped."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from pyroaring import BitMap

from articles import acts
from articles.acts import Actor
from articles.bulk.edits import Edit, articles_of
from articles.bulk.selection import Selection
from articles.models import Act

PORTION = 1000
"""Articles that one transaction changes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: articles that it went through, of how many, and how many of them it changed."""

    seen: int
    total: int
    changed: int

    @property
    def left(self) -> int:
        """Articles that it went through and left as they were."""
        return self.seen - self.changed


def begin(selection: Selection, edit: Edit, *, by: Actor) -> Act:
    """Make the act and do its first portion. The articles are those that the selection holds now."""
    keys = selection.keys
    parameters = {
        "query": selection.query,
        "edit": edit.saved(),
        "articles": b64encode(keys.serialize()).decode(),
        "total": len(keys),
    }
    running = {"state": Act.State.RUNNING, "parameters": parameters, "counts": {"changed": 0, "seen": 0}}
    with acts.recorded(Act.Kind.BULK, edit.sentence, by=by, **running) as act:
        _step(act, edit, keys, by)
    return act


def go_on(act: Act, *, by: Actor, enough: Callable[[], bool] = lambda: False) -> bool:
    """Do portion after portion until the end, or until it is `enough`. Whether the end was reached.

    Raises `Gone` if what the edit is about was deleted meanwhile, `acts.ActEnded` if the run was undone.
    """
    keys, edit = _keys(act), Edit.of(act.parameters["edit"])
    while act.state == Act.State.RUNNING and not enough():
        with acts.continued(act, by=by):
            _step(act, edit, keys, by)
    return act.state != Act.State.RUNNING


def progress(act: Act) -> Progress:
    return Progress(act.counts["seen"], act.parameters["total"], act.counts["changed"])


def _step(act: Act, edit: Edit, keys: BitMap, by: Actor) -> None:
    after = act.position.get("after", 0)
    portion = list(islice(keys.iter_equal_or_larger(after + 1), PORTION))
    if portion:
        outcome = edit.write(articles_of(portion), by)
        seen, changed = act.counts["seen"] + len(portion), act.counts["changed"] + outcome.changed
        act.counts = {"seen": seen, "changed": changed}
        act.position = {"after": portion[-1]}
    if len(portion) < PORTION:
        act.state = Act.State.FINISHED


def _keys(act: Act) -> BitMap:
    return BitMap.deserialize(b64decode(act.parameters["articles"]))
