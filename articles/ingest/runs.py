"""The same command again: it goes on where it was broken off, if the inputs before that place are still the same."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser

from articles.ingest import journal as journals
from articles.ingest.files import Item
from articles.ingest.inputs import Inputs, Place, as_named
from articles.ingest.options import Options
from articles.models import Intake


def begun(inputs: Inputs, options: Options, *, by: AbstractBaseUser | None = None) -> tuple[Intake, Iterable[Item]]:
    """The journal of a run over `inputs`, and the items that it has still to take in.

    That of the same command where one was broken off; where its inputs have changed since, all of them are looked at
    anew under a new journal, which finds what the other has written. Raises Busy where it is under way.
    """
    key = journals.key_of(options.channel, as_named(inputs.given), options)
    with journals.held(key):
        old = journals.unfinished(key)
        if old is not None:
            items = inputs.after(Place.of(old.position))
            if items is not None:
                journals.resume(old)
                return old, items
            journals.give_up(old, journals.changed())
        return journals.begin(options=options, inputs=inputs.given, key=key, by=by), inputs
