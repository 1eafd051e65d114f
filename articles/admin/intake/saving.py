"""From a preview to drafts, all or none."""

from dataclasses import dataclass
from typing import Any

from articles.actions import Actor, acting
from articles.admin.intake.preview import Part, Preview
from articles.admin.intake.sitting import finish, locked
from articles.ingest import take
from articles.models import ArticleCapture

ROLE_FATES = {"origin": "new", "double": "duplicate", "newer": "changed"}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one record."""

    name: str
    title: str
    fate: str
    article: int | None = None
    reason: str = ""

    def as_object(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "title": self.title,
            "fate": self.fate,
            "article": self.article,
            "reason": self.reason,
        }


def save(preview: Preview, *, by: Actor) -> bool:
    """Take in what a valid preview holds. False where somebody else has finished the intake meanwhile."""
    with acting(by, "take_in"):
        intake = locked(preview.sitting.intake.pk)
        if intake.state != intake.State.RUNNING:
            return False
        fates = [fate for part in preview.parts for fate in _take(part, preview, by)]
        counts: dict[str, int] = {}
        for fate in fates:
            counts[fate.fate] = counts.get(fate.fate, 0) + 1
        finish(intake, counts, [fate.as_object() for fate in fates])
    return True


def _take(part: Part, preview: Preview, by: Actor) -> list[Fate]:
    """The fates of a document's records."""
    name = part.document.name
    if part.capture is None:
        return [Fate(name, name, "failed", reason=part.error)]
    wanted = {one.seen.index: one.form.corrections() for one in part.shown if one.form is not None and one.form.left_in}
    unreadable = any(one.seen.error for one in part.shown)
    if wanted or unreadable:
        take(
            part.capture.file_name,
            part.capture.blob.read(),
            by=by,  # type: ignore[arg-type]
            address=part.capture.address,
            media_type=part.capture.blob.media_type if part.capture.address else "",
            mapping=preview.sitting.mappings.get(str(part.capture.pk)),
            corrections={index: values for index, values in wanted.items() if values},
            only=wanted.keys(),
            knowledge=preview.knowledge,
        )
    links = {
        link.record: link
        for link in ArticleCapture.objects.filter(capture=part.capture, record__in=wanted).select_related("article")
    }
    return [_fate(name, one, links) for one in part.shown]


def _fate(name: str, one: Any, links: dict[int, ArticleCapture]) -> Fate:
    seen, link = one.seen, links.get(one.seen.index)
    title = (link.article.title if link else seen.understood.title) or name
    if seen.error or seen.skip:
        return Fate(name, title, "failed" if seen.error else "skipped", reason=seen.error or seen.skip)
    if one.there is not None:
        return Fate(name, one.there.title, "unchanged", one.there.pk)
    if link is not None:
        return Fate(name, title, ROLE_FATES[link.role], link.article_id)
    return Fate(name, title, "left out")
