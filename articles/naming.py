"""What an editor makes of a name that no registry has: an organization, another name of one, or nothing.

Each is one act, which can be undone. Articles that have the name get the organization suggested at once.
"""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import tagging
from articles.acts import Actor, recorded
from articles.matching import fold
from articles.models import (
    Act,
    Mention,
    NameCandidate,
    NameSighting,
    Organization,
    OrganizationName,
)
from articles.models.act import ActKind
from articles.models.name_candidate import CandidateState
from articles.reference import NameRow, OrganizationRow
from articles.registry.knowledge import is_han
from articles.registry.knowledge import spellings as rows_of
from articles.registry.values import slug_of
from articles.retagging.texts import Text, texts_of
from articles.understanding import Knowledge, Sighting, tags_of
from articles.understanding.knowledge import spellings

PORTION = 500
"""Articles whose texts are looked at together."""
MOST_SPELLINGS = 10
"""Spellings of one name that become names of their own."""


class AlreadyDecided(Exception):
    """Somebody has decided about the name meanwhile."""


def make_organization(*, candidate: int, values: Mapping[str, Any], by: Actor) -> Act:
    """Take a name into the registry as an organization with these `values` (columns), and suggest it where it stands.

    Raises `ValidationError` with the columns that are wrong, and `AlreadyDecided`.
    """
    with recorded(ActKind.NAMES, "…", by=by, parameters={"candidate": candidate}) as act:
        found = _open(candidate)
        organization = Organization(**{"name": found.name, "kind": found.kind, **values})
        organization.slug = _free_slug(organization)
        organization.full_clean()
        _save(organization)
        others = _other_spellings(found, [organization.name, organization.name_zh])
        _add_names(organization, others)
        suggested = _suggest(found, organization, rows_of(organization, organization.names.all()))
        _decide([found], CandidateState.ORGANIZATION, by, organization)
        act.summary = _("New organization: {name}").format(name=organization)
        act.counts = {"mentions": suggested}
    return act


def make_name(*, candidate: int, organization: Organization, kind: str, by: Actor) -> Act:
    """Take a name into the registry as another name of an organization, and suggest that where it stands.

    Raises `ValidationError`, and `AlreadyDecided`.
    """
    with recorded(ActKind.NAMES, "…", by=by, parameters={"candidate": candidate}) as act:
        found = _open(candidate)
        known = [organization.name, organization.name_zh, *organization.names.values_list("name", flat=True)]
        new = _add_names(organization, _unlike([found.name, *_surfaces(found)], known), kind)
        if not new:
            raise ValidationError(_("{organization} has this name already.").format(organization=organization))
        rows = [row for row in rows_of(organization, organization.names.all()) if row.text in new]
        suggested = _suggest(found, organization, rows)
        _decide([found], CandidateState.ALIAS, by, organization)
        texts = {"name": found.name, "organization": organization}
        act.summary = _("Another name of {organization}: {name}").format(**texts)
        act.counts = {"mentions": suggested}
    return act


def dismiss(*, candidates: Collection[int], by: Actor) -> Act | None:
    """Offer names no more, whatever texts have them later; None where none of them is open."""
    with suppress(AlreadyDecided):
        return _put(candidates, CandidateState.OPEN, CandidateState.DISMISSED, by)
    return None


def offer_again(*, candidates: Collection[int], by: Actor) -> Act | None:
    """Take a dismissal back; None where none of them was dismissed."""
    with suppress(AlreadyDecided):
        return _put(candidates, CandidateState.DISMISSED, CandidateState.OPEN, by)
    return None


def _put(candidates: Collection[int], before: str, after: str, by: Actor) -> Act:
    names = NameCandidate.objects.filter(pk__in=candidates, state=before).order_by("key")
    with recorded(ActKind.NAMES, "…", by=by) as act:
        found = list(names.select_for_update())
        if not found:
            raise AlreadyDecided
        _decide(found, after, by)
        number = len(found)
        if number == 1:
            verb = _("Dismissed: {name}") if after == CandidateState.DISMISSED else _("Offered again: {name}")
            act.summary = verb.format(name=found[0])
        elif after == CandidateState.DISMISSED:
            text = ngettext("{count} name dismissed", "{count} names dismissed", number)
            act.summary = text.format(count=number)
        else:
            text = ngettext("{count} name offered again", "{count} names offered again", number)
            act.summary = text.format(count=number)
        act.counts = {"changed": number}
    return act


def _save(organization: Organization) -> None:
    """Raises `ValidationError` where somebody else has just saved one of this name."""
    try:
        with transaction.atomic():
            organization.save()
    except IntegrityError as taken:
        text = _("Somebody has just added an organization of this name or this Wikidata item: look again.")
        raise ValidationError(text) from taken


def _open(candidate: int) -> NameCandidate:
    """The name, which nobody else decides about until the transaction ends."""
    found = NameCandidate.objects.select_for_update().filter(pk=candidate, state=CandidateState.OPEN).first()
    if found is None:
        raise AlreadyDecided
    return found


def _decide(found: Iterable[NameCandidate], state: str, by: Actor, organization: Organization | None = None) -> None:
    decided = {} if state == CandidateState.OPEN else {"decided_by": by, "decided_at": timezone.now()}
    values = {"organization": organization, "decided_by": None, "decided_at": None, **decided}
    NameCandidate.objects.filter(pk__in=[one.pk for one in found]).update(state=state, **values)


def _surfaces(candidate: NameCandidate) -> list[str]:
    """The forms in which texts have the name, the most frequent first."""
    counted = NameSighting.objects.filter(candidate=candidate).values_list("surface").annotate(n=Count("pk"))
    return [surface for surface, _n in counted.order_by("-n", "surface")[:MOST_SPELLINGS]]


def _other_spellings(candidate: NameCandidate, known: list[str]) -> list[str]:
    return _unlike([candidate.name, *_surfaces(candidate)], known)


def _unlike(forms: Iterable[str], known: Iterable[str]) -> list[str]:
    """The forms that none of the known names, nor an earlier form, finds in a text."""
    found = {_folded(text) for name in known if name for text in spellings(name)}
    new = []
    for form in forms:
        if _folded(form) not in found:
            new.append(form)
            found |= {_folded(text) for text in spellings(form)}
    return new


def _folded(text: str) -> str:
    return fold(text).text.casefold()


def _add_names(organization: Organization, names: Iterable[str], kind: str = OrganizationName.Kind.ALIAS) -> list[str]:
    """Add other names to an organization; an acronym counts in its own case alone."""
    added = []
    for name in names:
        row = OrganizationName(organization=organization, name=name, kind=kind)
        row.language = "zh" if is_han(name) else ""
        row.case_sensitive = name.isascii() and name.isupper()
        row.full_clean()
        row.save()
        added.append(name)
    return added


def _suggest(candidate: NameCandidate, organization: Organization, names: Iterable[NameRow]) -> int:
    """Suggest an organization in the articles that have the name; how many did not have it yet."""
    row = OrganizationRow(organization.name, organization.name_zh, organization.kind, names=tuple(names))
    knowledge = Knowledge(organizations=(row,), lookalikes=())
    keys = {organization.name: organization.pk}
    has = set(Mention.objects.filter(organization=organization).values_list("article_id", flat=True))
    sighted = NameSighting.objects.filter(candidate=candidate).order_by("article_id")
    articles = [key for key in sighted.values_list("article_id", flat=True) if key not in has]
    suggested = 0
    for start in range(0, len(articles), PORTION):
        # Unlocked: an intake that waits for the name may hold them.
        mentions = [
            Mention(article_id=text.pk, **values)
            for text in texts_of(articles[start : start + PORTION])
            for values in tagging.mentions(_sightings(text, knowledge), keys)
        ]
        Mention.objects.bulk_create(mentions, ignore_conflicts=True)
        suggested += len(mentions)
    return suggested


def _sightings(text: Text, knowledge: Knowledge) -> tuple[Sighting, ...]:
    language = text.language or "und"
    return tags_of(text.title, text.body, language, text.published, knowledge, own_title=text.own_title).organizations


def _free_slug(organization: Organization) -> str:
    """The address of an organization: of its name, or where that has no Latin letters of a number."""
    stem = slug_of(organization.name)[:100] or "organization"
    taken = set(Organization.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if slug not in taken)
