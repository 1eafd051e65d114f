"""Feeds that editors register."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_intakes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("address", models.TextField(unique=True, verbose_name="address")),
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
                ("etag", models.TextField(blank=True, editable=False)),
                ("last_modified", models.TextField(blank=True, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="registered at")),
                (
                    "polled_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last polled at"),
                ),
                (
                    "succeeded_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last success at"),
                ),
                (
                    "last_new_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last new entry at"),
                ),
                (
                    "failures",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="failures since the last success"
                    ),
                ),
                ("error", models.TextField(blank=True, editable=False, verbose_name="last error")),
            ],
            options={
                "verbose_name": "feed",
                "verbose_name_plural": "feeds",
                "ordering": ["title", "pk"],
            },
        ),
        migrations.AddField(
            model_name="feed",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="feeds",
                to="articles.source",
                verbose_name="outlet",
            ),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.CheckConstraint(condition=models.Q(("title__regex", "\\S")), name="feed_title_not_blank"),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.CheckConstraint(
                condition=models.Q(("address__regex", "\\S")), name="feed_address_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.CheckConstraint(
                condition=models.Q(("address", ""), ("address__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                name="feed_address_is_web",
            ),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.CheckConstraint(
                condition=models.Q(("interval_minutes__gte", 5)), name="feed_interval_not_too_short"
            ),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.CheckConstraint(
                condition=models.Q(("silence_days__gte", 1)), name="feed_silence_at_least_a_day"
            ),
        ),
    ]
