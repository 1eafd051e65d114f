"""Writes across several rows or models: whole or not at all, on any selection, in the name of whoever asks for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from articles import evidence, sketches
from articles.acts import Actor, acting
from articles.fingerprints import text_hash
from articles.models import (
    Article,
    ArticleCapture,
    ArticleQuerySet,
    ArticleRelatedEvent,
    ArticleTopic,
    Event,
    Mention,
    Organization,
    Origin,
    Story,
    TagOrigin,
    TextSketch,
    Topic,
)
from articles.models.article_capture import CaptureRole
from articles.models.mention import MentionQuerySet, MentionState
from articles.models.tag import TagQuerySet

PORTION = 1000
"""Rows that one statement writes."""

SMALL_PORTION = 250
"""The same where each row makes triggers write an article, whose many indexes may have to be read from disk first."""

TIME = ("published_time", "published_zone")
NO_VALUE = {"date_precision", *TIME}
"""Columns that are nothing by themselves."""

VALUES = {
    "title": ("title",),
    "language": ("language",),
    "date": ("published_on", "date_precision", *TIME),
    "place": ("place", "place_text"),
    "byline": ("byline",),
    "source": ("source", "outlet_name"),
    "agency": ("agency",),
    "event": ("event",),
}
"""What an article holds with an origin, by the prefix of the origin's column, and the columns that make the value."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a selection: rows changed, and rows left alone by the reason for it."""

    changed: int = 0
    skipped: dict[str, int] = field(default_factory=dict)


def set_event(*, articles: ArticleQuerySet, event: Event | None, by: Actor) -> Outcome:
    """Say which edition articles report on; None: on none. What rested on evidence now rests on the editor."""
    with acting(by, "set_event"):
        chosen = _locked(articles, "event_id")
        others = [pk for pk, current in chosen.items() if current != (event and event.pk)]
        _update(others, event=event, event_origin=Origin.EDITED if event else "", event_evidence="")
        for part in _parts(others):
            ArticleRelatedEvent.objects.filter(article_id__in=part, event=event).delete()
    return Outcome(len(others), {"unchanged": len(chosen) - len(others)} if len(others) < len(chosen) else {})


def add_organization(*, articles: ArticleQuerySet, organization: Organization, by: Actor) -> Outcome:
    """Tie articles to an organization. An existing suggestion or rejection becomes accepted: the editor's word wins."""
    with acting(by, "add_organization"):
        chosen = _locked(articles, "pk")
        existing = Mention.objects.filter(article_id__in=chosen, organization=organization)
        known = set(existing.values_list("article_id", flat=True))
        accepted = _decide(existing, MentionState.ACCEPTED, by)[0]
        new = [
            Mention(article_id=pk, organization=organization, **_decision(MentionState.ACCEPTED, by), origin="editor")
            for pk in chosen
            if pk not in known
        ]
        Mention.objects.bulk_create(new, batch_size=PORTION)
        already = len(known) - accepted
    return Outcome(accepted + len(new), {"named already": already} if already else {})


def accept_mentions(*, mentions: MentionQuerySet, by: Actor, origin: TagOrigin | None = None) -> Outcome:
    """Show mentions to the public. `origin` says so where it was no editor who accepted them (trusted material)."""
    return decide_mentions(mentions=mentions, state=MentionState.ACCEPTED, by=by, origin=origin)


def reject_mentions(*, mentions: MentionQuerySet, by: Actor) -> Outcome:
    """Remember that articles do not name these organizations, so that no rule suggests them again."""
    return decide_mentions(mentions=mentions, state=MentionState.REJECTED, by=by)


def decide_tags(*, tags: TagQuerySet, state: str, by: Actor, waiting: bool = False) -> Outcome:
    """Put mentions or topics of articles into a state, noting who did and when; those in it already stay.

    `waiting`: only those that are still suggested once nobody else decides on them any more.
    """
    with acting(by, f"{tags.model._meta.model_name} {state}"):
        changed, left = _decide(tags, state, by, waiting)
    return Outcome(changed, {"unchanged": left} if left else {})


def decide_mentions(*, mentions: MentionQuerySet, state: str, by: Actor, origin: TagOrigin | None = None) -> Outcome:
    """Put mentions into a state, noting who did and when; those in it already keep their decision."""
    more: dict[str, Any] = {"origin": origin} if origin else {}
    with acting(by, f"mentions {state}"):
        changed, left = _decide(mentions, state, by, **more)
    return Outcome(changed, {"unchanged": left} if left else {})


def mark_edited(*, article: Article, changed: set[str]) -> set[str]:
    """Give values that an editor changed their new origin, on the unsaved row. `changed`: names of its columns.

    A value that was cleared has no origin; the evidence for the old value goes. Returns the columns to be written.
    """
    touched = set(changed)
    if not changed.isdisjoint({"published_on", "date_precision"}) and changed.isdisjoint(TIME):
        article.published_time, article.published_zone = None, ""  # they were those of the date that was read
    for value, columns in VALUES.items():
        if changed.isdisjoint(columns):
            continue
        known = any(getattr(article, column) for column in columns if column not in NO_VALUE)
        setattr(article, f"{value}_origin", Origin.EDITED if known else "")
        if hasattr(article, f"{value}_evidence"):
            setattr(article, f"{value}_evidence", "")
        touched |= {*columns, f"{value}_origin", f"{value}_evidence"}
    return touched


def set_tags(*, article: Article, topics: Iterable[Topic], related: Iterable[Event], by: Actor) -> None:
    """Give an article exactly these accepted topics and other editions; those that stay keep who set them.

    A topic that is taken away is rejected, so that no rule suggests it again; suggestions wait on.
    """
    with acting(by, "set_tags"):
        _set_topics(article, {topic.pk for topic in topics}, by)
        rows = ArticleRelatedEvent.objects.filter(article=article)
        wanted = {event.pk for event in related}
        rows.exclude(event__in=wanted).delete()
        new = sorted(wanted - set(rows.values_list("event_id", flat=True)))
        ArticleRelatedEvent.objects.bulk_create(
            ArticleRelatedEvent(article=article, event_id=key, origin=TagOrigin.EDITOR) for key in new
        )


def _set_topics(article: Article, wanted: set[int], by: Actor) -> None:
    rows = ArticleTopic.objects.filter(article=article)
    _decide(rows.accepted().exclude(topic__in=wanted), MentionState.REJECTED, by)
    _decide(rows.filter(topic__in=wanted), MentionState.ACCEPTED, by)
    new = sorted(wanted - set(rows.values_list("topic_id", flat=True)))
    decision = _decision(MentionState.ACCEPTED, by)
    ArticleTopic.objects.bulk_create(
        ArticleTopic(article=article, topic_id=key, origin=TagOrigin.EDITOR, **decision) for key in new
    )


def realign_mentions(*, article: Article, old_body: str, by: Actor) -> None:
    """Let what tags and values rest on follow after an editor changed the text."""
    with acting(by, "realign_mentions"):
        evidence.follow(article, old_body)


def put_into_story(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Say that articles are copies of one text. Stories that they belong to become one, and the oldest one stays.

    Raises `ValueError` for fewer than two articles.
    """
    with acting(by, "put_into_story"):
        told = _locked(articles, "story_id")
        if len(told) < 2:
            raise ValueError("A story has two copies at least: choose two articles or more.")
        stories = sorted({story for story in told.values() if story is not None})
        story = stories[0] if stories else Story.objects.create().pk
        Article.objects.filter(story__in=stories[1:]).update(story=story, updated_at=Now())
        others = [pk for pk, current in told.items() if current != story]
        _update(others, story=story, story_decided=True)
        Article.objects.filter(pk__in=told, story_decided=False).update(story_decided=True)
    return Outcome(len(others), {"unchanged": len(told) - len(others)} if len(others) < len(told) else {})


def take_out_of_story(*, articles: ArticleQuerySet, by: Actor) -> Outcome:
    """Say that articles are no copies of the texts that they stand with: the intake does not put them back.

    A story of which one article is left is dissolved by the database.
    """
    with acting(by, "take_out_of_story"):
        told = _locked(articles, "story_id")
        members = [pk for pk, story in told.items() if story is not None]
        _update(members, story=None, story_decided=True)
    return Outcome(len(members), {"in no story": len(told) - len(members)} if len(members) < len(told) else {})


def take_newer_text(*, link: ArticleCapture, by: Actor) -> None:
    """Give an article the text that its page had later. The earlier one stays with its capture, as a version.

    The later capture is the article's origin from then on, so that reading again keeps to it. The text is the
    document's own, and so is the title, unless an editor had set it.
    """
    with acting(by, "take_newer_text"):
        article = Article.objects.select_for_update(of=("self",)).get(pk=link.article_id)
        old_title, old_body, title, body = article.title, article.body, link.title or article.title, link.body
        earlier = article.article_captures.filter(role=CaptureRole.ORIGIN).first()
        if earlier is not None:
            earlier.role, earlier.title, earlier.body = CaptureRole.NEWER, old_title, old_body
            earlier.text_hash, earlier.decided_at = text_hash(old_title, old_body), timezone.now()
            earlier.likeness = link.likeness
            earlier.save()
        link.role, link.title, link.body, link.text_hash, link.likeness = CaptureRole.ORIGIN, "", "", "", None
        link.decided_at = timezone.now()
        link.save()
        if article.title_origin != Origin.EDITED and title != old_title:
            article.title, article.title_origin = title, Origin.EXTRACTED
        article.body = body
        digest = text_hash(article.title, body)
        others = Article.objects.exclude(pk=article.pk).filter(text_hash=digest, copy_of=article.copy_of)
        article.text_hash = "" if others.exists() else digest
        article.save(update_fields=["title", "title_origin", "body", "text_hash", "updated_at"])
        TextSketch.objects.filter(article=article).delete()
        if bands := sketches.bands(article.title, body):
            TextSketch.objects.create(article=article, bands=list(bands))
        evidence.follow(article, old_body)


def leave_newer_text(*, link: ArticleCapture, by: Actor) -> None:
    """Note that an article keeps its text although its page had another one later."""
    with acting(by, "leave_newer_text"):
        link.decided_at = timezone.now()
        link.save(update_fields=["decided_at"])


def _locked(rows: QuerySet[Any], column: str) -> dict[int, Any]:
    """The value of a column by key, for a selection of any shape; nobody else changes it until the transaction ends."""
    plain = rows.model._default_manager.filter(pk__in=rows.values("pk")).order_by("pk")
    return dict(plain.select_for_update().values_list("pk", column))


def _update(pks: list[int], **values: Any) -> None:
    for part in _parts(pks):
        Article.objects.filter(pk__in=part).update(**values, updated_at=Now())


def _parts(pks: list[int], size: int = PORTION) -> Iterator[list[int]]:
    """Keys in portions, so that no statement over a large selection meets the time limit of requests."""
    for start in range(0, len(pks), size):
        yield pks[start : start + size]


def _decide(tags: TagQuerySet, state: str, by: Actor, waiting: bool = False, **more: Any) -> tuple[int, int]:
    """Tags put into a state, and those left as they are."""
    chosen = _locked(tags, "state")
    others = [pk for pk, current in chosen.items() if current != state]
    if waiting:
        others = [pk for pk in others if chosen[pk] == MentionState.SUGGESTED]
    for part in _parts(others, SMALL_PORTION):
        tags.model._default_manager.filter(pk__in=part).update(**_decision(state, by), **more)
    return len(others), len(chosen) - len(others)


def _decision(state: str, by: Actor) -> dict[str, Any]:
    return {"state": state, "decided_by": by, "decided_at": timezone.now()}
