"""Writing what tagging again changes, within the transaction of an act."""

from collections import Counter
from collections.abc import Iterable

from articles import tagging
from articles.models import TagOrigin, TagState
from articles.retagging.comparing import KINDS, Change, Kind, Step

PORTION = 1000


def write(changes: Iterable[Change]) -> Counter[str]:
    """Add, drop and renew tags; how many of each. What an editor decided or deleted meanwhile is left alone."""
    every = list(changes)
    tagging.without_gone(change.row for change in every if change.step != Step.DROPPED)
    done: Counter[str] = Counter()
    for kind in KINDS:
        mine = [change for change in every if change.kind is kind]
        new = [kind.model(article_id=one.article, **one.row) for one in _added(kind, mine)]
        gone = [one.tag for one in mine if one.step == Step.DROPPED]
        kept = [kind.model(pk=one.tag, **_evidence(one)) for one in mine if one.step == Step.RENEWED]
        kind.model.objects.bulk_create(new, batch_size=PORTION, ignore_conflicts=True)
        waiting = kind.model.objects.filter(pk__in=gone, state=TagState.SUGGESTED, origin=TagOrigin.RULE)
        done[Step.DROPPED] += waiting.delete()[0]
        if kept:
            kind.model.objects.bulk_update(kept, list(kind.evidence), batch_size=PORTION)
        done[Step.ADDED] += len(new)
        done[Step.RENEWED] += len(kept)
    return done


def _added(kind: Kind, changes: Iterable[Change]) -> list[Change]:
    """The new tags, but for those of organizations and topics that are deleted by now."""
    added = [change for change in changes if change.step == Step.ADDED]
    parents = kind.model._meta.get_field(kind.column.removesuffix("_id")).related_model._default_manager
    there = set(parents.filter(pk__in={change.target for change in added}).values_list("pk", flat=True))
    return [change for change in added if change.target in there]


def _evidence(change: Change) -> dict[str, object]:
    return {column: change.row[column] for column in change.kind.evidence}
