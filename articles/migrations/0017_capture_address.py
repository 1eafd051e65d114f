"""What was fetched from an address is found by it."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_newer_decided"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="capture",
            index=django.contrib.postgres.indexes.HashIndex(
                condition=models.Q(("address", ""), _negated=True), fields=["address"], name="capture_address"
            ),
        ),
    ]
