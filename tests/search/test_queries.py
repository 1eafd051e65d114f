import pytest

from articles.models import Article
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]


@pytest.fixture
def article():
    return ArticleFactory(
        title="第三届世界互联网大会开幕", body="中国华为公司今天谈《网络安全法》。\n\nHuawei spoke about cyber laws."
    )


@pytest.mark.parametrize(
    "query",
    [
        "网络安全",
        "网络安全法",
        "世界互联网大会",
        "华为",
        "law",
        "huawei law",
        "“网络安全法”",
        '"cyber laws"',
        "nothing OR 华为",
        "Huawei公司 OR 华为公司",
    ],
)
def test_a_query_finds_what_it_means(article, query):
    assert Article.objects.search(query).get() == article


@pytest.mark.parametrize("query", ["网安", "全网络", "huawei -law", '"laws cyber"', "中国 -华为", "大会华为"])
def test_a_query_leaves_out_what_it_does_not_mean(article, query):
    assert not Article.objects.search(query).exists()


@pytest.mark.parametrize(
    "query",
    [
        "'",
        '"',
        '"""',
        "((",
        "a & | !",
        ":*",
        "\0",
        "\\",
        "-",
        "OR OR OR",
        "网" * 5000,
        "a OR " * 5000,
        "%s %d {}",
        "<script>",
    ],
)
def test_no_query_is_an_error(article, query):
    Article.objects.search(query).count()


def test_an_empty_query_asks_for_everything(article):
    assert Article.objects.search("   ").count() == 1
