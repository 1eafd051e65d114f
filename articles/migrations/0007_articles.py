import articles.search
import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_organizations"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                (
                    "title_origin",
                    models.CharField(
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the title",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag: en, zh-Hans …", max_length=35, verbose_name="language"
                    ),
                ),
                (
                    "language_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the language",
                    ),
                ),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("year", "year"), ("unknown", "unknown")],
                        default="unknown",
                        max_length=10,
                        verbose_name="precision of the date",
                    ),
                ),
                (
                    "date_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the date",
                    ),
                ),
                ("date_evidence", models.TextField(blank=True, verbose_name="evidence for the date")),
                ("place_text", models.CharField(blank=True, max_length=200, verbose_name="place as printed")),
                (
                    "place_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the place",
                    ),
                ),
                (
                    "byline",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="byline"
                    ),
                ),
                (
                    "byline_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the byline",
                    ),
                ),
                ("outlet_name", models.CharField(blank=True, max_length=200, verbose_name="outlet as printed")),
                (
                    "source_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the outlet",
                    ),
                ),
                ("source_evidence", models.TextField(blank=True, verbose_name="evidence for the outlet")),
                ("source_url", models.TextField(blank=True, verbose_name="address of the original")),
                (
                    "agency_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the agency",
                    ),
                ),
                ("agency_evidence", models.TextField(blank=True, verbose_name="evidence for the agency")),
                (
                    "event_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the edition",
                    ),
                ),
                ("event_evidence", models.TextField(blank=True, verbose_name="evidence for the edition")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("restricted", "restricted to metadata"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="public since"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("withdrawn_reason", models.TextField(blank=True, verbose_name="reason of the withdrawal")),
                (
                    "warnings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="warnings of the intake",
                    ),
                ),
                (
                    "sample",
                    models.BooleanField(
                        default=False, help_text="Ships with the software; no real report.", verbose_name="sample"
                    ),
                ),
                (
                    "text_hash",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="SHA-256 of title and text as taken in; finds doubles.",
                        max_length=64,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="taken in at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "sort_date",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "published_on", models.Value(datetime.date(1, 1, 1))
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "title_vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=articles.search.TitleVector("title"),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "search_vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=articles.search.TextVector("title", "body"),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "organization_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "topic_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agency_articles",
                        to="articles.source",
                        verbose_name="agency",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="articles.event",
                        verbose_name="edition",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="articles.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="articles.source",
                        verbose_name="outlet",
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        migrations.CreateModel(
            name="ArticleBodyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="body_events",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleCapture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "record",
                    models.PositiveIntegerField(
                        default=0, help_text="Its place in the capture, from 0.", verbose_name="record"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("origin", "origin"), ("double", "double"), ("newer", "newer version")],
                        default="origin",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_captures",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="article_captures",
                        to="articles.capture",
                        verbose_name="capture",
                    ),
                ),
            ],
            options={
                "verbose_name": "capture of an article",
                "verbose_name_plural": "captures of articles",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ArticleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                (
                    "title_origin",
                    models.CharField(
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the title",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag: en, zh-Hans …", max_length=35, verbose_name="language"
                    ),
                ),
                (
                    "language_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the language",
                    ),
                ),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("year", "year"), ("unknown", "unknown")],
                        default="unknown",
                        max_length=10,
                        verbose_name="precision of the date",
                    ),
                ),
                (
                    "date_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the date",
                    ),
                ),
                ("date_evidence", models.TextField(blank=True, verbose_name="evidence for the date")),
                ("place_text", models.CharField(blank=True, max_length=200, verbose_name="place as printed")),
                (
                    "place_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the place",
                    ),
                ),
                (
                    "byline",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="byline"
                    ),
                ),
                (
                    "byline_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the byline",
                    ),
                ),
                ("outlet_name", models.CharField(blank=True, max_length=200, verbose_name="outlet as printed")),
                (
                    "source_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the outlet",
                    ),
                ),
                ("source_evidence", models.TextField(blank=True, verbose_name="evidence for the outlet")),
                ("source_url", models.TextField(blank=True, verbose_name="address of the original")),
                (
                    "agency_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the agency",
                    ),
                ),
                ("agency_evidence", models.TextField(blank=True, verbose_name="evidence for the agency")),
                (
                    "event_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the edition",
                    ),
                ),
                ("event_evidence", models.TextField(blank=True, verbose_name="evidence for the edition")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("restricted", "restricted to metadata"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="public since"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("withdrawn_reason", models.TextField(blank=True, verbose_name="reason of the withdrawal")),
                (
                    "warnings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="warnings of the intake",
                    ),
                ),
                (
                    "sample",
                    models.BooleanField(
                        default=False, help_text="Ships with the software; no real report.", verbose_name="sample"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.source",
                        verbose_name="agency",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.event",
                        verbose_name="edition",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="articles.article",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.source",
                        verbose_name="outlet",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleRelatedEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_related_events",
                        to="articles.article",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="article_related_events",
                        to="articles.event",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "other edition named",
                "verbose_name_plural": "other editions named",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="related_events",
            field=models.ManyToManyField(
                related_name="related_articles",
                through="articles.ArticleRelatedEvent",
                to="articles.event",
                verbose_name="other editions named",
            ),
        ),
        migrations.CreateModel(
            name="ArticleRelatedEventEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.article",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.event",
                        verbose_name="edition",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="articles.articlerelatedevent",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleTopic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_topics",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="article_topics",
                        to="articles.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic of an article",
                "verbose_name_plural": "topics of articles",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="topics",
            field=models.ManyToManyField(
                related_name="articles", through="articles.ArticleTopic", to="articles.topic", verbose_name="topics"
            ),
        ),
        migrations.CreateModel(
            name="ArticleTopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="articles.articletopic",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("suggested", "suggested"), ("accepted", "accepted"), ("rejected", "rejected")],
                        default="suggested",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("surface", models.CharField(blank=True, max_length=300, verbose_name="as printed")),
                ("sentence", models.TextField(blank=True, verbose_name="sentence")),
                (
                    "offsets",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="[start, end] pairs: code points in the article's text.",
                        verbose_name="offsets",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
                ("rule", models.CharField(blank=True, max_length=100, verbose_name="rule")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mentions",
                        to="articles.organization",
                        verbose_name="organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "mention",
                "verbose_name_plural": "mentions",
            },
        ),
        migrations.CreateModel(
            name="MentionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("suggested", "suggested"), ("accepted", "accepted"), ("rejected", "rejected")],
                        default="suggested",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("surface", models.CharField(blank=True, max_length=300, verbose_name="as printed")),
                ("sentence", models.TextField(blank=True, verbose_name="sentence")),
                (
                    "offsets",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="[start, end] pairs: code points in the article's text.",
                        verbose_name="offsets",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
                ("rule", models.CharField(blank=True, max_length=100, verbose_name="rule")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="articles.mention",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlebodyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c66ac203fca69a4cc67e7c1a6454f9eb4ecf08a7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a29cf",
                    table="articles_articlebodyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="articlecapture",
            constraint=models.UniqueConstraint(fields=("capture", "record"), name="article_capture_record_once"),
        ),
        migrations.AddConstraint(
            model_name="articlecapture",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "origin")), fields=("article",), name="article_capture_one_origin"
            ),
        ),
        migrations.AddConstraint(
            model_name="articlecapture",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["origin", "double", "newer"])), name="article_capture_role_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="97e38e30f4f2ced7f80fc829b7756986ceddd8a6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2e536",
                    table="articles_articleevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="articlerelatedevent",
            constraint=models.UniqueConstraint(fields=("article", "event"), name="article_related_event_once"),
        ),
        migrations.AddConstraint(
            model_name="articlerelatedevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["rule", "editor", "import"])),
                name="article_related_event_origin_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlerelatedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"origin\" = 'editor')",
                    func='INSERT INTO "articles_articlerelatedeventevent" ("article_id", "event_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."article_id", NEW."event_id", NEW."id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="c3696521865db674758b36f0865c6aaefea5a1ad",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a0e18",
                    table="articles_articlerelatedevent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlerelatedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_articlerelatedeventevent" ("article_id", "event_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."article_id", OLD."event_id", OLD."id", OLD."origin", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;',
                    hash="95d1ecd58205216dc87df886a669b0decd00d140",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ee0d7",
                    table="articles_articlerelatedevent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlerelatedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articlerelatedeventevent" ("article_id", "event_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."article_id", OLD."event_id", OLD."id", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="0c92e70c97b0eb7db2d088a6b51fe7ac70fcf970",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_da8b4",
                    table="articles_articlerelatedevent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlerelatedeventevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="df7b87d226e4e4fc121587f5f52d4e09668a530d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_be8aa",
                    table="articles_articlerelatedeventevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="articletopic",
            constraint=models.UniqueConstraint(fields=("article", "topic"), name="article_topic_once"),
        ),
        migrations.AddConstraint(
            model_name="articletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["rule", "editor", "import"])), name="article_topic_origin_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_topic_ids_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM new_rows AS tag WHERE TRUE) ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET topic_ids = ARRAY(\n            SELECT tag.topic_id FROM public.articles_articletopic AS tag\n            WHERE tag.article_id = article.id AND TRUE ORDER BY tag.topic_id)\n        WHERE article.id IN (SELECT tag.article_id FROM new_rows AS tag WHERE TRUE); RETURN NULL;",
                    hash="6d04adaf43e288363cc6eaff4fd98e9c69650304",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_keep_topic_ids_insert_06d00",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_topic_ids_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM old_rows AS tag WHERE TRUE UNION SELECT tag.article_id FROM new_rows AS tag WHERE TRUE) ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET topic_ids = ARRAY(\n            SELECT tag.topic_id FROM public.articles_articletopic AS tag\n            WHERE tag.article_id = article.id AND TRUE ORDER BY tag.topic_id)\n        WHERE article.id IN (SELECT tag.article_id FROM old_rows AS tag WHERE TRUE UNION SELECT tag.article_id FROM new_rows AS tag WHERE TRUE); RETURN NULL;",
                    hash="6de21f6d22885c3e8c49ede737bd596bd6119a9b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_topic_ids_update_cca34",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_topic_ids_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM old_rows AS tag WHERE TRUE) ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET topic_ids = ARRAY(\n            SELECT tag.topic_id FROM public.articles_articletopic AS tag\n            WHERE tag.article_id = article.id AND TRUE ORDER BY tag.topic_id)\n        WHERE article.id IN (SELECT tag.article_id FROM old_rows AS tag WHERE TRUE); RETURN NULL;",
                    hash="d0682cfcca4b81bd815a0d836013c4234ba8d315",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_keep_topic_ids_delete_42af4",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="1175c1514a3d5161034a9ffe4f94bb63400d44a1",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_889bc",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="66b7b866755cfb3c23d1a96978d8a5b619a163d0",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_564ae",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="ead586c2fe3b068cf02586427e30a2dc7d783422",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_dbe0c",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"origin\" = 'editor')",
                    func='INSERT INTO "articles_articletopicevent" ("article_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (NEW."article_id", NEW."id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topic_id"); RETURN NULL;',
                    hash="443b214d8512a620580b978cbbced6c8f171db5d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_08b68",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_articletopicevent" ("article_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (OLD."article_id", OLD."id", OLD."origin", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."topic_id"); RETURN NULL;',
                    hash="3ab2f4ded1fa707314804efb3e5baaedb1503c29",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_86e44",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articletopicevent" ("article_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (OLD."article_id", OLD."id", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."topic_id"); RETURN NULL;',
                    hash="2b85b931fe94d41f97adcb15ca5eb367a9d262bf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2ea15",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.OrderBy(models.F("sort_date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("status__in", ("published", "restricted"))),
                name="article_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce(
                    "published_on", models.Value(datetime.date(9999, 12, 31))
                ),
                models.F("id"),
                condition=models.Q(("status__in", ("published", "restricted"))),
                name="article_oldest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("event"),
                models.OrderBy(models.F("sort_date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_event_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("source"),
                models.OrderBy(models.F("sort_date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_source_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("agency"),
                models.OrderBy(models.F("sort_date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_agency_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["status", "-created_at"], name="article_desk"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["organization_ids"], name="article_organization_ids"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(fields=["topic_ids"], name="article_topic_ids"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search_vector"], name="article_search"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(fields=["title_vector"], name="article_title_search"),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("title__regex", "\\S")), name="article_title_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("title_origin__in", ["extracted", "inferred", "edited"])),
                name="article_title_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("language_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_language_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("date_precision__in", ["day", "month", "year", "unknown"])),
                name="article_date_precision_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("date_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_date_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("place_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_place_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("byline_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_byline_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_source_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("agency_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_agency_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("event_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_event_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["draft", "in_review", "published", "restricted", "withdrawn"])),
                name="article_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_url", ""), ("source_url__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                name="article_source_url_is_web",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__regex", "^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")),
                name="article_language_is_bcp47",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("date_origin", ""), ("date_precision", "unknown"), ("published_on", None)),
                    models.Q(
                        ("published_on__isnull", False),
                        models.Q(("date_precision", "unknown"), _negated=True),
                        models.Q(("date_origin", ""), _negated=True),
                        models.Q(("date_precision", "day"), ("published_on__day", 1), _connector="OR"),
                        models.Q(
                            models.Q(("date_precision", "year"), _negated=True),
                            ("published_on__month", 1),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="article_date_and_precision_agree",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("language", ""), ("language_origin", "")),
                    models.Q(
                        models.Q(("language", ""), _negated=True), models.Q(("language_origin", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="article_language_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("place", None), ("place_text", ""), ("place_origin", "")),
                    models.Q(
                        models.Q(("place", None), ("place_text", ""), _negated=True),
                        models.Q(("place_origin", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="article_place_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("byline", []), ("byline_origin", "")),
                    models.Q(models.Q(("byline", []), _negated=True), models.Q(("byline_origin", ""), _negated=True)),
                    _connector="OR",
                ),
                name="article_byline_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outlet_name", ""), ("source", None), ("source_origin", "")),
                    models.Q(
                        models.Q(("outlet_name", ""), ("source", None), _negated=True),
                        models.Q(("source_origin", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="article_source_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency", None), ("agency_origin", "")),
                    models.Q(models.Q(("agency", None), _negated=True), models.Q(("agency_origin", ""), _negated=True)),
                    _connector="OR",
                ),
                name="article_agency_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event", None), ("event_origin", "")),
                    models.Q(models.Q(("event", None), _negated=True), models.Q(("event_origin", ""), _negated=True)),
                    _connector="OR",
                ),
                name="article_event_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("date_origin", "inferred"), _negated=True),
                    ("date_evidence__regex", "\\S"),
                    _connector="OR",
                ),
                name="article_date_inferred_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source_origin", "inferred"), _negated=True),
                    ("source_evidence__regex", "\\S"),
                    _connector="OR",
                ),
                name="article_source_inferred_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency_origin", "inferred"), _negated=True),
                    ("agency_evidence__regex", "\\S"),
                    _connector="OR",
                ),
                name="article_agency_inferred_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event_origin", "inferred"), _negated=True),
                    ("event_evidence__regex", "\\S"),
                    _connector="OR",
                ),
                name="article_event_inferred_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("published", "restricted")), _negated=True),
                    ("published_at__isnull", False),
                    _connector="OR",
                ),
                name="article_public_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "withdrawn"), _negated=True),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_reason__regex", "\\S")),
                    _connector="OR",
                ),
                name="article_withdrawn_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                condition=models.Q(("text_hash", ""), _negated=True), fields=("text_hash",), name="article_text_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("text_hash__regex", "^([0-9a-f]{64})?$")), name="article_text_hash_form"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE changed.status IN ('published', 'restricted', 'withdrawn')) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="0c4ed8aa944c65cdbab1726aa263f09db4fa27fb",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_ef474",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE changed.status IN ('published', 'restricted', 'withdrawn') UNION SELECT 1 FROM new_rows AS changed WHERE changed.status IN ('published', 'restricted', 'withdrawn')) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="ed4358b5991d62bf6de86561906b6e9b0042346b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_200dd",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE changed.status IN ('published', 'restricted', 'withdrawn')) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="290cd675ee8d1d3f5d7bb240a4a277bfa725dd1a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_7c75b",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="body_update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body"))',
                    func='INSERT INTO "articles_articlebodyevent" ("body", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."body", _pgh_attach_context(), NOW(), \'body_update\', OLD."id"); RETURN NULL;',
                    hash="6d98784c841ec93321c3835e649680ee02325a3d",
                    operation="UPDATE",
                    pgid="pgtrigger_body_update_update_1031e",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="body_delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articlebodyevent" ("body", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."body", _pgh_attach_context(), NOW(), \'body_delete\', OLD."id"); RETURN NULL;',
                    hash="bedaab00b39939bc14770867fbb4d78e29192d57",
                    operation="DELETE",
                    pgid="pgtrigger_body_delete_delete_87f79",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agency_evidence" IS DISTINCT FROM (NEW."agency_evidence") OR OLD."agency_origin" IS DISTINCT FROM (NEW."agency_origin") OR OLD."byline" IS DISTINCT FROM (NEW."byline") OR OLD."byline_origin" IS DISTINCT FROM (NEW."byline_origin") OR OLD."date_evidence" IS DISTINCT FROM (NEW."date_evidence") OR OLD."date_origin" IS DISTINCT FROM (NEW."date_origin") OR OLD."date_precision" IS DISTINCT FROM (NEW."date_precision") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."event_evidence" IS DISTINCT FROM (NEW."event_evidence") OR OLD."event_origin" IS DISTINCT FROM (NEW."event_origin") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."language_origin" IS DISTINCT FROM (NEW."language_origin") OR OLD."outlet_name" IS DISTINCT FROM (NEW."outlet_name") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."place_origin" IS DISTINCT FROM (NEW."place_origin") OR OLD."place_text" IS DISTINCT FROM (NEW."place_text") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."sample" IS DISTINCT FROM (NEW."sample") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_evidence" IS DISTINCT FROM (NEW."source_evidence") OR OLD."source_origin" IS DISTINCT FROM (NEW."source_origin") OR OLD."source_url" IS DISTINCT FROM (NEW."source_url") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_origin" IS DISTINCT FROM (NEW."title_origin") OR OLD."warnings" IS DISTINCT FROM (NEW."warnings") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason"))',
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "published_at", "published_on", "sample", "source_evidence", "source_id", "source_origin", "source_url", "status", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_reason") VALUES (OLD."agency_evidence", OLD."agency_id", OLD."agency_origin", OLD."byline", OLD."byline_origin", OLD."date_evidence", OLD."date_origin", OLD."date_precision", OLD."event_evidence", OLD."event_id", OLD."event_origin", OLD."id", OLD."language", OLD."language_origin", OLD."outlet_name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place_id", OLD."place_origin", OLD."place_text", OLD."published_at", OLD."published_on", OLD."sample", OLD."source_evidence", OLD."source_id", OLD."source_origin", OLD."source_url", OLD."status", OLD."summary", OLD."title", OLD."title_origin", OLD."warnings", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;',
                    hash="a1974f761ea11c1963c7e56dccab499a99ed899c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d7697",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "published_at", "published_on", "sample", "source_evidence", "source_id", "source_origin", "source_url", "status", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_reason") VALUES (OLD."agency_evidence", OLD."agency_id", OLD."agency_origin", OLD."byline", OLD."byline_origin", OLD."date_evidence", OLD."date_origin", OLD."date_precision", OLD."event_evidence", OLD."event_id", OLD."event_origin", OLD."id", OLD."language", OLD."language_origin", OLD."outlet_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."place_origin", OLD."place_text", OLD."published_at", OLD."published_on", OLD."sample", OLD."source_evidence", OLD."source_id", OLD."source_origin", OLD."source_url", OLD."status", OLD."summary", OLD."title", OLD."title_origin", OLD."warnings", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;',
                    hash="0fe09ee13f689a41ac6e9b8b9f23a4f736c71b36",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ddb9c",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7271736b629f0aa577655df73db43179d9ee820f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3554b",
                    table="articles_articletopicevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("state", "accepted")), fields=["organization", "article"], name="mention_accepted"
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("state", "suggested")), fields=["article"], name="mention_to_decide"
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.UniqueConstraint(fields=("article", "organization"), name="mention_once"),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["suggested", "accepted", "rejected"])), name="mention_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["rule", "editor", "import"])), name="mention_origin_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("origin", "rule"), _negated=True),
                    models.Q(("rule__regex", "\\S"), ("surface__regex", "\\S")),
                    _connector="OR",
                ),
                name="mention_by_rule_has_evidence",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_organization_ids_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted') ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET organization_ids = ARRAY(\n            SELECT tag.organization_id FROM public.articles_mention AS tag\n            WHERE tag.article_id = article.id AND tag.state = 'accepted' ORDER BY tag.organization_id)\n        WHERE article.id IN (SELECT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted'); RETURN NULL;",
                    hash="d832a96f9583f50026f73abf45295542d55f6803",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_keep_organization_ids_insert_323ff",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_organization_ids_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted' UNION SELECT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted') ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET organization_ids = ARRAY(\n            SELECT tag.organization_id FROM public.articles_mention AS tag\n            WHERE tag.article_id = article.id AND tag.state = 'accepted' ORDER BY tag.organization_id)\n        WHERE article.id IN (SELECT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted' UNION SELECT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted'); RETURN NULL;",
                    hash="1ad22c9d0f62c25f4ac20321f7ce1b8519c85713",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_organization_ids_update_b8cf8",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_organization_ids_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted') ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET organization_ids = ARRAY(\n            SELECT tag.organization_id FROM public.articles_mention AS tag\n            WHERE tag.article_id = article.id AND tag.state = 'accepted' ORDER BY tag.organization_id)\n        WHERE article.id IN (SELECT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted'); RETURN NULL;",
                    hash="11dbaaa83ee7c9089b620c1cb347926bdffbd2fd",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_keep_organization_ids_delete_ed657",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE changed.state = 'accepted') THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="54e21abe58ede03434d88be9dfebcdcfdf53149d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_4bea3",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE changed.state = 'accepted' UNION SELECT 1 FROM new_rows AS changed WHERE changed.state = 'accepted') THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="3cfc2197a5436a79bdd114e0401f26dac58578f6",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_465f7",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE changed.state = 'accepted') THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="046a5cc2706051deeaa91120b032ebd2ca0a226c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_93b81",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"origin\" = 'editor')",
                    func='INSERT INTO "articles_mentionevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "offsets", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface") VALUES (NEW."article_id", NEW."count", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."offsets", NEW."organization_id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule", NEW."sentence", NEW."state", NEW."surface"); RETURN NULL;',
                    hash="26d10d8122ed9a4898781eb6d42ecd461ce5d9dc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_84f64",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_mentionevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "offsets", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface") VALUES (OLD."article_id", OLD."count", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."offsets", OLD."organization_id", OLD."origin", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."rule", OLD."sentence", OLD."state", OLD."surface"); RETURN NULL;',
                    hash="c487a7cb70ef89bb4ee2c94d1dcf92ce5fe9d5fe",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5ece9",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_mentionevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "offsets", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface") VALUES (OLD."article_id", OLD."count", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."offsets", OLD."organization_id", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule", OLD."sentence", OLD."state", OLD."surface"); RETURN NULL;',
                    hash="22f384677f1a95f18ad4e0dd7a218988a533b15a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_33e13",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="db92fe8d45754f61b2e2928c30b0ef2176f5b487",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_83d18",
                    table="articles_mentionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
