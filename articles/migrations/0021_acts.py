"""Acts of editors over any number of rows, which can be undone."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_tags"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("decision", "decision on the desk"),
                            ("bulk", "bulk edit"),
                            ("retag", "tagging run"),
                            ("names", "names taken into the registry"),
                            ("correction", "reader's correction"),
                            ("undo", "undoing"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("summary", models.TextField(verbose_name="what was done")),
                ("parameters", models.JSONField(blank=True, default=dict, verbose_name="parameters")),
                ("counts", models.JSONField(blank=True, default=dict, verbose_name="counts")),
                (
                    "contexts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "running"), ("finished", "finished")],
                        default="finished",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("position", models.JSONField(blank=True, default=dict, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="begun at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last written at")),
            ],
            options={
                "verbose_name": "act",
                "verbose_name_plural": "acts",
                "ordering": ["-id"],
            },
        ),
        migrations.AddField(
            model_name="act",
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
            model_name="act",
            name="undoes",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by_act",
                to="articles.act",
                verbose_name="undoes",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("summary__regex", "\\S")), name="act_summary_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["decision", "bulk", "retag", "names", "correction", "undo"])),
                name="act_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["running", "finished"])), name="act_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "undo"), ("undoes__isnull", False)),
                    models.Q(models.Q(("kind", "undo"), _negated=True), ("undoes", None)),
                    _connector="OR",
                ),
                name="act_undo_has_act",
            ),
        ),
    ]
