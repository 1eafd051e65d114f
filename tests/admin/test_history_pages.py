"""The pages of the history: who may see and restore what, whatever an address says, and why somebody did something."""

from collections.abc import Callable
from typing import Any

import pghistory
import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import history
from articles.models import Act, Article, Organization, Place, Source
from tests import factories
from tests.admin.filled import posted

Login = Callable[[str], Client]
pytestmark = pytest.mark.django_db


def version_of(source: Source) -> str:
    """The page of the version before the last change of an outlet."""
    events: Any = Source.pgh_event_models["update"]  # type: ignore[attr-defined]
    event = events.objects.filter(pgh_obj_id=source.pk, pgh_label="update").latest("pk")
    return reverse("admin:history_restore", args=["sourceevent", event.pk])


def renamed() -> Source:
    source = factories.SourceFactory(name="First", slug="first", country="CN")
    Source.objects.filter(pk=source.pk).update(name="Second", country="US")
    source.refresh_from_db()
    return source


def ticked(page: Any) -> dict[str, Any]:
    """What the form of a version posts beside what is ticked."""
    return {"seen": page.context["version"].latest}


def edited() -> Article:
    article = factories.ArticleFactory(title="Sample title", body="First text of the sample.")
    article.body = "Second text of the sample."
    article.save()
    return article


def test_the_history_of_what_was_deleted_is_found_by_kind_and_key(editor: Client) -> None:
    place = factories.PlaceFactory(name="Sampletown")
    pk = place.pk
    place.delete()
    for page in (reverse("admin:history_of", args=["place", pk]), reverse("admin:articles_place_history", args=[pk])):
        text = editor.get(page).content.decode()
        assert "History of Sampletown" in text
        assert "It is in the archive no more" in text


@pytest.mark.parametrize(("kind", "pk"), [("place", 999), ("nonsense", 1), ("user", 1), ("story", 999)])
def test_there_is_no_history_of_what_never_was(editor: Client, kind: str, pk: int) -> None:
    assert editor.get(reverse("admin:history_of", args=[kind, pk])).status_code == 404


def test_rows_without_a_form_have_a_history_as_well(editor: Client) -> None:
    mention = factories.MentionFactory(state="suggested", organization__name="Sample Company")
    mention.state = "accepted"
    mention.save()
    page = editor.get(reverse("admin:history_of", args=["mention", mention.pk])).content.decode()
    assert "suggested" in page
    assert "accepted" in page


def test_acts_tell_what_became_of_them(editor: Client) -> None:
    from articles import acts

    with acts.recorded(Act.Kind.BULK, "Sample act", by=None) as act:
        factories.PlaceFactory()
    acts.undo(act, by=factories.UserFactory(username="anna"))
    page = editor.get(reverse("admin:articles_act_history", args=[act.pk]))
    assert [(moment.who, moment.action) for moment in page.context["moments"]] == [
        ("anna", "undoing"),
        ("a command", "bulk edit"),
    ]


@pytest.mark.parametrize("asked", ["before=x", "before=2026-01-01", "before=%00", "before=9999-12-31T23:59:59%2B00:00"])
def test_nonsense_in_the_address_of_a_history_is_the_first_page(editor: Client, asked: str) -> None:
    source = renamed()
    page = reverse("admin:articles_source_history", args=[source.pk])
    assert editor.get(f"{page}?{asked}").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        *("by=x", "by=-1", "by=99999999999999999999", "by=%00&kind=%00&day=%00", "kind=nonsense"),
        *("day=2026-13-01", "day=9999-12-31", "day=0001-01-01"),
        *("before=x~y", "before=~", "before=2026-01-01T00:00:00%2B00:00~"),
    ],
)
def test_nonsense_in_the_address_of_recent_changes_narrows_nothing_and_breaks_nothing(
    editor: Client, asked: str
) -> None:
    renamed()
    assert editor.get(f"{reverse('admin:history_recent')}?{asked}").status_code == 200


def test_recent_changes_leave_out_what_somebody_may_not_see(client: Client) -> None:
    from django.contrib.auth.models import Permission

    renamed()
    person = factories.UserFactory()
    client.force_login(person)
    page = reverse("admin:history_recent")
    assert client.get(page).status_code == 403
    person.user_permissions.add(Permission.objects.get(codename="view_place"))
    client.force_login(type(person).objects.get(pk=person.pk))
    assert client.get(page).context["entries"] == []
    with pghistory.context(command="x"):
        factories.PlaceFactory(name="Sampletown")
    assert "Sampletown" in client.get(page).content.decode()


def test_a_curator_restores_what_is_ticked_and_says_why(login: Login) -> None:
    source, client = renamed(), login("Curator")
    page = version_of(source)
    data = ticked(client.get(page)) | {"part": ["country"], "_why": "Its imprint says so."}
    assert client.post(page, data).status_code == 302
    source.refresh_from_db()
    assert (source.name, source.country) == ("Second", "CN")
    moment = history.timeline(Source, source.pk).moments[0]
    assert (moment.who, moment.note) == ("curator", "Its imprint says so.")
    assert Act.objects.get().kind == Act.Kind.VERSION


def test_who_may_not_change_a_thing_sees_its_versions_and_restores_none(login: Login) -> None:
    source = renamed()
    page = version_of(source)
    for group in ("Reviewer", "Editor"):
        client = login(group)
        response = client.get(page)
        assert response.status_code == 200
        assert "Restoring it needs the right" in response.content.decode()
        assert client.post(page, {"seen": "1", "part": "name"}).status_code == 403
    source.refresh_from_db()
    assert source.name == "Second"


def test_a_version_that_cannot_be_had_again_says_why_in_the_words_of_the_forms(login: Login) -> None:
    source, client = renamed(), login("Curator")
    page = version_of(source)
    data = ticked(client.get(page)) | {"part": ["name", "country"]}
    factories.SourceFactory(name="first", slug="another")
    response = client.post(page, data)
    assert response.status_code == 409
    assert "Another row has this name" in response.content.decode()
    source.refresh_from_db()
    assert (source.name, source.country) == ("Second", "US")


def test_the_last_edit_is_compared_first_and_any_two_versions_on_demand(editor: Client) -> None:
    article = edited()
    page = reverse("admin:history_versions", args=[article.pk])
    text = editor.get(page).content.decode()
    assert "<del>First</del> text" in text
    assert "<ins>Second</ins> text" in text
    events: Any = Article.pgh_event_models["body_update"]  # type: ignore[attr-defined]
    key = f"e{events.objects.get().pk}"
    turned = editor.get(f"{page}?old=now&new={key}").content.decode()
    assert "<del>Second</del> text" in turned


@pytest.mark.parametrize("asked", ["old=x&new=y", "old=e99999", "new=%00", "old=now&new=now"])
def test_nonsense_in_the_address_of_versions_breaks_nothing(editor: Client, asked: str) -> None:
    assert editor.get(f"{reverse('admin:history_versions', args=[edited().pk])}?{asked}").status_code == 200


def test_an_editor_restores_a_text_and_a_reviewer_does_not(login: Login) -> None:
    article = edited()
    page = reverse("admin:history_versions", args=[article.pk])
    events: Any = Article.pgh_event_models["body_update"]  # type: ignore[attr-defined]
    data = {"version": f"e{events.objects.get().pk}", "part": "body", "seen": article.updated_at.isoformat()}
    reviewer, editor = login("Reviewer"), login("Editor")
    assert reviewer.post(page, data).status_code == 403
    assert "Restore the version" not in reviewer.get(page).content.decode()
    assert "Restore the version" in editor.get(page).content.decode()
    assert editor.post(page, data).status_code == 302
    article.refresh_from_db()
    assert article.body == "First text of the sample."
    assert editor.post(page, data).status_code == 409  # it has changed since


def test_texts_are_escaped_wherever_they_are_compared(editor: Client) -> None:
    article = factories.ArticleFactory(title="<i>t</i>", body="<script>alert(1)</script> one")
    article.body, article.title = "<script>alert(1)</script> two", "<b>t</b>"
    article.save()
    pages = [reverse("admin:history_versions", args=[article.pk]), reverse("admin:history_recent")]
    for page in (*pages, reverse("admin:history_of", args=["article", article.pk])):
        text = editor.get(page).content.decode()
        assert "<script>alert" not in text
        assert "<b>t</b>" not in text


def test_why_somebody_deleted_something_is_kept(login: Login) -> None:
    client, place = login("Curator"), factories.PlaceFactory()
    page = reverse("admin:articles_place_delete", args=[place.pk])
    assert 'name="_why"' in client.get(page).content.decode()
    assert client.post(page, {"post": "yes", "_why": "A slip of\n the  pen."}).status_code == 302
    moment = history.timeline(Place, place.pk).moments[0]
    assert (moment.steps[0].kind, moment.note) == ("delete", "A slip of the pen.")


def test_why_somebody_edited_many_articles_is_kept_with_the_act(editor: Client) -> None:
    article, event = factories.ArticleFactory(), factories.EventFactory()
    changelist = reverse("admin:articles_article_changelist")
    data = {"action": "set_edition", ACTION_CHECKBOX_NAME: [article.pk], "select_across": "0"}
    assert 'name="_why"' in editor.post(changelist, data).content.decode()
    editor.post(changelist, data | {"confirmed": "1", "event": event.pk, "_why": "All from one day."})
    moment = history.timeline(Article, article.pk).moments[0]
    assert (moment.note, moment.act is not None) == ("All from one day.", True)


def test_a_note_that_is_too_long_is_cut_and_no_text_of_the_database_breaks_on_it(login: Login) -> None:
    client, source = login("Curator"), factories.SourceFactory()
    page = reverse("admin:articles_source_change", args=[source.pk])
    data = posted(client.get(page)) | {"country": "US", "_why": "x" * 9000 + "\0"}
    assert client.post(page, data).status_code == 302
    assert len(history.timeline(Source, source.pk).moments[0].note) == 500


def test_the_lists_of_acts_lead_to_recent_changes(editor: Client) -> None:
    page = editor.get(reverse("admin:articles_act_changelist")).content.decode()
    assert reverse("admin:history_recent") in page


def test_an_organizations_history_asks_the_same_for_few_mentions_and_for_many(editor: Client) -> None:
    organization = factories.OrganizationFactory()
    page = reverse("admin:articles_organization_history", args=[organization.pk])
    asked = []
    for rows in (2, 38):
        for _number in range(rows):
            mention = factories.MentionFactory(organization=organization, state="suggested")
            with pghistory.context(user=factories.UserFactory().pk, action="x"):
                mention.state = "accepted"
                mention.save()
        Organization.objects.filter(pk=organization.pk).update(note=f"Changed {rows}.")
        editor.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert len(editor.get(page).context["moments"]) >= rows
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 20
