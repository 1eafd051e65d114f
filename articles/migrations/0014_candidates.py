"""What else a value might have been, the time of the day, and the story: columns of the article and of its history."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_stories"),
    ]

    operations = [
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
            name="story",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="articles",
                to="articles.story",
                verbose_name="story",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="story",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.story",
                verbose_name="story",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="candidates",
            field=models.JSONField(
                blank=True,
                default=list,
                editable=False,
                help_text="What else might have been the date, the outlet …, with its evidence, and what was chosen.",
                verbose_name="candidates",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="published_time",
            field=models.TimeField(
                blank=True,
                help_text="As the document states it, in its own time zone.",
                null=True,
                verbose_name="time of the day",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="published_zone",
            field=models.CharField(
                blank=True,
                help_text="As the document states it: GMT, +08:00 …",
                max_length=40,
                verbose_name="time zone",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="published_time",
            field=models.TimeField(
                blank=True,
                help_text="As the document states it, in its own time zone.",
                null=True,
                verbose_name="time of the day",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="published_zone",
            field=models.CharField(
                blank=True,
                help_text="As the document states it: GMT, +08:00 …",
                max_length=40,
                verbose_name="time zone",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("published_time", None), ("date_precision", "day"), _connector="OR"),
                name="article_time_needs_a_day",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agency_evidence" IS DISTINCT FROM (NEW."agency_evidence") OR OLD."agency_origin" IS DISTINCT FROM (NEW."agency_origin") OR OLD."byline" IS DISTINCT FROM (NEW."byline") OR OLD."byline_origin" IS DISTINCT FROM (NEW."byline_origin") OR OLD."date_evidence" IS DISTINCT FROM (NEW."date_evidence") OR OLD."date_origin" IS DISTINCT FROM (NEW."date_origin") OR OLD."date_precision" IS DISTINCT FROM (NEW."date_precision") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."event_evidence" IS DISTINCT FROM (NEW."event_evidence") OR OLD."event_origin" IS DISTINCT FROM (NEW."event_origin") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."language_origin" IS DISTINCT FROM (NEW."language_origin") OR OLD."outlet_name" IS DISTINCT FROM (NEW."outlet_name") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."place_origin" IS DISTINCT FROM (NEW."place_origin") OR OLD."place_text" IS DISTINCT FROM (NEW."place_text") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."published_time" IS DISTINCT FROM (NEW."published_time") OR OLD."published_zone" IS DISTINCT FROM (NEW."published_zone") OR OLD."sample" IS DISTINCT FROM (NEW."sample") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_evidence" IS DISTINCT FROM (NEW."source_evidence") OR OLD."source_origin" IS DISTINCT FROM (NEW."source_origin") OR OLD."source_url" IS DISTINCT FROM (NEW."source_url") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."story_id" IS DISTINCT FROM (NEW."story_id") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_origin" IS DISTINCT FROM (NEW."title_origin") OR OLD."warnings" IS DISTINCT FROM (NEW."warnings") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason"))',
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "published_at", "published_on", "published_time", "published_zone", "sample", "source_evidence", "source_id", "source_origin", "source_url", "status", "story_id", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_reason") VALUES (OLD."agency_evidence", OLD."agency_id", OLD."agency_origin", OLD."byline", OLD."byline_origin", OLD."date_evidence", OLD."date_origin", OLD."date_precision", OLD."event_evidence", OLD."event_id", OLD."event_origin", OLD."id", OLD."language", OLD."language_origin", OLD."outlet_name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place_id", OLD."place_origin", OLD."place_text", OLD."published_at", OLD."published_on", OLD."published_time", OLD."published_zone", OLD."sample", OLD."source_evidence", OLD."source_id", OLD."source_origin", OLD."source_url", OLD."status", OLD."story_id", OLD."summary", OLD."title", OLD."title_origin", OLD."warnings", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;',
                    hash="df73b8340cbf54c64325609fb5a1ea02ddcba040",
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
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "published_at", "published_on", "published_time", "published_zone", "sample", "source_evidence", "source_id", "source_origin", "source_url", "status", "story_id", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_reason") VALUES (OLD."agency_evidence", OLD."agency_id", OLD."agency_origin", OLD."byline", OLD."byline_origin", OLD."date_evidence", OLD."date_origin", OLD."date_precision", OLD."event_evidence", OLD."event_id", OLD."event_origin", OLD."id", OLD."language", OLD."language_origin", OLD."outlet_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."place_origin", OLD."place_text", OLD."published_at", OLD."published_on", OLD."published_time", OLD."published_zone", OLD."sample", OLD."source_evidence", OLD."source_id", OLD."source_origin", OLD."source_url", OLD."status", OLD."story_id", OLD."summary", OLD."title", OLD."title_origin", OLD."warnings", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;',
                    hash="8fff12d088840caf591a527f2419c0a471e62250",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ddb9c",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
    ]
