"""A redaction takes words out of an archive, and all that stood on the texts stands on what is left."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.core.management import call_command
from django.db import InternalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import actions, acts, merging, redaction, registry, trash, undoing
from articles.ingest import Item, ingest
from articles.models import Article, Blob, Capture, Mention, NameCandidate, NameSighting, Redaction, TextSketch, Trashed
from articles.redaction import RedactionError, RefusedError, Scope, Words
from articles.verification import CHECKS, verify
from tests import factories
from tests.redaction.planting import no_readers

pytestmark = pytest.mark.django_db(transaction=True)
BODY = "Delegates heard Jón Sampleton speak.\n\nJON SAMPLETON and Sample Works of Town met. Sample Works agreed."
LEFT = "Delegates heard [redacted] speak.\n\n[redacted] and Sample Works of Town met. Sample Works agreed."


def redact(words: Words, scope: Scope | None = None, reason: str = "Asked by the person") -> Redaction:
    return redaction.redact(words=words, scope=scope or Scope(), reason=reason, by=None, read=no_readers)


def tagged(**values: Any) -> Mention:
    """An article that names the person, and a company twice behind it."""
    article = factories.ArticleFactory(**({"title": "What Jon Sampleton said", "body": BODY} | values))
    places = [[at, at + 12] for at in (BODY.index("Sample Works"), BODY.rindex("Sample Works"))]
    sentence = "JON SAMPLETON and Sample Works of Town met."
    return factories.MentionFactory(
        article=article, surface="Sample Works", sentence=sentence, offsets=places, count=2, organization__name="Works"
    )


def said(mention: Mention) -> list[str]:
    mention.refresh_from_db()
    body = Article.objects.get(pk=mention.article_id).body
    return [body[start:end] for start, end in mention.offsets]


def history_of(mention: Mention) -> list[Any]:
    return list(Mention.pgh_event_models["update"].objects.filter(pgh_obj_id=mention.pk).order_by("pgh_id"))  # type: ignore[attr-defined]


def test_text_title_and_tags_lose_the_words_and_the_tags_follow(words: Words) -> None:
    mention = tagged()
    done = redact(words)
    article = Article.objects.get()
    assert (article.title, article.body) == ("What [redacted] said", LEFT)
    assert said(mention) == ["Sample Works", "Sample Works"]
    assert mention.sentence == "[redacted] and Sample Works of Town met."
    assert done.articles == [article.pk]


def test_search_and_sketch_know_the_text_as_it_is_left(words: Words) -> None:
    mention = tagged(body=BODY + " And so on, said the sample of a text that has to be long enough for a sketch. " * 3)
    TextSketch.objects.create(article=mention.article, bands=[1, 2, 3])
    assert Article.objects.search("Sampleton").count() == 1
    redact(words)
    assert not Article.objects.search("Sampleton")
    assert TextSketch.objects.get().bands != [1, 2, 3]


def test_what_was_undone_does_not_bring_the_words_back(words: Words) -> None:
    mention = tagged()
    with acts.recorded("bulk", "Set the title", by=None) as act:
        Article.objects.filter(pk=mention.article_id).update(title="Another title", body="Another text.")
        actions.realign_mentions(article=Article.objects.get(), old_body=BODY, by=None)
        actions.reject_mentions(mentions=Mention.objects.all(), by=None)
    redact(words)
    acts.undo(act, by=None)
    article = Article.objects.get()
    assert (article.title, article.body) == ("What [redacted] said", LEFT)
    mention.refresh_from_db()
    assert mention.state == "accepted"
    assert said(mention) == ["Sample Works", "Sample Works"]


def test_the_history_of_a_tag_follows_the_text_that_it_was_of(words: Words) -> None:
    mention = tagged()
    actions.reject_mentions(mentions=Mention.objects.all(), by=None)
    redact(words)
    (event,) = history_of(mention)
    assert [LEFT[start:end] for start, end in event.offsets] == ["Sample Works", "Sample Works"]
    assert event.sentence == "[redacted] and Sample Works of Town met."


def test_a_tag_that_is_the_words_keeps_no_mark(words: Words) -> None:
    article = factories.ArticleFactory(body=BODY)
    at = BODY.index("Jón Sampleton")
    mention = factories.MentionFactory(article=article, surface="Jón Sampleton", offsets=[[at, at + 13]])
    candidate = NameCandidate.objects.create(key="jon sampleton", name="Jón Sampleton")
    NameSighting.objects.create(
        candidate=candidate, article=article, surface="Jón Sampleton", sentence="…", offsets=[[at, at + 13]]
    )
    redact(words)
    mention.refresh_from_db()
    candidate.refresh_from_db()
    assert (mention.surface, mention.offsets, mention.count) == ("[redacted]", [], 0)
    assert not NameSighting.objects.exists()
    assert (candidate.name, candidate.state, candidate.article_count) == ("[redacted]", "dismissed", 0)


def test_candidates_of_values_keep_their_places(words: Words) -> None:
    start = BODY.index("Town")
    candidates = [{"field": "place", "value": "Town", "sentence": "JON SAMPLETON …", "start": start, "end": start + 4}]
    article = factories.ArticleFactory(body=BODY, candidates=candidates)
    redact(words)
    article.refresh_from_db()
    (one,) = article.candidates
    assert article.body[one["start"] : one["end"]] == "Town"
    assert one["sentence"] == "[redacted] …"


def test_what_lies_in_the_trash_comes_back_without_the_words(words: Words) -> None:
    mention = tagged(draft=True)
    trash.put(objects=[mention.article], by=None, note="A slip, said Jon Sampleton")
    redact(words)
    assert not words.are_in(json.dumps(Trashed.objects.get().snapshot, ensure_ascii=False))
    trash.restore(trashed=Trashed.objects.all(), by=None)
    assert Article.objects.get().body == LEFT
    assert said(mention) == ["Sample Works", "Sample Works"]


def test_of_some_articles_the_words_go_and_others_keep_them(words: Words) -> None:
    theirs, other = factories.ArticleFactory(body=BODY), factories.ArticleFactory(body=f"{BODY} And more.")
    theirs.comments.create(text="Is that Jon Sampleton?")
    other.comments.create(text="This is another Jon Sampleton.")
    act = factories.OrganizationFactory(note="Led by Jon Sampleton.")
    redact(words, Scope.of([theirs.pk]))
    assert Article.objects.get(pk=theirs.pk).body == LEFT
    assert theirs.comments.get().text == "Is that [redacted]?"
    assert words.are_in(Article.objects.get(pk=other.pk).body)
    assert words.are_in(other.comments.get().text)
    act.refresh_from_db()
    assert words.are_in(act.note)


def test_what_the_registry_calls_so_is_refused_and_its_notes_are_not(words: Words) -> None:
    organization = factories.OrganizationFactory(name="Jón Sampleton Foundation", slug="sample")
    article = factories.ArticleFactory(body=BODY)
    with pytest.raises(RefusedError) as refused:
        redact(words)
    assert [one.row for one in refused.value.rows] == [organization]
    article.refresh_from_db()
    assert words.are_in(article.body)
    organization.name, organization.note = "Sample Foundation", "Founded by Jon Sampleton."
    organization.save()
    redact(words)
    organization.refresh_from_db()
    assert organization.note == "Founded by [redacted]."
    events = type(organization).pgh_event_models["update"].objects.filter(pgh_obj_id=organization.pk)  # type: ignore[attr-defined]
    assert {event.name for event in events} == {"[redacted] Foundation"}


def test_the_archive_verifies_after_a_redaction(words: Words, tmp_path: Path) -> None:
    (tmp_path / "sample.txt").write_text(f"What Jon Sampleton said\n\n{BODY}\n", encoding="utf-8")
    ingest([Item(tmp_path / "sample.txt")], registry.knowledge())
    redact(words)
    reports = list(verify(CHECKS))
    assert [problem for report in reports for problem in report.problems] == []


def test_no_statement_and_no_log_line_has_the_words(words: Words, caplog: pytest.LogCaptureFixture) -> None:
    tagged()
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
        redact(words)
    assert not [query["sql"] for query in queries if words.are_in(query["sql"])]
    assert not words.are_in(caplog.text)


def test_no_event_keeps_what_was_and_the_history_is_closed_again_afterwards(words: Words) -> None:
    mention = tagged()
    redact(words)
    assert history_of(mention) == []
    redacted = Redaction.objects.get()
    with pytest.raises(InternalError), transaction.atomic():
        redacted.delete()
    Mention.objects.update(count=1)
    assert len(history_of(mention)) == 1


def test_two_rows_that_may_not_be_the_same_stay_two(words: Words) -> None:
    blob = factories.CaptureFactory(data=b"x").blob
    for name in ("jon sampleton.txt", "Jon_Sampleton.txt"):
        factories.CaptureFactory(blob=blob, file_name=name, data=b"x")
    redact(words)
    names = Capture.objects.filter(file_name__contains="redacted").values_list("file_name", flat=True)
    assert len(set(names)) == 2


@pytest.mark.parametrize("reason", ["", "  ", "About jon sampleton"])
def test_a_reason_is_needed_that_does_not_repeat_the_words(words: Words, reason: str) -> None:
    tagged()
    with pytest.raises(RedactionError, match="reason"):
        redact(words, reason=reason)
    assert words.are_in(Article.objects.get().body)


def test_words_that_are_nowhere_leave_no_redaction(words: Words) -> None:
    factories.ArticleFactory()
    with pytest.raises(RedactionError, match="nowhere"):
        redact(words)
    assert not Redaction.objects.exists()


def test_without_a_key_nothing_is_changed(words: Words, settings: Any) -> None:
    settings.SEAL_RECIPIENT, settings.SEAL_KEY_FILE = "", None
    tagged()
    with pytest.raises(RedactionError, match="ARCHIVE_SEAL_RECIPIENT"):
        redact(words)
    assert words.are_in(Article.objects.get().body)


def test_where_it_fails_at_the_end_everything_is_as_it_was(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    capture = factories.ArticleCaptureFactory(article=tagged().article, capture__data=b"Jon Sampleton").capture

    def broken(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("The machine stops here")

    monkeypatch.setattr("articles.redaction.taking_out.told", broken)
    with pytest.raises(RuntimeError):
        redact(words)
    assert words.are_in(Article.objects.get().body)
    blob = Blob.objects.get(pk=capture.blob_id)
    assert blob.read() == b"Jon Sampleton"
    assert not blob.sealed_path.exists()


def test_the_command_takes_its_words_from_a_file_and_changes_nothing_unasked(tmp_path: Path) -> None:
    tagged()
    file = tmp_path / "words.txt"
    file.write_text("Jón Sampleton\n", encoding="utf-8")
    out = StringIO()
    call_command("redact", str(file), stdout=out)
    assert "1 articles hold them" in out.getvalue()
    assert "Sampleton" in Article.objects.get().title
    call_command("redact", str(file), "--write", "--reason", "A court's order", stdout=out)
    assert Article.objects.get().title == "What [redacted] said"
    assert "Sampleton" not in out.getvalue()


def test_of_two_redactions_at_once_one_is_done_and_the_other_is_told(words: Words) -> None:
    capture = factories.ArticleCaptureFactory(article=tagged().article, capture__data=b"Jon Sampleton").capture
    begun, go_on = Event(), Event()

    def waiting(captures: list[Capture]) -> Any:
        begun.set()
        assert go_on.wait(60)
        return iter(())

    factories.CaptureFactory(data=b"%PDF-1.7 for the readers")
    with ThreadPoolExecutor(1) as other:
        first = other.submit(
            in_thread, lambda: redaction.redact(words=words, scope=Scope(), reason="Asked", by=None, read=waiting)
        )
        assert begun.wait(60)
        with pytest.raises(RedactionError, match="under way"):
            redact(words)
        go_on.set()
        assert first.result().sealed == [capture.blob_id]
    assert Redaction.objects.count() == 1
    with pytest.raises(RedactionError, match="nowhere"):
        redact(words)


def in_thread(do: Any) -> Any:
    try:
        return do()
    finally:
        connection.close()


def test_merged_articles_part_again_without_the_words(words: Words) -> None:
    kept, mention = factories.ArticleFactory(title="Kept"), tagged()
    who = factories.UserFactory(administrator=True)
    merge = merging.merge(keep=kept, drop=mention.article, by=who)
    redact(words)
    undoing.undo(merge.act, by=who)
    assert Article.objects.get(pk=mention.article_id).body == LEFT
    assert said(mention) == ["Sample Works", "Sample Works"]
