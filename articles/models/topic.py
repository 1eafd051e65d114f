from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.derived import former_slug_trigger, public_change_triggers, version_trigger
from articles.models.fields import not_blank, page, texts
from articles.models.history import tracked
from articles.models.reference import NOT_IN_HISTORY, Reference


@tracked(exclude=NOT_IN_HISTORY, every_insert=True)
class Topic(Reference):
    """A term of the controlled vocabulary of cyber policy."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    label = models.CharField(_("label"), max_length=120, unique=True)
    label_zh = models.CharField(_("Chinese label"), max_length=120, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    version = models.PositiveIntegerField(
        _("version"), default=1, editable=False, help_text=_("Of its cues, which find it in texts.")
    )
    cues = texts(_("cues"), help_text=_("Words in a text that speak for this topic."))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("broader topic")
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["label"]
        constraints = [
            not_blank("topic", "label"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="topic_not_own_parent"),
        ]
        triggers = [former_slug_trigger("topic"), version_trigger("cues"), *public_change_triggers()]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return page("topic-detail", self.slug)
