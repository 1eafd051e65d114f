"""What is known of a redaction afterwards, and what processes forget."""

import logging
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils.translation import ngettext

from articles.actions import Actor
from articles.matching import folding
from articles.models import Blob, Organization, Redaction, StaffLogEntry
from articles.redaction.locking import patient
from articles.redaction.tables import tables

logger = logging.getLogger(__name__)


def told(reason: str, by: Actor, sealed: list[Blob], values: dict[str, Any]) -> Redaction:
    """Who, when, why, where; never what."""
    who: Any = by
    key, name = (who.pk, who.get_username()) if who else (None, "")
    keys = [blob.pk for blob in sealed]
    redaction = Redaction.objects.create(reason=reason, by_id=key, by_name=name, sealed=keys, **values)
    number = sum(redaction.counts.values())
    text = ngettext("Redacted words in {count} row", "Redacted words in {count} rows", number)
    StaffLogEntry.objects.create(
        kind=StaffLogEntry.Kind.WROTE if who else StaffLogEntry.Kind.COMMAND,
        user_id=key,
        user_name=name,
        what=f"{text.format(count=number)}: {reason}",
        model=Redaction._meta.label_lower,
        object_id=str(redaction.pk),
    )
    numbers = (number, len(redaction.articles), len(sealed))
    logger.info("Redaction %s: %s rows, %s articles, %s originals.", redaction.pk, *numbers)
    return redaction


def let_go(redaction: Redaction) -> None:
    """Forget what this process and the planner's statistics keep of texts."""
    folding.fold.cache_clear()
    folding.lowered.cache_clear()
    for table in tables():
        if table.label in redaction.counts:
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    patient()
                    cursor.execute(f"ANALYZE {table.quoted}")
            except DatabaseError:  # whose table it is may do it: docs/operating.md
                logger.warning("The statistics of %s could not be made anew.", table.name)


def tell_processes() -> None:
    """What processes keep of texts and names they read anew when the registry is another one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.archive_note_public_change(%s, '{}')", [Organization._meta.db_table])
