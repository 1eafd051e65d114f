"""Copies of one text: canonical addresses, sketches, stories, and other versions of a text."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_feeds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="found at")),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
        ),
        migrations.CreateModel(
            name="TextSketch",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sketch",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("bands", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="article",
            name="article_text_once",
        ),
        migrations.AddField(
            model_name="article",
            name="canonical_address",
            field=models.TextField(
                blank=True, editable=False, help_text="The original's address without what does not tell pages apart."
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="copy_of",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Empty for the first article with its text; for a copy in another outlet, what names that outlet.",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="articlecapture",
            name="address",
            field=models.TextField(
                blank=True, help_text="Whence the record itself was fetched.", verbose_name="address"
            ),
        ),
        migrations.AddField(
            model_name="articlecapture",
            name="body",
            field=models.TextField(
                blank=True, help_text="Where it differs from the article's.", verbose_name="text there"
            ),
        ),
        migrations.AddField(
            model_name="articlecapture",
            name="fetched_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="fetched at"),
        ),
        migrations.AddField(
            model_name="articlecapture",
            name="likeness",
            field=models.FloatField(
                blank=True,
                help_text="Jaccard's measure of the two texts, from 0 to 1.",
                null=True,
                verbose_name="likeness",
            ),
        ),
        migrations.AddField(
            model_name="articlecapture",
            name="part",
            field=models.TextField(
                blank=True, help_text="Its name within the capture: a member, an address.", verbose_name="part"
            ),
        ),
        migrations.AddField(
            model_name="articlecapture",
            name="title",
            field=models.TextField(
                blank=True, help_text="Where it differs from the article's.", verbose_name="title there"
            ),
        ),
        migrations.AddConstraint(
            model_name="articlecapture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("likeness", None), models.Q(("likeness__gte", 0), ("likeness__lte", 1)), _connector="OR"
                ),
                name="article_capture_likeness_share",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("canonical_address", ""), _negated=True),
                fields=["canonical_address"],
                name="article_canonical_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                condition=models.Q(("text_hash", ""), _negated=True),
                fields=("text_hash", "copy_of"),
                name="article_text_once",
            ),
        ),
        migrations.AddIndex(
            model_name="textsketch",
            index=django.contrib.postgres.indexes.GinIndex(fields=["bands"], name="text_sketch_bands"),
        ),
    ]
