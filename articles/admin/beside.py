"""What stands beside an article: a later text of its page, the stories that it holds."""

from typing import Any

from django.http import HttpRequest

from articles.models import Article, ArticleCapture


class Beside:
    """Asked for by the template of an article's form, as far as it shows it."""

    def __init__(self, admin: Any, request: HttpRequest, article: Article) -> None:
        self.admin, self.request, self.article = admin, request, article

    @property
    def newer(self) -> ArticleCapture | None:
        """The latest text of its page about which nobody has decided."""
        waiting = self.article.article_captures.filter(role=ArticleCapture.Role.NEWER, decided_at=None)
        return waiting.select_related("capture").order_by("-pk").first()

    @property
    def copies(self) -> int:
        """How many other articles are copies of its text."""
        return self.article.story.articles.count() - 1 if self.article.story else 0

    @property
    def may_split(self) -> bool:
        """Whether there are paragraphs to be parted, by somebody who may."""
        may = self.admin.has_change_permission(self.request, self.article)
        return may and self.admin.has_add_permission(self.request) and "\n\n" in self.article.body.strip()

    @property
    def stories(self) -> int:
        """How many stories the reading found; 0 for an ordinary article."""
        return sum(one.get("field") == "story" for one in self.article.candidates)
