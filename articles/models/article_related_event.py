from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.choices import TagOrigin
from articles.models.derived import PUBLIC_ARTICLE, public_change_triggers
from articles.models.event import Event
from articles.models.fields import one_of
from articles.models.history import tracked_tag


@tracked_tag()
class ArticleRelatedEvent(models.Model):
    """An edition that an article names without being about it: a comparison, a retrospect."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="article_related_events")
    event = models.ForeignKey(Event, models.PROTECT, related_name="article_related_events", verbose_name=_("edition"))
    origin = models.CharField(_("origin"), max_length=10, choices=TagOrigin, default=TagOrigin.EDITOR)

    class Meta:
        verbose_name = _("other edition named")
        verbose_name_plural = _("other editions named")
        constraints = [
            models.UniqueConstraint(fields=["article", "event"], name="article_related_event_once"),
            one_of("article_related_event", "origin", TagOrigin),
        ]
        triggers = [*public_change_triggers(condition=PUBLIC_ARTICLE)]

    def __str__(self) -> str:
        return str(self.event)
