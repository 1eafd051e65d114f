"""A made-up document and what understanding it must come to."""

from collections.abc import Set
from dataclasses import dataclass, field, fields
from typing import Any

UNASKED: Any = object()


@dataclass(frozen=True)
class Document:
    """A text and the values that are asked of it. `title` is None where the text has none (one may be inferred);
    `begins` and `ends` are the first and last words of its body; `organizations` are all of them, by canonical name.
    """

    name: str
    text: str
    title: str | None = UNASKED
    title_origin: str | None = UNASKED
    published_on: str | None = UNASKED
    published_time: str | None = UNASKED
    published_zone: str | None = UNASKED
    place: str | None = UNASKED
    agency: str | None = UNASKED
    outlet: str | None = UNASKED
    byline: list[str] = UNASKED
    language: str = UNASKED
    edition: int | None = UNASKED
    related_editions: list[int] = UNASKED
    organizations: Set[str] = UNASKED
    begins: str = UNASKED
    ends: str = UNASKED
    file_name: str = field(default="document.txt")

    def asked(self) -> dict[str, Any]:
        """What is asked of the document, by field."""
        values = {one.name: getattr(self, one.name) for one in fields(self)[2:-1]}
        return {name: value for name, value in values.items() if value is not UNASKED}
