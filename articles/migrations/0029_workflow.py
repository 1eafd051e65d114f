"""Who put an article into review, when it is to be published, and what editors say to each other about it."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0028_judged_tags"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="comment")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="written at")),
                ("changed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="changed at")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["created_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="CommentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(verbose_name="comment")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="written at")),
                ("changed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="changed at")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AlterModelOptions(
            name="article",
            options={
                "permissions": [
                    ("publish_article", "Can show articles to the public and take them back"),
                    ("withdraw_article", "Can withdraw articles and bring them back"),
                ],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="article",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="article",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="article",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="article",
            name="publish_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="to be published at"),
        ),
        migrations.AddField(
            model_name="article",
            name="scheduled_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="scheduled by",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="submitted_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="put into review at"),
        ),
        migrations.AddField(
            model_name="article",
            name="submitted_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="put into review by",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="withdrawn_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("legal", "order of a court or an authority"),
                    ("privacy", "privacy of a person"),
                    ("rights", "claim of a rights holder"),
                    ("retracted", "retracted by its publisher"),
                    ("error", "error of the archive"),
                    ("other", "another reason"),
                ],
                editable=False,
                max_length=20,
                verbose_name="class of the reason",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="publish_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="to be published at"),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="scheduled_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="scheduled by",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="story_decided",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="An editor said whether it belongs to a story; without one, the intake gives it none.",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="submitted_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="put into review at"),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="submitted_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="put into review by",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="withdrawn_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("legal", "order of a court or an authority"),
                    ("privacy", "privacy of a person"),
                    ("rights", "claim of a rights holder"),
                    ("retracted", "retracted by its publisher"),
                    ("error", "error of the archive"),
                    ("other", "another reason"),
                ],
                editable=False,
                max_length=20,
                verbose_name="class of the reason",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("publish_at__isnull", False)), fields=["publish_at"], name="article_scheduled"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "publish_at", "published_at", "published_on", "published_time", "published_zone", "sample", "scheduled_by_id", "source_evidence", "source_id", "source_origin", "source_url", "status", "story_decided", "story_id", "submitted_at", "submitted_by_id", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_kind", "withdrawn_reason", "without") VALUES (NEW."agency_evidence", NEW."agency_id", NEW."agency_origin", NEW."byline", NEW."byline_origin", NEW."date_evidence", NEW."date_origin", NEW."date_precision", NEW."event_evidence", NEW."event_id", NEW."event_origin", NEW."id", NEW."language", NEW."language_origin", NEW."outlet_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."place_origin", NEW."place_text", NEW."publish_at", NEW."published_at", NEW."published_on", NEW."published_time", NEW."published_zone", NEW."sample", NEW."scheduled_by_id", NEW."source_evidence", NEW."source_id", NEW."source_origin", NEW."source_url", NEW."status", NEW."story_decided", NEW."story_id", NEW."submitted_at", NEW."submitted_by_id", NEW."summary", NEW."title", NEW."title_origin", NEW."warnings", NEW."withdrawn_at", NEW."withdrawn_kind", NEW."withdrawn_reason", NEW."without"); RETURN NULL;',
                    hash="156c3a001aa95e1f81fa5583149a60615d5d31e9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b6ebd",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agency_evidence" IS DISTINCT FROM (NEW."agency_evidence") OR OLD."agency_origin" IS DISTINCT FROM (NEW."agency_origin") OR OLD."byline" IS DISTINCT FROM (NEW."byline") OR OLD."byline_origin" IS DISTINCT FROM (NEW."byline_origin") OR OLD."date_evidence" IS DISTINCT FROM (NEW."date_evidence") OR OLD."date_origin" IS DISTINCT FROM (NEW."date_origin") OR OLD."date_precision" IS DISTINCT FROM (NEW."date_precision") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."event_evidence" IS DISTINCT FROM (NEW."event_evidence") OR OLD."event_origin" IS DISTINCT FROM (NEW."event_origin") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."language_origin" IS DISTINCT FROM (NEW."language_origin") OR OLD."outlet_name" IS DISTINCT FROM (NEW."outlet_name") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."place_origin" IS DISTINCT FROM (NEW."place_origin") OR OLD."place_text" IS DISTINCT FROM (NEW."place_text") OR OLD."publish_at" IS DISTINCT FROM (NEW."publish_at") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."published_time" IS DISTINCT FROM (NEW."published_time") OR OLD."published_zone" IS DISTINCT FROM (NEW."published_zone") OR OLD."sample" IS DISTINCT FROM (NEW."sample") OR OLD."scheduled_by_id" IS DISTINCT FROM (NEW."scheduled_by_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_evidence" IS DISTINCT FROM (NEW."source_evidence") OR OLD."source_origin" IS DISTINCT FROM (NEW."source_origin") OR OLD."source_url" IS DISTINCT FROM (NEW."source_url") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."story_id" IS DISTINCT FROM (NEW."story_id") OR OLD."story_decided" IS DISTINCT FROM (NEW."story_decided") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_origin" IS DISTINCT FROM (NEW."title_origin") OR OLD."warnings" IS DISTINCT FROM (NEW."warnings") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_kind" IS DISTINCT FROM (NEW."withdrawn_kind") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason") OR OLD."without" IS DISTINCT FROM (NEW."without"))',
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "publish_at", "published_at", "published_on", "published_time", "published_zone", "sample", "scheduled_by_id", "source_evidence", "source_id", "source_origin", "source_url", "status", "story_decided", "story_id", "submitted_at", "submitted_by_id", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_kind", "withdrawn_reason", "without") VALUES (OLD."agency_evidence", OLD."agency_id", OLD."agency_origin", OLD."byline", OLD."byline_origin", OLD."date_evidence", OLD."date_origin", OLD."date_precision", OLD."event_evidence", OLD."event_id", OLD."event_origin", OLD."id", OLD."language", OLD."language_origin", OLD."outlet_name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place_id", OLD."place_origin", OLD."place_text", OLD."publish_at", OLD."published_at", OLD."published_on", OLD."published_time", OLD."published_zone", OLD."sample", OLD."scheduled_by_id", OLD."source_evidence", OLD."source_id", OLD."source_origin", OLD."source_url", OLD."status", OLD."story_decided", OLD."story_id", OLD."submitted_at", OLD."submitted_by_id", OLD."summary", OLD."title", OLD."title_origin", OLD."warnings", OLD."withdrawn_at", OLD."withdrawn_kind", OLD."withdrawn_reason", OLD."without"); RETURN NULL;',
                    hash="637bd6dd1e17fc791a3680442f674c35e8aa95ed",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d7697",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "publish_at", "published_at", "published_on", "published_time", "published_zone", "sample", "scheduled_by_id", "source_evidence", "source_id", "source_origin", "source_url", "status", "story_decided", "story_id", "submitted_at", "submitted_by_id", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_kind", "withdrawn_reason", "without") VALUES (OLD."agency_evidence", OLD."agency_id", OLD."agency_origin", OLD."byline", OLD."byline_origin", OLD."date_evidence", OLD."date_origin", OLD."date_precision", OLD."event_evidence", OLD."event_id", OLD."event_origin", OLD."id", OLD."language", OLD."language_origin", OLD."outlet_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."place_origin", OLD."place_text", OLD."publish_at", OLD."published_at", OLD."published_on", OLD."published_time", OLD."published_zone", OLD."sample", OLD."scheduled_by_id", OLD."source_evidence", OLD."source_id", OLD."source_origin", OLD."source_url", OLD."status", OLD."story_decided", OLD."story_id", OLD."submitted_at", OLD."submitted_by_id", OLD."summary", OLD."title", OLD."title_origin", OLD."warnings", OLD."withdrawn_at", OLD."withdrawn_kind", OLD."withdrawn_reason", OLD."without"); RETURN NULL;',
                    hash="c5ffa6bee85d94f3781adacc3142240b59770ac3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ddb9c",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("publish_at", None), ("status__in", ["draft", "in_review"]), _connector="OR"),
                name="article_scheduled_waits",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="settled by",
            ),
        ),
        migrations.AddField(
            model_name="commentevent",
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
            model_name="commentevent",
            name="by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="commentevent",
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
            model_name="commentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.comment",
            ),
        ),
        migrations.AddField(
            model_name="commentevent",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="settled by",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(condition=models.Q(("settled_at", None)), fields=["article"], name="comment_open"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__regex", "\\S")), name="comment_text_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("settled_at__isnull", False), ("settled_by", None), _connector="OR"),
                name="comment_settled_has_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_commentevent" ("article_id", "by_id", "changed_at", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by_id", "text") VALUES (NEW."article_id", NEW."by_id", NEW."changed_at", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."settled_at", NEW."settled_by_id", NEW."text"); RETURN NULL;',
                    hash="3975fc5b2c82b784ed729866f218d542ef6e8418",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_269e5",
                    table="articles_comment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_commentevent" ("article_id", "by_id", "changed_at", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by_id", "text") VALUES (OLD."article_id", OLD."by_id", OLD."changed_at", OLD."created_at", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."settled_at", OLD."settled_by_id", OLD."text"); RETURN NULL;',
                    hash="8f09b4072f69748694f5bc6e2e456b912578d079",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e0efb",
                    table="articles_comment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_commentevent" ("article_id", "by_id", "changed_at", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by_id", "text") VALUES (OLD."article_id", OLD."by_id", OLD."changed_at", OLD."created_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."settled_at", OLD."settled_by_id", OLD."text"); RETURN NULL;',
                    hash="2f49ee760abf543d19bb54abc274084df2d0fe09",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5f05",
                    table="articles_comment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="42d658e4069b4fa42099562dee9e97439e7de5b9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6cb52",
                    table="articles_commentevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
