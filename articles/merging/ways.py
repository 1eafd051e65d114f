"""What merging means for each kind of thing, beside moving what points at it."""

from collections.abc import Iterator, Sequence
from typing import Any

from articles.merging.moving import Along, Moved
from articles.models import Merge
from articles.models.merge import MergeKind

Values = dict[str, Any]


class Way:
    """How things of one kind are merged. Subclasses say what is particular to them.

    blanks  columns that the thing that is kept takes over where it has nothing
    lists   columns of texts that it takes over besides its own
    differ  columns that are told beforehand where both have something else
    staying relations whose rows go with the thing that is dropped
    """

    kind: MergeKind
    model: Any
    blanks: Sequence[str] = ()
    lists: Sequence[str] = ()
    differ: Sequence[str] = ()
    staying: Sequence[str] = ()

    def refuse(self, keep: Any, drop: Any, *, by: Any) -> None:
        """Raise `MergeError` where the two cannot become one."""

    def refuse_back(self, found: Merge, kept: Any) -> None:
        """Raise `MergeError` where what was dropped must not come back, as `kept` is now."""

    def prepare(self, keep: Any, drop: Any, moved: Moved) -> Along:
        """What is done before anything moves; what is set along with it."""
        return {}

    def filled(self, keep: Any, drop: Any) -> Values:
        """The columns that `keep` has otherwise afterwards."""
        values = {name: getattr(drop, name) for name in self.blanks if not getattr(keep, name) and getattr(drop, name)}
        for name in self.lists:
            if more := self.added(keep, drop, name):
                values[name] = [*getattr(keep, name), *more]
        return values

    def added(self, keep: Any, drop: Any, name: str) -> list[str]:
        """What a list of `keep` has besides afterwards."""
        known = {text.casefold() for text in getattr(keep, name)}
        return [text for text in dict.fromkeys(getattr(drop, name)) if text.casefold() not in known]

    def finish(self, keep: Any, drop: Any, moved: Moved) -> None:
        """What is done once `drop` is gone: its names are free by then."""
        if values := self.filled(keep, drop):
            moved.more["added"] = {name: self.added(keep, drop, name) for name in self.lists if name in values}
            self.model._base_manager.filter(pk=keep.pk).update(**values)

    def undo(self, found: Merge, dropped: Any) -> None:
        """What an un-merge does at last, beyond what the history tells: texts that came along leave lists again."""
        added = found.moved.get("added", {})
        if not any(added.values()):
            return
        kept = self.model._base_manager.get(pk=found.kept_id)
        others = Merge.objects.standing().filter(kind=self.kind, kept_id=found.kept_id).exclude(pk=found.pk)
        rows = [row for other in others for row in other.snapshot["rows"].get(self.model._meta.label_lower, ())]
        for name, texts in added.items():
            theirs = {text for row in rows for text in row.get(name) or ()}
            setattr(kept, name, [text for text in getattr(kept, name) if text not in texts or text in theirs])
        kept.save(update_fields=list(added))

    def names(self, keep: Any, drop: Any) -> list[str]:
        """Names that are other names of `keep` afterwards."""
        return []

    def remarks(self, keep: Any, drop: Any) -> Iterator[str]:
        """What is to be known beforehand."""
        return iter(())

    def slug(self, thing: Any) -> str:
        """What its address is found by."""
        return str(thing.slug)


def ancestors(thing: Any) -> list[Any]:
    """The things above one, the nearest first; a circle ends where it began."""
    found, seen, above = [], {thing.pk}, thing.parent
    while above is not None and above.pk not in seen:
        found.append(above)
        seen.add(above.pk)
        above = above.parent
    return found
