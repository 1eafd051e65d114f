"""What the public sees of one article, and what it does not."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, ArticleCapture, ArticleTopic
from tests.factories import (
    ArticleFactory,
    CaptureFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    PlaceFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
Show = Callable[[Article], str]
LONG = "Opening words. " + "word " * 100 + "Closing words."


@pytest.fixture
def show(client: Client) -> Show:
    """The page of an article as text."""

    def get(article: Article) -> str:
        response = client.get(article.get_absolute_url())
        assert response.status_code == 200
        return response.content.decode()

    return get


def text_of(html: str) -> str:
    found = re.search(r'<div id="text".*?</div>', html, re.DOTALL)
    return found[0] if found else ""


def full_article(**values: object) -> Article:
    return ArticleFactory(source=SourceFactory(display_policy="full"), **values)


def test_the_date_is_shown_as_far_as_it_is_known(show: Show) -> None:
    html = show(ArticleFactory(published_on="2016-11-01", date_precision="month"))
    assert '<time datetime="2016-11">November 2016</time>' in html
    assert "Undated" in show(ArticleFactory(undated=True))


def test_the_time_of_the_day_is_shown_with_its_zone_as_the_document_states_them(show: Show) -> None:
    html = show(full_article(published_time="09:05", published_zone="GMT"))
    assert '<span class="quiet">09:05 GMT</span>' in html


def test_an_inferred_fact_looks_so_and_carries_its_evidence(show: Show) -> None:
    html = show(full_article(date_origin="inferred", date_evidence="the second <World> Internet Conference"))
    assert '<span class="inferred"><time' in html
    assert "the second &lt;World&gt; Internet Conference</q>" in html
    assert "inferred" not in show(full_article())


def test_title_and_text_say_their_language(show: Show) -> None:
    html = show(full_article(title="网络安全法", body="第三届大会", language="zh-Hans"))
    assert '<h1 lang="zh-Hans">网络安全法</h1>' in html
    assert '<div id="text" class="text" lang="zh-Hans">' in html


def test_organizations_are_marked_in_the_text_and_the_marks_can_be_switched_off(client: Client, show: Show) -> None:
    article = full_article(body="Baidu spoke.")
    MentionFactory(article=article, organization=OrganizationFactory(name="Baidu"), offsets=[[0, 5]])
    assert '<a class="org" href="#evidence-baidu" id="named-baidu">Baidu</a> spoke.' in text_of(show(article))
    without = client.get(article.get_absolute_url() + "?marks=off").content.decode()
    assert "<p>Baidu spoke.</p>" in text_of(without)
    assert '<meta name="robots" content="noindex">' in without


def test_suggested_and_rejected_mentions_are_nowhere_on_the_page(show: Show) -> None:
    article = full_article(body="Baidu and Huawei spoke.")
    MentionFactory(article=article, organization__name="Baidu", offsets=[[0, 5]], suggested=True)
    MentionFactory(article=article, organization__name="Huawei", offsets=[[10, 16]], rejected=True)
    html = show(article)
    assert "/organizations/baidu/" not in html
    assert "/organizations/huawei/" not in html


def test_an_outlet_that_allows_excerpts_has_80_words_shown_with_a_link_to_the_original(show: Show) -> None:
    article = ArticleFactory(
        source=SourceFactory(display_policy="excerpt", rights_statement="All rights reserved."),
        body=LONG,
        source_url="https://outlet.example/1",
    )
    MentionFactory(article=article, sentence="Closing words.", count=7)
    html = show(article)
    assert text_of(html).count("word ") + 1 == 78  # "Opening words." are the other two
    assert "Closing words" not in html
    assert "Only the first 80 words are shown" in html
    assert "All rights reserved." in html
    assert 'href="https://outlet.example/1"' in html


@pytest.mark.parametrize("how", ["metadata", "restricted"])
def test_no_word_of_the_text_is_shown_where_only_metadata_may_be(show: Show, how: str) -> None:
    policy = "metadata" if how == "metadata" else "full"
    article = ArticleFactory(
        source=SourceFactory(name="Daily", display_policy=policy),
        restricted=how == "restricted",
        body=LONG,
        summary="Opening words in short",
        date_origin="inferred",
        date_evidence="Opening words",
        warnings=["No date in “Opening words”."],
    )
    MentionFactory(article=article, organization__name="Baidu", sentence="Opening words.")
    html = show(article)
    assert "Opening words" not in html
    assert 'content="Daily · 17 November 2016"' in html  # the link preview
    assert "/organizations/baidu/" in html


@pytest.mark.parametrize(("policy", "public"), [("full", True), ("excerpt", False), ("metadata", False)])
def test_remarks_of_the_reading_are_public_where_the_whole_text_is(
    client: Client, show: Show, policy: str, public: bool
) -> None:
    article = ArticleFactory(source=SourceFactory(display_policy=policy), warnings=["No agency in “Closing words”."])
    assert ("Closing words" in show(article)) == public
    client.force_login(UserFactory(is_superuser=True))
    assert "Closing words" in show(article)


def test_a_language_that_was_told_by_its_script_says_so_beside_its_dotted_line(show: Show) -> None:
    html = show(full_article(language_origin="inferred"))
    assert re.search(r'<span class="inferred">English</span>\s*<details.*?from its script and its', html, re.DOTALL)


def test_a_headline_that_the_archive_made_has_its_brackets_and_its_dotted_line(show: Show) -> None:
    html = show(full_article(title="Firms back the law", title_origin="inferred"))
    assert '<meta name="citation_title" content="[Firms back the law]">' in html
    assert '><span class="inferred">Firms back the law</span></h1>' in html


def test_what_reference_managers_read_makes_a_newspaper_article_of_it(show: Show) -> None:
    article = full_article(
        title='Firms "back" the law', byline=["Ann Li", "王小明"], byline_origin="extracted", source_origin="extracted"
    )
    ArticleTopic.objects.create(article=article, topic=TopicFactory(label="Data flows"))
    html = show(article)
    meta = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html))
    assert meta["citation_title"] == "Firms &quot;back&quot; the law"
    assert meta["citation_publication_date"] == "2016/11/17"
    assert meta["citation_public_url"] == f"http://testserver/articles/{article.pk}/"
    assert meta["citation_keywords"] == "Data flows"
    assert meta["z:itemType"] == "newspaperArticle"
    assert meta["prism.publicationName"] == str(article.source)
    assert '<meta name="citation_author" content="王小明">' in html
    assert not {"citation_journal_title", "og:site_name"} & meta.keys()
    assert f'<link rel="canonical" href="http://testserver{article.get_absolute_url()}">' in html


def test_the_bytes_that_it_was_read_from_are_named_with_their_hash(show: Show) -> None:
    article = full_article()
    origin, copy = CaptureFactory(file_name="first.txt"), CaptureFactory(file_name="second.txt")
    ArticleCapture.objects.create(article=article, capture=origin)
    ArticleCapture.objects.create(article=article, capture=copy, role="double", record=2)
    html = show(article)
    assert origin.blob_id in html
    assert "first.txt" in html
    assert re.search(r"Another copy\s+<span[^>]*>second\.txt</span>, record 3", html)


def test_a_wrong_or_missing_slug_redirects_for_ever_to_the_right_one(client: Client) -> None:
    article = ArticleFactory(title="网络安全法 and trade")
    for path in (f"/articles/{article.pk}/", f"/articles/{article.pk}/old-title/?marks=off"):
        response = client.get(path)
        assert response.status_code == 301
        assert response.headers["Location"].partition("?")[0] == article.get_absolute_url()
    assert response.headers["Location"].endswith("?marks=off")


def test_a_draft_is_not_found_but_staff_sees_it_marked_as_not_public(client: Client) -> None:
    article = ArticleFactory(draft=True, title="Secret plan")
    response = client.get(article.get_absolute_url())
    assert response.status_code == 404
    assert "Secret plan" not in response.content.decode()
    reviewer = UserFactory()
    client.force_login(reviewer)
    assert client.get(article.get_absolute_url()).status_code == 404
    reviewer.user_permissions.add(Permission.objects.get(codename="view_article"))
    response = client.get(article.get_absolute_url())
    assert "Not public." in response.content.decode()
    assert 'content="noindex, nofollow"' in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_withdrawn_article_leaves_a_tombstone_that_says_when_and_why_and_nothing_else(client: Client) -> None:
    article = ArticleFactory(withdrawn=True, title="Regrettable", body="Regrettable text")
    for path in (article.get_absolute_url(), f"/articles/{article.pk}/"):
        response = client.get(path)
        html = response.content.decode()
        assert response.status_code == 410
        assert "1 January 2020" in html
        assert "Asked by its author." in html
        assert "Regrettable" not in html


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999999"])
def test_an_article_that_never_was_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/articles/{number}/").status_code == 404


def test_script_in_any_field_is_shown_as_text(show: Show) -> None:
    evil = "<script>alert(1)</script>"
    article = full_article(
        title=evil,
        body=f"{evil}\n\n## {evil}",
        summary=evil,
        byline=[evil],
        place_text=evil,
        outlet_name=evil,
        date_origin="inferred",
        date_evidence=evil,
        warnings=[evil],
        language="en",
    )
    MentionFactory(
        article=article, organization=OrganizationFactory(name=evil, slug="evil"), sentence=evil, offsets=[[0, 25]]
    )
    ArticleTopic.objects.create(article=article, topic=TopicFactory(label=evil, slug="evil"))
    ArticleCapture.objects.create(article=article, capture=CaptureFactory(file_name=evil))
    html = show(article)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") > 12


@pytest.mark.parametrize("number", [2, 20])
def test_the_page_asks_the_database_as_often_for_little_as_for_much(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = full_article(event=EventFactory(year=2016), place=PlaceFactory(), agency=SourceFactory(kind="wire"))
    for _ in range(number):
        mention = MentionFactory(article=article)
        ArticleTopic.objects.create(article=article, topic=TopicFactory())
        ArticleCapture.objects.create(article=article, capture=CaptureFactory(), role="double")
        MentionFactory(article=full_article(event=article.event), organization=mention.organization)
    client.get(full_article().get_absolute_url())  # reads what the process keeps
    with django_assert_num_queries(15):  # three of them set and take back the bounds of the search for what is like it
        client.get(article.get_absolute_url())
