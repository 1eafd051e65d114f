"""What an article's values and tags rest on, in the words of its form."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.admin import columns, picks
from articles.models import Article, Origin

LONGEST = 320
"""Characters of a sentence that are shown: around the words that count."""


def basis(article: Article, value: str) -> SafeString | str:
    """Where a value comes from, and the sentence behind it with its words marked; a dash that forms leave out."""
    origin = getattr(article, f"{value}_origin", "")
    if not origin:
        return columns.ABSENT
    shown = columns.badge(origin, Origin(origin).label)
    words = getattr(article, f"{value}_evidence", "")
    if not words:
        return shown
    one = _chosen(article, value, words)
    sentence = marked(words, one.get("sentence", "")) if one.get("sentence") else words
    rule = format_html(' <span class="quiet">{}</span>', one["rule"]) if one.get("rule") else ""
    return format_html('{} <q class="evidence">{}</q>{}', shown, sentence, rule)


def _chosen(article: Article, value: str, words: str) -> dict[str, Any]:
    """The candidate that a value was taken from, as far as it still rests on its words."""
    name = picks.FIELDS.get(value, value)
    of_it = (one for one in article.candidates if one.get("field") == name and one.get("evidence") == words)
    return max(of_it, key=lambda one: bool(one.get("chosen")), default={})


def marked(words: str, sentence: str) -> SafeString | str:
    """A sentence with the words in it marked; a long one is cut around them, one without them follows them."""
    sentence = " ".join(sentence.split())
    before, found, after = sentence.partition(words) if words else (sentence, "", "")
    if words and not found:
        before, found, after = "", words, f" {sentence}" if sentence else ""
    room = max(LONGEST - len(found), 0) // 2
    before = f"… {before[-room:]}" if len(before) > room else before
    after = f"{after[:room]} …" if len(after) > room else after
    return format_html("{}<mark>{}</mark>{}", before, found, after) if found else before or columns.NOTHING


def found_by(tag: Any) -> SafeString:
    """Who or what found a tag: the rule or name with its version, why it was believed, and how often it is there."""
    parts: list[Any] = [tag.get_origin_display()]
    if tag.tagging_rule is not None:
        parts = [_linked("taggingrule", tag.tagging_rule_id, tag.tagging_rule)]
    elif tag.matched:
        parts = [_("by “{name}”").format(name=tag.matched)]
    if tag.version:
        parts.append(_("version {number}").format(number=tag.version))
    if tag.rule and tag.tagging_rule is None:
        parts.append(tag.rule)
    if tag.count > 1:
        parts.append(_("{count} times").format(count=tag.count))
    return format_html_join(" · ", "{}", ((part,) for part in parts))


def _linked(model: str, pk: int, text: Any) -> SafeString:
    try:
        return columns.link(reverse(f"admin:articles_{model}_change", args=[pk]), text)
    except NoReverseMatch:
        return format_html("{}", text)
