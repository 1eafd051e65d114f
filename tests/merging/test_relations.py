"""Relations are read from the models: one that is added later moves, and comes back, without a line about it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from articles import merging, undoing
from articles.merging.relations import relations
from articles.models import Article, Organization
from tests.factories import ArticleFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def later() -> Iterator[dict[str, Any]]:
    """Models of a later day: one that points at organizations thrice, one that is a part of one, one tied to many."""
    foreign, twins = (
        models.ForeignKey,
        {"constraints": [models.UniqueConstraint(fields=["about", "day"], name="visit_once")]},
    )
    visit = _model(
        "LaterVisit",
        about=foreign(Organization, models.CASCADE, related_name="+"),
        host=foreign(Organization, models.SET_NULL, null=True, related_name="later_hosted"),
        day=models.IntegerField(),
        meta=twins,
    )
    remark = _model("LaterRemark", visit=foreign(visit, models.CASCADE, related_name="+"))
    office = _model(
        "LaterOffice",
        organization=models.OneToOneField(Organization, models.CASCADE, primary_key=True, related_name="+"),
    )
    league = _model("LaterLeague", members=models.ManyToManyField(Organization, related_name="+"))
    made = {"visit": visit, "remark": remark, "office": office, "league": league}
    with connection.schema_editor() as editor:
        for model in made.values():
            editor.create_model(model)
    yield made
    for name in ("latervisit", "laterremark", "lateroffice", "laterleague", "laterleague_members"):
        apps.all_models["articles"].pop(name, None)
    apps.clear_cache()


def _model(name: str, *, meta: dict[str, Any] | None = None, **fields: Any) -> Any:
    options = type("Meta", (), {"app_label": "articles", **(meta or {})})
    return type(name, (models.Model,), {"__module__": __name__, "Meta": options, **fields})


def test_a_relation_that_is_added_later_moves_and_comes_back(later: dict[str, Any]) -> None:
    keep, drop = OrganizationFactory(), OrganizationFactory()
    visit, remark, office, league = (later[name].objects for name in ("visit", "remark", "office", "league"))
    mine = visit.create(about=keep, host=drop, day=1)
    theirs, other = visit.create(about=drop, day=1), visit.create(about=drop, day=2)
    remark.create(visit=theirs)
    office.create(organization=drop)
    both, one = league.create(), league.create()
    both.members.set([keep, drop])
    one.members.set([drop])

    done = merging.merge(keep=keep, drop=drop, by=None)
    assert set(visit.values_list("pk", "about", "host")) == {(mine.pk, keep.pk, keep.pk), (other.pk, keep.pk, None)}
    assert remark.get().visit_id == mine.pk
    assert office.get().pk == keep.pk
    assert [list(row.members.values_list("pk", flat=True)) for row in (both, one)] == [[keep.pk], [keep.pk]]

    since = visit.create(about=keep, day=3)
    undoing.undo(done.act, by=None)
    assert set(visit.values_list("pk", "about", "host")) == {
        (mine.pk, keep.pk, drop.pk),
        (theirs.pk, drop.pk, None),
        (other.pk, drop.pk, None),
        (since.pk, keep.pk, None),
    }
    assert remark.get().visit_id == theirs.pk
    assert office.get().pk == drop.pk
    assert set(both.members.values_list("pk", flat=True)) == {keep.pk, drop.pk}
    assert list(one.members.values_list("pk", flat=True)) == [drop.pk]


def test_hidden_relations_are_known_and_the_history_is_none() -> None:
    found = {relation.name for relation in relations(Organization)}
    assert found == {
        "articles.mention.organization_id",
        "articles.namecandidate.organization_id",
        "articles.organization.parent_id",
        "articles.organizationname.organization_id",
        "articles.organizationsuccession.predecessor_id",
        "articles.organizationsuccession.successor_id",
        "articles.taggingrule.organization_id",
    }


def test_every_key_of_the_database_that_points_at_a_thing_is_a_relation() -> None:
    """What the models' metadata lack, the database would refuse to let go of: here it is asked itself."""
    for way in merging.WAYS.values():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT conrelid::regclass::text, attname FROM pg_constraint"
                " JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]"
                " WHERE contype = 'f' AND confrelid = %s::regclass",
                [way.model._meta.db_table],
            )
            wanted = set(cursor.fetchall())
        assert wanted == {(one.model._meta.db_table, one.field.column) for one in relations(way.model)}


def test_rows_of_the_same_table_are_told_apart_by_their_field() -> None:
    ArticleFactory()
    names = [relation.name for relation in relations(Article)]
    assert "articles.possibledouble.article_id" in names
    assert "articles.possibledouble.other_id" in names
