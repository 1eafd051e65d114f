"""Withdrawals have a class of reason, and are logged by the database."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0029_workflow"),
    ]

    operations = [
        migrations.RunSQL(
            "UPDATE public.articles_article SET withdrawn_kind = 'other' WHERE status = 'withdrawn'",
            migrations.RunSQL.noop,
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "order of a court or an authority"),
                            ("privacy", "privacy of a person"),
                            ("rights", "claim of a rights holder"),
                            ("retracted", "retracted by its publisher"),
                            ("error", "error of the archive"),
                            ("other", "another reason"),
                        ],
                        max_length=20,
                        verbose_name="class of the reason",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("withdrawn_at", models.DateTimeField(verbose_name="withdrawn at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="came back at")),
            ],
            options={
                "verbose_name": "withdrawal",
                "verbose_name_plural": "withdrawals",
                "ordering": ["-withdrawn_at", "-id"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="log_withdrawal_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.status = 'withdrawn')",
                    func="\n        INSERT INTO public.articles_withdrawal (article_id, kind, reason, withdrawn_at)\n        VALUES (NEW.id, NEW.withdrawn_kind, NEW.withdrawn_reason, NEW.withdrawn_at); RETURN NULL;",
                    hash="8a9bd5f3d2aefe5ab3fd7e324913dd30e56e2300",
                    operation="INSERT",
                    pgid="pgtrigger_log_withdrawal_insert_a92c6",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="log_withdrawal_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.status = 'withdrawn' OR NEW.status = 'withdrawn')",
                    func="\n        IF NEW.status <> 'withdrawn' THEN\n            UPDATE public.articles_withdrawal SET ended_at = greatest(now(), withdrawn_at)\n            WHERE article_id = NEW.id AND ended_at IS NULL;\n        ELSIF OLD.status = 'withdrawn' THEN\n            UPDATE public.articles_withdrawal\n            SET kind = NEW.withdrawn_kind, reason = NEW.withdrawn_reason, withdrawn_at = NEW.withdrawn_at\n            WHERE article_id = NEW.id AND ended_at IS NULL;\n        ELSE \n        INSERT INTO public.articles_withdrawal (article_id, kind, reason, withdrawn_at)\n        VALUES (NEW.id, NEW.withdrawn_kind, NEW.withdrawn_reason, NEW.withdrawn_at);\n        END IF; RETURN NULL;",
                    hash="4d61d196200ea4a8945107d4b295f6af7b03a690",
                    operation='UPDATE OF "status", "withdrawn_kind", "withdrawn_reason", "withdrawn_at"',
                    pgid="pgtrigger_log_withdrawal_update_e3b90",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_kind__in", ["legal", "privacy", "rights", "retracted", "error", "other"]),
                    models.Q(("withdrawn_kind", ""), models.Q(("status", "withdrawn"), _negated=True)),
                    _connector="OR",
                ),
                name="article_withdrawn_kind_known",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="withdrawals",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddIndex(
            model_name="withdrawal",
            index=models.Index(fields=["-withdrawn_at", "-id"], name="withdrawal_newest"),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["legal", "privacy", "rights", "retracted", "error", "other"])),
                name="withdrawal_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")), name="withdrawal_reason_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("article",), name="withdrawal_one_standing"
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at", None), ("ended_at__gte", models.F("withdrawn_at")), _connector="OR"),
                name="withdrawal_ends_after_begin",
            ),
        ),
        migrations.RunSQL(
            "INSERT INTO public.articles_withdrawal (article_id, kind, reason, withdrawn_at)"
            " SELECT id, withdrawn_kind, withdrawn_reason, withdrawn_at FROM public.articles_article"
            " WHERE status = 'withdrawn'",
            migrations.RunSQL.noop,
        ),
    ]
