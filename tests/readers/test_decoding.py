import codecs

import pytest

from articles.readers import ReadingError, Record, read

CHINESE = (
    "国家网信办要求平台在三十天内整改，这是为了保护用户的个人信息。"
    "会议在北京举行，多家企业的代表参加了讨论，专家认为这有助于产业发展。"
)
TRADITIONAL = (
    "數位發展部表示，這是為了保護使用者的個人資料。"
    "會議在台北舉行，多家企業的代表參加了討論，專家認為這有助於產業的發展與創新。"
)


def only(data: bytes) -> Record:
    (record,) = read(data, name="document.txt")
    return record


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (CHINESE.encode(), CHINESE),
        (codecs.BOM_UTF8 + CHINESE.encode(), CHINESE),
        (codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"), CHINESE),
        (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), CHINESE),
    ],
)
def test_unicode_is_read_without_a_warning(data: bytes, text: str) -> None:
    assert only(data).text == text
    assert only(data).warnings == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(CHINESE, "gb18030"), (TRADITIONAL, "big5"), ("Le café ‘Zürich’ a fermé à l’été.", "windows-1252")],
)
def test_older_encodings_are_read_and_named_in_a_warning(text: str, encoding: str) -> None:
    record = only(text.encode(encoding))
    assert record.text == text
    assert encoding in record.warnings[0]


def test_a_few_broken_bytes_are_replaced_and_told() -> None:
    record = only(CHINESE.encode() + b"\xff\xfe " + CHINESE.encode())
    assert record.text.startswith(CHINESE)
    assert "undecodable" in record.warnings[0]


def test_every_kind_of_line_end_becomes_a_line_feed() -> None:
    assert only("one\r\ntwo\rthree\u2028four\x0bfive".encode()).text == "one\ntwo\nthree\nfourfive"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"text and \x00 more", "byte 9 is NUL"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 40, "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", "utf-16"),
        (b"a" * (20 * 1024 * 1024 + 1), "limit is 20 MB"),
    ],
)
def test_what_is_no_readable_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        only(data)


def test_readings_that_a_converter_put_in_are_dropped() -> None:
    noisy = "湖鎮網(wǎng)絡(luò)辦公室發(fā)布關(guān)于數據的規(guī )定,船只須領(lǐng)取執照。"
    assert only(noisy.encode()).text == "湖鎮網絡辦公室發布關于數據的規定,船只須領取執照。"


def test_a_reading_that_an_author_gave_stays() -> None:
    text = "湖鎮的“碼”(mǎ)字怎么讀？會(huì)議沒有說。" + CHINESE
    assert only(text.encode()).text == text
