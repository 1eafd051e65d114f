from django.db import models


class FormerSlug(models.Model):
    """A slug that a page once had. Database triggers write it; views redirect from it."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=120)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_unique")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"
