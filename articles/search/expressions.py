"""Django expressions over the SQL functions that spell and index words."""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func


class TextVector(Func):
    """The search vector of a title (weight A) and a text (weight D), Chinese by bigrams."""

    function = "public.archive_search_vector"
    output_field = SearchVectorField()


class TitleVector(Func):
    """The search vector of a title alone, small, so that title matches can be found first."""

    function = "public.archive_title_vector"
    output_field = SearchVectorField()


class TextQuery(SearchQuery):
    """A question to a search vector: SQL of our own with its parameters, as `articles.search.conditions` writes it."""

    def __init__(self, statement: str, parameters: tuple[str, ...]) -> None:
        super().__init__("")
        self.statement, self.parameters = statement, parameters

    def as_sql(self, compiler: Any, connection: Any, function: Any = None, template: Any = None) -> Any:  # type: ignore[override]
        return self.statement, list(self.parameters)

    def __eq__(self, other: object) -> bool:
        mine = (self.statement, self.parameters)
        return isinstance(other, TextQuery) and mine == (other.statement, other.parameters)

    def __hash__(self) -> int:
        return hash((self.statement, self.parameters))
