"""PDF files: the text layer of their pages, put back into paragraphs."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from statistics import median_high
from typing import Any, BinaryIO

import pypdfium2
from pypdfium2 import raw

from articles.readers.decoding import tidy, whole
from articles.readers.pdflines import Line, paragraphs, title_of, without_furniture
from articles.readers.record import Piece, ReadingError, Record

MOST_PAGES = 1000
MOST_CHARACTERS = 5_000_000
FEWEST_CHARACTERS = 20
"""Of a whole document: fewer are a stamp on a scan."""
UNREADABLE = 0.3
"""Share of characters without a meaning in Unicode from which on a text layer is none."""
LINE_END_HYPHENS = frozenset((0x02, 0xFFFE))
"""What pdfium has for a hyphen and the end of the line that it breaks a word at."""
PDF_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?")
NO_TEXT = (
    "The PDF has no text layer: its pages are pictures. Let a program for recognizing text (OCR) add one, and take in "
    "the result."
)


class PdfReader:
    """Reads one document from a PDF. What its properties say of title, author and date is kept as labels only."""

    name = "pdf"
    version = "1"
    streams = False
    suffixes = frozenset({".pdf"})
    media_types = frozenset({"application/pdf", "application/x-pdf"})

    def recognizes(self, head: bytes) -> bool:
        return b"%PDF-" in head[:1024]

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The whole file. Raises ReadingError for what is empty or too large."""
        yield Piece(whole(stream))

    def records(self, piece: Piece) -> Iterator[Record]:
        """One record. Raises ReadingError for what is broken, locked, a scan, or has too many pages.

        pdfium is a C library: a process with limits is the place to call this for what strangers send.
        """
        with _opened(piece.data) as document:
            number = len(document)
            if number > MOST_PAGES:
                raise ReadingError(
                    f"The PDF has {number:,} pages, the limit is {MOST_PAGES:,}. Extract those of the article."
                )
            pages, warnings = _pages(document)
            labels = _labels(document, number)
        kept, address = without_furniture(pages)
        title = title_of(kept[0]) if kept else None
        text = "\n\n".join(paragraphs(kept, left_out=title.lines if title else ()))
        yield Record(
            text=tidy(text),
            title=title.text if title else None,
            source_url=address,
            labels=labels,
            warnings=warnings,
        )


def _opened(data: bytes) -> Any:
    """The document, to be used in a `with`. Raises ReadingError."""
    try:
        return closing(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise ReadingError("The PDF is locked by a password. Save a copy without it, and take that in.") from None
        reason = str(problem).rstrip(".")
        raise ReadingError(f"The PDF cannot be opened: {reason}. It is broken: fetch or copy it again.") from None


def _pages(document: Any) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The lines of each page. Raises ReadingError where there is no text to speak of."""
    pages: list[list[Line]] = []
    broken: list[int] = []
    characters = unreadable = 0
    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                lines, bad = _lines(text.raw, text.count_chars())
        except pypdfium2.PdfiumError:
            broken.append(number + 1)
            continue
        pages.append(lines)
        characters += sum(len(line.text) for line in lines)
        unreadable += bad
        if characters > MOST_CHARACTERS:
            broken.append(number + 2)
            break
    if characters + unreadable < FEWEST_CHARACTERS:
        raise ReadingError(NO_TEXT)
    if unreadable > UNREADABLE * (characters + unreadable):
        raise ReadingError("The fonts of the PDF do not say which characters they show. Print it anew, or use OCR.")
    warnings = (f"Pages could not be read, the first of them page {broken[0]}.",) if broken else ()
    return pages, warnings


def _lines(page: Any, count: int) -> tuple[list[Line], int]:
    """The lines of a page with their places and sizes, and how many characters have no meaning."""
    lines: list[Line] = []
    place: list[int] = []
    chars: list[str] = []
    bad = 0

    def end() -> None:
        text = " ".join("".join(chars).split())
        if text and place:
            lines.append(_placed(page, text, place))
        chars.clear()
        place.clear()

    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        if code in (0x0A, 0x0D):
            end()
        elif code in LINE_END_HYPHENS:
            chars.append("-")
            end()
        elif _is_meaningless(code) or raw.FPDFText_HasUnicodeMapError(page, index) == 1:
            bad += 1
        else:
            chars.append(chr(code))
            if not chr(code).isspace():
                place.append(index)
    end()
    return lines, bad


def _is_meaningless(code: int) -> bool:
    """True for no character, the sign for an unknown one, half a pair, and the range where fonts have their own."""
    return code in (0, 0xFFFD) or 0xD800 <= code < 0xE000 or 0xE000 <= code < 0xF900


def _placed(page: Any, text: str, place: list[int]) -> Line:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page, place[0], left, right, bottom, top)
    start, low = left.value, bottom.value
    raw.FPDFText_GetCharBox(page, place[-1], left, right, bottom, top)
    some = place[:: max(1, len(place) // 9)]
    size = median_high(raw.FPDFText_GetFontSize(page, index) * _scale(page, index) for index in some)
    return Line(text, start, right.value, low, size)


def _scale(page: Any, index: int) -> float:
    """By how much the page enlarges a character's font."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(page, index, matrix):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0


def _labels(document: Any, pages: int) -> tuple[tuple[str, str], ...]:
    """What the properties say. They are often those of a template, or of the first draft: candidates, no facts."""
    found: dict[str, str] = {}
    with suppress(pypdfium2.PdfiumError, UnicodeDecodeError):
        found = document.get_metadata_dict(skip_empty=True)
    names = {"Title": "pdf_title", "Author": "pdf_author", "Subject": "pdf_subject", "Keywords": "pdf_keywords"}
    values = [(name, " ".join(tidy(found.get(key, "")).split())[:500]) for key, name in names.items()]
    labels = [(name, value) for name, value in values if value]
    for key, name in ("CreationDate", "pdf_created"), ("ModDate", "pdf_changed"):
        if when := PDF_DATE.match(found.get(key, "")):
            labels.append((name, "-".join(part for part in when.groups()[:3] if part)))
    return (*labels, ("pdf_pages", str(pages)))
