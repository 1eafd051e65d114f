"""Withdrawals are on a public page: who keeps it learns of each change."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0036_history_indexes"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE number_of_rows bigint; articles bigint[];",
                    func="\n        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{}')\n        INTO number_of_rows, articles FROM (SELECT NULL::bigint AS article FROM new_rows AS changed WHERE TRUE) AS changed;\n        IF number_of_rows > 0 THEN\n            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);\n        END IF; RETURN NULL;",
                    hash="5a61e67d746c71fe640e81fe4e53e081012ad274",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_fb60c",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_withdrawal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE number_of_rows bigint; articles bigint[];",
                    func="\n        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{}')\n        INTO number_of_rows, articles FROM (SELECT NULL::bigint AS article FROM old_rows AS changed WHERE TRUE UNION SELECT NULL::bigint AS article FROM new_rows AS changed WHERE TRUE) AS changed;\n        IF number_of_rows > 0 THEN\n            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);\n        END IF; RETURN NULL;",
                    hash="d1dbbc5a7fbd84fe36e086b5052a1d14b9e36d27",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_f96e9",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_withdrawal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawal",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE number_of_rows bigint; articles bigint[];",
                    func="\n        SELECT count(*), coalesce(array_agg(changed.article) FILTER (WHERE changed.article IS NOT NULL), '{}')\n        INTO number_of_rows, articles FROM (SELECT NULL::bigint AS article FROM old_rows AS changed WHERE TRUE) AS changed;\n        IF number_of_rows > 0 THEN\n            PERFORM public.archive_note_public_change(TG_TABLE_NAME, articles);\n        END IF; RETURN NULL;",
                    hash="84e02a44995cf1aa7208add77e06d4b0738be141",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_d943c",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_withdrawal",
                    when="AFTER",
                ),
            ),
        ),
    ]
