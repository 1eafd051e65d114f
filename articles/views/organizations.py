"""The directory of organizations and their profiles."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from articles import bitmaps
from articles.countries import country_name
from articles.facets.directory import Entry
from articles.models import Organization, OrganizationName
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
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organization = self.object
        family = [*organization.children.all(), *([organization.parent] if organization.parent else [])]
        portrait = Portrait("organization", organization.slug, ["edition", "organization", "outlet", "topic"])
        articles = {member.pk: len(portrait.index.having("organization", member.pk)) for member in family}
        relatives = dict(with_counts(family, articles))
        return super().get_context_data(
            portrait=portrait,
            newest=portrait.newest(),
            together=portrait.part("organization", _("Named together with")),
            parts=portrait.parts("edition", "outlet", "topic"),
            country=country_name(organization.country),
            names=names_by_kind(organization.names.all()),
            parent=(organization.parent, relatives[organization.parent]) if organization.parent else None,
            children=[pair for pair in relatives.items() if pair[0] != organization.parent],
            **kwargs,
        )


def names_by_kind(names: Iterable[OrganizationName]) -> dict[str, list[OrganizationName]]:
    """Former names by their years, and other spellings; acronyms count as such."""
    former = [name for name in names if name.kind == OrganizationName.Kind.FORMER]
    return {"former": former, "other": [name for name in names if name.kind != OrganizationName.Kind.FORMER]}
