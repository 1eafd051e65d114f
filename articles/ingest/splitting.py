"""Splitting a round-up: an article becomes several, which share its capture.

    capture ── record 0 ──────────── double ──┐
            ── record 1,000,000,000 ─ origin ─┴─ the article there was, now the first story
            ── record 1,000,000,001 ─ origin ─── a draft of the second story, and so on

The record that was read stays linked, so that neither taking the capture in nor reading it again brings the whole back;
and an article is brought up to date by its origin alone, whose number no reader counts to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext

from articles import evidence, sketches, trash
from articles.actions import Actor, acting
from articles.ingest import newcomers
from articles.ingest.again import item_of
from articles.ingest.groups import Fated
from articles.ingest.opening import Entry, Opened
from articles.ingest.options import Options
from articles.ingest.reading import Read
from articles.ingest.records import Records
from articles.ingest.refreshing import GROUPS
from articles.ingest.rows import Keys, article_values
from articles.models import Article, ArticleCapture, Channel, Mention, Origin, TagOrigin, TextSketch
from articles.readers import PartialDate, Record
from articles.understanding import Knowledge, StoryPart, Understood, understand_part

FIRST_PART = 1_000_000_000
HEADING = "## "
BLOCK = re.compile(r"[^\n](?:[^\n]|\n(?!\n))*")
ORIGIN, DOUBLE = ArticleCapture.Role.ORIGIN, ArticleCapture.Role.DOUBLE


class SplitError(Exception):
    """Why an article cannot be split, for people."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading of a text, and its code points there."""

    text: str
    start: int
    end: int


def blocks_of(body: str) -> list[Block]:
    """The paragraphs and headings of an article's text."""
    return [Block(found[0], found.start(), found.end()) for found in BLOCK.finditer(body)]


def story_of(title: str, blocks: Sequence[Block], dateline: str = "") -> StoryPart:
    """A story of these paragraphs; a first one that is no more than its title is left out.

    `dateline`: its words, where the whole's text leaves them out.
    """
    own = " ".join(title.split())
    if len(blocks) > 1 and plain(blocks[0].text) == own.casefold():
        blocks = blocks[1:]
    return StoryPart(own or None, blocks[0].start, blocks[-1].end, dateline)


def plain(words: str) -> str:
    """Words without the marks of a heading and regard to case."""
    return " ".join(words.removeprefix(HEADING).strip("* ").split()).casefold()


def understood(article: Article, story: StoryPart, knowledge: Knowledge) -> tuple[Understood, set[str]]:
    """What a story says, and the groups of values that it has of the whole.

    What an editor set on the whole holds for its parts; beyond that, `understand_part` knows what is shared.
    """
    whole = replace(
        Understood(title=article.title, body=article.body, source_url=article.source_url or None),
        **_values(article, {"date", "source", "agency", "event", "language"}),
    )
    seen = understand_part(whole, story, knowledge)
    shared = {name for name in GROUPS if getattr(article, f"{name}_origin") == Origin.EDITED} | {"source"}
    return replace(seen, **_values(article, shared)), shared


def _values(article: Article, groups: set[str]) -> dict[str, Any]:
    """The values of an article in the words of understanding."""
    found: dict[str, Any] = {}
    if "date" in groups:
        found |= {"published": partial_date(article), "date_origin": article.date_origin or None}
        found |= {"date_evidence": article.date_evidence}
    if "source" in groups:
        found |= {"outlet": article.source.name if article.source else article.outlet_name or None}
        found |= {"outlet_origin": article.source_origin or None, "outlet_evidence": article.source_evidence}
    if "agency" in groups:
        found |= {"agency": article.agency.name if article.agency else None}
        found |= {"agency_origin": article.agency_origin or None, "agency_evidence": article.agency_evidence}
    if "event" in groups:
        found |= {"edition": article.event.year if article.event else None}
        found |= {"edition_origin": article.event_origin or None, "edition_evidence": article.event_evidence}
    if "place" in groups:
        found |= {"place": article.place_text or None, "place_key": article.place.name if article.place else None}
    if "byline" in groups:
        found |= {"byline": tuple(article.byline)}
    if "language" in groups:
        found |= {"language": article.language or "und"}
    return found


def partial_date(article: Article) -> PartialDate | None:
    """The date of an article as far as it is known."""
    day = article.published_on
    if day is None:
        return None
    parts = {"day": (day.year, day.month, day.day), "month": (day.year, day.month), "year": (day.year,)}
    return PartialDate(*parts[article.date_precision])


def split(*, article: Article, stories: Sequence[StoryPart], by: Actor, knowledge: Knowledge) -> list[Fated]:
    """Make an article its first story, and the others drafts; what became of each, in their order.

    `article`: as it was looked at. Decisions on mentions go with the text that names the organization.
    Raises SplitError.
    """
    if len(stories) < 2:
        raise SplitError(gettext("One story alone is no round-up: say where the others begin."))
    with acting(by, "split"):
        whole = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if (whole.body, whole.updated_at) != (article.body, article.updated_at):
            raise SplitError(
                gettext(
                    "The article was changed or split meanwhile, and nothing was done now: "
                    "look at its stories again before you split it."
                )
            )
        link = whole.article_captures.select_related("capture__blob").filter(role=ORIGIN).first()
        if link is None:
            raise SplitError(gettext("The article has no original in the archive whose parts could be articles."))
        decided = {mention.organization_id: mention for mention in whole.mentions.all()}
        numbers = _numbers(link, len(stories))
        records = Records(Options(through=Channel.ADMIN.value), own_page=False, wanted=True)
        reads = [
            _read(whole, story, number, place, len(stories), link, knowledge)
            for place, (story, number) in enumerate(zip(stories, numbers, strict=True), 1)
        ]
        elsewhere = {one.name for read, _shared in reads[1:] for one in read.understood.organizations}
        _become_first(whole, link, *reads[0], elsewhere=elsewhere, keys=records.keys)
        opened = Opened(item_of(link.capture), link.capture, new=False)
        fated = records.write([Entry(opened, read) for read, _shared in reads[1:]])
        if failed := [one for one in fated if one.fate == "failed"]:
            raise SplitError(failed[0].reason)
        for one, (_, shared) in zip(fated, reads[1:], strict=True):
            if one.fate == "new" and one.article:
                _inherit(Article.objects.get(pk=one.article), whole, shared, decided)
        return [Fated("unchanged", whole.pk, ORIGIN.value, whole.title), *fated]


def _numbers(link: ArticleCapture, count: int) -> range:
    last = ArticleCapture.objects.filter(capture=link.capture, record__gte=FIRST_PART).aggregate(last=Max("record"))
    known = [number for number in (last["last"], trash.last_record(link.capture_id)) if number is not None]
    first = max(FIRST_PART, *(number + 1 for number in known)) if known else FIRST_PART
    return range(first, first + count)


def _read(
    whole: Article, story: StoryPart, number: int, place: int, count: int, link: ArticleCapture, knowledge: Knowledge
) -> tuple[Read, set[str]]:
    found, shared = understood(whole, story, knowledge)
    origin = _title_origin(whole, story, knowledge)
    found = replace(found, title=story.title or found.title, title_origin=origin)
    part = gettext("story {place} of {count}").format(place=place, count=count)
    named = f"{link.part}, {part}" if link.part else part
    record = Record(index=number, part=named, address=link.address, fetched_at=link.fetched_at)
    return Read(record, found, sketches.bands(found.title or "", found.body)), shared


def _title_origin(whole: Article, story: StoryPart, knowledge: Knowledge) -> str | None:
    """Whence the title of a story is: read or guessed as ever, printed in the whole, or else the editor's."""
    own, _shared = understood(whole, replace(story, title=None), knowledge)
    if not story.title or (own.title and plain(own.title) == plain(story.title)):
        return own.title_origin
    printed = plain(story.title) in " ".join(whole.body.split()).casefold()
    return Origin.EXTRACTED.value if printed else Origin.EDITED.value


def _become_first(
    whole: Article, link: ArticleCapture, read: Read, shared: set[str], *, elsewhere: set[str], keys: Keys
) -> None:
    """Cut an article to its first story. The hash stays that of the whole, so that its doubles are found."""
    old_body, found = whole.body, read.understood
    link.role = DOUBLE
    link.save(update_fields=["role"])
    whence = {"capture": link.capture, "address": link.address, "fetched_at": link.fetched_at}
    ArticleCapture.objects.create(article=whole, record=read.record.index, role=ORIGIN, part=read.record.part, **whence)
    values = article_values(found, keys)
    if whole.title != values["title"]:
        whole.title, whole.title_origin = values["title"], values["title_origin"]
    for group in GROUPS.keys() - shared:
        for name in _columns(whole, group):
            if values[f"{group}_origin"]:
                setattr(whole, name, values[name])
    whole.body = found.body
    whole.candidates = [one for one in values["candidates"] if one["field"] not in shared]
    whole.save()
    evidence.tags_follow(whole, old_body)
    named = {sighting.name for sighting in found.organizations}
    for mention in whole.mentions.filter(origin=TagOrigin.RULE).select_related("organization"):
        name, open_still = mention.organization.name, mention.state == Mention.State.SUGGESTED
        if name not in named and (open_still or name in elsewhere):
            mention.delete()
    newcomers.renew({whole.pk: found.newcomers})
    TextSketch.objects.filter(article=whole).delete()
    if read.bands:
        TextSketch.objects.create(article=whole, bands=list(read.bands))


def _columns(article: Article, group: str) -> list[str]:
    """The columns of a group of values, with those of its origin and evidence."""
    names = (*GROUPS[group], f"{group}_origin", f"{group}_evidence")
    return [name for name in names if hasattr(article, name)]


def _inherit(part: Article, whole: Article, groups: set[str], decided: dict[int, Mention]) -> None:
    """Give a part the columns that it has of the whole, and what was decided about the organizations it names."""
    for group in groups:
        for name in _columns(part, group):
            setattr(part, name, getattr(whole, name))
    part.save()
    for mention in part.mentions.all():
        before = decided.get(mention.organization_id)
        if before and before.state != Mention.State.SUGGESTED:
            mention.state, mention.decided_at = before.state, before.decided_at
            mention.decided_by_id = before.decided_by_id
            mention.save()
