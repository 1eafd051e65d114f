from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.choices import TagOrigin
from articles.models.derived import PUBLIC_ARTICLE, array_triggers, public_change_triggers
from articles.models.fields import one_of
from articles.models.history import tracked_tag
from articles.models.organization import Organization


class MentionState(models.TextChoices):
    SUGGESTED = "suggested", _("suggested")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class MentionQuerySet(models.QuerySet["Mention"]):
    def accepted(self) -> Self:
        """The mentions that the public sees."""
        return self.filter(state=MentionState.ACCEPTED)

    def suggested(self) -> Self:
        """The mentions that wait for an editor."""
        return self.filter(state=MentionState.SUGGESTED)


@tracked_tag()
class Mention(models.Model):
    """An article names an organization. Evidence is kept; a rejection too, so that no rule suggests it again."""

    State = MentionState

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="mentions", verbose_name=_("article"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="mentions", verbose_name=_("organization")
    )
    state = models.CharField(_("state"), max_length=10, choices=MentionState, default=MentionState.SUGGESTED)
    origin = models.CharField(_("origin"), max_length=10, choices=TagOrigin, default=TagOrigin.EDITOR)
    surface = models.CharField(_("as printed"), max_length=300, blank=True)
    sentence = models.TextField(_("sentence"), blank=True)
    offsets = models.JSONField(
        _("offsets"), default=list, blank=True, help_text=_("[start, end] pairs: code points in the article's text.")
    )
    count = models.PositiveIntegerField(_("count"), default=0)
    rule = models.CharField(_("rule"), max_length=100, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["article", "organization"], name="mention_once"),
            one_of("mention", "state", MentionState),
            one_of("mention", "origin", TagOrigin),
            models.CheckConstraint(
                condition=~Q(origin=TagOrigin.RULE) | Q(surface__regex=r"\S", rule__regex=r"\S"),
                name="mention_by_rule_has_evidence",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "article"], condition=Q(state="accepted"), name="mention_accepted"),
            models.Index(fields=["article"], condition=Q(state="suggested"), name="mention_to_decide"),
        ]
        triggers = [
            *array_triggers(
                column="organization_ids",
                table="articles_mention",
                key="organization_id",
                condition="tag.state = 'accepted'",
            ),
            *public_change_triggers(condition=f"changed.state = 'accepted' AND {PUBLIC_ARTICLE}"),
        ]

    def __str__(self) -> str:
        return str(self.organization)
