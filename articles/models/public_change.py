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
    def last(cls) -> datetime:
        """The time of the last change, for validators of cached pages."""
        return cls.objects.get(pk=1).changed_at
