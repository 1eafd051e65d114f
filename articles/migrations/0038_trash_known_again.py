"""What lies in the trash is known when it comes again, and so is what was deleted for good."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0037_withdrawals_seen"),
    ]

    operations = [
        migrations.CreateModel(
            name="DiscardedRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.PositiveIntegerField(verbose_name="record")),
            ],
            options={
                "verbose_name": "record deleted for good",
                "verbose_name_plural": "records deleted for good",
            },
        ),
        migrations.AddField(
            model_name="trashed",
            name="marks",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), blank=True, default=list, editable=False, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="trashed",
            index=django.contrib.postgres.indexes.GinIndex(fields=["marks"], name="trashed_marks"),
        ),
        migrations.AddField(
            model_name="discardedrecord",
            name="capture",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="discarded_records",
                to="articles.capture",
                verbose_name="capture",
            ),
        ),
        migrations.AddConstraint(
            model_name="discardedrecord",
            constraint=models.UniqueConstraint(fields=("capture", "record"), name="discarded_record_once"),
        ),
    ]
