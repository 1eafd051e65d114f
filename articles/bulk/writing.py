"""What only a bulk edit does to articles; the rest is `articles.actions`. Each on a portion, within a transaction."""

from collections.abc import Collection
from typing import Any

from django.db.models.functions import Now
from django.utils import timezone

from articles import actions, workflow
from articles.acts import Actor, acting
from articles.models import (
    PUBLIC_STATUSES,
    Article,
    ArticleQuerySet,
    ArticleTopic,
    Mention,
    Origin,
    Source,
    Status,
    TagOrigin,
    Topic,
)
from articles.models.tag import TagState

COMES_FROM: dict[str, tuple[str, ...]] = {
    Status.PUBLISHED: (Status.DRAFT, Status.IN_REVIEW),
    Status.DRAFT: (*PUBLIC_STATUSES, Status.IN_REVIEW),
    Status.IN_REVIEW: (Status.DRAFT,),
    Status.RESTRICTED: (Status.PUBLISHED,),
    Status.WITHDRAWN: PUBLIC_STATUSES,
}
"""From which states an article is put into another one in bulk: what is as it is on purpose stays so."""


def add_topic(*, articles: ArticleQuerySet, topic: Topic, by: Actor) -> actions.Outcome:
    """Say that articles are about a topic. An existing suggestion or rejection becomes accepted."""
    with acting(by, "add_topic"):
        chosen = _locked(articles)
        existing = ArticleTopic.objects.filter(article__in=chosen, topic=topic)
        known = set(existing.values_list("article", flat=True))
        accepted = actions.decide_tags(tags=existing, state=TagState.ACCEPTED, by=by).changed
        decided: dict[str, Any] = {"state": TagState.ACCEPTED, "decided_by": by, "decided_at": timezone.now()}
        new = [
            ArticleTopic(article_id=pk, topic=topic, origin=TagOrigin.EDITOR, **decided)
            for pk in chosen
            if pk not in known
        ]
        ArticleTopic.objects.bulk_create(new)
    return _outcome(accepted + len(new), chosen)


def remove_tag(
    *, articles: ArticleQuerySet, model: type[Mention | ArticleTopic], by: Actor, **whose: Any
) -> actions.Outcome:
    """Reject what ties articles to something, suggestions too, so that no rule ties them again."""
    with acting(by, f"remove_{next(iter(whose))}"):
        chosen = _locked(articles)
        tied = model.objects.filter(article__in=chosen, **whose).exclude(state=TagState.REJECTED)
        removed = actions.decide_tags(tags=tied, state=TagState.REJECTED, by=by).changed
    return _outcome(removed, chosen)


def set_outlet(*, articles: ArticleQuerySet, source: Source | None, by: Actor) -> actions.Outcome:
    """Say who published articles; None: not known, so that the name as printed goes too."""
    with acting(by, "set_outlet"):
        chosen = _locked(articles)
        others = Article.objects.filter(pk__in=chosen)
        if source is not None:
            others = others.exclude(source=source, source__isnull=False)
            changed = others.update(source=source, source_origin=Origin.EDITED, source_evidence="", updated_at=Now())
        else:
            changed = others.exclude(source=None, outlet_name="").update(
                source=None, outlet_name="", source_origin="", source_evidence="", updated_at=Now()
            )
    return _outcome(changed, chosen)


def set_status(*, articles: ArticleQuerySet, status: str, reason: str, by: Actor) -> actions.Outcome:
    """Put articles into a state, from those in `COMES_FROM`. A withdrawal needs a reason."""
    match status:
        case Status.PUBLISHED:
            return workflow.publish(articles=articles, by=by)
        case Status.WITHDRAWN:
            return workflow.withdraw(articles=articles, reason=reason, by=by)
    with acting(by, f"set_status {status}"):
        chosen = _locked(articles)
        moved = Article.objects.filter(pk__in=chosen, status__in=COMES_FROM[status])
        more: dict[str, Any] = {} if status in PUBLIC_STATUSES else {"published_at": None}
        changed = moved.update(status=status, updated_at=Now(), **more)
    return _outcome(changed, chosen)


def _locked(articles: ArticleQuerySet) -> list[int]:
    """The keys of articles that nobody else writes until the transaction ends."""
    plain = Article.objects.filter(pk__in=articles.values("pk")).order_by("pk")
    return list(plain.select_for_update().values_list("pk", flat=True))


def _outcome(changed: int, chosen: Collection[int]) -> actions.Outcome:
    left = len(chosen) - changed
    return actions.Outcome(changed, {"unchanged": left} if left else {})
