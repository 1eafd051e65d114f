"""Tagging again as a run: an act of several transactions, that goes on where it was broken off and can be undone."""

import time
from collections import Counter
from collections.abc import Callable

from articles.acts import Actor, continued, recorded
from articles.models import Act, Article
from articles.retagging.aims import Aim, Plan
from articles.retagging.comparing import WRITTEN, changes_of, tags_there
from articles.retagging.looking import Looking
from articles.retagging.texts import texts_of
from articles.retagging.writing import write

Progress = Callable[[Act], None]


def unfinished(aim: Aim) -> Act | None:
    """The run with this aim that was broken off."""
    runs = Act.objects.filter(kind=Act.Kind.RETAG, state=Act.State.RUNNING)
    return next((run for run in runs if Aim.kept(run.parameters) == aim), None)


def begin(aim: Aim, summary: str, *, by: Actor) -> Act:
    """A new run, at its beginning; or the one with this aim that was broken off."""
    there = unfinished(aim)
    if there is not None:
        return there
    position = {"after": 0, "looked": 0, "of": Article.objects.count()}
    with recorded(
        Act.Kind.RETAG, summary, by=by, parameters=aim.as_kept(), state=Act.State.RUNNING, position=position
    ) as act:
        return act


def go_on(
    act: Act,
    plan: Plan,
    *,
    by: Actor,
    seconds: float | None = None,
    stop: Callable[[], bool] = lambda: False,
    progress: Progress = lambda act: None,
) -> bool:
    """Go on with a run, portion by portion, to its end or for some seconds; whether it is finished.

    Each portion is a transaction. Where the registry or the rules are others than those that a run began with, it
    looks at the articles behind it once more. Raises `ActEnded` if the run was ended or undone meanwhile.
    """
    looking = Looking(plan)
    until = None if seconds is None else time.monotonic() + seconds
    while act.state == Act.State.RUNNING:
        if _knows_more(act, plan):
            plan = Plan.now(plan.aim)
            looking = Looking(plan)
            _begin_anew(act, plan, by=by)
        _portion(act, plan, looking, by=by)
        progress(act)
        if stop() or (until is not None and time.monotonic() >= until):
            break
    return act.state == Act.State.FINISHED


def end(act: Act, *, by: Actor) -> None:
    """Leave a run as far as it has come, so that it can be undone. Raises `ActEnded` if it was ended before."""
    with continued(act, by=by):
        act.state = Act.State.FINISHED


def _knows_more(act: Act, plan: Plan) -> bool:
    """Whether a run was begun, or is gone on with by somebody else, by other knowledge than the plan's."""
    return act.position.get("knowledge", plan.mark) != plan.mark


def _begin_anew(act: Act, plan: Plan, *, by: Actor) -> None:
    """Lead a run back to the first article, unless somebody else has done so for the same knowledge."""
    with continued(act, by=by):
        if _knows_more(act, plan):
            act.position = {**act.position, "after": 0, "looked": 0, "knowledge": plan.mark}


def _portion(act: Act, plan: Plan, looking: Looking, *, by: Actor) -> None:
    after = act.position["after"]
    ahead = looking.behind(after)
    with continued(act, by=by):
        if act.position["after"] != after or _knows_more(act, plan):  # another tab was faster, or knows more
            return
        texts = texts_of(ahead.chosen, lock=True)
        there = tags_there(ahead.chosen, plan)
        changes = [change for text in texts for change in changes_of(text, plan, there)]
        done = write(change for change in changes if change.step in WRITTEN)
        done.update(change.step for change in changes if change.step not in WRITTEN)
        act.counts = dict(Counter(act.counts) + Counter({str(step): count for step, count in done.items()}))
        act.position = {**act.position, "after": ahead.last, "looked": act.position["looked"] + ahead.number}
        act.position["knowledge"] = plan.mark
        if not ahead.number:
            act.state = Act.State.FINISHED
