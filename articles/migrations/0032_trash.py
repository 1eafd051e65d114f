"""What is deleted can be brought back for thirty days."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0031_merges"),
    ]

    operations = [
        migrations.CreateModel(
            name="Trashed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=100, verbose_name="kind")),
                ("object_id", models.BigIntegerField(verbose_name="key")),
                ("name", models.TextField(verbose_name="name")),
                ("snapshot", models.JSONField(default=dict, editable=False)),
            ],
            options={
                "verbose_name": "thing in the trash",
                "verbose_name_plural": "trash",
                "ordering": ["-id"],
            },
        ),
        migrations.AddField(
            model_name="trashed",
            name="act",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trashed",
                to="articles.act",
                verbose_name="act",
            ),
        ),
        migrations.AddConstraint(
            model_name="trashed",
            constraint=models.UniqueConstraint(fields=("model", "object_id"), name="trashed_once"),
        ),
        migrations.AddConstraint(
            model_name="trashed",
            constraint=models.CheckConstraint(
                condition=models.Q(("model__regex", "\\S")), name="trashed_model_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="trashed",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "\\S")), name="trashed_name_not_blank"
            ),
        ),
    ]
