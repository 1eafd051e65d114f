"""Loading the reference files leaves merges as they are, and an un-merge leaves the rows to the files again."""

import pytest

from articles import merging, registry, undoing
from articles.models import Mention, Organization, OrganizationName, Source, Topic
from articles.verification import CHECKS, verify
from tests.factories import ArticleFactory, MentionFactory
from tests.merging.archive_rows import differing, everything

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded() -> None:
    registry.load_reference()


@pytest.mark.parametrize("model", [Organization, Source, Topic])
def test_what_was_merged_is_not_loaded_again(model: type) -> None:
    keep, drop = model._default_manager.order_by("pk")[:2]
    done = merging.merge(keep=keep, drop=drop, by=None)
    number = model._default_manager.count()
    registry.load_reference()
    assert model._default_manager.count() == number
    undoing.undo(done.act, by=None)
    before = everything()
    tallies = registry.load_reference()
    assert differing(before, everything()) == {}
    assert sum(tally.added + tally.changed for tally in tallies) == 0


def test_names_of_what_was_merged_are_loaded_to_what_was_kept() -> None:
    keep, drop = Organization.objects.filter(names__isnull=False, parent=None).distinct().order_by("pk")[:2]
    lost = drop.names.first()
    assert lost is not None
    OrganizationName.objects.filter(pk=lost.pk).delete()
    names = OrganizationName.objects.count()
    merging.merge(keep=keep, drop=drop, by=None)
    registry.load_reference()
    assert not Organization.objects.filter(pk=drop.pk).exists()
    assert OrganizationName.objects.count() <= names + 3
    assert keep.names.filter(name=drop.name).exists()


@pytest.mark.django_db(transaction=True)
def test_the_archive_verifies_after_a_merge_and_after_its_un_merge() -> None:
    keep, drop = Organization.objects.order_by("pk")[:2]
    both = ArticleFactory()
    for organization in (keep, drop):
        MentionFactory(organization=organization, article=both)
    MentionFactory(organization=drop)
    done = merging.merge(keep=keep, drop=drop, by=None)
    assert wrong() == []
    undoing.undo(done.act, by=None)
    assert wrong() == []
    assert Mention.objects.filter(organization=drop).count() == 2


def wrong() -> list[str]:
    chosen = {name: CHECKS[name] for name in ("derived", "references", "facets", "names") if name in CHECKS}
    return [problem for report in verify(chosen) for problem in report.problems]
