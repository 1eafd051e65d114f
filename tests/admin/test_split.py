"""Cutting a round-up into articles that share its capture."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles.history import timeline
from articles.ingest import read_again, splitting
from articles.models import Article, ArticleCapture, Mention
from articles.registry import knowledge
from tests import factories
from tests.admin.intaking import hand_over, save, upload

ROUNDUP = """Cyber policy news in brief

WUZHEN, Nov. 16 (Xinhua) -- Delegates at the third World Internet Conference opened three days of talks on security and
trade. Alibaba and Tencent showed new services, and the organizers expect guests from more than a hundred countries.

BEIJING, Nov. 15 (Reuters) -- Business groups asked the regulator to delay parts of the cybersecurity law that was
adopted last week. The groups represent companies such as Microsoft, which fear that they have to store data.

BRUSSELS, Nov. 14 (AFP) -- The European Commission presented a plan for certificates of connected devices. Makers would
have to say for how long they keep a device secure, and an agency would hold the list of certificates.
"""
DAYS = {
    "one": "Delegates arrived by boat and looked at the halls, which smelled of paint and of new carpets.",
    "two": "A panel on undersea cables ran late, and the speakers from Nairobi answered each question twice.",
    "three": "The closing dinner was short; most guests had left for Shanghai before the lanterns were lit.",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(editor: Client) -> Article:
    for year in (2015, 2016, 2017):
        factories.EventFactory(year=year)
    for name, form in (("Xinhua News Agency", "Xinhua"), ("Reuters", "Reuters"), ("Agence France-Presse", "AFP")):
        factories.SourceFactory(name=name, kind="wire", dateline_forms=[form])
    for name in ("Wuzhen", "Beijing", "Brussels"):
        factories.PlaceFactory(name=name)
    for name in ("Alibaba", "Tencent", "Microsoft"):
        factories.OrganizationFactory(name=name)
    save(editor, hand_over(editor, uploads=[upload("brief.txt", ROUNDUP.encode())]), date="2016-11-16")
    return Article.objects.get()


def page(article: Article) -> str:
    return reverse("admin:articles_article_split", args=[article.pk])


def chosen(client: Client, article: Article, **changes: Any) -> dict[str, Any]:
    """What the page would post as it is first shown."""
    context = client.get(page(article)).context
    data: dict[str, Any] = {"version": context["version"], "start": []}
    for block in context["cutting"].blocks:
        if block.begins:
            data |= {f"known-{block.number}": "1", f"title-{block.number}": block.title, f"own-{block.number}": "on"}
            data["start"] += [str(block.number)] if block.number else []
    return {name: value for name, value in {**data, **changes}.items() if value is not None}


def split(client: Client, article: Article, **changes: Any) -> Any:
    return client.post(page(article), {**chosen(client, article, **changes), "do": "split"}, follow=True)


def test_the_page_proposes_the_stories_that_the_reading_found(editor: Client, whole: Article) -> None:
    shown = editor.get(page(whole)).context["shown"]
    assert len(shown) == 3
    assert [one.found.agency for one in shown] == ["Xinhua News Agency", "Reuters", "Agence France-Presse"]
    assert editor.get(reverse("admin:articles_article_changelist") + "?other=roundup").context["cl"].result_count == 1


def test_a_split_makes_one_article_a_story_all_of_the_same_capture(editor: Client, whole: Article) -> None:
    response = split(editor, whole)
    assert response.status_code == 200, response.context["error"]
    articles = list(Article.objects.order_by("pk"))
    assert len(articles) == 3
    assert articles[0].pk == whole.pk
    assert "Microsoft" not in articles[0].body
    assert "Microsoft" in articles[1].body
    assert {article.status for article in articles} == {"draft"}
    assert articles[1].agency.name == "Reuters"
    origins = ArticleCapture.objects.filter(role="origin")
    assert origins.values("capture").distinct().count() == 1
    assert origins.count() == 3
    assert [link.part for link in origins.order_by("record")] == [f"story {n} of 3" for n in (1, 2, 3)]


def test_what_an_editor_had_set_on_the_whole_holds_for_its_stories(editor: Client, whole: Article) -> None:
    day = date(2016, 11, 12)
    Article.objects.update(published_on=day, date_precision="day", date_origin="edited", date_evidence="")
    split(editor, whole)
    assert set(Article.objects.values_list("published_on", "date_origin")) == {(day, "edited")}


def test_decisions_on_mentions_go_with_the_text(editor: Client, whole: Article) -> None:
    Mention.objects.filter(organization__name="Microsoft").update(state="rejected")
    split(editor, whole)
    mention = Mention.objects.get(organization__name="Microsoft")
    assert (mention.article.agency.name, mention.state) == ("Reuters", "rejected")
    assert set(whole.mentions.values_list("organization__name", flat=True)) == {"Alibaba", "Tencent"}


def test_reading_again_and_taking_in_again_do_not_undo_a_split(editor: Client, whole: Article) -> None:
    split(editor, whole)
    before = list(Article.objects.order_by("pk").values_list("pk", "title", "body", "date_evidence"))
    read_again(whole.article_captures.first().capture, knowledge())
    save(editor, hand_over(editor, uploads=[upload("brief.txt", ROUNDUP.encode())]))
    save(editor, hand_over(editor, uploads=[upload("copy.txt", ROUNDUP.encode())]))
    assert list(Article.objects.order_by("pk").values_list("pk", "title", "body", "date_evidence")) == before


def test_cuts_are_moved_merged_and_left_out(editor: Client, whole: Article) -> None:
    data = chosen(editor, whole)
    first, second = data["start"]
    merged = split(editor, whole, start=[second], **{f"title-{second}": "A plan for devices"})
    assert merged.status_code == 200
    assert Article.objects.count() == 2
    assert "Microsoft" in Article.objects.get(pk=whole.pk).body
    assert Article.objects.exclude(pk=whole.pk).get().title == "A plan for devices"
    assert first != second


def test_a_story_that_is_no_article_is_left_out(editor: Client, whole: Article) -> None:
    data = chosen(editor, whole)
    split(editor, whole, **{f"own-{data['start'][0]}": None})
    assert Article.objects.count() == 2
    assert not Article.objects.filter(body__contains="Microsoft").exists()


def test_one_story_alone_a_missing_title_or_a_changed_article_is_refused(editor: Client, whole: Article) -> None:
    data = chosen(editor, whole)
    cases = [
        ({"start": []}, "One story alone is no round-up"),
        ({f"title-{data['start'][0]}": ""}, "Each story needs a title"),
        ({"version": "2001-01-01"}, "Somebody changed this article meanwhile"),
    ]
    for changes, words in cases:
        response = split(editor, whole, **changes)
        assert response.status_code == 422
        assert words in response.content.decode()
    assert Article.objects.count() == 1


def test_a_split_sent_twice_at_once_is_done_once(
    editor: Client, whole: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = []

    def overtaken(**named: Any) -> Any:
        splitting.split(**named)
        first.append(Article.objects.get(pk=whole.pk).body)
        return splitting.split(**named)

    monkeypatch.setattr("articles.admin.splitting.split", overtaken)
    response = split(editor, whole)
    assert response.status_code == 422
    assert "changed or split meanwhile" in response.content.decode()
    now = Article.objects.get(pk=whole.pk)
    assert response.context["version"] == now.updated_at.isoformat()
    assert [now.body] == first
    assert Article.objects.count() == 3


def test_stories_of_one_page_with_titles_alike_are_no_versions_of_each_other(editor: Client, whole: Article) -> None:
    address = "example.org/diary"
    body = "\n\n".join(f"## Wuzhen diary: day {day}\n\n{said}" for day, said in DAYS.items())
    Article.objects.update(body=body, candidates=[], title="Wuzhen diary", canonical_address=address)
    ArticleCapture.objects.update(address=f"https://{address}", fetched_at=None)
    response = split(editor, whole, **{"title-0": "Wuzhen diary: day one"})
    assert response.status_code == 200, response.context["error"]
    articles = list(Article.objects.order_by("pk"))
    assert [article.title for article in articles] == [f"Wuzhen diary: day {day}" for day in DAYS]
    assert {article.canonical_address for article in articles} == {address}
    assert not any("same address" in warning for article in articles for warning in article.warnings)
    assert not ArticleCapture.objects.filter(role="newer").exists()


def test_a_split_waits_for_its_turn_as_an_intake_does(
    editor: Client, whole: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = []

    def asked(**named: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            waits.append(cursor.fetchone()[0])
        return splitting.split(**named)

    monkeypatch.setattr("articles.admin.splitting.split", asked)
    assert split(editor, whole).status_code == 200
    assert waits == ["1min"]


def test_the_history_tells_of_the_split_and_keeps_the_whole(editor: Client, whole: Article) -> None:
    split(editor, whole)
    moments = timeline(Article, whole.pk).moments
    assert moments[0].action == "split into stories"
    told = str(moments[0].steps)
    assert "Microsoft" in told


def test_who_may_not_change_articles_finds_no_way_to_split(login: Callable[[str], Client], whole: Article) -> None:
    assert login("Reviewer").get(page(whole)).status_code == 403


def test_splitting_asks_the_same_for_2_stories_and_for_6(
    editor: Client, whole: Article, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for stories in (2, 6):
        body = "\n\n".join(f"## Story {n}\n\nWhat was said on day {n} about rule {n * 3}." for n in range(stories))
        Article.objects.filter(pk=whole.pk).update(body=body, candidates=[])
        whole.refresh_from_db()
        with django_assert_max_num_queries(60) as asked:
            assert editor.get(page(whole)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
