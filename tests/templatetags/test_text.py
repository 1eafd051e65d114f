import pytest
from django.utils.text import slugify

from articles.models import Article, Mention, Organization
from articles.templatetags.text import article_text, with_name_marked

BODY = "Alibaba spoke.\n\n## Alibaba's <plans>\n\nThen 腾讯 and Alibaba agreed."


def mentioned(article: Article, name: str, offsets: list[list[int]]) -> None:
    """Give the unsaved article an accepted mention, as if it had been prefetched."""
    organization = Organization(name=name, slug=slugify(name) or "tencent")
    mention = Mention(organization=organization, surface=name, offsets=offsets, state="accepted")
    article.accepted = [*getattr(article, "accepted", []), mention]  # type: ignore[attr-defined]


@pytest.fixture
def article(settings: object) -> Article:
    settings.DEFAULT_DISPLAY_POLICY = "full"  # type: ignore[attr-defined]
    article = Article(title="Title", body=BODY, status="published")
    article.accepted = []  # type: ignore[attr-defined]
    return article


def every(name: str) -> list[list[int]]:
    found, start = [], BODY.find(name)
    while start >= 0:
        found.append([start, start + len(name)])
        start = BODY.find(name, start + 1)
    return found


def test_blocks_become_paragraphs_and_headings_with_their_text_escaped(article: Article) -> None:
    assert article_text(article) == (
        "<p>Alibaba spoke.</p>\n<h2>Alibaba&#x27;s &lt;plans&gt;</h2>\n<p>Then 腾讯 and Alibaba agreed.</p>"
    )


def test_each_place_where_an_organization_is_named_leads_to_its_evidence_and_the_first_has_a_name(
    article: Article,
) -> None:
    mentioned(article, "Alibaba", every("Alibaba"))
    mentioned(article, "腾讯", every("腾讯"))
    text = article_text(article)
    assert text.count('<a class="org" href="#evidence-alibaba" id="named-alibaba">Alibaba</a>') == 1
    assert text.index("named-alibaba") < text.index("<h2>")
    assert text.count('<a class="org" href="#evidence-alibaba">Alibaba</a>') == 2
    assert 'Then <a class="org" href="#evidence-tencent" id="named-tencent">腾讯</a> and' in text


def test_marks_can_be_left_out(article: Article) -> None:
    mentioned(article, "Alibaba", every("Alibaba"))
    assert "<a" not in article_text(article, marks=False)


def test_an_excerpt_has_the_marks_of_its_own_words_only(article: Article, settings: object) -> None:
    settings.DEFAULT_DISPLAY_POLICY = "excerpt"  # type: ignore[attr-defined]
    article.body = "Alibaba " + "word " * 90 + "Alibaba"
    mentioned(article, "Alibaba", [[0, 7], [458, 465]])
    text = article_text(article)
    assert text.count('class="org"') == 1
    assert text.endswith("word…</p>")


def test_no_text_and_no_marks_where_only_metadata_may_be_shown(article: Article) -> None:
    article.status = "restricted"
    mentioned(article, "Alibaba", every("Alibaba"))
    assert article_text(article) == ""


@pytest.mark.parametrize("offsets", [[[-5, 2]], [[9, 3]], [[10, 40]], [[0, 10_000]]])
def test_offsets_that_point_nowhere_or_over_the_edge_of_a_block_are_ignored(
    article: Article, offsets: list[list[int]]
) -> None:
    mentioned(article, "Alibaba", [*offsets, [0, 7]])
    assert article_text(article).count("<a ") == 1


def test_of_marks_that_overlap_the_longer_one_stays(article: Article) -> None:
    mentioned(article, "Alibaba", [[0, 7]])
    mentioned(article, "Alibaba spoke", [[0, 13]])
    assert ">Alibaba spoke</a>" in article_text(article)


def test_a_text_corrected_after_it_was_tagged_is_not_marked_in_the_wrong_places(article: Article) -> None:
    mentioned(article, "Alibaba", every("Alibaba"))
    article.body = "Yesterday " + BODY
    assert "<a" not in article_text(article)


def test_the_name_in_a_sentence_is_marked_and_the_rest_escaped() -> None:
    assert with_name_marked("<i> Baidu said", "Baidu") == '&lt;i&gt; <span class="org">Baidu</span> said'
    assert with_name_marked("<i>", "Baidu") == "&lt;i&gt;"
