"""The samples are what they promise to be, and the intake reads out of them what they say."""

import csv
import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command

from articles import reference
from articles.ingest import Options, find, ingest
from articles.models import Article, Blob, Capture, Mention, Organization, Reading, Source, Status, Story
from articles.readers import Record, read
from articles.registry import knowledge, load_reference, load_sample_outlets, remove_samples
from articles.registry.sample_set import OUTLETS, SAMPLES
from articles.understanding import Knowledge, Understood, understand

RECORDS = "2015-2024-four-records.jsonl"
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTATION = re.compile(r"[“”„«»「」『』\"]")
CHINESE = "zh-Hans"
GAZETTE = "Sample Gazette"


@dataclass(frozen=True)
class Expected:
    """What a sample says of itself: a row of samples.csv. No `title` where it prints none, no `edition` on laws."""

    published: str
    edition: int | None
    language: str
    place: str
    outlet: str | None
    title: str | None
    organizations: frozenset[str]


def expectations() -> Iterator[tuple[tuple[str, int], Expected]]:
    with Path(__file__).with_name("samples.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield (
                (row["file"], int(row["record"])),
                Expected(
                    published=row["published"],
                    edition=int(row["edition"]) if row["edition"] else None,
                    language=row["language"],
                    place=row["place"],
                    outlet=row["outlet"] or None,
                    title=row["title"] or None,
                    organizations=frozenset(row["organizations"].split(";")),
                ),
            )


EXPECTED = dict(expectations())
KEYS = sorted(EXPECTED)
NAMES = [f"{name}-{index}" if name == RECORDS else name for name, index in KEYS]


@cache
def known() -> Knowledge:
    """The reference files and the outlets of the samples."""
    plain = Knowledge.from_reference()
    return replace(plain, sources=(*plain.sources, *reference.sources(OUTLETS)))


@cache
def records() -> dict[tuple[str, int], Record]:
    files = sorted(path for path in SAMPLES.iterdir() if path.is_file())
    return {
        (path.name, index): record
        for path in files
        for index, record in enumerate(read(path.read_bytes(), name=path.name))
    }


@cache
def understood(key: tuple[str, int]) -> Understood:
    return understand(records()[key], known())


def test_there_are_two_samples_for_each_edition_held_and_six_on_laws_and_one_is_a_copy_of_another() -> None:
    assert set(records()) == set(EXPECTED)
    editions = Counter(expected.edition for expected in EXPECTED.values())
    assert editions == {None: 6} | dict.fromkeys(range(2014, 2026), 2) | {2016: 3}
    assert sum(expected.language == CHINESE for expected in EXPECTED.values()) == 10


@pytest.mark.parametrize("key", KEYS, ids=NAMES)
def test_a_sample_has_the_length_of_a_report_and_quotes_nobody(key: tuple[str, int]) -> None:
    body = understood(key).body
    if EXPECTED[key].language == CHINESE:
        assert 250 <= len(HAN.findall(body)) <= 600
    else:
        assert 120 <= len(re.findall(r"[\w'’-]+", body)) <= 350
    assert not QUOTATION.search(body)


@pytest.mark.parametrize("key", KEYS, ids=NAMES)
def test_a_sample_says_so_in_its_text_and_by_its_agency(key: tuple[str, int]) -> None:
    result = understood(key)
    assert re.search(r"\bsample\b|样本", result.body)
    assert result.agency == "Sample Wire"
    assert result.byline == ()


@pytest.mark.parametrize("key", KEYS, ids=NAMES)
def test_a_sample_rests_on_the_dates_of_its_edition(key: tuple[str, int]) -> None:
    expected = EXPECTED[key]
    edition = next((edition for edition in known().editions if edition.year == expected.edition), None)
    if edition and len(expected.published) == 10:
        published = datetime.date.fromisoformat(expected.published)
        assert edition.start_date <= published <= edition.end_date


@pytest.mark.parametrize("key", KEYS, ids=NAMES)
def test_a_sample_is_read_as_it_was_meant(key: tuple[str, int]) -> None:
    expected, result = EXPECTED[key], understood(key)
    assert result.published is not None and result.published.isoformat() == expected.published
    assert result.edition == expected.edition
    assert (result.title if result.title_origin == "extracted" else None) == expected.title
    assert result.outlet == expected.outlet
    assert result.language == expected.language
    assert result.place_key == expected.place


@pytest.mark.parametrize("key", KEYS, ids=NAMES)
def test_a_sample_names_the_organizations_that_it_was_written_for(key: tuple[str, int]) -> None:
    expected = EXPECTED[key].organizations
    found = {sighting.name for sighting in understood(key).organizations}
    assert expected <= found
    assert len(found - expected) <= 6, sorted(found - expected)


def test_every_organization_expected_is_in_the_registry() -> None:
    names = {row.name for row in reference.organizations()}
    assert frozenset[str]().union(*(expected.organizations for expected in EXPECTED.values())) <= names


def test_the_year_of_a_dateline_is_inferred_from_the_edition_where_no_line_says_it() -> None:
    result = understood(("2015-year-of-new-laws.txt", 0))
    assert result.date_origin == "inferred"
    assert "second" in (result.date_evidence or "")


def take_in_samples() -> None:
    load_sample_outlets()
    options = Options(publish=True, accept_mentions=True, sample=True)
    result = ingest(find([SAMPLES]), knowledge(), options=options)
    assert result.failed == 0


@pytest.mark.django_db
def test_samples_go_through_the_intake_to_public_pages_and_out_again(
    django_capture_on_commit_callbacks: pytest.FixtureRequest,
) -> None:
    load_reference()
    own = Source.objects.create(name="Own", slug="own", kind="online")
    other = Article.objects.create(title="Ours", title_origin="edited", source=own, source_origin="edited")
    before = (Source.objects.count(), Organization.objects.count())
    take_in_samples()
    public = Article.objects.public().filter(sample=True)
    assert public.count() == 31
    assert all(article.agency and article.agency.name == "Sample Wire" for article in public)
    assert public.filter(source=None).exists()
    copies = Story.objects.get().articles.values_list("source__name", flat=True)
    assert sorted(copies) == [GAZETTE, "Sample Herald"]
    assert all(article.visible_body == article.body for article in public)
    assert not Mention.objects.filter(article__sample=True).exclude(state="accepted").exists()
    paths = [blob.path for blob in Blob.objects.all()]
    assert len(paths) == 28 and all(path.exists() for path in paths)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        removed = remove_samples()
    assert (removed.articles, removed.captures, removed.blobs, removed.outlets) == (31, 28, 28, 4)
    assert list(Article.objects.all()) == [other]
    assert not Story.objects.exists()
    assert not Capture.objects.exists() and not Reading.objects.exists() and not Blob.objects.exists()
    assert not any(path.exists() for path in paths)
    assert (Source.objects.count(), Organization.objects.count()) == before
    assert not remove_samples()


@pytest.mark.django_db
def test_samples_can_be_taken_in_again_after_they_were_removed() -> None:
    load_reference()
    take_in_samples()
    remove_samples()
    take_in_samples()
    assert Article.objects.filter(sample=True, status=Status.PUBLISHED).count() == 31
    assert Source.objects.filter(name__startswith="Sample").count() == 4


@pytest.mark.django_db
def test_removing_samples_leaves_what_an_article_of_ones_own_rests_on() -> None:
    load_reference()
    take_in_samples()
    gazette = Source.objects.get(name=GAZETTE)
    blob = Blob.objects.filter(captures__file_name=RECORDS).get()
    mine = Capture.objects.create(blob=blob, file_name="mine.jsonl")
    Article.objects.create(title="Ours", title_origin="edited", source=gazette, source_origin="edited")
    removed = remove_samples()
    assert (removed.outlets, removed.captures, removed.blobs) == (3, 28, 27)
    assert list(Capture.objects.all()) == [mine] and blob.path.exists()
    assert Source.objects.filter(pk=gazette.pk).exists()


@pytest.mark.django_db
def test_the_command_says_when_there_is_nothing_to_remove(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("remove_samples")
    assert "no samples" in capsys.readouterr().out
