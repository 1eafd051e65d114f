"""Whether an editor decided about a newer text: a column, and an index of those that wait."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_stories_kept")]

    operations = [
        migrations.AddField(
            model_name="articlecapture",
            name="decided_at",
            field=models.DateTimeField(
                blank=True,
                help_text="When an editor took a newer text over, or left it.",
                null=True,
                verbose_name="decided at",
            ),
        ),
        migrations.AddIndex(
            model_name="articlecapture",
            index=models.Index(
                condition=models.Q(("decided_at", None), ("role", "newer")),
                fields=["article"],
                name="article_capture_newer_waiting",
            ),
        ),
    ]
