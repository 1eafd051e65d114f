"""Deleting on the pages of the admin: what the page before says, where it leads, the list of the trash, for whom."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import trash
from articles.models import Act, Article, Organization, OrganizationName, Place, Trashed
from tests import factories
from tests.snapshots.test_snapshots import full_article

pytestmark = pytest.mark.django_db
Login = Callable[[str], Client]
LIST = "admin:articles_trashed_changelist"


def page(client: Client, name: str, *args: Any) -> str:
    response = client.get(reverse(f"admin:articles_{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def sent(client: Client, name: str, *args: Any, **data: Any) -> str:
    response = client.post(reverse(f"admin:articles_{name}", args=args), {"post": "yes"} | data, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def lying(*objects: Any, note: str = "") -> Trashed:
    """Something that lies in the trash; the last of several."""
    trash.put(objects=objects or [factories.PlaceFactory()], by=None, note=note)
    return Trashed.objects.latest("pk")


def test_the_page_before_says_what_goes_along_and_the_one_after_leads_back(editor: Client) -> None:
    article = full_article(title="Sample draft")
    before = page(editor, "article_delete", article.pk)
    assert "1 mention" in before
    assert "Is the date right?" in before
    assert "30 days" in before
    after = sent(editor, "article_delete", article.pk, _why="Taken in twice")
    assert "“Sample draft” lies in the trash" in after
    act = Act.objects.get()
    assert reverse("admin:articles_act_change", args=[act.pk]) in after
    assert act.parameters["note"] == "Taken in twice"
    sent(editor, "act_undo", act.pk)
    assert Article.objects.get() == article


def test_a_public_article_stays_and_the_page_says_what_to_do(editor: Client) -> None:
    article = factories.ArticleFactory()
    assert "Withdraw it" in page(editor, "article_delete", article.pk)
    assert "Withdraw it" in sent(editor, "article_delete", article.pk)
    assert Article.objects.exists()


def test_what_is_in_use_stays_and_the_page_leads_to_what_needs_it(login: Login) -> None:
    curator, mention = login("Curator"), factories.MentionFactory()
    told = page(curator, "organization_delete", mention.organization.pk)
    assert "1 mention" in told
    assert reverse("admin:articles_article_change", args=[mention.article.pk]) in told
    assert "is still in use" in sent(curator, "organization_delete", mention.organization.pk)
    assert Organization.objects.exists()


def test_of_a_selection_what_is_public_stays(editor: Client) -> None:
    draft, public = factories.ArticleFactory(draft=True), factories.ArticleFactory(title="Sample report")
    chosen = {"action": "delete_selected", "_selected_action": [draft.pk, public.pk]}
    asked = editor.post(reverse("admin:articles_article_changelist"), chosen).content.decode()
    assert "One stays as it is" in asked
    done = sent(editor, "article_changelist", **chosen)
    assert draft.title in done
    assert set(Article.objects.all()) == {public}


def test_rows_struck_out_in_a_form_go_to_the_trash(login: Login) -> None:
    curator, name = login("Curator"), factories.OrganizationNameFactory(name="Sample alias")
    form = curator.get(reverse("admin:articles_organization_change", args=[name.organization.pk]))
    data = {}
    for formset in form.context["inline_admin_formsets"]:
        rows = formset.formset
        for one in [rows.management_form, *rows.initial_forms]:
            data |= {one.add_prefix(key): one.get_initial_for_field(field, key) for key, field in one.fields.items()}
    main = form.context["adminform"].form
    data |= {key: main.get_initial_for_field(field, key) for key, field in main.fields.items()}
    data = {key: "" if value is None else value for key, value in data.items()}
    data |= {"names-0-DELETE": "on"}
    response = curator.post(
        reverse("admin:articles_organization_change", args=[name.organization.pk]), data, follow=True
    )
    assert "Sample alias” lies in the trash" in response.content.decode()
    assert not OrganizationName.objects.exists()
    trash.restore(trashed=Trashed.objects.all(), by=None)
    assert OrganizationName.objects.get() == name


def test_the_list_says_who_when_why_and_how_long(editor: Client) -> None:
    trash.put(objects=[full_article(title="Sample draft")], by=factories.UserFactory(username="li"), note="A test page")
    Act.objects.update(created_at=timezone.now() - timedelta(days=25))
    told = page(editor, "trashed_changelist")
    for words in ("Sample draft", "Article", "li", "A test page", "4 days"):
        assert words in told


@pytest.mark.parametrize("number", [2, 12])
def test_the_list_takes_as_many_queries_for_few_as_for_many(
    editor: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(number):
        lying()
    with django_assert_max_num_queries(12):
        page(editor, "trashed_changelist")


def test_the_page_of_a_thing_says_what_it_was(editor: Client) -> None:
    trashed = lying(full_article(title="Sample draft", body="Words of the text."), note="A test page")
    told = page(editor, "trashed_change", trashed.pk)
    for words in ("Sample draft", "Words of the text.", "A test page", "1 mention", "Restore it"):
        assert words in told


def test_a_thing_is_restored_from_its_page(editor: Client) -> None:
    trashed = lying(factories.ArticleFactory(draft=True, title="Sample draft"))
    assert "“Sample draft” is restored" in sent(editor, "trashed_restore", trashed.pk)
    assert Article.objects.get().pk == trashed.object_id


def test_what_cannot_come_back_stays_with_the_reason(login: Login) -> None:
    trashed = lying(factories.PlaceFactory(slug="sample-town"))
    factories.PlaceFactory(slug="sample-town", name="Another town")
    told = sent(login("Curator"), "trashed_restore", trashed.pk)
    assert "Another town" in told
    assert Trashed.objects.exists()


def test_several_are_restored_from_the_list_as_far_as_one_may(editor: Client) -> None:
    article = lying(factories.ArticleFactory(draft=True))
    place = lying(factories.PlaceFactory())
    chosen = {"action": "restore_selected", "_selected_action": [article.pk, place.pk]}
    assert "stays: restoring" in sent(editor, "trashed_changelist", **chosen)
    assert Trashed.objects.get() == place


def test_only_an_administrator_deletes_for_good(login: Login) -> None:
    trashed = lying(factories.PlaceFactory(name="Sample Town"))
    curator, administrator = login("Curator"), login("Administrator")
    for name in ("trashed_forever", "trashed_delete"):
        assert curator.get(reverse(f"admin:articles_{name}", args=[trashed.pk])).status_code == 403
        assert curator.post(reverse(f"admin:articles_{name}", args=[trashed.pk])).status_code == 403
    assert "Nobody can bring it back" in page(administrator, "trashed_forever", trashed.pk)
    assert Trashed.objects.exists()
    sent(administrator, "trashed_forever", trashed.pk)
    assert not Trashed.objects.exists()


def test_several_are_deleted_for_good_after_a_question(login: Login) -> None:
    one, other, kept = (lying() for _number in range(3))
    administrator = login("Administrator")
    chosen = {"action": "delete_for_good", "_selected_action": [one.pk, other.pk]}
    asked = administrator.post(reverse(LIST), chosen).content.decode()
    assert "Delete these 2 for good?" in asked
    assert Trashed.objects.count() == 3
    sent(administrator, "trashed_changelist", **chosen)
    assert set(Trashed.objects.all()) == {kept}


@pytest.mark.parametrize(
    ("group", "may"), [("Reviewer", False), ("Editor", False), ("Curator", True), ("Administrator", True)]
)
def test_who_may_delete_such_things_may_restore_them(login: Login, group: str, may: bool) -> None:
    trashed, client = lying(factories.PlaceFactory()), login(group)
    assert ("Restore it" in page(client, "trashed_change", trashed.pk)) == may
    response = client.post(reverse("admin:articles_trashed_restore", args=[trashed.pk]))
    assert response.status_code == (302 if may else 403)
    assert Place.objects.exists() == may


def test_who_may_not_see_the_trash_is_sent_away(client: Client) -> None:
    trashed = lying()
    user = factories.UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)
    for address in (reverse(LIST), reverse("admin:articles_trashed_change", args=[trashed.pk])):
        assert client.get(address).status_code == 403


def test_undoing_needs_the_right_to_delete_what_was_deleted(login: Login) -> None:
    act = trash.put(objects=[factories.PlaceFactory()], by=None)
    editor, curator = login("Editor"), login("Curator")
    assert editor.post(reverse("admin:articles_act_undo", args=[act.pk])).status_code == 403
    sent(curator, "act_undo", act.pk)
    assert Place.objects.exists()


def test_an_editor_undoes_the_deletion_of_an_article_with_all_that_went_along(editor: Client) -> None:
    article = full_article()
    act = trash.put(objects=[article], by=None)
    assert "What would be as it was before" in page(editor, "act_change", act.pk)
    sent(editor, "act_undo", act.pk)
    assert Article.objects.get() == article
    again = Act.objects.get(undoes=act)
    sent(editor, "act_undo", again.pk)
    assert Trashed.objects.get().object_id == article.pk


def test_hostile_names_are_escaped(login: Login) -> None:
    place = factories.PlaceFactory(name="<script>alert(1)</script>", slug="sample")
    curator = login("Curator")
    pages = [page(curator, "place_delete", place.pk)]
    trashed = lying(place, note="<img src=x onerror=alert(1)>")
    pages += [page(curator, "trashed_changelist"), page(curator, "trashed_change", trashed.pk)]
    pages += [page(login("Administrator"), "trashed_forever", trashed.pk)]
    for told in pages:
        assert "<script>alert" not in told
        assert "<img src=x" not in told


def test_a_readers_correction_is_deleted_by_who_may_and_can_be_restored(login: Login) -> None:
    article = factories.ArticleFactory()
    row = article.corrections.create(field="title", proposed="Sample abuse", token_hash="a" * 64)
    address = reverse("admin:desk_correction_delete", args=[row.pk])
    editor, administrator = login("Editor"), login("Administrator")
    assert (editor.get(address).status_code, editor.post(address).status_code) == (403, 403)
    assert address in administrator.get(reverse("admin:desk_correction", args=[row.pk])).content.decode()
    assert "private address leads nowhere" in administrator.get(address).content.decode()
    assert "lies in the trash" in administrator.post(address, follow=True).content.decode()
    assert not article.corrections.exists()
    trash.restore(trashed=Trashed.objects.all(), by=None)
    assert article.corrections.get() == row
