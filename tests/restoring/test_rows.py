"""Restoring versions of rows: whole, in part, what was deleted; and what stands in the way."""

from typing import Any

import pytest

from articles import acts, merging, restoring, undoing
from articles.models import Act, Article, Mention, Organization, OrganizationName, Source
from articles.restoring import RestoreError
from tests import factories

pytestmark = pytest.mark.django_db


def versions(instance: Any, label: str = "update") -> list[restoring.Version]:
    """The versions of a row that its events of a kind keep, the oldest first."""
    events = instance.pgh_event_models[label]
    keys = (
        events.objects.filter(pgh_obj_id=instance.pk, pgh_label=label).order_by("pgh_id").values_list("pk", flat=True)
    )
    found = [restoring.find(events._meta.model_name, key) for key in keys]
    return [version for version in found if version is not None]


def restored(version: restoring.Version, *names: str) -> Act:
    fresh = restoring.find(version.table.events._meta.model_name, version.event.pk)
    assert fresh is not None
    names = names or tuple(part.name for part in restoring.parts(fresh))
    return restoring.restore(fresh, names=names, seen=fresh.latest, by=None)


def test_a_row_becomes_what_it_was_and_the_act_is_undone_like_any_other() -> None:
    source = factories.SourceFactory(name="First")
    Source.objects.filter(pk=source.pk).update(name="Second", country="US")
    act = restored(versions(source)[0])
    source.refresh_from_db()
    assert (act.kind, source.name, source.country) == (Act.Kind.VERSION, "First", "CN")
    acts.undo(act, by=None)
    source.refresh_from_db()
    assert (source.name, source.country) == ("Second", "US")


def test_chosen_values_alone_become_what_they_were() -> None:
    source = factories.SourceFactory(name="First")
    Source.objects.filter(pk=source.pk).update(name="Second", country="US")
    (version,) = versions(source)
    assert {part.label for part in restoring.parts(version)} == {"Name", "Country"}
    restored(version, "country")
    source.refresh_from_db()
    assert (source.name, source.country) == ("Second", "CN")


def test_any_version_can_be_restored_not_only_the_last() -> None:
    source = factories.SourceFactory(name="First")
    for name in ("Second", "Third"):
        Source.objects.filter(pk=source.pk).update(name=name)
    restored(versions(source)[0])
    source.refresh_from_db()
    assert source.name == "First"
    restored(versions(source)[1])
    source.refresh_from_db()
    assert source.name == "Second"


def test_values_of_an_article_that_belong_together_come_back_together() -> None:
    article = factories.ArticleFactory()
    was = (article.published_on, article.date_precision, article.date_origin)
    Article.objects.filter(pk=article.pk).update(published_on=None, date_precision="unknown", date_origin="")
    (version,) = versions(article)
    restored(version, "published_on")
    article.refresh_from_db()
    assert (article.published_on, article.date_precision, article.date_origin) == was


def test_where_an_article_stands_is_no_matter_of_versions() -> None:
    article = factories.ArticleFactory(title="First")
    Article.objects.filter(pk=article.pk).update(title="Second", status="draft", published_at=None)
    (version,) = versions(article)
    assert {part.name for part in restoring.parts(version)} == {"title"}
    restored(version)
    article.refresh_from_db()
    assert (article.title, article.status) == ("First", "draft")


def test_what_was_deleted_comes_back_with_its_key_and_what_went_with_it() -> None:
    organization = factories.OrganizationFactory(name="Sample Company")
    name = factories.OrganizationNameFactory(organization=organization, name="Sample Co")
    pk = organization.pk
    organization.delete()
    organization.pk = pk
    (version,) = versions(organization, "delete")
    act = restored(version)
    assert Organization.objects.get().pk == pk
    assert OrganizationName.objects.get().name == name.name
    acts.undo(act, by=None)
    assert not Organization.objects.exists()
    assert not OrganizationName.objects.exists()


def test_somebody_who_was_quicker_is_not_overwritten() -> None:
    source = factories.SourceFactory(name="First")
    Source.objects.filter(pk=source.pk).update(name="Second")
    (version,) = versions(source)
    seen = version.latest
    Source.objects.filter(pk=source.pk).update(name="Third")
    with pytest.raises(RestoreError, match="Somebody changed"):
        restoring.restore(version, names=["name"], seen=seen, by=None)
    source.refresh_from_db()
    assert source.name == "Third"
    assert not Act.objects.exists()


def test_a_name_that_another_has_by_now_is_in_the_way() -> None:
    source = factories.SourceFactory(name="First", slug="first")
    Source.objects.filter(pk=source.pk).update(name="Second", slug="second")
    factories.SourceFactory(name="first", slug="another")
    with pytest.raises(RestoreError) as refusal:
        restored(versions(source)[0])
    assert "source_name_unique" in str(refusal.value)
    source.refresh_from_db()
    assert source.name == "Second"
    restored(versions(source)[0], "slug")
    source.refresh_from_db()
    assert source.slug == "first"


def test_what_a_version_points_to_has_to_be_there() -> None:
    parent = factories.OrganizationFactory(name="Sample Holding")
    organization = factories.OrganizationFactory(parent=parent)
    Organization.objects.filter(pk=organization.pk).update(parent=None)
    parent.delete()
    with pytest.raises(RestoreError, match=r"Sample Holding.* bring that back first"):
        restored(versions(organization)[0])


def test_an_article_that_is_gone_does_not_come_back_from_its_history() -> None:
    article = factories.ArticleFactory()
    pk = article.pk
    article.delete()
    article.pk = pk
    with pytest.raises(RestoreError, match="deleted for good"):
        restored(versions(article, "delete")[0])


def test_what_was_merged_comes_back_by_an_un_merge_alone() -> None:
    keep, drop = factories.OrganizationFactory(), factories.OrganizationFactory()
    done = merging.merge(keep=keep, drop=drop, by=None)
    (version,) = versions(drop, "delete")
    with pytest.raises(RestoreError, match="un-merge it"):
        restored(version)
    undoing.undo(done.act, by=None)
    assert Organization.objects.filter(pk=drop.pk).exists()


def test_a_decision_comes_back_with_who_made_it() -> None:
    mention = factories.MentionFactory(state="rejected", decided_by=factories.UserFactory(username="anna"))
    Mention.objects.filter(pk=mention.pk).update(state="accepted", decided_by=None)
    restored(versions(mention)[0])
    mention.refresh_from_db()
    assert (mention.state, mention.decided_by and mention.decided_by.username) == ("rejected", "anna")


def test_nothing_is_written_where_nothing_is_chosen() -> None:
    source = factories.SourceFactory(name="First")
    Source.objects.filter(pk=source.pk).update(name="Second")
    (version,) = versions(source)
    with pytest.raises(RestoreError, match="Nothing was chosen"):
        restoring.restore(version, names=["country", "nonsense"], seen=version.latest, by=None)
    assert not Act.objects.exists()


def test_there_is_no_version_of_what_is_no_table() -> None:
    assert restoring.find("act", 1) is None
    assert restoring.find("sourceevent", 1) is None
