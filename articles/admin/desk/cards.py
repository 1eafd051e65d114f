"""The tags of an article as the desk shows them: a card each, with what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.desk.marks import Span
from articles.models import Article, ArticleTopic, Mention, TagState
from articles.retagging.rejections import NONE, Share, of_organizations

LONGEST = 400
"""Characters of a sentence that a card shows."""


@dataclass(frozen=True, slots=True)
class Card:
    """A mention or a topic.

    key       "mention-12", as marks and forms name it
    before, found, after   the sentence around the printed form
    basis     what matched, in words
    """

    key: str
    pk: int
    kind: str
    name: str
    name_zh: str
    address: str
    state: str
    state_label: str
    before: str
    found: str
    after: str
    basis: str
    count: int
    offsets: list[list[int]]
    share: Share

    @classmethod
    def of(cls, tag: Any, share: Share = NONE) -> Self:
        """The card of a mention or an article's topic that was read with what it names.

        `share`: how often what the name suggested was rejected.
        """
        kind, thing = ("mention", tag.organization) if isinstance(tag, Mention) else ("topic", tag.topic)
        page = "organization" if kind == "mention" else "topic"
        return cls(
            key=f"{kind}-{tag.pk}",
            pk=tag.pk,
            kind=kind,
            name=str(thing),
            name_zh=getattr(thing, "name_zh", ""),
            address=reverse(f"admin:articles_{page}_change", args=[thing.pk]),
            state=tag.state,
            state_label=tag.get_state_display(),
            basis=basis(tag),
            count=tag.count,
            offsets=tag.offsets,
            share=share,
            **parted(tag.sentence, tag.surface),
        )

    @property
    def waits(self) -> bool:
        return self.state in (TagState.SUGGESTED, TagState.UNSURE)

    def spans(self) -> Iterator[Span]:
        for start, end in self.offsets:
            yield Span(start, end, self.key, self.state)


def parted(sentence: str, surface: str) -> dict[str, str]:
    """A sentence in three parts, the printed form in the middle; a long one is cut around it."""
    sentence = " ".join(sentence.split())
    before, found, after = sentence.partition(surface) if surface else (sentence, "", "")
    if not found:
        before, found, after = ("", surface, f" {sentence}" if sentence else "")
    room = max(LONGEST - len(found), 0) // 2
    before = f"… {before[-room:]}" if len(before) > room else before
    after = f"{after[:room]} …" if len(after) > room else after
    return {"before": before, "found": found, "after": after}


def basis(tag: Any) -> str:
    """Which rule found it, by which name, in which version; or who said so."""
    parts = [str(tag.tagging_rule or tag.rule or tag.get_origin_display())]
    if tag.matched and tag.matched != tag.surface:
        parts.append(_("by “{name}”").format(name=tag.matched))
    if tag.version:
        parts.append(_("version {number}").format(number=tag.version))
    return " · ".join(parts)


def mentions_of(article: Article) -> list[Card]:
    """What the article names, the most named first: an order in which nothing moves when it is decided."""
    rows = Mention.objects.filter(article=article).select_related("organization", "tagging_rule")
    tags = list(rows.order_by("-count", "organization__name"))
    shares = of_organizations([tag.organization_id for tag in tags if tag.state == TagState.SUGGESTED])
    return [Card.of(tag, share_of(tag, shares)) for tag in tags]


def share_of(tag: Mention, shares: dict[tuple[int, int | None], Share]) -> Share:
    """That of the name by which it was found; none for what a tagging rule found."""
    return shares.get((tag.organization_id, tag.name_id), NONE) if tag.tagging_rule_id is None else NONE


def topics_of(article: Article) -> list[Card]:
    """What the article is about; one query."""
    rows = ArticleTopic.objects.filter(article=article).select_related("topic", "tagging_rule")
    return [Card.of(tag) for tag in rows.order_by("-count", "topic__label")]
