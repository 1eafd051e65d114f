"""The admin as the editors' home: what waits for them comes first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_filters import ROUNDUP, newer_waiting
from articles.admin.intake.sitting import unfinished
from articles.models import Article, Capture, Feed, Mention, Status

ORDER = ["Article", "Intake", "Feed", "Capture", "Organization", "Event", "Source", "Topic", "Place"]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do: how much of it there is, and the list that holds it."""

    count: int
    label: str
    address: str


class ArchiveAdminSite(admin.AdminSite):
    site_header = gettext_lazy("Cyber Policy Archive")
    site_title = gettext_lazy("Cyber Policy Archive")
    index_title = gettext_lazy("Desk")
    enable_nav_sidebar = False

    def get_urls(self) -> list[Any]:
        from articles.admin.desk.urls import paths  # the views need this site's models registered

        return [*paths(self), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        may_take_in = request.user.has_perm("articles.add_article")
        context = {"tasks": list(self.tasks(request)), "may_take_in": may_take_in, **(extra_context or {})}
        return super().index(request, context)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The archive's models first, in the order in which editors use them."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: ORDER.index(name) if (name := model["object_name"]) in ORDER else 99)
        return sorted(apps, key=lambda app: app["app_label"] != "articles")

    def tasks(self, request: HttpRequest) -> Iterator[Task]:
        """What waits for a decision, as far as the user may see it."""
        if request.user.has_perm("articles.view_article"):
            address = reverse("admin:articles_article_changelist")
            articles = Article.objects.all()
            drafts, reviews = articles.filter(status=Status.DRAFT), articles.filter(status=Status.IN_REVIEW)
            waiting = Exists(Mention.objects.suggested().filter(article=OuterRef("pk")))
            yield Task(drafts.count(), _("drafts"), f"{address}?status__exact=draft")
            yield Task(reviews.count(), _("articles in review"), f"{address}?status__exact=in_review")
            yield Task(newer_waiting().values("article").distinct().count(), _("newer texts"), f"{address}?other=newer")
            open_still = articles.filter(status__in=[Status.DRAFT, Status.IN_REVIEW])
            roundups = open_still.filter(ROUNDUP).count()
            yield Task(roundups, _("round-ups to split"), f"{address}?other=roundup&status__in=draft,in_review")
            yield Task(
                articles.filter(waiting).count(), _("articles with suggested mentions"), f"{address}?mentions=suggested"
            )
        if request.user.has_perm("articles.view_capture"):
            address = reverse("admin:articles_capture_changelist")
            yield Task(Capture.objects.failing().count(), _("failed readings"), f"{address}?state=failed")
        if request.user.has_perm("articles.view_feed"):
            address = reverse("admin:articles_feed_changelist")
            yield Task(Feed.objects.silent().count(), _("silent feeds"), f"{address}?state=silent")
        if request.user.has_perm("articles.add_article"):
            address = reverse("admin:articles_intake_changelist")
            yield Task(
                unfinished().count(),
                _("intakes to look at"),
                f"{address}?channel__exact=admin&state__exact=running",
            )
