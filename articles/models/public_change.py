from datetime import datetime

from django.db import models
from django.db.models import Q


class PublicChange(models.Model):
    """One row: when something that the public sees last changed. Database triggers keep it."""

    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="public_change_single")]

    def __str__(self) -> str:
        return self.changed_at.isoformat()

    @classmethod
    def last(cls) -> datetime | None:
        """The time of the last change, for validators of cached pages.

        None where the row is lost (`manage.py flush`, tests that empty the tables), until the next change.
        """
        return cls.objects.filter(pk=1).values_list("changed_at", flat=True).first()
