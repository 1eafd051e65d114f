"""What is found is what the database says, however it was come by."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import bitmaps, pagination, retrieval, search
from articles.models import Article, Organization, PublicChange, Source
from articles.retrieval import asking, finding
from articles.retrieval.answers import answers
from articles.retrieval.statements import Late
from tests.factories import ArticleFactory
from tests.retrieval.filled import WORDS, public

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]
some_words = st.sampled_from(WORDS)
terms = st.one_of(
    some_words,
    st.lists(some_words, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    some_words.map(lambda word: f"{word[:3]}*"),
    some_words.map("title:{}".format),
    st.sampled_from(["year:2016", "before:2018", "after:2019-02", "org:one", "outlet:two", "安全", "网络 安全"]),
)
queries = st.recursive(
    terms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
        inner.map("-({})".format),
    ),
    max_leaves=6,
)


@pytest.fixture
def vocabulary(archive):
    organizations = [
        search.Known("organization", row.pk, row.slug, (search.KnownName(name),))
        for row, name in zip(Organization.objects.order_by("pk"), ["one", "two", "three"], strict=True)
    ]
    outlets = [
        search.Known("outlet", row.pk, row.slug, (search.KnownName(name),))
        for row, name in zip(Source.objects.order_by("pk"), ["one", "two"], strict=True)
    ]
    return search.Vocabulary(tuple(organizations), tuple(outlets))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_random_queries_find_what_the_database_says(query, vocabulary, index):
    asked = search.parse(query, vocabulary)
    found = retrieval.found(asked, index)
    assert set(found.ids) == public(asked.tree)
    assert found.exact and not found.late and found.share == 1


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_common_words_that_are_kept_by_themselves_combine_to_the_same(query, vocabulary, index):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking, "share_of", lambda column, word: 0.5 if len(word) % 2 else 0.0)
        patch.setattr(asking, "FEW", 5)
        asked = search.parse(query, vocabulary)
        assert set(retrieval.found(asked, index).ids) == public(asked.tree)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_an_estimate_is_declared_and_holds_all_that_match(query, vocabulary, index):
    answers.forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "LOOKED_AT", 2)
        patch.setattr(finding, "SAMPLE", 3)
        asked = search.parse(query, vocabulary)
        expected = public(asked.tree)
        found = retrieval.found(asked, index)
        assert expected <= set(found.ids) <= set(index.everything)
        assert found.exact == (expected == set(found.ids)) or not found.exact
        assert 0 <= found.share <= 1
        assert set(retrieval.verified(found, index.walk(found.ids))) == expected
        for _ in range(30):
            found = retrieval.found(asked, index)
        assert found.exact and set(found.ids) == expected


def test_verified_keeps_the_order_and_looks_only_as_far_as_asked(archive, index, monkeypatch):
    monkeypatch.setattr(finding, "LOOKED_AT", 0)
    monkeypatch.setattr(finding, "SAMPLE", 2)
    monkeypatch.setattr(finding, "FIRST_PORTION", 2)
    query = search.parse('"cyber security" OR "data law" OR "attack data"')
    expected = public(query.tree)
    found = retrieval.found(query, index)
    assert list(retrieval.verified(found, index.walk(found.ids))) == list(index.walk(type(found.ids)(expected)))


def test_a_query_for_nothing_finds_everything(index):
    assert retrieval.found(search.parse("  "), index).ids == index.everything


@pytest.mark.parametrize("change", ["publish", "edit", "withdraw"])
@pytest.mark.parametrize("query", ["zeppelin", '"zeppelin law"', "-zeppelin", "zepp*", "title:zeppelin"])
def test_what_is_kept_follows_each_public_change(archive, query, change):
    asked = search.parse(query)
    article = ArticleFactory(title="Zeppelin law", **({"draft": True} if change == "publish" else {}))
    assert set(retrieval.found(asked, bitmaps.current()).ids) == public(asked.tree)
    match change:
        case "publish":
            Article.objects.filter(pk=article.pk).update(status="published", published_at="2020-01-01T00:00Z")
        case "edit":
            Article.objects.filter(pk=article.pk).update(title="Balloon", body="Nothing else.")
        case "withdraw":
            Article.objects.filter(pk=article.pk).update(
                status="withdrawn", withdrawn_at="2020-01-01T00:00Z", withdrawn_kind="other", withdrawn_reason="Asked."
            )
    assert set(retrieval.found(asked, bitmaps.current()).ids) == public(asked.tree)


def test_a_change_asks_again_only_for_what_changed(archive, index, monkeypatch):
    asked = search.parse("cyber treaty")
    retrieval.found(asked, index)
    ArticleFactory(title="Cyber treaty")
    questions = []
    monkeypatch.setattr(
        asking, "ids_where", lambda *given, **kinds: questions.append(kinds) or finding_ids(*given, **kinds)
    )
    assert set(retrieval.found(asked, bitmaps.current()).ids) == public(asked.tree)
    assert questions and all(len(kinds["among"]) == 1 for kinds in questions)


finding_ids = asking.ids_where


def test_what_runs_out_of_time_is_late_and_its_page_is_filled_all_the_same(archive, index, monkeypatch):
    def late(column, query, deadline, *, among=None):
        if among is None:
            raise Late
        return finding_ids(column, query, deadline, among=among)

    monkeypatch.setattr(asking, "ids_where", late)
    query = search.parse("cyber -law")
    found = retrieval.found(query, index)
    assert found.late and not found.exact
    assert set(retrieval.verified(found, index.walk(found.ids))) == public(query.tree)


def test_what_ran_out_of_time_is_not_asked_again_at_once(archive, index, monkeypatch):
    questions = []

    def late(*given, **kinds):
        questions.append(given)
        raise Late

    monkeypatch.setattr(asking, "ids_where", late)
    query = search.parse("cyber")
    assert retrieval.found(query, index).late
    assert retrieval.found(query, index).late
    assert len(questions) == 1


def test_no_time_at_all_is_late(index, monkeypatch):
    monkeypatch.setattr(finding, "SECONDS", 0.0)
    assert retrieval.found(search.parse("cyber"), index).late


def test_fields_narrow_what_is_late(archive, index, monkeypatch):
    monkeypatch.setattr(asking, "ids_where", lambda *given, **kinds: (_ for _ in ()).throw(Late))
    found = retrieval.found(search.parse("cyber year:2016"), index)
    assert found.late
    assert found.ids == index.between(date(2016, 1, 1), date(2016, 12, 31))


def test_a_page_that_time_cut_short_says_that_another_one_follows(archive, index, monkeypatch):
    monkeypatch.setattr(finding, "LOOKED_AT", 0)
    monkeypatch.setattr(finding, "SAMPLE", 1)
    monkeypatch.setattr(finding, "FIRST_PORTION", 2)
    query = search.parse('"cyber security" OR "data law" OR "attack data" OR "trade summit"')
    found = retrieval.found(query, index)
    first = next(retrieval.verified(found, index.walk(found.ids)))
    calls = []

    def late_later(*given, **kinds):
        calls.append(given)
        if len(calls) > 6:
            raise Late
        return finding_ids(*given, **kinds)

    monkeypatch.setattr(asking, "ids_where", late_later)
    cut = pagination.page(index, found.ids, verified=lambda keys: retrieval.verified(found, keys))
    assert cut.articles[0].pk == first
    assert len(cut.articles) < len(public(query.tree)) and cut.next


def test_what_was_looked_at_for_a_page_is_not_taken_for_all_that_match(archive, index, monkeypatch):
    def late(column, query, deadline, *, among=None):
        if among is None:
            raise Late
        return finding_ids(column, query, deadline, among=among)

    query = search.parse("cyber")
    with monkeypatch.context() as patch:
        patch.setattr(asking, "ids_where", late)
        found = retrieval.found(query, index)
        assert next(retrieval.verified(found, index.walk(found.ids)))
    answers.late.clear()
    assert set(retrieval.found(query, index).ids) == public(query.tree)


@pytest.mark.parametrize("query", ["cyber", '"cyber security"', '-"cyber security" data'])
def test_where_nothing_can_be_kept_it_is_found_all_the_same(archive, query, monkeypatch):
    monkeypatch.setattr(finding, "LOOKED_AT", 0)
    monkeypatch.setattr(finding, "SAMPLE", 2)
    PublicChange.objects.all().delete()
    index, asked = bitmaps.current(), search.parse(query)
    found = retrieval.found(asked, index)
    assert index.stamp is None
    assert set(retrieval.verified(found, index.walk(found.ids))) == public(asked.tree)
