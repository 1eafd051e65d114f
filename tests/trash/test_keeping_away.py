"""What lies in the trash is gone for everything else, and the archive is whole without it and with it again."""

import pytest

from articles import trash
from articles.models import Article, Organization, Trashed
from articles.registry import load_reference
from articles.verification import CHECKS, verify
from tests import factories
from tests.snapshots.test_snapshots import full_article

pytestmark = pytest.mark.django_db
MADE_UP = ("schema", "copies", "titles", "originals")
"""Checks that read what tests invent, or that say nothing of rows."""


def wrong() -> list[str]:
    chosen = {name: check for name, check in CHECKS.items() if name not in MADE_UP}
    return [problem for report in verify(chosen) for problem in report.problems]


def test_what_an_editor_deleted_is_not_loaded_again_and_comes_back_as_it_was() -> None:
    load_reference()
    organization = Organization.objects.filter(children=None).order_by("pk").first()
    assert organization is not None
    names = set(organization.names.values_list("name", flat=True))
    trash.put(objects=[organization], by=None)
    tallies = {tally.kind: tally for tally in load_reference()}
    assert (tallies["organizations"].added, tallies["names"].added) == (0, 0)
    assert not Organization.objects.filter(pk=organization.pk).exists()
    trash.restore(trashed=Trashed.objects.all(), by=None)
    assert {tally.added for tally in load_reference()} == {0}
    assert set(organization.names.values_list("name", flat=True)) == names


@pytest.mark.django_db(transaction=True)
def test_the_archive_is_whole_after_deleting_and_after_restoring() -> None:
    articles = [full_article() for _number in range(3)]
    factories.MentionFactory(article=factories.ArticleFactory(), organization=articles[0].mentions.get().organization)
    trash.put(objects=articles[:2], by=None)
    assert wrong() == []
    trash.restore(trashed=Trashed.objects.order_by("pk")[:1], by=None)
    assert wrong() == []
    trash.restore(trashed=Trashed.objects.all(), by=None)
    assert wrong() == []
    assert Article.objects.count() == 4
