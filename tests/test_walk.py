"""An anonymous visitor walks over every address there is, and finds nothing that is not public."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from articles import workflow
from articles.corrections.sending import Suggestion, send
from articles.models import Article, Story
from tests.factories import (
    ArticleCaptureFactory,
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    SourceFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FILLER = "word " * 100
NOWHERE = (
    "DRAFTSECRET",
    "REVIEWSECRET",
    "TOMBSECRET",
    "RESTRICTEDSECRET",
    "METADATASECRET",
    "EXCERPTSECRET",
    "NOTESECRET",
)
"""Strings that stand only in what the public must not see."""


@pytest.fixture
def archive():
    """One of everything: articles of each state and policy, and an organization that was only suggested."""
    event, topic = EventFactory(year=2016), TopicFactory()
    source, excerpts = SourceFactory(), SourceFactory(display_policy="excerpt")
    public = ArticleFactory(title="A public article", body=FILLER, event=event, source=source)
    bare = SourceFactory(display_policy="metadata")
    common = {"event": event}

    def remark(secret: str) -> dict[str, object]:
        return {"body": f"{FILLER} {secret}", "warnings": [f"names no agency: ({secret})"], **common}

    cut = ArticleFactory(title="An excerpt", source=excerpts, **remark("EXCERPTSECRET"))
    facts = ArticleFactory(title="Only metadata", source=bare, **remark("METADATASECRET"))
    restricted = ArticleFactory(title="Restricted", restricted=True, source=source, **remark("RESTRICTEDSECRET"))
    tomb = ArticleFactory(title="Withdrawn", body="TOMBSECRET", withdrawn=True, source=source, **common)
    draft = ArticleFactory(title="DRAFTSECRET", body="DRAFTSECRET", draft=True, source=source, **common)
    review = ArticleFactory(title="REVIEWSECRET", status="in_review", published_at=None, source=source, **common)
    story = Story.objects.create()
    for copy in (public, cut, facts, restricted, tomb, draft, review):
        copy.story = story
        copy.save()
        held = {"title": "Edited", "body": f"{copy.body} and more", "text_hash": "0" * 64}
        ArticleCaptureFactory(article=copy, role="origin")
        ArticleCaptureFactory(article=copy, role="newer", **held)
    organization = OrganizationFactory(name="Accepted Company", note="NOTESECRET")
    suggested = OrganizationFactory(name="Suggested Company")
    rejected = OrganizationFactory(name="Rejected Company")
    MentionFactory(article=public, organization=organization)
    MentionFactory(article=public, organization=suggested, suggested=True)
    MentionFactory(article=public, organization=rejected, rejected=True)
    for hidden in (draft, tomb, review):
        MentionFactory(article=hidden, organization=organization)
        hidden.article_topics.create(topic=topic)
    public.article_topics.create(topic=topic)
    return SimpleNamespace(**{name: value for name, value in locals().items() if name != "common"})


def examples(archive) -> dict[str, list[dict[str, object]]]:
    """Arguments for each address of the public site."""
    organizations = (archive.organization, archive.suggested, archive.rejected)
    hidden = (archive.draft, archive.tomb, archive.review)
    articles = (archive.public, archive.cut, archive.facts, archive.restricted, *hidden)
    suggestion = Suggestion("text", "EXCERPTSECRET", "Better")
    return {
        "article-detail": [
            *({"pk": article.pk, "slug": article.slug} for article in articles),
            *({"pk": article.pk} for article in articles),
        ],
        "article-compare": [
            {"pk": one.pk, "slug": one.slug, "other": other.pk} for one in articles for other in articles
        ],
        "article-correct": [{"pk": article.pk, "slug": article.slug} for article in articles],
        "correction": [
            {"token": send(suggestion, article=article, sender="")} for article in articles if article != archive.public
        ],
        "article-versions": [{"pk": article.pk, "slug": article.slug} for article in articles],
        "event-detail": [{"year": 2016}],
        "event-by-slug": [{"slug": archive.event.slug}],
        "organization-detail": [{"slug": organization.slug} for organization in organizations],
        "source-detail": [{"slug": archive.source.slug}, {"slug": archive.bare.slug}],
        "topic-detail": [{"slug": archive.topic.slug}],
    }


def addresses(archive) -> list[str]:
    """Every address of the public site. A name without example arguments takes none, or this fails."""
    (patterns,) = (entry for entry in get_resolver().url_patterns if getattr(entry, "namespace", None) == "articles")
    wanted = examples(archive)
    return [
        reverse(f"articles:{name}", kwargs=kwargs)
        for name in sorted({pattern.name for pattern in patterns.url_patterns})
        for kwargs in wanted.get(name, [{}])
    ]


def texts(client, archive, *queries: str) -> dict[str, str]:
    """The texts of all pages, with each of the query strings, redirects followed."""
    return {address: text for address, (_, text) in walk(client, addresses(archive), *queries).items()}


def walk(client, addresses: list[str], *queries: str) -> dict[str, tuple[int, str]]:
    """Status and text of each page at the end of its redirects."""
    pages = {}
    for address in addresses:
        for query in ("", *queries):
            response = client.get(address + query, follow=True)
            content = b"".join(response.streaming_content) if response.streaming else response.content
            pages[address + query] = response.status_code, content.decode()
    return pages


def test_no_address_shows_a_draft_or_what_a_policy_hides(client, archive):
    queries = [f"?q={secret}" for secret in NOWHERE] + [
        "?q=word",
        "?field=text",
        f"?organization={archive.organization.slug}",
    ]
    for address, text in texts(client, archive, *queries).items():
        echo = address.partition("?q=")[2]
        for secret in NOWHERE:
            assert secret in echo or secret not in text, f"{address} shows {secret}"


def test_suggested_and_rejected_mentions_are_on_no_page_but_the_registrys_own(client, archive):
    own = ("/organizations/",)
    for address, text in texts(client, archive).items():
        if not address.startswith(own):
            assert "Suggested Company" not in text, address
            assert "Rejected Company" not in text, address
        elif archive.suggested.slug in address or archive.rejected.slug in address:
            assert "A public article" not in text, address


def test_only_the_public_is_counted(client, archive):
    for address in (f"/articles/?organization={archive.organization.slug}", f"/articles/?topic={archive.topic.slug}"):
        text = client.get(address).content.decode()
        assert "A public article" in text
        assert "1 article" in text
    assert client.get(f"/articles/?organization={archive.suggested.slug}").context["facets"].total == 0


def test_hidden_articles_have_their_status_codes(client, archive):
    codes = [
        client.get(article.get_absolute_url()).status_code
        for article in (archive.public, archive.draft, archive.review, archive.tomb)
    ]
    assert codes == [200, 404, 404, 410]


GONE = ("zanzibarquux", "wobblefrotz", "summaryofit", "evidenceofit", "proposedofit", "editedofit")
"""Words that one article alone has, in title, text and whatever else is told of it."""

LOOKING = (
    "?q=Zanzibarquux",
    "?q=zanzibarqux",
    "?q=title:Zanzibarquux",
    "?q=wobblefrotz+treaty",
    "?q=wobblefrots",
    "?per=story",
    "?sort=oldest",
    "?year=2016",
    "?find=zanz&more=outlet",
)


def withdrawable(archive) -> Article:
    """An article that is on all kinds of pages there are, added to the archive."""
    article = ArticleFactory(
        title="Zanzibarquux treaty signed",
        body=f"{FILLER} wobblefrotz treaty. {FILLER}",
        summary="SUMMARYOFIT",
        event=archive.event,
        event_origin="inferred",
        event_evidence="EVIDENCEOFIT",
        source=archive.source,
        published_on=date(2016, 12, 31),
        story=archive.story,
    )
    MentionFactory(article=article, organization=archive.organization, sentence="EVIDENCEOFIT of a mention.")
    article.article_topics.create(topic=archive.topic)
    held = {"title": "Zanzibarquux", "body": f"{article.body} EDITEDOFIT", "text_hash": "1" * 64}
    ArticleCaptureFactory(article=article, role="origin")
    ArticleCaptureFactory(article=article, role="newer", **held)
    return article


def of_the_article(archive, article) -> list[str]:
    """Every address that is about one article."""
    here, copy = {"pk": article.pk, "slug": article.slug}, {"pk": archive.public.pk, "slug": archive.public.slug}
    named = {
        "article-detail": [here, {"pk": article.pk}],
        "article-correct": [here, {"pk": article.pk}],
        "article-versions": [here],
        "article-compare": [here | {"other": archive.public.pk}, copy | {"other": article.pk}],
    }
    return [reverse(f"articles:{name}", kwargs=kwargs) for name, each in named.items() for kwargs in each]


def visible(pages: dict[str, tuple[int, str]]) -> set[str]:
    """Pages that show a word of the article which whoever asks did not say."""
    shown = set()
    for address, (_status, text) in pages.items():
        asked, told = address.partition("?")[2].lower(), text.lower()
        if any(word in told for word in GONE if word not in asked) or "zanzibarquux treaty" in told:
            shown.add(address)
    return shown


def test_a_withdrawn_article_is_gone_from_every_page_at_once_and_there_again_when_it_is_brought_back(client, archive):
    article = withdrawable(archive)
    own = of_the_article(archive, article)
    proposal = Suggestion("title", "Zanzibarquux treaty signed", "PROPOSEDOFIT", reason="PROPOSEDOFIT")
    private = reverse("articles:correction", args=[send(proposal, article=article, sender="")])
    everything = [*addresses(archive), *own, private, *(f"/articles/{query}" for query in LOOKING)]
    before = walk(client, everything)
    assert visible(before) >= surfaces(archive, own, private)
    held = {address: client.get(address).headers.get("ETag", "none") for address in everything}
    one = Article.objects.filter(pk=article.pk)

    workflow.withdraw(articles=one, kind="legal", reason="An order.", by=None)
    after = walk(client, everything)
    assert visible(after) == set()
    assert {after[address][0] for address in own} == {451}
    assert after[private][0] == 200
    for address, tag in held.items():
        assert client.get(address, headers={"If-None-Match": tag}).status_code != 304, address
    for link in article.article_captures.all():  # kept, in the dark
        with link.capture.blob.open() as file:
            assert file.read()

    workflow.bring_back(articles=one, by=None)
    again = walk(client, everything)
    assert visible(again) == visible(before)
    assert {address: status for address, (status, _) in again.items()} == {
        address: status for address, (status, _) in before.items()
    }


def test_what_is_planned_is_on_no_page_before_its_time_and_on_all_of_them_after(client, archive):
    article = withdrawable(archive)
    own = of_the_article(archive, article)
    everything = [*addresses(archive), *own, *(f"/articles/{query}" for query in LOOKING)]
    planned = {"publish_at": timezone.now(), "scheduled_by": UserFactory(administrator=True)}
    Article.objects.filter(pk=article.pk).update(status="in_review", published_at=None, **planned)
    before = walk(client, everything)
    assert visible(before) == set()
    assert {before[address][0] for address in own} == {404}
    assert workflow.publish_due().published == 1
    assert visible(walk(client, everything)) >= surfaces(archive, own)


def test_of_a_restricted_article_no_page_shows_more_than_its_facts(client, archive):
    article = withdrawable(archive)
    own = of_the_article(archive, article)
    finding = [f"/articles/{query}" for query in ("?q=wobblefrotz+treaty", "?q=Zanzibarquux")]
    everything = [*addresses(archive), *own, *finding]
    workflow.restrict(articles=Article.objects.filter(pk=article.pk), by=None)
    pages = walk(client, everything)
    text = [word for word in GONE if word != "zanzibarquux"]
    for address, (status, shown) in pages.items():
        if "wobblefrotz" not in address:  # which says it again
            assert not any(word in shown.lower() for word in text), address
        assert status == 200 or address not in own, address
    for address in (*finding, "/"):  # the text is looked through in any case
        assert article.get_absolute_url() in pages[address][1], address
    assert "Zanzibarquux treaty" in pages[own[0]][1]


def surfaces(archive, own: list[str], *private: str) -> set[str]:
    """Pages that tell of the article while it is public, so that the walk would see it if one went on to."""
    things = (archive.event, archive.organization, archive.source, archive.topic, archive.public)
    profiles = {thing.get_absolute_url() for thing in things}
    lists = {f"/articles/{query}" for query in ("", "?q=zanzibarqux", "?q=wobblefrots", "?q=wobblefrotz+treaty")}
    return {"/", *private, *profiles, *lists, *own}


def test_the_admin_asks_for_a_login(client, archive):
    for address in ("/admin/", "/admin/articles/article/", f"/admin/articles/article/{archive.draft.pk}/change/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith("/admin/login/")
