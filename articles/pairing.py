"""What an editor says of two articles that are much alike: copies of one story, or two texts. Each is one act."""

from collections.abc import Collection, Iterable
from contextlib import suppress

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.actions import put_into_story
from articles.acts import Actor, recorded
from articles.models import Act, Article, PossibleDouble
from articles.models.act import ActKind
from articles.models.possible_double import DoubleState

TITLE = 60


class Late(Exception):
    """Somebody has decided about all of the pairs meanwhile: no act is left."""


def tell_one_story(*, pairs: Collection[int], by: Actor) -> Act | None:
    """Put the articles of each pair into one story; None where somebody has decided about all of them meanwhile."""
    with suppress(Late), recorded(ActKind.DECISION, "…", by=by) as act:
        found = _locked(pairs)
        for pair in found:
            put_into_story(articles=Article.objects.filter(pk__in=[pair.article_id, pair.other_id]), by=by)
        _decide(found, DoubleState.STORY, by)
        if len(found) == 1:
            act.summary = _("Copies of one story: {title}").format(title=_title(found[0]))
        else:
            text = ngettext("{count} pair is copies of one story", "{count} pairs are copies of stories", len(found))
            act.summary = text.format(count=len(found))
        act.counts = {"changed": len(found)}
        return act
    return None


def tell_two_texts(*, pairs: Collection[int], by: Actor) -> Act | None:
    """Say that pairs are two texts each; None where somebody has decided about all of them meanwhile."""
    with suppress(Late), recorded(ActKind.DECISION, "…", by=by) as act:
        found = _locked(pairs)
        _decide(found, DoubleState.DISTINCT, by)
        if len(found) == 1:
            act.summary = _("Two texts: {title}").format(title=_title(found[0]))
        else:
            text = ngettext("{count} pair is two texts", "{count} pairs are two texts each", len(found))
            act.summary = text.format(count=len(found))
        act.counts = {"changed": len(found)}
        return act
    return None


def _locked(pairs: Collection[int]) -> list[PossibleDouble]:
    """Those of the pairs that wait, which nobody else decides about until the transaction ends; one at least."""
    waiting = PossibleDouble.objects.open().filter(pk__in=pairs).select_related("article").order_by("pk")
    found = list(waiting.select_for_update(of=("self",)))
    if not found:
        raise Late
    return found


def _decide(pairs: Iterable[PossibleDouble], state: str, by: Actor) -> None:
    found = PossibleDouble.objects.filter(pk__in=[pair.pk for pair in pairs])
    found.update(state=state, decided_by=by, decided_at=timezone.now())


def _title(pair: PossibleDouble) -> str:
    return Truncator(pair.article.title).chars(TITLE)
