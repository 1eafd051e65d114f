"""Encodings of pages: what is declared, by whom, and what is done where it is wrong."""

import pytest

from articles.readers import ReadingError
from articles.readers.html.charset import text_of

CHINESE = "网络安全法自二〇一七年六月一日起施行，朱镕基曾任总理，价格为€5。" * 3
TRADITIONAL = "資通安全管理法三讀通過，主管機關為行政院。" * 3
JAPANESE = "サイバーセキュリティ基本法が全面的に施行された。" * 3
GERMAN = "Zuständig für die Meldungen ist das Bundesamt – „es wertet sie aus“. " * 3
RUSSIAN = "Закон о безопасности вступил в силу первого января. " * 3


def page(text: str, charset: str | None = None, encoding: str = "utf-8") -> bytes:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>".encode(encoding)


@pytest.mark.parametrize(
    ("text", "charset", "encoding"),
    [
        (CHINESE, "gb2312", "gb18030"),
        (CHINESE, "GBK", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "euc-jp", "euc-jp"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),
        (GERMAN, "iso-8859-1", "cp1252"),
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (GERMAN, "utf-8", "utf-8"),
        (GERMAN, None, "utf-8-sig"),
        (CHINESE, None, "utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(text: str, charset: str | None, encoding: str) -> None:
    found, warnings = text_of(page(text, charset, encoding))
    assert text in found
    assert warnings == ()


def test_what_is_valid_utf_8_is_that_whatever_it_declares() -> None:
    assert CHINESE in text_of(page(CHINESE, "gb2312"))[0]
    assert GERMAN in text_of(page(GERMAN, "iso-8859-1"), "text/html; charset=iso-8859-1")[0]


def test_the_server_is_believed_before_the_page() -> None:
    found, _ = text_of(page(RUSSIAN, "koi8-r", "cp1251"), 'text/html; charset="windows-1251"')
    assert RUSSIAN in found
    found, _ = text_of(page(CHINESE, None, "utf-16-le"), "text/html; charset=utf-16le")
    assert CHINESE in found


def test_what_a_wrong_declaration_does_not_fit_is_guessed_and_said() -> None:
    found, warnings = text_of(page(CHINESE.replace("€", ""), "iso-8859-1", "gb18030"))
    assert "网络安全法" in found and any("gb18030" in warning for warning in warnings)
    found, warnings = text_of(page(CHINESE, "utf-8", "gb18030"))
    assert "网络安全法" in found and any("gb18030" in warning for warning in warnings)


def test_a_few_broken_bytes_are_replaced_and_counted() -> None:
    broken = page(CHINESE * 10, "gb2312", "gb18030").replace("总理".encode("gb18030"), b"\xff\xff", 1)
    found, warnings = text_of(broken)
    assert "网络安全法" in found and "\ufffd" in found
    assert any("undecodable" in warning for warning in warnings)


@pytest.mark.parametrize("charset", ["utf-7", "rot13", "unicode_escape", "base64", "no-such-charset", "idna"])
def test_no_declaration_makes_text_of_what_is_none(charset: str) -> None:
    found, _ = text_of(page("+ADw-script+AD4- \\x3cscript\\x3e plain", charset))
    assert "+ADw-script+AD4- \\x3cscript\\x3e plain" in found


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(ReadingError, match="binary"):
        text_of(b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 100)
