"""More like one article: what shares its organizations, its edition and the telling words of its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, TextField
from django.db.models.functions import MD5
from pyroaring import BitMap

from articles.bitmaps import Bitmaps
from articles.models import UNDATED, Article
from articles.retrieval.asking import TITLE, Asker
from articles.retrieval.frequency import share_of
from articles.retrieval.statements import Deadline, Late
from articles.retrieval.tsquery import Lexeme

SECONDS = 0.3
WORDS = 4
RARE = 1_000
"""How many words of the title are asked for, and how many titles may have them: reading more takes longer."""
COMMON = 0.1
"""The share of titles from which a word says nothing about what an article is like; more in an archive of few."""
FEW = 200
"""So many articles with a trait are all considered; of more, those nearest in time."""
WINDOWS = (10, 60, 360)
ENOUGH = 40
"""Days around the article, the first of which that holds so many articles with the trait is taken."""
CONSIDERED = 16
"""How many of the likest are read to tell doubles and dates."""
EMPTY = "d41d8cd98f00b204e9800998ecf8427e"
"""MD5 of no text at all: articles of which only facts are kept are not the same for that."""
PAIR = 0.5
"""What a pair of Chinese characters weighs against a word: most words give several pairs."""


@dataclass(frozen=True, slots=True)
class Trait:
    """Something an article shares with others, and what sharing it is worth: the rarer, the more."""

    articles: BitMap
    weight: float


def alike(article: Article, index: Bitmaps, number: int) -> list[int]:
    """Keys of at most `number` public articles like this one, the likest first, the nearest in time among equals.

    Never the article itself nor one with the same text, and no two with the same text. Bounded work at any size.
    """
    traits = sorted(traits_of(article, index), key=lambda trait: len(trait.articles))
    scores = scored(traits, pool(traits, article.sort_date, index) - BitMap([article.pk]))
    best = sorted(scores, key=lambda key: (-scores[key], -key))[:CONSIDERED]
    rows = Article.objects.filter(pk__in=[article.pk, *best]).values_list("pk", "sort_date", MD5("body"))
    texts = {key: text for key, _, text in rows}
    order = sorted(rows, key=lambda row: (-scores[row[0]], abs(row[1] - article.sort_date), -row[0]))
    chosen: list[int] = []
    seen = {texts.get(article.pk)}
    for key, _, text in order:
        if key in best and (text not in seen or text == EMPTY):
            chosen.append(key)
            seen.add(text)
    return chosen[:number]


def traits_of(article: Article, index: Bitmaps) -> Iterator[Trait]:
    everything = max(len(index.everything), 1)

    def trait(articles: BitMap, weight: float = 1.0) -> Trait:
        return Trait(articles, weight * log(1 + everything / max(len(articles), 1)))

    for key in article.organization_ids:
        yield trait(index.having("organization", key))
    if article.event_id:
        yield trait(index.having("edition", article.event_id))
    for word, titles in telling_words(article, index).items():
        articles = titles & index.everything
        if len(articles) <= max(COMMON * everything, everything**0.5):
            yield trait(articles, PAIR if ord(word[0]) > 0x2E80 else 1.0)


def telling_words(article: Article, index: Bitmaps) -> dict[str, BitMap]:
    """Words of the title, as the index spells them, and the articles with each in their titles.

    The rarest are asked for; of more common ones those are used whose articles are known already.
    """
    lexemes = Func(F("title_vector"), function="tsvector_to_array", output_field=ArrayField(TextField()))
    words = Article.objects.filter(pk=article.pk).values_list(lexemes, flat=True).first() or []
    shares = {word: share_of(TITLE, word) for word in words if len(word) > 1 and not word.isdigit()}
    telling = [word for share, _, word in sorted((share, -len(word), word) for word, share in shares.items())]
    asker = Asker(index, Deadline(SECONDS))
    try:
        asker.answers.follow(index.stamp)
        kept = {word: answer.yes for word in telling if (answer := asker.kept(TITLE, Lexeme.of(word)))}
        everything, unknown = len(index.everything), [word for word in telling if word not in kept]
        rare = [word for word in unknown if shares[word] * everything <= RARE][:WORDS]
        if not (rare or kept or article.organization_ids or article.event_id):
            rare = unknown[:1]
        sets = asker.each(TITLE, [Lexeme.of(word) for word in rare])
        return dict([*zip(rare, sets, strict=True), *kept.items()])
    except Late:
        return {}


def pool(traits: list[Trait], day: date, index: Bitmaps) -> BitMap:
    """Articles worth comparing: all with a rare trait, of common ones those near in time."""
    parts = [near(trait.articles, day, index) if len(trait.articles) > FEW else trait.articles for trait in traits]
    return BitMap.union(BitMap(), *parts)


def near(articles: BitMap, day: date, index: Bitmaps) -> BitMap:
    found = BitMap()
    if day > UNDATED:
        for days in WINDOWS:
            around = index.between(max(day, UNDATED + timedelta(days)) - timedelta(days), later(day, days))
            if len(found := articles & around) >= ENOUGH:
                break
    return found[:FEW] if found else articles[-FEW:]


def later(day: date, days: int) -> date:
    return day + min(timedelta(days), date.max - day)


def scored(traits: list[Trait], articles: BitMap) -> dict[int, float]:
    scores: dict[int, float] = defaultdict(float)
    for trait in traits:
        for key in trait.articles & articles:
            scores[key] += trait.weight
    return scores
