"""Addresses that held redacted words are known again by keyed hashes, so that nobody fetches them anew."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0039_sealed_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="redaction",
            name="addresses",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=64), default=list, editable=False, size=None
            ),
        ),
    ]
