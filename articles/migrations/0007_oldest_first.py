import datetime

from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_storage")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                Coalesce("published_on", models.Value(datetime.date(9999, 12, 31))),
                models.F("id"),
                condition=models.Q(status__in=["published", "restricted"]),
                name="article_oldest",
            ),
        ),
    ]
