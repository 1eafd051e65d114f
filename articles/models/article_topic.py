from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.derived import PUBLIC_ARTICLE, array_triggers, public_change_triggers
from articles.models.history import tracked_tag
from articles.models.tag import JUDGED, Tag, TagQuerySet, TagState, tag_constraints
from articles.models.topic import Topic


@tracked_tag()
class ArticleTopic(Tag):
    """An article is about a topic. Those that rules found before evidence was kept have none."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="article_topics", verbose_name=_("article"))
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="article_topics", verbose_name=_("topic"))
    state = models.CharField(_("state"), max_length=10, choices=TagState, default=TagState.ACCEPTED)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic of an article")
        verbose_name_plural = _("topics of articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="article_topic_once"),
            *tag_constraints("article_topic"),
        ]
        indexes = [
            models.Index(fields=["article"], condition=Q(state="suggested"), name="article_topic_to_decide"),
            models.Index(fields=["article"], condition=Q(state="unsure"), name="article_topic_unsure"),
            models.Index(fields=["topic", "tagging_rule", "state"], condition=JUDGED, name="article_topic_judged"),
            models.Index(
                fields=["topic", "article"], condition=Q(state="suggested"), name="article_topic_to_decide_by"
            ),
        ]
        triggers = [
            *array_triggers(
                column="topic_ids",
                table="articles_articletopic",
                key="topic_id",
                condition="tag.state = 'accepted'",
            ),
            *public_change_triggers(condition=f"changed.state = 'accepted' AND {PUBLIC_ARTICLE}"),
        ]

    def __str__(self) -> str:
        return str(self.topic)
