"""The directory of outlets and wire agencies, and their pages."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from articles import bitmaps
from articles.countries import country_name
from articles.facets.directory import Entry
from articles.languages import language_name
from articles.models import Source
from articles.views.directory import Directory
from articles.views.profiles import Portrait, Profile


class SourceDirectory(Directory):
    template_name = "articles/source-list.html"
    url_name = "articles:source-list"
    kinds = dict(Source.Kind.choices)

    def entries(self, find: str) -> Iterator[Entry]:
        index = bitmaps.current()
        carried, supplied = (index.counts(name, index.everything) for name in ("outlet", "agency"))
        names = Q(name__icontains=find) | Q(name_zh__icontains=find) | Q(domains__icontains=find)
        found = Source.objects.filter(names) if find else Source.objects.all()
        rows = found.order_by().values_list("pk", "slug", "name", "name_zh", "kind", "country")
        for pk, slug, name, name_zh, kind, country in rows:
            as_outlet, as_agency = carried.get(pk, 0), supplied.get(pk, 0)
            role = "agency" if as_agency > as_outlet else "outlet"
            yield Entry(slug, name, name_zh, kind, country, max(as_outlet, as_agency), role)


class SourceProfile(Profile):
    """An outlet by the articles that it carried; a wire agency by those that came from it."""

    model = Source
    template_name = "articles/source-detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        source = self.object
        index = bitmaps.current()
        as_outlet, as_agency = (len(index.having(name, source.pk)) for name in ("outlet", "agency"))
        role, other = ("agency", "outlet") if as_agency > as_outlet else ("outlet", "agency")
        portrait = Portrait(role, source.slug, ["edition", "organization", other, "topic", "language"])
        return super().get_context_data(
            portrait=portrait,
            newest=portrait.newest(),
            organizations=portrait.part("organization"),
            parts=portrait.parts("edition", other, "topic", "language"),
            role=role,
            as_outlet=as_outlet,
            as_agency=as_agency,
            country=country_name(source.country),
            languages=[language_name(tag) for tag in source.languages],
            **kwargs,
        )
