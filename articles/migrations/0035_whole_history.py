"""The history has captures of articles and feeds, and whatever is added to the registry."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0034_staff_log"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleCaptureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                    "part",
                    models.TextField(
                        blank=True, help_text="Its name within the capture: a member, an address.", verbose_name="part"
                    ),
                ),
                (
                    "address",
                    models.TextField(
                        blank=True, help_text="Whence the record itself was fetched.", verbose_name="address"
                    ),
                ),
                ("fetched_at", models.DateTimeField(blank=True, null=True, verbose_name="fetched at")),
                (
                    "title",
                    models.TextField(
                        blank=True, help_text="Where it differs from the article's.", verbose_name="title there"
                    ),
                ),
                (
                    "body",
                    models.TextField(
                        blank=True, help_text="Where it differs from the article's.", verbose_name="text there"
                    ),
                ),
                (
                    "likeness",
                    models.FloatField(
                        blank=True,
                        help_text="Jaccard's measure of the two texts, from 0 to 1.",
                        null=True,
                        verbose_name="likeness",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When an editor took a newer text over, or left it.",
                        null=True,
                        verbose_name="decided at",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FeedEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("address", models.TextField(verbose_name="address")),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                ("interval_minutes", models.PositiveIntegerField(default=60, verbose_name="minutes between two polls")),
                (
                    "silence_days",
                    models.PositiveIntegerField(
                        default=14,
                        help_text="How long it may bring nothing new.",
                        verbose_name="days of silence until the alarm",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="registered at")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="event",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organization",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organizationname",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="organizationsuccession",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="place",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="taggingrule",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="topic",
            name="insert_insert",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlecapture",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_articlecaptureevent" ("address", "article_id", "body", "capture_id", "decided_at", "fetched_at", "id", "likeness", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "role", "title") VALUES (NEW."address", NEW."article_id", NEW."body", NEW."capture_id", NEW."decided_at", NEW."fetched_at", NEW."id", NEW."likeness", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."record", NEW."role", NEW."title"); RETURN NULL;',
                    hash="b4c2ee9e51b3ded60d26a36c7648ecb3b9fd2dd3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_de886",
                    table="articles_articlecapture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlecapture",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."capture_id" IS DISTINCT FROM (NEW."capture_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."fetched_at" IS DISTINCT FROM (NEW."fetched_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."likeness" IS DISTINCT FROM (NEW."likeness") OR OLD."part" IS DISTINCT FROM (NEW."part") OR OLD."record" IS DISTINCT FROM (NEW."record") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func='INSERT INTO "articles_articlecaptureevent" ("address", "article_id", "body", "capture_id", "decided_at", "fetched_at", "id", "likeness", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "role", "title") VALUES (OLD."address", OLD."article_id", OLD."body", OLD."capture_id", OLD."decided_at", OLD."fetched_at", OLD."id", OLD."likeness", OLD."part", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."record", OLD."role", OLD."title"); RETURN NULL;',
                    hash="77d4a57d159a64960428d022219719dc6125b95f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e3f3b",
                    table="articles_articlecapture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlecapture",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articlecaptureevent" ("address", "article_id", "body", "capture_id", "decided_at", "fetched_at", "id", "likeness", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "role", "title") VALUES (OLD."address", OLD."article_id", OLD."body", OLD."capture_id", OLD."decided_at", OLD."fetched_at", OLD."id", OLD."likeness", OLD."part", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."record", OLD."role", OLD."title"); RETURN NULL;',
                    hash="6facc8c0a01f75b2106ca66d0e636145ba86d6d3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_350c3",
                    table="articles_articlecapture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_eventevent" ("country", "end_date", "id", "name", "name_zh", "number", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "series", "slug", "start_date", "theme", "theme_zh", "website", "year") VALUES (NEW."country", NEW."end_date", NEW."id", NEW."name", NEW."name_zh", NEW."number", NEW."other_names", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."series", NEW."slug", NEW."start_date", NEW."theme", NEW."theme_zh", NEW."website", NEW."year"); RETURN NULL;',
                    hash="b6b7bd58146864aba3a4ac71b51939dc79fbf6c6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d686f",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feed",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_feedevent" ("active", "address", "created_at", "id", "interval_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "silence_days", "source_id", "title") VALUES (NEW."active", NEW."address", NEW."created_at", NEW."id", NEW."interval_minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."silence_days", NEW."source_id", NEW."title"); RETURN NULL;',
                    hash="71d49a3890e1376f73d7a763deef084fdd08cb9c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3d4a9",
                    table="articles_feed",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feed",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."interval_minutes" IS DISTINCT FROM (NEW."interval_minutes") OR OLD."silence_days" IS DISTINCT FROM (NEW."silence_days") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func='INSERT INTO "articles_feedevent" ("active", "address", "created_at", "id", "interval_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "silence_days", "source_id", "title") VALUES (OLD."active", OLD."address", OLD."created_at", OLD."id", OLD."interval_minutes", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."silence_days", OLD."source_id", OLD."title"); RETURN NULL;',
                    hash="4d78138aa240e6ed599503d7f8294f1714e8c750",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_32b5b",
                    table="articles_feed",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feed",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_feedevent" ("active", "address", "created_at", "id", "interval_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "silence_days", "source_id", "title") VALUES (OLD."active", OLD."address", OLD."created_at", OLD."id", OLD."interval_minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."silence_days", OLD."source_id", OLD."title"); RETURN NULL;',
                    hash="68b1cbc350321afeb5cc10c5993f5e695633a185",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f318b",
                    table="articles_feed",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_organizationevent" ("country", "id", "kind", "name", "name_zh", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version", "website", "wikidata_qid") VALUES (NEW."country", NEW."id", NEW."kind", NEW."name", NEW."name_zh", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."version", NEW."website", NEW."wikidata_qid"); RETURN NULL;',
                    hash="877cc125a9df77ec94b29e67131c7149324c4467",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a90d9",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_organizationnameevent" ("ambiguous", "case_sensitive", "forbidden", "id", "kind", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "valid_from", "valid_to", "version") VALUES (NEW."ambiguous", NEW."case_sensitive", NEW."forbidden", NEW."id", NEW."kind", NEW."language", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."required", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                    hash="f3d457f81ed0e8b03582affd94b2dd394eaca146",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e3774",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_organizationsuccessionevent" ("date_precision", "happened_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "source_url", "successor_id") VALUES (NEW."date_precision", NEW."happened_on", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."predecessor_id", NEW."source_url", NEW."successor_id"); RETURN NULL;',
                    hash="4b5da5f56ecd575f6e8f7c489ec7b8e017eade35",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_adb60",
                    table="articles_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="place",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_placeevent" ("country", "id", "name", "name_zh", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."country", NEW."id", NEW."name", NEW."name_zh", NEW."other_names", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="8c4d3d407034dd5f1057d9e22e3eff0e3dd1e97e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27d85",
                    table="articles_place",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_sourceevent" ("country", "dateline_forms", "display_policy", "domains", "id", "kind", "languages", "name", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights_statement", "slug", "website") VALUES (NEW."country", NEW."dateline_forms", NEW."display_policy", NEW."domains", NEW."id", NEW."kind", NEW."languages", NEW."name", NEW."name_zh", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rights_statement", NEW."slug", NEW."website"); RETURN NULL;',
                    hash="334e0f35d965aa420315b8042cffb366f20719b4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e4235",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="taggingrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_taggingruleevent" ("active", "case_sensitive", "created_at", "created_by_id", "forbidden", "id", "kind", "label", "languages", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "scope", "terms", "topic_id", "updated_at", "valid_from", "valid_to", "version") VALUES (NEW."active", NEW."case_sensitive", NEW."created_at", NEW."created_by_id", NEW."forbidden", NEW."id", NEW."kind", NEW."label", NEW."languages", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."required", NEW."scope", NEW."terms", NEW."topic_id", NEW."updated_at", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                    hash="47ec8f06e74ef4a2c99bd0268d08d828310cfb37",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_35b91",
                    table="articles_taggingrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_topicevent" ("cues", "definition", "id", "label", "label_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."cues", NEW."definition", NEW."id", NEW."label", NEW."label_zh", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                    hash="c3518f0b8e2e03591db572e4617dfa6f47db8e2e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e106a",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="articlecaptureevent",
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
            model_name="articlecaptureevent",
            name="capture",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.capture",
                verbose_name="capture",
            ),
        ),
        migrations.AddField(
            model_name="articlecaptureevent",
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
            model_name="articlecaptureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.articlecapture",
            ),
        ),
        migrations.AddField(
            model_name="feedevent",
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
            model_name="feedevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.feed",
            ),
        ),
        migrations.AddField(
            model_name="feedevent",
            name="source",
            field=models.ForeignKey(
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
        pgtrigger.migrations.AddTrigger(
            model_name="articlecaptureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="789ceea51fbc97a32d1a3352e24dad5648193fbd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ebd68",
                    table="articles_articlecaptureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e20a11e6294f89f5a7ac84cf46438f26257b9599",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e3d49",
                    table="articles_feedevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
