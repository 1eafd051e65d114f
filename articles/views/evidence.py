"""What an article's values and tags rest on, as far as the public may read it: no more than the policy shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, DisplayPolicy, TagOrigin
from articles.templatetags.text import Mark, evidence_anchor, text_anchor

LONGEST = 240
"""Characters of a quotation."""
RUN, RUN_CJK = 12, 6
"""So many characters in a row are a quotation: of the hidden part of a text, evidence may not have any."""

NAMES = {
    "name": gettext_lazy("Found by its name “{matched}”"),
    "alias": gettext_lazy("Found by its other name “{matched}”"),
    "former name": gettext_lazy("Found by its former name “{matched}”"),
    "acronym": gettext_lazy("Found by its acronym “{matched}”"),
    "cue": gettext_lazy("Found by the term “{matched}”"),
    "cues": gettext_lazy("Found by several terms, the first of them “{matched}”"),
}
"""How rules of the registry are told to readers, by what the reading calls them."""
AMBIGUOUS, IN_TITLE = "ambiguous: ", ", in the title"


class Readable:
    """What of an article the public may read: its title, and as much of its text as its outlet allows."""

    def __init__(self, article: Article) -> None:
        self.whole = article.display_policy == DisplayPolicy.FULL
        self.some = article.display_policy != DisplayPolicy.METADATA
        self.shown = "" if self.whole else folded(f"{article.title}\n{article.visible_body}")
        self.text = "" if self.whole else folded(article.body)

    def sentence(self, words: str) -> str:
        """Words of the text where all of them are shown anyway; else nothing."""
        return words if self.whole or folded(words) in self.shown else ""

    def words(self, evidence: str) -> str:
        """Evidence from anywhere in the document, such as its dateline: nothing if it quotes what is hidden."""
        if self.whole or folded(evidence) in self.shown:
            return evidence
        return evidence if self.some and not self._quotes_hidden(folded(evidence)) else ""

    def _quotes_hidden(self, evidence: str) -> bool:
        run = min(RUN if evidence.isascii() else RUN_CJK, len(evidence))
        runs = (evidence[start : start + run] for start in range(len(evidence) - run + 1))
        return len(evidence) > LONGEST or any(one in self.text and one not in self.shown for one in runs)


@dataclass(frozen=True, slots=True)
class TagEvidence:
    """An accepted tag: what it ties the article to, and why.

    sentence  where the public may read it, with `surface` in it; `printed` is the form where it is another one
    basis     which name or rule found it, in which version; empty where an editor set it
    decided   who said so and when, without names
    anchor    what a mark of the text leads to; `place` is the first of its marks, empty where there is none
    """

    thing: Any
    count: int
    sentence: str
    surface: str
    printed: str
    basis: str
    decided: str
    anchor: str
    place: str


@dataclass(frozen=True, slots=True)
class ValueEvidence:
    """What a value rests on: `words` of the document, and the sentence in which they stand, where there is one.

    marked  what of the words stands in the sentence: all of them, or one of several places that speak together
    """

    words: str = ""
    sentence: str = ""
    marked: str = ""


def tags_with_evidence(tags: Iterable[Any], readable: Readable, marks: Sequence[Mark] = ()) -> list[TagEvidence]:
    """The evidence of accepted mentions or topics, read with what they name and with their tagging rules."""
    marked = {mark.thing for mark in marks}
    return [_tag_evidence(tag, thing_of(tag), readable, marked) for tag in tags]


def thing_of(tag: Any) -> Any:
    return tag.organization if hasattr(tag, "organization_id") else tag.topic


def _tag_evidence(tag: Any, thing: Any, readable: Readable, marked: set[str]) -> TagEvidence:
    surface = readable.words(tag.surface)
    sentence = readable.sentence(tag.sentence)
    known = {str(thing).casefold(), tag.matched.casefold()}
    return TagEvidence(
        thing=thing,
        count=tag.count,
        sentence=sentence,
        surface=surface,
        printed=surface if not sentence and surface.casefold() not in known else "",
        basis=found_by(tag),
        decided=decided(tag),
        anchor=evidence_anchor(thing),
        place=text_anchor(thing) if text_anchor(thing) in marked else "",
    )


def found_by(tag: Any) -> str:
    """ "Found by its former name “Facebook”, version 2 of it"; empty where no rule did."""
    if tag.tagging_rule:
        return _versioned(_("Found by the rule “{matched}”").format(matched=tag.tagging_rule.label), tag.version)
    if not tag.rule:
        return ""
    kind = tag.rule.removesuffix(IN_TITLE)
    reason = kind.removeprefix(AMBIGUOUS)
    if not tag.matched:
        return _("Found by a rule: {reason}").format(reason=reason)
    text = _versioned(str(NAMES.get(kind, NAMES["name"])).format(matched=tag.matched), tag.version)
    if kind.startswith(AMBIGUOUS):
        text += "; " + _("it means other things too, and was believed here: {reason}").format(reason=reason)
    return text


def _versioned(text: str, version: int) -> str:
    return f"{text} ({_('version {n}').format(n=version)})" if version else text


def decided(tag: Any) -> str:
    """Who took a tag for right, as a kind of person, and when."""
    if tag.origin == TagOrigin.IMPORT:
        how = _("Accepted with trusted material")
    elif tag.origin == TagOrigin.EDITOR and not tag.rule:
        how = _("Set by an editor")
    else:
        how = _("Accepted by an editor")
    return f"{how}, {date_format(tag.decided_at, 'j F Y')}" if tag.decided_at else how


def value_evidence(article: Article, value: str, field: str, readable: Readable) -> ValueEvidence:
    """Of a value with its own column of evidence. `field` is what candidates of the reading call it."""
    evidence: str = getattr(article, f"{value}_evidence")
    words = readable.words(evidence) if evidence else ""
    if not words:
        return ValueEvidence()
    sentences = (
        str(one.get("sentence") or "")
        for one in article.candidates
        if one.get("field") == field and one.get("evidence") == evidence
    )
    sentence = readable.sentence(next(sentences, ""))
    marked = next((part for part in (words, *words.split("; ")) if part and part in sentence), "")
    return ValueEvidence(Truncator(words).chars(LONGEST), sentence, marked)


def values_with_evidence(article: Article, readable: Readable) -> dict[str, ValueEvidence]:
    """Date, edition, outlet, agency and place, by the prefixes of their columns."""
    fields = {"date": "date", "event": "edition", "source": "outlet", "agency": "agency"}
    found = {value: value_evidence(article, value, field, readable) for value, field in fields.items()}
    return {**found, "place": ValueEvidence(readable.words(article.place_text))}


def folded(text: str) -> str:
    return " ".join(text.split()).casefold()
