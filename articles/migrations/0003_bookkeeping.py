from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_captures"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("slug", models.CharField(max_length=120)),
                ("object_id", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "slug"), name="former_slug_unique")],
            },
        ),
        migrations.CreateModel(
            name="PublicChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="public_change_single")],
            },
        ),
        migrations.RunSQL(
            "INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, now())", migrations.RunSQL.noop
        ),
    ]
