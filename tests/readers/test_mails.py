"""Messages, newsletters and mailboxes, built by the standard library and by hand."""

import datetime
import io
import mailbox
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from articles.readers import ReadingError, Record, pieces_of, read, reader_for, records_of

TEXT = (
    "The ministry published the draft of the rules on Tuesday. It asks operators of networks to report incidents "
    "within a day, and gives them a year to prepare. Comments on the privacy policy are open until the end of May."
)
LAW = "The rules let users unsubscribe from any service by one click, the ministry said in a statement."
PAGE = (
    "<html><body><table><tr><td><a href='https://x.example.org/v'>View this email in your browser</a></td></tr>"
    f"<tr><td><h1>Draft rules</h1><p>{TEXT}</p><p>{TEXT.replace('Tuesday', 'Monday')}</p></td></tr>"
    "<tr><td>You are receiving this email because you signed up. <a href='#'>Unsubscribe</a></td></tr></table></body>"
    "</html>"
)


def message(text: str | None = TEXT, **headers: str) -> EmailMessage:
    found = EmailMessage()
    for key, value in {
        "From": "Example Post Newsletter <news@example.org>",
        "Subject": "Draft rules on networks",
        "Date": "Tue, 14 May 2024 08:30:00 +0800",
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }.items():
        found[key] = value
    if text is not None:
        found.set_content(text)
    return found


def records(found: EmailMessage | bytes, name: str = "a.eml") -> list[Record]:
    return list(read(found if isinstance(found, bytes) else found.as_bytes(), name=name))


def only(found: EmailMessage | bytes) -> Record:
    (record,) = records(found)
    return record


def test_a_message_has_its_subject_as_title_and_its_date_with_the_zone() -> None:
    record = only(message())
    assert (record.title, record.text) == ("Draft rules on networks", TEXT)
    assert record.published is not None and record.published.isoformat() == "2024-05-14"
    assert (record.published_time, record.published_zone) == (datetime.time(8, 30), "+0800")
    assert record.date_evidence == "Date: Tue, 14 May 2024 08:30:00 +0800"
    assert record.label("from") == "Example Post Newsletter <news@example.org>"
    assert record.outlet is None and record.byline == ()


def test_a_newsletter_is_its_sender_s() -> None:
    record = only(message(List_Id="Example <list.example.org>", List_Unsubscribe="<https://example.org/u>"))
    assert record.outlet == "Example Post"
    assert record.label("list-id") == "Example <list.example.org>"


def test_the_plain_text_is_read_unless_it_only_points_to_the_page() -> None:
    full = message(List_Id="<l.example.org>")
    full.add_alternative(PAGE, subtype="html")
    assert only(full).text == TEXT
    pointer = message("View this email in your browser: https://x.example.org/v")
    pointer.add_alternative(PAGE, subtype="html")
    text = only(pointer).text
    assert TEXT in text and "Monday" in text
    assert "browser" not in text and "Unsubscribe" not in text


def test_what_a_newsletter_puts_around_its_text_is_left_out_and_its_text_stays() -> None:
    body = "\n".join(
        [
            "View online: https://x.example.org/v",
            "",
            TEXT,
            "",
            LAW,
            "",
            "Another paragraph <https://track.example.org/click?u=1> ends here.",
            "",
            "====================",
            "You are receiving this email because you signed up at our website.",
            "Unsubscribe: https://x.example.org/u",
            "Example Post, 1 Example Street",
        ]
    )
    assert only(message(body)).text == (f"{TEXT}\n\n{LAW}\n\nAnother paragraph ends here.")


def test_a_page_of_layout_tables_keeps_its_texts_and_loses_what_nobody_sees() -> None:
    block = "<table><tr><td><h2>{}</h2><p>{}</p><a href='https://click.example.org/1'>Read more</a></td></tr></table>"
    page = (
        "<!DOCTYPE html><html><body><div style='display:none;max-height:0'>What lists of messages show</div>"
        + "".join(block.format(title, TEXT) for title in ("Draft rules", "Open ports"))
        + "<table><tr><td>You are receiving this newsletter.<br><a href='#'>Unsubscribe</a></td></tr></table></html>"
    )
    found = message(None)
    found.set_content(page, subtype="html")
    assert only(found).text == f"## Draft rules\n\n{TEXT}\n\n## Open ports\n\n{TEXT}"


def test_lines_that_a_program_broke_are_put_together() -> None:
    wrapped = (
        "The ministry published the draft of the rules on Tuesday, and asks\n"
        "operators of networks to report incidents.\n\nThe end."
    )
    assert only(message(wrapped)).text == wrapped.replace("asks\noperators", "asks operators")
    data = b"Subject: A\nContent-Type: text/plain; format=flowed\n\nThe draft of \nthe rules.\nThe end.\n"
    assert only(data).text == "The draft of the rules.\nThe end."


def test_a_forwarded_message_is_the_one_that_was_forwarded() -> None:
    body = (
        "Interesting.\n\n---------- Forwarded message ---------\nFrom: Example Daily <daily@example.org>\n"
        "Date: Mon, May 13, 2024 at 9:00 AM\nSubject: Rules are drafted\nTo: <a@example.org>\n\n\n" + TEXT
    )
    record = only(message(body, Subject="Fwd: Rules are drafted"))
    assert (record.title, record.text) == ("Rules are drafted", TEXT)
    assert record.published is not None and record.published.isoformat() == "2024-05-13"
    assert record.label("forwarded_from") == "Example Daily <daily@example.org>"


def test_chinese_messages_are_read_in_their_encodings() -> None:
    text = "国家网信办发布了网络数据安全管理的规定，要求平台在三十天内整改，这是为了保护用户的个人信息。"
    for encoding in "gb2312", "utf-8", "gb18030":
        found = message(None, Subject="网络数据规定")
        found.set_content(text, charset=encoding)
        record = only(found)
        assert (record.title, record.text) == ("网络数据规定", text)
    raw = "Subject: 网络数据规定的发布\r\nFrom: 示例日报\r\n\r\n".encode("gb18030") + text.encode("gb18030")
    assert (only(raw).title, only(raw).text) == ("网络数据规定的发布", text)


def test_attachments_that_a_reader_takes_are_documents_of_their_own() -> None:
    found = message()
    found.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="speech.txt")
    found.add_attachment(b"title,text\nOne,Text.\nTwo,Text.\n", maintype="text", subtype="csv", filename="rows.csv")
    found.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    found.add_attachment(b"%PDF-1.7 broken", maintype="application", subtype="pdf", filename="paper.pdf")
    found.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="all.zip")
    found.add_attachment(message(Subject="Inner rules"))
    own, speech, one, two, logo, paper, packed, inner = records(found)
    assert (own.part, speech.part, speech.text) == ("", "speech.txt", TEXT)
    assert (one.part, one.title, two.title) == ("rows.csv", "One", "Two")
    assert logo.skip == "No reader for attachments of this kind (image/png)."
    assert "cannot be opened" in (paper.error or "") and "not opened" in (packed.error or "")
    assert (inner.part, inner.title) == ("message", "Inner rules")
    assert [record.index for record in records(found)] == list(range(8))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"no header at all", "no e-mail|neither a subject nor a text"),
        (b"From: a@example.org\n\n", "neither a subject nor a text"),
        (b"Subject: A\nContent-Type: text/plain\n\n\x00\x01", "binary"),
    ],
)
def test_what_is_no_message_is_refused_or_told(data: bytes, words: str) -> None:
    try:
        found = records(data)
    except ReadingError as problem:
        assert any(word in str(problem) for word in words.split("|"))
    else:
        assert words in found[0].warnings[0]


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: A\nContent-Type: multipart/mixed\n\nThe text without a boundary, as broken programs send it.\n",
        b"Subject: A\nContent-Type: text/plain; charset=no-such-thing\n\nThe text of the message, as it is.\n",
        b"Subject: =?no-such-thing?b?AAAA?=\nContent-Transfer-Encoding: base64\n\nThis is no base64, is it?\n",
        b"Subject: A\nDate: soon\nContent-Type: text/html\n\n<p>The text of a page that is short.</p>",
        b"Subject: =?utf-8?q?A?=\n =?utf-8?q?B?=\nContent-Type: ;;;;\n\nText.\n",
    ],
)
def test_broken_messages_are_read_as_far_as_they_go(data: bytes) -> None:
    assert only(data).title


def test_nested_parts_without_end_are_refused() -> None:
    head = "".join(f'--{n}\nContent-Type: multipart/mixed; boundary="{n + 1}"\n\n' for n in range(3000))
    data = f'Subject: A\nContent-Type: multipart/mixed; boundary="0"\n\n{head}'.encode()
    try:
        assert only(data).title == "A"
    except ReadingError as problem:
        assert "nested too deeply" in str(problem) or "parts" in str(problem)
    many = "Subject: A\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 1000
    with pytest.raises(ReadingError, match="more than 500 parts"):
        records(many.encode())


def test_a_mailbox_is_taken_apart(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    for number in range(3):
        box.add(message(f"From the start, number {number}.\n\nFrom here on it goes on.", Subject=f"Number {number}"))
    box.close()
    found = records((tmp_path / "a.mbox").read_bytes(), "a.mbox")
    assert [(record.index, record.part, record.title) for record in found] == [
        (0, "message 1", "Number 0"),
        (1000, "message 2", "Number 1"),
        (2000, "message 3", "Number 2"),
    ]
    assert found[1].text == "From the start, number 1.\n\nFrom here on it goes on."


def test_a_broken_message_in_a_mailbox_leaves_the_others() -> None:
    start = b"From a@example.org Tue May 14 08:30:00 2024\n"
    bad, good = records(start + b"\nno header\n\n" + start + message().as_bytes(), "a.mbox")
    assert "no e-mail" in (bad.error or "")
    assert good.text == TEXT
    with pytest.raises(ReadingError, match="no message"):
        records(b"Nothing here\n", "a.mbox")


def test_a_page_saved_in_one_file_is_read_with_its_address() -> None:
    page = f"<html><head><title>Draft rules</title></head><body><h1>Draft rules</h1><p>{TEXT}</p></body></html>"
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://news.example.org/1\nSubject: Draft rules\n"
        "Date: Tue, 14 May 2024 08:30:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        f"--b\nContent-Type: text/html\nContent-Location: https://news.example.org/1\n\n{page}\n"
        "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw==\n--b--\n"
    ).encode()
    (record,) = read(data, name="page.mhtml")
    assert TEXT in record.text
    assert (record.source_url, record.address) == ("https://news.example.org/1", "https://news.example.org/1")
    assert record.fetched_at == datetime.datetime(2024, 5, 14, 8, 30, tzinfo=datetime.UTC)
    assert reader_for("download", None, data[:4096]).name == "mhtml"


def test_messages_are_recognized_by_their_first_bytes() -> None:
    data = b"Received: by example.org\n\twith SMTP\nMessage-ID: <1@example.org>\n" + message().as_bytes()
    assert reader_for("download", None, data).name == "mail"
    assert reader_for("download", None, b"From a@example.org Tue May 14 08:30:00 2024\n" + data).name == "mbox"
    assert reader_for("download", None, b"Title: A\nDate: 2024\nSource: B\n\nText").name == "text"


def test_a_mailbox_in_an_archive_keeps_its_numbers() -> None:

    start = b"From a@example.org Tue May 14 08:30:00 2024\n"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("a.mbox", start + message().as_bytes() + b"\n" + start + message().as_bytes())
    reader = reader_for("a.zip")
    found = [record for piece in pieces_of(data, reader) for record in records_of(piece, reader)]
    assert [(record.index, record.part) for record in found] == [
        (0, "a.txt"),
        (1000, "a.mbox/message 1"),
        (2000, "a.mbox/message 2"),
    ]
