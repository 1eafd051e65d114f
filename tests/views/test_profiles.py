"""Editions, organizations, outlets and topics: their directories and their pages."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import ArticleTopic, Event, Organization, Source, Topic
from tests.factories import (
    ArticleFactory,
    EventFactory,
    MentionFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    OrganizationSuccessionFactory,
    SourceFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

PAGES = [
    "/editions/",
    "/editions/2016/",
    "/organizations/",
    "/organizations/common/",
    "/sources/",
    "/sources/daily/",
    "/topics/",
    "/topics/law/",
]


@pytest.fixture
def registry() -> None:
    EventFactory(year=2016)
    OrganizationFactory(name="Common", slug="common")
    SourceFactory(name="Daily", slug="daily")
    TopicFactory(label="Law", slug="law")


def fill(number: int) -> None:
    """Public articles of the registry's edition, outlet and topic that name its organization and one more."""
    for n in range(number):
        article = ArticleFactory(
            event=Event.objects.get(year=2016),
            source=Source.objects.get(slug="daily"),
            published_on=date(2016, 11, 16 + n % 3),
        )
        MentionFactory(article=article, organization=Organization.objects.get(slug="common"))
        MentionFactory(article=article)
        ArticleTopic.objects.create(article=article, topic=Topic.objects.get(slug="law"))


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_the_database_as_often_for_twenty_articles_as_for_two(
    client: Client, registry: None, address: str
) -> None:
    numbers = []
    for more in (2, 18):
        fill(more)
        html(client, address)
        with CaptureQueriesContext(connection) as captured:
            html(client, address)
        numbers.append(len(captured))
    assert numbers[0] == numbers[1] <= 12


@pytest.mark.parametrize("address", PAGES)
def test_a_page_without_articles_says_so_and_leads_on(client: Client, registry: None, address: str) -> None:
    text = html(client, address)
    assert "/articles/" in text
    assert "None" not in text


@pytest.mark.parametrize(
    "address",
    ["/editions/2015/", "/editions/99999999/", "/organizations/x/", "/topics/x/", "/sources/x/", "/editions/x/"],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("model", "old", "new"),
    [
        (Organization, "/organizations/common/", "/organizations/renamed/"),
        (Source, "/sources/daily/", "/sources/renamed/"),
        (Topic, "/topics/law/", "/topics/renamed/"),
        (Event, "/editions/wic-2016/", "/editions/2016/"),
    ],
)
def test_a_former_address_redirects_for_ever(client: Client, registry: None, model: type, old: str, new: str) -> None:
    thing = model.objects.get()
    thing.slug = "renamed"
    thing.save()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, new)


def test_an_edition_is_found_by_its_slug_too(client: Client, registry: None) -> None:
    assert client.get("/editions/wic-2016/")["Location"] == "/editions/2016/"


def test_an_edition_counts_its_days_and_organizations_and_links_what_it_counts(client: Client, registry: None) -> None:
    fill(4)
    text = html(client, "/editions/2016/")
    assert 'href="/articles/?edition=2016&amp;after=2016-11-16&amp;before=2016-11-16"' in text
    assert 'aria-label="16 November: 2 articles"' in text
    assert 'href="/articles/?edition=2016&amp;organization=common"' in text
    assert "World Internet Conference 2016" in text


def test_an_edition_leads_to_the_one_before_and_the_one_after(client: Client, registry: None) -> None:
    EventFactory(year=2014)
    EventFactory(year=2017)
    text = html(client, "/editions/2016/")
    assert 'rel="prev" href="/editions/2014/"' in text
    assert 'rel="next" href="/editions/2017/"' in text


def test_an_edition_that_lies_ahead_is_marked_as_announced(client: Client, registry: None) -> None:
    EventFactory(year=2099)
    assert "Announced" in html(client, "/editions/")
    assert "has not taken place yet" in html(client, "/editions/2099/")
    assert "Announced" not in html(client, "/editions/2016/")


def test_an_edition_known_from_its_announcement_alone_says_so(client: Client) -> None:
    EventFactory(year=2016, theme_zh="共建共享")
    EventFactory(year=2017, theme="Shared", theme_zh="共建共享")
    assert "Recorded from the announcement" in html(client, "/editions/2016/")
    assert "Recorded from the announcement" not in html(client, "/editions/2017/")


def test_a_forum_in_the_place_of_a_conference_is_told_apart(client: Client) -> None:
    EventFactory(year=2020, name="World Internet Conference - Internet Development Forum")
    assert "in the place of a numbered conference" in html(client, "/editions/2020/")


def test_an_organization_shows_its_names_its_family_and_who_is_named_with_it(client: Client, registry: None) -> None:
    fill(2)
    common = Organization.objects.get(slug="common")
    OrganizationNameFactory(
        organization=common, name="Old Common", kind="former", valid_from="2001-01-01", valid_to="2010-12-31"
    )
    common.parent = OrganizationFactory(name="Parent Group", slug="parent-group")
    common.save()
    child = OrganizationFactory(name="Child", slug="child", parent=common)
    article = ArticleFactory()
    MentionFactory(article=article, organization=child)
    MentionFactory(article=article, organization=common)
    text = html(client, "/organizations/common/")
    for part in ("Old Common", "2001–2010", "/organizations/parent-group/", "/articles/?organization=child"):
        assert part in text
    assert 'href="/articles/?organization=child&amp;organization=common&amp;together=all"' in text


def related(common: Organization) -> tuple[Organization, Organization]:
    """A predecessor and a subsidiary, each of which two articles name."""
    before = OrganizationFactory(name="Before", slug="before")
    OrganizationSuccessionFactory(
        predecessor=before,
        successor=common,
        kind="takeover",
        happened_on=date(2016, 9, 1),
        date_precision="month",
        source_url="https://example.org/told",
    )
    child = OrganizationFactory(name="Child", slug="child", parent=common)
    for organization in (before, child):
        for _ in range(2):
            MentionFactory(organization=organization)
    return before, child


def test_an_organization_tells_whom_it_followed_and_counts_with_them(client: Client, registry: None) -> None:
    fill(3)
    common = Organization.objects.get(slug="common")
    before, _child = related(common)
    text = html(client, "/organizations/common/")
    assert 'href="/articles/?organization=common&amp;family=1">7 articles</a> with predecessors and' in text
    assert 'taken over <time datetime="2016-09">September 2016</time>' in text
    assert 'href="https://example.org/told" rel="external nofollow"' in text
    assert client.get("/articles/?organization=common&family=1").context["facets"].total == 7
    other_way = html(client, before.get_absolute_url())
    assert "/organizations/common/" in other_way and "Came after" in other_way
    assert "family=1" not in other_way


def test_names_lie_on_a_line_one_after_another(client: Client, registry: None) -> None:
    common = Organization.objects.get(slug="common")
    for name, first, last in (("Oldest", "1990-01-01", "2001-12-31"), ("Older", "2001-01-01", "2013-10-27")):
        OrganizationNameFactory(organization=common, name=name, kind="former", valid_from=first, valid_to=last)
    OrganizationNameFactory(
        organization=common, name="最旧", language="zh", valid_from="1990-01-01", valid_to="2001-12-31"
    )
    ((title, lines),) = client.get("/organizations/common/").context["drawing"].groups
    assert title == "Names"
    assert [(line.names[0][0], line.when) for line in lines] == [
        ("Oldest", "1990–2001"),
        ("Older", "2001 – 27 October 2013"),
        ("Common", "since 28 October 2013"),
    ]
    assert lines[0].names == (("Oldest", ""), ("最旧", "zh"))
    assert lines[0].start == 0 and lines[-1].stop == 100
    assert lines[0].stop == lines[1].start < lines[1].stop == pytest.approx(lines[2].start, abs=0.02)


def test_what_has_no_known_day_has_no_line(client: Client, registry: None) -> None:
    common = Organization.objects.get(slug="common")
    OrganizationNameFactory(organization=common, name="Old Common", kind="former")
    assert client.get("/organizations/common/").context["drawing"] is None
    row = OrganizationSuccessionFactory(successor=common)
    response = client.get("/organizations/common/")
    assert response.context["drawing"].ticks == ()
    text = response.content.decode()
    assert "Old Common" in text and row.predecessor.get_absolute_url() in text
    assert "lifeline-line" not in text


def linked_data(client: Client, address: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html(client, address), re.DOTALL)
    data: dict[str, Any] = json.loads(text)
    return data


def test_machines_are_told_which_organization_it_is_elsewhere(client: Client, registry: None) -> None:
    common = Organization.objects.get(slug="common")
    related(common)
    OrganizationNameFactory(organization=common, name="Commons Inc.")
    common.wikidata_qid, common.website, common.name_zh = "Q42", "https://common.example/", "公共"
    common.save()
    assert linked_data(client, "/organizations/common/") == {
        "@context": "https://schema.org",
        "@type": "Corporation",
        "@id": "http://testserver/organizations/common/",
        "name": "Common",
        "alternateName": ["公共", "Commons Inc."],
        "url": "https://common.example/",
        "sameAs": ["http://www.wikidata.org/entity/Q42", "https://common.example/"],
        "subOrganization": [{"@id": "http://testserver/organizations/child/", "name": "Child"}],
    }
    assert linked_data(client, "/organizations/child/")["parentOrganization"]["name"] == "Common"


def test_no_name_breaks_out_of_what_machines_read(client: Client) -> None:
    name = "</script><script>alert(1)</script><!-- & \u2028"
    OrganizationFactory(name=name, slug="evil")
    assert linked_data(client, "/organizations/evil/")["name"] == name
    assert "<script>alert" not in html(client, "/organizations/evil/")


def test_the_list_of_all_who_are_named_together_counts_just_those(client: Client, registry: None) -> None:
    fill(13)
    ArticleFactory()
    MentionFactory()
    part = client.get("/organizations/common/").context["together"]
    assert part.rest == 1
    facets = client.get(part.address.partition("#")[0]).context["facets"]
    facet = next(facet for facet in facets.groups if facet.name == "organization")
    assert [value.count for value in facet.values] == [13] + [1] * 13


def test_suggested_mentions_and_drafts_count_nowhere(client: Client, registry: None) -> None:
    common = Organization.objects.get(slug="common")
    MentionFactory(organization=common, suggested=True)
    MentionFactory(organization=common, article=ArticleFactory(draft=True))
    assert "No public article names Common yet" in html(client, "/organizations/common/")
    assert "?organization=common" not in html(client, "/organizations/")


def test_an_agency_is_shown_by_what_it_supplied(client: Client) -> None:
    wire, daily = SourceFactory(name="Wire", slug="wire", kind="wire"), SourceFactory(slug="daily")
    ArticleFactory(agency=wire, source=daily)
    ArticleFactory(agency=wire, source=daily)
    ArticleFactory(source=wire)
    text = html(client, "/sources/wire/")
    assert 'href="/articles/?agency=wire"' in text
    assert 'href="/articles/?outlet=wire"' in text
    assert "supplied as an agency" in text
    assert 'href="/articles/?outlet=daily&amp;agency=wire"' in text
    assert 'href="/articles/?agency=wire"' in html(client, "/sources/")


def test_the_directory_narrows_by_kind_country_letter_and_any_name(client: Client) -> None:
    alibaba = OrganizationFactory(name="Alibaba", name_zh="阿里巴巴", country="CN")
    OrganizationNameFactory(organization=alibaba, name="Taobao Marketplace")
    OrganizationFactory(name="Amazon", country="US")
    OrganizationFactory(name="Baltic University", kind="university", country="EE")
    OrganizationFactory(name="360 Security", country="CN")

    def names(query: str) -> list[str]:
        return [entry.name for entry, _, _ in client.get(f"/organizations/?{query}").context["entries"]]

    assert names("") == ["360 Security", "Alibaba", "Amazon", "Baltic University"]
    assert names("kind=company&country=CN") == ["360 Security", "Alibaba"]
    assert names("letter=A") == ["Alibaba", "Amazon"]
    assert names("letter=0-9") == ["360 Security"]
    assert names("find=taobao") == names("find=阿里") == ["Alibaba"]
    assert names("kind=dragon") == []


@pytest.mark.parametrize("address", ["/organizations/", "/sources/", "/editions/", "/topics/"])
def test_a_register_that_was_never_loaded_says_so_and_asks_nothing(client: Client, address: str) -> None:
    empty = html(client, address)
    assert "has not been loaded." in empty
    assert "goes by that" not in empty
    assert 'class="letters"' not in empty


def test_a_name_that_nobody_has_is_no_empty_register(client: Client) -> None:
    OrganizationFactory(name="Alibaba")
    assert "Nothing here goes by that" in html(client, "/organizations/?find=dragon")


def test_the_most_named_come_first_unless_names_are_asked_for(client: Client) -> None:
    for name, number in (("Alpha", 0), ("Beta", 1), ("Gamma", 2)):
        organization = OrganizationFactory(name=name)
        for _ in range(number):
            MentionFactory(organization=organization)

    def names(query: str) -> list[str]:
        return [entry.name for entry, _, _ in client.get(f"/organizations/?{query}").context["entries"]]

    assert names("") == ["Gamma", "Beta", "Alpha"]
    assert names("sort=name") == ["Alpha", "Beta", "Gamma"]


@pytest.mark.parametrize("address", ["/organizations/", "/sources/"])
@pytest.mark.parametrize(
    "junk", ["page=-1", "page=x", "page=999", "find=%00%25", "letter=%00&kind=%00", "find=" + "x" * 9000]
)
def test_no_query_string_is_an_error_in_a_directory(client: Client, registry: None, address: str, junk: str) -> None:
    html(client, f"{address}?{junk}")


def test_a_directory_is_paged(client: Client) -> None:
    OrganizationFactory.create_batch(61)
    assert len(client.get("/organizations/").context["entries"]) == 60
    second = client.get("/organizations/?page=2")
    assert len(second.context["entries"]) == 1
    assert 'aria-current="page">2<' in second.content.decode()
