from django.db import migrations

NARROW = [
    "title",
    "title_origin",
    "language",
    "language_origin",
    "date_precision",
    "date_origin",
    "place_text",
    "place_origin",
    "byline",
    "byline_origin",
    "outlet_name",
    "source_origin",
    "source_url",
    "agency_origin",
    "event_origin",
    "status",
    "organization_ids",
    "topic_ids",
]
"""What lists and facets read stays in the row; text, vectors and evidence are moved out, so that scans stay short."""


def storage(kind: str) -> str:
    columns = ", ".join(f"ALTER COLUMN {column} SET STORAGE {kind}" for column in NARROW)
    return f"ALTER TABLE public.articles_article {columns};"


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_articles")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE public.articles_article SET (toast_tuple_target = 128);" + storage("MAIN"),
            "ALTER TABLE public.articles_article RESET (toast_tuple_target);" + storage("EXTENDED"),
        )
    ]
