"""Rules that tag articles beside the names of organizations and the cues of topics."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_name_versions"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TaggingRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=120, verbose_name="label")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("any", "any of the words or phrases"),
                            ("all", "all of the words or phrases"),
                            ("phrase", "one of the exact phrases, as printed"),
                            ("regex", "a regular expression"),
                            ("fuzzy", "a phrase with slips of the pen"),
                        ],
                        default="any",
                        max_length=10,
                        verbose_name="matches",
                    ),
                ),
                (
                    "terms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="One a line.",
                        size=None,
                        verbose_name="words, phrases or expression",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("both", "title and text"), ("title", "title"), ("text", "text")],
                        default="both",
                        max_length=10,
                        verbose_name="in",
                    ),
                ),
                ("case_sensitive", models.BooleanField(default=False, verbose_name="case-sensitive")),
                (
                    "required",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="One a line: one of these has to stand in the same paragraph.",
                        size=None,
                        verbose_name="only near",
                    ),
                ),
                (
                    "forbidden",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="One a line: none of these may stand in the same paragraph.",
                        size=None,
                        verbose_name="not near",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="BCP 47 tags, such as en or zh; none: all.",
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="for articles from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="for articles until")),
                ("active", models.BooleanField(default=True, verbose_name="in use")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
            ],
            options={
                "verbose_name": "tagging rule",
                "verbose_name_plural": "tagging rules",
                "ordering": ["label", "id"],
            },
        ),
        migrations.CreateModel(
            name="TaggingRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("label", models.CharField(max_length=120, verbose_name="label")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("any", "any of the words or phrases"),
                            ("all", "all of the words or phrases"),
                            ("phrase", "one of the exact phrases, as printed"),
                            ("regex", "a regular expression"),
                            ("fuzzy", "a phrase with slips of the pen"),
                        ],
                        default="any",
                        max_length=10,
                        verbose_name="matches",
                    ),
                ),
                (
                    "terms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="One a line.",
                        size=None,
                        verbose_name="words, phrases or expression",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("both", "title and text"), ("title", "title"), ("text", "text")],
                        default="both",
                        max_length=10,
                        verbose_name="in",
                    ),
                ),
                ("case_sensitive", models.BooleanField(default=False, verbose_name="case-sensitive")),
                (
                    "required",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="One a line: one of these has to stand in the same paragraph.",
                        size=None,
                        verbose_name="only near",
                    ),
                ),
                (
                    "forbidden",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="One a line: none of these may stand in the same paragraph.",
                        size=None,
                        verbose_name="not near",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="BCP 47 tags, such as en or zh; none: all.",
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="for articles from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="for articles until")),
                ("active", models.BooleanField(default=True, verbose_name="in use")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="taggingrule",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="taggingrule",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tagging_rules",
                to="articles.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="taggingrule",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tagging_rules",
                to="articles.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddField(
            model_name="taggingruleevent",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="taggingruleevent",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="taggingruleevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="taggingruleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.taggingrule",
            ),
        ),
        migrations.AddField(
            model_name="taggingruleevent",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddConstraint(
            model_name="taggingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("label__regex", "\\S")), name="tagging_rule_label_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="taggingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["any", "all", "phrase", "regex", "fuzzy"])),
                name="tagging_rule_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="taggingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("scope__in", ["both", "title", "text"])), name="tagging_rule_scope_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="taggingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organization", None), ("topic__isnull", False)),
                    models.Q(("organization__isnull", False), ("topic", None)),
                    _connector="OR",
                ),
                name="tagging_rule_one_target",
                violation_error_message="A rule tags either an organization or a topic.",
            ),
        ),
        migrations.AddConstraint(
            model_name="taggingrule",
            constraint=models.CheckConstraint(condition=models.Q(("terms__len__gt", 0)), name="tagging_rule_has_terms"),
        ),
        migrations.AddConstraint(
            model_name="taggingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from", None), ("valid_to", None), ("valid_from__lte", models.F("valid_to")), _connector="OR"
                ),
                name="tagging_rule_dates_in_order",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="taggingrule",
            trigger=pgtrigger.compiler.Trigger(
                name="count_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."case_sensitive" IS DISTINCT FROM (NEW."case_sensitive") OR OLD."forbidden" IS DISTINCT FROM (NEW."forbidden") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."required" IS DISTINCT FROM (NEW."required") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."terms" IS DISTINCT FROM (NEW."terms") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))',
                    func="NEW.version = OLD.version + 1; RETURN NEW;",
                    hash="647defa1a3919de548fd4e1dc250ba368eed1e22",
                    operation="UPDATE",
                    pgid="pgtrigger_count_version_5e19a",
                    table="articles_taggingrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="taggingrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_taggingruleevent" ("active", "case_sensitive", "created_at", "created_by_id", "forbidden", "id", "kind", "label", "languages", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "scope", "terms", "topic_id", "updated_at", "valid_from", "valid_to", "version") VALUES (OLD."active", OLD."case_sensitive", OLD."created_at", OLD."created_by_id", OLD."forbidden", OLD."id", OLD."kind", OLD."label", OLD."languages", OLD."note", OLD."organization_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."required", OLD."scope", OLD."terms", OLD."topic_id", OLD."updated_at", OLD."valid_from", OLD."valid_to", OLD."version"); RETURN NULL;',
                    hash="8bb914cf4b4fc32d53f8d5726d84e0ee0daca008",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e4bfb",
                    table="articles_taggingrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="taggingrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_taggingruleevent" ("active", "case_sensitive", "created_at", "created_by_id", "forbidden", "id", "kind", "label", "languages", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "scope", "terms", "topic_id", "updated_at", "valid_from", "valid_to", "version") VALUES (OLD."active", OLD."case_sensitive", OLD."created_at", OLD."created_by_id", OLD."forbidden", OLD."id", OLD."kind", OLD."label", OLD."languages", OLD."note", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."required", OLD."scope", OLD."terms", OLD."topic_id", OLD."updated_at", OLD."valid_from", OLD."valid_to", OLD."version"); RETURN NULL;',
                    hash="070924aba84306f6d9a90e5fd3010c329e26a5fc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_40601",
                    table="articles_taggingrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="taggingruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3d95afcd67cfa7e145586a32f6b35492a9ed6db0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_518c5",
                    table="articles_taggingruleevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
