"""One article at a time: what a button decides, what an undo takes back, and who may do neither."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Act, Article, Mention
from tests import factories
from tests.admin import desks

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize(("verb", "state"), [("accept", "accepted"), ("reject", "rejected"), ("unsure", "unsure")])
def test_a_button_decides_one_mention_and_notes_who_did(editor: Client, verb: str, state: str) -> None:
    mention, other = desks.mention(row := desks.article()), desks.mention(row, "Sample Bank")
    response = desks.press(editor, row, f"{verb} mention-{mention.pk}")
    assert response.status_code == 302
    mention.refresh_from_db()
    other.refresh_from_db()
    assert (mention.state, mention.decided_by.username, other.state) == (state, "editor", "suggested")
    act = Act.objects.get()
    assert (act.kind, act.by, act.counts) == ("decision", mention.decided_by, {"changed": 1})
    assert "Sample Corp" in act.summary


def test_of_several_decisions_only_the_last_is_answered_by_a_page(editor: Client) -> None:
    mention = desks.mention(row := desks.article())
    data = {"do": f"accept mention-{mention.pk}"}
    assert editor.post(desks.page(row), data, headers={"X-Desk": "more"}).status_code == 204
    mention.refresh_from_db()
    assert mention.state == "accepted"


def test_a_topic_is_decided_like_an_organization(editor: Client) -> None:
    topic = desks.topic(row := desks.article())
    desks.press(editor, row, f"accept topic-{topic.pk}", "topics")
    row.refresh_from_db()
    assert row.topic_ids == [topic.topic_id]


def test_what_is_in_the_state_already_makes_no_act(editor: Client) -> None:
    mention = desks.mention(row := desks.article(), suggested=False, state="accepted")
    desks.press(editor, row, f"accept mention-{mention.pk}")
    assert not Act.objects.exists()


def test_all_suggested_ones_are_decided_at_once_and_what_was_put_off_stays(editor: Client) -> None:
    desks.mention(row := desks.article())
    desks.mention(row, "Sample Bank")
    desks.mention(row, "Sample Office", suggested=False, state="unsure")
    desks.press(editor, row, "reject all")
    assert sorted(Mention.objects.values_list("state", flat=True)) == ["rejected", "rejected", "unsure"]
    assert Act.objects.get().counts == {"changed": 2}


def test_undo_takes_back_one_decision_after_the_other(editor: Client) -> None:
    first, second = desks.mention(row := desks.article()), desks.mention(row, "Sample Bank")
    desks.press(editor, row, f"accept mention-{first.pk}")
    desks.press(editor, row, f"reject mention-{second.pk}")
    desks.undo(editor)
    assert dict(Mention.objects.values_list("pk", "state")) == {first.pk: "accepted", second.pk: "suggested"}
    desks.undo(editor)
    assert set(Mention.objects.values_list("state", flat=True)) == {"suggested"}
    assert not Mention.objects.exclude(decided_at=None).exists()
    desks.undo(editor)  # nothing is left, and nothing breaks
    assert set(Mention.objects.values_list("state", flat=True)) == {"suggested"}


def test_undo_leads_back_to_what_was_undone(editor: Client) -> None:
    mention = desks.mention(row := desks.article())
    elsewhere = desks.article()
    desks.press(editor, row, f"accept mention-{mention.pk}")
    response = desks.undo(editor, here=desks.page(elsewhere), queue="suggestions")
    assert response.url == f"{desks.page(row)}&at=mention-{mention.pk}"
    assert f'data-at="mention-{mention.pk}"' in editor.get(response.url).content.decode()


def test_undo_takes_back_nobody_elses_decision_and_not_one_that_the_page_did_not_show(
    login: Callable[[str], Client],
) -> None:
    mention = desks.mention(row := desks.article())
    editor, curator = login("Editor"), login("Curator")
    desks.press(editor, row, f"accept mention-{mention.pk}")
    desks.undo(curator)
    desks.undo(editor, act=Act.objects.get().pk + 1)
    mention.refresh_from_db()
    assert mention.state == "accepted"


@pytest.mark.parametrize("place", ["//example.org/", "https://example.org/admin/desk/", "/admin/logout/", ""])
def test_undo_leads_nowhere_else(editor: Client, place: str) -> None:
    assert desks.undo(editor, here=place).url == reverse("admin:desk")


def test_an_inferred_date_is_confirmed_and_keeps_its_evidence(editor: Client) -> None:
    row = desks.inferred()
    desks.press(editor, row, "confirm date", "dates", seen="2016-11-17")
    row.refresh_from_db()
    assert (row.date_origin, row.date_evidence, row.event_origin) == ("edited", "WUZHEN, Nov. 17", "inferred")
    desks.undo(editor)
    row.refresh_from_db()
    assert row.date_origin == "inferred"


def test_a_date_is_corrected_as_far_as_it_is_known(editor: Client) -> None:
    row = desks.inferred()
    desks.press(editor, row, "correct date", "dates", seen="2016-11-17", date="November 2016")
    row.refresh_from_db()
    assert (str(row.published_on), row.date_precision, row.date_origin) == ("2016-11-01", "month", "edited")
    desks.press(editor, row, "correct date", "dates", seen="2016-11", date="")
    row.refresh_from_db()
    assert (row.published_on, row.date_precision, row.date_origin) == (None, "unknown", "")


def test_what_is_no_date_is_said_beside_the_field_and_changes_nothing(editor: Client) -> None:
    row = desks.inferred()
    response = desks.press(editor, row, "correct date", "dates", seen="2016-11-17", date="last Tuesday")
    assert response.status_code == 422
    assert "is no date" in response.content.decode()
    assert not Act.objects.exists()


def test_another_candidate_is_taken_with_one_press(editor: Client) -> None:
    candidates = [{"field": "date", "value": "2016-11-16", "evidence": "Nov. 16", "rule": "dateline"}]
    row = desks.inferred(candidates=candidates)
    assert "16 November 2016" in editor.get(desks.page(row, "dates")).content.decode()
    desks.press(editor, row, "pick date 0", "dates", seen="2016-11-17")
    row.refresh_from_db()
    assert (str(row.published_on), row.date_origin) == ("2016-11-16", "edited")


def test_edition_and_outlet_are_set(editor: Client) -> None:
    event, source = desks.edition(2017), factories.SourceFactory(name="Sample Daily")
    row = desks.article()
    desks.press(editor, row, "correct event", "no-edition", seen="", event=event.pk)
    desks.press(editor, row, "correct source", "no-outlet", seen="", source="sample daily")
    row.refresh_from_db()
    assert (row.event, row.event_origin, row.source, row.outlet_name) == (event, "edited", source, "")
    desks.press(editor, row, "correct source", "no-outlet", seen="Sample Daily", source="Sample Weekly")
    row.refresh_from_db()
    assert (row.source, row.outlet_name, row.source_origin) == (None, "Sample Weekly", "edited")


def test_an_article_may_be_known_to_have_no_edition(editor: Client) -> None:
    row = desks.article()
    desks.press(editor, row, "none event", "no-edition", seen="")
    row.refresh_from_db()
    assert row.without == ["event"]
    assert editor.get(reverse("admin:desk_articles"), {"queue": "no-edition"}).url == reverse("admin:desk")
    desks.undo(editor)
    row.refresh_from_db()
    assert row.without == []


def test_nobody_overwrites_what_another_has_just_set(editor: Client) -> None:
    row = desks.inferred()
    Article.objects.filter(pk=row.pk).update(published_on="2017-01-01", date_precision="year")
    response = desks.press(editor, row, "correct date", "dates", seen="2016-11-17", date="2018")
    assert "Somebody changed this value meanwhile" in editor.get(response.url).content.decode()
    row.refresh_from_db()
    assert row.published_on.year == 2017


@pytest.mark.parametrize(
    "do",
    [
        "",
        "accept",
        "accept mention-",
        "accept mention-999999",
        "accept mention-9999999999999999999999",
        "accept source-1",
        "accept mention-1 OR 1=1",
        "delete mention-1",
        "confirm title",
        "none date",
        "pick date 99",
        "pick date x",
    ],
)
def test_what_no_button_says_is_not_found_and_changes_nothing(editor: Client, do: str) -> None:
    row = desks.inferred()
    desks.mention(row)
    assert desks.press(editor, row, do, seen="2016-11-17").status_code == 404
    assert not Act.objects.exists()


def test_a_mention_of_another_article_is_not_decided_here(editor: Client) -> None:
    mention = desks.mention(desks.article())
    assert desks.press(editor, desks.article(), f"accept mention-{mention.pk}").status_code == 404


def test_what_documents_say_is_shown_and_never_run(editor: Client) -> None:
    row = desks.article(title=HOSTILE, body=f"{HOSTILE} Sample Corp", outlet_name=HOSTILE)
    desks.mention(row, sentence=HOSTILE, rule=HOSTILE, matched=HOSTILE)
    desks.topic(row, surface=HOSTILE, sentence=HOSTILE)
    page = editor.get(desks.page(row)).content.decode()
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_card_shows_the_sentence_the_form_the_count_and_the_name_with_its_version(editor: Client) -> None:
    row = desks.article()
    desks.mention(row, sentence="Sample Corp spoke about security.", matched="sample corp", version=3, rule="alias")
    page = editor.get(desks.page(row)).content.decode()
    assert "<mark>Sample Corp</mark> spoke about security." in page
    assert "2 times · alias · by “sample corp” · version 3" in " ".join(page.split())


def test_a_card_says_that_its_name_is_often_rejected(editor: Client) -> None:
    for _ in range(5):
        desks.mention(desks.article(), suggested=False, state="rejected")
    desks.mention(row := desks.article())
    assert "This name is often rejected: 5 of 5 times." in editor.get(desks.page(row)).content.decode()


def test_a_reviewer_sees_the_page_and_decides_nothing(login: Callable[[str], Client]) -> None:
    mention = desks.mention(row := desks.inferred())
    reviewer = login("Reviewer")
    page = reviewer.get(desks.page(row))
    assert page.status_code == 200
    html = page.content.decode().split('id="desk"')[1]
    assert html.count("<button") == 1 and 'value="write"' in html, "the one for a comment"
    for do in (f"accept mention-{mention.pk}", "confirm date", "accept all"):
        assert desks.press(reviewer, row, do).status_code == 403
    assert desks.undo(reviewer).status_code == 403
    assert not Act.objects.exists()


def test_staff_without_a_group_is_refused_and_others_are_sent_to_log_in(client: Client) -> None:
    row = desks.article()
    assert client.get(desks.page(row)).status_code == 302
    client.force_login(factories.UserFactory())
    assert client.get(desks.page(row)).status_code == 403
