"""Tables as spreadsheets, databases and researchers save them."""

import codecs
import io

import pytest

from articles.readers import LIMITS, Limits, ReadingError, Record, pieces_of, reader_for, records_of
from articles.readers.csvs import CsvReader, guess, table

TEXT = (
    "The ministry published the draft of the rules on Tuesday, and asks operators of networks to report incidents "
    "within a day. They have a year to prepare, and comments are open until the end of the month of May."
)
CHINESE = "国家网信办发布了网络数据安全管理的规定，要求平台在三十天内整改，这是为了保护用户的个人信息。" * 6


def records(data: str | bytes, mapping: dict[str, str] | None = None, limits: Limits = LIMITS) -> list[Record]:
    reader = CsvReader(mapping)
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return [record for piece in pieces_of(stream, reader, limits) for record in records_of(piece, reader)]


def test_columns_are_told_by_their_names() -> None:
    (record,) = records(
        "Headline,Publication Date,URL,Newspaper,Author(s),Full Text,Section,Lang\n"
        f'Draft rules,2024-05-14,https://news.example.org/draft,Example Post,"Jane Roe, John Doe","{TEXT}",World,en\n'
    )
    assert (record.title, record.outlet, record.language) == ("Draft rules", "Example Post", "en")
    assert record.published is not None and record.published.isoformat() == "2024-05-14"
    assert record.byline == ("Jane Roe", "John Doe")
    assert (record.body, record.source_url) == (TEXT, "https://news.example.org/draft")
    assert record.labels == (("Section", "World"),)
    assert (record.index, record.line) == (0, 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_chinese_tables_are_read_in_the_encodings_of_spreadsheets(encoding: str, separator: str) -> None:
    rows = [
        ["标题", "发布时间", "来源", "作者", "正文"],
        ["网络数据规定", "2024年5月14日 08:30", "示例日报", "张三", CHINESE],
    ]
    text = "\r\n".join(separator.join(row) for row in rows * 1)
    (record,) = records(text.encode(encoding))
    assert (record.title, record.outlet, record.byline, record.body) == ("网络数据规定", "示例日报", ("张三",), CHINESE)
    assert record.published is not None and record.published.isoformat() == "2024-05-14"


def test_columns_without_known_names_are_told_by_their_values() -> None:
    header = ["nr", "a", "b", "c", "d"]
    rows = [
        [str(n), f"A headline of a certain length {n}", f"https://example.org/{n}", f"2024-05-{n + 10}", f"{n} {TEXT}"]
        for n in range(1, 9)
    ]
    found = guess(header, rows)
    assert found.fields() == {"a": "title", "b": "source_url", "c": "published_on", "d": "body"}
    reasons = {column.name: column.reason for column in found.columns}
    assert reasons["nr"] == "Kept as a label."
    assert reasons["b"] == "8 of 8 values are addresses."
    assert "longest texts" in reasons["d"]


def test_a_name_whose_values_say_otherwise_is_not_believed() -> None:
    header = ["title", "source", "time", "text", "date"]
    rows = [["A", "https://example.org/1", "08:30", TEXT, "2024-05-14"]]
    assert guess(header, rows).fields() == {
        "title": "title",
        "source": "source_url",
        "text": "body",
        "date": "published_on",
    }


def test_a_given_mapping_goes_before_the_guess_and_must_name_what_there_is() -> None:
    data = f"headline,kicker,text\nDraft rules,The new rules,{TEXT.replace(',', '')}\n"
    (record,) = records(data, {"kicker": "title", "headline": ""})
    assert record.title == "The new rules"
    assert record.labels == (("headline", "Draft rules"),)
    with pytest.raises(ReadingError, match=r'column .kick.\. The columns are "headline", "kicker", "text"'):
        records(data, {"kick": "title"})
    with pytest.raises(ReadingError, match="no field 'heading'"):
        records(data, {"kicker": "heading"})


def test_a_table_without_titles_and_texts_names_its_columns_and_says_what_to_do() -> None:
    with pytest.raises(ReadingError, match=r'The columns are "id", "score"\. Say which one holds which field, such as'):
        records("id,score\n1,2\n3,4\n")


def test_a_table_without_names_is_read_by_its_values() -> None:
    rows = "".join(
        f'https://example.org/{n},2024-05-1{n},A headline about the rules {n},"{n} {TEXT}"\n' for n in range(5)
    )
    found = records(rows)
    assert [record.title for record in found] == [f"A headline about the rules {n}" for n in range(5)]
    assert found[0].source_url == "https://example.org/0"


@pytest.mark.parametrize(
    ("dates", "first", "second"),
    [
        (("14/05/2024", "05/06/2024"), "2024-05-14", "2024-06-05"),
        (("05/14/2024", "05/06/2024"), "2024-05-14", "2024-05-06"),
        (("14.05.2024", "05.06.2024"), "2024-05-14", "2024-06-05"),
        (("1715675400", "1715761800"), "2024-05-14", "2024-05-15"),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_other_rows(dates: tuple[str, str], first: str, second: str) -> None:
    found = records("title,date,text\n" + "".join(f"Rules,{date},Text.\n" for date in dates))
    assert [record.published and record.published.isoformat() for record in found] == [first, second]


def test_a_date_that_nobody_can_tell_is_a_warning_and_a_label() -> None:
    (record,) = records("title,date,text\nRules,05/06/2024,Text.\n")
    assert record.published is None
    assert record.labels == (("date", "05/06/2024"),)
    assert "no date that can be told: '05/06/2024'" in record.warnings[0]


def test_rows_of_the_wrong_length_are_errors_of_their_own() -> None:
    found = records('title,text\nOne,"Two\nlines."\nOnly one\nA,B,C\nFour,Text.,,\n\n,\nFive,Text.\n')
    assert [(record.index, record.line, bool(record.error)) for record in found] == [
        (0, 2, False),
        (1, 4, True),
        (2, 5, True),
        (3, 6, False),
        (4, 9, False),
    ]
    assert found[0].body == "Two\nlines."
    assert found[1].error == "it has 1 cells, the table has 2 columns. Check its separators and quotes."


def test_a_row_without_title_and_text_is_an_error_of_its_own() -> None:
    bad, good = records("title,text,outlet\n,,Example Post\nRules,Text.,Example Post\n")
    assert bad.error == "the row has neither a title nor a text."
    assert good.title == "Rules"


def test_cells_are_text_whatever_a_spreadsheet_makes_of_them() -> None:
    (record,) = records('title,text\n"=HYPERLINK(""https://example.org"")","+1 and @name and \t=1+1"\n')
    assert record.title == '=HYPERLINK("https://example.org")'
    assert record.body == "+1 and @name and \t=1+1"


@pytest.mark.parametrize(
    "text",
    [
        'sep=;\ntitle;text\nRules;"One; two."\n',
        'title|text\nRules|"One; two."\n',
        "\ufefftitle,text\r\nRules,One; two.\r\n",
        'title,text\r"Rules","One; two."\r',
    ],
    ids=["said by Excel", "bars", "byte order mark", "old line ends"],
)
def test_separators_and_line_ends_of_many_makers(text: str) -> None:
    (record,) = records(text)
    assert (record.title, record.body) == ("Rules", "One; two.")


def test_quotation_marks_behind_a_backslash_are_understood() -> None:
    (record,) = records('title,text\n"The \\"Rules\\"","He said \\"yes\\", then left."\n')
    assert (record.title, record.body) == ('The "Rules"', 'He said "yes", then left.')


def test_markup_in_a_cell_is_resolved() -> None:
    (record,) = records('title,text\nRules,"<p>First &amp; foremost.</p><p>Second.</p>"\n')
    assert record.body == "First & foremost.\n\nSecond."


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b" \n \n", "empty"), (b"title,text\n", "no row below it"), (b"a\0b,c\n1,2", "binary")],
)
def test_what_is_no_table_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        records(data)


def test_a_quotation_mark_without_end_is_an_error_of_one_row() -> None:
    rows = [f"Title {n},Text {n}." for n in range(3000)]
    rows[5] = 'Title 5,"Text 5.'
    found = records("title,text\n" + "\n".join(rows), limits=Limits(record_bytes=20_000))
    failed = [record for record in found if record.error]
    assert len(failed) == 1 and failed[0].line == 7
    assert "Check its quotation marks" in (failed[0].error or "")
    assert found[-1].title == "Title 2999"


def test_more_records_than_allowed_are_refused_and_the_first_ones_stay() -> None:
    stream = io.BytesIO(b"title,text\n" + b"Rules,Text.\n" * 100_000)
    reader = reader_for("a.csv")
    seen = 0
    with pytest.raises(ReadingError, match="more than 10,000 records"):
        for _ in pieces_of(stream, reader):
            seen += 1
    assert seen == 10_000


def test_the_head_of_a_table_can_be_shown() -> None:
    found = table(io.BytesIO(codecs.BOM_UTF8 + f"Überschrift;text\nRegeln;{TEXT}\n".encode()), {"Überschrift": "title"})
    assert found.header == ("Überschrift", "text")
    assert (found.delimiter, found.encoding) == (";", "utf-8-sig")
    assert found.mapping.fields() == {"Überschrift": "title", "text": "body"}
    assert found.mapping.columns[0].reason == "It was said so."
    assert len(found.rows) == 1


def test_columns_of_one_name_or_of_none_are_told_apart() -> None:
    (record,) = records("title,text,,tag,tag\nRules,Text.,x,y,z\n")
    assert record.labels == (("Column 3", "x"), ("tag", "y"), ("tag (5)", "z"))
