"""Articles that are alike, though not enough to be told for one text."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0024_corrections"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PossibleDouble",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("likeness", models.FloatField(verbose_name="likeness")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("story", "copies of one story"), ("distinct", "two texts")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("found_at", models.DateTimeField(auto_now_add=True, verbose_name="found at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
            ],
            options={
                "verbose_name": "possible double",
                "verbose_name_plural": "possible doubles",
                "ordering": ["-likeness", "id"],
            },
        ),
        migrations.CreateModel(
            name="PossibleDoubleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("likeness", models.FloatField(verbose_name="likeness")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("story", "copies of one story"), ("distinct", "two texts")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("found_at", models.DateTimeField(auto_now_add=True, verbose_name="found at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="possibledouble",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="possible_doubles",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="possibledouble",
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
            model_name="possibledouble",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.article",
                verbose_name="other article",
            ),
        ),
        migrations.AddField(
            model_name="possibledoubleevent",
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
            model_name="possibledoubleevent",
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
            model_name="possibledoubleevent",
            name="other",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.article",
                verbose_name="other article",
            ),
        ),
        migrations.AddField(
            model_name="possibledoubleevent",
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
            model_name="possibledoubleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.possibledouble",
            ),
        ),
        migrations.AddIndex(
            model_name="possibledouble",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["-likeness"], name="possible_double_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="possibledouble",
            constraint=models.UniqueConstraint(fields=("article", "other"), name="possible_double_once"),
        ),
        migrations.AddConstraint(
            model_name="possibledouble",
            constraint=models.CheckConstraint(
                condition=models.Q(("other__lt", models.F("article"))), name="possible_double_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="possibledouble",
            constraint=models.CheckConstraint(
                condition=models.Q(("likeness__range", (0, 1))), name="possible_double_likeness"
            ),
        ),
        migrations.AddConstraint(
            model_name="possibledouble",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "story", "distinct"])), name="possible_double_state_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="possibledouble",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_possibledoubleevent" ("article_id", "decided_at", "decided_by_id", "found_at", "id", "likeness", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (OLD."article_id", OLD."decided_at", OLD."decided_by_id", OLD."found_at", OLD."id", OLD."likeness", OLD."other_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."state"); RETURN NULL;',
                    hash="a47bbd400d5bd20324d4b8b28b5134c6822a92e6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8dea4",
                    table="articles_possibledouble",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="possibledouble",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_possibledoubleevent" ("article_id", "decided_at", "decided_by_id", "found_at", "id", "likeness", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (OLD."article_id", OLD."decided_at", OLD."decided_by_id", OLD."found_at", OLD."id", OLD."likeness", OLD."other_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state"); RETURN NULL;',
                    hash="b4e862864d6741ce9fad8dd2073a010a448c4057",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3713d",
                    table="articles_possibledouble",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="possibledoubleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="346bf82a5877bb453420545c8d4b6cdf2487e892",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cd651",
                    table="articles_possibledoubleevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
