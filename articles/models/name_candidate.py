from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.derived import candidate_count_triggers
from articles.models.fields import not_blank, one_of
from articles.models.history import tracked
from articles.models.organization import Organization, OrganizationKind


class CandidateState(models.TextChoices):
    OPEN = "open", _("open")
    ORGANIZATION = "organization", _("made an organization")
    ALIAS = "alias", _("made another name")
    DISMISSED = "dismissed", _("dismissed")


class NameCandidateQuerySet(models.QuerySet["NameCandidate"]):
    def recurring(self) -> Self:
        """Open names that at least two articles have."""
        return self.filter(state=CandidateState.OPEN, article_count__gte=2)


@tracked(exclude=["article_count", "mention_count", "name", "kind"])
class NameCandidate(models.Model):
    """A name that texts have and the registry has not. A dismissal is kept, so that it is not offered again.

    `key` is the name as names are compared; the counts are kept by triggers on its sightings.
    """

    State = CandidateState

    key = models.CharField(_("key"), max_length=200, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("likely kind"), max_length=20, choices=OrganizationKind, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=CandidateState, default=CandidateState.OPEN)
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("organization")
    )
    article_count = models.PositiveIntegerField(_("articles"), default=0, editable=False)
    mention_count = models.PositiveIntegerField(_("mentions"), default=0, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = NameCandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("name in no registry")
        verbose_name_plural = _("names in no registry")
        constraints = [
            not_blank("name_candidate", "key"),
            not_blank("name_candidate", "name"),
            one_of("name_candidate", "state", CandidateState),
            one_of("name_candidate", "kind", OrganizationKind, empty=True),
        ]
        indexes = [
            models.Index(
                fields=["-article_count", "key"],
                condition=Q(state="open", article_count__gte=2),
                name="name_candidate_recurring",
            )
        ]

    def __str__(self) -> str:
        return self.name


class NameSighting(models.Model):
    """An article has the name: the sentence, the words as printed, and where the first of them stand in its text."""

    candidate = models.ForeignKey(NameCandidate, models.CASCADE, related_name="sightings", verbose_name=_("name"))
    article = models.ForeignKey(Article, models.CASCADE, related_name="name_sightings", verbose_name=_("article"))
    surface = models.CharField(_("as printed"), max_length=300)
    sentence = models.TextField(_("sentence"))
    offsets = models.JSONField(_("offsets"), default=list, blank=True)
    count = models.PositiveIntegerField(_("count"), default=1)

    class Meta:
        verbose_name = _("sighting of a name")
        verbose_name_plural = _("sightings of names")
        constraints = [models.UniqueConstraint(fields=["candidate", "article"], name="name_sighting_once")]
        triggers = [*candidate_count_triggers()]

    def __str__(self) -> str:
        return self.surface
