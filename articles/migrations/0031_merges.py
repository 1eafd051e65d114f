"""What was found to be something else is merged into it, and can be taken apart again."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0030_withdrawals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("organization", "organizations"),
                            ("source", "outlets"),
                            ("topic", "topics"),
                            ("article", "articles"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("kept_id", models.BigIntegerField(verbose_name="key of what was kept")),
                ("kept_name", models.TextField(verbose_name="kept")),
                ("dropped_id", models.BigIntegerField(verbose_name="key of what was dropped")),
                ("dropped_name", models.TextField(verbose_name="dropped")),
                ("snapshot", models.JSONField(default=dict, editable=False)),
                ("moved", models.JSONField(default=dict, editable=False)),
                ("redirects", models.JSONField(default=list, editable=False)),
            ],
            options={
                "verbose_name": "merge",
                "verbose_name_plural": "merges",
                "ordering": ["-id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="act",
            name="act_kind_known",
        ),
        migrations.AlterField(
            model_name="act",
            name="kind",
            field=models.CharField(
                choices=[
                    ("decision", "decision on the desk"),
                    ("bulk", "bulk edit"),
                    ("retag", "tagging run"),
                    ("names", "names taken into the registry"),
                    ("correction", "reader's correction"),
                    ("merge", "merge"),
                    ("status", "change of status"),
                    ("trash", "put into the trash"),
                    ("version", "version restored"),
                    ("undo", "undoing"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "decision",
                            "bulk",
                            "retag",
                            "names",
                            "correction",
                            "merge",
                            "status",
                            "trash",
                            "version",
                            "undo",
                        ],
                    )
                ),
                name="act_kind_known",
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="act",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="merge", to="articles.act", verbose_name="act"
            ),
        ),
        migrations.AddIndex(
            model_name="merge",
            index=models.Index(fields=["kind", "dropped_id"], name="merge_dropped"),
        ),
        migrations.AddIndex(
            model_name="merge",
            index=models.Index(fields=["kind", "kept_id"], name="merge_kept"),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["organization", "source", "topic", "article"])),
                name="merge_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept_name__regex", "\\S")), name="merge_kept_name_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("dropped_name__regex", "\\S")), name="merge_dropped_name_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept_id", models.F("dropped_id")), _negated=True), name="merge_of_two"
            ),
        ),
    ]
