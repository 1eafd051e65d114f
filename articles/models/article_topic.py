from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.choices import TagOrigin
from articles.models.derived import PUBLIC_ARTICLE, array_triggers, public_change_triggers
from articles.models.fields import one_of
from articles.models.history import tracked_tag
from articles.models.topic import Topic


@tracked_tag()
class ArticleTopic(models.Model):
    """A topic of an article."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="article_topics", verbose_name=_("article"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="article_topics", verbose_name=_("topic"))
    origin = models.CharField(_("origin"), max_length=10, choices=TagOrigin, default=TagOrigin.EDITOR)

    class Meta:
        verbose_name = _("topic of an article")
        verbose_name_plural = _("topics of articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="article_topic_once"),
            one_of("article_topic", "origin", TagOrigin),
        ]
        triggers = [
            *array_triggers(column="topic_ids", table="articles_articletopic", key="topic_id"),
            *public_change_triggers(condition=PUBLIC_ARTICLE),
        ]

    def __str__(self) -> str:
        return str(self.topic)
