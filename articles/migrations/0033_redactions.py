"""Words that were taken out everywhere, and originals that are sealed since they hold them."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0032_trash"),
    ]

    operations = [
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(verbose_name="reason")),
                ("by_id", models.BigIntegerField(null=True, verbose_name="key of the account")),
                ("by_name", models.CharField(blank=True, max_length=150, verbose_name="by")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                ("counts", models.JSONField(default=dict, verbose_name="counts")),
                (
                    "articles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None, verbose_name="articles"
                    ),
                ),
                (
                    "sealed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64),
                        default=list,
                        size=None,
                        verbose_name="sealed originals",
                    ),
                ),
            ],
            options={
                "verbose_name": "redaction",
                "verbose_name_plural": "redactions",
                "ordering": ["-id"],
            },
        ),
        migrations.AddField(
            model_name="blob",
            name="recipient",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="The age key that opens it.",
                max_length=200,
                verbose_name="sealed for",
            ),
        ),
        migrations.AddField(
            model_name="blob",
            name="sealed_at",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Since then only a key opens the file.",
                null=True,
                verbose_name="sealed at",
            ),
        ),
        migrations.AddConstraint(
            model_name="blob",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("recipient", ""), ("sealed_at", None)),
                    models.Q(("sealed_at__isnull", False), models.Q(("recipient", ""), _negated=True)),
                    _connector="OR",
                ),
                name="blob_sealed_for_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")), name="redaction_reason_not_blank"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="redaction",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2801f27009a67e5df6668609f24b4d699bae2d4b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cc99d",
                    table="articles_redaction",
                    when="BEFORE",
                ),
            ),
        ),
    ]
