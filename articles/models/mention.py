from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.derived import PUBLIC_ARTICLE, array_triggers, public_change_triggers
from articles.models.history import tracked_tag
from articles.models.organization import Organization
from articles.models.organization_name import OrganizationName
from articles.models.tag import JUDGED, Tag, TagQuerySet, TagState, rule_has_evidence, tag_constraints

MentionState = TagState


class MentionQuerySet(TagQuerySet):
    """Mentions; what they share with other tags is `TagQuerySet`'s."""


@tracked_tag()
class Mention(Tag):
    """An article names an organization."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="mentions", verbose_name=_("article"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="mentions", verbose_name=_("organization")
    )
    name = models.ForeignKey(
        OrganizationName,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("name of the organization"),
        help_text=_("The row of the name that matched; none for the canonical names."),
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["article", "organization"], name="mention_once"),
            *tag_constraints("mention"),
            rule_has_evidence("mention"),
        ]
        indexes = [
            models.Index(fields=["organization", "article"], condition=Q(state="accepted"), name="mention_accepted"),
            models.Index(fields=["article"], condition=Q(state="suggested"), name="mention_to_decide"),
            models.Index(fields=["article"], condition=Q(state="unsure"), name="mention_unsure"),
            models.Index(
                fields=["organization", "name", "tagging_rule", "state"], condition=JUDGED, name="mention_judged"
            ),
            models.Index(
                fields=["organization", "article"], condition=Q(state="suggested"), name="mention_to_decide_by_name"
            ),
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
