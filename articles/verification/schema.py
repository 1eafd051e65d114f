"""What keeps the data right has to be there itself: a restore, or a repair by hand, may have left it out or off."""

import pgtrigger
from django.db import connection

from articles.verification.report import Report

APP = "articles"
CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname FROM pg_catalog.pg_constraint
    WHERE connamespace = 'public'::regnamespace AND NOT convalidated ORDER BY 1, 2"""
INDEXES = """
    SELECT indrelid::regclass::text, indexrelid::regclass::text FROM pg_catalog.pg_index AS index
    JOIN pg_catalog.pg_class AS class ON class.oid = indexrelid
    WHERE relnamespace = 'public'::regnamespace AND NOT (indisvalid AND indisready AND indislive) ORDER BY 1, 2"""
DISABLED = """
    SELECT tgrelid::regclass::text, tgname FROM pg_catalog.pg_trigger AS trigger
    JOIN pg_catalog.pg_class AS class ON class.oid = tgrelid
    WHERE relnamespace = 'public'::regnamespace AND tgenabled <> 'O' ORDER BY 1, 2"""
FAULTS = {
    CONSTRAINTS: "{0}: the constraint {1} was never held against its rows. ALTER TABLE {0} VALIDATE CONSTRAINT {1}.",
    INDEXES: "{0}: the index {1} is not in use. REINDEX INDEX {1}.",
    DISABLED: "{0}: the trigger {1} is switched off. ALTER TABLE {0} ENABLE TRIGGER ALL, then rebuild_derived.",
}


def check(report: Report) -> None:
    for sql, text in FAULTS.items():
        with connection.cursor() as cursor:
            cursor.execute(sql)
            for names in cursor.fetchall():
                report.problem(text.format(*names))
        report.looked()
    for model, trigger in pgtrigger.registered():
        if model._meta.app_label != APP:
            continue
        status, _ = trigger.get_installation_status(model)
        if status != pgtrigger.core.INSTALLED:
            report.problem(
                f"{model._meta.db_table}: the trigger {trigger.name} is {status.lower()}."
                f" python manage.py pgtrigger install, then rebuild_derived."
            )
        report.looked()
