"""All that understanding may know of the world: reference rows, and the search structures made from them once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from articles import reference
from articles.reference import EditionRow, OrganizationRow, PlaceRow, SourceRow, TopicRow


@dataclass(frozen=True)
class Knowledge:
    """Reference rows, from the CSV files or from the database alike. Make it once: what is derived is kept with it."""

    editions: tuple[EditionRow, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    topics: tuple[TopicRow, ...] = ()
    organizations: tuple[OrganizationRow, ...] = ()

    @classmethod
    def from_reference(cls, folder: Path | None = None) -> Self:
        """Knowledge from the CSV files of `folder`; by default those of articles/reference."""
        return cls(
            editions=reference.editions(folder),
            sources=reference.sources(folder),
            places=reference.places(folder),
            topics=reference.topics(folder),
            organizations=reference.organizations(folder),
        )
