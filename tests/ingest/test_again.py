import pytest

from articles.ingest import again, read_again
from articles.management.commands.read_again import due
from articles.models import Article, Capture, Mention, Reading
from tests.factories import OrganizationFactory
from tests.ingest.conftest import json_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def capture(take, inbox):
    body = "Huawei and Tencent named their plans for network security."
    (inbox / "a.jsonl").write_text(json_lines({"title": "Sample", "published_on": "2016-11-07", "body": body}))
    OrganizationFactory(name="Huawei")
    take()
    return Capture.objects.get()


def test_reading_again_adds_what_is_known_now(capture, knowledge):
    OrganizationFactory(name="Tencent")
    reading = read_again(capture, knowledge)
    assert reading.state == Reading.State.READ
    assert capture.readings.count() == 2
    assert set(Mention.objects.values_list("organization__name", "state")) == {
        ("Huawei", "suggested"),
        ("Tencent", "suggested"),
    }


def test_reading_again_keeps_what_editors_did(capture, knowledge):
    Article.objects.update(published_on="2017-01-02", date_origin="edited", title="Mended", title_origin="edited")
    Mention.objects.update(state="rejected")
    read_again(capture, knowledge)
    article = Article.objects.get()
    assert (article.title, article.published_on.isoformat()) == ("Mended", "2017-01-02")
    assert article.mentions.get().state == "rejected"


def test_a_text_that_an_editor_corrected_stays(capture, knowledge):
    Article.objects.update(body="A corrected text.")
    read_again(capture, knowledge)
    assert Article.objects.get().body == "A corrected text."


@pytest.mark.parametrize(("without", "outlet"), [(["source"], ""), ([], "Sample Weekly")])
def test_what_an_article_is_known_to_have_none_of_is_not_filled_in(take, inbox, knowledge, without, outlet):
    document = {"title": "Sample", "body": "Delegates spoke about rules.", "outlet": "Sample Weekly"}
    (inbox / "b.jsonl").write_text(json_lines(document))
    take()
    Article.objects.update(source=None, outlet_name="", source_origin="", source_evidence="", without=without)
    read_again(Capture.objects.get(), knowledge)
    assert Article.objects.get().outlet_name == outlet


def test_what_is_withdrawn_while_it_is_read_again_stays_withdrawn(capture, knowledge, monkeypatch):
    OrganizationFactory(name="Tencent")
    Article.objects.update(language="", language_origin="")  # something to be written

    def meanwhile(keys):
        Article.objects.update(
            status="withdrawn", withdrawn_at="2020-01-01T00:00Z", withdrawn_kind="other", withdrawn_reason="Asked for."
        )
        return {}

    monkeypatch.setattr(again, "edited", meanwhile)
    read_again(capture, knowledge)
    article = Article.objects.get()
    assert (article.language, article.status) == ("en", "withdrawn")


def test_what_an_editor_left_out_of_an_upload_is_not_added_by_reading_again(capture, knowledge):
    Article.objects.all().delete()
    Capture.objects.update(channel="admin")
    read_again(Capture.objects.get(), knowledge)
    assert not Article.objects.exists()


def test_an_upload_that_an_editor_put_away_is_not_due(capture):
    assert list(due(reader=None, capture=None, failed=False, all=True)) == [capture]
    Reading.objects.all().delete()
    Capture.objects.update(channel="admin")
    assert not list(due(reader=None, capture=None, failed=False, all=True))
    assert list(due(reader=None, capture=[capture.pk], failed=False, all=False)) == [capture]


def test_an_undecided_guess_that_no_rule_makes_any_more_goes(capture, knowledge):
    stale = OrganizationFactory(name="Nobody")
    article = Article.objects.get()
    Mention.objects.create(article=article, organization=stale, origin="rule", surface="x", rule="alias")
    read_again(capture, knowledge)
    assert list(article.mentions.values_list("organization__name", flat=True)) == ["Huawei"]


def test_lost_bytes_are_a_failed_reading(capture, knowledge):
    capture.blob.path.unlink()
    reading = read_again(capture, knowledge)
    assert reading.state == Reading.State.FAILED
    assert Article.objects.count() == 1
