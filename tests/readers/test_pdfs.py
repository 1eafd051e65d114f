"""PDF files built by hand, as typesetters, browsers and scanners make them."""

import zlib
from pathlib import Path

import pytest

from articles.readers import ReadingError, Record, read, reader_for
from articles.readers.pdflines import joined

Text = tuple[float, float, float, str]
"""x, y, size, text"""
TEXT = (
    "The ministry published the draft of the rules on Tuesday.",
    "It asks operators of networks to report incidents within",
    "a day, and gives them a year to prepare. Comments are",
    "open until the end of the month.",
)


def pdf(
    *pages: list[Text], info: str = "", page_count: int | None = None, catalog: str = "", trailer: str = ""
) -> bytes:
    """A PDF of these pages: Latin in Helvetica, Chinese in a font that tells its characters by a ToUnicode map."""
    foreign = sorted({char for page in pages for *_, text in page for char in text if not char.isascii()})
    codes = {char: number for number, char in enumerate(foreign, 1)}
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    pairs = "\n".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H "
        "/DescendantFonts [5 0 R] /ToUnicode 7 0 R >>",
        5: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /FontDescriptor 6 0 R /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        6: "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 "
        "/Descent -120 /CapHeight 880 /StemV 80 >>",
        7: stream(cmap.encode()),
        8: f"<< {info} >>",
    }
    for number, page in enumerate(pages):
        objects[10 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {11 + 2 * number} 0 R "
            "/Resources << /Font << /L 3 0 R /C 4 0 R >> >> >>"
        )
        objects[11 + 2 * number] = stream("\n".join(shown(*text, codes) for text in page).encode("latin-1"))
    data, places = b"%PDF-1.7\n", {}
    for number, content in sorted(objects.items()):
        places[number] = len(data)
        inside = content if isinstance(content, bytes) else content.encode()
        data += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    size = max(places) + 1
    rows = [f"{places[n]:010} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(size)]
    end = f"trailer << /Size {size} /Root 1 0 R /Info 8 0 R {trailer}>>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {size}\n{''.join(rows)}{end}".encode()


def stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(packed), packed)


def shown(x: float, y: float, size: float, text: str, codes: dict[str, int]) -> str:
    if text.isascii():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"BT /L {size} Tf {x} {y} Td ({escaped}) Tj ET"
    return f"BT /C {size} Tf {x} {y} Td <{''.join(f'{codes[char]:04x}' for char in text)}> Tj ET"


def lines(*texts: str, top: float = 500, size: float = 10, left: float = 40, step: float = 13) -> list[Text]:
    return [(left, top - step * number, size, text) for number, text in enumerate(texts)]


def only(data: bytes) -> Record:
    (record,) = read(data, name="a.pdf")
    return record


def test_lines_become_paragraphs_by_their_gaps_and_the_largest_type_is_the_title() -> None:
    page = [
        (40, 560, 20, "Draft rules on the security"),
        (40, 536, 20, "of networks"),
        *lines(*TEXT, top=500),
        *lines("A second paragraph goes on about", "the duties of administrations.", top=430),
    ]
    record = only(pdf(page))
    assert record.title == "Draft rules on the security of networks"
    assert record.text == f"{' '.join(TEXT)}\n\nA second paragraph goes on about the duties of administrations."


def test_an_indent_or_a_short_line_begins_a_paragraph() -> None:
    indented = [
        *lines(*TEXT[:3], top=500),
        (55, 461, 10, "An indented line begins a paragraph of this text, and"),
        (40, 448, 10, "it goes on."),
    ]
    assert only(pdf(indented)).text.count("\n\n") == 1
    short = lines("A sentence that fills the whole of the column's width", "ends here.", *TEXT[:3], top=500)
    assert only(pdf(short)).text.split("\n\n")[1].startswith("The ministry")


def test_a_centred_line_stands_by_itself() -> None:
    page = [(120, 513, 10, "Example Post, 14 May 2024"), *lines(*TEXT, top=500)]
    assert only(pdf(page)).text == f"Example Post, 14 May 2024\n\n{' '.join(TEXT)}"


def test_chinese_is_joined_without_spaces() -> None:
    page = lines("国家网信办发布了网络数据安全管理的规定，", "要求平台在三十天内整改，保护个人信息。", top=500)
    assert only(pdf(page)).text == "国家网信办发布了网络数据安全管理的规定，要求平台在三十天内整改，保护个人信息。"


def test_words_broken_at_the_end_of_a_line_are_put_together_unless_they_have_a_hyphen() -> None:
    assert joined(["the telecom-", "munications of"]) == "the telecommunications of"
    assert joined(["a long-", "term plan"], {"long-term"}) == "a long-term plan"
    assert joined(["the Anglo-", "American plan"]) == "the Anglo-American plan"
    assert joined(["the soft\u00ad", "ware"]) == "the software"
    page = lines("Users of the telecom-", "munications nets and long-", "lived ones: they are long-lived.")
    assert only(pdf(page)).text == "Users of the telecommunications nets and long-lived ones: they are long-lived."


def test_running_heads_and_page_numbers_are_left_out_and_text_goes_on_over_pages() -> None:
    pages = [
        [(40, 580, 8, "Example Post - Weekly"), *lines(*TEXT[:3], top=500), (200, 20, 8, f"Page {number} of 4")]
        for number in range(1, 5)
    ]
    text = only(pdf(*pages)).text
    assert "Example Post" not in text and "Page" not in text
    assert text == " ".join(TEXT[:3] * 4)


def test_what_a_browser_prints_around_a_page_is_left_out_and_gives_the_address() -> None:
    page = [
        (40, 580, 8, "5/14/24, 4:52 PM Draft rules - Example Post"),
        *lines(*TEXT, top=500),
        (40, 20, 8, "https://news.example.org/2024/05/draft-rules 1/1"),
    ]
    record = only(pdf(page))
    assert record.text == " ".join(TEXT)
    assert record.source_url == "https://news.example.org/2024/05/draft-rules"


def test_properties_are_labels_and_no_facts() -> None:
    info = "/Title (Microsoft Word - draft3.doc) /Author (jroe) /CreationDate (D:20240514083000+08'00')"
    record = only(pdf(lines(*TEXT), info=info))
    assert (record.title, record.byline, record.published) == (None, (), None)
    assert dict(record.labels) == {
        "pdf_title": "Microsoft Word - draft3.doc",
        "pdf_author": "jroe",
        "pdf_created": "2024-05-14",
        "pdf_pages": "1",
    }


def test_pages_keep_their_order() -> None:
    record = only(pdf(*(lines(f"This is the sentence number {number}.") for number in range(1, 4))))
    assert record.text.split("\n\n") == [f"This is the sentence number {number}." for number in range(1, 4)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\nnothing", "cannot be opened"),
        (pdf(lines(*TEXT))[:300], "cannot be opened"),
        (pdf([]), "no text layer"),
        (pdf([(10, 10, 8, "7")]), "no text layer"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        only(data)


def test_a_locked_file_says_so() -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{0}> /U <{0}> >> /ID [<00> <00>] ".format("41" * 32)
    with pytest.raises(ReadingError, match="locked by a password"):
        only(pdf(lines(*TEXT), trailer=lock))


def test_too_many_pages_are_refused_unread() -> None:
    pages = [[] for _ in range(1001)]
    with pytest.raises(ReadingError, match="1,001 pages, the limit is 1,000"):
        only(pdf(*pages))


def test_fonts_that_hide_their_characters_are_told() -> None:
    text = "国家网信办发布了网络数据安全管理的规定，要求平台在三十天内整改保护"
    hidden = pdf(lines(text)).replace(b"/ToUnicode 7 0 R", b"")
    with pytest.raises(ReadingError, match=r"do not say which characters|no text layer"):
        only(hidden)


def test_a_file_is_recognized_by_its_first_bytes() -> None:
    assert reader_for("download", None, pdf([])[:100]).name == "pdf"


def test_no_handle_stays_open(tmp_path: Path) -> None:
    data = pdf(*(lines(*TEXT) for _ in range(20)))
    for _ in range(20):
        only(data)
