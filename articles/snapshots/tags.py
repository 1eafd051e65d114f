"""Tags that come back where there is one like them by now, since what they were tags of was merged meanwhile."""

from typing import Any

from django.db import connection, models

from articles.models.tag import strength
from articles.snapshots.contents import Row
from articles.snapshots.relations import table

DECISION = ("state", "origin", "decided_by_id", "decided_at")
WORDS = ("surface", "sentence", "rule", "matched", "version")
"""What rests on a rule has words: those of the tag that is there stay, and only where it has none it takes these."""


def fold(model: Any, row: Row) -> int:
    """Let the stronger decision of the two stand, as a merge does. How many tags were changed."""
    own = table(model)
    to = next(name for name in ("organization_id", "topic_id") if name in row)
    values = [f"{name} = gone.{name}" for name in DECISION]
    values += [f"{name} = CASE WHEN kept.surface = '' THEN gone.{name} ELSE kept.{name} END" for name in WORDS]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {own} AS kept SET {', '.join(values)} FROM jsonb_populate_record(NULL::{own}, %s::jsonb) AS gone"
            f" WHERE kept.article_id = gone.article_id AND kept.{to} = gone.{to}"
            f" AND {strength('gone')} > {strength('kept')}",
            [models.JSONField().get_db_prep_value(row, connection)],
        )
        return int(cursor.rowcount)
