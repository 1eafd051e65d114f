import pytest

from articles import bitmaps, retrieval, search
from articles.models import Article, vocabulary
from articles.retrieval import spelling, trying, words
from articles.retrieval.statements import Late
from tests.factories import ArticleFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


def suggested(text: str, **options) -> list[str]:
    query = search.parse(text, vocabulary.current())
    found = retrieval.suggestions(query, bitmaps.current(), **options)
    assert all(one.count > 0 for one in found)
    return [one.text for one in found]


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    monkeypatch.setattr(spelling, "SECONDS", 30.0)  # indexes of a test database are never put in order


@pytest.fixture(autouse=True)
def articles():
    ArticleFactory(
        title="Governments agree on ransomware",
        body="The government of Séléné spoke of encryption, sovereignty and the Société Générale. 网络安全 in Wuzhen.",
    )
    for _ in range(3):
        ArticleFactory(title="Security of the infrastructure", body="Delegates met.")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("goverment", "government"),
        ("sceurity", "security"),
        ("ransomwear", "ransomware"),
        ("Encription", "Encryption"),
        ("SOVREIGNTY", "SOVEREIGNTY"),
        ("infrastrukture securty", "infrastructure security"),
        ('"goverment of"', '"government of"'),
        ("title:ransonware", "title:ransomware"),
        ("sociète génrale", "sociète générale"),
        ("Wuzhenn OR nothing", "Wuzhen OR nothing"),
    ],
)
def test_a_slip_of_typing_is_mended_from_the_words_of_the_archive(typed, meant):
    assert suggested(typed) == [meant]


@pytest.mark.parametrize(
    "typed",
    [
        "government",
        "governments",
        "qqqqqqqq",
        "网络安奈",
        "",
        "the",
        "year:2O16",
        "-nothing",
        "12345",
        "a" * 200,
        "%s \\1 goverment\\",
    ],
)
def test_nothing_is_suggested_where_there_is_no_need_or_no_word(typed):
    assert suggested(typed) == []


def test_what_stands_around_a_word_is_left_as_it_is():
    assert suggested('( goverment\\ "') == ['( government\\ "']


def test_names_of_the_registry_are_words_too():
    organization = OrganizationFactory(name="Kaspersky Lab")
    ArticleFactory(title="Kaspersky opens an office")
    assert suggested("Kasperksy") == ["Kaspersky"]
    assert suggested(f"org:{organization.slug} goverment") == []


def test_never_a_word_that_only_a_draft_has():
    ArticleFactory(title="Zeppelins", draft=True)
    assert suggested("zepelins") == []


def test_never_a_query_that_finds_nothing():
    assert suggested("goverment delegates") == []
    assert suggested("goverment", within=bitmaps.current().everything - bitmaps.current().everything) == []


def test_a_word_that_was_published_since_is_known_at_once_and_a_withdrawn_one_is_not():
    assert suggested("zepelin") == []
    article = ArticleFactory(title="A zeppelin")
    assert suggested("zepelin") == ["zeppelin"]
    Article.objects.filter(pk=article.pk).update(
        status="withdrawn", withdrawn_at="2020-01-01T00:00Z", withdrawn_kind="other", withdrawn_reason="Asked."
    )
    assert suggested("zepelin") == []


def test_a_form_of_a_word_that_only_a_withdrawn_article_has_is_not_told():
    ArticleFactory(title="One zeppelin")
    gone = ArticleFactory(title="Zeppelins zeppelins")
    assert suggested("zepelins") == ["zeppelins"]
    Article.objects.filter(pk=gone.pk).update(
        status="withdrawn", withdrawn_at="2020-01-01T00:00Z", withdrawn_kind="other", withdrawn_reason="Asked."
    )
    assert "zeppelins" not in suggested("zepelins")


def test_a_slip_that_few_articles_share_gives_way_to_what_many_have(monkeypatch):
    monkeypatch.setattr(spelling, "MANY_MORE", 3)
    ArticleFactory(title="Secuirty")
    assert suggested("secuirty") == ["security"]


def test_without_time_nothing_is_suggested(monkeypatch):
    def late(*given):
        raise Late

    monkeypatch.setattr(spelling, "ask", late)
    assert suggested("goverment") == []


def test_a_suggestion_that_was_estimated_finds_all_afterwards(monkeypatch):
    monkeypatch.setattr(trying, "SAMPLE", 2)
    monkeypatch.setattr(trying, "ENOUGH", 1)
    index = bitmaps.current()
    assert suggested("securty") == ["security"]
    assert len(retrieval.found(search.parse("security"), index).ids) == 3


def test_without_time_to_read_words_the_index_still_knows_what_is_one_step_away(monkeypatch):
    def late(*given):
        raise Late

    monkeypatch.setattr(words, "ask", late)
    monkeypatch.setattr(words, "current", words.Keeper().current)
    assert suggested("goverment") == ["government"]
