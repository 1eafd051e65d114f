"""What tags and values rest on, where the text around it changes: offsets, surface forms and sentences follow it."""

from collections.abc import Collection, Mapping
from typing import Any

from articles.models import Article, ArticleTopic, Mention, NameCandidate, NameSighting
from articles.models.tag import Tag
from articles.places import Places
from articles.sentences import SENTENCE_LIMIT, sentence_at

SURFACE_LENGTH = 300
COLUMNS = ("offsets", "count", "surface", "sentence")
PORTION = 1000

Keys = Mapping[type[Tag], Collection[int]]
"""Tags of an article by their keys."""


def follow(article: Article, old_body: str) -> None:
    """Bring all that rests on an article's text in line with its new one, within the caller's transaction."""
    places = Places(old_body, article.body)
    _tags_follow(article, places)
    _sightings_follow(article, places)
    moved = [_moved(one, places) for one in article.candidates]
    if moved != article.candidates:
        article.candidates = moved
        Article.objects.filter(pk=article.pk).update(candidates=moved)


def tags_follow(article: Article, old_body: str, *, only: Keys | None = None) -> None:
    """The same for tags alone, or `only` some by their keys: where the candidates are those of the new text already."""
    _tags_follow(article, Places(old_body, article.body), only)


def _tags_follow(article: Article, places: Places, only: Keys | None = None) -> None:
    """What is no longer there loses its marks. A sentence stays while the text has it; else it is the one around the
    first place that is left, if any is: what an editor took out of a text is not told by its tags.
    """
    models: Any = (Mention, ArticleTopic) if only is None else only
    for model in models:
        tags = model._default_manager.filter(article=article).exclude(offsets=[])
        if only is not None:
            tags = tags.filter(pk__in=only[model])
        model._default_manager.bulk_update([tag for tag in tags if _follows(tag, places)], COLUMNS, batch_size=PORTION)


def _sightings_follow(article: Article, places: Places) -> None:
    """The same for names in no registry; one that is no longer there goes. Counts are the names', locked as ever."""
    changed = [one for one in NameSighting.objects.filter(article=article) if _follows(one, places)]
    if not changed:
        return
    names = NameCandidate.objects.filter(pk__in=[one.candidate_id for one in changed]).order_by("key")
    list(names.select_for_update(no_key=True).values_list("pk"))
    NameSighting.objects.filter(pk__in=[one.pk for one in changed if not one.offsets]).delete()
    NameSighting.objects.bulk_update([one for one in changed if one.offsets], COLUMNS)


def _follows(tag: Tag | NameSighting, places: Places) -> bool:
    """Move what a tag rests on, on the unsaved row; whether anything changed."""
    before = tag.offsets, tag.count, tag.surface, tag.sentence
    tag.offsets = places.moved(tag.offsets)
    if tag.offsets:
        start, end = tag.offsets[0]
        tag.surface = places.new[start:end][:SURFACE_LENGTH]
    tag.count = len(tag.offsets)
    tag.sentence = _sentence(tag.sentence, tag.offsets, places)
    return before != (tag.offsets, tag.count, tag.surface, tag.sentence)


def _moved(candidate: dict[str, Any], places: Places) -> dict[str, Any]:
    """A candidate of a value with the place of its words in the new text; without one where they are gone."""
    if candidate.get("start") is None or candidate.get("field") == "story":
        return candidate
    found = places.moved([[candidate["start"], candidate["end"]]])
    rest = {key: value for key, value in candidate.items() if key not in ("start", "end", "sentence")}
    if not found:
        return rest
    sentence = _sentence(candidate.get("sentence", ""), found, places)
    return {**rest, "sentence": sentence, "start": found[0][0], "end": found[0][1]}


def _sentence(sentence: str, offsets: list[list[int]], places: Places) -> str:
    if not offsets:
        return ""
    start, end = offsets[0]
    near = places.new[max(0, start - SENTENCE_LIMIT) : end + SENTENCE_LIMIT]
    return sentence if sentence.strip("…") in near else sentence_at(places.new, start, end)
