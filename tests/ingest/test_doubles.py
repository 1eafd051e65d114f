"""What a record is to the articles that there are. The rules alone: batches are written here as the writer does."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import sketches
from articles.fingerprints import text_hash
from articles.ingest import doubles, stories
from articles.ingest.kinship import Outlet, Text, is_copy, is_double, likeness
from articles.models import Article, ArticleCapture, Story, TextSketch
from tests.factories import ArticleFactory, CaptureFactory, SourceFactory
from tests.ingest import gold

pytestmark = pytest.mark.django_db

LONG = gold.CALENDAR.format(year=2016, nth="third", days="November 16 to 18", theme="Internet Development")
EDITED = LONG.replace("receive a badge", "are given a badge")
SHORTER = " ".join(gold.sentences(LONG)[:4])
OTHER = gold.BOILERPLATE


def record(title="A title", body=LONG, *, source=None, outlet="", address="", day=date(2016, 11, 17), fetched=False):
    values = {
        "title": title,
        "body": body,
        "text_hash": text_hash(title, body),
        "source_id": source and source.pk,
        "outlet_name": outlet,
        "canonical_address": address,
        "published_on": day,
        "date_precision": "day" if day else "unknown",
    }
    return values, fetched


def take(*records):
    """Take in a batch; gives each record's verdict."""
    arrivals = [
        doubles.Arrival.of(values, sketches.bands(values["title"], values["body"]), fetched=fetched)
        for values, fetched in records
    ]
    with transaction.atomic():
        verdicts = doubles.resolve(arrivals)
        new = [number for number, verdict in enumerate(verdicts) if verdict.fate == "new"]
        keys = {number: Article.objects.count() + 1_000 + number for number in new}
        told = stories.tell(verdicts, keys)
        for number, (arrival, verdict) in enumerate(zip(arrivals, verdicts, strict=True)):
            write(number, arrival, verdict, records[number][0], keys, told)
    return verdicts


def write(number, arrival, verdict, values, keys, told):
    if verdict.fate == "new":
        known = values["source_id"] or values["outlet_name"]
        ArticleFactory(
            pk=keys[number],
            **values,
            copy_of=verdict.copy_of,
            story_id=told.get(number),
            source_origin="extracted" if known else "",
        )
        if arrival.bands:
            TextSketch.objects.create(article_id=keys[number], bands=list(arrival.bands))
    article = keys.get(number) or verdict.article or keys[verdict.entry]
    ArticleCapture.objects.create(article_id=article, capture=CaptureFactory(), **verdict.link(arrival))


def fates(verdicts):
    return [verdict.fate for verdict in verdicts]


def test_the_same_text_is_a_double_where_no_outlet_or_one_outlet_is_known():
    outlet = SourceFactory()
    assert fates(take(record(source=outlet))) == ["new"]
    article = Article.objects.get()
    again = take(record(source=outlet), record(), record("A TITLE!", outlet=""))
    assert fates(again) == ["duplicate"] * 3
    assert {verdict.article for verdict in again} == {article.pk}
    assert Article.objects.count() == 1
    assert Counter(article.article_captures.values_list("role", flat=True)) == {"origin": 1, "double": 3}
    assert not Story.objects.exists()


def test_the_same_text_in_another_outlet_is_an_article_of_its_own_in_one_story():
    one, other = SourceFactory(), SourceFactory()
    take(record(source=one))
    verdict, again, printed, unknown = take(
        record(source=other), record(source=other), record(outlet="Example Post"), record()
    )
    assert fates([verdict, again, printed, unknown]) == ["new", "duplicate", "new", "duplicate"]
    assert (again.entry, again.article) == (0, None)
    articles = Article.objects.order_by("pk")
    assert [article.copy_of for article in articles] == ["", f"source {other.pk}", "example post"]
    assert Story.objects.get().articles.count() == 3
    assert unknown.article == articles[0].pk


def test_hosts_tell_outlets_apart_where_no_name_is_known():
    take(record(address="news.example.com/1"))
    same, other = take(record(address="example.com/print/1"), record(address="example.org/1"))
    assert fates([same, other]) == ["duplicate", "new"]
    assert Article.objects.get(canonical_address="example.org/1").copy_of == "example.org"


def test_nearly_the_same_text_is_a_double_in_one_outlet_and_a_copy_in_another():
    one, other = SourceFactory(), SourceFactory()
    take(record(source=one))
    double, copy = take(
        record("Elsewhere", EDITED, source=one),
        record("Another headline", EDITED, source=other, day=date(2016, 11, 20)),
    )
    assert fates([double, copy]) == ["duplicate", "new"]
    assert 0.9 <= double.likeness < 1
    link = ArticleCapture.objects.get(role="double")
    assert (link.title, link.body, link.text_hash) == ("Elsewhere", EDITED, text_hash("Elsewhere", EDITED))
    assert Story.objects.get().articles.count() == 2
    assert copy.copy_of == ""


def test_a_near_double_of_another_day_is_an_article_of_its_own():
    outlet = SourceFactory()
    take(record(source=outlet))
    assert fates(take(record("Again", EDITED, source=outlet, day=date(2016, 12, 24)))) == ["new"]
    assert not Story.objects.exists()


def test_a_shortened_copy_is_of_the_story():
    take(record(outlet="Example Post"))
    assert fates(take(record("Short", SHORTER, outlet="Example Times"))) == ["new"]
    assert Story.objects.get().articles.count() == 2


def test_copies_within_one_batch_are_found():
    verdicts = take(
        record(outlet="Example Post"),
        record("Something else", OTHER),
        record("Another headline", EDITED, outlet="Example Times"),
        record("Again", EDITED, outlet="example post"),
    )
    assert fates(verdicts) == ["new", "new", "new", "duplicate"]
    assert verdicts[3].entry == 0
    assert [article.title for article in Story.objects.get().articles.order_by("pk")] == ["A title", "Another headline"]


def test_a_record_like_an_earlier_one_that_is_a_double_itself_is_one_too():
    outlet = SourceFactory()
    take(record(source=outlet))
    verdicts = take(record("Once", EDITED, source=outlet), record("Once", EDITED, source=outlet))
    assert fates(verdicts) == ["duplicate", "duplicate"]


def test_another_text_at_the_same_address_is_a_newer_version_that_is_kept():
    address = "example.org/a"
    take(record(address=address, fetched=True))
    (verdict,) = take(record(body=SHORTER, address=address, fetched=True))
    assert (verdict.fate, verdict.role) == ("changed", "newer")
    article = Article.objects.get()
    assert article.body == LONG
    link = article.article_captures.get(role="newer")
    assert (link.title, link.body) == ("A title", SHORTER)
    assert 0.3 <= link.likeness < 1
    assert fates(take(record(address=address, fetched=True))) == ["unchanged"]
    assert fates(take(record(body=SHORTER, address=address, fetched=True))) == ["unchanged"]
    assert fates(take(record(address=address))) == ["duplicate"]
    assert fates(take(record(body=EDITED, address=address, fetched=True))) == ["changed"]
    assert Article.objects.count() == 1


def test_a_title_that_stays_is_enough_at_one_address():
    take(record("Live: the second day of the conference", "A few words.", address="example.org/live"))
    assert fates(take(record("LIVE: the second day of the conference", LONG, address="example.org/live"))) == [
        "changed"
    ]


def test_quite_another_text_at_the_same_address_is_a_new_article_with_a_warning():
    take(record("Ministers meet", address="example.org/top"))
    (verdict,) = take(record("Prices of chips fall", OTHER, address="example.org/top"))
    assert verdict.fate == "new"
    assert verdict.warnings == ["Another text was taken in from the same address before: Ministers meet"]
    assert fates(take(record("Prices of chips fall", OTHER, address="example.org/top"))) == ["duplicate"]


def test_the_address_of_a_page_with_several_stories_tells_nothing_of_one():
    take(record("Diary: day one", address="example.org/diary"))
    values, _fetched = record("Diary: day two", OTHER, address="example.org/diary")
    with transaction.atomic():
        (verdict,) = doubles.resolve([doubles.Arrival.of(values, (), fetched=True, own_page=False)])
    assert (verdict.fate, verdict.warnings) == ("new", [])


def test_an_address_of_a_capture_leads_to_its_article():
    take(record(address="example.org/a", outlet="Example Post"))
    take(record(address="example.org/print?id=1", outlet="Example Post"))
    assert ArticleCapture.objects.get(role="double").canonical_address == "example.org/print?id=1"
    assert fates(take(record(body=SHORTER, address="example.org/print?id=1", outlet="Example Post"))) == ["changed"]


def test_a_new_copy_that_is_like_two_stories_joins_them_and_the_older_one_stays():
    head, tail = " ".join(gold.sentences(LONG)[:5]), " ".join(gold.sentences(LONG)[5:])
    take(record("Head", f"{head} {OTHER[:200]}", outlet="A"), record("Head 2", f"{head} {OTHER[:200]}.", outlet="B"))
    take(
        record("Tail", f"{tail} {OTHER[200:400]}", outlet="C"),
        record("Tail 2", f"{tail} {OTHER[200:400]}.", outlet="D"),
    )
    older, younger = Story.objects.order_by("pk")
    with transaction.atomic():
        kin = [Text(a.title, a.body, a.text_hash, article=a.pk, story=a.story_id) for a in Article.objects.all()]
        assert stories.tell([doubles.Verdict(kin=kin)], {0: 5000}) == {0: older.pk}
        ArticleFactory(pk=5000, story=older)
    assert list(Story.objects.all()) == [older]
    assert older.articles.count() == 5
    assert younger.articles.count() == 0


def test_an_article_that_an_editor_took_out_of_its_story_stays_out():
    take(record(outlet="A"), record("Copy", EDITED, outlet="B"))
    Article.objects.filter(title="Copy").update(story=None, story_decided=True)
    assert not Story.objects.exists()
    take(record("Third", EDITED, outlet="C"))
    assert {article.title for article in Story.objects.get().articles.all()} == {"A title", "Third"}


def test_a_story_of_which_one_article_is_left_is_none():
    take(record(outlet="A"), record("Copy", EDITED, outlet="B"), record("Third", EDITED, outlet="C"))
    Article.objects.get(title="Third").delete()
    assert Story.objects.get().articles.count() == 2
    Article.objects.get(title="Copy").delete()
    assert not Story.objects.exists()
    assert Article.objects.get().story is None


def test_the_number_of_queries_does_not_grow_with_the_batch():
    def batch(size, start):
        records = [
            record(
                f"T {n}", f"{n} {LONG if n % 2 else OTHER} {n * 7919}", outlet=f"o{n % 5}", address=f"example.org/{n}"
            )
            for n in range(start, start + size)
        ]
        arrivals = [doubles.Arrival.of(v, sketches.bands(v["title"], v["body"]), fetched=f) for v, f in records]
        with CaptureQueriesContext(connection) as queries:
            doubles.resolve(arrivals)
        return len(queries)

    take(*[record(f"S {n}", f"{LONG} {n} {n}", outlet=f"o{n}") for n in range(30)])
    assert batch(40, 500) <= batch(4, 100) <= 11


@pytest.mark.parametrize("body", ["", "x", "\ud7ff" * 50, "word " * 20_000, "网" * 5_000, "1 2 3 " * 3_000])
def test_strange_texts_are_resolved(body):
    first, again = take(record("Title", body), record("Title", body))
    assert (first.fate, again.fate) == ("new", "duplicate")


def test_the_rules_tell_pairs_that_are_known():
    found = Counter()
    for pair in gold.pairs():
        one, other = (Text(*text, text_hash(*text)) for text in (pair.one, pair.other))
        candidate = set(sketches.bands(*pair.one)) & set(sketches.bands(*pair.other))
        found[pair.copies, bool(candidate) and is_copy(one, other, likeness(one, other))] += 1
    assert found[True, True] + found[True, False] >= 60
    assert found[True, True] / (found[True, True] + found[True, False]) >= 0.97
    assert found[True, True] / (found[True, True] + found[False, True]) == 1


def test_calendars_of_two_years_are_never_doubles():
    for pair in gold.calendars():
        one, other = (Text(*text, text_hash(*text)) for text in (pair.one, pair.other))
        assert not is_double(one, other, 0.99)


def test_outlets_are_the_same_by_registry_name_or_site():
    assert Outlet(3).relation(Outlet(3, host="a.org")) == "same"
    assert Outlet(3, host="a.org").relation(Outlet(4, host="a.org")) == "other"
    assert Outlet(3).relation(Outlet(printed="Example Post")) == "other"
    assert Outlet(printed="EXAMPLE Post").relation(Outlet(printed="Example Post")) == "same"
    assert Outlet(3, host="a.com.cn").relation(Outlet(host="news.a.com.cn")) == "same"
    assert Outlet(host="a.com.cn").relation(Outlet(host="b.com.cn")) == "other"
    assert Outlet(3).relation(Outlet(host="a.org")) == Outlet().relation(Outlet()) == "unknown"
