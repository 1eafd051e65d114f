import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0001_search_functions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Blob",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="SHA-256")),
                ("size", models.PositiveBigIntegerField(help_text="In bytes.", verbose_name="size")),
                ("media_type", models.CharField(blank=True, max_length=100, verbose_name="media type")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="kept since")),
            ],
            options={
                "verbose_name": "blob",
                "verbose_name_plural": "blobs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="blob_sha256_form"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Capture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField(blank=True, verbose_name="address")),
                ("file_name", models.CharField(blank=True, max_length=300, verbose_name="file name")),
                (
                    "fetched_at",
                    models.DateTimeField(
                        blank=True, help_text="As the receipt itself says.", null=True, verbose_name="fetched at"
                    ),
                ),
                ("received_at", models.DateTimeField(auto_now_add=True, verbose_name="received at")),
                ("intake", models.CharField(default="command", max_length=20, verbose_name="intake")),
                (
                    "blob",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="captures",
                        to="articles.blob",
                        verbose_name="blob",
                    ),
                ),
            ],
            options={
                "verbose_name": "capture",
                "verbose_name_plural": "captures",
                "ordering": ["-received_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reader", models.CharField(blank=True, max_length=40, verbose_name="reader")),
                ("reader_version", models.CharField(blank=True, max_length=40, verbose_name="version of the reader")),
                (
                    "state",
                    models.CharField(
                        choices=[("read", "read"), ("failed", "failed")], max_length=10, verbose_name="state"
                    ),
                ),
                ("error", models.TextField(blank=True, verbose_name="error")),
                (
                    "warnings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="warnings"
                    ),
                ),
                ("records", models.PositiveIntegerField(default=0, verbose_name="records")),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="records that could not be read")),
                ("read_at", models.DateTimeField(auto_now_add=True, verbose_name="read at")),
                ("seconds", models.FloatField(default=0, verbose_name="seconds")),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="articles.capture",
                        verbose_name="capture",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading",
                "verbose_name_plural": "readings",
                "ordering": ["-read_at", "-id"],
            },
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.UniqueConstraint(fields=("blob", "address", "file_name"), name="capture_once"),
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.CheckConstraint(
                condition=models.Q(("address", ""), ("file_name", ""), _negated=True), name="capture_says_whence"
            ),
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.CheckConstraint(
                condition=models.Q(("intake__regex", "\\S")), name="capture_intake_not_blank"
            ),
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(
                models.F("capture"), models.OrderBy(models.F("read_at"), descending=True), name="reading_newest"
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["read", "failed"])), name="reading_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("error", ""), ("state", "read")),
                    models.Q(("error__regex", "\\S"), ("state", "failed")),
                    _connector="OR",
                ),
                name="reading_failed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("failed__lte", models.F("records"))), name="reading_failed_within_records"
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("seconds__gte", 0)), name="reading_seconds_not_negative"
            ),
        ),
    ]
