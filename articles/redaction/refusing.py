"""What the registry calls things by is not taken out: it would be nameless, and match everything or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.redaction.scanning import Hit

NAMES = ("name", "name_zh", "slug", "website")
CALLED: dict[str, tuple[str, ...]] = {
    "articles_organization": NAMES,
    "articles_organizationname": ("name", "required", "forbidden"),
    "articles_source": (*NAMES, "domains", "dateline_forms"),
    "articles_event": (*NAMES, "series", "other_names"),
    "articles_place": (*NAMES, "other_names"),
    "articles_topic": ("label", "label_zh", "slug", "cues"),
    "articles_taggingrule": ("terms", "required", "forbidden"),
    "articles_feed": ("address",),
    "auth_user": ("username", "first_name", "last_name", "email"),
    "auth_group": ("name",),
}
"""By table, the columns that say what a row is called or looks for. Words in its notes are taken out as elsewhere."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is called by the words, or looks for them."""

    model: Any
    key: Any
    columns: tuple[str, ...]

    @property
    def kind(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def row(self) -> Any:
        return self.model._base_manager.filter(pk=self.key).first()


def refused(hits: Iterable[Hit]) -> list[Refused]:
    found = []
    for hit in hits:
        columns = tuple(name for name in hit.new if name in CALLED.get(hit.table.name, ()))
        if columns:
            found.append(Refused(hit.table.model, hit.key, columns))
    return found
