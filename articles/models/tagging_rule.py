from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.derived import version_trigger
from articles.models.fields import not_blank, one_of, texts
from articles.models.history import tracked
from articles.models.organization import Organization
from articles.models.topic import Topic


class RuleKind(models.TextChoices):
    ANY = "any", _("any of the words or phrases")
    ALL = "all", _("all of the words or phrases")
    PHRASE = "phrase", _("one of the exact phrases, as printed")
    REGEX = "regex", _("a regular expression")
    FUZZY = "fuzzy", _("a phrase with slips of the pen")


class RuleScope(models.TextChoices):
    BOTH = "both", _("title and text")
    TITLE = "title", _("title")
    TEXT = "text", _("text")


JUDGED = (
    *("organization", "topic", "kind", "terms", "scope", "case_sensitive", "required", "forbidden", "languages"),
    *("valid_from", "valid_to", "active"),
)
"""What makes a rule match: a change of any of it makes a new version."""


class TaggingRuleQuerySet(models.QuerySet["TaggingRule"]):
    def active(self) -> Self:
        return self.filter(active=True)


@tracked(every_insert=True)
class TaggingRule(models.Model):
    """Words that speak for an organization or a topic, beside the names of organizations and the cues of topics."""

    Kind, Scope = RuleKind, RuleScope

    label = models.CharField(_("label"), max_length=120)
    organization = models.ForeignKey(
        Organization,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="tagging_rules",
        verbose_name=_("organization"),
    )
    topic = models.ForeignKey(
        Topic, models.CASCADE, null=True, blank=True, related_name="tagging_rules", verbose_name=_("topic")
    )
    kind = models.CharField(_("matches"), max_length=10, choices=RuleKind, default=RuleKind.ANY)
    terms = texts(_("words, phrases or expression"), help_text=_("One a line."))
    scope = models.CharField(_("in"), max_length=10, choices=RuleScope, default=RuleScope.BOTH)
    case_sensitive = models.BooleanField(_("case-sensitive"), default=False)
    required = texts(_("only near"), help_text=_("One a line: one of these has to stand in the same paragraph."))
    forbidden = texts(_("not near"), help_text=_("One a line: none of these may stand in the same paragraph."))
    languages = texts(_("languages"), help_text=_("BCP 47 tags, such as en or zh; none: all."))
    valid_from = models.DateField(_("for articles from"), null=True, blank=True)
    valid_to = models.DateField(_("for articles until"), null=True, blank=True)
    active = models.BooleanField(_("in use"), default=True)
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = TaggingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("tagging rule")
        verbose_name_plural = _("tagging rules")
        ordering = ["label", "id"]
        constraints = [
            not_blank("tagging_rule", "label"),
            one_of("tagging_rule", "kind", RuleKind),
            one_of("tagging_rule", "scope", RuleScope),
            models.CheckConstraint(
                condition=Q(organization=None, topic__isnull=False) | Q(organization__isnull=False, topic=None),
                name="tagging_rule_one_target",
                violation_error_message=_("A rule tags either an organization or a topic."),
            ),
            models.CheckConstraint(condition=Q(terms__len__gt=0), name="tagging_rule_has_terms"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="tagging_rule_dates_in_order",
            ),
        ]
        triggers = [version_trigger(*JUDGED)]

    def __str__(self) -> str:
        return self.label
