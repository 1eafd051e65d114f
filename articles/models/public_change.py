from datetime import datetime
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Q


class Stamp(NamedTuple):
    """A state of what the public sees. After a restore two states may bear one number; the time tells them apart."""

    number: int
    changed_at: datetime


class PublicChange(models.Model):
    """One row: how often, and when last, something that the public sees changed. Database triggers keep it.

    Whoever changes something holds the row until the end of the transaction: numbers are given in the order of commits.
    """

    number = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="public_change_single")]

    def __str__(self) -> str:
        return self.changed_at.isoformat()

    @classmethod
    def stamp(cls) -> Stamp | None:
        """The present state, for validators of cached pages and for what a process keeps.

        None where the row is lost (`manage.py flush`, tests that empty the tables), until the next change.
        """
        with connection.cursor() as cursor:  # every page asks, and a QuerySet costs more than the query
            cursor.execute("SELECT number, changed_at FROM public.articles_publicchange WHERE id = 1")
            row = cursor.fetchone()
        return Stamp(*row) if row else None

    @classmethod
    def last(cls) -> datetime | None:
        """The time of the last change; None as for `stamp`."""
        stamp = cls.stamp()
        return stamp.changed_at if stamp else None


class PublicChangeEntry(models.Model):
    """What one public change was about. The newest entries are kept; whoever is further behind reads everything again.

    `articles` are keys of articles whose own row changed; for tags and the registry there are none.
    """

    number = models.BigIntegerField(primary_key=True)
    changed_at = models.DateTimeField()
    table = models.CharField(max_length=63)
    articles = ArrayField(models.BigIntegerField(), default=list)

    def __str__(self) -> str:
        return f"{self.number}: {self.table}"

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.number, self.changed_at)
