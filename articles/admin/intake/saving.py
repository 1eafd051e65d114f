"""From a preview to drafts: what was looked at in one go, all or none; larger material in turns."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from articles.actions import Actor, acting
from articles.admin.intake.preview import OPTIONS, Part, Preview, Shown
from articles.admin.intake.sitting import Sitting, finish, locked, still_gathered
from articles.ingest import Busy, Item, ingest
from articles.ingest import journal as journals
from articles.ingest.looking import correct
from articles.ingest.lying import reason
from articles.models import ArticleCapture, Intake

ROLE_FATES = {"origin": "new", "double": "duplicate", "newer": "changed"}
SECONDS = 12
"""After which an intake that is taken as a whole lets the page answer, to go on with the next request."""
FEWEST_STEPS = 20
PATIENCE = "60s"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one record."""

    name: str
    title: str
    fate: str
    article: int | None = None
    reason: str = ""


def save(preview: Preview, *, by: Actor) -> bool:
    """Take in what a valid preview holds. False where somebody else has finished the intake meanwhile."""
    with acting(by, "take_in"), patient():
        intake = locked(preview.sitting.intake.pk)
        if intake.state != Intake.State.RUNNING:
            return False
        if Sitting.of(intake).is_gathering:
            raise Busy(still_gathered())
        items = list(_items(preview))
        if items:
            ingest(items, preview.knowledge, options=OPTIONS, journal=intake)
        links = _links(preview)
        for part in preview.parts:
            _correct(part, links)
        if any(_is_missing(one, part, links) for part in preview.parts for one in part.shown):
            preview.tell_kin()  # some may lie in the trash
        fates = [fate for part in preview.parts for fate in _fates(part, links)]
        intake.refresh_from_db()
        finish(intake, dict(Counter(one.fate for one in fates)), [asdict(one) for one in fates])
    return True


def save_whole(preview: Preview) -> bool:
    """Take in all documents as they are, for some seconds. Whether the end was reached, by this request or another."""
    enough, sitting = Enough(), preview.sitting
    captures = (preview.captures.get(one.capture or 0) for one in sitting.documents)
    items = [preview.item(capture) for capture in captures if capture]
    intake = sitting.intake
    with patient(), journals.held(intake.key):
        intake.refresh_from_db()
        if intake.state != Intake.State.RUNNING:
            return True
        if sitting.gathering and not sitting.save():
            raise Busy(still_gathered())
        passed = intake.position.get("place", {}).get("item", 0)
        result = ingest(items[passed:], preview.knowledge, options=OPTIONS, journal=intake, stop=enough)
    intake.refresh_from_db()
    if result.stopped:
        return False
    failed = [Fate(one.name, one.name, "failed", reason=one.error) for one in sitting.documents if one.error]
    failed += [Fate(one.where, one.where, "failed", reason=one.reason) for one in result.failures]
    finish(intake, intake.counts, [asdict(one) for one in failed[:100]])
    return True


class Enough:
    """Asked after each step of an intake: whether it is time to answer. Some steps are done each time, however slow."""

    def __init__(self) -> None:
        self.until, self.steps = time.monotonic() + SECONDS, 0

    def __call__(self) -> bool:
        self.steps += 1
        return self.steps >= FEWEST_STEPS and time.monotonic() > self.until


@contextmanager
def patient() -> Iterator[None]:
    """Lets statements take their time: those of an intake are longer than those of a page."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('statement_timeout', %s, false)", [PATIENCE])
    try:
        yield
    finally:
        with suppress(DatabaseError), connection.cursor() as cursor:  # a transaction that failed takes it back itself
            cursor.execute("SELECT set_config('statement_timeout', %s, false)", [before])


def _items(preview: Preview) -> Iterator[Item]:
    """What is to be taken in: of each document the records that were not left out, and those that failed."""
    for part in preview.parts:
        if part.capture is None:
            continue
        wanted = {one.seen.index for one in part.shown if one.form is not None and one.form.left_in}
        failed = {one.seen.index for one in part.shown if one.seen.error}
        if wanted or failed:
            yield preview.item(part.capture, only=frozenset(wanted | failed))


def _links(preview: Preview) -> dict[tuple[int, int], ArticleCapture]:
    links = ArticleCapture.objects.filter(capture__in=preview.captures).select_related("article")
    return {(link.capture_id, link.record): link for link in links}


def _is_missing(one: Shown, part: Part, links: Mapping[tuple[int, int], ArticleCapture]) -> bool:
    wanted = one.form is not None and one.form.left_in
    return wanted and part.capture is not None and (part.capture.pk, one.seen.index) not in links


def _correct(part: Part, links: Mapping[tuple[int, int], ArticleCapture]) -> None:
    """Set what the editor said on the articles that are new."""
    for one in part.shown:
        if one.form is None or part.capture is None or not one.form.left_in:
            continue
        link = links.get((part.capture.pk, one.seen.index))
        values = one.form.corrections()
        if link and link.role == ArticleCapture.Role.ORIGIN and values:
            correct(link.article, values)


def _fates(part: Part, links: Mapping[tuple[int, int], ArticleCapture]) -> Iterator[Fate]:
    name = part.document.name
    if part.capture is None:
        yield Fate(
            name, name, "failed" if part.document.error else "skipped", reason=part.document.error or part.document.skip
        )
        return
    for one in part.shown:
        yield _fate(name, one, links.get((part.capture.pk, one.seen.index)))


def _fate(name: str, one: Shown, link: ArticleCapture | None) -> Fate:
    seen = one.seen
    title = (link.article.title if link else seen.understood.title) or name
    if seen.error or seen.skip:
        return Fate(name, title, "failed" if seen.error else "skipped", reason=seen.error or seen.skip)
    if one.there is not None:
        return Fate(name, one.there.title, "unchanged", one.there.pk)
    if one.form is None or not one.form.left_in:
        return Fate(name, title, "left out")
    if link is None and one.kin and one.kin.trashed:
        return Fate(name, title, "skipped", reason=reason(one.kin.trashed))
    if link is None:
        return Fate(name, title, "failed", reason=_("Was not taken in; the newest reading of its capture says why."))
    return Fate(name, title, ROLE_FATES[link.role], link.article_id)
