"""Merging articles that are doubles: the text of the one that is kept stays, captures and tags of both are its own."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext as _

from articles import evidence, sketches
from articles.actions import VALUES
from articles.fingerprints import text_hash
from articles.merging.moving import Along, Moved, delete
from articles.merging.problems import MergeError
from articles.merging.ways import Values, Way
from articles.models import (
    PUBLIC_STATUSES,
    Article,
    ArticleCapture,
    ArticleRelatedEvent,
    ArticleTopic,
    Mention,
    Merge,
    PossibleDouble,
    Status,
    Story,
)
from articles.models.article_desk import SOUGHT
from articles.models.merge import MergeKind

TAGS: tuple[Any, ...] = (Mention, ArticleTopic)
KEPT_BESIDE = ("canonical_address", "text_hash")
"""Columns of a capture's link that no history tells of."""


class OfArticles(Way):
    kind, model = MergeKind.ARTICLE, Article
    staying = ("articles.textsketch.article_id", "articles.namesighting.article_id")

    def slug(self, thing: Article) -> str:
        return str(thing.pk)

    def refuse(self, keep: Article, drop: Article, *, by: Any) -> None:
        for article in (keep, drop):
            if article.status == Status.WITHDRAWN:
                told = _("“{title}” is withdrawn, and its page says so. Bring it back before you merge it.")
                raise MergeError(told.format(title=article.title))
        if drop.is_public and by is not None and not by.has_perm("articles.publish_article"):
            told = _("“{drop}” is public: taking its page away needs the right to publish. Ask somebody who has it.")
            raise MergeError(told.format(drop=drop.title))
        if drop.is_public and not keep.is_public:
            told = _("“{drop}” is public and “{keep}” is not: its address would lead to nothing. Keep the public one.")
            raise MergeError(told.format(drop=drop.title, keep=keep.title))

    def prepare(self, keep: Article, drop: Article, moved: Moved) -> Along:
        _captures(keep, drop, moved)
        _pairs(keep, drop, moved)
        _story(keep, drop, moved)
        self._resting(keep, drop, moved)
        moved.more["status"] = keep.status
        return {}

    def refuse_back(self, found: Merge, kept: Article) -> None:
        """What was taken from the public in one place does not come back to it in another."""
        came = next(
            row["status"] for row in found.snapshot["rows"]["articles.article"] if row["id"] == found.dropped_id
        )
        hidden = kept.status == Status.RESTRICTED != found.moved.get("status") and came == Status.PUBLISHED
        if came in PUBLIC_STATUSES and (hidden or not kept.is_public):
            told = _(
                "“{kept}” is {status} by now, and “{dropped}” would come back as it was, for everybody to read."
                " Publish “{kept}” again first, and withdraw or restrict each of the two afterwards."
            )
            status = kept.get_status_display().lower()
            raise MergeError(told.format(kept=kept.title, dropped=found.dropped_name, status=status))

    def _resting(self, keep: Article, drop: Article, moved: Moved) -> None:
        """Tags whose places are, or may come to be, those of the text that goes."""
        for model in TAGS:
            theirs = model.objects.filter(article=drop).exclude(offsets=[]).values_list("pk", flat=True)
            wordless = model.objects.filter(article=keep, surface="").values_list("pk", flat=True)
            moved.resting.setdefault(model, set()).update(theirs, wordless)

    def filled(self, keep: Article, drop: Article) -> Values:
        """Values that it has not, with their origins and evidence; none that an editor looked for in vain."""
        values: Values = {}
        for name, columns in VALUES.items():
            if name == "title" or getattr(keep, f"{name}_origin") or not getattr(drop, f"{name}_origin"):
                continue
            if name in SOUGHT and name in keep.without:
                continue
            told = [*columns, f"{name}_origin", f"{name}_evidence"]
            fields = {field.name: field for field in Article._meta.concrete_fields}
            values |= {fields[one].attname: getattr(drop, fields[one].attname) for one in told if one in fields}
        if drop.summary and not keep.summary:
            values["summary"] = drop.summary
        return values

    def finish(self, keep: Article, drop: Article, moved: Moved) -> None:
        super().finish(keep, drop, moved)
        fresh = Article.objects.only("body", "event").get(pk=keep.pk)
        evidence.tags_follow(fresh, drop.body, only={model: sorted(keys) for model, keys in moved.resting.items()})
        ArticleRelatedEvent.objects.filter(article=fresh, event=fresh.event_id).delete()

    def remarks(self, keep: Article, drop: Article) -> Iterator[str]:
        one, other = keep.source or keep.outlet_name, drop.source or drop.outlet_name
        if one and other and one != other:
            told = _("They are of two outlets, {keep} and {drop}: copies of one story stay two articles.")
            yield told.format(keep=one, drop=other)
        if keep.language and drop.language and keep.language != drop.language:
            yield _("They are in two languages: a translation is an article of its own.")

    def undo(self, found: Merge, dropped: Article) -> None:
        links = ArticleCapture.objects.in_bulk([int(key) for key in found.moved.get("captures", {})])
        for link in links.values():
            if link.article_id == dropped.pk:
                for name, value in zip(KEPT_BESIDE, found.moved["captures"][str(link.pk)], strict=True):
                    setattr(link, name, value)
        ArticleCapture.objects.bulk_update(links.values(), KEPT_BESIDE)
        if told := found.moved.get("story"):
            _rejoin(dropped, told)
        _follow_back(dropped, Article.objects.only("body").get(pk=found.kept_id).body)


def _captures(keep: Article, drop: Article, moved: Moved) -> None:
    """The captures that were read into `drop` are doubles of `keep`, with their own text where it is another one."""
    digest = text_hash(drop.title, drop.body)
    same = digest == text_hash(keep.title, keep.body)
    own = sketches.shingles(keep.body)
    links = list(ArticleCapture.objects.filter(article=drop).order_by("pk").select_for_update())
    moved.more["captures"] = {str(link.pk): [getattr(link, name) for name in KEPT_BESIDE] for link in links}
    for link in links:
        link.role = ArticleCapture.Role.DOUBLE
        if not link.text_hash and not same:
            link.title, link.body, link.text_hash = drop.title, drop.body, digest
        if link.text_hash:
            link.likeness = sketches.jaccard(own, sketches.shingles(link.body))
        if not link.canonical_address and drop.canonical_address != keep.canonical_address:
            link.canonical_address = drop.canonical_address
    ArticleCapture.objects.bulk_update(links, ["role", "title", "body", "likeness", *KEPT_BESIDE])


def _pairs(keep: Article, drop: Article, moved: Moved) -> None:
    """Pairs of doubles: that of the two is told by the merge; the others are those of `keep`, each once."""
    both = [keep.pk, drop.pk]
    delete(PossibleDouble.objects.filter(article__in=both, other__in=both), moved)
    own = _others(keep)
    for other, pk in _others(drop).items():
        row = PossibleDouble.objects.filter(pk=pk)
        if other in own:
            delete(row, moved)
        else:
            row.update(article=Greatest(keep.pk, other), other=Least(keep.pk, other))


def _others(article: Article) -> dict[int, int]:
    """The articles that one is paired with, each with the key of the pair."""
    pairs = PossibleDouble.objects.filter(article=article).values_list("other", "pk")
    return dict([*pairs, *PossibleDouble.objects.filter(other=article).values_list("article", "pk")])


def _story(keep: Article, drop: Article, moved: Moved) -> None:
    """Copies of the one are copies of the other. A story of which one copy is left is dissolved by the database."""
    if drop.story_id is None:
        return
    story = Story.objects.get(pk=drop.story_id)
    copies = Article.objects.filter(story=story).exclude(pk=drop.pk)
    moved.more["story"] = {
        "id": story.pk,
        "created_at": story.created_at.isoformat(),
        "copies": {str(pk): decided for pk, decided in copies.values_list("pk", "story_decided")},
    }
    if keep.story_id is None:
        Article.objects.filter(pk=keep.pk).update(story=story)
    elif keep.story_id != story.pk:
        copies.update(story=keep.story_id)
    Article.objects.filter(pk=drop.pk).update(story=None)


def _follow_back(dropped: Article, body: str) -> None:
    """Let tags follow to the text that came back whose places were changed since, in the text of what was kept."""
    strays = {
        model: [
            tag.pk
            for tag in model.objects.filter(article=dropped).exclude(offsets=[]).only("surface", "offsets")
            if dropped.body[slice(*tag.offsets[0])] != tag.surface == body[slice(*tag.offsets[0])]
        ]
        for model in TAGS
    }
    if any(strays.values()):
        evidence.tags_follow(dropped, body, only=strays)


def _rejoin(dropped: Article, told: dict[str, Any]) -> None:
    """Put an article back among its copies, as far as they are still, or were left alone by it."""
    before = {int(pk): decided for pk, decided in told["copies"].items()}
    copies: Any = Article.objects.filter(pk__in=before).order_by("pk").select_for_update()
    there = [
        pk
        for pk, story, decided in copies.values_list("pk", "story_id", "story_decided")
        if story == told["id"] or (story is None and decided == before[pk])
    ]
    if not there:
        return
    with connection.cursor() as cursor:
        statement = "INSERT INTO articles_story (id, created_at) VALUES (%s, %s) ON CONFLICT DO NOTHING"
        cursor.execute(statement, [told["id"], told["created_at"]])
    Article.objects.filter(pk__in=[*there, dropped.pk]).update(story=told["id"])
