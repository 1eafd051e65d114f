"""What the staff did, written once."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0033_redactions"),
    ]

    operations = [
        migrations.CreateModel(
            name="StaffLogEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed_in", "signed in"),
                            ("signed_out", "signed out"),
                            ("refused", "refused"),
                            ("locked_out", "locked out"),
                            ("second_factor", "second factor"),
                            ("account", "account or group changed"),
                            ("wrote", "wrote"),
                            ("command", "command"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("user_id", models.BigIntegerField(null=True, verbose_name="key of the account")),
                ("user_name", models.CharField(blank=True, max_length=150, verbose_name="account")),
                ("address", models.GenericIPAddressField(null=True, verbose_name="network address")),
                ("path", models.TextField(blank=True, verbose_name="page")),
                ("what", models.TextField(verbose_name="what")),
                ("model", models.CharField(blank=True, max_length=100, verbose_name="kind of object")),
                ("object_id", models.CharField(blank=True, max_length=100, verbose_name="key of the object")),
            ],
            options={
                "verbose_name": "entry of the staff log",
                "verbose_name_plural": "staff log",
                "ordering": ["-id"],
            },
        ),
        migrations.AddIndex(
            model_name="stafflogentry",
            index=models.Index(
                condition=models.Q(("user_id__isnull", False)), fields=["user_id", "-id"], name="staff_log_user"
            ),
        ),
        migrations.AddIndex(
            model_name="stafflogentry",
            index=models.Index(fields=["kind", "-id"], name="staff_log_kind"),
        ),
        migrations.AddConstraint(
            model_name="stafflogentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("what__regex", "\\S")), name="staff_log_entry_what_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="stafflogentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "signed_in",
                            "signed_out",
                            "refused",
                            "locked_out",
                            "second_factor",
                            "account",
                            "wrote",
                            "command",
                        ],
                    )
                ),
                name="staff_log_entry_kind_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stafflogentry",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cdfb865f24b0a86f06d124738a72700d8ba9cae7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_75698",
                    table="articles_stafflogentry",
                    when="BEFORE",
                ),
            ),
        ),
    ]
