"""What an editor decides on the desk: each decision, of one tag or of a thousand, is one act that can be undone."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Func, Value
from django.db.models.functions import Now
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import actions, acts, undoing
from articles.acts import Actor, UndoError, Undone
from articles.admin.desk.queues import QUEUES
from articles.models import Act, Article, Event, Origin, TagState
from articles.models.article_desk import SOUGHT
from articles.models.tag import TagQuerySet

STATES = {"accept": TagState.ACCEPTED, "reject": TagState.REJECTED, "unsure": TagState.UNSURE}
"""What a button or a key says, and the state that it puts a tag into."""
ALL = "all"
OF_THE_DESK = (Act.Kind.DECISION, Act.Kind.NAMES, Act.Kind.CORRECTION)
"""Acts that the key for undoing takes back: never a bulk edit or a run that was made elsewhere."""


def decide(
    *, tags: TagQuerySet, state: str, summary: str, by: Actor, waiting: bool = False, **parameters: Any
) -> Act | None:
    """Put tags into a state, as one act; None where all of them are in it already.

    `waiting`: only those on which nobody has decided meanwhile, as where many are decided at once.
    """
    if not tags.exclude(state=state).exists():
        return None
    with acts.recorded(Act.Kind.DECISION, summary, by=by, parameters={"state": str(state), **parameters}) as act:
        act.counts = {"changed": actions.decide_tags(tags=tags, state=state, by=by, waiting=waiting).changed}
    return act


def confirm(*, article: Article, value: str, label: str, by: Actor) -> Act | None:
    """Take over an inferred value as it is: it rests on the editor from then on, and keeps the words behind it."""
    with acts.recorded(
        Act.Kind.DECISION, summary_of(_("Confirmed"), label, article), by=by, **about(article, at=value)
    ) as act:
        found = Article.objects.filter(pk=article.pk, **{f"{value}_origin": Origin.INFERRED})
        act.counts = {"changed": found.update(**{f"{value}_origin": Origin.EDITED})}
    return act


def correct(*, article: Article, value: str, columns: dict[str, Any], label: str, by: Actor) -> Act | None:
    """Put other values in place of an article's; None where they are those that it has."""
    with acts.recorded(
        Act.Kind.DECISION, summary_of(_("Set"), label, article), by=by, **about(article, at=value)
    ) as act:
        row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        changed = {name for name, value in columns.items() if getattr(row, name) != value}
        for name in changed:
            setattr(row, name, columns[name])
        touched = actions.mark_edited(article=row, changed=changed)
        names = {field.name for field in Article._meta.concrete_fields}
        row.save(update_fields=[*(touched & names), "updated_at"])
        act.counts = {"changed": len(changed)}
    return act


def without(*, article: Article, value: str, label: str, by: Actor) -> Act:
    """Note that an article has no edition, or no outlet: it waits for none, and no later reading gives it one."""
    if value not in SOUGHT:
        raise ValueError(f"Whether an article has no {value} is not asked.")
    with acts.recorded(
        Act.Kind.DECISION, summary_of(_("There is none"), label, article), by=by, **about(article, at=value)
    ) as act:
        row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        row.without = sorted({*row.without, value})
        row.save(update_fields=["without", "updated_at"])
        act.counts = {"changed": 1}
    return act


def settle(*, queue: str, value: str, keys: Sequence[int], by: Actor) -> Act | None:
    """Confirm an inferred value of several articles, or note that they have none, as far as they still wait for it."""
    rows, _column = QUEUES[queue].sources[0]
    waiting = rows().filter(pk__in=keys)
    number = waiting.count()
    if not number:
        return None
    inferred = queue in ("dates", "editions")
    verb = _("Confirmed") if inferred else _("There is none")
    summary = f"{verb}: {QUEUES[queue].label} ({number})"
    with acts.recorded(Act.Kind.DECISION, summary, by=by, parameters={"articles": sorted(keys)}) as act:
        if inferred:
            act.counts = {"changed": waiting.update(**{f"{value}_origin": Origin.EDITED})}
        else:
            one_more = Func(F("without"), Value(value), function="array_append")
            act.counts = {"changed": waiting.update(without=one_more, updated_at=Now())}
    return act


def set_edition(*, queue: str, event: Event, keys: Sequence[int], by: Actor) -> Act | None:
    """Say which edition several articles report on, as far as they still wait for it."""
    rows, _column = QUEUES[queue].sources[0]
    waiting = Article.objects.filter(pk__in=list(rows().filter(pk__in=keys).values_list("pk", flat=True)))
    number = waiting.count()
    if not number:
        return None
    summary = f"{event}: {QUEUES[queue].label} ({number})"
    with acts.recorded(Act.Kind.DECISION, summary, by=by, parameters={"articles": sorted(keys)}) as act:
        actions.set_event(articles=waiting, event=event, by=by)
        act.counts = {"changed": number}
    return act


def last_act(user: Any) -> Act | None:
    """What the user did last on the desk and what stands still."""
    return Act.objects.undoable().filter(by=user, kind__in=OF_THE_DESK).first()


def undo(*, act: Act, by: Actor) -> Undone | None:
    """Take an act back; None where somebody has done so meanwhile."""
    try:
        with transaction.atomic():
            return undoing.undo(act, by=by)
    except UndoError:
        return None


def summary_of(verb: str, what: str, article: Article) -> str:
    """ "Accepted: Alibaba · Ministers discuss cyber rules"."""
    return f"{verb}: {what} · {Truncator(article.title).chars(80)}"


def summary_of_many(state: str, number: int, what: str) -> str:
    """ "Accepted: 214 suggestions of Apple"."""
    text = ngettext("{count} suggestion of {what}", "{count} suggestions of {what}", number)
    return f"{verb_of(state)}: {text.format(count=number, what=what)}"


def verb_of(state: str) -> str:
    """What was done with a tag that is in this state now."""
    return {"accepted": _("Accepted"), "rejected": _("Rejected"), "unsure": _("Put off")}[state]


def about(article: Article, *, at: str) -> dict[str, Any]:
    """The columns of an act that say where to go when it is undone: the article, and what of it."""
    return {"parameters": {"articles": [article.pk], "at": at}}
