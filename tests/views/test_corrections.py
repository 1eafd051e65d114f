"""Suggesting a correction without a login, and the private page that tells what became of it."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from articles.corrections import sending
from articles.models import Article, ArticleTopic, Correction
from articles.models.correction import CorrectedField
from tests.factories import (
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    PlaceFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
Post = Callable[..., Any]
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def form_of(article: Article) -> str:
    return f"{article.get_absolute_url()}correct/"


@pytest.fixture
def article() -> Article:
    return ArticleFactory(title="Ministers meet", source=SourceFactory(name="Daily", display_policy="full"))


def only() -> Correction:
    return Correction.objects.get()


def test_the_article_leads_to_the_form_and_the_form_shows_what_it_says(client: Client, article: Article) -> None:
    link = re.search(r'href="([^"]+/correct/)" rel="nofollow"', client.get(article.get_absolute_url()).content.decode())
    assert link
    html = client.get(link[1]).content.decode()
    for words in ("Ministers meet", "17 November 2016", "Daily", "?field=date"):
        assert words in html
    html = client.get(link[1] + "?field=title").content.decode()
    assert re.search(r'<textarea name="proposed"[^>]*>\s*Ministers meet</textarea>', html)


@pytest.mark.parametrize("field", CorrectedField.values)
def test_there_is_a_form_for_every_field_filled_with_the_old_value(client: Client, field: str) -> None:
    event = EventFactory(year=2016, name="Third conference")
    article = ArticleFactory(
        event=event, agency=SourceFactory(name="Wire"), place=PlaceFactory(name="Wuzhen"), byline=["Ann Li", "Bo Wu"]
    )
    MentionFactory(article=article, organization__name="Sample Networks")
    ArticleTopic.objects.create(article=article, topic=TopicFactory(label="Data flows"))
    html = client.get(f"{form_of(article)}?field={field}").content.decode()
    filled = {
        "title": article.title,
        "date": 'value="2016-11-17"',
        "place": 'value="Wuzhen"',
        "agency": 'value="Wire"',
        "byline": "Ann Li\nBo Wu</textarea>",
        "edition": '<option value="wic-2016" selected>',
        "language": '<option value="en" selected>',
        "organization": "Sample Networks</textarea>",
        "topic": 'value="Data flows" id="id_proposed_0" checked',
    }
    assert 'name="proposed"' in html
    assert filled.get(field, "") in html


@pytest.mark.parametrize(
    ("field", "proposed", "kept"),
    [
        ("title", "  Ministers\tmeet   again ", "Ministers meet again"),
        ("date", "18 November 2016", "2016-11-18"),
        ("date", "2016年11月", "2016-11"),
        ("date", "", "–"),
        ("place", "Wuzhen", "Wuzhen"),
        ("outlet", "Evening Post", "Evening Post"),
        ("byline", "Ann Li\r\n\r\n Bo Wu \r\nAnn Li", "Ann Li\nBo Wu"),
        ("edition", "wic-2016", "wic-2016"),
        ("language", "zh-Hans", "zh-Hans"),
        ("organization", "Sample Networks\nSample Holdings", "Sample Networks\nSample Holdings"),
        ("topic", ["Data flows"], "Data flows"),
        ("other", "The picture is missing.", "The picture is missing."),
    ],
)
def test_what_is_sent_is_kept_with_what_the_article_said(
    send: Post, article: Article, field: str, proposed: object, kept: str
) -> None:
    EventFactory(year=2016)
    TopicFactory(label="Data flows")
    response = send(article, field, proposed, reason="I was there.", evidence_url="https://example.org/a?b=c")
    assert response.status_code == 302
    found = only()
    assert (found.field, found.proposed, found.reason) == (field, kept, "I was there.")
    old = {"title": "Ministers meet", "date": "2016-11-17", "outlet": "Daily", "language": "en"}
    assert found.old_value == old.get(field, "")
    assert found.state == "open"


def test_a_passage_of_the_text_is_kept_as_the_article_has_it(send: Post) -> None:
    article = ArticleFactory(body="## Opening\n\nThe  minister spoke.\n\n## End\n\nAll left.", source=SourceFactory())
    assert send(article, "text", "The minister sang.", passage="minister\r\nspoke. End All").status_code == 302
    assert only().old_value == "minister spoke.\n\n## End\n\nAll"


def test_the_old_value_is_the_articles_own_whatever_the_sender_claims(send: Post, article: Article) -> None:
    send(article, "title", "Another", old_value="Forged", state="accepted", answer="Forged", article_id="1")
    assert (only().old_value, only().state, only().answer) == ("Ministers meet", "open", "")


@pytest.mark.parametrize(
    ("field", "proposed", "more", "complaint"),
    [
        ("title", "", {}, "Say how it should be"),
        ("title", "\u200e \x00\x07", {}, "Say how it should be"),
        ("title", "x" * 501, {}, "at most 500 characters"),
        ("title", " Ministers  meet ", {}, "what the article says already"),
        ("date", "2016-02-30", {}, "is no date"),
        ("date", "0000-01-01", {}, "is no date"),
        ("date", "yesterday", {}, "is no date"),
        ("date", "9" * 61, {}, "at most 60"),
        ("edition", "wic-1999", {}, "Select a valid choice"),
        ("language", "<b>", {}, "Select a valid choice"),
        ("topic", ["No topic"], {}, "Select a valid choice"),
        ("organization", "", {}, "what the article says already"),
        ("text", "New", {"passage": ""}, "Say which words of the text are wrong"),
        ("text", "New", {"passage": "not in it"}, "do not stand in the text"),
        ("other", "x" * 5001, {}, "at most 5000"),
        ("title", "New", {"reason": "x" * 2001}, "at most 2000"),
        ("title", "New", {"evidence_url": "javascript:alert(1)"}, "begins with http"),
        ("title", "New", {"evidence_url": "data:text/html,x"}, "begins with http"),
        ("title", "New", {"evidence_url": "https://user:pw@example.org/"}, "begins with http"),
        ("title", "New", {"evidence_url": "https://"}, "begins with http"),
        ("title", "New", {"evidence_url": "http://["}, "begins with http"),
        ("title", "New", {"evidence_url": "https://example.org/ x"}, "begins with http"),
        ("title", "New", {"homepage": "https://example.com/buy"}, "only programs do so"),
    ],
)
def test_what_is_no_proposal_comes_back_with_what_was_typed_and_why(
    send: Post, article: Article, field: str, proposed: object, more: dict[str, str], complaint: str
) -> None:
    response = send(article, field, proposed, **more)
    assert response.status_code == 422
    assert complaint in response.content.decode()
    assert not Correction.objects.exists()


def test_hostile_text_is_shown_as_text_wherever_it_comes_back(client: Client, send: Post, article: Article) -> None:
    refused = send(article, "title", EVIL, reason=EVIL, evidence_url=EVIL)
    sent = client.get(send(article, "title", EVIL, reason=EVIL).url)
    for response in (refused, sent):
        html = response.content.decode()
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize("value", ["\x00a\x1bb", "a\u202eb\u2066", "\ufeffab", "a\ud800b", "a\udfffb"])
def test_signs_that_cannot_be_seen_are_dropped(send: Post, article: Article, value: str) -> None:
    assert send(article, "other", value).status_code == 302
    assert re.sub("[�\u200b]", "", only().proposed) == "ab"


@pytest.mark.parametrize("field", ["", "title ", "TITLE", "status", "id", "__class__", "body", "\x00", "9" * 5000])
def test_an_unknown_field_leads_back_to_the_choice(client: Client, send: Post, article: Article, field: str) -> None:
    assert "What is wrong?" in send(article, field, "x").content.decode()
    assert not Correction.objects.exists()


def test_nothing_is_sent_without_the_token_of_the_form(article: Article) -> None:
    strict = Client(enforce_csrf_checks=True)
    body = "field=title&proposed=New"
    kind = "application/x-www-form-urlencoded"
    assert strict.post(form_of(article), body, content_type=kind).status_code == 403
    html = strict.get(f"{form_of(article)}?field=title").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
    assert token
    body += f"&csrfmiddlewaretoken={token[1]}"
    assert strict.post(form_of(article), body, content_type=kind).status_code == 302


def test_files_and_large_forms_are_refused_before_they_are_read(client: Client, article: Article) -> None:
    file = SimpleUploadedFile("a.txt", b"x")
    assert client.post(form_of(article), {"field": "title", "proposed": "New", "file": file}).status_code == 400
    assert client.post(form_of(article), "{}", content_type="application/json").status_code == 400
    kind = "application/x-www-form-urlencoded"
    large = client.post(form_of(article), "field=title&proposed=" + "x" * 70_000, content_type=kind)
    assert large.status_code == 413
    assert "larger than any form" in large.content.decode()
    assert not Correction.objects.exists()


def test_only_public_articles_can_be_corrected_here(client: Client, send: Post) -> None:
    draft, gone = ArticleFactory(draft=True, title="Secret plan"), ArticleFactory(withdrawn=True, title="Regrettable")
    client.force_login(UserFactory(administrator=True))
    for article, status in ((draft, 404), (gone, 410)):
        for response in (client.get(form_of(article)), send(article, "title", "New")):
            assert response.status_code == status
            assert article.title not in response.content.decode()
    assert not Correction.objects.exists()


def test_a_wrong_slug_redirects_and_keeps_the_field(client: Client, article: Article) -> None:
    response = client.get(f"/articles/{article.pk}/old/correct/?field=date")
    assert response.status_code == 301
    assert response.url == f"{form_of(article)}?field=date"


def test_the_short_address_leads_to_the_form_unless_an_article_is_called_so(client: Client, article: Article) -> None:
    assert client.get(f"/articles/{article.pk}/correct/?field=date").url == f"{form_of(article)}?field=date"
    body = "field=title&proposed=New"
    kind = "application/x-www-form-urlencoded"
    assert client.post(f"/articles/{article.pk}/correct/", body, content_type=kind).status_code == 302
    named = ArticleFactory(title="Correct!")
    response = client.get(named.get_absolute_url())
    assert response.status_code == 200
    assert "Correct!</h1>" in response.content.decode()
    assert "What is wrong?" in client.get(form_of(named)).content.decode()


@pytest.mark.parametrize("policy", ["excerpt", "metadata"])
def test_the_form_confirms_no_word_that_the_public_may_not_read(client: Client, send: Post, policy: str) -> None:
    body = "Opening words. " + "word " * 100 + "HIDDEN"
    article = ArticleFactory(body=body, source=SourceFactory(display_policy=policy))
    response = send(article, "text", "New", passage="HIDDEN")
    assert not Correction.objects.exists()
    assert "do not stand in the text as it is shown" in response.content.decode() or policy == "metadata"
    assert ("?field=text" in client.get(form_of(article)).content.decode()) == (policy == "excerpt")
    assert "HIDDEN" not in client.get(f"{form_of(article)}?field=text").content.decode()


pairs = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(["field", "proposed", "passage", "reason", "evidence_url", "token"]), st.text(max_size=5)
        ),
        st.one_of(st.sampled_from([*CorrectedField.values, "2016-11", "wic-2016", "%00"]), st.text(max_size=30)),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=pairs, noise=st.binary(max_size=40))
def test_nothing_that_is_sent_makes_a_fault(
    client: Client, article: Article, pairs: list[tuple[str, str]], noise: bytes
) -> None:
    body = urlencode(pairs).encode() + b"&" + noise
    kind = "application/x-www-form-urlencoded"
    response = client.post(form_of(article), body, content_type=kind, REMOTE_ADDR=f"2001:db8::{len(body)}")
    assert response.status_code in (200, 302, 422, 429)


# The private page


def test_the_sender_is_led_to_a_private_page_that_nobody_keeps_or_passes_on(
    client: Client, send: Post, article: Article
) -> None:
    response = send(article, "title", "Ministers part")
    assert re.fullmatch(r"/corrections/[A-Za-z0-9_-]{43}/", response.url)
    assert sending.digest(response.url.split("/")[2]) == only().token_hash
    found = client.get(response.url)
    assert found.headers["Referrer-Policy"] == "no-referrer"
    assert found.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in found.headers["Cache-Control"]
    assert "private" in found.headers["Cache-Control"]
    assert "ETag" not in found.headers
    html = found.content.decode()
    assert "Ministers part" in html
    assert f"http://testserver{response.url}" in html


@pytest.mark.parametrize("token", ["x", "A" * 43, "A" * 42, "A" * 5000, "%00" * 43, "..%2f", "é" * 43, "-" * 43])
def test_a_wrong_token_is_not_found(client: Client, send: Post, article: Article, token: str) -> None:
    send(article, "title", "New")
    assert client.get(f"/corrections/{token}/").status_code == 404


def test_neither_the_hash_of_the_token_nor_its_other_spellings_open_the_page(
    client: Client, send: Post, article: Article
) -> None:
    token = send(article, "title", "New").url.split("/")[2]
    for wrong in (only().token_hash, token.swapcase(), token[:-1], token + "A"):
        assert client.get(f"/corrections/{wrong}/").status_code == 404


def test_the_page_tells_the_decision_and_the_answer_and_no_name(client: Client, send: Post, article: Article) -> None:
    address = send(article, "title", "New").url
    editor = UserFactory(username="somebody")
    Correction.objects.update(
        state="rejected", answer=f"It is so. {EVIL}", decided_by=editor, decided_at=timezone.now()
    )
    html = client.get(address).content.decode()
    assert "Not accepted" in html
    assert "It is so. &lt;script&gt;" in html
    assert "somebody" not in html


def test_the_page_says_no_more_of_an_article_than_the_public_may_see_now(client: Client, send: Post) -> None:
    article = ArticleFactory(title="Ministers meet", body="A hidden passage.", source=SourceFactory())
    texts = send(article, "text", "A passage.", passage="hidden passage.").url
    titles = send(article, "title", "New").url
    Article.objects.update(status="restricted")
    assert "hidden passage" not in client.get(texts).content.decode()
    assert "Ministers meet" in client.get(titles).content.decode()
    Article.objects.update(status="draft", published_at=None)
    html = client.get(titles).content.decode()
    assert "Ministers meet" not in html
    assert "not public any more" in html


def test_the_same_form_sent_twice_is_one_suggestion_and_another_text_is_another(send: Post, article: Article) -> None:
    token = sending.new_token()
    first = send(article, "title", "New", token=token)
    assert send(article, "title", "New", token=token).url == first.url == f"/corrections/{token}/"
    assert send(article, "title", "Newer", token=token).url != first.url
    assert Correction.objects.count() == 2


@pytest.mark.parametrize("token", ["", "short", "../../admin", "A" * 90, "\x00" * 43])
def test_a_token_of_another_shape_is_replaced(send: Post, article: Article, token: str) -> None:
    assert re.fullmatch(r"/corrections/[A-Za-z0-9_-]{43}/", send(article, "title", "New", token=token).url)


@pytest.mark.parametrize("number", [2, 20])
def test_the_pages_ask_the_database_as_often_for_little_as_for_much(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries, article: Article
) -> None:
    for _ in range(number):
        MentionFactory(article=article)
        ArticleTopic.objects.create(article=article, topic=TopicFactory())
        OrganizationFactory()
    with django_assert_num_queries(4):
        client.get(form_of(article))
    with django_assert_num_queries(3):
        client.get(f"{form_of(article)}?field=organization")
