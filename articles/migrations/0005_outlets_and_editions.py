import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_places_and_topics"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="EventEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("series", models.SlugField(db_index=False, default="wic", max_length=40, verbose_name="series")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("start_date", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("country", models.CharField(blank=True, max_length=3, verbose_name="country")),
                ("theme", models.CharField(blank=True, max_length=300, verbose_name="theme")),
                ("theme_zh", models.CharField(blank=True, max_length=300, verbose_name="Chinese theme")),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="other names"
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wire", "wire agency"),
                            ("newspaper", "newspaper"),
                            ("magazine", "magazine"),
                            ("broadcaster", "broadcaster"),
                            ("online", "online outlet"),
                            ("official", "official site"),
                            ("think_tank", "think tank"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=3, verbose_name="country")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="BCP 47 tags.",
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                (
                    "domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Bare host names; each belongs to one outlet.",
                        size=None,
                        verbose_name="domains",
                    ),
                ),
                (
                    "dateline_forms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="How datelines and credits name it.",
                        size=None,
                        verbose_name="dateline forms",
                    ),
                ),
                ("rights_statement", models.TextField(blank=True, verbose_name="rights statement")),
                (
                    "display_policy",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "full text"),
                            ("excerpt", "excerpt of the first 80 words"),
                            ("metadata", "metadata only"),
                        ],
                        help_text="How much of its texts the public sees; empty: the installation's default.",
                        max_length=10,
                        verbose_name="display policy",
                    ),
                ),
            ],
            options={
                "verbose_name": "outlet",
                "verbose_name_plural": "outlets",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wire", "wire agency"),
                            ("newspaper", "newspaper"),
                            ("magazine", "magazine"),
                            ("broadcaster", "broadcaster"),
                            ("online", "online outlet"),
                            ("official", "official site"),
                            ("think_tank", "think tank"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=3, verbose_name="country")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="BCP 47 tags.",
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                (
                    "domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Bare host names; each belongs to one outlet.",
                        size=None,
                        verbose_name="domains",
                    ),
                ),
                (
                    "dateline_forms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="How datelines and credits name it.",
                        size=None,
                        verbose_name="dateline forms",
                    ),
                ),
                ("rights_statement", models.TextField(blank=True, verbose_name="rights statement")),
                (
                    "display_policy",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "full text"),
                            ("excerpt", "excerpt of the first 80 words"),
                            ("metadata", "metadata only"),
                        ],
                        help_text="How much of its texts the public sees; empty: the installation's default.",
                        max_length=10,
                        verbose_name="display policy",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                ("series", models.SlugField(default="wic", max_length=40, verbose_name="series")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("start_date", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("country", models.CharField(blank=True, max_length=3, verbose_name="country")),
                ("theme", models.CharField(blank=True, max_length=300, verbose_name="theme")),
                ("theme_zh", models.CharField(blank=True, max_length=300, verbose_name="Chinese theme")),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="other names"
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "ordering": ["-year", "series"],
                "constraints": [
                    models.UniqueConstraint(fields=("series", "year"), name="event_year_unique"),
                    models.UniqueConstraint(fields=("series", "number"), name="event_number_unique"),
                    models.CheckConstraint(condition=models.Q(("name__regex", "\\S")), name="event_name_not_blank"),
                    models.CheckConstraint(
                        condition=models.Q(("country__regex", "^([A-Z]{2}|INT)?$")), name="event_country_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("website", ""), ("website__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                        name="event_website_is_web",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (1900, 2200))), name="event_year_plausible"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_date", None), ("start_date", None)),
                            models.Q(("start_date__lte", models.F("end_date")), ("start_date__year", models.F("year"))),
                            _connector="OR",
                        ),
                        name="event_dates_in_order",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_former_slug",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM public.articles_formerslug WHERE kind = 'event' AND slug = NEW.slug;\n            INSERT INTO public.articles_formerslug (kind, slug, object_id) VALUES ('event', OLD.slug, OLD.id)\n            ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;\n            RETURN NULL;",
                    hash="40385934e5fa1e6dda9f08272971956ba81baf5c",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_keep_former_slug_c2e47",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="f3564f57801079f09f62b2cff742b19182596919",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_3bccc",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="0f13d496431a709f6290edeef073b39e3cf316f7",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_2f825",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="f0fb8563834ec9a85f7ea3db0f8a2653e2cc7920",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_db0c0",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."end_date" IS DISTINCT FROM (NEW."end_date") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."series" IS DISTINCT FROM (NEW."series") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."start_date" IS DISTINCT FROM (NEW."start_date") OR OLD."theme" IS DISTINCT FROM (NEW."theme") OR OLD."theme_zh" IS DISTINCT FROM (NEW."theme_zh") OR OLD."website" IS DISTINCT FROM (NEW."website") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "articles_eventevent" ("country", "end_date", "id", "name", "name_zh", "number", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "series", "slug", "start_date", "theme", "theme_zh", "website", "year") VALUES (OLD."country", OLD."end_date", OLD."id", OLD."name", OLD."name_zh", OLD."number", OLD."other_names", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."series", OLD."slug", OLD."start_date", OLD."theme", OLD."theme_zh", OLD."website", OLD."year"); RETURN NULL;',
                    hash="17d09429781042f28b0eb8e94f907fbcdd2bd131",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f5a66",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_eventevent" ("country", "end_date", "id", "name", "name_zh", "number", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "series", "slug", "start_date", "theme", "theme_zh", "website", "year") VALUES (OLD."country", OLD."end_date", OLD."id", OLD."name", OLD."name_zh", OLD."number", OLD."other_names", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."series", OLD."slug", OLD."start_date", OLD."theme", OLD."theme_zh", OLD."website", OLD."year"); RETURN NULL;',
                    hash="65ae8427475e063d937e2bbd627fd28b72df1c3f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8f697",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="eventevent",
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
            model_name="eventevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.event",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("name"), name="source_name_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(condition=models.Q(("name__regex", "\\S")), name="source_name_not_blank"),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("country__regex", "^([A-Z]{2}|INT)?$")), name="source_country_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("website", ""), ("website__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                name="source_website_is_web",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["wire", "newspaper", "magazine", "broadcaster", "online", "official", "think_tank"])
                ),
                name="source_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("display_policy__in", ["full", "excerpt", "metadata", ""])),
                name="source_display_policy_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_former_slug",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM public.articles_formerslug WHERE kind = 'source' AND slug = NEW.slug;\n            INSERT INTO public.articles_formerslug (kind, slug, object_id) VALUES ('source', OLD.slug, OLD.id)\n            ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;\n            RETURN NULL;",
                    hash="b2523c410d2769f3c944ff8e14e6d4349d1ba82c",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_keep_former_slug_9016d",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="5d2f7b7e8cbf261cd4b6afeba675bfdafee762b3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_f35d1",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="53157800b2a0daa99a3667215686cf309663d693",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_0c282",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="dab6826a90cbfe22d817f4390ac7d4866fb4452b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_2647f",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."dateline_forms" IS DISTINCT FROM (NEW."dateline_forms") OR OLD."display_policy" IS DISTINCT FROM (NEW."display_policy") OR OLD."domains" IS DISTINCT FROM (NEW."domains") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh") OR OLD."rights_statement" IS DISTINCT FROM (NEW."rights_statement") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                    func='INSERT INTO "articles_sourceevent" ("country", "dateline_forms", "display_policy", "domains", "id", "kind", "languages", "name", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights_statement", "slug", "website") VALUES (OLD."country", OLD."dateline_forms", OLD."display_policy", OLD."domains", OLD."id", OLD."kind", OLD."languages", OLD."name", OLD."name_zh", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."rights_statement", OLD."slug", OLD."website"); RETURN NULL;',
                    hash="7f92a02cabd8dfa5a24b3de1a51527a9ef9f1245",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_365a8",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_sourceevent" ("country", "dateline_forms", "display_policy", "domains", "id", "kind", "languages", "name", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights_statement", "slug", "website") VALUES (OLD."country", OLD."dateline_forms", OLD."display_policy", OLD."domains", OLD."id", OLD."kind", OLD."languages", OLD."name", OLD."name_zh", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rights_statement", OLD."slug", OLD."website"); RETURN NULL;',
                    hash="1260354e5a4e39e8143f21bc123f6e2581f91361",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_07439",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
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
            model_name="sourceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.source",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="49cbf2b3e34dc9a29bfac09ae9d5ad554b16e84e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a03d9",
                    table="articles_eventevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e9730fb735902e4ea577448ced0e34f1aa9850ea",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dd193",
                    table="articles_sourceevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
