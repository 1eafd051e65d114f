"""What readers propose."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0023_successions"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("title", "title"),
                            ("date", "date"),
                            ("place", "place"),
                            ("outlet", "outlet"),
                            ("agency", "agency"),
                            ("byline", "byline"),
                            ("edition", "edition"),
                            ("language", "language"),
                            ("organization", "organizations"),
                            ("topic", "topics"),
                            ("text", "text"),
                            ("other", "something else"),
                        ],
                        max_length=20,
                        verbose_name="field",
                    ),
                ),
                ("old_value", models.TextField(blank=True, verbose_name="as it was")),
                ("proposed", models.TextField(verbose_name="proposed")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("evidence_url", models.TextField(blank=True, verbose_name="where it is told")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "not looked at yet"),
                            ("accepted", "accepted"),
                            ("rejected", "not accepted"),
                            ("spam", "no correction"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("answer", models.TextField(blank=True, help_text="The reader sees it.", verbose_name="answer")),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("sender_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="sent at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
            ],
            options={
                "verbose_name": "reader's correction",
                "verbose_name_plural": "readers' corrections",
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CorrectionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("title", "title"),
                            ("date", "date"),
                            ("place", "place"),
                            ("outlet", "outlet"),
                            ("agency", "agency"),
                            ("byline", "byline"),
                            ("edition", "edition"),
                            ("language", "language"),
                            ("organization", "organizations"),
                            ("topic", "topics"),
                            ("text", "text"),
                            ("other", "something else"),
                        ],
                        max_length=20,
                        verbose_name="field",
                    ),
                ),
                ("old_value", models.TextField(blank=True, verbose_name="as it was")),
                ("proposed", models.TextField(verbose_name="proposed")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("evidence_url", models.TextField(blank=True, verbose_name="where it is told")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "not looked at yet"),
                            ("accepted", "accepted"),
                            ("rejected", "not accepted"),
                            ("spam", "no correction"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("answer", models.TextField(blank=True, help_text="The reader sees it.", verbose_name="answer")),
                ("token_hash", models.CharField(editable=False, max_length=64)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="sent at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="correction",
            name="act",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.act",
                verbose_name="what it changed",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="corrections",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="correctionevent",
            name="act",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.act",
                verbose_name="what it changed",
            ),
        ),
        migrations.AddField(
            model_name="correctionevent",
            name="article",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="correctionevent",
            name="decided_by",
            field=models.ForeignKey(
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
        migrations.AddField(
            model_name="correctionevent",
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
            model_name="correctionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.correction",
            ),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(condition=models.Q(("state", "open")), fields=["created_at"], name="correction_open"),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["sender_hash", "created_at"], name="correction_sender"),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposed__regex", "\\S")), name="correction_proposed_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "field__in",
                        [
                            "title",
                            "date",
                            "place",
                            "outlet",
                            "agency",
                            "byline",
                            "edition",
                            "language",
                            "organization",
                            "topic",
                            "text",
                            "other",
                        ],
                    )
                ),
                name="correction_field_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "accepted", "rejected", "spam"])),
                name="correction_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("evidence_url", ""), ("evidence_url__iregex", "^https?://[^\\s]+$"), _connector="OR"
                ),
                name="correction_evidence_url_is_web",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("token_hash__regex", "^[0-9a-f]{64}$")), name="correction_token_form"
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="correction_decided_has_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."act_id" IS DISTINCT FROM (NEW."act_id") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."evidence_url" IS DISTINCT FROM (NEW."evidence_url") OR OLD."field" IS DISTINCT FROM (NEW."field") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."old_value" IS DISTINCT FROM (NEW."old_value") OR OLD."proposed" IS DISTINCT FROM (NEW."proposed") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."token_hash" IS DISTINCT FROM (NEW."token_hash"))',
                    func='INSERT INTO "articles_correctionevent" ("act_id", "answer", "article_id", "created_at", "decided_at", "decided_by_id", "evidence_url", "field", "id", "old_value", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "reason", "state", "token_hash") VALUES (OLD."act_id", OLD."answer", OLD."article_id", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."evidence_url", OLD."field", OLD."id", OLD."old_value", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."proposed", OLD."reason", OLD."state", OLD."token_hash"); RETURN NULL;',
                    hash="7acd4a0fb9d309eddf692a8458e97c057971e425",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_efab7",
                    table="articles_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_correctionevent" ("act_id", "answer", "article_id", "created_at", "decided_at", "decided_by_id", "evidence_url", "field", "id", "old_value", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "reason", "state", "token_hash") VALUES (OLD."act_id", OLD."answer", OLD."article_id", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."evidence_url", OLD."field", OLD."id", OLD."old_value", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed", OLD."reason", OLD."state", OLD."token_hash"); RETURN NULL;',
                    hash="9921ea9dd84c8bc50cbb93f565f2515b5dcd148b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4a60c",
                    table="articles_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correctionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b7cc5fab6d092edeecc31b0a4e71e40c59c4c891",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_24b3d",
                    table="articles_correctionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
