"""Feeds in their dialects, checked against another reader of feeds, and hostile ones."""

import datetime
import io
from urllib.parse import urljoin

import feedparser
import pytest

from articles.readers import ReadingError, Record, read, reader_for
from articles.readers.feeds import ONLY_SUMMARY, ONLY_TITLE, Feed, entries, moment

TEXT = (
    "The ministry published the draft of the rules on Tuesday. It asks operators of networks to report incidents "
    "within a day, and gives them a year to prepare. Comments are open until the end of the month."
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Example Post &amp; Co</title><link>https://news.example.org/</link>
<atom:link href="https://news.example.org/feed" rel="self"/><language>en</language>
<item>
  <title>Draft rules &lt;i&gt;published&lt;/i&gt;</title><media:title>A photo</media:title>
  <link>https://news.example.org/1</link><guid isPermaLink="false">post-1</guid>
  <pubDate>Tue, 14 May 2024 08:30:00 +0800</pubDate><dc:creator>Jane Roe</dc:creator><category>Law</category>
  <description>A short&nbsp;summary…</description>
  <content:encoded><![CDATA[<p>{TEXT}</p><script>alert(1)</script><p onclick="x()">The end.</p>]]></content:encoded>
</item>
<item><title>Only a summary</title><link>/2</link><description>&lt;p&gt;In brief.&lt;/p&gt;</description></item>
<item><title>Only a title</title><guid>https://news.example.org/3</guid></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://example.org/blog/">
<title>Beispiel</title>
<entry><title type="html">Regeln &amp;amp; mehr</title><id>tag:example.org,2024:1</id>
<link rel="enclosure" href="a.mp3"/><link rel="alternate" type="text/html" href="eins.html"/>
<updated>2024-05-15T00:00:00Z</updated><published>2024-05-14T08:30:00+02:00</published>
<author><name>Max Muster</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p><p>Ende.</p></div></content></entry>
<entry><title>Zwei</title><id>https://example.org/zwei</id><summary type="text">1 &lt; 2</summary></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>Old</title>
<link>https://example.org/</link></channel>
<item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link>
<dc:date>2004-05-14T08:30:00+09:00</dc:date></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Example", "items": [{"id": "1", "url":
"https://example.org/1", "title": "One", "content_html": "<p>First.</p><p>Second.</p>", "date_published":
"2024-05-14T08:30:00Z", "authors": [{"name": "Jane Roe"}]}, 3]}"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news>
<news:publication><news:name>Example Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-05-14</news:publication_date><news:title>Rules</news:title></news:news></url>
<url><loc>https://example.org/2</loc><lastmod>2024-05-15T01:00:00Z</lastmod></url></urlset>"""


def feed(text: str) -> Feed:
    return entries(text.encode())


def records(text: str, name: str = "feed.xml") -> list[Record]:
    return list(read(text.encode(), name=name))


def test_the_entries_of_a_feed_are_addresses_to_fetch() -> None:
    found = feed(RSS)
    assert (found.title, found.kind) == ("Example Post & Co", "rss")
    first, second, third = found.entries
    assert (first.address, first.title, first.id) == ("https://news.example.org/1", "Draft rules published", "post-1")
    assert first.published is not None
    assert first.published.isoformat() == "2024-05-14T08:30:00+08:00"
    assert first.summary == "A short summary…"
    assert (second.address, second.published) == ("https://news.example.org/2", None)
    assert third.address == "https://news.example.org/3"


@pytest.mark.parametrize("text", [RSS, ATOM, RDF], ids=["RSS", "Atom", "RDF"])
def test_addresses_ids_and_moments_are_those_that_another_reader_finds(text: str) -> None:
    ours, theirs = feed(text).entries, feedparser.parse(io.BytesIO(text.encode())).entries
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert one.address == urljoin("https://news.example.org/", other.get("link", ""))
        if one.published:
            parsed = other.get("published_parsed") or other.get("updated_parsed")
            assert one.published.astimezone(datetime.UTC).timetuple()[:6] == parsed[:6]


def test_the_own_date_of_an_entry_goes_before_its_changes() -> None:
    one, two = feed(ATOM).entries
    assert one.published is not None and one.published.isoformat() == "2024-05-14T08:30:00+02:00"
    assert (one.address, one.title) == ("https://example.org/blog/eins.html", "Regeln & mehr")
    assert two.summary == "1 < 2"


def test_json_feeds_and_sitemaps_are_lists_of_addresses_too() -> None:
    assert [(entry.address, entry.title) for entry in feed(JSON).entries] == [("https://example.org/1", "One")]
    found = feed(SITEMAP)
    assert found.kind == "sitemap"
    assert [(entry.address, entry.title) for entry in found.entries] == [
        ("https://example.org/1", "Rules"),
        ("https://example.org/2", ""),
    ]
    assert found.entries[0].published == datetime.datetime(2024, 5, 14, tzinfo=datetime.UTC)


def test_an_entry_with_its_text_is_a_document() -> None:
    record = records(RSS)[0]
    assert record.text == f"{TEXT}\n\nThe end."
    assert record.published is not None and record.published.isoformat() == "2024-05-14"
    assert record.published_time == datetime.time(8, 30)
    assert (record.published_zone or "").replace(":", "") == "+0800"
    assert (record.byline, record.source_url, record.language) == (("Jane Roe",), "https://news.example.org/1", "en")
    assert record.label("site_name") == "Example Post & Co"
    assert record.label("categories") == "Law"
    assert record.warnings == ()
    assert records(ATOM)[0].text == f"{TEXT}\n\nEnde."


def test_an_entry_without_its_text_says_so() -> None:
    _, summary, title = records(RSS)
    assert (summary.text, summary.warnings) == ("In brief.", (ONLY_SUMMARY,))
    assert (title.text, title.title, title.warnings) == ("", "Only a title", (ONLY_TITLE,))


def test_a_long_description_is_the_text_unless_it_goes_on_elsewhere() -> None:
    item = "<rss><channel><item><title>A</title><description>{}</description></item></channel></rss>"
    assert records(item.format(TEXT * 8))[0].warnings == ()
    assert records(item.format(TEXT * 8 + " [...]"))[0].warnings == (ONLY_SUMMARY,)


def test_a_feed_of_china_in_its_own_encoding_is_read() -> None:
    text = (
        '<?xml version="1.0" encoding="gb2312"?><rss><channel><title>示例</title><item><title>网络数据规定发布</title>'
    )
    text += "<link>https://example.cn/1</link><pubDate>2024年5月14日</pubDate></item></channel></rss>"
    found = entries(text.encode("gb18030"))
    assert found.entries[0].title == "网络数据规定发布"
    assert found.entries[0].published == datetime.datetime(2024, 5, 14, tzinfo=datetime.UTC)


def test_a_broken_feed_is_read_as_far_as_it_goes() -> None:
    broken = "<rss><channel><item><title>A & B</title><link>https://example.org/1</link></item><item><title>Cut o"
    assert [entry.title for entry in feed(broken).entries] == ["A & B", "Cut o"]
    loose = "<rss><channel><item><link><![CDATA[https://example.org/?a=1&b=2&amp;]]></link><title>A&nbsp;B&C;</title>"
    (entry,) = feed(loose).entries
    assert (entry.address, entry.title) == ("https://example.org/?a=1&b=2&amp;", "A B&C;")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Tue, 14 May 2024 08:30:00 GMT", "2024-05-14T08:30:00+00:00"),
        ("2024-05-14 08:30:00", "2024-05-14T08:30:00+00:00"),
        ("14 May 2024", "2024-05-14T00:00:00+00:00"),
        ("soon", None),
        ("", None),
        ("9" * 10_000, None),
    ],
)
def test_moments_have_a_zone_or_are_none(value: str, expected: str | None) -> None:
    found = moment(value)
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss>&c;</rss>', "entities of its own"),
        (b'<!DOCTYPE r SYSTEM "x" [<!ELEMENT a ANY>]><rss/>', "entities of its own"),
        (b"<rss>" + b" " * (10 * 2**20) + b"</rss>", "limit is 10.0 MB a feed"),
        (b"<html><body>Not found</body></html>", "no feed"),
        (b"{}", "no feed"),
        (b"[" * 100_000, "no feed"),
        (b"\x00\x01", "binary"),
    ],
)
def test_what_is_no_feed_or_hostile_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        entries(data)


@pytest.mark.parametrize(
    "data",
    [
        "<rss><channel>" + "<a>" * 300_000,
        "<rss><channel><title>" + "<" * 1_000_000,
        "<rss><channel><title>" + "&a" * 500_000,
        "<rss><channel><item><author>" + "a." * 500_000 + "</author></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>" + "<div>" * 200_000,
    ],
    ids=["deep", "less than", "ampersands", "author", "deep content"],
)
def test_a_megabyte_of_malice_comes_to_an_end(data: str) -> None:
    assert len(feed(data).entries) <= 1


def test_a_sitemap_is_no_document_and_an_empty_feed_none() -> None:
    with pytest.raises(ReadingError, match="list of 2 addresses"):
        records(SITEMAP)
    with pytest.raises(ReadingError, match="no entry"):
        records("<rss><channel/></rss>")


def test_other_xml_is_read_as_text() -> None:
    (record,) = records(f"<doc><title>Rules</title><p>{TEXT}</p></doc>")
    assert TEXT in record.text


@pytest.mark.parametrize("text", [RSS, RDF, SITEMAP, "<?xml version='1.0'?>\n<!-- made -->\n<rss version='2.0'>"])
def test_feeds_are_recognized_by_their_first_bytes(text: str) -> None:
    assert reader_for("download", None, text.encode()[:4096]).name == "feed"
    assert reader_for("download", None, b"<feedback>").name == "text"
