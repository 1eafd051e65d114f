"""The journal of intakes; captures say by which channel and by which run they came."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("articles", "0010_search_spelling"),
    ]

    operations = [
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("command", "command line"),
                            ("admin", "admin"),
                            ("feed", "feed"),
                            ("sample", "sample set"),
                        ],
                        default="command",
                        max_length=20,
                        verbose_name="channel",
                    ),
                ),
                (
                    "inputs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="The paths and addresses that were named.",
                        size=None,
                        verbose_name="inputs",
                    ),
                ),
                ("options", models.JSONField(blank=True, default=dict, verbose_name="options")),
                (
                    "key",
                    models.CharField(
                        editable=False,
                        help_text="SHA-256 of channel, inputs and options: the same command.",
                        max_length=64,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "running"), ("finished", "finished"), ("failed", "ended by an error")],
                        default="running",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("error", models.TextField(blank=True, verbose_name="error")),
                ("counts", models.JSONField(blank=True, default=dict, verbose_name="counts")),
                ("position", models.JSONField(blank=True, default=dict, editable=False)),
                ("resumed", models.PositiveIntegerField(default=0, verbose_name="times resumed")),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last written at")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
            ],
            options={
                "verbose_name": "intake",
                "verbose_name_plural": "intakes",
                "ordering": ["-started_at", "-id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="capture",
            name="capture_intake_not_blank",
        ),
        migrations.RenameField(
            model_name="capture",
            old_name="intake",
            new_name="channel",
        ),
        migrations.AlterField(
            model_name="capture",
            name="channel",
            field=models.CharField(
                choices=[("command", "command line"), ("admin", "admin"), ("feed", "feed"), ("sample", "sample set")],
                default="command",
                max_length=20,
                verbose_name="channel",
            ),
        ),
        migrations.AddField(
            model_name="intake",
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
            model_name="capture",
            name="intake",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="captures",
                to="articles.intake",
                verbose_name="intake",
            ),
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__regex", "\\S")), name="capture_channel_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__regex", "\\S")), name="intake_channel_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["running", "finished", "failed"])), name="intake_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.CheckConstraint(
                condition=models.Q(("key__regex", "^[0-9a-f]{64}$")), name="intake_key_form"
            ),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at", None), ("state", "running")),
                    models.Q(models.Q(("state", "running"), _negated=True), ("finished_at__isnull", False)),
                    _connector="OR",
                ),
                name="intake_finished_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "failed"), _negated=True), ("error__regex", "\\S"), _connector="OR"
                ),
                name="intake_failed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "running")), fields=("key",), name="intake_once_at_a_time"
            ),
        ),
    ]
