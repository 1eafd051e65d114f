"""Undoing what changed the state of articles: it is a way between states too, and asks for the same rights."""

from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles.acts import Actor, UndoError
from articles.models import PUBLIC_STATUSES, Act, Article, Status
from articles.workflow.four_eyes import changed, refusals, wanted
from articles.workflow.transitions import PUBLISH, WAITING, WITHDRAW


def rights_to_undo(act: Act) -> set[str]:
    """What somebody has to be allowed, beside changing articles, so that an act's states may be taken back."""
    found: set[str] = set()
    for pair in _states(act).values_list("status", "pgh_obj__status").distinct():
        if Status.WITHDRAWN in pair:
            found.add(WITHDRAW)
        elif not set(PUBLIC_STATUSES).isdisjoint(pair):
            found.add(PUBLISH)
    if _plans(act).exists():
        found.add(PUBLISH)
    return found


def check_undoing(act: Act, by: Actor) -> None:
    """Raise `UndoError` where undoing would show the public what somebody changed since, with no other eyes on it.

    So would a plan that comes back: it is carried out in the name of whoever made it.
    """
    if not wanted(by):
        return
    planned = _plans(act).filter(publish_at__gt=Now(), pgh_obj__status__in=WAITING)
    statuses = dict(planned.values_list("pgh_obj_id", "pgh_obj__status"))
    for pk, reason in refusals(statuses, by).items():
        title = Article.objects.filter(pk=pk).values_list("title", flat=True).get()
        raise UndoError(_("“{title}” would be published as planned: {reason}.").format(title=title, reason=reason))
    back = _states(act).filter(status__in=PUBLIC_STATUSES, pgh_obj__status__in=WAITING)
    keys = list(back.values_list("pgh_obj_id", flat=True).distinct())
    if keys and (own := changed(keys, by, Q(pgh_created_at__gte=act.created_at))):
        title = Article.objects.filter(pk__in=own).values_list("title", flat=True)[:1].get()
        text = _(
            "“{title}” would be public again with what you changed since: put it into review, so that another editor"
            " looks at it."
        )
        raise UndoError(text.format(title=title))


def _states(act: Act) -> Any:
    """The act's events of articles that are in another state now than they were in before."""
    return _events(act).exclude(status=F("pgh_obj__status"))


def _plans(act: Act) -> Any:
    """The act's events of articles of which another publication is planned now than was before, or only one of both."""
    return _events(act).exclude(Q(publish_at=F("pgh_obj__publish_at")) | Q(publish_at=None, pgh_obj__publish_at=None))


def _events(act: Act) -> Any:
    events = Article.pgh_event_models["update"].objects.filter(pgh_context_id__in=act.contexts)  # type: ignore[attr-defined]
    return events.filter(pgh_label="update").order_by()
