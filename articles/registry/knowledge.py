"""What the registry in the database knows, in the form that understanding takes."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import ProgrammingError

from articles.models import Event, Organization, OrganizationName, Place, Source, TaggingRule, Topic
from articles.reference import EditionRow, NameRow, OrganizationRow, PlaceRow, SourceRow, TopicRow
from articles.rules import Rule
from articles.understanding import Knowledge


def knowledge() -> Knowledge:
    """Knowledge from the database as editors have it now; from the reference files while the tables are empty.

    Seven queries and about a quarter of a second: make it once for an intake, not for each document.
    """
    return Knowledge.from_reference() if is_empty() else from_database()


def from_database() -> Knowledge:
    """Knowledge from the tables, however little they hold."""
    return Knowledge(
        editions=editions(),
        sources=sources(),
        places=places(),
        topics=topics(),
        organizations=organizations(),
        rules=rules(),
    )


def is_empty() -> bool:
    """Whether nothing has been loaded or entered yet, or there are not even tables."""
    try:
        return not Organization.objects.exists() and not Event.objects.exists()
    except ProgrammingError:
        return True


def editions() -> tuple[EditionRow, ...]:
    """The conference's editions. One whose dates an editor left open tells nothing apart, and is left out."""
    return tuple(
        EditionRow(
            number=row.number,
            year=row.year,
            slug=row.slug,
            name=row.name,
            name_zh=row.name_zh,
            start_date=row.start_date,
            end_date=row.end_date,
            place=row.place,
            country=row.country,
            theme=row.theme,
            theme_zh=row.theme_zh,
            other_names=tuple(row.other_names),
            website=row.website,
        )
        for row in Event.objects.wic().order_by("year")
        if row.start_date and row.end_date
    )


def sources() -> tuple[SourceRow, ...]:
    return tuple(
        SourceRow(
            name=row.name,
            name_zh=row.name_zh,
            kind=row.kind,
            country=row.country,
            languages=tuple(row.languages),
            homepage=row.website,
            domains=tuple(row.domains),
            dateline_forms=tuple(row.dateline_forms),
        )
        for row in Source.objects.order_by("pk")
    )


def topics() -> tuple[TopicRow, ...]:
    return tuple(map(topic_row, Topic.objects.order_by("pk")))


def topic_row(row: Topic) -> TopicRow:
    """A topic as it stands, saved or not."""
    return TopicRow(row.slug, row.label, row.label_zh, row.definition, tuple(row.cues), row.version)


def places() -> tuple[PlaceRow, ...]:
    rows = Place.objects.order_by("pk")
    return tuple(PlaceRow(row.name, row.name_zh, row.country, tuple(row.other_names)) for row in rows)


def organizations() -> tuple[OrganizationRow, ...]:
    """Every organization with every spelling, the canonical ones first."""
    rows = Organization.objects.select_related("parent").prefetch_related("names").order_by("pk")
    return tuple(organization_row(row, row.names.all()) for row in rows)


def organization_row(row: Organization, names: Iterable[OrganizationName]) -> OrganizationRow:
    """An organization as it stands, saved or not, with these other names."""
    return OrganizationRow(
        name=row.name,
        name_zh=row.name_zh,
        kind=row.kind,
        country=row.country,
        parent=row.parent.name if row.parent else "",
        wikidata_qid=row.wikidata_qid,
        website=row.website,
        names=tuple(spellings(row, names)),
    )


def spellings(organization: Organization, names: Iterable[OrganizationName]) -> list[NameRow]:
    """The canonical names, with the rules of the name row of the same text where there is one, then the others."""
    found = {name.name: name_row(name) for name in names}
    canonical = []
    for text in filter(None, (organization.name, organization.name_zh)):
        rules = found.pop(text, None) or NameRow(text, "canonical", language="zh" if is_han(text) else "")
        version = rules.version if rules.key else organization.version
        canonical.append(replace(rules, text=text, kind="canonical", valid_from=None, valid_to=None, version=version))
    return [*canonical, *found.values()]


def name_row(name: OrganizationName) -> NameRow:
    return NameRow(
        text=name.name,
        kind=name.kind,
        language=name.language,
        case_sensitive=name.case_sensitive,
        ambiguous=name.ambiguous,
        valid_from=name.valid_from,
        valid_to=name.valid_to,
        required=tuple(name.required),
        forbidden=tuple(name.forbidden),
        key=name.pk or 0,
        version=name.version,
    )


def rules() -> tuple[Rule, ...]:
    """The tagging rules that are in use."""
    return tuple(map(rule_of, TaggingRule.objects.active().select_related("organization", "topic").order_by("pk")))


def rule_of(row: TaggingRule) -> Rule:
    """A tagging rule as it stands, saved or not; 0 for the key of one that is not saved."""
    return Rule(
        key=row.pk or 0,
        version=row.version,
        label=row.label,
        target=row.topic.slug if row.topic else row.organization.name if row.organization else "",
        is_topic=row.topic is not None,
        kind=row.kind,
        terms=tuple(row.terms),
        scope=row.scope,
        case_sensitive=row.case_sensitive,
        required=tuple(row.required),
        forbidden=tuple(row.forbidden),
        languages=tuple(row.languages),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def is_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)
