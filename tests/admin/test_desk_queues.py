"""Which article comes next, what the desk counts, and its lists."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from articles.admin.desk.kinds import GROUPS, KINDS, count_of
from articles.admin.desk.queues import QUEUES
from articles.models import Act, Article
from tests import factories
from tests.admin import desks

pytestmark = pytest.mark.django_db
LISTS = ("dates", "editions", "no-edition", "no-outlet")


def test_the_newest_article_is_first_and_after_the_last_comes_the_first_again() -> None:
    rows = [desks.article() for _ in range(4)]
    desks.mention(rows[0])
    desks.topic(rows[1])  # waits as well, for its topic
    desks.mention(rows[3], suggested=False)
    queue = QUEUES["suggestions"]
    assert queue.begin() == rows[1].pk
    assert queue.following(rows[1].pk) == rows[0].pk
    assert queue.following(rows[0].pk) == rows[1].pk
    assert queue.preceding(rows[0].pk) == rows[1].pk
    assert queue.following(rows[3].pk) == rows[1].pk


def test_nothing_follows_the_only_one() -> None:
    desks.mention(row := desks.article())
    assert QUEUES["suggestions"].following(row.pk) is None
    assert QUEUES["suggestions"].preceding(row.pk) is None


def test_an_empty_queue_leads_to_the_desk_and_says_so(editor: Client) -> None:
    response = editor.get(reverse("admin:desk_articles"), {"queue": "unsure"}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("admin:desk")
    assert "Nothing waits here" in response.content.decode()


def test_an_unknown_queue_is_that_of_suggestions(editor: Client) -> None:
    desks.mention(row := desks.article())
    assert editor.get(reverse("admin:desk_articles"), {"queue": "nonsense"}).url == desks.page(row)


def test_every_kind_counts_what_its_page_shows(editor: Client) -> None:
    row = desks.inferred(draft=True)
    desks.mention(row)
    desks.topic(row)
    desks.mention(row, "Sample Bank", suggested=False, state="unsure")
    desks.article()
    counts = {kind.name: kind.number() for kind in KINDS}
    assert {name: count for name, count in counts.items() if count} == {
        "suggestions": 1,
        "topics": 1,
        "unsure": 1,
        "dates": 1,
        "editions": 1,
        "no-edition": 1,
        "no-outlet": 1,
        "drafts": 1,
    }
    page = editor.get(reverse("admin:desk")).content.decode()
    for kind in KINDS:
        assert escape(str(kind.label)) in page
        assert editor.get(kind.address, follow=True).status_code == 200
        assert kind.group in GROUPS


def test_what_was_withdrawn_waits_for_nobody() -> None:
    desks.inferred(withdrawn=True)
    factories.ArticleFactory(withdrawn=True)
    assert [count_of(name) for name in LISTS] == [0, 0, 0, 0]


def test_confirming_several_dates_is_one_act(editor: Client) -> None:
    rows = [desks.inferred() for _ in range(3)]
    page = reverse("admin:desk_list", args=["dates"])
    editor.post(page, {"chosen": [rows[0].pk, rows[2].pk]})
    assert list(Article.objects.order_by("pk").values_list("date_origin", flat=True)) == [
        "edited",
        "inferred",
        "edited",
    ]
    assert Act.objects.get().counts == {"changed": 2}
    desks.undo(editor)
    assert set(Article.objects.values_list("date_origin", flat=True)) == {"inferred"}


def test_several_articles_are_known_to_have_no_outlet(editor: Client) -> None:
    rows = [desks.article() for _ in range(2)]
    other = desks.inferred()  # has an outlet, and is chosen by mistake
    page = reverse("admin:desk_list", args=["no-outlet"])
    editor.post(page, {"chosen": [rows[0].pk, other.pk]})
    assert dict(Article.objects.values_list("pk", "without")) == {rows[0].pk: ["source"], rows[1].pk: [], other.pk: []}
    assert count_of("no-outlet") == 1


def test_an_edition_is_set_in_several_articles_once_one_was_chosen(editor: Client) -> None:
    rows, event = [desks.article() for _ in range(3)], desks.edition(2018)
    page = reverse("admin:desk_list", args=["no-edition"])
    for nothing in ("", "x", "999999"):
        editor.post(page, {"do": "edition", "event": nothing, "chosen": [rows[0].pk]})
    assert not Act.objects.exists()
    editor.post(page, {"do": "edition", "event": event.pk, "chosen": [rows[0].pk, rows[2].pk]})
    found = dict(Article.objects.values_list("pk", "event"))
    assert found == {rows[0].pk: event.pk, rows[1].pk: None, rows[2].pk: event.pk}
    assert set(Article.objects.filter(event=event).values_list("event_origin", flat=True)) == {"edited"}
    desks.undo(editor)
    assert not Article.objects.exclude(event=None).exists()


@pytest.mark.parametrize("chosen", [[], ["x"], ["99999999999999999999"], ["-1"]])
def test_nothing_chosen_is_said_and_changes_nothing(editor: Client, chosen: list[str]) -> None:
    desks.inferred()
    response = editor.post(reverse("admin:desk_list", args=["dates"]), {"chosen": chosen}, follow=True)
    assert "Nothing was settled" in response.content.decode()
    assert not Act.objects.exists()


def test_a_list_goes_on_where_a_page_ends(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.admin.desk.lists.PAGE", 2)
    rows = [desks.inferred() for _ in range(5)]
    seen, address = [], reverse("admin:desk_list", args=["dates"])
    later = address
    while later:
        response = editor.get(address + later.removeprefix(address))
        seen += [row["article"].pk for row in response.context["rows"]]
        later = response.context["later"]
    assert seen == [row.pk for row in reversed(rows)]


def test_a_reviewer_sees_lists_and_settles_nothing(login: Callable[[str], Client]) -> None:
    row, reviewer = desks.inferred(), login("Reviewer")
    for name in LISTS:
        page = reverse("admin:desk_list", args=[name])
        assert reviewer.get(page).status_code == 200
        assert reviewer.post(page, {"chosen": [row.pk]}).status_code == 403


def test_there_are_no_other_lists(editor: Client) -> None:
    assert editor.get(reverse("admin:desk_list", args=["suggestions"])).status_code == 404


def test_rules_that_are_often_rejected_are_told(editor: Client) -> None:
    organization = factories.OrganizationFactory(name="Sample Corp")
    for n in range(6):
        desks.mention(
            desks.article(), organization=organization, suggested=False, state="rejected" if n else "accepted"
        )
    assert count_of("rejected") == 1
    page = editor.get(reverse("admin:desk_rejected")).content.decode()
    assert "Sample Corp" in page
    assert "5 of 6 rejected" in page


def test_the_desk_asks_the_same_for_2_rows_and_for_20(editor: Client, django_assert_max_num_queries: Any) -> None:
    def more(number: int) -> None:
        for _ in range(number):
            row = desks.inferred(agency=factories.SourceFactory())
            desks.mention(row, organization=organization)
            desks.mention(row, "Sample Bank", organization=factories.OrganizationFactory())
            desks.topic(row)
            desks.article()

    def asked(page: str) -> int:
        with django_assert_max_num_queries(36) as queries:
            assert editor.get(page, follow=True).status_code == 200
        return len(queries)

    organization = factories.OrganizationFactory()
    pages = [reverse("admin:index"), *(reverse(f"admin:desk{name}") for name in ("", "_organizations", "_rejected"))]
    pages += [reverse("admin:desk_list", args=[name]) for name in LISTS]
    pages += [reverse("admin:desk_organization", args=[organization.pk])]
    pages += [f"{reverse('admin:desk_articles')}?queue={name}" for name in QUEUES if name not in ("unsure", "comments")]
    more(2)
    few = {page: (editor.get(page, follow=True), asked(page))[1] for page in pages}
    more(18)
    assert {page: asked(page) for page in pages} == few


def test_an_article_asks_the_same_for_2_tags_and_for_20(editor: Client, django_assert_max_num_queries: Any) -> None:
    row, counts = desks.article(), []
    for number in (2, 18):
        for _ in range(number):
            desks.mention(row, organization=factories.OrganizationFactory(), decided_by=factories.UserFactory())
            desks.topic(row)
        with django_assert_max_num_queries(22) as queries:
            editor.get(desks.page(row))
        counts.append(len(queries))
    assert counts[0] == counts[1]
