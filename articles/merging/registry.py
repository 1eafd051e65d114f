"""Merging organizations, outlets and topics: their names live on, and nothing comes to stand above itself."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.merging.moving import Along, Moved
from articles.merging.problems import MergeError
from articles.merging.ways import Values, Way, ancestors
from articles.models import (
    Article,
    DisplayPolicy,
    Organization,
    OrganizationName,
    OrganizationSuccession,
    Source,
    Topic,
)
from articles.models.merge import MergeKind
from articles.registry.knowledge import is_han

MENTIONS = "articles.mention.organization_id"


class Nested(Way):
    """Things that stand one above the other."""

    def refuse(self, keep: Any, drop: Any, *, by: Any) -> None:
        above = ancestors(keep)
        if drop in above and keep.parent_id != drop.pk:
            told = _("“{keep}” stands below “{drop}”, by way of “{parent}”. Merge the other way round.")
            raise MergeError(told.format(keep=keep, drop=drop, parent=keep.parent))

    def prepare(self, keep: Any, drop: Any, moved: Moved) -> Along:
        """Right below what is dropped: it comes to stand where that stood."""
        if keep.parent_id == drop.pk:
            keep.parent_id = drop.parent_id
            self.model._base_manager.filter(pk=keep.pk).update(parent=drop.parent_id)
        return {}

    def filled(self, keep: Any, drop: Any) -> Values:
        values = super().filled(keep, drop)
        parent = drop.parent
        if keep.parent_id is None and parent and parent != keep and keep not in ancestors(parent):
            values["parent_id"] = parent.pk
        return values


class OfOrganizations(Nested):
    kind, model = MergeKind.ORGANIZATION, Organization
    blanks = ("name_zh", "country", "wikidata_qid", "website")
    differ = ("kind", "country", "wikidata_qid", "website")

    def filled(self, keep: Organization, drop: Organization) -> Values:
        values = super().filled(keep, drop)
        if drop.note and drop.note not in keep.note:
            values["note"] = f"{keep.note}\n\n{drop.note}".strip()
        return values

    def names(self, keep: Organization, drop: Organization) -> list[str]:
        """Its canonical names, but for those that are names of `keep` already or become canonical there."""
        known = {keep.name, keep.name_zh or drop.name_zh, *keep.names.values_list("name", flat=True)}
        return [name for name in dict.fromkeys([drop.name, drop.name_zh]) if name and name not in known]

    def prepare(self, keep: Organization, drop: Organization, moved: Moved) -> Along:
        """What was found by a canonical name that is another name now was found by that."""
        super().prepare(keep, drop, moved)
        own = dict(OrganizationName.objects.filter(organization=drop).values_list("name", "pk"))
        cases, parameters = "", []
        for name in self.names(keep, drop):
            key = own.get(name) or self._made(keep, drop, name).pk
            cases += " WHEN name_id IS NULL AND matched = %s THEN %s"
            parameters += [name, key]
        return {MENTIONS: (f"name_id = CASE{cases} ELSE name_id END", parameters)} if cases else {}

    def _made(self, keep: Organization, drop: Organization, name: str) -> OrganizationName:
        """With the version that it had as a canonical name: what it found is not to be found again."""
        language = "zh" if is_han(name) else ""
        return OrganizationName.objects.create(
            organization=keep, name=name, language=language, version=drop.version, kind=OrganizationName.Kind.ALIAS
        )

    def remarks(self, keep: Organization, drop: Organization) -> Iterator[str]:
        pair = [keep.pk, drop.pk]
        if OrganizationSuccession.objects.filter(predecessor__in=pair, successor__in=pair).exists():
            yield _("One of them followed the other, says the registry. As one organization, they have no such tie.")
        if keep.parent_id == drop.pk or drop.parent_id == keep.pk:
            yield _("One of them belongs to the other, says the registry. As one organization, they have no such tie.")


class OfOutlets(Way):
    kind, model = MergeKind.SOURCE, Source
    blanks = ("name_zh", "country", "website", "rights_statement")
    lists = ("languages", "domains", "dateline_forms")
    differ = ("kind", "country", "website", "display_policy")

    def names(self, keep: Source, drop: Source) -> list[str]:
        known = {keep.name, keep.name_zh or drop.name_zh}
        return [name for name in dict.fromkeys([drop.name, drop.name_zh]) if name and name not in known]

    def added(self, keep: Source, drop: Source, name: str) -> list[str]:
        """Its names are forms by which datelines and credits name what is kept."""
        more = super().added(keep, drop, name)
        if name == "dateline_forms":
            known = {text.casefold() for text in [*keep.dateline_forms, *more]}
            more += [text for text in self.names(keep, drop) if text.casefold() not in known]
        return more

    def remarks(self, keep: Source, drop: Source) -> Iterator[str]:
        if keep.display_policy != drop.display_policy:
            theirs = Article.objects.filter(Q(source=drop) | Q(source=None, agency=drop))
            told = _(
                "The display policy of “{keep}” ({policy}) will hold for {count} articles that had that of “{drop}”"
                " ({other})."
            )
            default = _("the default")
            yield told.format(
                keep=keep,
                drop=drop,
                count=theirs.count(),
                policy=_policy(keep) or default,
                other=_policy(drop) or default,
            )


def _policy(source: Source) -> str:
    return str(DisplayPolicy(source.display_policy).label) if source.display_policy else ""


class OfTopics(Nested):
    kind, model = MergeKind.TOPIC, Topic
    blanks = ("label_zh", "definition")
    lists = ("cues",)
    differ = ("label_zh", "definition")
