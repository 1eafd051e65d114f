"""Addresses of what was merged: permanent redirects, in one hop, to what the public may see and nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import merging, undoing
from articles.models import Article, Story
from tests.factories import ArticleFactory, OrganizationFactory, SourceFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("factory", [OrganizationFactory, SourceFactory, TopicFactory])
def test_a_chain_of_merges_redirects_in_one_hop_until_it_is_un_merged(factory: type, client: Client) -> None:
    first, second, third = (factory() for _ in range(3))
    addresses = [thing.get_absolute_url() for thing in (first, second, third)]
    one = merging.merge(keep=second, drop=first, by=None)
    two = merging.merge(keep=third, drop=second, by=None)
    for address in addresses[:2]:
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, addresses[2])
    for act in (two.act, one.act):
        undoing.undo(act, by=None)
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_a_filter_by_what_was_merged_finds_what_it_is_now(client: Client) -> None:
    keep, drop = OrganizationFactory(slug="sample-systems"), OrganizationFactory(slug="sample-ltd")
    merging.merge(keep=keep, drop=drop, by=None)
    response = client.get(reverse("articles:article-list"), {"organization": "sample-ltd"})
    assert response.status_code == 200 and "organization=sample-systems" in response.content.decode()


@pytest.fixture
def merged() -> tuple[Article, str]:
    """The article that was kept, and the number of the one that was merged into it."""
    keep, drop = ArticleFactory(title="Sample of what was kept"), ArticleFactory()
    number = str(drop.pk)
    merging.merge(keep=keep, drop=drop, by=None)
    return keep, number


def test_every_page_of_a_merged_article_leads_to_what_was_kept(merged: tuple[Article, str], client: Client) -> None:
    keep, number = merged
    own = keep.get_absolute_url()
    correct = reverse("articles:article-correct", args=[keep.pk, keep.slug])
    for path, target in (
        ("", own),
        ("some-title/", own),
        ("some-title/?marks=off", f"{own}?marks=off"),
        ("some-title/versions/", own),
        (f"some-title/compare/{keep.pk}/", own),
        ("correct/", correct),
        ("some-title/correct/?field=date", f"{correct}?field=date"),
    ):
        response = client.get(f"/articles/{number}/{path}")
        assert (path, response.status_code, response["Location"]) == (path, 301, target)


@pytest.mark.parametrize("alike", [True, False])
def test_a_comparison_with_what_was_merged_leads_to_what_that_is_now(client: Client, alike: bool) -> None:
    keep, drop, third = (ArticleFactory() for _ in range(3))
    if alike:
        Article.objects.filter(pk__in=[keep.pk, drop.pk, third.pk]).update(story=Story.objects.create())
    address = reverse("articles:article-compare", args=[third.pk, third.slug, drop.pk])
    merging.merge(keep=keep, drop=drop, by=None)
    now = reverse("articles:article-compare", args=[third.pk, third.slug, keep.pk])
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, now if alike else third.get_absolute_url())
    own = reverse("articles:article-compare", args=[keep.pk, keep.slug, drop.pk])
    assert client.get(own)["Location"] == keep.get_absolute_url()
    Article.objects.filter(pk=third.pk).update(status="draft", published_at=None)
    assert client.get(address).status_code == 404


def test_what_a_reader_was_about_to_send_goes_along(merged: tuple[Article, str], client: Client) -> None:
    response = client.post(
        f"/articles/{merged[1]}/some-title/correct/", {}, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 308


def test_a_redirect_tells_nothing_of_what_is_not_public(merged: tuple[Article, str], client: Client) -> None:
    keep, number = merged
    Article.objects.filter(pk=keep.pk).update(status="draft", published_at=None)
    assert client.get(f"/articles/{number}/").status_code == 404


def test_the_address_of_a_double_of_a_withdrawn_article_shows_its_tombstone(
    merged: tuple[Article, str], client: Client
) -> None:
    keep, number = merged
    Article.objects.filter(pk=keep.pk).update(
        status="withdrawn", withdrawn_at="2020-01-01T00:00Z", withdrawn_kind="other", withdrawn_reason="Asked for."
    )
    response = client.get(f"/articles/{number}/")
    assert response.status_code == 410
    assert "what was kept" not in response.content.decode()


def test_an_article_that_never_was_is_not_found(client: Client) -> None:
    assert client.get("/articles/123456789/").status_code == 404
