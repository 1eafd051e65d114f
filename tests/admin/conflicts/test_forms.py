"""Two editors of one thing: what either wrote is neither overwritten nor lost."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from articles.models import Article, Organization, Topic
from tests import factories
from tests.admin.filled import posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(login: Any) -> Client:
    """A second one, who may do everything."""
    client: Client = login("superuser")
    return client


@pytest.fixture
def curator(login: Any) -> Client:
    client: Client = login("Curator")
    return client


def address(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def opened(client: Client, row: Any) -> dict[str, Any]:
    return posted(client.get(address(row)))


def saved(client: Client, row: Any, data: dict[str, Any]) -> Any:
    response = client.post(address(row), data, follow=True)
    assert response.status_code == 200, response.context and response.context["title"]
    row.refresh_from_db()
    return response


def asked(client: Client, row: Any, data: dict[str, Any]) -> Any:
    """The page that asks, and nothing saved."""
    response = client.post(address(row), data)
    assert response.status_code == 409
    return response


def answered(response: Any, **choices: str) -> dict[str, Any]:
    """What the page of conflicts posts with these choices by name of a field."""
    data: dict[str, Any] = {}
    for name, value in response.context["posted"]:
        data.setdefault(name, []).append(value)
    for shown in response.context["asked"]:
        one = shown.conflict
        data[f"_asked-{one.name}"] = "1"
        if one.both is not None:
            data[f"_both-{one.name}"] = one.both.replace("\n", "\r\n")
        if one.name in choices:
            data[f"_choice-{one.name}"] = choices[one.name]
    return data


def article(**values: Any) -> Article:
    return factories.ArticleFactory(body="First.\n\nSecond.\n\nThird.", **values)


def test_edits_of_different_fields_are_both_kept_and_told_of(editor: Client, other: Client) -> None:
    row = article()
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"title": "Renamed by another"})
    html = saved(editor, row, mine | {"language": "zh-Hans"}).content.decode()
    assert (row.title, row.language) == ("Renamed by another", "zh-Hans")
    assert "Meanwhile superuser changed: Title" in html
    assert row.title_origin == "edited"


def test_the_same_field_is_asked_about_with_what_it_was_and_who_changed_it(editor: Client, other: Client) -> None:
    row = article(title="As it was")
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"title": "Theirs"})
    page = asked(editor, row, mine | {"title": "Yours", "language": "zh-Hans"})
    row.refresh_from_db()
    assert (row.title, row.language) == ("Theirs", "en")
    (shown,) = page.context["asked"]
    one = shown.conflict
    assert (one.was, one.theirs, one.yours, shown.by) == ("As it was", "Theirs", "Yours", "superuser")
    saved(editor, row, answered(page, title="yours"))
    assert (row.title, row.language) == ("Yours", "zh-Hans")


def test_theirs_is_chosen_and_the_rest_of_mine_is_saved(editor: Client, other: Client) -> None:
    row = article(title="As it was")
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"title": "Theirs"})
    page = asked(editor, row, mine | {"title": "Yours", "language": "zh-Hans"})
    events = Article.pgh_event_models["update"].objects.count()  # type: ignore[attr-defined]
    saved(editor, row, answered(page, title="theirs"))
    assert (row.title, row.language) == ("Theirs", "zh-Hans")
    assert Article.pgh_event_models["update"].objects.count() == events + 1  # type: ignore[attr-defined]


def test_nothing_is_saved_until_each_is_decided(editor: Client, other: Client) -> None:
    row = article(title="As it was")
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"title": "Theirs", "byline": "Sample Author"})
    page = asked(editor, row, mine | {"title": "Yours", "byline": "Sample Writer"})
    again = asked(editor, row, answered(page, title="yours"))
    assert [shown.conflict.name for shown in again.context["asked"]] == ["byline"]
    saved(editor, row, answered(again, byline="theirs"))
    assert (row.title, row.byline) == ("Yours", ["Sample Author"])


def test_a_third_edit_in_between_is_asked_about_again(editor: Client, other: Client) -> None:
    row = article(title="As it was")
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"title": "Theirs"})
    page = asked(editor, row, mine | {"title": "Yours"})
    saved(other, row, opened(other, row) | {"title": "Theirs again"})
    again = asked(editor, row, answered(page, title="yours"))
    assert again.context["asked"][0].conflict.theirs == "Theirs again"
    saved(editor, row, answered(again, title="yours"))
    assert row.title == "Yours"


def test_the_same_edit_by_both_is_no_conflict(editor: Client, other: Client) -> None:
    row = article()
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"title": "Right"})
    saved(editor, row, mine | {"title": "Right"})
    assert row.title == "Right"


def test_texts_with_edits_of_different_paragraphs_can_have_both(editor: Client, other: Client) -> None:
    row = article()
    mention = factories.MentionFactory(article=row, surface="Third", offsets=[[17, 22]], count=1)
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"body": "First, and more.\n\nSecond.\n\nThird."})
    page = asked(editor, row, mine | {"body": "First.\n\nSecond.\n\nThird!"})
    (shown,) = page.context["asked"]
    assert shown.conflict.both == "First, and more.\n\nSecond.\n\nThird!"
    saved(editor, row, answered(page, body="both"))
    assert row.body == "First, and more.\n\nSecond.\n\nThird!"
    mention.refresh_from_db()
    ((start, end),) = mention.offsets
    assert row.body[start:end] == "Third"


def test_values_that_belong_together_are_asked_about_together(editor: Client, other: Client) -> None:
    row = article()
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"published_on": "2016-11-18"})
    page = asked(editor, row, mine | {"date_precision": "month"})
    assert {shown.conflict.field for shown in page.context["asked"]} == {"published_on", "date_precision"}
    saved(editor, row, answered(page, published_on="theirs", date_precision="yours"))
    assert (row.published_on.isoformat(), row.date_precision) == ("2016-11-01", "month")


def test_a_choice_of_several_is_compared_as_well(editor: Client, other: Client) -> None:
    row, first, second = article(), factories.EventFactory(year=2015), factories.EventFactory(year=2017)
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"edition_choice": [first.pk]})
    page = asked(editor, row, mine | {"edition_choice": [second.pk]})
    (shown,) = page.context["asked"]
    assert (shown.conflict.theirs, shown.conflict.yours) == (str(first), str(second))
    saved(editor, row, answered(page, edition_choice="yours"))
    assert list(row.related_events.all()) == [second]
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"edition_choice": [first.pk, second.pk]})
    saved(editor, row, mine | {"title": "Renamed"})
    assert set(row.related_events.all()) == {first, second}


def test_a_topic_that_both_add_is_no_wrong_choice(editor: Client, other: Client) -> None:
    row, topic = article(), factories.TopicFactory()
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"topic_choice": [topic.pk]})
    saved(editor, row, mine | {"topic_choice": [topic.pk]})
    assert row.article_topics.get().state == "accepted"


def test_a_tag_that_both_decide_differently_is_asked_about(editor: Client, other: Client) -> None:
    row = article()
    factories.MentionFactory(article=row, suggested=True)
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"mentions-0-state": "accepted"})
    page = asked(editor, row, mine | {"mentions-0-state": "rejected"})
    assert [(one.conflict.was, one.by) for one in page.context["asked"]] == [("suggested", "superuser")]
    saved(editor, row, answered(page, **{"mentions-0-state": "theirs"}))
    assert row.mentions.get().state == "accepted"
    saved(editor, row, mine | {"title": "Renamed"})
    assert row.mentions.get().state == "accepted", "a decision that somebody else made is not taken back by saving"


def test_with_an_error_the_form_comes_back_and_still_knows_what_it_held(editor: Client, other: Client) -> None:
    row = article(title="As it was")
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"title": "Theirs"})
    response = editor.post(address(row), mine | {"title": "Yours", "language": "English, I think"})
    assert response.status_code == 200
    assert "Somebody else changed this while you had the form open: Title" in response.content.decode()
    asked(editor, row, posted(response) | {"title": "Yours", "language": "en"})


def test_the_button_that_was_pressed_is_pressed_again(editor: Client, other: Client) -> None:
    row = article(draft=True, title="As it was")
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"title": "Theirs"})
    page = asked(editor, row, mine | {"title": "Yours", "_move": "submit"})
    saved(editor, row, answered(page, title="yours"))
    assert (row.title, row.status) == ("Yours", "in_review")


def test_hostile_words_are_escaped_and_a_broken_note_of_what_was_seen_fails_nothing(
    editor: Client, other: Client
) -> None:
    row = article(title="As it was")
    mine = opened(editor, row)
    saved(other, row, opened(other, row) | {"title": "<script>theirs</script>"})
    html = asked(editor, row, mine | {"title": "<script>yours</script>"}).content.decode()
    assert "<script>theirs" not in html and "<script>yours" not in html
    for broken in ("", "{", "[]", '{"title": 3}', '{"title": {"a": 1}}', "null", "\\u0000"):
        assert editor.post(address(row), mine | {"_seen": broken}).status_code == 302


def test_organizations_and_the_names_within_them(curator: Client, other: Client) -> None:
    row = factories.OrganizationFactory(name="Sample Systems", note="As it was")
    name = factories.OrganizationNameFactory(organization=row, name="Sample Old")
    mine = opened(curator, row)
    saved(other, row, opened(other, row) | {"note": "Theirs", "names-0-name": "Sample Older"})
    page = asked(curator, row, mine | {"note": "Yours", "names-0-name": "Sample Oldest"})
    found = {shown.conflict.name: (shown.by, shown.group) for shown in page.context["asked"]}
    assert found.keys() == {"note", "names-0-name"}
    assert found["names-0-name"][0] == "superuser"
    saved(curator, row, answered(page, note="yours", **{"names-0-name": "theirs"}))
    name.refresh_from_db()
    assert (row.note, name.name) == ("Yours", "Sample Older")


def test_a_row_that_another_deleted_is_left_out_or_asked_about(curator: Client, other: Client) -> None:
    row = factories.OrganizationFactory()
    names = [factories.OrganizationNameFactory(organization=row, name=f"Sample {n}") for n in "AB"]
    mine = opened(curator, row)
    names[0].delete()
    saved(curator, row, mine | {"note": "Mine"})
    assert [one.name for one in row.names.all()] == ["Sample B"]
    mine = opened(curator, row)
    names[1].delete()
    page = asked(curator, row, mine | {"names-0-name": "Sample C"})
    (shown,) = page.context["asked"]
    assert "Sample C" in shown.conflict.yours
    assert shown.conflict.theirs == "deleted"
    assert not row.names.exists()
    saved(curator, row, answered(page, **{"names-0-DELETE": "theirs"}))
    assert not row.names.exists()
    saved(curator, row, answered(page, **{"names-0-DELETE": "yours"}))
    assert [one.name for one in row.names.all()] == ["Sample C"]


def test_a_row_that_another_changed_is_not_deleted_unasked(curator: Client, other: Client) -> None:
    row = factories.OrganizationFactory()
    factories.OrganizationNameFactory(organization=row, name="Sample Old")
    mine = opened(curator, row) | {"names-0-DELETE": "on"}
    saved(other, row, opened(other, row) | {"names-0-name": "Sample Older"})
    page = asked(curator, row, mine)
    assert page.context["asked"][0].conflict.yours == "deleted"
    saved(curator, row, answered(page, **{"names-0-DELETE": "theirs"}))
    assert [one.name for one in row.names.all()] == ["Sample Older"]
    saved(curator, row, answered(page, **{"names-0-DELETE": "yours"}))
    assert not row.names.exists()


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (factories.EventFactory, "name"),
        (factories.SourceFactory, "name"),
        (factories.TopicFactory, "label"),
        (factories.PlaceFactory, "name"),
        (factories.FeedFactory, "title"),
        (factories.UserFactory, "first_name"),
        (lambda: Group.objects.create(name="Sample group"), "name"),
    ],
)
def test_every_form_of_the_admin_asks(login: Any, make: Any, field: str) -> None:
    row, other, me = make(), login("superuser"), factories.UserFactory(administrator=True)
    mine_client = Client()
    mine_client.force_login(me)
    mine = opened(mine_client, row)
    saved(other, row, opened(other, row) | {field: "Theirs"})
    page = asked(mine_client, row, mine | {field: "Yours"})
    assert [(shown.conflict.field, shown.by) for shown in page.context["asked"]] == [(field, "superuser")]
    saved(mine_client, row, answered(page, **{field: "yours"}))
    assert getattr(row, field) == "Yours"


def test_what_was_typed_for_a_deleted_row_is_shown_and_not_lost(curator: Client) -> None:
    row = factories.TopicFactory(label="Sample")
    mine = opened(curator, row)
    Topic.objects.all().delete()
    response = curator.post(address(row), mine | {"label": "What I typed"})
    assert response.status_code == 410
    assert "What I typed" in response.content.decode()
    Topic.objects.create(pk=row.pk, label="Sample", slug=row.slug)
    data: dict[str, Any] = dict(response.context["posted"])
    assert curator.post(address(row), data).status_code == 302
    assert Topic.objects.get().label == "What I typed"


def test_every_registered_model_with_a_form_is_covered() -> None:
    from django.contrib import admin

    from articles.admin.conflicts import Meanwhile

    ours = {model: one for model, one in admin.site._registry.items() if model._meta.app_label in ("articles", "auth")}
    assert [model for model, one in ours.items() if not isinstance(one, Meanwhile)] == []
    assert Organization in ours


@pytest.mark.parametrize("seen", ["", "[]", "null", "{", "[" * 100_000, '{"label": {"a": ["b"]}}'])
def test_what_no_form_says_about_what_it_held_is_as_if_it_said_nothing(other: Client, seen: str) -> None:
    topic = factories.TopicFactory(label="Sample")
    response = other.post(address(topic), opened(other, topic) | {"_seen": seen, "label": "Sample of another"})
    assert response.status_code in (302, 409)


def test_no_number_is_too_long_for_the_page_of_what_is_gone(other: Client) -> None:
    for key in ("9" * 30, "9" * 5000):
        page = reverse("admin:articles_topic_change", args=[key])
        assert other.post(page, {"label": "Sample"}).status_code == 410
        assert other.post(reverse("admin:auth_user_password_change", args=[key])).status_code in (302, 404)
