"""Stories at the desk: which articles are copies of one text, how much alike they are, and who is to be with whom."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import actions, sketches
from articles.admin import columns
from articles.admin.base import ArchiveAdmin
from articles.models import Article, ArticleQuerySet, Story
from articles.templatetags.dates import machine_date

OF_STORIES = ("put_together", "take_apart")
MOST = 50
"""Copies that are listed and compared."""
BY_DAY = (F("published_on").asc(nulls_last=True), F("pk").asc())

HEAD = (
    gettext_lazy("article"),
    gettext_lazy("outlet"),
    gettext_lazy("date"),
    gettext_lazy("status"),
    gettext_lazy("like the first"),
)


class StoryActions:
    """What the list of articles offers besides: to put articles together, and to take them apart."""

    @admin.action(description=gettext_lazy("Put together as copies of one story"), permissions=["change"])
    def put_together(self, request: HttpRequest, queryset: ArticleQuerySet) -> None:
        try:
            outcome = actions.put_into_story(articles=queryset, by=request.user)
        except ValueError:
            text = _("A story has two copies at least: choose two articles or more.")
            self.message_user(request, text, messages.WARNING)  # type: ignore[attr-defined]
            return
        text = ngettext("{count} article put to its copies.", "{count} articles put to their copies.", outcome.changed)
        self._told(request, text, outcome)

    @admin.action(description=gettext_lazy("Take out of their stories"), permissions=["change"])
    def take_apart(self, request: HttpRequest, queryset: ArticleQuerySet) -> None:
        outcome = actions.take_out_of_story(articles=queryset, by=request.user)
        text = ngettext("{count} article taken out.", "{count} articles taken out of their stories.", outcome.changed)
        self._told(request, text, outcome)

    def _told(self, request: HttpRequest, text: str, outcome: actions.Outcome) -> None:
        level = messages.SUCCESS if outcome.changed else messages.WARNING
        self.message_user(request, text.format(count=outcome.changed), level)  # type: ignore[attr-defined]


def copies(story: Story) -> QuerySet[Article]:
    return story.articles.defer("search_vector", "title_vector").select_related("source", "agency").order_by(*BY_DAY)


def table(story: Story) -> SafeString:
    """The copies of a story, drafts among them, each with its likeness to the first in %."""
    first: sketches.Shingles | None = None
    rows = []
    for article in copies(story)[:MOST]:
        own = sketches.shingles(article.body)
        alike = "" if first is None else f"{int(100 * sketches.jaccard(first, own))} %"
        first = own if first is None else first
        rows.append(
            (
                reverse("admin:articles_article_change", args=[article.pk]),
                article.language,
                article.title,
                str(article.source or article.outlet_name or article.agency or columns.NOTHING),
                machine_date(article.published_on, article.date_precision) or columns.NOTHING,
                columns.badge(article.status, article.get_status_display()),
                alike or columns.NOTHING,
            )
        )
    head = format_html_join("", "<th>{}</th>", ((name,) for name in HEAD))
    labels = [format_html('<td data-label="{}">', name) for name in HEAD[1:]]
    cells = '<tr><td><a href="{}" lang="{}">{}</a></td>' + "".join(f"{cell}{{}}</td>" for cell in labels) + "</tr>"
    body = format_html_join("", cells, rows)
    return format_html('<table class="copies"><thead><tr>{}</tr></thead>{}</table>', head, body)


@admin.register(Story)
class StoryAdmin(ArchiveAdmin):
    """To look at. Who is to be with whom is said in the list of articles, to which each story leads."""

    list_display = ["first", "number", "created_at"]
    fields = ["number", "copies", "created_at"]
    readonly_fields = ["number", "copies", "created_at"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        first = Article.objects.filter(story=OuterRef("pk")).order_by(*BY_DAY).values("title")
        return super().get_queryset(request).annotate(number_of_copies=Count("articles"), title=Subquery(first[:1]))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("articles.view_article"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("articles.view_article"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("story"))
    def first(self, story: Story) -> str:
        return str(story.title or story)  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("copies"), ordering="number_of_copies")
    def number(self, story: Story) -> SafeString | str:
        address = f"{reverse('admin:articles_article_changelist')}?story__id__exact={story.pk}"
        return columns.counted(story.number_of_copies, address)  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("articles"))
    def copies(self, story: Story) -> SafeString:
        return table(story)
