"""A message of e-mail taken apart: its headers decoded, its parts listed, whatever its writer made of the standards.

By the standard library's older policy: the newer one parses headers so strictly that hostile ones make it fail.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from articles.readers.decoding import decode
from articles.readers.html import charset
from articles.readers.record import ReadingError

FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError)
"""What the standard library raises over headers that nobody should write."""
MOST_PARTS = 500
LONGEST_HEADER = 2000
LONGEST_KIND = 4000
# The standard library takes for ever over the parameters of such a header.
OVERLONG = re.compile(rb"(?im)^content-[a-z-]{4,30}:[^\n]*(?:\n[ \t][^\n]*)*")
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that holds no others. `name`: its file's, "" for none; `attached`: whether it is no part of the text."""

    kind: str
    name: str
    attached: bool
    message: Message

    @property
    def data(self) -> bytes:
        """Its content, whatever it was encoded in for the way."""
        if self.kind == "message/rfc822":
            inside = self.message.get_payload()
            first = inside[0] if isinstance(inside, list) and inside else None
            return first.as_bytes() if isinstance(first, Message) else b""
        content = self.message.get_payload(decode=True)
        return content if isinstance(content, bytes) else b""

    @property
    def media_type(self) -> str:
        found = self.message.get_content_charset()
        return f"{self.kind}; charset={found}" if found else self.kind

    def text(self) -> str:
        """Raises ReadingError for what is no text."""
        return charset.text_of(self.data, self.media_type)[0]


def parsed(data: bytes) -> Message:
    """The message. Raises ReadingError for one that is nested without end."""
    try:
        return message_from_bytes(OVERLONG.sub(lambda found: found[0][:LONGEST_KIND], data))
    except (RecursionError, *FAULTS) as problem:
        raise ReadingError(
            f"The message cannot be taken apart ({type(problem).__name__}): its parts are nested too deeply or broken."
        ) from None


def parts(message: Message) -> Iterator[Part]:
    """The parts that hold no others, a message within a message among them. Raises ReadingError for too many."""
    waiting, number = [message], 0
    while waiting:
        one = waiting.pop()
        kind = one.get_content_type()
        inside = one.get_payload()
        if kind != "message/rfc822" and isinstance(inside, list):
            waiting.extend(part for part in reversed(inside) if isinstance(part, Message))
            number += len(inside)
            if number > MOST_PARTS:
                raise ReadingError(f"The message has more than {MOST_PARTS} parts, as only a bomb does.")
            continue
        name = _file_name(one)
        disposition = str(one.get("Content-Disposition", "")).strip().lower()
        attached = (
            kind == "message/rfc822" or disposition.startswith("attachment") or (bool(name) and one is not message)
        )
        yield Part(kind, name, attached, one)


def _file_name(message: Message) -> str:
    try:
        found = message.get_filename() or ""
    except FAULTS:
        return ""
    return _one_line(_words(found)).replace("/", "_").replace("\\", "_")[:200]


def header(message: Message, name: str) -> str:
    """A header in one line, its encoded words decoded; "" where there is none."""
    value = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    return _one_line(_words(str(value)))[:LONGEST_HEADER] if value is not None else ""


def _words(value: str) -> str:
    value = value[: 4 * LONGEST_HEADER]
    if any("\ud800" <= char <= "\udfff" for char in value):  # bytes that no standard lets stand in a header
        try:
            value = decode(value.encode("utf-8", "surrogateescape"))[0]
        except (ReadingError, UnicodeEncodeError):
            value = value.encode("utf-8", "replace").decode()
    try:
        return str(make_header(decode_header(value)))
    except FAULTS:
        return value


def _one_line(value: str) -> str:
    clean = value.encode("utf-8", "replace").decode()
    return SPACES.sub(" ", "".join(char if char.isprintable() else " " for char in clean)).strip()


def sent_at(message: Message) -> datetime.datetime | None:
    """The moment of the Date header, with the zone that it names."""
    try:
        return parsedate_to_datetime(header(message, "Date"))
    except (*FAULTS, OverflowError):
        return None


def sender(message: Message) -> tuple[str, str]:
    """The name and the address of who sent it; either may be empty."""
    name, address = parseaddr(header(message, "From"))
    return name.strip("\"' "), address if "@" in address else ""
