"""Tombstones, and the public list of withdrawals."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article, ArticleCapture, Story, Withdrawal, WithdrawalKind
from articles.views.withdrawals import SIZE
from tests.factories import ArticleCaptureFactory, ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 5, 4, 12, tzinfo=UTC)


def withdrawn(kind: str = "other", at: datetime = FIRST, **values: Any) -> Article:
    return ArticleFactory(
        status="withdrawn", withdrawn_at=at, withdrawn_kind=kind, withdrawn_reason="REASONGIVEN", **values
    )


def back(article: Article, status: str = "published") -> Article:
    Article.objects.filter(pk=article.pk).update(
        status=status, withdrawn_at=None, withdrawn_kind="", withdrawn_reason=""
    )
    return article


def every_address(article: Article, copy: Article) -> list[str]:
    here = article.get_absolute_url()
    return [
        here,
        f"/articles/{article.pk}/",
        f"/articles/{article.pk}/another-title/",
        f"/articles/{article.pk}/correct/",
        f"{here}correct/",
        f"{here}versions/",
        f"{here}compare/{copy.pk}/",
        f"{copy.get_absolute_url()}compare/{article.pk}/",
    ]


@pytest.mark.parametrize("kind", WithdrawalKind)
def test_every_address_of_a_withdrawn_article_shows_the_same_tombstone(client: Client, kind: str) -> None:
    story = Story.objects.create()
    article = withdrawn(kind, title="TITLEOFIT", body="BODYOFIT", summary="SUMMARYOFIT", story=story)
    copy = ArticleFactory(story=story)
    ArticleCaptureFactory(article=article, role=ArticleCapture.Role.NEWER, body="BODYOFIT later", text_hash="0" * 64)
    seen = set()
    for address in every_address(article, copy):
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == (451 if kind == "legal" else 410), address
        assert "noindex" in response.headers["X-Robots-Tag"]
        assert "no-store" in response.headers["Cache-Control"]
        assert "ETag" not in response.headers
        assert not any(word in html for word in ("TITLEOFIT", "BODYOFIT", "SUMMARYOFIT", article.slug))
        seen.add(html)
    (html,) = seen
    for said in ("4 May 2026", "REASONGIVEN", str(WithdrawalKind(kind).label), f"Article {article.pk}"):
        assert said in html


def test_an_order_says_who_carries_it_out_and_others_say_nothing_of_the_kind(client: Client) -> None:
    ordered, asked = withdrawn("legal"), withdrawn("rights")
    response = client.get(f"/articles/{ordered.pk}/")
    assert response.headers["Link"] == '<http://testserver/>; rel="blocked-by"'
    assert "Link" not in client.get(f"/articles/{asked.pk}/").headers


def test_nothing_is_sent_to_a_withdrawn_article(client: Client, send: Any) -> None:
    article = withdrawn("legal", title="TITLEOFIT")
    response = send(article, "title", "Better")
    assert response.status_code == 451
    assert "TITLEOFIT" not in response.content.decode()
    assert not article.corrections.exists()


def test_the_reason_is_shown_as_text(client: Client) -> None:
    article = withdrawn()
    Article.objects.filter(pk=article.pk).update(withdrawn_reason="<script>alert(1)</script>\nsecond line")
    html = client.get(f"/articles/{article.pk}/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>second line" in html


def test_the_desk_finds_its_way_from_the_tombstone_and_visitors_see_no_way(client: Client) -> None:
    article, way = withdrawn(), "/admin/articles/article/"
    assert way not in client.get(f"/articles/{article.pk}/").content.decode()
    client.force_login(UserFactory(administrator=True))
    response = client.get(f"/articles/{article.pk}/")
    assert response.status_code == 410
    assert f"{way}{article.pk}/change/" in response.content.decode()


def test_the_list_has_numbers_classes_and_days_and_no_word_of_an_article(client: Client) -> None:
    hidden = withdrawn("privacy", title="TITLEOFIT", body="BODYOFIT")
    returned = back(withdrawn("error", title="RETURNEDTITLE"))
    unpublished = back(withdrawn("rights"), "draft")
    html = client.get("/withdrawals/").content.decode()
    for said in ("privacy of a person", "4 May", f'href="/articles/{hidden.pk}/"', f'href="/articles/{returned.pk}/"'):
        assert said in html
    assert "back since" in html
    assert f"Article {unpublished.pk}" in html
    assert f'href="/articles/{unpublished.pk}/"' not in html  # it leads nowhere
    assert not any(word in html for word in ("TITLEOFIT", "BODYOFIT", "REASONGIVEN", "RETURNEDTITLE"))


def test_withdrawals_are_counted_by_month_and_class_and_lifted_ones_marked(client: Client) -> None:
    for at in (FIRST, FIRST, FIRST + timedelta(days=30), FIRST - timedelta(days=400)):
        withdrawn("legal", at)
    back(withdrawn("error"))
    context = client.get("/withdrawals/").context
    assert [kind.value for kind in context["kinds"]] == ["legal", "error"]
    table = {line.label: ([number for number, _ in line.cells], line.total, line.lifted) for line in context["lines"]}
    assert table == {"2026": ([3, 1], 4, 1), "June": ([1, 0], 1, 0), "May": ([2, 1], 3, 1), "2025": ([1, 0], 1, 0)}
    assert context["everything"].total == 5
    assert [len(rows) for _, rows in context["page"].months] == [1, 3, 1]


@pytest.mark.parametrize(
    ("query", "number", "opened"),
    [
        ("?reason=legal", 3, "2026"),
        ("?year=2025", 1, "2025"),
        ("?month=2026-05", 2, "2026"),
        ("?month=2026-05&reason=legal", 1, "2026"),
        ("?month=2026-04", 0, "2026"),
        ("?month=2026-12&reason=legal", 1, "2026"),
        ("?month=2026-13&reason=theft&year=two", 4, "2026"),
        ("?reason=%00&cursor=after.1.1.1&month=9999-12", 4, "2026"),
    ],
)
def test_the_list_is_narrowed_by_its_address_and_nothing_in_it_is_an_error(
    client: Client, query: str, number: int, opened: str
) -> None:
    withdrawn("legal", datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
    withdrawn("legal", FIRST)
    withdrawn("error", FIRST)
    withdrawn("legal", datetime(2025, 1, 1, tzinfo=UTC))
    response = client.get(f"/withdrawals/{query}")
    assert response.status_code == 200
    assert len(response.context["page"].rows) == number
    lines = response.context["lines"]
    (place,) = (place for place, line in enumerate(lines) if line.label == opened)
    assert lines[place + 1].kind == "month"


def test_pages_lead_on_and_back_over_all_withdrawals_even_of_one_moment(client: Client) -> None:
    for _ in range(2 * SIZE + 3):
        withdrawn("legal")
    address, seen = "/withdrawals/?reason=legal", []
    pages = [client.get(address).context["page"]]
    while pages[-1].next:
        pages.append(client.get(f"{address}&cursor={pages[-1].next}").context["page"])
    seen = [row.pk for page in pages for row in page.rows]
    assert seen == list(Withdrawal.objects.order_by("-pk").values_list("pk", flat=True))
    assert [len(page.rows) for page in pages] == [SIZE, SIZE, 3]
    backwards = client.get(f"{address}&cursor={pages[-1].previous}").context["page"]
    assert (backwards.rows, bool(backwards.next)) == (pages[1].rows, True)
    first = client.get(f"{address}&cursor={backwards.previous}").context["page"]
    assert (first.rows, first.previous) == (pages[0].rows, "")


def test_the_list_asks_as_much_for_many_withdrawals_as_for_few(client: Client, django_assert_num_queries: Any) -> None:
    withdrawn()
    with django_assert_num_queries(3):  # the stamp, the counts, the page
        client.get("/withdrawals/")
    for kind in WithdrawalKind:
        for days in range(0, 200, 20):
            withdrawn(kind, FIRST - timedelta(days=days))
    with django_assert_num_queries(3):
        client.get("/withdrawals/")


def test_nothing_withdrawn_is_said_to_be_nothing(client: Client) -> None:
    assert "Nothing has been withdrawn" in client.get("/withdrawals/").content.decode()


def test_the_list_is_found_from_every_page(client: Client) -> None:
    for address in ("/", "/about/", "/about/data/", f"/articles/{withdrawn().pk}/"):
        assert 'href="/withdrawals/"' in client.get(address).content.decode(), address


def test_who_holds_the_list_gets_each_change(client: Client) -> None:
    article = back(withdrawn(), "draft")
    for change in (
        lambda: withdrawn(),
        lambda: back(Article.objects.exclude(pk=article.pk).get()),
        lambda: Article.objects.filter(pk=article.pk).delete(),
        lambda: plain_sql("UPDATE articles_withdrawal SET kind = 'legal'"),
    ):
        held = client.get("/withdrawals/").headers["ETag"]
        assert client.get("/withdrawals/", headers={"If-None-Match": held}).status_code == 304
        change()
        assert client.get("/withdrawals/", headers={"If-None-Match": held}).status_code == 200


def plain_sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
