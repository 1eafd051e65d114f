"""Stories of which one article is left are dissolved; captures keep by what text and address are compared."""

import django.contrib.postgres.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_candidates"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="textsketch",
            name="text_sketch_bands",
        ),
        migrations.AddField(
            model_name="article",
            name="story_decided",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="An editor said whether it belongs to a story; without one, the intake gives it none.",
            ),
        ),
        migrations.AddField(
            model_name="articlecapture",
            name="canonical_address",
            field=models.TextField(
                blank=True, editable=False, help_text="The address as addresses are compared, where it differs."
            ),
        ),
        migrations.AddField(
            model_name="articlecapture",
            name="text_hash",
            field=models.CharField(
                blank=True, editable=False, help_text="SHA-256 of title and text, where they differ.", max_length=64
            ),
        ),
        migrations.AddIndex(
            model_name="articlecapture",
            index=models.Index(
                condition=models.Q(("canonical_address", ""), _negated=True),
                fields=["canonical_address"],
                name="article_capture_canonical",
            ),
        ),
        migrations.AddIndex(
            model_name="textsketch",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["bands"], name="text_sketch_bands"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="dissolve_story_left",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.story_id IS NOT NULL AND OLD.story_id IS DISTINCT FROM NEW.story_id)",
                    func="\n        UPDATE public.articles_article SET story_id = NULL WHERE story_id = OLD.story_id\n            AND (SELECT count(*) FROM public.articles_article WHERE story_id = OLD.story_id) = 1;\n        DELETE FROM public.articles_story AS story WHERE story.id = OLD.story_id\n            AND NOT EXISTS (SELECT 1 FROM public.articles_article WHERE story_id = story.id);\n        RETURN NULL;",
                    hash="c272edd081bbf5a5afbf8859b3ee2f168538f61a",
                    operation='UPDATE OF "story_id"',
                    pgid="pgtrigger_dissolve_story_left_f966b",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="dissolve_story_gone",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.story_id IS NOT NULL)",
                    func="\n        UPDATE public.articles_article SET story_id = NULL WHERE story_id = OLD.story_id\n            AND (SELECT count(*) FROM public.articles_article WHERE story_id = OLD.story_id) = 1;\n        DELETE FROM public.articles_story AS story WHERE story.id = OLD.story_id\n            AND NOT EXISTS (SELECT 1 FROM public.articles_article WHERE story_id = story.id);\n        RETURN NULL;",
                    hash="06d77d2aeef69b01ef6371ec29e09963f068829a",
                    operation="DELETE",
                    pgid="pgtrigger_dissolve_story_gone_2e0dc",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
    ]
