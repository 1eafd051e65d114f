"""Topics are suggested and decided as mentions are; a tag says which name or rule found it."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0019_tagging_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="articletopic",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="articletopic",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="articletopic",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="articletopic",
            name="keep_topic_ids_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="articletopic",
            name="keep_topic_ids_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="articletopic",
            name="keep_topic_ids_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="articletopic",
            name="public_change_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="articletopic",
            name="public_change_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="articletopic",
            name="public_change_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mention",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mention",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="mention",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="mention",
            name="mention_state_known",
        ),
        migrations.AddField(
            model_name="articletopic",
            name="count",
            field=models.PositiveIntegerField(default=0, verbose_name="count"),
        ),
        migrations.AddField(
            model_name="articletopic",
            name="decided_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
        ),
        migrations.AddField(
            model_name="articletopic",
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
            model_name="articletopic",
            name="matched",
            field=models.CharField(blank=True, max_length=300, verbose_name="name that matched"),
        ),
        migrations.AddField(
            model_name="articletopic",
            name="offsets",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="[start, end] pairs: code points in the article's text.",
                verbose_name="offsets",
            ),
        ),
        migrations.AddField(
            model_name="articletopic",
            name="rule",
            field=models.CharField(blank=True, max_length=100, verbose_name="rule"),
        ),
        migrations.AddField(
            model_name="articletopic",
            name="sentence",
            field=models.TextField(blank=True, verbose_name="sentence"),
        ),
        migrations.AddField(
            model_name="articletopic",
            name="state",
            field=models.CharField(
                choices=[
                    ("suggested", "suggested"),
                    ("unsure", "unsure"),
                    ("accepted", "accepted"),
                    ("rejected", "rejected"),
                ],
                default="accepted",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="articletopic",
            name="surface",
            field=models.CharField(blank=True, max_length=300, verbose_name="as printed"),
        ),
        migrations.AddField(
            model_name="articletopic",
            name="version",
            field=models.PositiveIntegerField(default=0, verbose_name="version of the rule"),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="count",
            field=models.PositiveIntegerField(default=0, verbose_name="count"),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="decided_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
        ),
        migrations.AddField(
            model_name="articletopicevent",
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
            model_name="articletopicevent",
            name="matched",
            field=models.CharField(blank=True, max_length=300, verbose_name="name that matched"),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="offsets",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="[start, end] pairs: code points in the article's text.",
                verbose_name="offsets",
            ),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="rule",
            field=models.CharField(blank=True, max_length=100, verbose_name="rule"),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="sentence",
            field=models.TextField(blank=True, verbose_name="sentence"),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="state",
            field=models.CharField(
                choices=[
                    ("suggested", "suggested"),
                    ("unsure", "unsure"),
                    ("accepted", "accepted"),
                    ("rejected", "rejected"),
                ],
                default="accepted",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="surface",
            field=models.CharField(blank=True, max_length=300, verbose_name="as printed"),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="version",
            field=models.PositiveIntegerField(default=0, verbose_name="version of the rule"),
        ),
        migrations.AddField(
            model_name="mention",
            name="matched",
            field=models.CharField(blank=True, max_length=300, verbose_name="name that matched"),
        ),
        migrations.AddField(
            model_name="mention",
            name="name",
            field=models.ForeignKey(
                blank=True,
                help_text="The row of the name that matched; none for the canonical names.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="mentions",
                to="articles.organizationname",
                verbose_name="name of the organization",
            ),
        ),
        migrations.AddField(
            model_name="mention",
            name="version",
            field=models.PositiveIntegerField(default=0, verbose_name="version of the rule"),
        ),
        migrations.AddField(
            model_name="mentionevent",
            name="matched",
            field=models.CharField(blank=True, max_length=300, verbose_name="name that matched"),
        ),
        migrations.AddField(
            model_name="mentionevent",
            name="name",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The row of the name that matched; none for the canonical names.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.organizationname",
                verbose_name="name of the organization",
            ),
        ),
        migrations.AddField(
            model_name="mentionevent",
            name="version",
            field=models.PositiveIntegerField(default=0, verbose_name="version of the rule"),
        ),
        migrations.AlterField(
            model_name="mention",
            name="state",
            field=models.CharField(
                choices=[
                    ("suggested", "suggested"),
                    ("unsure", "unsure"),
                    ("accepted", "accepted"),
                    ("rejected", "rejected"),
                ],
                default="suggested",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="mentionevent",
            name="state",
            field=models.CharField(
                choices=[
                    ("suggested", "suggested"),
                    ("unsure", "unsure"),
                    ("accepted", "accepted"),
                    ("rejected", "rejected"),
                ],
                default="suggested",
                max_length=10,
                verbose_name="state",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_topic_ids_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT DISTINCT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted') ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET topic_ids = found.keys\n        FROM (\n            SELECT named.article_id, ARRAY(\n                SELECT tag.topic_id FROM public.articles_articletopic AS tag\n                WHERE tag.article_id = named.article_id AND tag.state = 'accepted' ORDER BY tag.topic_id) AS keys\n            FROM (SELECT DISTINCT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted') AS named\n        ) AS found\n        WHERE article.id = found.article_id AND article.topic_ids IS DISTINCT FROM found.keys; RETURN NULL;",
                    hash="71d4224e794ee8e97cb18bc19c8a6e7640a743f7",
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
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT DISTINCT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted' UNION SELECT DISTINCT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted') ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET topic_ids = found.keys\n        FROM (\n            SELECT named.article_id, ARRAY(\n                SELECT tag.topic_id FROM public.articles_articletopic AS tag\n                WHERE tag.article_id = named.article_id AND tag.state = 'accepted' ORDER BY tag.topic_id) AS keys\n            FROM (SELECT DISTINCT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted' UNION SELECT DISTINCT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted') AS named\n        ) AS found\n        WHERE article.id = found.article_id AND article.topic_ids IS DISTINCT FROM found.keys; RETURN NULL;",
                    hash="92dc51d635020cb5b9e3b092dc075ae0dfacee4b",
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
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT DISTINCT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted') ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET topic_ids = found.keys\n        FROM (\n            SELECT named.article_id, ARRAY(\n                SELECT tag.topic_id FROM public.articles_articletopic AS tag\n                WHERE tag.article_id = named.article_id AND tag.state = 'accepted' ORDER BY tag.topic_id) AS keys\n            FROM (SELECT DISTINCT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted') AS named\n        ) AS found\n        WHERE article.id = found.article_id AND article.topic_ids IS DISTINCT FROM found.keys; RETURN NULL;",
                    hash="39d2156ae0ef3a1ed47a8f3fb847fe4ef00c6fc8",
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
                    declare="DECLARE number_of_rows bigint; articles bigint[];",
                    func="\n        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{}')\n        INTO number_of_rows, articles FROM (SELECT NULL::bigint AS article FROM new_rows AS changed WHERE changed.state = 'accepted' AND EXISTS (\n    SELECT 1 FROM public.articles_article AS article\n    WHERE article.id = changed.article_id AND article.status IN ('published', 'restricted', 'withdrawn'))) AS changed;\n        IF number_of_rows > 0 THEN\n            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);\n        END IF; RETURN NULL;",
                    hash="78fd84a03763a763138f30fc8a06348fd3c26718",
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
                    declare="DECLARE number_of_rows bigint; articles bigint[];",
                    func="\n        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{}')\n        INTO number_of_rows, articles FROM (SELECT NULL::bigint AS article FROM old_rows AS changed WHERE changed.state = 'accepted' AND EXISTS (\n    SELECT 1 FROM public.articles_article AS article\n    WHERE article.id = changed.article_id AND article.status IN ('published', 'restricted', 'withdrawn')) UNION SELECT NULL::bigint AS article FROM new_rows AS changed WHERE changed.state = 'accepted' AND EXISTS (\n    SELECT 1 FROM public.articles_article AS article\n    WHERE article.id = changed.article_id AND article.status IN ('published', 'restricted', 'withdrawn'))) AS changed;\n        IF number_of_rows > 0 THEN\n            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);\n        END IF; RETURN NULL;",
                    hash="fe31084929ef21c03cf0cf36d00d9c6c409fecbe",
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
                    declare="DECLARE number_of_rows bigint; articles bigint[];",
                    func="\n        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{}')\n        INTO number_of_rows, articles FROM (SELECT NULL::bigint AS article FROM old_rows AS changed WHERE changed.state = 'accepted' AND EXISTS (\n    SELECT 1 FROM public.articles_article AS article\n    WHERE article.id = changed.article_id AND article.status IN ('published', 'restricted', 'withdrawn'))) AS changed;\n        IF number_of_rows > 0 THEN\n            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);\n        END IF; RETURN NULL;",
                    hash="4ee9b618e11b91523ed669f54babd86b0ceb9320",
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
                    condition="WHEN (NEW.origin = 'editor' OR pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_articletopicevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "matched", "offsets", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface", "tagging_rule_id", "topic_id", "version") VALUES (NEW."article_id", NEW."count", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."matched", NEW."offsets", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule", NEW."sentence", NEW."state", NEW."surface", NEW."tagging_rule_id", NEW."topic_id", NEW."version"); RETURN NULL;',
                    hash="3c3cba71efbd22d4b2ea9b97204cbaf5444d6805",
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
                    func='INSERT INTO "articles_articletopicevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "matched", "offsets", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface", "tagging_rule_id", "topic_id", "version") VALUES (OLD."article_id", OLD."count", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."matched", OLD."offsets", OLD."origin", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."rule", OLD."sentence", OLD."state", OLD."surface", OLD."tagging_rule_id", OLD."topic_id", OLD."version"); RETURN NULL;',
                    hash="5a05bfc432599cc277d32790c2e82243a3cb3e46",
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
                    func='INSERT INTO "articles_articletopicevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "matched", "offsets", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface", "tagging_rule_id", "topic_id", "version") VALUES (OLD."article_id", OLD."count", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."matched", OLD."offsets", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule", OLD."sentence", OLD."state", OLD."surface", OLD."tagging_rule_id", OLD."topic_id", OLD."version"); RETURN NULL;',
                    hash="e8dcf1f145fbf2b7de44ad9cae05b27249bc21c4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2ea15",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.origin = 'editor' OR pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_mentionevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "matched", "name_id", "offsets", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface", "tagging_rule_id", "version") VALUES (NEW."article_id", NEW."count", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."matched", NEW."name_id", NEW."offsets", NEW."organization_id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule", NEW."sentence", NEW."state", NEW."surface", NEW."tagging_rule_id", NEW."version"); RETURN NULL;',
                    hash="0753fbc34d291ffa37f4b9ef05d9d2435c9e47a0",
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
                    func='INSERT INTO "articles_mentionevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "matched", "name_id", "offsets", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface", "tagging_rule_id", "version") VALUES (OLD."article_id", OLD."count", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."matched", OLD."name_id", OLD."offsets", OLD."organization_id", OLD."origin", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."rule", OLD."sentence", OLD."state", OLD."surface", OLD."tagging_rule_id", OLD."version"); RETURN NULL;',
                    hash="f4c1a9b2e71b9425840c97aeb6651185387dcfd9",
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
                    func='INSERT INTO "articles_mentionevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "matched", "name_id", "offsets", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface", "tagging_rule_id", "version") VALUES (OLD."article_id", OLD."count", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."matched", OLD."name_id", OLD."offsets", OLD."organization_id", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule", OLD."sentence", OLD."state", OLD."surface", OLD."tagging_rule_id", OLD."version"); RETURN NULL;',
                    hash="26a21724e516f109ab0d740b9eb3279bbc984da7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_33e13",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="articletopic",
            name="tagging_rule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.taggingrule",
                verbose_name="tagging rule",
            ),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="tagging_rule",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.taggingrule",
                verbose_name="tagging rule",
            ),
        ),
        migrations.AddField(
            model_name="mention",
            name="tagging_rule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.taggingrule",
                verbose_name="tagging rule",
            ),
        ),
        migrations.AddField(
            model_name="mentionevent",
            name="tagging_rule",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.taggingrule",
                verbose_name="tagging rule",
            ),
        ),
        migrations.AddIndex(
            model_name="articletopic",
            index=models.Index(
                condition=models.Q(("state", "suggested")), fields=["article"], name="article_topic_to_decide"
            ),
        ),
        migrations.AddIndex(
            model_name="articletopic",
            index=models.Index(
                condition=models.Q(("state", "suggested")),
                fields=["topic", "article"],
                name="article_topic_to_decide_by",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("state", "suggested")),
                fields=["organization", "article"],
                name="mention_to_decide_by_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="articletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["suggested", "unsure", "accepted", "rejected"])),
                name="article_topic_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["suggested", "unsure", "accepted", "rejected"])),
                name="mention_state_known",
            ),
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="articlerelatedevent",
            name="insert_insert",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlerelatedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.origin = 'editor' OR pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_articlerelatedeventevent" ("article_id", "event_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."article_id", NEW."event_id", NEW."id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="1d28cd2a01e29242030a838444e1051394af56b7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a0e18",
                    table="articles_articlerelatedevent",
                    when="AFTER",
                ),
            ),
        ),
    ]
