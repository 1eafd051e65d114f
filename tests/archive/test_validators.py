"""An unchanged public page costs one query; a changed one is never taken for it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from archive import validators, version
from articles.models import Article, Mention, PublicChange
from tests import factories
from tests.archive.kept_pages import HIDDEN_CHANGES, PUBLIC_CHANGES, pages

pytestmark = pytest.mark.django_db


def tag_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.headers["ETag"]


def asked_again(client: Client, address: str, held: str, method: str = "get", **headers: str) -> Any:
    return getattr(client, method)(address, headers={"If-None-Match": held} | headers)


def test_every_public_page_that_is_asked_for_again_costs_one_query_and_no_view(
    client: Client, archive: Any, django_assert_num_queries: Any
) -> None:
    for address in pages(archive):
        held = tag_of(client, address)
        with django_assert_num_queries(1):
            response = asked_again(client, address, held)
        assert (response.status_code, response.content) == (304, b""), address
        assert response.headers["ETag"] == held
        assert "Content-Type" not in response.headers
        assert asked_again(client, address, held, "head").status_code == 304


@pytest.mark.parametrize("change", PUBLIC_CHANGES)
def test_a_public_change_gives_every_page_new_validators(client: Client, archive: Any, change: str) -> None:
    before = {address: tag_of(client, address) for address in pages(archive)}
    PUBLIC_CHANGES[change](archive)
    for address, held in before.items():
        response = asked_again(client, address, held)
        assert response.status_code in (200, 301), address  # an article's address has its title
        assert response.headers.get("ETag") != held, address


@pytest.mark.parametrize("change", HIDDEN_CHANGES)
def test_what_the_public_does_not_see_leaves_every_page_as_it_is(client: Client, archive: Any, change: str) -> None:
    before = {address: client.get(address) for address in pages(archive)}
    HIDDEN_CHANGES[change](archive)
    for address, held in before.items():
        assert asked_again(client, address, held.headers["ETag"]).status_code == 304, address
        assert client.get(address).content == held.content, address


def test_the_time_is_that_of_the_last_change_once_its_second_is_over(client: Client, archive: Any) -> None:
    PublicChange.objects.update(changed_at=datetime(2026, 1, 2, 3, 4, 5, 999_999, tzinfo=UTC))
    assert client.get("/").headers["Last-Modified"] == "Fri, 02 Jan 2026 03:04:05 GMT"
    PublicChange.objects.update(changed_at=timezone.now() + timedelta(seconds=5))
    assert "Last-Modified" not in client.get("/").headers


def test_a_time_alone_never_says_that_nothing_changed(client: Client, archive: Any) -> None:
    PublicChange.objects.update(changed_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    date = client.get("/").headers["Last-Modified"]
    assert client.get("/", headers={"If-Modified-Since": date}).status_code == 200


def test_two_changes_within_one_second_have_two_tags(client: Client, archive: Any) -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    tags = set()
    for number, microsecond in ((7, 1), (7, 2), (8, 2)):
        PublicChange.objects.update(number=number, changed_at=moment.replace(microsecond=microsecond))
        tags.add(tag_of(client, "/"))
    assert len(tags) == 3


@pytest.mark.parametrize(
    "held",
    ["{tag}", '"other", {tag}', '{tag}, W/"x"', "{strong}", " {tag} ", '"a,b",{tag}'],
)
def test_lists_and_strong_forms_of_a_tag_are_understood(client: Client, archive: Any, held: str) -> None:
    tag = tag_of(client, "/")
    assert asked_again(client, "/", held.format(tag=tag, strong=tag.removeprefix("W/"))).status_code == 304


@pytest.mark.parametrize("held", ["", "W/", '"', '"unclosed', "none", ",,,", '"' + "x" * 5000 + '"', "\x00", "é"])
def test_other_tags_get_the_page(client: Client, archive: Any, held: str) -> None:
    assert asked_again(client, "/", held).status_code == 200


def test_a_star_holds_where_there_is_a_page_and_nowhere_else(client: Client, archive: Any) -> None:
    assert asked_again(client, "/", "*").status_code == 304
    assert asked_again(client, archive.draft.get_absolute_url(), "*").status_code == 404
    assert asked_again(client, archive.tomb.get_absolute_url(), "*").status_code == 410


def test_a_tag_holds_for_its_own_address_alone(client: Client, archive: Any, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "archive.example.org"]
    tags = [tag_of(client, address) for address in ("/articles/", "/articles/?q=a", "/articles/?q=b", "/topics/")]
    secure = client.get("/articles/", secure=True).headers["ETag"]
    elsewhere = client.get("/articles/", headers={"host": "archive.example.org"}).headers["ETag"]
    assert len({*tags, secure, elsewhere}) == 6


def test_anybody_may_keep_a_public_page_but_asks_before_each_use(client: Client, archive: Any) -> None:
    for address in pages(archive):
        headers = client.get(address).headers
        assert headers["Cache-Control"] == "public, max-age=0, must-revalidate", address
        assert {"accept-encoding", "cookie"} <= {name.strip().lower() for name in headers["Vary"].split(",")}
        assert "Set-Cookie" not in headers


def test_errors_and_redirects_are_kept_by_nobody(client: Client, archive: Any) -> None:
    addresses = {
        archive.draft.get_absolute_url(): 404,
        archive.tomb.get_absolute_url(): 410,
        f"/articles/{archive.public.pk}/": 301,
        f"/editions/{archive.event.slug}/": 301,
        "/articles": 301,
        "/nowhere/": 404,
        "/admin/": 302,
        "/admin/login/": 200,
        "/healthz": 200,
        "/readyz": 200,
    }
    for address, status in addresses.items():
        response = client.get(address)
        assert response.status_code == status, address
        assert "no-store" in response.headers["Cache-Control"], address
        assert "ETag" not in response.headers, address
        assert "Last-Modified" not in response.headers, address


def test_a_withdrawal_is_seen_by_who_holds_the_page(client: Client, archive: Any) -> None:
    address = archive.public.get_absolute_url()
    held = tag_of(client, address)
    Article.objects.filter(pk=archive.public.pk).update(
        status="withdrawn", withdrawn_at=timezone.now(), withdrawn_kind="other", withdrawn_reason="Asked by its author."
    )
    assert asked_again(client, address, held).status_code == 410


def test_a_form_that_is_sent_has_no_validators(client: Client, archive: Any) -> None:
    response = client.post("/", headers={"If-None-Match": "*"})
    assert response.status_code == 405
    assert "ETag" not in response.headers


def test_the_staff_neither_gets_nor_makes_pages_that_others_keep(client: Client, archive: Any) -> None:
    held = {address: tag_of(client, address) for address in pages(archive)}
    client.force_login(factories.UserFactory(administrator=True))
    for address in [*held, archive.draft.get_absolute_url()]:
        response = asked_again(client, address, held.get(address, "*"))
        assert response.status_code == 200, address
        assert response.headers["Cache-Control"] == "private, no-store", address
        assert "ETag" not in response.headers


def test_pages_of_anonymous_visitors_ask_for_no_session(client: Client, archive: Any) -> None:
    warned = factories.ArticleFactory(warnings=["a remark"], source=factories.SourceFactory(display_policy="excerpt"))
    assert client.get(warned.get_absolute_url()).headers["Cache-Control"] == validators.SHARED


@pytest.mark.parametrize(("header", "value"), [("Set-Cookie", ""), ("Vary", "Cookie"), ("Vary", "*")])
def test_a_page_that_depends_on_who_asks_is_not_shared(
    client: Client, archive: Any, monkeypatch: pytest.MonkeyPatch, header: str, value: str
) -> None:
    from articles.views.about import About

    plain = About.render_to_response

    def personal(self: About, context: Any, **kwargs: Any) -> Any:
        response = plain(self, context, **kwargs)
        if value:
            response.headers[header] = value
        else:
            response.set_cookie("a", "b")
        return response

    monkeypatch.setattr(About, "render_to_response", personal)
    response = client.get("/about/")
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers


def test_a_page_that_says_itself_how_it_is_kept_stays_so(
    client: Client, archive: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.views.about import About
    from articles.views.caching import not_kept

    plain = About.render_to_response

    def late(self: About, context: Any, **kwargs: Any) -> Any:
        response = plain(self, context, **kwargs)
        not_kept(response)
        return response

    monkeypatch.setattr(About, "render_to_response", late)
    response = client.get("/about/")
    assert "no-store" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers


def test_a_change_while_a_page_is_made_is_not_lost_on_who_holds_it(
    client: Client, archive: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.views.topics import TopicList

    plain = TopicList.get_context_data

    def overtaken(self: TopicList, **kwargs: Any) -> Any:
        context = plain(self, **kwargs)
        context["topics"] = list(context["topics"])
        archive.topic.label = "Renamed meanwhile"
        archive.topic.save()
        return context

    monkeypatch.setattr(TopicList, "get_context_data", overtaken)
    held = tag_of(client, "/topics/")
    monkeypatch.undo()
    response = asked_again(client, "/topics/", held)
    assert response.status_code == 200
    assert "Renamed meanwhile" in response.content.decode()


def test_pages_about_what_lies_ahead_change_at_midnight(
    client: Client, archive: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def on(day: int, address: str) -> str:
        monkeypatch.setattr(timezone, "localdate", lambda: datetime(2026, 5, day, tzinfo=UTC).date())
        return tag_of(client, address)

    for address in ("/editions/", archive.event.get_absolute_url()):
        assert on(1, address) == on(1, address) != on(2, address)
    assert on(1, "/") == on(2, "/")


def test_another_version_of_the_software_makes_other_pages(
    client: Client, archive: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tag_of(client, "/")
    monkeypatch.setattr(validators, "version", lambda: "another")
    assert asked_again(client, "/", held).status_code == 200


def test_in_development_nothing_is_kept(client: Client, archive: Any, settings: Any) -> None:
    settings.DEBUG = True
    assert "ETag" not in client.get("/").headers


@pytest.mark.parametrize("query", ["", "?q=rules", "?%00=%ff", "?q=%ed%a0%80"])
def test_without_the_row_of_the_last_change_nothing_is_kept(client: Client, archive: Any, query: str) -> None:
    PublicChange.objects.all().delete()
    response = client.get(f"/about/{query}")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_database_that_does_not_say_when_the_archive_changed_still_gives_the_page(
    client: Client, archive: Any
) -> None:
    def silent(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        if "publicchange" in sql:
            raise OperationalError("canceling statement due to statement timeout")
        return execute(sql, *args)

    with connection.execute_wrapper(silent):
        response = client.get("/about/")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_compressed_page_has_the_tag_of_the_plain_one(client: Client, archive: Any) -> None:
    plain = client.get("/articles/")
    packed = client.get("/articles/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] == plain.headers["ETag"]
    assert len(packed.content) < len(plain.content)


def test_the_answer_that_nothing_changed_carries_the_headers_of_security(client: Client, archive: Any) -> None:
    response = asked_again(client, "/", tag_of(client, "/"))
    for header in ("Content-Security-Policy", "X-Content-Type-Options", "Cross-Origin-Resource-Policy"):
        assert header in response.headers


def test_the_version_is_the_same_until_a_file_or_a_setting_of_pages_changes(settings: Any, tmp_path: Any) -> None:
    def now() -> str:
        return version.version.__wrapped__()

    (tmp_path / "templates").mkdir()
    template = tmp_path / "templates" / "page.html"
    template.write_text("one")
    settings.BASE_DIR = tmp_path
    first = now()
    assert now() == first
    template.write_text("two")
    second = now()
    settings.DEFAULT_DISPLAY_POLICY = "metadata"
    assert len({first, second, now()}) == 3


def test_a_mention_of_a_draft_is_no_public_change(client: Client, archive: Any) -> None:
    held = tag_of(client, "/")
    Mention.objects.filter(article=archive.draft).delete()
    assert asked_again(client, "/", held).status_code == 304
