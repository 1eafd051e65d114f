"""Names, organizations and topics count their versions; names have a context and two dates."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


TABLES = ("articles_organizationname", "articles_organizationnameevent")
YEARS_TO_DAYS = [
    f"""ALTER TABLE public.{table}
        DROP CONSTRAINT {table}_valid_from_check,
        DROP CONSTRAINT {table}_valid_to_check,
        ALTER COLUMN valid_from TYPE date USING pg_catalog.make_date(valid_from, 1, 1),
        ALTER COLUMN valid_to TYPE date USING pg_catalog.make_date(valid_to, 12, 31)"""
    for table in TABLES
]
DAYS_TO_YEARS = [
    f"""ALTER TABLE public.{table}
        ALTER COLUMN valid_from TYPE smallint USING extract(year FROM valid_from),
        ALTER COLUMN valid_to TYPE smallint USING extract(year FROM valid_to),
        ADD CONSTRAINT {table}_valid_from_check CHECK (valid_from >= 0),
        ADD CONSTRAINT {table}_valid_to_check CHECK (valid_to >= 0)"""
    for table in TABLES
]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0017_capture_address"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="organization",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organization",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organizationname",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organizationname",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="topic",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="topic",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="organization",
            name="version",
            field=models.PositiveIntegerField(
                default=1,
                editable=False,
                help_text="Of its canonical names, which find it in texts.",
                verbose_name="version",
            ),
        ),
        migrations.AddField(
            model_name="organizationevent",
            name="version",
            field=models.PositiveIntegerField(
                default=1,
                editable=False,
                help_text="Of its canonical names, which find it in texts.",
                verbose_name="version",
            ),
        ),
        migrations.AddField(
            model_name="organizationname",
            name="forbidden",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(),
                blank=True,
                default=list,
                help_text="One a line: none of these may stand in the same paragraph.",
                size=None,
                verbose_name="not near",
            ),
        ),
        migrations.AddField(
            model_name="organizationname",
            name="required",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(),
                blank=True,
                default=list,
                help_text="One a line: one of these has to stand in the same paragraph.",
                size=None,
                verbose_name="only near",
            ),
        ),
        migrations.AddField(
            model_name="organizationname",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
        ),
        migrations.AddField(
            model_name="organizationnameevent",
            name="forbidden",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(),
                blank=True,
                default=list,
                help_text="One a line: none of these may stand in the same paragraph.",
                size=None,
                verbose_name="not near",
            ),
        ),
        migrations.AddField(
            model_name="organizationnameevent",
            name="required",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(),
                blank=True,
                default=list,
                help_text="One a line: one of these has to stand in the same paragraph.",
                size=None,
                verbose_name="only near",
            ),
        ),
        migrations.AddField(
            model_name="organizationnameevent",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
        ),
        migrations.AddField(
            model_name="topic",
            name="version",
            field=models.PositiveIntegerField(
                default=1, editable=False, help_text="Of its cues, which find it in texts.", verbose_name="version"
            ),
        ),
        migrations.AddField(
            model_name="topicevent",
            name="version",
            field=models.PositiveIntegerField(
                default=1, editable=False, help_text="Of its cues, which find it in texts.", verbose_name="version"
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(YEARS_TO_DAYS, DAYS_TO_YEARS)],
            state_operations=[
                migrations.AlterField(
                    model_name="organizationname",
                    name="valid_from",
                    field=models.DateField(
                        blank=True,
                        help_text="First day of the name; 1 January where only the year is known.",
                        null=True,
                        verbose_name="from",
                    ),
                ),
                migrations.AlterField(
                    model_name="organizationname",
                    name="valid_to",
                    field=models.DateField(
                        blank=True,
                        help_text="Last day; 31 December where only the year is known.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                migrations.AlterField(
                    model_name="organizationnameevent",
                    name="valid_from",
                    field=models.DateField(
                        blank=True,
                        help_text="First day of the name; 1 January where only the year is known.",
                        null=True,
                        verbose_name="from",
                    ),
                ),
                migrations.AlterField(
                    model_name="organizationnameevent",
                    name="valid_to",
                    field=models.DateField(
                        blank=True,
                        help_text="Last day; 31 December where only the year is known.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="count_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh"))',
                    func="NEW.version = OLD.version + 1; RETURN NEW;",
                    hash="72c9cacb7ade995277c18aa161663aeee80550a9",
                    operation="UPDATE",
                    pgid="pgtrigger_count_version_0c24a",
                    table="articles_organization",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."website" IS DISTINCT FROM (NEW."website") OR OLD."wikidata_qid" IS DISTINCT FROM (NEW."wikidata_qid"))',
                    func='INSERT INTO "articles_organizationevent" ("country", "id", "kind", "name", "name_zh", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version", "website", "wikidata_qid") VALUES (OLD."country", OLD."id", OLD."kind", OLD."name", OLD."name_zh", OLD."note", OLD."parent_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."slug", OLD."version", OLD."website", OLD."wikidata_qid"); RETURN NULL;',
                    hash="8daa5512720d4fe327d743d0f808cfa0de5b24e9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d9b1a",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_organizationevent" ("country", "id", "kind", "name", "name_zh", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version", "website", "wikidata_qid") VALUES (OLD."country", OLD."id", OLD."kind", OLD."name", OLD."name_zh", OLD."note", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."version", OLD."website", OLD."wikidata_qid"); RETURN NULL;',
                    hash="35f52ff5c5a497a390d761f48dc5b931be7ace66",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6b503",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="count_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."ambiguous" IS DISTINCT FROM (NEW."ambiguous") OR OLD."case_sensitive" IS DISTINCT FROM (NEW."case_sensitive") OR OLD."forbidden" IS DISTINCT FROM (NEW."forbidden") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."required" IS DISTINCT FROM (NEW."required") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))',
                    func="NEW.version = OLD.version + 1; RETURN NEW;",
                    hash="3576858805952763b1026cfed13c49465a3ce175",
                    operation="UPDATE",
                    pgid="pgtrigger_count_version_113d5",
                    table="articles_organizationname",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."ambiguous" IS DISTINCT FROM (NEW."ambiguous") OR OLD."case_sensitive" IS DISTINCT FROM (NEW."case_sensitive") OR OLD."forbidden" IS DISTINCT FROM (NEW."forbidden") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."required" IS DISTINCT FROM (NEW."required") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "articles_organizationnameevent" ("ambiguous", "case_sensitive", "forbidden", "id", "kind", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "valid_from", "valid_to", "version") VALUES (OLD."ambiguous", OLD."case_sensitive", OLD."forbidden", OLD."id", OLD."kind", OLD."language", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."required", OLD."valid_from", OLD."valid_to", OLD."version"); RETURN NULL;',
                    hash="b2b1c5042146eace1a941c4ff3138ebd8a37bd11",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6247d",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_organizationnameevent" ("ambiguous", "case_sensitive", "forbidden", "id", "kind", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "valid_from", "valid_to", "version") VALUES (OLD."ambiguous", OLD."case_sensitive", OLD."forbidden", OLD."id", OLD."kind", OLD."language", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."required", OLD."valid_from", OLD."valid_to", OLD."version"); RETURN NULL;',
                    hash="bee271efd9a84f8ba967834b23835ecd04fcc146",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_27a6e",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="count_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cues" IS DISTINCT FROM (NEW."cues"))',
                    func="NEW.version = OLD.version + 1; RETURN NEW;",
                    hash="26f7db4953b06d7be4fa86eb41408b4c23c8a547",
                    operation="UPDATE",
                    pgid="pgtrigger_count_version_aa344",
                    table="articles_topic",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cues" IS DISTINCT FROM (NEW."cues") OR OLD."definition" IS DISTINCT FROM (NEW."definition") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_zh" IS DISTINCT FROM (NEW."label_zh") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "articles_topicevent" ("cues", "definition", "id", "label", "label_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (OLD."cues", OLD."definition", OLD."id", OLD."label", OLD."label_zh", OLD."parent_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."slug", OLD."version"); RETURN NULL;',
                    hash="c814167dc821637dae4e520ab54092ff31eca8fd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_621d0",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_topicevent" ("cues", "definition", "id", "label", "label_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (OLD."cues", OLD."definition", OLD."id", OLD."label", OLD."label_zh", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."version"); RETURN NULL;',
                    hash="271d992889006b44b9b2d6965d92e53b40226e20",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_528b2",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
    ]
