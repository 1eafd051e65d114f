"""Copies of one text in several outlets: on the page of each, and two of them side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import ngettext

from articles import differences, sketches
from articles.differences import Difference, Paragraph
from articles.models import Article, DisplayPolicy, Status
from articles.numbers import grouped as grouped_digits
from articles.views.tombstones import tombstone

MOST = 30
"""Copies that a page compares with its article; of the others it says how many there are."""
SHORTENED = 90
"""How much of the shorter text has to be in the longer one, in %, for that to be said."""
FOLDED = 3
"""So many paragraphs that are the same stand behind a fold."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Another public copy of an article's text.

    share    how much of what either says is in both, in %; None where one of them has no text
    title    where it differs
    address  of the page that shows the two side by side
    """

    article: Article
    share: int | None
    title: str
    address: str

    @property
    def same(self) -> bool:
        return self.share == 100


def copies_of(article: Article) -> list[Copy]:
    """The other public copies, the oldest first; one query, and none where the article belongs to no story."""
    if article.story_id is None:
        return []
    own = sketches.shingles(article.body)
    return [
        Copy(
            other,
            percent(article.body, other.body, own),
            "" if plain(other.title) == plain(article.title) else other.title,
            comparison(article, other),
        )
        for other in of_story(article)[:MOST]
    ]


def of_story(article: Article) -> QuerySet[Article]:
    others = Article.objects.public().filter(story=article.story_id).exclude(pk=article.pk)
    return (
        others.defer("search_vector", "title_vector")
        .select_related("source", "agency")
        .order_by(F("published_on").asc(nulls_last=True), "pk")
    )


def comparison(article: Article, other: Article) -> str:
    return reverse("articles:article-compare", args=[article.pk, article.slug, other.pk])


def plain(title: str) -> str:
    return " ".join(title.casefold().split())


def percent(one: str, other: str, own: sketches.Shingles | None = None) -> int | None:
    """Likeness in %: 100 only for texts with the same words in the same order, 0 only for those that share nothing."""
    if not one.strip() or not other.strip():
        return None
    if one == other:
        return 100
    alike = sketches.jaccard(sketches.shingles(one) if own is None else own, sketches.shingles(other))
    return 100 if alike == 1 else max(min(int(alike * 100), 99), 1 if alike else 0)


def compare(request: HttpRequest, pk: int, slug: str, other: int) -> HttpResponse:
    """Two public copies of one text: what differs where both may be read in full, else how much."""
    articles = Article.objects.defer("search_vector", "title_vector").select_related("source", "agency")
    both = article, second = get_object_or_404(articles, pk=pk), get_object_or_404(articles, pk=other)
    if withdrawn := next((one for one in both if one.status == Status.WITHDRAWN), None):
        return tombstone(request, withdrawn)
    if article == second or not all(one.is_public for one in both):
        raise Http404
    if article.story_id is None or article.story_id != second.story_id:
        raise Http404
    if slug != article.slug:
        return HttpResponsePermanentRedirect(comparison(article, second))
    return render(request, "articles/compare.html", side_by_side(article, second))


def side_by_side(article: Article, other: Article) -> dict[str, Any]:
    open_ = article.display_policy == other.display_policy == DisplayPolicy.FULL
    difference = differences.compare(article.body, other.body) if open_ else None
    one, two = sketches.shingles(article.body), sketches.shingles(other.body)
    share, contained = percent(article.body, other.body, one), int(100 * sketches.contained(one, two))
    characters = article.language.startswith(("zh", "ja"))
    return {
        "article": article,
        "other": other,
        "share": share,
        "contained": contained,
        "shortened": share not in (None, 100) and contained >= SHORTENED,
        "lengths": [length(text, characters=characters) for text in (article.body, other.body)],
        "difference": difference,
        "groups": list(grouped(difference)) if difference else [],
        "characters": characters,
    }


def length(text: str, *, characters: bool) -> str:
    """How long a text is: "199 words", and characters where a script has no words."""
    number = len(differences.words(text[: differences.LONGEST]))
    if characters:
        return ngettext("%(number)s character", "%(number)s characters", number) % {"number": grouped_digits(number)}
    return ngettext("%(number)s word", "%(number)s words", number) % {"number": grouped_digits(number)}


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that follow one another and are the same in both texts, or are not."""

    same: bool
    paragraphs: Sequence[Paragraph]

    @property
    def folded(self) -> bool:
        return self.same and len(self.paragraphs) >= FOLDED


def grouped(difference: Difference) -> Iterator[Group]:
    for same, found in groupby(difference.paragraphs, key=lambda paragraph: paragraph.kind == "same"):
        yield Group(same, list(found))
