"""How often what a name, a cue or a tagging rule suggests is rejected: what is wrong half of the time wants a look."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse

from articles.models import (
    ArticleTopic,
    Mention,
    Organization,
    OrganizationName,
    TaggingRule,
    TagState,
    Topic,
)
from articles.models.tag import JUDGED

FEWEST = 5
"""Decisions before anything is said of a share."""
OFTEN = 50
"""Per cent."""

REJECTED = Count("pk", filter=Q(state=TagState.REJECTED))


@dataclass(frozen=True, slots=True)
class Share:
    """How many suggestions editors decided on, and how many of them they rejected."""

    rejected: int = 0
    decided: int = 0

    @property
    def percent(self) -> int:
        return round(100 * self.rejected / self.decided) if self.decided else 0

    @property
    def is_high(self) -> bool:
        return self.decided >= FEWEST and 100 * self.rejected >= OFTEN * self.decided

    def __add__(self, other: "Share") -> "Share":
        return Share(self.rejected + other.rejected, self.decided + other.decided)


NONE = Share()


@dataclass(frozen=True, slots=True)
class Often:
    """Something whose suggestions are often rejected. `kind` is "rule", "name" or "topic"; `label` says what it is,
    `of` what it tags, and `address` is where it can be changed."""

    kind: str
    label: str
    of: str
    address: str
    share: Share


def of_rules(rules: Collection[int] | None = None) -> dict[int, Share]:
    """The shares of tagging rules, of all or of these, by key; two queries."""
    some = Q(tagging_rule__isnull=False) if rules is None else Q(tagging_rule__in=rules)
    found: dict[int, Share] = {}
    for model in (Mention, ArticleTopic):
        for key, share in _shares(model.objects.filter(some), "tagging_rule"):
            found[key] = found.get(key, NONE) + share
    return found


def of_names(organization: int) -> dict[int | None, Share]:
    """The shares of an organization's names by key, None for the canonical ones; one query."""
    return dict(_shares(Mention.objects.filter(organization=organization, tagging_rule=None), "name"))


def of_organizations(organizations: Collection[int]) -> dict[tuple[int, int | None], Share]:
    """The shares of the names of several organizations, by the keys of both, None for canonical names; one query."""
    rows = Mention.objects.filter(JUDGED, organization__in=organizations, tagging_rule=None).order_by()
    counted = rows.values_list("organization", "name").annotate(decided=Count("pk"), rejected=REJECTED)
    return {(organization, name): Share(rejected, decided) for organization, name, decided, rejected in counted}


def of_topic(topic: int) -> Share:
    """The share of what a topic's cues suggest; one query."""
    return dict(_shares(ArticleTopic.objects.filter(topic=topic, tagging_rule=None), "topic")).get(topic, NONE)


def often_rejected() -> list[Often]:
    """Rules, names and topics whose suggestions are often rejected, the most often rejected first; six queries."""
    found = [*_rules(), *_names(), *_topics()]
    return sorted(found, key=lambda one: (-one.share.percent, -one.share.decided, one.label))


def _rules() -> Iterable[Often]:
    high = {key: share for key, share in of_rules().items() if share.is_high}
    for rule in TaggingRule.objects.filter(pk__in=high).select_related("organization", "topic"):
        address = reverse("admin:articles_taggingrule_change", args=[rule.pk])
        yield Often("rule", rule.label, str(rule.organization or rule.topic), address, high[rule.pk])


def _names() -> Iterable[Often]:
    rows = Mention.objects.filter(JUDGED, tagging_rule=None).order_by().values_list("organization", "name")
    high = {}
    for organization, name, decided, rejected in _often(rows):
        high[organization, name] = Share(rejected, decided)
    organizations = Organization.objects.in_bulk([organization for organization, _name in high])
    names = OrganizationName.objects.in_bulk([name for _organization, name in high if name])
    for (key, name), share in high.items():
        organization = organizations[key]
        address = reverse("admin:articles_organization_change", args=[key])
        yield Often("name", names[name].name if name else organization.name, organization.name, address, share)


def _topics() -> Iterable[Often]:
    rows = ArticleTopic.objects.filter(JUDGED, tagging_rule=None).order_by().values_list("topic")
    high = {topic: Share(rejected, decided) for topic, decided, rejected in _often(rows)}
    for topic in Topic.objects.filter(pk__in=high):
        address = reverse("admin:articles_topic_change", args=[topic.pk])
        yield Often("topic", topic.label, topic.label, address, high[topic.pk])


def _shares(rows: Any, key: str) -> Iterable[tuple[Any, Share]]:
    counted = rows.filter(JUDGED).order_by().values_list(key).annotate(decided=Count("pk"), rejected=REJECTED)
    return ((value, Share(rejected, decided)) for value, decided, rejected in counted)


def _often(rows: Any) -> Any:
    """Of grouped rows those of which enough were decided, and often by a rejection."""
    counted = rows.annotate(decided=Count("pk"), rejected=REJECTED)
    return counted.filter(decided__gte=FEWEST, rejected__gte=F("decided") * OFTEN / 100.0)
