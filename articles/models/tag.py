from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.choices import TagOrigin
from articles.models.fields import one_of


class TagState(models.TextChoices):
    """What an editor said of a tag. The public sees accepted ones only."""

    SUGGESTED = "suggested", _("suggested")
    UNSURE = "unsure", _("unsure")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class TagQuerySet(models.QuerySet[Any]):
    def accepted(self) -> Self:
        """The tags that the public sees."""
        return self.filter(state=TagState.ACCEPTED)

    def suggested(self) -> Self:
        """The tags that wait for an editor."""
        return self.filter(state=TagState.SUGGESTED)

    def unsure(self) -> Self:
        """The tags that an editor put off."""
        return self.filter(state=TagState.UNSURE)


class Tag(models.Model):
    """What ties an article to something, and what that rests on. A rejection is kept, so that no rule asks again.

    surface   the words as printed, at the first of `offsets`: [start, end] pairs, code points of the article's text
    sentence  the sentence around them
    count     how often the article has it; 1 where only the title does, which has no offsets
    rule      why the words were believed, in words
    matched   the name, cue or term that matched, as the registry spelled it then
    version   of the name, organization, topic or tagging rule that matched, at that time
    """

    State = TagState

    state = models.CharField(_("state"), max_length=10, choices=TagState, default=TagState.SUGGESTED)
    origin = models.CharField(_("origin"), max_length=10, choices=TagOrigin, default=TagOrigin.EDITOR)
    surface = models.CharField(_("as printed"), max_length=300, blank=True)
    sentence = models.TextField(_("sentence"), blank=True)
    offsets = models.JSONField(
        _("offsets"), default=list, blank=True, help_text=_("[start, end] pairs: code points in the article's text.")
    )
    count = models.PositiveIntegerField(_("count"), default=0)
    rule = models.CharField(_("rule"), max_length=100, blank=True)
    matched = models.CharField(_("name that matched"), max_length=300, blank=True)
    version = models.PositiveIntegerField(_("version of the rule"), default=0)
    tagging_rule = models.ForeignKey(
        "articles.TaggingRule",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tagging rule"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        abstract = True


JUDGED = Q(state__in=[TagState.ACCEPTED, TagState.REJECTED], origin=TagOrigin.RULE)
"""What rules suggested and editors decided on, for the share that they reject."""


def tag_constraints(model: str) -> list[models.CheckConstraint]:
    return [
        one_of(model, "state", TagState),
        one_of(model, "origin", TagOrigin),
    ]


def rule_has_evidence(model: str) -> models.CheckConstraint:
    """What a rule found rests on words, and says which rule it was."""
    return models.CheckConstraint(
        condition=~Q(origin=TagOrigin.RULE) | Q(surface__regex=r"\S", rule__regex=r"\S"),
        name=f"{model}_by_rule_has_evidence",
    )


def strength(tag: str) -> str:
    """How much the decision of a tag weighs: a number in SQL, for the table's alias."""
    by_hand = (
        f"({tag}.origin = '{TagOrigin.EDITOR}'"
        f" OR ({tag}.decided_at IS NOT NULL AND {tag}.origin <> '{TagOrigin.IMPORT}'))"
    )
    return (
        f"(CASE WHEN {tag}.state = '{TagState.ACCEPTED}' THEN CASE WHEN {by_hand} THEN 6 ELSE 4 END"
        f" WHEN {tag}.state = '{TagState.REJECTED}' THEN CASE WHEN {by_hand} THEN 5 ELSE 3 END"
        f" WHEN {tag}.state = '{TagState.UNSURE}' THEN 2 ELSE 1 END)"
    )
