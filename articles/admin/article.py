from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import actions
from articles.admin import article_evidence, columns, picks
from articles.admin.article_actions import ArticleActions
from articles.admin.article_filters import (
    CommentsFilter,
    EditionFilter,
    InferredFilter,
    LanguageFilter,
    MentionsFilter,
    OutletFilter,
    PlanFilter,
    RelationFilter,
    WarningsFilter,
    YearFilter,
)
from articles.admin.article_form import ArticleForm
from articles.admin.article_inlines import MentionInline, NewMentionForm, NewMentionInline, TopicInline
from articles.admin.article_moves import Move, Way, after_saving
from articles.admin.base import count_of
from articles.admin.beside import Beside
from articles.admin.bulk import Bulk, Run
from articles.admin.desk.comments import Comments, Talk
from articles.admin.desk.deciding import decide
from articles.admin.desk.pages import tell
from articles.admin.newer import Newer
from articles.admin.splitting import Splitting
from articles.models import Article, ArticleTopic, Comment, Mention
from articles.models.article import UNSEEN
from articles.models.tag import TagState
from articles.templatetags.dates import machine_date

OF_INTAKE = "article_captures__capture__intake__id"
BASES = [f"{value}_basis" for value in columns.VALUE_NAMES]
SHOWN = ["topics_shown", "editions_shown", "captures_shown", "warnings_shown"]
TIMES = ["published_at", "withdrawn_at", "created_at", "updated_at"]
FOR_VIEWERS = {"topic_choice": "topics_shown", "edition_choice": "editions_shown"}
"""What somebody sees in place of a choice who may not make it."""
WAITING: dict[str, Any] = {"mentions": Mention, "article_topics": ArticleTopic}
"""The tags of which two buttons decide all that are left, by the name of their rows in the form."""


def basis_of(value: str) -> Any:
    """A field of the form that says what a value rests on."""

    @admin.display(description=_("rests on"))
    def shown(self: "ArticleAdmin", article: Article) -> SafeString | str:
        return article_evidence.basis(article, value)

    return shown


@admin.register(Article)
class ArticleAdmin(ArticleActions):
    form = ArticleForm
    list_display = ["headline", "state", "edition", "outlet", "date", "inferred", "suggested"]
    list_filter = [
        "status",
        MentionsFilter,
        InferredFilter,
        WarningsFilter,
        RelationFilter,
        CommentsFilter,
        PlanFilter,
        ("event", EditionFilter),
        YearFilter,
        ("source", OutletFilter),
        ("language", LanguageFilter),
        "sample",
    ]
    search_fields = ["title"]
    search_help_text = _("Words of title and text, “phrases”, OR, -without; or the article's number.")
    ordering = ["-pk"]  # as they came in, by the index that every table has
    order_said = _("as they came in, the latest first")
    autocomplete_fields = ["event", "source", "agency", "place"]
    readonly_fields = [*BASES, *SHOWN, *TIMES, "withdrawn_reason"]
    inlines = [MentionInline, NewMentionInline, TopicInline]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["title", "title_basis", "warnings_shown"], "classes": ["of-text"]}),
        (
            _("When and where"),
            {
                "fields": [
                    ("published_on", "date_precision"),
                    "date_basis",
                    "date_pick",
                    ("published_time", "published_zone"),
                    ("place", "place_text"),
                    "place_basis",
                ]
            },
        ),
        (_("Conference"), {"fields": ["event", "event_basis", "event_pick", "edition_choice"]}),
        (
            _("Who published it"),
            {
                "fields": [
                    ("source", "outlet_name"),
                    "source_basis",
                    "source_pick",
                    "agency",
                    "agency_basis",
                    "agency_pick",
                    "byline",
                    "byline_basis",
                    "source_url",
                ]
            },
        ),
        (_("Text"), {"fields": ["body", "summary"], "classes": ["of-text"]}),
        (_("Language"), {"fields": ["language", "language_basis"]}),
        (_("Topics"), {"fields": ["topic_choice"], "classes": ["of-tags"]}),
        (_("In the archive"), {"fields": ["captures_shown", tuple(TIMES), "withdrawn_reason", "sample"]}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Choices for those who may choose; other candidates where there are any."""
        fieldsets = super().get_fieldsets(request, obj)
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        offered = {f"{name}_pick" for name in (picks.offered(obj) if obj and may else ())}
        left_out = {f"{name}_pick" for name in picks.FIELDS} - offered
        swapped = {} if may else FOR_VIEWERS
        return [
            (name, options | {"fields": [swapped.get(str(f), f) for f in options["fields"] if f not in left_out]})
            for name, options in fieldsets
        ]

    def get_urls(self) -> list[Any]:
        protected = self.admin_site.admin_view
        return [
            path("<int:pk>/split/", protected(Splitting(self)), name="articles_article_split"),
            path("<int:pk>/move/<str:name>/", protected(Move(self)), name="articles_article_move"),
            path("<int:pk>/comments/", protected(Comments(self)), name="articles_article_comments"),
            path("newer/<int:pk>/", protected(Newer(self)), name="articles_article_newer"),
            path("bulk/", protected(Bulk(self)), name="articles_article_bulk"),
            path("bulk/<int:pk>/", protected(Run(self)), name="articles_article_bulk_run"),
            *super().get_urls(),
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        more = {"way": obj and Way(request, obj), "talk": obj and Talk(request, obj)}
        return super().render_change_form(request, {**context, **more}, add, change, form_url, obj)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        found = self.get_object(request, object_id) if request.method == "GET" else None
        context = {"beside": found and Beside(self, request, found), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """For lists without the text; the form asks for the rest of its one row."""
        suggestions = count_of(Mention.objects.suggested(), "article")
        articles = super().get_queryset(request).defer(*UNSEEN).select_related("event", "source")
        return articles.annotate(suggestions=suggestions, open_comments=count_of(Comment.objects.open(), "article"))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            found.refresh_from_db(fields=["body"])
        return found

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Also by the intake that they came in with, to which its page links."""
        return lookup == OF_INTAKE or super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        term = search_term.strip()
        if term.isascii() and term.isdecimal() and len(term) < 19:
            numbered = queryset.filter(pk=int(term))
            if numbered.exists():
                return numbered, False
        return queryset.search(term), False

    # Columns of the list

    @admin.display(description=_("title"), ordering="title")
    def headline(self, article: Article) -> SafeString:
        return format_html('<span lang="{}" class="headline">{}</span>', article.language, article.title)

    @admin.display(description=_("status"), ordering="status")
    def state(self, article: Article) -> SafeString:
        sample = columns.badge("sample", _("sample")) if article.sample else ""
        planned = article.publish_at and _("planned {when}").format(
            when=date_format(timezone.localtime(article.publish_at), "j M Y, H:i")
        )
        comments: int = article.open_comments  # type: ignore[attr-defined]
        said = comments and ngettext("{count} comment", "{count} comments", comments).format(count=comments)
        return format_html(
            "{} {} {} {}",
            columns.badge(article.status, article.get_status_display()),
            columns.badge("planned", planned) if planned else "",
            columns.link(f"{article.pk}/change/#comments", columns.badge("comments", said)) if said else "",
            sample,
        )

    @admin.display(description=_("edition"), ordering="event__year", empty_value=columns.ABSENT)
    def edition(self, article: Article) -> int | None:
        return article.event.year if article.event else None

    @admin.display(description=_("outlet"), ordering="source__name")
    def outlet(self, article: Article) -> str:
        return str(article.source or article.outlet_name or columns.ABSENT)

    @admin.display(description=_("date"), ordering="sort_date")
    def date(self, article: Article) -> str:
        return machine_date(article.published_on, article.date_precision) or columns.ABSENT

    @admin.display(description=_("inferred"))
    def inferred(self, article: Article) -> SafeString | str:
        return columns.inferred(article)

    @admin.display(description=_("to decide"))
    def suggested(self, article: Article) -> SafeString | str:
        number: int = article.suggestions  # type: ignore[attr-defined]
        if not number:
            return columns.ABSENT
        label = format_html('{} <span class="narrow">{}</span>', number, _("to decide"))
        return columns.link(f"{article.pk}/change/#mentions-group", label)

    # Beside the fields of the form

    title_basis, date_basis, place_basis, event_basis = map(basis_of, ("title", "date", "place", "event"))
    source_basis, agency_basis, byline_basis = map(basis_of, ("source", "agency", "byline"))
    language_basis = basis_of("language")

    @admin.display(description=_("captures"))
    def captures_shown(self, article: Article) -> SafeString | str:
        rows = article.article_captures.select_related("capture")
        return columns.links(
            pair
            for row in rows
            for pair in (
                (reverse("admin:articles_capture_change", args=[row.capture_id]), f"{row} · {row.get_role_display()}"),
                (reverse("admin:articles_capture_text", args=[row.capture_id]), _("its original text")),
            )
        )

    @admin.display(description=_("warnings"))
    def warnings_shown(self, article: Article) -> SafeString | str:
        return columns.lines(article.warnings) if article.warnings else columns.ABSENT

    @admin.display(description=_("topics"))
    def topics_shown(self, article: Article) -> str:
        accepted = ArticleTopic.objects.accepted().filter(article=article).select_related("topic")
        return ", ".join(map(str, accepted)) or columns.NOTHING

    @admin.display(description=_("other editions named"))
    def editions_shown(self, article: Article) -> str:
        return ", ".join(map(str, article.related_events.all())) or columns.NOTHING

    # Writing

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        article, chosen = form.instance, form.cleaned_data
        kept = ArticleTopic.objects.accepted().filter(article=article).select_related("topic")
        topics = {*(row.topic for row in kept), *chosen["topic_choice"]}
        actions.set_tags(article=article, topics=topics, related=chosen["edition_choice"], by=request.user)
        if change and "body" in form.changed_data:
            actions.realign_mentions(article=article, old_body=form.initial["body"], by=request.user)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Only what was changed is written, so that two editors of one article do not undo each other's work."""
        columns = {field.name for field in obj._meta.concrete_fields}
        obj.save(update_fields=form.touched & columns if change else None)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        rows = [row for row in formset.forms if row.has_changed()]
        if issubclass(formset.form, NewMentionForm):
            self._add_organizations(request, form.instance, rows)
            formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
            return
        for row in rows:
            row.instance.decided_by, row.instance.decided_at = request.user, timezone.now()
        super().save_formset(request, form, formset, change)

    def _add_organizations(self, request: HttpRequest, article: Article, rows: list[Any]) -> None:
        chosen = [row.cleaned_data["organization"] for row in rows if row.cleaned_data.get("organization")]
        one = Article.objects.filter(pk=article.pk)
        for organization in dict.fromkeys(chosen):
            actions.add_organization(articles=one, organization=organization, by=request.user)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """The two buttons above a kind of tags decide all that are left, after the form was saved."""
        kind, _dot, state = request.POST.get("decide_all", "").rpartition(".")
        if state in (TagState.ACCEPTED, TagState.REJECTED) and (model := WAITING.get(kind or "mentions")):
            tags, said = model.objects.suggested().filter(article=obj), TagState(state).label
            summary = _("All suggestions {state}: {article}").format(state=said, article=obj)
            act = decide(tags=tags, state=state, summary=summary, by=request.user)
            done = act.counts["changed"] if act else 0
            text = ngettext("{count} suggestion decided.", "{count} suggestions decided.", done).format(count=done)
            tell(request, text, act)
            return HttpResponseRedirect(request.get_full_path())
        plan = ArticleForm.base_fields["publish_later"].to_python(request.POST.get("publish_later", ""))
        return after_saving(request, obj, plan) or super().response_change(request, obj)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        widget = ArticleForm.Meta.widgets.get(db_field.name)
        return super().formfield_for_dbfield(db_field, request, **({"widget": widget} if widget else {}) | kwargs)
