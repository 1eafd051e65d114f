"""Each thing is broken by hand, behind the back of triggers; `verify` finds it, and `rebuild` mends what it can."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from articles import bitmaps
from articles.models import Article, ArticleCapture, Blob, Mention, NameCandidate, PublicChange, PublicChangeEntry
from articles.verification import CHECKS, Report, rebuild, verify
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def archive(settings: Any, tmp_path: Any) -> Article:
    """Some articles with everything that can break, and bitmaps of this process that stand at them."""
    settings.BLOB_ROOT = tmp_path
    source, event, place = factories.SourceFactory(), factories.EventFactory(year=2016), factories.PlaceFactory()
    organization = factories.OrganizationFactory(kind="company", country="CN")
    topic = factories.TopicFactory()
    first, *others = factories.ArticleFactory.create_batch(4, source=source, event=event, place=place)
    for article in (first, *others, factories.ArticleFactory(draft=True)):
        factories.MentionFactory(article=article, organization=organization)
        article.article_topics.create(topic=topic)
        ArticleCapture.objects.create(article=article, capture=factories.CaptureFactory())
    NameCandidate.objects.create(key="sample", name="Sample")
    bitmaps.current()
    return first


@contextmanager
def without_triggers() -> Iterator[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield cursor
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


def quietly(sql: str, *values: Any) -> None:
    with without_triggers() as cursor:
        cursor.execute(sql, values)


def plainly(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def checked(*names: str) -> dict[str, Report]:
    """The reports of some checks, or of all, by name: those that found something wrong."""
    chosen = {name: check for name, check in CHECKS.items() if not names or name in names}
    return {report.name: report for report in verify(chosen) if report.wrong}


def test_an_archive_that_is_whole_has_nothing_wrong(archive: Article) -> None:
    reports = {report.name: report for report in verify(CHECKS)}
    assert {name: report.problems for name, report in reports.items() if report.wrong} == {}
    assert all(report.seen for report in reports.values())
    assert rebuild().stale == 0


@pytest.mark.parametrize("column", ["organization_ids", "topic_ids"])
def test_a_list_of_tags_that_went_stale_is_found_and_mended(archive: Article, column: str) -> None:
    right = getattr(Article.objects.get(pk=archive.pk), column)
    quietly(f"UPDATE articles_article SET {column} = '{{-1}}' WHERE id = %s", archive.pk)
    (problem,) = checked("derived")["derived"].problems
    assert f"Article {archive.pk}" in problem
    assert column in problem
    before = PublicChange.stamp()
    rebuilt = rebuild()
    assert (rebuilt.tags, rebuilt.columns, rebuilt.log) == (1, 0, False)
    assert getattr(Article.objects.get(pk=archive.pk), column) == right
    assert PublicChange.stamp() > before  # pages that showed the stale list are made anew
    assert checked() == {}


def test_a_mention_behind_the_triggers_back_is_found_and_mended(archive: Article) -> None:
    other = factories.OrganizationFactory()
    quietly("UPDATE articles_mention SET organization_id = %s WHERE article_id = %s", other.pk, archive.pk)
    assert set(checked("derived", "facets")) == {"derived", "facets"}
    rebuild()
    assert Article.objects.get(pk=archive.pk).organization_ids == [other.pk]
    assert checked() == {}


def test_search_vectors_of_an_older_function_are_found_and_mended(archive: Article) -> None:
    """As where a function's body changes and the rows are left as they were."""
    body = "SELECT pg_catalog.to_tsvector('pg_catalog.simple', 'nothing')"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('public.archive_search_vector'::regproc)")
        definition = cursor.fetchone()[0]
        cursor.execute("SELECT pg_get_function_arguments('public.archive_search_vector'::regproc)")
        arguments = cursor.fetchone()[0]
        make = "CREATE OR REPLACE FUNCTION public.archive_search_vector({0}) RETURNS tsvector IMMUTABLE LANGUAGE sql"
        try:
            cursor.execute(f"{make.format(arguments)} AS $${body}$$")
            Article.objects.filter(pk=archive.pk).update(body=archive.body + " ")
        finally:
            cursor.execute(definition)
    found = checked()
    assert set(found) == {"derived", "titles"}
    assert "search_vector" in found["derived"].problems[0]
    assert archive.title in found["titles"].problems[0]
    assert rebuild().columns == 1
    assert checked() == {}


def test_an_index_that_misses_a_row_is_found_and_made_again(archive: Article) -> None:
    for index in ("article_search", "article_title_search", "article_organization_ids"):
        plainly(f"UPDATE pg_index SET indisready = false WHERE indexrelid = '{index}'::regclass")
    connection.close()
    late = factories.ArticleFactory(title="Unheard of rules", body="Quite unheard of.")
    factories.MentionFactory(article=late, organization=archive.mentions.get().organization)
    for index in ("article_search", "article_title_search", "article_organization_ids"):
        plainly(f"UPDATE pg_index SET indisready = true WHERE indexrelid = '{index}'::regclass")
    connection.close()
    found = checked("index")["index"]
    assert any("article_search" in problem and "unheard" in problem for problem in found.problems)
    assert any("article_organization_ids" in problem for problem in found.problems)
    rebuilt = rebuild()
    assert set(rebuilt.indexes) == {"article_search", "article_title_search", "article_organization_ids"}
    assert checked() == {}


def test_an_index_that_is_not_in_use_is_found(archive: Article) -> None:
    plainly("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'article_topic_ids'::regclass")
    try:
        assert "article_topic_ids" in checked("schema")["schema"].problems[0]
    finally:
        plainly("UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'article_topic_ids'::regclass")


CHANGES: dict[str, Callable[[], Any]] = {
    "the row is lost": lambda: PublicChange.objects.all().delete(),
    "the log is lost": lambda: PublicChangeEntry.objects.all().delete(),
    "an entry is lost": lambda: PublicChangeEntry.objects.filter(number=PublicChange.stamp().number - 2).delete(),
    "the last entry is lost": lambda: PublicChangeEntry.objects.filter(number=PublicChange.stamp().number).delete(),
    "the row went back": lambda: PublicChange.objects.update(number=3),
    "a time went back": lambda: PublicChangeEntry.objects.filter(number=PublicChange.stamp().number - 1).update(
        changed_at="2020-01-01T00:00Z"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_fault_in_the_log_of_changes_is_found_and_the_log_begun_anew(archive: Article, change: str) -> None:
    kept = bitmaps.current()
    CHANGES[change]()
    assert "changes" in checked("changes")
    assert rebuild().log
    assert checked("changes") == {}
    assert PublicChange.stamp() != kept.stamp
    quietly("UPDATE articles_article SET event_id = NULL, event_origin = '' WHERE id = %s", archive.pk)
    assert bitmaps.current().stamp == PublicChange.stamp()


def test_facets_that_missed_a_change_are_found_and_mended(archive: Article) -> None:
    quietly("UPDATE articles_article SET language = 'zh' WHERE id = %s", archive.pk)
    problems = checked("facets")["facets"].problems
    assert {problem.split(":")[0] for problem in problems} == {"Facet language, value en", "Facet language, value zh"}


def test_a_row_that_names_a_lost_row_is_found(archive: Article) -> None:
    mention = Mention.objects.filter(article=archive).get()
    quietly("UPDATE articles_mention SET article_id = 987654 WHERE id = %s", mention.pk)
    (problem,) = checked("references")["references"].problems
    assert "articles_mention.article_id: 1 rows" in problem
    assert str(mention.pk) in problem
    quietly("DELETE FROM articles_mention WHERE id = %s", mention.pk)


def test_a_trigger_that_is_off_or_gone_is_found(archive: Article) -> None:
    plainly("ALTER TABLE articles_mention DISABLE TRIGGER ALL")
    try:
        assert any("articles_mention" in problem for problem in checked("schema")["schema"].problems)
    finally:
        plainly("ALTER TABLE articles_mention ENABLE TRIGGER ALL")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, pg_get_triggerdef(oid), obj_description(oid) FROM pg_trigger"
            " WHERE tgrelid = 'articles_mention'::regclass AND tgname LIKE 'pgtrigger_keep_organization_ids_ins%'"
        )
        name, definition, remark = cursor.fetchone()
        cursor.execute(f"DROP TRIGGER {name} ON articles_mention")
        try:
            (problem,) = checked("schema")["schema"].problems
            assert "keep_organization_ids_insert" in problem
        finally:
            cursor.execute(definition)
            cursor.execute(f"COMMENT ON TRIGGER {name} ON articles_mention IS %s", [remark])


def test_a_constraint_that_was_never_held_against_the_rows_is_found(archive: Article) -> None:
    plainly("ALTER TABLE articles_place ADD CONSTRAINT place_late CHECK (name <> 'x') NOT VALID")
    try:
        assert "place_late" in checked("schema")["schema"].problems[0]
    finally:
        plainly("ALTER TABLE articles_place DROP CONSTRAINT place_late")


def flip(blob: Blob) -> None:
    data = bytearray(blob.read())
    data[0] ^= 1
    blob.path.chmod(0o640)
    blob.path.write_bytes(data)


def cut(blob: Blob) -> None:
    blob.path.chmod(0o640)
    blob.path.write_bytes(blob.read()[:-1])


@pytest.mark.parametrize(
    ("damage", "words"),
    [(flip, "holds"), (cut, "holds"), (lambda blob: blob.path.unlink(), "No such file")],
)
def test_a_flipped_bit_a_cut_file_and_a_lost_one_are_found(
    archive: Article, damage: Callable[[Blob], None], words: str
) -> None:
    blob = Blob.objects.order_by("pk")[2]
    damage(blob)
    (problem,) = checked("originals")["originals"].problems
    assert str(blob.path) in problem
    assert words in problem


def test_a_size_that_is_not_the_files_is_found(archive: Article) -> None:
    Blob.objects.filter(pk=Blob.objects.order_by("pk")[0].pk).update(size=3)
    assert checked("originals")["originals"].wrong == 1


def test_a_file_without_a_row_is_said_and_no_fault(archive: Article) -> None:
    blob = Blob.of(b"taken in and never written down")
    (report,) = verify({"originals": CHECKS["originals"]})
    assert report.wrong == 0
    assert "1 files have no row" in report.notes[0]
    assert str(blob.path) in report.notes[0]
