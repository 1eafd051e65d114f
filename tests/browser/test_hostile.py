"""Hostile text in every field, on every page that shows it, in a real browser: nothing of it runs."""

import pytest
from playwright.sync_api import Page

from articles.models import ArticleCapture, ArticleTopic
from tests.factories import (
    ArticleFactory,
    CaptureFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    PlaceFactory,
    SourceFactory,
    TopicFactory,
)

PAYLOADS = (
    "<script>window.pwned=1</script>\"><img src=x onerror='window.pwned=1'>",
    "'-window.pwned=1-'</title></textarea></script><svg/onload=window.pwned=1>{{ 7|add:7 }}{% now 'Y' %}&lt;b&gt;",
)


@pytest.fixture(params=PAYLOADS, ids=["plain", "break-out"])
def hostile(request, transactional_db):
    """An archive in which every text that a document or an editor can bring is hostile."""
    text = request.param
    event = EventFactory(year=2016, name=f"E {text}", name_zh=text, theme=text, theme_zh=text, place=text)
    source = SourceFactory(name=f"S {text}", name_zh=text, slug="hostile", rights_statement=text)
    agency = SourceFactory(name=f"A {text}", slug="hostile-agency", kind="wire")
    place = PlaceFactory(name=f"P {text}", slug="hostile")
    topic = TopicFactory(label=f"T {text}", label_zh=text, slug="hostile", definition=text)
    organization = OrganizationFactory(name=f"O {text}", name_zh=text, slug="hostile", note=text)
    OrganizationNameFactory(organization=organization, name=f"N {text}")
    article = ArticleFactory(
        title=text,
        body=f"## {text}\n\nBefore {text} after.",
        byline=[text],
        summary=text,
        warnings=[text],
        place=place,
        place_text=text[:200],
        source=source,
        agency=agency,
        event=event,
        date_evidence=text,
        source_evidence=text,
        event_evidence=text,
        source_url=f"https://example.org/?{text.replace(' ', '')}",
    )
    start = article.body.index("Before")
    MentionFactory(
        article=article,
        organization=organization,
        surface="Before",
        sentence=f"Before {text} after.",
        offsets=[[start, start + 6], [start + 7, start + 7 + len(text)]],
    )
    MentionFactory(article=ArticleFactory(title=f"B {text}", event=event, source=source), organization=organization)
    ArticleTopic.objects.create(article=article, topic=topic)
    ArticleCapture.objects.create(article=article, capture=CaptureFactory(file_name=text))
    return article


def test_nothing_hostile_runs_on_any_page(hostile, live_server, page: Page):
    """The fixtures of `page` fail the test for any error, policy violation or request to another host."""
    addresses = [
        "/",
        "/articles/",
        "/articles/?q=window&edition=2016&organization=hostile&outlet=hostile&topic=hostile",
        "/articles/?q=%3Cscript%3Ewindow.pwned%3D1%3C/script%3E&organization=%22%3E%3Csvg/onload%3Dwindow.pwned%3D1%3E",
        hostile.get_absolute_url(),
        "/editions/",
        "/editions/2016/",
        "/organizations/",
        "/organizations/hostile/",
        "/sources/",
        "/sources/hostile/",
        "/topics/",
        "/topics/hostile/",
        "/about/data/",
    ]
    for address in addresses:
        response = page.goto(f"{live_server.url}{address}")
        assert response is not None
        assert response.status == 200, address
        assert page.evaluate("window.pwned") is None, address
        assert page.locator("script:not([src]):not([type='application/ld+json'])").count() == 0, address
        assert page.locator("[onerror], [onload], [style], img[src=x]").count() == 0, address


def test_the_hostile_text_is_shown_as_text(hostile, live_server, page: Page):
    page.goto(f"{live_server.url}{hostile.get_absolute_url()}")
    assert page.locator("h1").inner_text().split() == hostile.title.split()
