"""What is tagged again: by which knowledge, and whose tags are looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from django.db.models import Count, Max, Sum, Value

from articles.models import Organization, OrganizationName, TaggingRule, Topic
from articles.reference import OrganizationRow
from articles.registry.knowledge import from_database, organization_row, rule_of, topic_row
from articles.rules.texts import Part
from articles.rules.words import Finder, Word, pattern_of, places_of
from articles.understanding import Knowledge
from articles.understanding.knowledge import spellings

NEW = 0
"""The key of what is not saved yet."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The organizations and topics, by key, whose tags are looked at; or all of them."""

    organizations: frozenset[int] = frozenset()
    topics: frozenset[int] = frozenset()
    everything: bool = False

    def as_kept(self) -> dict[str, Any]:
        """As the parameters of an act hold it."""
        return {
            "organizations": sorted(self.organizations),
            "topics": sorted(self.topics),
            "everything": self.everything,
        }

    @classmethod
    def kept(cls, parameters: Mapping[str, Any]) -> Self:
        return cls(
            frozenset(parameters.get("organizations", ())),
            frozenset(parameters.get("topics", ())),
            bool(parameters.get("everything")),
        )

    def __or__(self, other: "Aim") -> "Aim":
        return Aim(
            self.organizations | other.organizations,
            self.topics | other.topics,
            self.everything or other.everything,
        )


EVERYTHING = Aim(everything=True)


@dataclass(frozen=True)
class Plan:
    """Knowledge, whose tags are looked at by it, and the keys of the rows that it names.

    `mark` tells the registry and the rules as they were read from what they became.
    """

    knowledge: Knowledge
    aim: Aim
    organizations: Mapping[str, int] = field(default_factory=dict)
    topics: Mapping[str, int] = field(default_factory=dict)
    mark: str = ""

    @classmethod
    def now(cls, aim: Aim = EVERYTHING) -> Self:
        """By the registry and the rules as they stand in the database."""
        mark = mark_now()  # first, so that what is read may be newer than it says, never older
        return cls(
            from_database(),
            aim,
            dict(Organization.objects.values_list("name", "pk")),
            dict(Topic.objects.values_list("slug", "pk")),
            mark,
        )

    @cached_property
    def reading(self) -> Knowledge:
        """As much of the knowledge as finds what is aimed at: topics need no organizations, nor the other way round."""
        if self.aim.everything:
            return self.knowledge
        slugs = {slug for slug, key in self.topics.items() if key in self.aim.topics}
        names = {name for name, key in self.organizations.items() if key in self.aim.organizations}
        return replace(
            self.knowledge,
            organizations=self.knowledge.organizations if names else (),
            topics=self.knowledge.topics if slugs else (),
            rules=tuple(one for one in self.knowledge.rules if one.target in (slugs if one.is_topic else names)),
        )

    def aiming(self, aim: Aim) -> "Plan":
        return replace(self, aim=aim)

    def with_rule(self, rule: TaggingRule) -> "Plan":
        """As if a new or changed tagging rule were saved; aimed at what it tags, and has tagged so far."""
        others = tuple(one for one in self.knowledge.rules if one.key != rule.pk)
        rules = (*others, rule_of(rule)) if rule.active else others
        before = TaggingRule.objects.filter(pk=rule.pk).first() if rule.pk else None
        aim = aim_of_rule(rule) | (aim_of_rule(before) if before else Aim())
        return replace(self, knowledge=replace(self.knowledge, rules=rules), aim=aim)

    def with_organization(self, organization: Organization, names: Iterable[OrganizationName]) -> "Plan":
        """As if an organization were saved with these names; aimed at it, and at those whose names its names hold."""
        row = organization_row(organization, names)
        known = Organization.objects.filter(pk=organization.pk).values_list("name", flat=True).first()
        rows = self.knowledge.organizations
        before = [one for one in rows if one.name == known]
        after = tuple(row if one.name == known else one for one in rows) if before else (*rows, row)
        keys = {**self.organizations, row.name: organization.pk or NEW}
        plan = replace(self, knowledge=replace(self.knowledge, organizations=after), organizations=keys)
        return plan.aiming(Aim(frozenset({organization.pk or NEW})) | plan.rivals([row, *before]))

    def with_topic(self, topic: Topic) -> "Plan":
        """As if a topic were saved; aimed at it."""
        row = topic_row(topic)
        known = Topic.objects.filter(pk=topic.pk).values_list("slug", flat=True).first()
        rows = self.knowledge.topics
        found = any(one.slug == known for one in rows)
        after = tuple(row if one.slug == known else one for one in rows) if found else (*rows, row)
        keys = {**self.topics, row.slug: topic.pk or NEW}
        plan = replace(self, knowledge=replace(self.knowledge, topics=after), topics=keys)
        return plan.aiming(Aim(topics=frozenset({topic.pk or NEW})))

    def with_rivals(self) -> "Plan":
        """Aimed also at the organizations whose names stand in the names of those that are aimed at."""
        aimed = {name for name, key in self.organizations.items() if key in self.aim.organizations}
        rows = [row for row in self.knowledge.organizations if row.name in aimed]
        return self.aiming(self.aim | self.rivals(rows)) if rows else self

    def rivals(self, rows: Iterable[OrganizationRow]) -> Aim:
        """The organizations one of whose names stands in a name of these: the longer name takes the place of it."""
        longer = {spelling for row in rows for name in row.names for spelling in spellings(name.text)}
        holders: dict[str, set[int]] = {}
        for row in self.knowledge.organizations:
            for name in row.names:
                holders.setdefault(pattern_of(name.text), set()).add(self.organizations.get(row.name, NEW))
        finder = Finder(holders)
        found: set[int] = set()
        for part in map(Part, longer):
            hits = finder.hits(part)
            for spelling in hits:
                if places_of(Word(spelling), part, hits):
                    found |= holders[spelling]
        return Aim(frozenset(found))


def aim_of_rule(rule: TaggingRule) -> Aim:
    """What a rule tags."""
    organizations = frozenset({rule.organization_id} if rule.organization_id else ())
    return Aim(organizations, frozenset({rule.topic_id} if rule.topic_id else ()))


def mark_now() -> str:
    """What is another text as soon as anything changed of what finds tags. One query."""
    counted = [
        model._default_manager.order_by()
        .annotate(table=Value(number))
        .values("table")
        .annotate(rows=Count("pk"), versions=Sum("version"), last=Max("pk"))
        .values_list("table", "rows", "versions", "last")
        for number, model in enumerate((Organization, OrganizationName, Topic, TaggingRule))
    ]
    return " ".join("-".join(map(str, row)) for row in sorted(counted[0].union(*counted[1:], all=True)))
