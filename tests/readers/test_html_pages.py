"""Whole pages in the dress of different sites, from their bytes to what is understood. All are made up."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from articles.readers import Piece, Record, reader_for, reader_named
from articles.understanding import Knowledge, Understood, understand

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a page says: `first` and `last` are how its body begins and ends, `absent` is nowhere in it."""

    title: str
    date: str | None
    first: str
    last: str
    absent: tuple[str, ...]
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    place: str | None = None
    agency: str | None = None
    time: str | None = None
    zone: str | None = None
    address: str | None = None
    language: str = "en"
    blocks: int = 3
    encoding: str = "utf-8"


EXPECTED = {
    "wordpress.html": Expected(
        "What the General Data Protection Regulation asks of archives",
        "2018-05-25",
        "Regulation (EU) 2016/679",
        "provide for its own.",
        (
            "Skip to",
            "Stacks",
            "Share",
            "Related",
            "older article",
            "comment",
            "Recent posts",
            "cookies",
            "powered",
            "GDPR",
        ),
        outlet="Example Policy Review",
        byline=("Ann Muster",),
        time="08:30:00",
        zone="+02:00",
        address="https://www.example.org/2018/05/25/gdpr-archives/",
        blocks=8,
    ),
    "portal.html": Expected(
        "第三届世界互联网大会在乌镇举行",
        "2016-11-16",
        "第三届世界互联网大会11月16日至18日在浙江乌镇举行",
        "乌镇是大会的永久会址。",
        ("首页", "外景", "责任编辑", "分享", "另一件事情", "版权所有", "我要评论", "来源"),
        outlet="示例门户网",
        byline=("张甲", "李乙"),
        place="杭州",
        agency="Xinhua News Agency",
        time="18:05:00",
        language="zh-Hans",
        encoding="gb18030",
    ),
    "taiwan.html": Expected(
        "資通安全管理法三讀通過",
        "2018-05-11",
        "立法院會今天三讀通過資通安全管理法",
        "違反通報義務者得處罰鍰。",
        ("首頁", "延伸閱讀", "另外一則", "記者", "著作權"),
        outlet="範例新聞網",
        byline=("張甲",),
        time="15:20:00",
        zone="+08:00",
        language="zh-Hant",
        encoding="big5",
    ),
    "agency-cn.html": Expected(
        "Data Security Law takes effect",
        "2021-09-01",
        "China's Data Security Law took effect",
        "to take effect on Nov. 1.",
        ("file photo", "Editor", "Share", "headline of the day", "Copyright", "Enditem", "(Xinhua)"),
        outlet="Xinhua News Agency",
        place="BEIJING",
        agency="Xinhua News Agency",
        time="10:15:44",
    ),
    "graph.html": Expected(
        "NIS2 enters into force & replaces a directive of 2016",
        "2023-01-16",
        "Directive (EU) 2022/2555",
        "lists both in two annexes.",
        ("Imprint", "Ann Muster"),
        outlet="Example Digital Daily",
        byline=("Ann Muster", "Jan Beispiel"),
        time="07:05:09",
        zone="+00:00",
    ),
    "report.html": Expected(
        "Norms of responsible behaviour in cyberspace",
        "2015-08-14",
        "In July 2015, the fourth Group",
        "damages critical infrastructure.",
        ("Research", "Download", "©", "Summary"),
        outlet="Example Institute for Policy",
        byline=("Ann Muster", "Jan Beispiel"),
        address="https://www.example.org/reports/norms",
        blocks=4,
    ),
    "amp.html": Expected(
        "Cybersecurity Act applies in the Union",
        "2019-06-27",
        "Regulation (EU) 2019/881",
        "authorities and penalties.",
        ("Home", "Back to top", "Jan Beispiel", "amp-start"),
        outlet="Example Wire Watch",
        byline=("Jan Beispiel",),
        time="09:00:00",
        zone="+0200",
        address="https://www.example.com/policy/cybersecurity-act",
    ),
    "liveblog.html": Expected(
        "As it happened: third World Internet Conference opens",
        "2016-11-16",
        "The third World Internet Conference has opened",
        "by its advisory committee.",
        ("Home", "By Ann Muster", "The ceremony begins"),
        outlet="Example Times",
        byline=("Ann Muster",),
        time="01:10:00",
        zone="+00:00",
        blocks=5,
    ),
    "saved.html": Expected(
        "The Convention on Cybercrime at fifteen",
        "2016-11-23",
        "The Convention on Cybercrime was opened",
        "through computer systems.",
        ("Share this post", "base64", "Published on", "saved_files"),
        outlet="Example Law Notes",
        address="https://www.example.net/law/convention-budapest.html",
    ),
    "two-articles.html": Expected(
        "Tallinn Manual 2.0 published",
        "2017-02-02",
        "The second edition of the Tallinn Manual",
        "the centre that invited them.",
        ("teaser", "Another story", "third story", "Ann Muster"),
        outlet="example",
        byline=("Ann Muster",),
        address="https://www.example.org/tallinn",
    ),
    "bare.html": Expected(
        "Notes on the Cybersecurity Law",
        "2016-11-07",
        "The Cybersecurity Law of the People's Republic",
        "in July 2015 and in July 2016.",
        ("7 November 2016",),
    ),
    "wire-reuters.html": Expected(
        "EU privacy rules take effect",
        "2018-05-25",
        "New rules of the European Union",
        "when few people used the internet.",
        ("Technology News", "Flags", "Reporting by", "Standards", "More From", "other headline"),
        outlet="Example Tribune",
        byline=("Ann Muster",),
        place="BRUSSELS",
        agency="Reuters",
        time="06:14:00",
        zone="+00:00",
        address="https://www.example.com/business/eu-privacy-idEXAMPLE",
    ),
    "wire-ap.html": Expected(
        "US and China agree not to steal trade secrets by computer",
        "2015-09-25",
        "The United States and China said Friday",
        "of the two countries in the capital.",
        ("ADVERTISEMENT", "By The Associated Press", "September 25, 2015"),
        outlet="Example Herald",
        place="WASHINGTON",
        agency="Associated Press",
        time="19:40:12",
        zone="-04:00",
    ),
    "newswire.html": Expected(
        "Example Corp Publishes Its Second Transparency Report",
        "2017-06-01",
        "Example Corp today published its second transparency report",
        "",
        ("News provided by", "Share this", "Also from this source", "/PRNewswire/"),
        outlet="Example Newswire",
        place="SEATTLE",
        agency="PR Newswire",
        time="09:00:00",
        zone="-0400",
        blocks=4,
    ),
    "japanese.html": Expected(
        "サイバーセキュリティ基本法が全面施行",
        "2015-01-09",
        "サイバーセキュリティ基本法が9日、全面的に施行された。",
        "調査などを担う。",
        ("トップ", "関連記事", "ほかの出来事", "17時30分"),
        outlet="例示新聞",
        time="17:30:00",
        zone="+09:00",
        language="ja",
        encoding="cp932",
    ),
    "german.html": Expected(
        "IT-Sicherheitsgesetz tritt in Kraft",
        "2015-07-25",
        "Das Gesetz zur Erhöhung der Sicherheit",
        "Ernährung und Telekommunikation vorgesehen.",
        ("Startseite", "Von Ann Muster", "25. Juli 2015"),
        outlet="Beispielzeitung",
        byline=("Ann Muster",),
        time="11:02:00",
        zone="+02:00",
        language="de",
        encoding="cp1252",
    ),
    "government.xhtml": Expected(
        "Internet users in the world, 2014 to 2016",
        "2016-07-22",
        "The number of people who use the internet",
        "- Figures for the last year are preliminary.",
        ("ENTITY", "<", "DC."),
        outlet="Example Office of Statistics",
        byline=("Jan Beispiel",),
        blocks=8,
    ),
    "program.html": Expected(
        "Personal Information Protection Law takes effect",
        "2021-11-01",
        "The Personal Information Protection Law of the People's Republic",
        "store them within the country.",
        ("JavaScript", "Loading"),
        outlet="Example App News",
    ),
    "clock.html": Expected(
        "Root zone transition is complete",
        "2016-11-20",
        "The contract between the Internet Corporation",
        "communities that depend on them.",
        ("Source:", "October 1, 2016"),
        outlet="example.org",
        time="10:00:00",
        zone="+00:00",
    ),
}


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.from_reference()


def bytes_of(name: str) -> bytes:
    """A page in the encoding that it declares; the repository keeps it in UTF-8."""
    return (PAGES / name).read_text(encoding="utf-8").encode(EXPECTED[name].encoding)


def read(name: str) -> Record:
    (record,) = reader_for(name).records(Piece(bytes_of(name)))
    return record


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_understood_whatever_its_dress(name: str, knowledge: Knowledge) -> None:
    expected, found = EXPECTED[name], understand(read(name), knowledge)
    assert _facts(found) == {
        "title": expected.title,
        "date": expected.date,
        "time": expected.time,
        "zone": expected.zone,
        "outlet": expected.outlet,
        "agency": expected.agency,
        "place": expected.place,
        "byline": expected.byline,
        "address": expected.address,
        "language": expected.language,
    }
    assert found.warnings == ()


@pytest.mark.parametrize("name", EXPECTED)
def test_the_body_of_a_page_is_its_article_and_nothing_else(name: str, knowledge: Knowledge) -> None:
    expected, body = EXPECTED[name], understand(read(name), knowledge).body
    assert body.startswith(expected.first)
    assert body.endswith(expected.last)
    assert [words for words in expected.absent if words in body] == []
    assert len(body.split("\n\n")) == expected.blocks


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_recognized_by_its_first_bytes_and_by_its_name(name: str) -> None:
    assert reader_for(name) is reader_named("html")
    assert reader_for("page", None, bytes_of(name)[:4096]) is reader_named("html")


def test_every_page_of_the_folder_is_tried() -> None:
    assert {path.name for path in PAGES.iterdir()} == set(EXPECTED)


def _facts(found: Understood) -> dict[str, object]:
    return {
        "title": found.title,
        "date": found.published.isoformat() if found.published else None,
        "time": found.published_time.isoformat() if found.published_time else None,
        "zone": found.published_zone,
        "outlet": found.outlet,
        "agency": found.agency,
        "place": found.place,
        "byline": found.byline,
        "address": found.source_url,
        "language": found.language,
    }
