"""What only a bulk edit does to articles; the rest is `articles.actions`. Each on a portion, within a transaction."""

from collections.abc import Callable, Collection
from typing import Any

from django.conf import settings
from django.db.models.functions import Now
from django.utils import timezone

from articles import actions, workflow
from articles.acts import Actor, acting
from articles.models import (
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

Go = Callable[..., actions.Outcome]

WAYS: dict[str, tuple[tuple[str, Go], ...]] = {
    Status.DRAFT: (("unpublish", workflow.unpublish), ("send_back", workflow.send_back)),
    Status.IN_REVIEW: (("submit", workflow.submit),),
    Status.PUBLISHED: (("publish", workflow.publish),),
    Status.RESTRICTED: (("restrict", workflow.restrict),),
    Status.WITHDRAWN: (("withdraw", workflow.withdraw),),
}
"""The ways by which articles are put into a state in bulk: what is as it is on purpose stays so."""


def comes_from(status: str) -> set[str]:
    """From which states articles are put into another one in bulk."""
    found = {state for name, _go in WAYS[status] for state in workflow.TRANSITIONS[name].comes_from}
    return found - {Status.DRAFT} if status == Status.PUBLISHED and settings.FOUR_EYES else found


def rights_to(status: str) -> set[str]:
    """What somebody has to be allowed to put articles into a state."""
    return {workflow.TRANSITIONS[name].right for name, _go in WAYS[status]}


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


def set_status(*, articles: ArticleQuerySet, status: str, by: Actor, **said: Any) -> actions.Outcome:
    """Put articles into a state, by the ways that lead there. `said`: what a withdrawal has to say."""
    outcomes = [go(articles=articles, by=by, **said) for _name, go in WAYS[status]]
    if len(outcomes) == 1:
        return outcomes[0]
    return _outcome(sum(outcome.changed for outcome in outcomes), _locked(articles))


def _locked(articles: ArticleQuerySet) -> list[int]:
    """The keys of articles that nobody else writes until the transaction ends."""
    plain = Article.objects.filter(pk__in=articles.values("pk")).order_by("pk")
    return list(plain.select_for_update().values_list("pk", flat=True))


def _outcome(changed: int, chosen: Collection[int]) -> actions.Outcome:
    left = len(chosen) - changed
    return actions.Outcome(changed, {"unchanged": left} if left else {})
