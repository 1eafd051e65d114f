"""The vocabularies that several models share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """Whence a value of an article comes; the empty string where there is no value."""

    EXTRACTED = "extracted", _("extracted from the document")
    INFERRED = "inferred", _("inferred from the document")
    EDITED = "edited", _("set by an editor")


class TagOrigin(models.TextChoices):
    """Who tied an article to an organization, a topic or an edition."""

    RULE = "rule", _("found by a rule")
    EDITOR = "editor", _("set by an editor")
    IMPORT = "import", _("accepted with trusted material")


class Precision(models.TextChoices):
    """How much of a date is known; a date's unknown parts are stored as 1."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    UNKNOWN = "unknown", _("unknown")


class Status(models.TextChoices):
    """Where an article stands on its way to the public, and after."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")
    RESTRICTED = "restricted", _("restricted to metadata")
    WITHDRAWN = "withdrawn", _("withdrawn")


class WithdrawalKind(models.TextChoices):
    """Why an article was withdrawn, as the tombstone and the public list say it."""

    LEGAL = "legal", _("order of a court or an authority")
    PRIVACY = "privacy", _("privacy of a person")
    RIGHTS = "rights", _("claim of a rights holder")
    RETRACTED = "retracted", _("retracted by its publisher")
    ERROR = "error", _("error of the archive")
    OTHER = "other", _("another reason")


PUBLIC_STATUSES = (Status.PUBLISHED, Status.RESTRICTED)


class DisplayPolicy(models.TextChoices):
    """How much of an outlet's text the public may see."""

    FULL = "full", _("full text")
    EXCERPT = "excerpt", _("excerpt of the first 80 words")
    METADATA = "metadata", _("metadata only")
