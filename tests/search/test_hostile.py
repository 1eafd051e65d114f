"""Whatever is typed: something is made of it, and the database takes it."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles import search
from articles.models import Article
from articles.search import Known, KnownName, Vocabulary
from articles.snippets import marked, snippet
from tests.factories import ArticleFactory

HUAWEI = Known("organization", 1, "huawei", (KnownName("Huawei"), KnownName("华为")))
AGENCY = Known("outlet", 2, "reuters", (KnownName("Reuters"), KnownName("路透社")))
VOCABULARY = Vocabulary((HUAWEI,), (AGENCY,))
WRITTEN = """
" “ ” „ « 「 」 ( ) [ ] | & ! * : - – < > \\ ' OR AND NOT title: org: outlet: year: before: after: 2016 2016-13
9999 0000-00 网络安全 网 华为 Huawei Reuters cyber security WHO AT&T u.s. C++ .NET é ﬁ ＡＩ https://x.y/z?a=b 's %s
{0} 😀 the co* cyber* 网* multi x-y-z Xi'an
"""
PIECES = st.sampled_from(
    [*WRITTEN.split(), " ", " OR ", " -", "\0", "\ud800", "\ue000", "e\u0301", "\u0301", "\u200b", "a" * 300, "(" * 300]
)
QUERIES = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES).map(" ".join))
WITHIN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(QUERIES)
@example("a OR " * 5000)
@example("(" * 5000)
@example("网" * 5000)
@example('"' * 300)
@example("org:" * 60)
@WITHIN
def test_every_text_is_read(text: str) -> None:
    query = search.parse(text, VOCABULARY)
    assert len(query.text) <= search.MAX_CHARACTERS
    assert "\0" not in query.text
    assert all(str(note) for note in query.notes)
    assert search.parse(query.text, VOCABULARY).tree == query.tree
    assert (query.tree is None) <= (query.reading == "" and not query.marks)
    snippet(text, query.marks)
    marked(text, query.marks)


@pytest.mark.django_db
@pytest.mark.postgres15
@given(QUERIES)
@WITHIN
def test_the_database_takes_every_query(text: str) -> None:
    query = search.parse(text, VOCABULARY)
    condition = search.condition(query.tree)
    if condition is not None:
        Article.objects.filter(condition).count()


TITLES = st.text(
    st.one_of(
        st.characters(max_codepoint=0x1FFF, categories=("Lu", "Ll", "Lo", "Nd", "Pd", "Po", "Ps", "Pe", "Sm", "Zs")),
        st.sampled_from("aeé网络安全 -.'&/UScyber 0123456789C+#ＡＩ"),
    ),
    min_size=1,
    max_size=60,
)


@pytest.mark.django_db
@pytest.mark.postgres15
@given(TITLES)
@example("AT&T's U.S. cyber-security: Web2.0, C++/.NET (WHO) 5G网络-安全法")
@example("cyber cyber-security cyber")
@example("multi multi-stakeholder-driven multi")
@example("e.g. 4.5.6.7 a.b.c x.5 5.x")
@example("\u00c0-\u09dc")
@WITHIN
def test_an_article_is_found_by_its_own_title(title: str) -> None:
    """As a phrase and as words: queries spell as the index does."""
    article = ArticleFactory(title="Report", body=title)
    for text in (f'"{title.translate(QUOTES)}"', title.translate(OPERATORS)):
        query = search.parse(text)
        if query.tree is not None:
            assert Article.objects.filter(search.condition(query.tree), pk=article.pk).exists(), (text, query.tree)
    article.delete()


QUOTES = str.maketrans(dict.fromkeys('"“”„‟«»「」『』＂〝〞*＊', " "))
OPERATORS = str.maketrans(dict.fromkeys('"“”„‟«»「」『』＂〝〞*＊-–—－−!！:：|｜()[]（）［］', " "))
