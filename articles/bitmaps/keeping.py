"""The one set of bitmaps of this process, brought up to date whenever somebody asks for it."""

from threading import Lock

from articles.bitmaps.index import Bitmaps
from articles.bitmaps.loading import REGISTRY, followed, load
from articles.models import PublicChange, PublicChangeEntry, Stamp

MOST_FOLLOWED = 20_000
"""How many changed articles are read one by one; beyond, all bitmaps are read again."""


class Keeper:
    """Holds the newest bitmaps. They are never changed, only replaced: whoever has older ones can go on with them."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.kept: Bitmaps | None = None

    def current(self) -> Bitmaps:
        """Bitmaps that show every change that was committed before the call. One small query where there was none."""
        stamp = PublicChange.stamp()
        with self.lock:
            kept = self.kept
            if kept is None or kept.stamp is None or stamp is None:
                self.kept = load()
            elif stamp != kept.stamp:
                if stamp.number < kept.stamp.number:  # a thread went ahead while this one waited, or after a restore
                    stamp = PublicChange.stamp()
                if stamp != kept.stamp:
                    self.kept = (stamp and follow(kept, stamp)) or load()
            return self.kept  # type: ignore[return-value]


def follow(kept: Bitmaps, stamp: Stamp) -> Bitmaps | None:
    """The bitmaps after the changes since `kept`; None where the log does not lead from there to here."""
    if kept.stamp is None or kept.stamp.number > stamp.number:
        return None
    entries = list(PublicChangeEntry.objects.filter(number__gte=kept.stamp.number).order_by("number"))
    if not entries or entries[0].stamp != kept.stamp:
        return None
    new = entries[1:]
    changed = {key for entry in new for key in entry.articles}
    if len(changed) > MOST_FOLLOWED:
        return None
    registered = next((entry.stamp for entry in reversed(new) if entry.table in REGISTRY), kept.registered)
    return followed(kept, entries[-1].stamp, registered, changed)


keeper = Keeper()
current = keeper.current
