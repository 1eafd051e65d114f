"""E-mail: single messages, newsletters, mailboxes, with the documents attached to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message
from io import BytesIO
from typing import BinaryIO

from articles.readers import labels, markup
from articles.readers.decoding import MAX_BYTES, whole
from articles.readers.limits import LIMITS, Limits, megabytes
from articles.readers.mailparts import Part, header, parsed, parts, sender, sent_at
from articles.readers.mailtext import forwarded, only_says_where, own_title, unwrapped, without_furniture
from articles.readers.members import ROOM, Choose, refused
from articles.readers.record import PartialDate, Piece, ReadingError, Record

HEADERS = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,50}){3,}")
NEEDED = re.compile(rb"^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE)
MBOX_LINE = re.compile(rb"From \S{1,300} .{0,60}\d{4}\s*$")
DEEPEST = 5
"""Messages within messages."""
# The document type, and the lines that mail programs show in a list of messages and nowhere else.
UNSEEN = re.compile(
    r"(?i)<!doctype[^<>]{0,300}>|<(div|span|p|td)\b[^<>]{0,1000}display:\s?none[^<>]{0,1000}>[^<>]{0,2000}</\1>"
)
NEWSLETTER_WORDS = re.compile(r"\s+(?:newsletter|daily|weekly|briefing|via .{1,60})$", re.IGNORECASE)


@dataclass(frozen=True)
class MailReader:
    """Reads a message as a document; then each attachment that a reader of the registry takes, as one of its own."""

    choose: Choose

    name = "mail"
    version = "1"
    streams = False
    suffixes = frozenset({".eml"})
    media_types = frozenset({"message/rfc822"})

    def recognizes(self, head: bytes) -> bool:
        return bool(HEADERS.match(head) and NEEDED.search(head))

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The whole message. Raises ReadingError for what is empty or too large."""
        yield Piece(whole(stream))

    def records(self, piece: Piece) -> Iterator[Record]:
        """The message and its attachments. Raises ReadingError for what is no message."""
        yield from self._records(piece.data, 1)

    def _records(self, data: bytes, depth: int) -> Iterator[Record]:
        message = parsed(data)
        if not message.keys():
            raise ReadingError("This is no e-mail: it has no header. Save the message as its source (.eml).")
        found = list(parts(message))
        yield _record(message, [part for part in found if not part.attached], self.choose)
        for part in found:
            if part.attached and part.kind == "message/rfc822" and depth < DEEPEST:
                yield from self._inner(part, depth)
            elif part.attached:
                yield from self._attached(part)

    def _inner(self, part: Part, depth: int) -> Iterator[Record]:
        try:
            for record in self._records(part.data, depth + 1):
                yield replace(record, part=f"message/{record.part}" if record.part else "message")
        except ReadingError as problem:
            yield Record(part="message", error=str(problem))

    def _attached(self, part: Part) -> Iterator[Record]:
        name = part.name or part.kind
        data = part.data
        reader = self.choose(part.name, part.kind, data[:4096])
        if reader.name in ("zip", "wacz", "warc", "gzip", "mbox"):
            yield Record(
                part=name, error="An archive attached to a message is not opened. Save it and take it in itself."
            )
        elif reader.name == "text" and not part.name.lower().endswith((".txt", ".md")):
            yield Record(part=name, skip=f"No reader for attachments of this kind ({part.kind}).")
        else:
            try:
                for piece in reader.pieces(BytesIO(data)):
                    if piece.error:
                        yield Record(part=name, line=piece.line, error=piece.error)
                        continue
                    for record in reader.records(piece):
                        yield replace(record, part=name, line=record.line or piece.line)
            except ReadingError as problem:
                yield Record(part=name, error=str(problem))


def _record(message: Message, body: list[Part], choose: Choose) -> Record:
    """The document that a message is. Raises ReadingError where it has neither a subject nor a text."""
    page, text = _text(body, choose)
    inner, text = forwarded(text)
    subject = own_title(inner.get("subject", "") or header(message, "Subject"))
    text = without_furniture(text)
    if not text and not subject:
        raise ReadingError("The message has neither a subject nor a text.")
    name, _ = sender(message)
    listed = any(message.get(key) for key in ("List-Id", "List-Unsubscribe", "List-Post"))
    keys = ("From", "List-Id", "Message-ID", "Reply-To")
    found = tuple((key.lower(), value) for key in keys if (value := header(message, key)))
    archived = header(message, "Archived-At").strip("<> ")
    record = replace(
        page,
        text=text,
        article=None,
        title=subject or page.title,
        outlet=NEWSLETTER_WORDS.sub("", name) or None if listed else None,
        source_url=archived if archived.startswith("http") else None,
        labels=(*found, *((f"forwarded_{key}", value) for key, value in inner.items())),
    )
    return _dated(record, message, inner.get("date", ""))


def _dated(record: Record, message: Message, inner: str) -> Record:
    """The record with the moment that the message names, or the one forwarded in it."""
    dated = labels.dated_value(inner) if inner else None
    if dated:
        clock = dated[1]
        return replace(
            record,
            published=dated[0],
            date_evidence=f"forwarded: {inner}"[:120],
            published_time=clock.time if clock else None,
            published_zone=clock.zone if clock else None,
        )
    moment = sent_at(message)
    if moment is None:
        return record
    return replace(
        record,
        published=PartialDate(moment.year, moment.month, moment.day),
        date_evidence=f"Date: {header(message, 'Date')}"[:120],
        published_time=moment.time().replace(tzinfo=None, microsecond=0),
        published_zone=moment.strftime("%z") or None,
    )


def _text(body: list[Part], choose: Choose) -> tuple[Record, str]:
    """What the page in a message says of itself, and the text: the plain one, unless it only points to the page."""
    plain = next((part for part in body if part.kind == "text/plain"), None)
    page = next((part for part in body if part.kind in ("text/html", "application/xhtml+xml")), None)
    record, from_page = _page(page, choose) if page else (Record(), "")
    warnings: tuple[str, ...] = ()
    text = ""
    if plain is not None:
        try:
            text = plain.text()
        except ReadingError as problem:
            warnings = (f"The plain text of the message cannot be read: {problem}",)
    flowed = plain is not None and "flowed" in str(plain.message.get("Content-Type", "")).lower()
    if text and not (from_page and only_says_where(text, from_page)):
        return Record(warnings=warnings), unwrapped(text, flowed=flowed)
    return replace(record, warnings=warnings), from_page


def _page(page: Part, choose: Choose) -> tuple[Record, str]:
    """The page's record and text; all its lines where its tables hide the article from the reader of pages."""
    try:
        record = next(choose("", "text/html", b"").records(Piece(page.data, media_type=page.media_type)), Record())
        lines = markup.plain_lines(UNSEEN.sub("", page.text()))[0]
    except ReadingError:
        return Record(), ""
    text = record.text[slice(*record.article)] if record.article else record.text
    return Record(title=record.title), text if 2 * len(text) >= len(lines) else lines


@dataclass(frozen=True)
class MboxReader:
    """Takes a mailbox apart, message by message."""

    limits: Limits = LIMITS

    name = "mbox"
    version = "1"
    streams = True
    suffixes = frozenset({".mbox"})
    media_types = frozenset({"application/mbox"})

    def recognizes(self, head: bytes) -> bool:
        return bool(MBOX_LINE.match(head.partition(b"\n")[0]))

    def pieces(self, stream: BinaryIO) -> Iterator[Piece]:
        """The messages. Raises ReadingError where there is none."""
        stream.seek(0)
        number = 0
        for message, size in _messages(stream, self.limits.record_bytes):
            part = f"message {number + 1}"
            if size > self.limits.record_bytes:
                limit = megabytes(self.limits.record_bytes)
                yield refused(number * ROOM, part, f"The message has {megabytes(size)}, the limit is {limit}.")
            else:
                yield Piece(message, number * ROOM, reader="mail", part=part, room=ROOM)
            number += 1
        if not number:
            raise ReadingError('The mailbox has no message: no line begins with "From ". Check how it was saved.')

    def records(self, piece: Piece) -> Iterator[Record]:
        """None: each piece names the reader of messages."""
        return iter(())


def _messages(stream: BinaryIO, most: int) -> Iterator[tuple[bytes, int]]:
    """Each message and its size; of one over the limit nothing but the size is kept."""
    lines: list[bytes] = []
    size, inside, blank = 0, False, True
    while line := stream.readline(MAX_BYTES):
        if blank and MBOX_LINE.match(line):
            if inside:
                yield b"".join(lines), size
            lines, size, inside = [], 0, True
        elif inside:
            size += len(line)
            if size <= most:
                lines.append(line[1:] if re.match(rb">+From ", line) else line)
            else:
                lines.clear()
        blank = not line.strip()
    if inside:
        yield b"".join(lines), size
