"""What the staff does leaves a line that the staff cannot change."""

from collections.abc import Callable
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import InternalError, OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse

from archive.staff.commands import logged
from archive.staff.watching import WRITES
from articles.models import StaffLogEntry, Topic
from tests import factories
from tests.admin.filled import posted
from tests.archive.staff.test_signing_in import give_password

Person = Callable[..., User]
HOME = reverse("admin:index")


def entries(kind: str) -> list[StaffLogEntry]:
    return list(StaffLogEntry.objects.filter(kind=kind).order_by("pk"))


@pytest.mark.django_db(transaction=True)
def test_a_write_in_the_admin_is_logged_with_its_page_and_object_and_none_of_its_words(person: Person) -> None:
    user, client, topic = person("Curator"), Client(REMOTE_ADDR="192.0.2.7"), factories.TopicFactory()
    client.force_login(user)
    page = reverse("admin:articles_topic_change", args=[topic.pk])
    client.post(page, posted(client.get(page)) | {"label": "Sample of another label"})
    assert Topic.objects.get(pk=topic.pk).label == "Sample of another label"
    (entry,) = entries("wrote")
    assert (entry.user_name, entry.address, entry.path) == (user.username, "192.0.2.7", page)
    assert (entry.model, entry.object_id, entry.what) == ("articles.topic", str(topic.pk), "articles.topic: change")


@pytest.mark.django_db(transaction=True)
def test_what_was_refused_or_rolled_back_is_not_logged(person: Person) -> None:
    client, topic = Client(), factories.TopicFactory()
    client.force_login(person("Curator"))
    page = reverse("admin:articles_topic_change", args=[topic.pk])
    client.post(page, posted(client.get(page)) | {"label": ""})
    client.get(page)
    reviewer = Client()
    reviewer.force_login(person("Reviewer"))
    assert reviewer.post(page, {"label": "x"}).status_code == 403
    assert entries("wrote") == []


@pytest.mark.django_db(transaction=True)
def test_what_stays_is_logged_though_the_page_behind_it_fails(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(act: object) -> None:
        raise OperationalError("canceling statement due to statement timeout")

    client, draft = Client(), factories.ArticleFactory(draft=True)
    client.force_login(person("Editor"))
    page, edit = reverse("admin:articles_article_bulk"), {"edit": "set_status", "status": "published"}
    mark = client.post(f"{page}?status=draft", {"do": "look", **edit}).context["selection"].mark
    monkeypatch.setattr("articles.admin.bulk.page.bulk.progress", fails)
    assert client.post(f"{page}?status=draft", {"do": "edit", "mark": mark, **edit}).status_code == 503
    draft.refresh_from_db()
    assert draft.status == "published"
    assert [entry.what for entry in entries("wrote")] == ["articles.article: bulk (edit)"]


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ('INSERT INTO "articles_topic" ("label")', "articles_topic"),
        ('WITH gone AS (DELETE FROM ONLY "articles_mention" WHERE', "articles_mention"),
        ('UPDATE "articles_article" SET', "articles_article"),
        ('SELECT 1 FROM "articles_article" FOR UPDATE OF "articles_article"', None),
        ('SELECT 1 FROM "articles_article" FOR NO KEY UPDATE SKIP LOCKED', None),
    ],
)
def test_which_statements_write(sql: str, table: str | None) -> None:
    found = WRITES.search(sql)
    assert (found and found[1]) == table


@pytest.mark.django_db
def test_in_and_out_are_logged(client: Client, person: Person) -> None:
    give_password(client, person())
    client.post(reverse("admin:logout"))
    assert [str(entry) for entry in StaffLogEntry.objects.order_by("pk")] == ["signed in by password", "signed out"]


@pytest.mark.django_db
def test_it_says_exactly_what_became_of_accounts_and_groups(person: Person, client: Client) -> None:
    client.force_login(person("Administrator"))
    someone, curators = factories.UserFactory(username="sample-someone"), Group.objects.get(name="Curator")
    page = reverse("admin:auth_user_change", args=[someone.pk])
    client.post(page, posted(client.get(page)) | {"groups": [curators.pk], "email": "someone@example.org"})
    closed = posted(client.get(page)) | {"groups": []}
    closed.pop("is_active")
    client.post(page, closed)
    group = reverse("admin:auth_group_change", args=[curators.pk])
    keep = Permission.objects.get(codename="view_article")
    client.post(group, {"name": "Curator", "permissions": [keep.pk]} | versions(client, group))
    said = [entry.what for entry in entries("account")]
    assert said[0] == "sample-someone: email changed; groups + Curator"
    assert said[1] == "sample-someone: is_active: no; groups − Curator"
    assert said[2].startswith("Curator: permissions − articles.add_") and "articles.view_article " not in said[2]


def versions(client: Client, page: str) -> dict[str, Any]:
    """The hidden fields by which a form knows what it began with."""
    return {name: value for name, value in posted(client.get(page)).items() if name.startswith(("_", "initial"))}


@pytest.mark.django_db
def test_an_administrator_takes_a_second_factor_away_but_not_that_of_a_superuser(
    person: Person, client: Client
) -> None:
    from archive.staff import second_factor

    client.force_login(person("Administrator"))
    someone = person(second_factor=True)
    page = reverse("admin:auth_user_second_factor", args=[someone.pk])
    assert client.get(page).status_code == 200
    assert second_factor.state_of(someone) is not None
    assert client.post(page).url == reverse("admin:auth_user_change", args=[someone.pk])
    assert second_factor.state_of(someone) is None
    above = factories.UserFactory(administrator=True)
    assert client.post(reverse("admin:auth_user_second_factor", args=[above.pk])).status_code == 403
    assert [entry.what for entry in entries("second_factor")] == [f"{someone}: second factor taken away"]
    curator = Client()
    curator.force_login(person("Curator"))
    assert curator.post(page).status_code == 403


@pytest.mark.django_db
def test_people_are_listed_with_second_factor_and_last_seen_in_as_many_queries_for_few_as_for_many(
    person: Person, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(person("Administrator"))
    give_password(Client(), person())
    person("Curator", second_factor=True)
    page = reverse("admin:auth_user_changelist")
    numbers = []
    for _round in range(2):
        with django_assert_max_num_queries(12) as asked:
            shown = client.get(page)
        numbers.append(len(asked))
        for _more in range(10):
            factories.UserFactory()
    assert numbers[0] == numbers[1]
    assert shown.content.count(b"icon-yes.svg") >= 1
    only = client.get(page, {"second_factor": "yes"})
    assert [found.username for found in only.context["cl"].queryset] == ["sample-curator"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", ["UPDATE articles_stafflogentry SET what = 'x'", "DELETE FROM articles_stafflogentry"]
)
def test_the_database_takes_no_change_of_the_log(change: str) -> None:
    StaffLogEntry.objects.create(kind="signed_in", what="signed in by password")
    with pytest.raises(InternalError, match=r"[Cc]annot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.django_db
def test_only_administrators_read_the_log_and_nobody_writes_it(person: Person) -> None:
    entry = StaffLogEntry.objects.create(
        kind="refused", what="wrong name or password", model="auth.user", object_id="1"
    )
    listed = reverse("admin:articles_stafflogentry_changelist")
    for group in ("Reviewer", "Editor", "Curator", "Administrator"):
        client = Client()
        client.force_login(person(group))
        assert client.get(listed).status_code == (200 if group == "Administrator" else 403)
        assert client.get(reverse("admin:articles_stafflogentry_add")).status_code == 403
        for page in ("change", "delete"):
            where = reverse(f"admin:articles_stafflogentry_{page}", args=[entry.pk])
            assert client.post(where, {"post": "yes"}).status_code == 403
    assert client.get(listed, {"kind__exact": "refused", "q": "wrong"}).context["cl"].result_count == 1


@pytest.mark.django_db(transaction=True)
def test_who_opens_by_a_command_what_wrong_passwords_have_closed_is_logged() -> None:
    AccessAttempt.objects.create(username="sample-editor", ip_address="192.0.2.1", failures_since_start=5)
    with logged(["manage.py", "axes_reset_username", "sample-editor"]):
        call_command("axes_reset_username", "sample-editor")
    (entry,) = entries("command")
    assert entry.what.startswith("axes_reset_username sample-editor · ")
    AccessAttempt.objects.create(username="sample-editor", ip_address="192.0.2.1", failures_since_start=5)
    with logged(["manage.py", "housekeeping"]):
        AccessAttempt.objects.all().delete()
    assert len(entries("command")) == 1, "what the site forgets by itself is no act of anybody"


@pytest.mark.django_db(transaction=True)
def test_a_command_that_writes_is_logged_and_one_that_reads_is_not() -> None:
    with logged(["manage.py", "load_reference"]):
        call_command("load_reference", verbosity=0)
    with logged(["manage.py", "load_reference"]):
        Topic.objects.count()
    with logged(["manage.py", "migrate"]):
        factories.TopicFactory()
    (entry,) = entries("command")
    assert entry.what.startswith("load_reference · ")
    assert entry.user_id is None
