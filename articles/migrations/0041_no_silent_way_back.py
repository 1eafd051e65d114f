"""Going back over merges and the trash is refused while it would lose them: otherwise it ends half-way, with the trash
gone, at acts of kinds that the schema before does not know."""

from django.db import migrations

LATER_KINDS = ("merge", "status", "trash", "version")


def refuse(apps, schema_editor):
    alias = schema_editor.connection.alias
    trashed = apps.get_model("articles", "Trashed").objects.using(alias).count()
    acts = apps.get_model("articles", "Act").objects.using(alias).filter(kind__in=LATER_KINDS).count()
    if trashed or acts:
        raise RuntimeError(
            f"Going back would lose {trashed} things in the trash and the way to undo {acts} acts (merges, changes of"
            " state, deletions, restored versions). Nothing was changed. Restore a backup from before the upgrade"
            " instead."
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0040_redaction_addresses")]

    operations = [migrations.RunPython(migrations.RunPython.noop, refuse)]
