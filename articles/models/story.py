from django.db import models
from django.utils.translation import gettext_lazy as _


class Story(models.Model):
    """The copies of one text in several outlets. There is one only where there are two copies or more."""

    created_at = models.DateTimeField(_("found at"), auto_now_add=True)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def __str__(self) -> str:
        return _("Story {number}").format(number=self.pk)
