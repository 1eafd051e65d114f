"""With what a thing may be merged: what is called alike, and what somebody looks for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from rapidfuzz import fuzz, process

from articles.admin.base import count_of
from articles.models import (
    Article,
    ArticleTopic,
    Mention,
    Organization,
    OrganizationName,
    PossibleDouble,
    Topic,
)
from articles.models.article import UNSEEN
from articles.templatetags.citation import outlet
from articles.templatetags.dates import machine_date

SHOWN = 12
ALIKE = 82
"""From which likeness on, of 100, a name is offered."""
WHOLE = 95
"""The same for the words that two names share, in whatever order they stand, and whatever else one of them has."""
SHORTEST = 3
"""Characters of a name that can be alike: acronyms of two are alike all the time."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing that may be chosen: its name, what tells it apart, how many articles it has, and where to look ahead."""

    name: str
    language: str
    more: str
    number: int | None
    address: str


def found(thing: Any, words: str) -> list[Choice]:
    """Things of the same kind that `words` find, the most used first; a number finds the article of that number."""
    rows = _rows(thing).exclude(pk=thing.pk).filter(_called(type(thing), words))
    return list(_choices(thing, rows.order_by(*_order(thing))[:SHOWN]))


def alike(thing: Any) -> list[Choice]:
    """Things that may well be the same one: called alike, or texts that are much alike."""
    keys = _doubles(thing) if isinstance(thing, Article) else _namesakes(thing)
    place = {pk: number for number, pk in enumerate(keys[:SHOWN])}
    rows = sorted(_rows(thing).filter(pk__in=place), key=lambda row: place[row.pk])
    return list(_choices(thing, rows))


def _rows(thing: Any) -> QuerySet[Any]:
    match thing:
        case Article():
            return Article.objects.defer(*UNSEEN).select_related("source", "agency")
        case Organization():
            counted = count_of(Mention.objects.accepted(), "organization")
        case Topic():
            counted = count_of(ArticleTopic.objects.accepted(), "topic")
        case _:
            articles = Article.objects.order_by()
            counted = count_of(articles, "source") + count_of(articles, "agency")  # type: ignore[assignment]
    return type(thing)._default_manager.annotate(number=counted)


def _order(thing: Any) -> list[Any]:
    return ["-pk"] if isinstance(thing, Article) else ["-number", "pk"]


def _called(model: Any, words: str) -> Q:
    if model is Article:
        number = Q(pk=int(words)) if words.isascii() and words.isdecimal() and len(words) < 19 else Q()
        return Q(title__icontains=words) | number if number else Q(title__icontains=words)
    if model is Organization:
        return Q(pk__in=Organization.objects.called(words).values("pk"))
    if model is Topic:
        return Q(label__icontains=words) | Q(label_zh__icontains=words) | Q(slug__icontains=words)
    return Q(name__icontains=words) | Q(name_zh__icontains=words) | Q(domains__icontains=words)


def _choices(thing: Any, rows: Iterable[Any]) -> Iterator[Choice]:
    page = reverse(f"admin:articles_{type(thing)._meta.model_name}_merge", args=[thing.pk])
    for row in rows:
        number, language = getattr(row, "number", None), getattr(row, "language", "") or ""
        yield Choice(str(row), language, _more(row), number, f"{page}?other={row.pk}")


def _more(row: Any) -> str:
    if isinstance(row, Article):
        day = machine_date(row.published_on, row.date_precision)
        return " · ".join(filter(None, [f"{row.pk}", outlet(row), day, row.get_status_display()]))
    chinese = getattr(row, "name_zh", "") or getattr(row, "label_zh", "")
    kind = row.get_kind_display() if hasattr(row, "get_kind_display") else ""
    return " · ".join(filter(None, [chinese, kind, getattr(row, "country", "")]))


def _namesakes(thing: Any) -> list[int]:
    """By names in Latin letters and in Chinese characters, the most alike first."""
    names: list[tuple[str, int]] = list(_names(type(thing)))
    own = [name for name, pk in names if pk == thing.pk and len(name) >= SHORTEST]
    others = [(name, pk) for name, pk in names if pk != thing.pk and len(name) >= SHORTEST]
    best: dict[int, float] = {}
    texts = [text for text, _pk in others]
    for name in own:
        scored = process.extract(name, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=SHOWN)
        whole = process.extract(name, texts, scorer=fuzz.token_set_ratio, score_cutoff=WHOLE, limit=SHOWN)
        for _text, score, place in [*scored, *whole]:
            pk = others[place][1]
            best[pk] = max(best.get(pk, 0), score)
    return sorted(best, key=lambda pk: -best[pk])


def _names(model: Any) -> Iterator[tuple[str, int]]:
    columns = ("label", "label_zh") if model is Topic else ("name", "name_zh")
    for pk, *texts in model._default_manager.order_by("pk").values_list("pk", *columns):
        yield from ((text.casefold(), pk) for text in texts if text)
    if model is Organization:
        rows = OrganizationName.objects.order_by("pk").values_list("name", "organization")
        yield from ((text.casefold(), pk) for text, pk in rows)


def _doubles(article: Article) -> list[int]:
    """Articles that stand beside it among possible doubles, and the other copies of its story."""
    pairs = PossibleDouble.objects.filter(Q(article=article) | Q(other=article)).order_by("-likeness")
    keys = [other if one == article.pk else one for one, other in pairs.values_list("article", "other")[:SHOWN]]
    if article.story_id:
        copies = Article.objects.filter(story=article.story_id).exclude(pk=article.pk)
        keys += copies.order_by(F("published_on").asc(nulls_last=True), "pk").values_list("pk", flat=True)[:SHOWN]
    return list(dict.fromkeys(keys))
