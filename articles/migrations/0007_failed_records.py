from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_storage"),
    ]

    operations = [
        migrations.AddField(
            model_name="reading",
            name="failed",
            field=models.PositiveIntegerField(default=0, verbose_name="records that could not be read"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("failed__lte", models.F("records"))), name="reading_failed_within_records"
            ),
        ),
    ]
