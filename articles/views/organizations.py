"""The directory of organizations and their profiles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import bitmaps
from articles.countries import country_name
from articles.facets.directory import Entry
from articles.models import Organization, OrganizationName, OrganizationSuccession
from articles.views import lifelines, linked_data
from articles.views.directory import Directory
from articles.views.profiles import Portrait, Profile, with_counts


class OrganizationDirectory(Directory):
    template_name = "articles/organization-list.html"
    url_name = "articles:organization-list"
    kinds = dict(Organization.Kind.choices)

    def entries(self, find: str) -> Iterator[Entry]:
        index = bitmaps.current()
        numbers = index.counts("organization", index.everything)
        found = Organization.objects.called(find) if find else Organization.objects.all()
        rows = found.order_by().values_list("pk", "slug", "name", "name_zh", "kind", "country")
        for pk, slug, name, name_zh, kind, country in rows:
            yield Entry(slug, name, name_zh, kind, country, numbers.get(pk, 0), "organization")


class OrganizationProfile(Profile):
    """What the registry and the articles say of an organization. One that no public article names has a page too."""

    model = Organization
    template_name = "articles/organization-detail.html"
    queryset = Organization.objects.select_related("parent").prefetch_related(
        Prefetch("names", OrganizationName.objects.order_by("valid_from", "name")),
        Prefetch("children", Organization.objects.order_by("name")),
        Prefetch("precessions", OrganizationSuccession.objects.select_related("predecessor")),
        Prefetch("successions", OrganizationSuccession.objects.select_related("successor")),
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organization = self.object
        portrait = Portrait("organization", organization.slug, ["edition", "organization", "outlet", "topic"])
        numbers = {pk: len(portrait.index.having("organization", pk)) for pk in relatives(organization)}
        return super().get_context_data(
            portrait=portrait,
            newest=portrait.newest(),
            together=portrait.part("organization", _("Named together with")),
            parts=portrait.parts("edition", "outlet", "topic"),
            country=country_name(organization.country),
            names=names_by_kind(organization.names.all()),
            drawing=lifelines.drawing(organization, numbers, timezone.localdate()),
            family=family(portrait, organization),
            parent=(organization.parent, numbers[organization.parent.pk]) if organization.parent else None,
            children=with_counts(organization.children.all(), numbers),
            linked_data=linked_data.script(linked_data.organization(organization, self.request)),
            **kwargs,
        )


def relatives(organization: Organization) -> set[int]:
    """Keys of the organizations that its page names."""
    before = {row.predecessor_id for row in organization.precessions.all()}
    after = {row.successor_id for row in organization.successions.all()}
    children = {child.pk for child in organization.children.all()}
    return before | after | children | ({organization.parent_id} if organization.parent_id else set())


@dataclass(frozen=True, slots=True)
class Family:
    """How many organizations count together with one, and how many articles name any of them."""

    others: int
    articles: int
    address: str


def family(portrait: Portrait, organization: Organization) -> Family | None:
    """None for an organization that is alone."""
    others = len(portrait.index.families.of(organization.pk)) - 1
    articles = len(portrait.index.having("family", organization.pk))
    return Family(others, articles, str(portrait.address.setting("family", "1"))) if others else None


def names_by_kind(names: Iterable[OrganizationName]) -> dict[str, list[OrganizationName]]:
    """Former names whose days nobody knows, and other spellings, acronyms among them; dated ones are drawn."""
    undated = [name for name in names if not (name.valid_from or name.valid_to)]
    former = [name for name in undated if name.kind == OrganizationName.Kind.FORMER]
    return {"former": former, "other": [name for name in undated if name.kind != OrganizationName.Kind.FORMER]}
