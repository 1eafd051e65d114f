"""The samples that the demo leaves on the tagging desk: what there is to decide about each, and that all of it goes."""

import re
from dataclasses import dataclass
from functools import cache

import pytest
from django.db.models import Count

from articles import reference
from articles.admin.desk.kinds import KINDS
from articles.ingest import Options, find, ingest
from articles.models import (
    Article,
    ArticleTopic,
    Blob,
    Capture,
    Mention,
    NameCandidate,
    NameSighting,
    Organization,
    PossibleDouble,
    Source,
    Status,
)
from articles.readers import read
from articles.registry import knowledge, load_reference, load_sample_outlets, remove_samples
from articles.registry.sample_set import SAMPLES, WAITING
from articles.understanding import Understood, understand
from tests.factories import ArticleFactory
from tests.test_samples import CHINESE, HAN, QUOTATION, known

NEW_NAMES = {"Alan Turing Institute", "Allen Institute for AI", "中国电子学会", "中国中文信息学会"}
KINDS_THAT_WAIT = {"suggestions", "topics", "names", "dates", "editions", "no-outlet", "doubles", "drafts"}
FILES = sorted(path.name for path in WAITING.iterdir())


@dataclass(frozen=True)
class Expected:
    """What is to be read: the day and whether it is inferred, the edition likewise, the outlet, one organization."""

    published: str
    date_origin: str
    edition_origin: str
    outlet: str | None
    names: str


EXPECTED = {
    "2018-hanzi-yu-xuehui.txt": Expected("2018-11-08", "inferred", "extracted", None, "Apple"),
    "2022-xuehui-yu-biaozhun.txt": Expected("2022-11-10", "extracted", "extracted", "Sample Daily", "Huawei"),
    "2023-institutes-for-machines.txt": Expected("2023-11-08", "inferred", "extracted", None, "OpenAI"),
    "2024-cards-and-wallets.txt": Expected("2024-11-20", "extracted", "extracted", "Sample Gazette", "Visa"),
    "2024-cards-and-wallets-again.txt": Expected("2024-11-22", "extracted", "extracted", "Sample Gazette", "Visa"),
    "2024-open-models.txt": Expected("2024-11-21", "extracted", "inferred", "Sample Herald", "Apple"),
}


@cache
def understood(name: str) -> Understood:
    (record,) = read((WAITING / name).read_bytes(), name=name)
    return understand(record, known())


def take_in_what_waits() -> None:
    load_sample_outlets()
    assert ingest(find([WAITING]), knowledge(), options=Options(sample=True)).failed == 0


def test_the_folder_is_apart_from_the_samples_that_are_published() -> None:
    assert set(FILES) == set(EXPECTED)
    assert SAMPLES not in WAITING.parents
    assert not {path.name for path in SAMPLES.rglob("*")} & set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_it_has_the_length_of_a_report_says_that_it_is_a_sample_and_quotes_nobody(name: str) -> None:
    result = understood(name)
    if result.language == CHINESE:
        assert 250 <= len(HAN.findall(result.body)) <= 600
    else:
        assert 120 <= len(re.findall(r"[\w'’-]+", result.body)) <= 350
    assert re.search(r"\bsample\b|样本", result.body) and not QUOTATION.search(result.body)
    assert result.agency == "Sample Wire" and result.byline == ()


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_as_it_was_meant(name: str) -> None:
    expected, result = EXPECTED[name], understood(name)
    assert result.published is not None and result.published.isoformat() == expected.published
    assert result.edition == int(expected.published[:4])
    origins = (result.date_origin, result.edition_origin)
    assert origins == (expected.date_origin, expected.edition_origin)
    assert result.outlet == expected.outlet
    assert expected.names in {sighting.name for sighting in result.organizations}


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if expected.names in ("Apple", "Visa")])
def test_a_name_that_is_a_word_as_well_is_suggested_because_of_what_is_beside_it(name: str) -> None:
    found = {sighting.name: sighting.rule for sighting in understood(name).organizations}
    assert found[EXPECTED[name].names].startswith("ambiguous: ")


def test_names_that_no_registry_has_recur() -> None:
    registered = {name for row in reference.organizations() for name in (row.name, row.name_zh)}
    assert not NEW_NAMES & registered
    found = [{one.name for one in understood(name).newcomers} for name in FILES]
    assert all(sum(name in names for names in found) == 2 for name in NEW_NAMES)
    assert set().union(*found) == NEW_NAMES


@pytest.mark.django_db
def test_something_of_each_kind_waits_and_removing_the_samples_leaves_nothing() -> None:
    load_reference()
    before = (Source.objects.count(), Organization.objects.count())
    take_in_what_waits()
    numbers = {kind.name: kind.number() for kind in KINDS}
    assert {name for name, number in numbers.items() if number} == KINDS_THAT_WAIT
    assert numbers["drafts"] == len(FILES) and numbers["doubles"] == 1
    assert not Article.objects.public().exists()
    assert not Mention.objects.exclude(state="suggested").exists()
    names = NameCandidate.objects.recurring().annotate(seen=Count("sightings"))
    assert {(one.name, one.seen) for one in names} == {(name, 2) for name in NEW_NAMES}

    removed = remove_samples()
    assert (removed.articles, removed.captures, removed.outlets, removed.names) == (6, 6, 4, 4)
    for model in (Article, Capture, Blob, Mention, ArticleTopic, NameSighting, NameCandidate, PossibleDouble):
        assert not model.objects.exists(), model
    assert (Source.objects.count(), Organization.objects.count()) == before
    assert not any(kind.number() for kind in KINDS)
    assert not remove_samples()


@pytest.mark.django_db
def test_names_that_another_article_has_or_an_editor_decided_on_stay() -> None:
    load_reference()
    take_in_what_waits()
    shared = NameCandidate.objects.get(name="Alan Turing Institute")
    NameSighting.objects.create(candidate=shared, article=ArticleFactory(), surface=shared.name, sentence="")
    decided = NameCandidate.objects.get(name="中国电子学会")
    NameCandidate.objects.filter(pk=decided.pk).update(state=NameCandidate.State.DISMISSED)
    unseen = NameCandidate.objects.create(key="an institute", name="An Institute")
    assert remove_samples().names == 2
    assert set(NameCandidate.objects.all()) == {shared, decided, unseen}
    shared.refresh_from_db()
    assert shared.article_count == 1


@pytest.mark.django_db
def test_taken_in_again_they_are_known_and_what_was_decided_stays() -> None:
    load_reference()
    take_in_what_waits()
    Mention.objects.filter(organization__name="Visa").update(state="rejected")
    before = list(Mention.objects.order_by("pk").values_list("pk", "state"))
    take_in_what_waits()
    assert Article.objects.filter(sample=True, status=Status.DRAFT).count() == len(FILES) == Capture.objects.count()
    assert list(Mention.objects.order_by("pk").values_list("pk", "state")) == before
    assert PossibleDouble.objects.count() == 1
