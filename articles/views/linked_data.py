"""What a page is about, for machines: JSON-LD in the words of schema.org."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from articles.models import Organization

KINDS = {
    Organization.Kind.COMPANY: "Corporation",
    Organization.Kind.GOVERNMENT: "GovernmentOrganization",
    Organization.Kind.MILITARY: "GovernmentOrganization",
    Organization.Kind.UNIVERSITY: "CollegeOrUniversity",
    Organization.Kind.MEDIA: "NewsMediaOrganization",
    Organization.Kind.THINK_TANK: "ResearchOrganization",
}
"""Types of schema.org; the others are Organizations."""
WIKIDATA = "http://www.wikidata.org/entity/"
"""The address that Wikidata gives its items as identifiers, not that of their pages."""
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def organization(row: Organization, request: HttpRequest) -> dict[str, Any]:
    """An organization with its names and family, which were fetched; `sameAs` says which one it is elsewhere."""

    def named(other: Organization) -> dict[str, str]:
        return {"@id": request.build_absolute_uri(other.get_absolute_url()), "name": other.name}

    spelled = dict.fromkeys([row.name_zh, *(name.name for name in row.names.all())])
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": KINDS.get(Organization.Kind(row.kind), "Organization"),
        "@id": request.build_absolute_uri(row.get_absolute_url()),
        "name": row.name,
        "alternateName": [text for text in spelled if text and text != row.name],
        "url": row.website,
        "sameAs": [address for address in (row.wikidata_qid and WIKIDATA + row.wikidata_qid, row.website) if address],
        "parentOrganization": named(row.parent) if row.parent else None,
        "subOrganization": [named(child) for child in row.children.all()],
    }
    return {key: value for key, value in data.items() if value}


def script(data: dict[str, Any]) -> SafeString:
    """The content of a `<script type="application/ld+json">`, which nothing in the data can end or begin anew."""
    return mark_safe(json.dumps(data, ensure_ascii=False, indent=1).translate(ESCAPES))
