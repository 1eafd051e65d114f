import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_outlets_and_editions"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organization",
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
                            ("company", "company"),
                            ("government", "government body"),
                            ("intergovernmental", "intergovernmental organization"),
                            ("association", "association"),
                            ("standards_body", "standards body"),
                            ("cert", "emergency response team"),
                            ("university", "university"),
                            ("think_tank", "think tank"),
                            ("media", "media organization"),
                            ("military", "military body"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 code, EU or INT.", max_length=3, verbose_name="country"
                    ),
                ),
                ("wikidata_qid", models.CharField(blank=True, max_length=20, verbose_name="Wikidata item")),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="For editors; the public does not see it.", verbose_name="note"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="articles.organization",
                        verbose_name="parent",
                    ),
                ),
            ],
            options={
                "verbose_name": "organization",
                "verbose_name_plural": "organizations",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="OrganizationEvent",
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
                            ("company", "company"),
                            ("government", "government body"),
                            ("intergovernmental", "intergovernmental organization"),
                            ("association", "association"),
                            ("standards_body", "standards body"),
                            ("cert", "emergency response team"),
                            ("university", "university"),
                            ("think_tank", "think tank"),
                            ("media", "media organization"),
                            ("military", "military body"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 code, EU or INT.", max_length=3, verbose_name="country"
                    ),
                ),
                ("wikidata_qid", models.CharField(blank=True, max_length=20, verbose_name="Wikidata item")),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="For editors; the public does not see it.", verbose_name="note"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.organization",
                        verbose_name="parent",
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
                        to="articles.organization",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganizationName",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("alias", "alias"), ("acronym", "acronym"), ("former", "former name")],
                        default="alias",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, such as zh.", max_length=20, verbose_name="language"
                    ),
                ),
                ("case_sensitive", models.BooleanField(default=False, verbose_name="case-sensitive")),
                (
                    "ambiguous",
                    models.BooleanField(
                        default=False,
                        help_text="Means other things too: tagged only with support in the text.",
                        verbose_name="ambiguous",
                    ),
                ),
                ("valid_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="from year")),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="to year")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="articles.organization",
                        verbose_name="organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of an organization",
                "verbose_name_plural": "names of organizations",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="OrganizationNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("alias", "alias"), ("acronym", "acronym"), ("former", "former name")],
                        default="alias",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, such as zh.", max_length=20, verbose_name="language"
                    ),
                ),
                ("case_sensitive", models.BooleanField(default=False, verbose_name="case-sensitive")),
                (
                    "ambiguous",
                    models.BooleanField(
                        default=False,
                        help_text="Means other things too: tagged only with support in the text.",
                        verbose_name="ambiguous",
                    ),
                ),
                ("valid_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="from year")),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="to year")),
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
                        to="articles.organizationname",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="organization",
            index=models.Index(fields=["kind", "country"], name="organization_kind_country"),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("name"), name="organization_name_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.UniqueConstraint(
                condition=models.Q(("wikidata_qid", ""), _negated=True),
                fields=("wikidata_qid",),
                name="organization_qid_unique",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("wikidata_qid", ""), ("wikidata_qid__regex", "^Q[1-9][0-9]*$"), _connector="OR"),
                name="organization_qid_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="organization_not_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "\\S")), name="organization_name_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "company",
                            "government",
                            "intergovernmental",
                            "association",
                            "standards_body",
                            "cert",
                            "university",
                            "think_tank",
                            "media",
                            "military",
                        ],
                    )
                ),
                name="organization_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("country__regex", "^([A-Z]{2}|INT)?$")), name="organization_country_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("website", ""), ("website__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                name="organization_website_is_web",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_former_slug",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM public.articles_formerslug WHERE kind = 'organization' AND slug = NEW.slug;\n            INSERT INTO public.articles_formerslug (kind, slug, object_id) VALUES ('organization', OLD.slug, OLD.id)\n            ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;\n            RETURN NULL;",
                    hash="0544075662348fee9906a33c93a5fff99c42439b",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_keep_former_slug_04b3c",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="ef5c0a166d91b551b57f8330242b1668153a4878",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_22013",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="7e49cfa5f0aea62deaf1b965847f8bdd7c0d91ab",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_0cf3f",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="5a0745cf88992fe57a8a0211ceae6c054ccb165a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_69420",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."website" IS DISTINCT FROM (NEW."website") OR OLD."wikidata_qid" IS DISTINCT FROM (NEW."wikidata_qid"))',
                    func='INSERT INTO "articles_organizationevent" ("country", "id", "kind", "name", "name_zh", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website", "wikidata_qid") VALUES (OLD."country", OLD."id", OLD."kind", OLD."name", OLD."name_zh", OLD."note", OLD."parent_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."slug", OLD."website", OLD."wikidata_qid"); RETURN NULL;',
                    hash="f442622f84ef8c4cad6372b1ddcef0a33766c559",
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
                    func='INSERT INTO "articles_organizationevent" ("country", "id", "kind", "name", "name_zh", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website", "wikidata_qid") VALUES (OLD."country", OLD."id", OLD."kind", OLD."name", OLD."name_zh", OLD."note", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."website", OLD."wikidata_qid"); RETURN NULL;',
                    hash="ab8b43f55f78e276e59a3f8e15e64833d14e887c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6b503",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0969b291a6cc624558496aed0c10af4cfb462510",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c3f26",
                    table="articles_organizationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="organizationname",
            index=models.Index(fields=["name"], name="organization_name_name"),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.UniqueConstraint(fields=("organization", "name"), name="organization_name_once"),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "\\S")), name="organization_name_name_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["alias", "acronym", "former"])), name="organization_name_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from", None), ("valid_to", None), ("valid_from__lte", models.F("valid_to")), _connector="OR"
                ),
                name="organization_name_years_in_order",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="b55b4a97a9008060e4197db2bf08ce6e7e5a9a21",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_0073c",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="436a6f2399fe3de129db28c89f054941d8d93076",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_6d79b",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="4384030690f0b58c1034e27686a8105457aad5f4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_2d2bb",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."ambiguous" IS DISTINCT FROM (NEW."ambiguous") OR OLD."case_sensitive" IS DISTINCT FROM (NEW."case_sensitive") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))',
                    func='INSERT INTO "articles_organizationnameevent" ("ambiguous", "case_sensitive", "id", "kind", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."ambiguous", OLD."case_sensitive", OLD."id", OLD."kind", OLD."language", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="7884055e8b74878c27037ed3d1709b92331e52fc",
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
                    func='INSERT INTO "articles_organizationnameevent" ("ambiguous", "case_sensitive", "id", "kind", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."ambiguous", OLD."case_sensitive", OLD."id", OLD."kind", OLD."language", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="a2adfd6b150fb1c9b92ce1e02a9e1e33000f5455",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_27a6e",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationnameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="77c526c9a2fe34069963f81a916133dd43704b95",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c8c1a",
                    table="articles_organizationnameevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
