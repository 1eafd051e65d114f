"""The pages of merging: finding the other one, looking at what would move, doing it, and taking it back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles import merging
from articles.models import Act, Article, Mention, Merge, Organization, PossibleDouble
from tests.factories import (
    ArticleFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
Login = Callable[[str], Client]


def page(thing: Any, other: Any = None) -> str:
    address = reverse(f"admin:articles_{thing._meta.model_name}_merge", args=[thing.pk])
    return f"{address}?other={other.pk}" if other else address


@pytest.fixture
def pair() -> tuple[Organization, Organization]:
    keep = OrganizationFactory(name="Sample Systems", slug="sample-systems")
    drop = OrganizationFactory(name="Sample Systems Ltd", slug="sample-systems-ltd")
    MentionFactory(organization=drop, article__title="Ministers visit Sample Systems")
    return keep, drop


def test_what_is_called_alike_is_offered_at_once_and_anything_is_found(
    login: Login, pair: tuple[Organization, Organization]
) -> None:
    keep, drop = pair
    other = OrganizationFactory(name="Example Bank")
    OrganizationNameFactory(organization=other, name="Bank of Examples")
    curator = login("Curator")
    html = curator.get(page(keep)).content.decode()
    assert page(keep, drop) in html and "Example Bank" not in html and "1 article<" in html
    html = curator.get(page(keep), {"q": "of examples"}).content.decode()
    assert page(keep, other) in html and "Sample Systems Ltd" not in html
    assert "Nothing is called" in curator.get(page(keep), {"q": "<nothing>\0"}).content.decode()


def test_looking_ahead_shows_what_would_move_and_the_other_direction(
    login: Login, pair: tuple[Organization, Organization]
) -> None:
    keep, drop = pair
    html = login("Curator").get(page(keep, drop)).content.decode()
    assert "Ministers visit Sample Systems" in html and "Mentions" in html
    assert page(drop, keep) in html
    assert drop.get_absolute_url() in html
    assert Organization.objects.count() == 2


def test_looking_ahead_takes_as_many_queries_for_many_mentions_as_for_one(
    login: Login, pair: tuple[Organization, Organization], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    keep, drop = pair
    MentionFactory.create_batch(12, organization=drop)
    curator = login("Curator")
    curator.get(page(keep, drop))
    with django_assert_max_num_queries(45):
        curator.get(page(keep, drop))


def test_a_curator_merges_with_a_reason_and_takes_it_back(
    login: Login, pair: tuple[Organization, Organization]
) -> None:
    keep, drop = pair
    curator = login("Curator")
    response = curator.post(page(keep), {"other": drop.pk, "note": "Its registered name"}, follow=True)
    html = response.content.decode()
    done = Merge.objects.get()
    assert "is a part of" in html and "Tag again by its names" in html
    assert "Merged into it:" in html and "Sample Systems Ltd" in html
    assert (done.act.by.get_username(), done.act.parameters["note"]) == ("curator", "Its registered name")
    merges = curator.get(reverse("admin:articles_merge_changelist")).content.decode()
    assert "Its registered name" in merges and "stands" in merges
    act = reverse("admin:articles_act_change", args=[done.act_id])
    assert curator.get(reverse("admin:articles_merge_change", args=[done.pk])).headers["Location"] == act
    assert "Undo this act" in curator.get(act).content.decode()
    curator.post(reverse("admin:articles_act_undo", args=[done.act_id]))
    assert Mention.objects.get().organization == drop
    assert "un-merged" in curator.get(reverse("admin:articles_merge_changelist")).content.decode()
    assert (
        "Merged into it:"
        not in curator.get(reverse("admin:articles_organization_change", args=[keep.pk])).content.decode()
    )


def test_the_page_of_an_act_says_what_stands_in_the_way_of_an_un_merge(
    login: Login, pair: tuple[Organization, Organization]
) -> None:
    keep, drop = pair
    first = merging.merge(keep=keep, drop=drop, by=None)
    merging.merge(keep=OrganizationFactory(), drop=keep, by=None)
    curator = login("Curator")
    html = curator.get(reverse("admin:articles_act_change", args=[first.act_id])).content.decode()
    assert "was itself merged into" in html and "Undo this act" not in html
    answer = curator.post(reverse("admin:articles_act_undo", args=[first.act_id]), follow=True)
    assert "was itself merged into" in answer.content.decode()
    assert Merge.objects.standing().count() == 2


def test_the_second_of_two_who_merge_the_same_is_told_by_whom(
    login: Login, pair: tuple[Organization, Organization]
) -> None:
    keep, drop = pair
    curator = login("Curator")
    merging.merge(keep=keep, drop=drop, by=None)
    response = curator.post(page(keep), {"other": drop.pk}, follow=True)
    assert "was merged into “Sample Systems”" in response.content.decode()
    assert Act.objects.count() == 1
    assert curator.get(page(drop), follow=True).status_code == 200


def test_a_refused_merge_says_why_and_keeps_the_note(login: Login) -> None:
    drop = OrganizationFactory()
    keep = OrganizationFactory(parent=OrganizationFactory(parent=drop))
    response = login("Curator").post(page(keep), {"other": drop.pk, "note": "What I typed"})
    html = response.content.decode()
    assert response.status_code == 422 and "Merge the other way round" in html


@pytest.mark.parametrize("factory", [OrganizationFactory, SourceFactory, TopicFactory])
def test_the_registry_is_merged_by_curators_and_not_by_editors(login: Login, factory: Any) -> None:
    keep, drop = factory(), factory()
    assert login("Curator").get(page(keep, drop)).status_code == 200
    editor, reviewer = login("Editor"), login("Reviewer")
    for client in (editor, reviewer):
        assert client.get(page(keep)).status_code == 403
        assert client.post(page(keep), {"other": drop.pk}).status_code == 403
    form = reverse(f"admin:articles_{keep._meta.model_name}_change", args=[keep.pk])
    assert page(keep) not in reviewer.get(form).content.decode()
    assert Client().get(page(keep)).status_code == 302
    assert type(keep)._default_manager.count() == 2


def test_articles_are_merged_by_editors(login: Login) -> None:
    keep, drop = ArticleFactory(title="First sample"), ArticleFactory(title="Second sample")
    PossibleDouble.objects.create(article=drop, other=keep, likeness=0.8)
    assert login("Reviewer").post(page(keep), {"other": drop.pk}).status_code == 403
    editor = login("Editor")
    assert page(keep, drop) in editor.get(page(keep)).content.decode()
    html = editor.get(page(keep), {"q": str(drop.pk)}).content.decode()
    assert "Second sample" in html
    pair = reverse("admin:desk_double", args=[PossibleDouble.objects.get().pk])
    assert page(keep, drop) in editor.get(pair).content.decode()
    editor.post(page(keep), {"other": drop.pk})
    assert Article.objects.get() == keep
    act = Act.objects.get()
    assert editor.post(reverse("admin:articles_act_undo", args=[act.pk])).status_code == 302
    assert Article.objects.count() == 2


def test_whoever_may_not_publish_does_not_merge_a_public_article_away(login: Login) -> None:
    keep, drop = ArticleFactory(), ArticleFactory()
    reviewer = login("Reviewer")
    user = get_user_model().objects.get(username="reviewer")
    user.user_permissions.add(Permission.objects.get(codename="change_article"))
    response = reviewer.post(page(keep), {"other": drop.pk})
    assert response.status_code == 422 and "right to publish" in response.content.decode()
    assert Article.objects.count() == 2


def test_two_that_are_ticked_in_a_list_are_looked_at(login: Login, pair: tuple[Organization, Organization]) -> None:
    curator, changelist = login("Curator"), reverse("admin:articles_organization_changelist")
    chosen = {"action": "merge_chosen", "_selected_action": [one.pk for one in pair]}
    assert curator.post(changelist, chosen).headers["Location"] == page(*pair)
    response = curator.post(changelist, chosen | {"_selected_action": [pair[0].pk]}, follow=True)
    assert "Choose the two that are one" in response.content.decode()
    assert login("Editor").post(changelist, chosen, follow=True).status_code == 200
    assert Organization.objects.count() == 2


@pytest.mark.parametrize("other", ["", "x", "0", "9" * 30, "-1"])
def test_nonsense_in_an_address_is_a_page(login: Login, pair: tuple[Organization, Organization], other: str) -> None:
    response = login("Curator").get(page(pair[0]), {"other": other}, follow=True)
    assert response.status_code == 200
