import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_bookkeeping"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=120, verbose_name="Chinese name")),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 code, two letters.", max_length=3, verbose_name="country"
                    ),
                ),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="other names"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                ("label", models.CharField(max_length=120, unique=True, verbose_name="label")),
                ("label_zh", models.CharField(blank=True, max_length=120, verbose_name="Chinese label")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "cues",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Words in a text that speak for this topic.",
                        size=None,
                        verbose_name="cues",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["label"],
            },
        ),
        migrations.CreateModel(
            name="TopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                ("label", models.CharField(max_length=120, verbose_name="label")),
                ("label_zh", models.CharField(blank=True, max_length=120, verbose_name="Chinese label")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "cues",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Words in a text that speak for this topic.",
                        size=None,
                        verbose_name="cues",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Place",
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
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=120, verbose_name="Chinese name")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 code, two letters.", max_length=3, verbose_name="country"
                    ),
                ),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="other names"
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name__regex", "\\S")), name="place_name_not_blank"),
                    models.CheckConstraint(
                        condition=models.Q(("country__regex", "^([A-Z]{2}|INT)?$")), name="place_country_code"
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="place",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func='INSERT INTO "articles_placeevent" ("country", "id", "name", "name_zh", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."country", OLD."id", OLD."name", OLD."name_zh", OLD."other_names", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="f8ad838e7e675c8beec29d4883141f500f07ff2c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ae7e4",
                    table="articles_place",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="place",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_placeevent" ("country", "id", "name", "name_zh", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."country", OLD."id", OLD."name", OLD."name_zh", OLD."other_names", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="2d9d539b232be5dce2b925a08de0678c96f28817",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7de65",
                    table="articles_place",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="placeevent",
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
            model_name="placeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.place",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="articles.topic",
                verbose_name="broader topic",
            ),
        ),
        migrations.AddField(
            model_name="topicevent",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.topic",
                verbose_name="broader topic",
            ),
        ),
        migrations.AddField(
            model_name="topicevent",
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
            model_name="topicevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.topic",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a446496a3e7257164c08cfcce5e6d5400f58c28e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_383ff",
                    table="articles_placeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(("label__regex", "\\S")), name="topic_label_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="topic_not_own_parent",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_former_slug",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM public.articles_formerslug WHERE kind = 'topic' AND slug = NEW.slug;\n            INSERT INTO public.articles_formerslug (kind, slug, object_id) VALUES ('topic', OLD.slug, OLD.id)\n            ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;\n            RETURN NULL;",
                    hash="0f12e12a34408fe887042dfb36be84a6185d1e6f",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_keep_former_slug_0c5bd",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="619dce1e299a76522ab474abdc02ab36e87c5d12",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_53507",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="39fadb68c3b781002daf2e8e52871eba020eab15",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_61539",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="4a52cabbbad0e33a492037494a5ab09ed5078b95",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_3dd0a",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cues" IS DISTINCT FROM (NEW."cues") OR OLD."definition" IS DISTINCT FROM (NEW."definition") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_zh" IS DISTINCT FROM (NEW."label_zh") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func='INSERT INTO "articles_topicevent" ("cues", "definition", "id", "label", "label_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."cues", OLD."definition", OLD."id", OLD."label", OLD."label_zh", OLD."parent_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="c6c16a6db0269d8ea1732593fdb17be5c1d3ecb7",
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
                    func='INSERT INTO "articles_topicevent" ("cues", "definition", "id", "label", "label_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."cues", OLD."definition", OLD."id", OLD."label", OLD."label_zh", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="f5f34e14457736a0eb911d0c6f2d5a89171feba5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_528b2",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6ff3e8c3b88cd9d52159e031a678065d67851687",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9e0d7",
                    table="articles_topicevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
