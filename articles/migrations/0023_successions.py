"""Which organization followed which."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0022_names_in_no_registry"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrganizationSuccession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "loaded_hash",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        help_text="Hash of what load_reference last wrote here; empty for a row that an editor made.",
                        max_length=64,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("renaming", "renamed"),
                            ("merger", "merged"),
                            ("split", "split off"),
                            ("takeover", "taken over"),
                            ("replacement", "replaced"),
                        ],
                        max_length=20,
                        verbose_name="how",
                    ),
                ),
                ("happened_on", models.DateField(blank=True, null=True, verbose_name="on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("year", "year"), ("unknown", "unknown")],
                        default="unknown",
                        max_length=10,
                        verbose_name="precision of the date",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="where it is told")),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "succession",
                "verbose_name_plural": "successions",
                "ordering": [models.OrderBy(models.F("happened_on"), nulls_last=True), "id"],
            },
        ),
        migrations.CreateModel(
            name="OrganizationSuccessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("renaming", "renamed"),
                            ("merger", "merged"),
                            ("split", "split off"),
                            ("takeover", "taken over"),
                            ("replacement", "replaced"),
                        ],
                        max_length=20,
                        verbose_name="how",
                    ),
                ),
                ("happened_on", models.DateField(blank=True, null=True, verbose_name="on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("year", "year"), ("unknown", "unknown")],
                        default="unknown",
                        max_length=10,
                        verbose_name="precision of the date",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="where it is told")),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="organizationsuccession",
            name="predecessor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="successions",
                to="articles.organization",
                verbose_name="predecessor",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccession",
            name="successor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="precessions",
                to="articles.organization",
                verbose_name="successor",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccessionevent",
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
            model_name="organizationsuccessionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.organizationsuccession",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccessionevent",
            name="predecessor",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.organization",
                verbose_name="predecessor",
            ),
        ),
        migrations.AddField(
            model_name="organizationsuccessionevent",
            name="successor",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.organization",
                verbose_name="successor",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationsuccession",
            constraint=models.UniqueConstraint(
                fields=("predecessor", "successor"), name="organization_succession_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationsuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                name="organization_succession_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationsuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["renaming", "merger", "split", "takeover", "replacement"])),
                name="organization_succession_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationsuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(("date_precision__in", ["day", "month", "year", "unknown"])),
                name="organization_succession_date_precision_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationsuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("date_precision", "unknown"), ("happened_on", None)),
                    models.Q(("happened_on__isnull", False), models.Q(("date_precision", "unknown"), _negated=True)),
                    _connector="OR",
                ),
                name="organization_succession_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationsuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_url", ""), ("source_url__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                name="organization_succession_source_url_is_web",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE number_of_rows bigint; articles bigint[];",
                    func="\n        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{}')\n        INTO number_of_rows, articles FROM (SELECT NULL::bigint AS article FROM new_rows AS changed WHERE TRUE) AS changed;\n        IF number_of_rows > 0 THEN\n            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);\n        END IF; RETURN NULL;",
                    hash="d1806a869a222048edcb1c1be32a24aec44fee82",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_022cb",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE number_of_rows bigint; articles bigint[];",
                    func="\n        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{}')\n        INTO number_of_rows, articles FROM (SELECT NULL::bigint AS article FROM old_rows AS changed WHERE TRUE UNION SELECT NULL::bigint AS article FROM new_rows AS changed WHERE TRUE) AS changed;\n        IF number_of_rows > 0 THEN\n            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);\n        END IF; RETURN NULL;",
                    hash="6937e5ed6c284237347e82963a712ec7bb1e584b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_446b8",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE number_of_rows bigint; articles bigint[];",
                    func="\n        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{}')\n        INTO number_of_rows, articles FROM (SELECT NULL::bigint AS article FROM old_rows AS changed WHERE TRUE) AS changed;\n        IF number_of_rows > 0 THEN\n            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);\n        END IF; RETURN NULL;",
                    hash="85fff6272becccc56f52d68c51f4e61d25be4921",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_d3252",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."date_precision" IS DISTINCT FROM (NEW."date_precision") OR OLD."happened_on" IS DISTINCT FROM (NEW."happened_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."predecessor_id" IS DISTINCT FROM (NEW."predecessor_id") OR OLD."source_url" IS DISTINCT FROM (NEW."source_url") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id"))',
                    func='INSERT INTO "articles_organizationsuccessionevent" ("date_precision", "happened_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "source_url", "successor_id") VALUES (OLD."date_precision", OLD."happened_on", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."predecessor_id", OLD."source_url", OLD."successor_id"); RETURN NULL;',
                    hash="ad5e3dcef48c6e5f56ac0a5b138b2ab3ea04464e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_67732",
                    table="articles_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_organizationsuccessionevent" ("date_precision", "happened_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "source_url", "successor_id") VALUES (OLD."date_precision", OLD."happened_on", OLD."id", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."predecessor_id", OLD."source_url", OLD."successor_id"); RETURN NULL;',
                    hash="6500f4b85a6ee3d401b9c80c00cb1dee3c29e3c8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d45c2",
                    table="articles_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5cdaece3948686c487075dbfde1315060c60e623",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d5e64",
                    table="articles_organizationsuccessionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
