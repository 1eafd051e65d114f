"""What a text labels itself, and how its markup becomes lines."""

import json

import pytest

from articles.readers import Record, read


def only(text: str) -> Record:
    (record,) = read(text.encode(), name="document.txt")
    return record


def test_front_matter_with_blank_lines_between_its_keys() -> None:
    record = only(
        '---\n\ntitle: "Data rules" \n\ndate: 2019-06-29\n\nauthor: Jane Roe &#38; John Doe\n\n---\nThe text.'
    )
    assert (record.title, record.date_evidence) == ("Data rules", "date: 2019-06-29")
    assert record.published is not None and record.published.isoformat() == "2019-06-29"
    assert record.byline == ("Jane Roe", "John Doe")
    assert record.text.strip() == "The text."


def test_a_list_of_labels_below_a_title() -> None:
    record = only(
        "# Rules for ports\n### A standfirst\n\n## Information:\n+ Source: Example Post\n+ Link: [article](https://e.org/a)\n"
        "+ Date: March 3, 2021\n+ Author: Jane Roe\n\n## Article:\nThe ports have rules."
    )
    assert (record.title, record.outlet, record.source_url) == ("Rules for ports", "Example Post", "https://e.org/a")
    assert record.published is not None and record.published.isoformat() == "2021-03-03"
    assert record.text.strip().endswith("The ports have rules.")
    assert "standfirst" not in record.text
    assert "Information" not in record.text


@pytest.mark.parametrize(
    ("line", "date", "place"),
    [
        (" date 2016-11-17 | WUZHEN, China", "2016-11-17", "WUZHEN, China"),
        ("date 2021-09 | GENEVA", "2021-09", "GENEVA"),
        (" date 2024-11-20 A TITLE OF THE TEXT", "2024-11-20", None),
    ],
)
def test_the_header_line_of_a_scrape(line: str, date: str, place: str | None) -> None:
    record = only(f"{line}\nThe text goes on.")
    assert record.published is not None and record.published.isoformat() == date
    assert record.place == place


def test_a_row_of_a_table() -> None:
    record = only(
        '某市开会,2020-11-29,"某报讯\n\t　　会议说，""安全""第一。'
        '会议还说了许多别的，内容很长，足够算作一篇正文了，还要再长一些。"'
    )
    assert record.title == "某市开会"
    assert record.published is not None and record.published.isoformat() == "2020-11-29"
    assert '"安全"第一' in record.text


def test_when_somebody_looked_is_no_date_of_publication() -> None:
    record = only("---\ntitle: Ports\nscrapedAt: 2025-03-01\nmodified: 2024-01-01\n---\nText.")
    assert record.published is None


def test_the_day_in_its_own_address_is_the_documents_own_word() -> None:
    record = only("### 标题在此\n\n<p>正文。</p>\n\n[查看原文](https://tv.example.org/2025/07/24/VIDE.shtml)\n")
    assert record.source_url == "https://tv.example.org/2025/07/24/VIDE.shtml"
    assert record.published is not None and record.published.isoformat() == "2025-07-24"
    assert "查看原文" not in record.text


def test_an_address_that_is_only_mentioned_is_not_the_documents_own() -> None:
    assert only("The order is at https://example.org/2020/01/02/order.html and long.").published is None


def test_html_becomes_lines_without_scripts_comments_and_captions() -> None:
    record = only(
        "<html><head><title>x</title></head><body><nav>Menu</nav><h1>Ports &amp; ships</h1>"
        "<div class='photo-caption'>A ship</div><p>First\n  part.</p>"
        "<script>alert('no')</script><!-- hidden --><p>Second<br>third</p>"
        "<div class='comments'><p>Buy pills</p></div></body></html>"
    )
    assert record.title == "Ports & ships"
    assert [line for line in record.text.split("\n") if line] == ["First part.", "Second", "third"]


def test_a_page_whose_classes_would_leave_nothing_is_kept_whole() -> None:
    paragraphs = "".join(f"<p>Sentence number {number} of the article is here.</p>" for number in range(40))
    record = only(f"<div class='sidebar-main comments'>{paragraphs}</div>")
    assert "number 39" in record.text


def test_markdown_loses_its_marks() -> None:
    record = only(
        "# Title\n\nSome **bold**, *slanted* and [linked](https://e.org/a_(b)) words.\n\n"
        "![pic](https://e.org/p.jpg)\n\n> Said so."
    )
    assert record.title == "Title"
    assert record.text.split() == ["Some", "bold,", "slanted", "and", "linked", "words.", "Said", "so."]


def test_headers_of_an_email() -> None:
    record = only(
        "Subject: Re: [list] Port rules\nDate: Mon, 19 Jun 2017 16:02:11 +0200\nFrom: a@example.org\n\nThe text."
    )
    assert record.title == "Port rules"
    assert record.byline == ()
    assert record.published is not None and record.published.isoformat() == "2017-06-19"


def test_a_text_that_is_a_json_object_is_read_as_one() -> None:
    record = only(
        '{"title": "Ports", "content": "A text about ports.", "date": "2020-01-02", "scrapedAt": "2024-01-01"}'
    )
    assert (record.title, record.text) == ("Ports", "A text about ports.")
    assert record.published is not None and record.published.isoformat() == "2020-01-02"


def test_an_array_of_objects_holds_a_record_each() -> None:
    text = json.dumps(
        [{"title": "Ports open", "text": "The ports opened."}, {"title": "Ports shut", "text": "They shut."}]
    )
    found = list(read(text.encode(), name="ports.txt"))
    assert [(record.index, record.title, record.text) for record in found] == [
        (0, "Ports open", "The ports opened."),
        (1, "Ports shut", "They shut."),
    ]


def test_objects_a_line_each_are_read_whatever_the_file_is_called() -> None:
    found = list(read(b'{"text": "The ports opened."}\n{"text": "They shut."}\n', name="ports.txt"))
    assert [record.text for record in found] == ["The ports opened.", "They shut."]


def test_an_array_of_other_things_is_text() -> None:
    assert only('["one", "two"]').text == '["one", "two"]'
    assert only("[1] A note in brackets. [2]").text == "[1] A note in brackets. [2]"


def test_the_body_of_an_object_is_read_without_its_markup() -> None:
    record = only(
        json.dumps(
            {
                "headline": "Ports open",
                "author": {"@type": "Person", "name": "Jane Roe"},
                "pubtime": "2021-03-03 10:00",
                "articleBody": "<p>GENEVA (AFP) - The ports &amp; harbours opened.</p><p>They are new.</p>",
            }
        )
    )
    assert record.text == "GENEVA (AFP) - The ports & harbours opened.\n\nThey are new."
    assert record.byline == ("Jane Roe",)
    assert record.published is not None and record.published.isoformat() == "2021-03-03"


def test_a_time_alone_is_no_date() -> None:
    assert only('{"text": "The ports opened.", "time": "10:30"}').published is None


PROSE = "The port office said that the rules for ships apply from Monday on, and that boats need a licence."


@pytest.mark.parametrize(
    "row",
    [
        f'2021-03-03,"Rules for ports","{PROSE}",Example Post',
        f"2021-03-03\tRules for ports\tExample Post\t{PROSE}",
        f'https://example.org/ports,Example Post,"Rules for ports",2021-03-03,"{PROSE}",12',
    ],
)
def test_a_row_whose_cells_stand_in_another_order(row: str) -> None:
    record = only(f"{row}\n")
    assert (record.title, record.outlet, record.text) == ("Rules for ports", "Example Post", PROSE)
    assert record.published is not None and record.published.isoformat() == "2021-03-03"


@pytest.mark.parametrize(
    "text",
    [f'On 3 March 2021, the office said: "Boats, ships", and more. {PROSE}', f'{PROSE}\n"One", two, 2021-03-03'],
)
def test_prose_with_commas_and_quotation_marks_is_no_row(text: str) -> None:
    assert only(text).text == text
    assert only(text).title is None


def test_a_table_with_the_names_of_its_columns() -> None:
    text = f'date,title,text\n2021-03-03,Rules for ports,"{PROSE}\nMore."\n2021-03-04,Rules for boats,"{PROSE}"\n'
    found = list(read(text.encode(), name="ports.txt"))
    assert [(record.title, record.published and record.published.day) for record in found] == [
        ("Rules for ports", 3),
        ("Rules for boats", 4),
    ]
    assert found[0].text == f"{PROSE}\nMore."


def test_front_matter_with_folded_values_and_lists() -> None:
    record = only(
        "---\ntitle: >-\n  Rules for\n  ports\ndate: 2021-03-03\n"
        "authors:\n  - Jane Roe\n  - John Doe\nsource: Post\n---\nText."
    )
    assert (record.title, record.byline, record.outlet) == ("Rules for ports", ("Jane Roe", "John Doe"), "Post")


def test_front_matter_between_plus_signs() -> None:
    record = only('+++\ntitle = "Rules for ports"\ndate = 2021-03-03T10:00:00Z\nauthor = "Jane Roe"\n+++\nText.')
    assert (record.title, record.byline, record.text) == ("Rules for ports", ("Jane Roe",), "Text.")
    assert record.published is not None and record.published.isoformat() == "2021-03-03"


def test_a_header_with_a_label_that_nobody_knows() -> None:
    record = only("title: Rules for ports\nfetched_by: a machine\nurl: https://example.org/ports\n\nGENEVA: Text.")
    assert (record.title, record.source_url) == ("Rules for ports", "https://example.org/ports")
    assert record.text.strip() == "GENEVA: Text."


def test_a_header_in_chinese() -> None:
    record = only("标题：港口有新规\n来源：某某日报\n日期：2021年3月3日\n作者：王甲\n\n港口今天有了新规。")
    assert (record.title, record.outlet, record.byline) == ("港口有新规", "某某日报", ("王甲",))
    assert record.published is not None and record.published.isoformat() == "2021-03-03"
    assert record.text.strip() == "港口今天有了新规。"


def test_a_list_of_bold_labels() -> None:
    record = only("# Rules for ports\n\n**Source:** Post  \n**Published:** 3 March 2021  \n**By:** Jane Roe\n\nText.")
    assert (record.outlet, record.byline) == ("Post", ("Jane Roe",))
    assert record.published is not None and record.published.isoformat() == "2021-03-03"


def test_the_head_of_a_saved_page_gives_its_day_and_its_site() -> None:
    record = only(
        "<html><head><title>Rules for ports | Post</title>"
        '<meta property="article:published_time" content="2021-03-03T10:00Z">'
        '<meta content="Example Post" property="og:site_name"></head>'
        "<body><h1>Rules for ports</h1><p>Text.</p></body></html>"
    )
    assert (record.title, record.outlet) == ("Rules for ports | Post", "Example Post")
    assert record.published is not None and record.published.isoformat() == "2021-03-03"


def test_the_day_in_the_linked_data_of_a_saved_page() -> None:
    record = only(
        "<html><head><title>Rules</title>"
        '<script type="application/ld+json">{"datePublished": "2021-03-03"}</script></head>'
        "<body><p>Text of the page.</p><p>More.</p></body></html>"
    )
    assert record.published is not None and record.published.isoformat() == "2021-03-03"


def test_a_table_with_chinese_names_of_its_columns() -> None:
    (record,) = read("标题,时间,内容\n港口有新规,2021-03-03,港口今天有了新规。\n".encode(), name="ports.txt")
    assert (record.title, record.text) == ("港口有新规", "港口今天有了新规。")
    assert record.published is not None and record.published.isoformat() == "2021-03-03"
