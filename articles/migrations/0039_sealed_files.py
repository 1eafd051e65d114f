"""Sealed files are checked by the hash of what lies there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0038_trash_known_again"),
    ]

    operations = [
        migrations.AddField(
            model_name="blob",
            name="sealed_hash",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddConstraint(
            model_name="blob",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sealed_at", None), ("sealed_hash", "")),
                    models.Q(("sealed_at__isnull", False), ("sealed_hash__regex", "^[0-9a-f]{64}$")),
                    _connector="OR",
                ),
                name="blob_sealed_hash_form",
            ),
        ),
    ]
