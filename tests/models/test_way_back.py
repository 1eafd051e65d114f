"""Migrating backwards never ends half-way with something lost."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from articles import merging, trash
from articles.models import Act
from tests import factories

pytestmark = pytest.mark.django_db
MIGRATION = import_module("articles.migrations.0041_no_silent_way_back")
EDITOR = SimpleNamespace(connection=connection)


def test_nothing_is_in_the_way_back_where_nothing_was_merged_or_deleted() -> None:
    factories.MentionFactory()
    MIGRATION.refuse(apps, EDITOR)


def test_what_would_be_lost_is_counted_before_anything_is() -> None:
    trash.put(objects=[factories.OrganizationFactory()], by=None)
    merging.merge(keep=factories.OrganizationFactory(), drop=factories.OrganizationFactory(), by=None)
    with pytest.raises(RuntimeError, match="lose 1 things in the trash and the way to undo 2 acts"):
        MIGRATION.refuse(apps, EDITOR)


def test_the_kinds_are_those_that_acts_have() -> None:
    assert set(MIGRATION.LATER_KINDS) <= set(Act.Kind.values)
