"""Where words are taken out: everywhere, or of some articles and of all that belongs to these."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps

from articles.models import Article
from articles.redaction.tables import Table, content_type_of, quoted

HAS_LINK = "SELECT capture_id FROM public.articles_articlecapture WHERE article_id = ANY(%(articles)s)"
ONLY_THEIRS = """{key} IN (SELECT candidate_id FROM public.articles_namesighting WHERE article_id = ANY(%(articles)s))
    AND {key} NOT IN (SELECT candidate_id FROM public.articles_namesighting WHERE article_id <> ALL(%(articles)s))"""
OF_OTHERS: dict[str, str] = {
    "articles_capture": f"id IN ({HAS_LINK})",
    "articles_reading": f"capture_id IN ({HAS_LINK})",
    "articles_intake": f"id IN (SELECT intake_id FROM public.articles_capture WHERE id IN ({HAS_LINK}))",
    "articles_namecandidate": ONLY_THEIRS.format(key="id"),
    "articles_namecandidateevent": ONLY_THEIRS.format(key="pgh_obj_id"),
    "articles_trashed": "model = 'articles.article' AND object_id = ANY(%(articles)s)",
    "articles_merge": "kind = 'article' AND (kept_id = ANY(%(articles)s) OR dropped_id = ANY(%(articles)s))",
    "articles_act": "contexts && ARRAY({contexts})",
    "pghistory_context": "id IN ({contexts})",
    "django_admin_log": "content_type_id = %(content_type)s AND object_id = ANY(%(names)s)",
    "articles_stafflogentry": "model IN ('articles.article', 'article') AND object_id = ANY(%(names)s)",
}
"""Rows that belong to articles by another way than a column that names the article."""


@dataclass(frozen=True)
class Scope:
    """`articles`: keys; None for everywhere."""

    articles: frozenset[int] | None = None

    @classmethod
    def of(cls, articles: Iterable[int]) -> "Scope":
        return cls(frozenset(articles))

    @property
    def everywhere(self) -> bool:
        return self.articles is None

    @cached_property
    def parameters(self) -> dict[str, Any]:
        if self.articles is None:
            return {}
        keys = sorted(self.articles)
        return {"articles": keys, "names": [str(key) for key in keys], "content_type": content_type_of(Article)}

    def condition(self, table: Table) -> str | None:
        """Which rows of a table are looked at, in SQL that takes `parameters`; None for none of them."""
        if self.everywhere:
            return "TRUE"
        if table.articles:
            return " OR ".join(f"{quoted(column)} = ANY(%(articles)s)" for column in table.articles)
        condition = OF_OTHERS.get(table.name)
        return condition and condition.replace("{contexts}", _contexts())


def _contexts() -> str:
    """The contexts in which the history of articles, and of what belongs to them, was written."""
    found = []
    for model in apps.get_models():
        if not hasattr(model, "pgh_tracked_model"):
            continue
        columns = [field.column for field in model._meta.concrete_fields if field.related_model is Article]
        if columns:
            condition = " OR ".join(f"{quoted(str(column))} = ANY(%(articles)s)" for column in columns)
            found.append(
                f"SELECT pgh_context_id FROM public.{quoted(model._meta.db_table)}"
                f" WHERE pgh_context_id IS NOT NULL AND ({condition})"
            )
    return " UNION ".join(found)
