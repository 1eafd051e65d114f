"""What became of an act: that it was undone, that the undoing was, and so on."""

from collections.abc import Iterator

from articles.history.telling import Moment
from articles.history.who import People, note_of
from articles.models import Act

MOST = 100


def of_act(act: Act) -> list[Moment]:
    """The act and the undoings that followed on it, the latest first."""
    chain = list(_chain(act))[::-1]
    people = People({"user": one.by_id} for one in chain)
    return [
        Moment(one.created_at, people.who({"user": one.by_id}), str(one.get_kind_display()), note_of(one), one)
        for one in chain
    ]


def _chain(act: Act | None) -> Iterator[Act]:
    for _number in range(MOST):
        if act is None:
            return
        yield act
        act = Act.objects.filter(undoes=act).first()
