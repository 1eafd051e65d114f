import articles.search
import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0001_search_functions"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                (
                    "title_origin",
                    models.CharField(
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the title",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag: en, zh-Hans …", max_length=35, verbose_name="language"
                    ),
                ),
                (
                    "language_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the language",
                    ),
                ),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("year", "year"), ("unknown", "unknown")],
                        default="unknown",
                        max_length=10,
                        verbose_name="precision of the date",
                    ),
                ),
                (
                    "date_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the date",
                    ),
                ),
                ("date_evidence", models.TextField(blank=True, verbose_name="evidence for the date")),
                ("place_text", models.CharField(blank=True, max_length=200, verbose_name="place as printed")),
                (
                    "place_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the place",
                    ),
                ),
                (
                    "byline",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="byline"
                    ),
                ),
                (
                    "byline_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the byline",
                    ),
                ),
                ("outlet_name", models.CharField(blank=True, max_length=200, verbose_name="outlet as printed")),
                (
                    "source_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the outlet",
                    ),
                ),
                ("source_evidence", models.TextField(blank=True, verbose_name="evidence for the outlet")),
                ("source_url", models.TextField(blank=True, verbose_name="address of the original")),
                (
                    "agency_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the agency",
                    ),
                ),
                ("agency_evidence", models.TextField(blank=True, verbose_name="evidence for the agency")),
                (
                    "event_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the edition",
                    ),
                ),
                ("event_evidence", models.TextField(blank=True, verbose_name="evidence for the edition")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("restricted", "restricted to metadata"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="public since"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("withdrawn_reason", models.TextField(blank=True, verbose_name="reason of the withdrawal")),
                (
                    "warnings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="warnings of the intake",
                    ),
                ),
                (
                    "sample",
                    models.BooleanField(
                        default=False, help_text="Ships with the software; no real report.", verbose_name="sample"
                    ),
                ),
                (
                    "text_hash",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="SHA-256 of title and text as taken in; finds doubles.",
                        max_length=64,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="taken in at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "sort_date",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "published_on", models.Value(datetime.date(1, 1, 1))
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "title_vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=articles.search.TitleVector("title"),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "search_vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=articles.search.TextVector("title", "body"),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "organization_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "topic_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        migrations.CreateModel(
            name="EventEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("series", models.SlugField(db_index=False, default="wic", max_length=40, verbose_name="series")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("start_date", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("country", models.CharField(blank=True, max_length=3, verbose_name="country")),
                ("theme", models.CharField(blank=True, max_length=300, verbose_name="theme")),
                ("theme_zh", models.CharField(blank=True, max_length=300, verbose_name="Chinese theme")),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="other names"
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("slug", models.CharField(max_length=120)),
                ("object_id", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("suggested", "suggested"), ("accepted", "accepted"), ("rejected", "rejected")],
                        default="suggested",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("surface", models.CharField(blank=True, max_length=300, verbose_name="as printed")),
                ("sentence", models.TextField(blank=True, verbose_name="sentence")),
                (
                    "offsets",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="[start, end] pairs: code points in the article's text.",
                        verbose_name="offsets",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
                ("rule", models.CharField(blank=True, max_length=100, verbose_name="rule")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
            ],
            options={
                "verbose_name": "mention",
                "verbose_name_plural": "mentions",
            },
        ),
        migrations.CreateModel(
            name="MentionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("suggested", "suggested"), ("accepted", "accepted"), ("rejected", "rejected")],
                        default="suggested",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("surface", models.CharField(blank=True, max_length=300, verbose_name="as printed")),
                ("sentence", models.TextField(blank=True, verbose_name="sentence")),
                (
                    "offsets",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="[start, end] pairs: code points in the article's text.",
                        verbose_name="offsets",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
                ("rule", models.CharField(blank=True, max_length=100, verbose_name="rule")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "loaded_hash",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        help_text="Hash of what load_reference last wrote here; empty for a row that an editor made.",
                        max_length=64,
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("company", "company"),
                            ("government", "government body"),
                            ("intergovernmental", "intergovernmental organization"),
                            ("association", "association"),
                            ("standards_body", "standards body"),
                            ("cert", "emergency response team"),
                            ("university", "university"),
                            ("think_tank", "think tank"),
                            ("media", "media organization"),
                            ("military", "military body"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 code, EU or INT.", max_length=3, verbose_name="country"
                    ),
                ),
                ("wikidata_qid", models.CharField(blank=True, max_length=20, verbose_name="Wikidata item")),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="For editors; the public does not see it.", verbose_name="note"
                    ),
                ),
            ],
            options={
                "verbose_name": "organization",
                "verbose_name_plural": "organizations",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="OrganizationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("company", "company"),
                            ("government", "government body"),
                            ("intergovernmental", "intergovernmental organization"),
                            ("association", "association"),
                            ("standards_body", "standards body"),
                            ("cert", "emergency response team"),
                            ("university", "university"),
                            ("think_tank", "think tank"),
                            ("media", "media organization"),
                            ("military", "military body"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 code, EU or INT.", max_length=3, verbose_name="country"
                    ),
                ),
                ("wikidata_qid", models.CharField(blank=True, max_length=20, verbose_name="Wikidata item")),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="For editors; the public does not see it.", verbose_name="note"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganizationName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "loaded_hash",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        help_text="Hash of what load_reference last wrote here; empty for a row that an editor made.",
                        max_length=64,
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("alias", "alias"), ("acronym", "acronym"), ("former", "former name")],
                        default="alias",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, such as zh.", max_length=20, verbose_name="language"
                    ),
                ),
                ("case_sensitive", models.BooleanField(default=False, verbose_name="case-sensitive")),
                (
                    "ambiguous",
                    models.BooleanField(
                        default=False,
                        help_text="Means other things too: tagged only with support in the text.",
                        verbose_name="ambiguous",
                    ),
                ),
                ("valid_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="from year")),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="to year")),
            ],
            options={
                "verbose_name": "name of an organization",
                "verbose_name_plural": "names of organizations",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="OrganizationNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("alias", "alias"), ("acronym", "acronym"), ("former", "former name")],
                        default="alias",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag, such as zh.", max_length=20, verbose_name="language"
                    ),
                ),
                ("case_sensitive", models.BooleanField(default=False, verbose_name="case-sensitive")),
                (
                    "ambiguous",
                    models.BooleanField(
                        default=False,
                        help_text="Means other things too: tagged only with support in the text.",
                        verbose_name="ambiguous",
                    ),
                ),
                ("valid_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="from year")),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="to year")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "loaded_hash",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        help_text="Hash of what load_reference last wrote here; empty for a row that an editor made.",
                        max_length=64,
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=120, verbose_name="Chinese name")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 code, two letters.", max_length=3, verbose_name="country"
                    ),
                ),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="other names"
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="PlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=120, verbose_name="Chinese name")),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="ISO 3166 code, two letters.", max_length=3, verbose_name="country"
                    ),
                ),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="other names"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reader", models.CharField(blank=True, max_length=40, verbose_name="reader")),
                ("reader_version", models.CharField(blank=True, max_length=40, verbose_name="version of the reader")),
                (
                    "state",
                    models.CharField(
                        choices=[("read", "read"), ("failed", "failed")], max_length=10, verbose_name="state"
                    ),
                ),
                ("error", models.TextField(blank=True, verbose_name="error")),
                (
                    "warnings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="warnings"
                    ),
                ),
                ("records", models.PositiveIntegerField(default=0, verbose_name="records")),
                ("read_at", models.DateTimeField(auto_now_add=True, verbose_name="read at")),
                ("seconds", models.FloatField(default=0, verbose_name="seconds")),
            ],
            options={
                "verbose_name": "reading",
                "verbose_name_plural": "readings",
                "ordering": ["-read_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "loaded_hash",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        help_text="Hash of what load_reference last wrote here; empty for a row that an editor made.",
                        max_length=64,
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wire", "wire agency"),
                            ("newspaper", "newspaper"),
                            ("magazine", "magazine"),
                            ("broadcaster", "broadcaster"),
                            ("online", "online outlet"),
                            ("official", "official site"),
                            ("think_tank", "think tank"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=3, verbose_name="country")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="BCP 47 tags.",
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                (
                    "domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Bare host names; each belongs to one outlet.",
                        size=None,
                        verbose_name="domains",
                    ),
                ),
                (
                    "dateline_forms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="How datelines and credits name it.",
                        size=None,
                        verbose_name="dateline forms",
                    ),
                ),
                ("rights_statement", models.TextField(blank=True, verbose_name="rights statement")),
                (
                    "display_policy",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "full text"),
                            ("excerpt", "excerpt of the first 80 words"),
                            ("metadata", "metadata only"),
                        ],
                        help_text="How much of its texts the public sees; empty: the installation's default.",
                        max_length=10,
                        verbose_name="display policy",
                    ),
                ),
            ],
            options={
                "verbose_name": "outlet",
                "verbose_name_plural": "outlets",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wire", "wire agency"),
                            ("newspaper", "newspaper"),
                            ("magazine", "magazine"),
                            ("broadcaster", "broadcaster"),
                            ("online", "online outlet"),
                            ("official", "official site"),
                            ("think_tank", "think tank"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("country", models.CharField(blank=True, max_length=3, verbose_name="country")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="BCP 47 tags.",
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                (
                    "domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Bare host names; each belongs to one outlet.",
                        size=None,
                        verbose_name="domains",
                    ),
                ),
                (
                    "dateline_forms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="How datelines and credits name it.",
                        size=None,
                        verbose_name="dateline forms",
                    ),
                ),
                ("rights_statement", models.TextField(blank=True, verbose_name="rights statement")),
                (
                    "display_policy",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "full text"),
                            ("excerpt", "excerpt of the first 80 words"),
                            ("metadata", "metadata only"),
                        ],
                        help_text="How much of its texts the public sees; empty: the installation's default.",
                        max_length=10,
                        verbose_name="display policy",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "loaded_hash",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        help_text="Hash of what load_reference last wrote here; empty for a row that an editor made.",
                        max_length=64,
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                ("label", models.CharField(max_length=120, unique=True, verbose_name="label")),
                ("label_zh", models.CharField(blank=True, max_length=120, verbose_name="Chinese label")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "cues",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Words in a text that speak for this topic.",
                        size=None,
                        verbose_name="cues",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["label"],
            },
        ),
        migrations.CreateModel(
            name="TopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="slug")),
                ("label", models.CharField(max_length=120, verbose_name="label")),
                ("label_zh", models.CharField(blank=True, max_length=120, verbose_name="Chinese label")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                (
                    "cues",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        help_text="Words in a text that speak for this topic.",
                        size=None,
                        verbose_name="cues",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleBodyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="body_events",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleRelatedEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_related_events",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "other edition named",
                "verbose_name_plural": "other editions named",
            },
        ),
        migrations.CreateModel(
            name="ArticleTopic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_topics",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic of an article",
                "verbose_name_plural": "topics of articles",
            },
        ),
        migrations.CreateModel(
            name="ArticleTopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="articles.articletopic",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Blob",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="SHA-256")),
                ("size", models.PositiveBigIntegerField(help_text="In bytes.", verbose_name="size")),
                ("media_type", models.CharField(blank=True, max_length=100, verbose_name="media type")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="kept since")),
            ],
            options={
                "verbose_name": "blob",
                "verbose_name_plural": "blobs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="blob_sha256_form"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Capture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField(blank=True, verbose_name="address")),
                ("file_name", models.CharField(blank=True, max_length=300, verbose_name="file name")),
                (
                    "fetched_at",
                    models.DateTimeField(
                        blank=True, help_text="As the receipt itself says.", null=True, verbose_name="fetched at"
                    ),
                ),
                ("received_at", models.DateTimeField(auto_now_add=True, verbose_name="received at")),
                ("intake", models.CharField(default="command", max_length=20, verbose_name="intake")),
                (
                    "blob",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="captures",
                        to="articles.blob",
                        verbose_name="blob",
                    ),
                ),
            ],
            options={
                "verbose_name": "capture",
                "verbose_name_plural": "captures",
                "ordering": ["-received_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ArticleCapture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "record",
                    models.PositiveIntegerField(
                        default=0, help_text="Its place in the capture, from 0.", verbose_name="record"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("origin", "origin"), ("double", "double"), ("newer", "newer version")],
                        default="origin",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_captures",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="article_captures",
                        to="articles.capture",
                        verbose_name="capture",
                    ),
                ),
            ],
            options={
                "verbose_name": "capture of an article",
                "verbose_name_plural": "captures of articles",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "loaded_hash",
                    models.CharField(
                        blank=True,
                        default="",
                        editable=False,
                        help_text="Hash of what load_reference last wrote here; empty for a row that an editor made.",
                        max_length=64,
                    ),
                ),
                ("series", models.SlugField(default="wic", max_length=40, verbose_name="series")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="slug")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_zh", models.CharField(blank=True, max_length=200, verbose_name="Chinese name")),
                ("start_date", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("country", models.CharField(blank=True, max_length=3, verbose_name="country")),
                ("theme", models.CharField(blank=True, max_length=300, verbose_name="theme")),
                ("theme_zh", models.CharField(blank=True, max_length=300, verbose_name="Chinese theme")),
                (
                    "other_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="other names"
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "ordering": ["-year", "series"],
                "constraints": [
                    models.UniqueConstraint(fields=("series", "year"), name="event_year_unique"),
                    models.UniqueConstraint(fields=("series", "number"), name="event_number_unique"),
                    models.CheckConstraint(condition=models.Q(("name__regex", "\\S")), name="event_name_not_blank"),
                    models.CheckConstraint(
                        condition=models.Q(("country__regex", "^([A-Z]{2}|INT)?$")), name="event_country_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("website", ""), ("website__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                        name="event_website_is_web",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (1900, 2200))), name="event_year_plausible"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_date", None), ("start_date", None)),
                            models.Q(("start_date__lte", models.F("end_date")), ("start_date__year", models.F("year"))),
                            _connector="OR",
                        ),
                        name="event_dates_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleRelatedEventEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("rule", "found by a rule"),
                            ("editor", "set by an editor"),
                            ("import", "accepted with trusted material"),
                        ],
                        default="editor",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.article",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="articles.articlerelatedevent",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.event",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="articlerelatedevent",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="article_related_events",
                to="articles.event",
                verbose_name="edition",
            ),
        ),
        migrations.CreateModel(
            name="ArticleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                (
                    "title_origin",
                    models.CharField(
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the title",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="BCP 47 tag: en, zh-Hans …", max_length=35, verbose_name="language"
                    ),
                ),
                (
                    "language_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the language",
                    ),
                ),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("year", "year"), ("unknown", "unknown")],
                        default="unknown",
                        max_length=10,
                        verbose_name="precision of the date",
                    ),
                ),
                (
                    "date_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the date",
                    ),
                ),
                ("date_evidence", models.TextField(blank=True, verbose_name="evidence for the date")),
                ("place_text", models.CharField(blank=True, max_length=200, verbose_name="place as printed")),
                (
                    "place_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the place",
                    ),
                ),
                (
                    "byline",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None, verbose_name="byline"
                    ),
                ),
                (
                    "byline_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the byline",
                    ),
                ),
                ("outlet_name", models.CharField(blank=True, max_length=200, verbose_name="outlet as printed")),
                (
                    "source_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the outlet",
                    ),
                ),
                ("source_evidence", models.TextField(blank=True, verbose_name="evidence for the outlet")),
                ("source_url", models.TextField(blank=True, verbose_name="address of the original")),
                (
                    "agency_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the agency",
                    ),
                ),
                ("agency_evidence", models.TextField(blank=True, verbose_name="evidence for the agency")),
                (
                    "event_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extracted", "extracted from the document"),
                            ("inferred", "inferred from the document"),
                            ("edited", "set by an editor"),
                        ],
                        max_length=10,
                        verbose_name="origin of the edition",
                    ),
                ),
                ("event_evidence", models.TextField(blank=True, verbose_name="evidence for the edition")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("published", "published"),
                            ("restricted", "restricted to metadata"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="public since"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("withdrawn_reason", models.TextField(blank=True, verbose_name="reason of the withdrawal")),
                (
                    "warnings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="warnings of the intake",
                    ),
                ),
                (
                    "sample",
                    models.BooleanField(
                        default=False, help_text="Ships with the software; no real report.", verbose_name="sample"
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="articles.article",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="articles.event",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="article",
            name="event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="articles.event",
                verbose_name="edition",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="related_events",
            field=models.ManyToManyField(
                related_name="related_articles",
                through="articles.ArticleRelatedEvent",
                to="articles.event",
                verbose_name="other editions named",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_former_slug",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM public.articles_formerslug WHERE kind = 'event' AND slug = NEW.slug;\n            INSERT INTO public.articles_formerslug (kind, slug, object_id) VALUES ('event', OLD.slug, OLD.id)\n            ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;\n            RETURN NULL;",
                    hash="40385934e5fa1e6dda9f08272971956ba81baf5c",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_keep_former_slug_c2e47",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="f3564f57801079f09f62b2cff742b19182596919",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_3bccc",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="0f13d496431a709f6290edeef073b39e3cf316f7",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_2f825",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="f0fb8563834ec9a85f7ea3db0f8a2653e2cc7920",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_db0c0",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."end_date" IS DISTINCT FROM (NEW."end_date") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."series" IS DISTINCT FROM (NEW."series") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."start_date" IS DISTINCT FROM (NEW."start_date") OR OLD."theme" IS DISTINCT FROM (NEW."theme") OR OLD."theme_zh" IS DISTINCT FROM (NEW."theme_zh") OR OLD."website" IS DISTINCT FROM (NEW."website") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "articles_eventevent" ("country", "end_date", "id", "name", "name_zh", "number", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "series", "slug", "start_date", "theme", "theme_zh", "website", "year") VALUES (OLD."country", OLD."end_date", OLD."id", OLD."name", OLD."name_zh", OLD."number", OLD."other_names", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."series", OLD."slug", OLD."start_date", OLD."theme", OLD."theme_zh", OLD."website", OLD."year"); RETURN NULL;',
                    hash="17d09429781042f28b0eb8e94f907fbcdd2bd131",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f5a66",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_eventevent" ("country", "end_date", "id", "name", "name_zh", "number", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "series", "slug", "start_date", "theme", "theme_zh", "website", "year") VALUES (OLD."country", OLD."end_date", OLD."id", OLD."name", OLD."name_zh", OLD."number", OLD."other_names", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."series", OLD."slug", OLD."start_date", OLD."theme", OLD."theme_zh", OLD."website", OLD."year"); RETURN NULL;',
                    hash="65ae8427475e063d937e2bbd627fd28b72df1c3f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8f697",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="eventevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="eventevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.event",
            ),
        ),
        migrations.AddConstraint(
            model_name="formerslug",
            constraint=models.UniqueConstraint(fields=("kind", "slug"), name="former_slug_unique"),
        ),
        migrations.AddField(
            model_name="mention",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentions",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="mention",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="mentionevent",
            name="article",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="mentionevent",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="mentionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="mentionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.mention",
            ),
        ),
        migrations.AddField(
            model_name="organization",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="articles.organization",
                verbose_name="parent",
            ),
        ),
        migrations.AddField(
            model_name="mentionevent",
            name="organization",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="mention",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mentions",
                to="articles.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="organizationevent",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.organization",
                verbose_name="parent",
            ),
        ),
        migrations.AddField(
            model_name="organizationevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="organizationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.organization",
            ),
        ),
        migrations.AddField(
            model_name="organizationname",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="names",
                to="articles.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="organizationnameevent",
            name="organization",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="organizationnameevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="organizationnameevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.organizationname",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(condition=models.Q(("name__regex", "\\S")), name="place_name_not_blank"),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(("country__regex", "^([A-Z]{2}|INT)?$")), name="place_country_code"
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="place",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.place",
                verbose_name="place",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="place",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="articles.place",
                verbose_name="place",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="place",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func='INSERT INTO "articles_placeevent" ("country", "id", "name", "name_zh", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."country", OLD."id", OLD."name", OLD."name_zh", OLD."other_names", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="f8ad838e7e675c8beec29d4883141f500f07ff2c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ae7e4",
                    table="articles_place",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="place",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_placeevent" ("country", "id", "name", "name_zh", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."country", OLD."id", OLD."name", OLD."name_zh", OLD."other_names", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="2d9d539b232be5dce2b925a08de0678c96f28817",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7de65",
                    table="articles_place",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="placeevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="placeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.place",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicchange",
            constraint=models.CheckConstraint(condition=models.Q(("id", 1)), name="public_change_single"),
        ),
        migrations.AddField(
            model_name="reading",
            name="capture",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="readings",
                to="articles.capture",
                verbose_name="capture",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("name"), name="source_name_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(condition=models.Q(("name__regex", "\\S")), name="source_name_not_blank"),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("country__regex", "^([A-Z]{2}|INT)?$")), name="source_country_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("website", ""), ("website__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                name="source_website_is_web",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["wire", "newspaper", "magazine", "broadcaster", "online", "official", "think_tank"])
                ),
                name="source_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("display_policy__in", ["full", "excerpt", "metadata", ""])),
                name="source_display_policy_known",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.source",
                verbose_name="agency",
            ),
        ),
        migrations.AddField(
            model_name="articleevent",
            name="source",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.source",
                verbose_name="outlet",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agency_articles",
                to="articles.source",
                verbose_name="agency",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="articles.source",
                verbose_name="outlet",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_former_slug",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM public.articles_formerslug WHERE kind = 'source' AND slug = NEW.slug;\n            INSERT INTO public.articles_formerslug (kind, slug, object_id) VALUES ('source', OLD.slug, OLD.id)\n            ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;\n            RETURN NULL;",
                    hash="b2523c410d2769f3c944ff8e14e6d4349d1ba82c",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_keep_former_slug_9016d",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="5d2f7b7e8cbf261cd4b6afeba675bfdafee762b3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_f35d1",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="53157800b2a0daa99a3667215686cf309663d693",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_0c282",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="dab6826a90cbfe22d817f4390ac7d4866fb4452b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_2647f",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."dateline_forms" IS DISTINCT FROM (NEW."dateline_forms") OR OLD."display_policy" IS DISTINCT FROM (NEW."display_policy") OR OLD."domains" IS DISTINCT FROM (NEW."domains") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh") OR OLD."rights_statement" IS DISTINCT FROM (NEW."rights_statement") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                    func='INSERT INTO "articles_sourceevent" ("country", "dateline_forms", "display_policy", "domains", "id", "kind", "languages", "name", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights_statement", "slug", "website") VALUES (OLD."country", OLD."dateline_forms", OLD."display_policy", OLD."domains", OLD."id", OLD."kind", OLD."languages", OLD."name", OLD."name_zh", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."rights_statement", OLD."slug", OLD."website"); RETURN NULL;',
                    hash="7f92a02cabd8dfa5a24b3de1a51527a9ef9f1245",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_365a8",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_sourceevent" ("country", "dateline_forms", "display_policy", "domains", "id", "kind", "languages", "name", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights_statement", "slug", "website") VALUES (OLD."country", OLD."dateline_forms", OLD."display_policy", OLD."domains", OLD."id", OLD."kind", OLD."languages", OLD."name", OLD."name_zh", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rights_statement", OLD."slug", OLD."website"); RETURN NULL;',
                    hash="1260354e5a4e39e8143f21bc123f6e2581f91361",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_07439",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.source",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="articles.topic",
                verbose_name="broader topic",
            ),
        ),
        migrations.AddField(
            model_name="articletopicevent",
            name="topic",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddField(
            model_name="articletopic",
            name="topic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="article_topics",
                to="articles.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="topics",
            field=models.ManyToManyField(
                related_name="articles", through="articles.ArticleTopic", to="articles.topic", verbose_name="topics"
            ),
        ),
        migrations.AddField(
            model_name="topicevent",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.topic",
                verbose_name="broader topic",
            ),
        ),
        migrations.AddField(
            model_name="topicevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="topicevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.topic",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlebodyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c66ac203fca69a4cc67e7c1a6454f9eb4ecf08a7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a29cf",
                    table="articles_articlebodyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.UniqueConstraint(fields=("blob", "address", "file_name"), name="capture_once"),
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.CheckConstraint(
                condition=models.Q(("address", ""), ("file_name", ""), _negated=True), name="capture_says_whence"
            ),
        ),
        migrations.AddConstraint(
            model_name="capture",
            constraint=models.CheckConstraint(
                condition=models.Q(("intake__regex", "\\S")), name="capture_intake_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="articlecapture",
            constraint=models.UniqueConstraint(fields=("capture", "record"), name="article_capture_record_once"),
        ),
        migrations.AddConstraint(
            model_name="articlecapture",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "origin")), fields=("article",), name="article_capture_one_origin"
            ),
        ),
        migrations.AddConstraint(
            model_name="articlecapture",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["origin", "double", "newer"])), name="article_capture_role_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlerelatedeventevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="df7b87d226e4e4fc121587f5f52d4e09668a530d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_be8aa",
                    table="articles_articlerelatedeventevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="articlerelatedevent",
            constraint=models.UniqueConstraint(fields=("article", "event"), name="article_related_event_once"),
        ),
        migrations.AddConstraint(
            model_name="articlerelatedevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["rule", "editor", "import"])),
                name="article_related_event_origin_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlerelatedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"origin\" = 'editor')",
                    func='INSERT INTO "articles_articlerelatedeventevent" ("article_id", "event_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."article_id", NEW."event_id", NEW."id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="c3696521865db674758b36f0865c6aaefea5a1ad",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a0e18",
                    table="articles_articlerelatedevent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlerelatedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_articlerelatedeventevent" ("article_id", "event_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."article_id", OLD."event_id", OLD."id", OLD."origin", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;',
                    hash="95d1ecd58205216dc87df886a669b0decd00d140",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ee0d7",
                    table="articles_articlerelatedevent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articlerelatedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articlerelatedeventevent" ("article_id", "event_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."article_id", OLD."event_id", OLD."id", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="0c92e70c97b0eb7db2d088a6b51fe7ac70fcf970",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_da8b4",
                    table="articles_articlerelatedevent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="49cbf2b3e34dc9a29bfac09ae9d5ad554b16e84e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a03d9",
                    table="articles_eventevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="organization",
            index=models.Index(fields=["kind", "country"], name="organization_kind_country"),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("name"), name="organization_name_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.UniqueConstraint(
                condition=models.Q(("wikidata_qid", ""), _negated=True),
                fields=("wikidata_qid",),
                name="organization_qid_unique",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("wikidata_qid", ""), ("wikidata_qid__regex", "^Q[1-9][0-9]*$"), _connector="OR"),
                name="organization_qid_form",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="organization_not_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "\\S")), name="organization_name_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "company",
                            "government",
                            "intergovernmental",
                            "association",
                            "standards_body",
                            "cert",
                            "university",
                            "think_tank",
                            "media",
                            "military",
                        ],
                    )
                ),
                name="organization_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("country__regex", "^([A-Z]{2}|INT)?$")), name="organization_country_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("website", ""), ("website__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                name="organization_website_is_web",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_former_slug",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM public.articles_formerslug WHERE kind = 'organization' AND slug = NEW.slug;\n            INSERT INTO public.articles_formerslug (kind, slug, object_id) VALUES ('organization', OLD.slug, OLD.id)\n            ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;\n            RETURN NULL;",
                    hash="0544075662348fee9906a33c93a5fff99c42439b",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_keep_former_slug_04b3c",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="ef5c0a166d91b551b57f8330242b1668153a4878",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_22013",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="7e49cfa5f0aea62deaf1b965847f8bdd7c0d91ab",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_0cf3f",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="5a0745cf88992fe57a8a0211ceae6c054ccb165a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_69420",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_zh" IS DISTINCT FROM (NEW."name_zh") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."website" IS DISTINCT FROM (NEW."website") OR OLD."wikidata_qid" IS DISTINCT FROM (NEW."wikidata_qid"))',
                    func='INSERT INTO "articles_organizationevent" ("country", "id", "kind", "name", "name_zh", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website", "wikidata_qid") VALUES (OLD."country", OLD."id", OLD."kind", OLD."name", OLD."name_zh", OLD."note", OLD."parent_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."slug", OLD."website", OLD."wikidata_qid"); RETURN NULL;',
                    hash="f442622f84ef8c4cad6372b1ddcef0a33766c559",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d9b1a",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_organizationevent" ("country", "id", "kind", "name", "name_zh", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "website", "wikidata_qid") VALUES (OLD."country", OLD."id", OLD."kind", OLD."name", OLD."name_zh", OLD."note", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."website", OLD."wikidata_qid"); RETURN NULL;',
                    hash="ab8b43f55f78e276e59a3f8e15e64833d14e887c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6b503",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mentionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="db92fe8d45754f61b2e2928c30b0ef2176f5b487",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_83d18",
                    table="articles_mentionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("state", "accepted")), fields=["organization", "article"], name="mention_accepted"
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("state", "suggested")), fields=["article"], name="mention_to_decide"
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.UniqueConstraint(fields=("article", "organization"), name="mention_once"),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["suggested", "accepted", "rejected"])), name="mention_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["rule", "editor", "import"])), name="mention_origin_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("origin", "rule"), _negated=True),
                    models.Q(("rule__regex", "\\S"), ("surface__regex", "\\S")),
                    _connector="OR",
                ),
                name="mention_by_rule_has_evidence",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_organization_ids_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted') ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET organization_ids = ARRAY(\n            SELECT tag.organization_id FROM public.articles_mention AS tag\n            WHERE tag.article_id = article.id AND tag.state = 'accepted' ORDER BY tag.organization_id)\n        WHERE article.id IN (SELECT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted'); RETURN NULL;",
                    hash="d832a96f9583f50026f73abf45295542d55f6803",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_keep_organization_ids_insert_323ff",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_organization_ids_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted' UNION SELECT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted') ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET organization_ids = ARRAY(\n            SELECT tag.organization_id FROM public.articles_mention AS tag\n            WHERE tag.article_id = article.id AND tag.state = 'accepted' ORDER BY tag.organization_id)\n        WHERE article.id IN (SELECT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted' UNION SELECT tag.article_id FROM new_rows AS tag WHERE tag.state = 'accepted'); RETURN NULL;",
                    hash="1ad22c9d0f62c25f4ac20321f7ce1b8519c85713",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_organization_ids_update_b8cf8",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_organization_ids_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted') ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET organization_ids = ARRAY(\n            SELECT tag.organization_id FROM public.articles_mention AS tag\n            WHERE tag.article_id = article.id AND tag.state = 'accepted' ORDER BY tag.organization_id)\n        WHERE article.id IN (SELECT tag.article_id FROM old_rows AS tag WHERE tag.state = 'accepted'); RETURN NULL;",
                    hash="11dbaaa83ee7c9089b620c1cb347926bdffbd2fd",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_keep_organization_ids_delete_ed657",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE changed.state = 'accepted') THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="54e21abe58ede03434d88be9dfebcdcfdf53149d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_4bea3",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE changed.state = 'accepted' UNION SELECT 1 FROM new_rows AS changed WHERE changed.state = 'accepted') THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="3cfc2197a5436a79bdd114e0401f26dac58578f6",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_465f7",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE changed.state = 'accepted') THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="046a5cc2706051deeaa91120b032ebd2ca0a226c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_93b81",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"origin\" = 'editor')",
                    func='INSERT INTO "articles_mentionevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "offsets", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface") VALUES (NEW."article_id", NEW."count", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."offsets", NEW."organization_id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule", NEW."sentence", NEW."state", NEW."surface"); RETURN NULL;',
                    hash="26d10d8122ed9a4898781eb6d42ecd461ce5d9dc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_84f64",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_mentionevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "offsets", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface") VALUES (OLD."article_id", OLD."count", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."offsets", OLD."organization_id", OLD."origin", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."rule", OLD."sentence", OLD."state", OLD."surface"); RETURN NULL;',
                    hash="c487a7cb70ef89bb4ee2c94d1dcf92ce5fe9d5fe",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5ece9",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_mentionevent" ("article_id", "count", "decided_at", "decided_by_id", "id", "offsets", "organization_id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "sentence", "state", "surface") VALUES (OLD."article_id", OLD."count", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."offsets", OLD."organization_id", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule", OLD."sentence", OLD."state", OLD."surface"); RETURN NULL;',
                    hash="22f384677f1a95f18ad4e0dd7a218988a533b15a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_33e13",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0969b291a6cc624558496aed0c10af4cfb462510",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c3f26",
                    table="articles_organizationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="organizationname",
            index=models.Index(fields=["name"], name="organization_name_name"),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.UniqueConstraint(fields=("organization", "name"), name="organization_name_once"),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "\\S")), name="organization_name_name_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["alias", "acronym", "former"])), name="organization_name_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="organizationname",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from", None), ("valid_to", None), ("valid_from__lte", models.F("valid_to")), _connector="OR"
                ),
                name="organization_name_years_in_order",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="b55b4a97a9008060e4197db2bf08ce6e7e5a9a21",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_0073c",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="436a6f2399fe3de129db28c89f054941d8d93076",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_6d79b",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="4384030690f0b58c1034e27686a8105457aad5f4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_2d2bb",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."ambiguous" IS DISTINCT FROM (NEW."ambiguous") OR OLD."case_sensitive" IS DISTINCT FROM (NEW."case_sensitive") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))',
                    func='INSERT INTO "articles_organizationnameevent" ("ambiguous", "case_sensitive", "id", "kind", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."ambiguous", OLD."case_sensitive", OLD."id", OLD."kind", OLD."language", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="7884055e8b74878c27037ed3d1709b92331e52fc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6247d",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_organizationnameevent" ("ambiguous", "case_sensitive", "id", "kind", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."ambiguous", OLD."case_sensitive", OLD."id", OLD."kind", OLD."language", OLD."name", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="a2adfd6b150fb1c9b92ce1e02a9e1e33000f5455",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_27a6e",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationnameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="77c526c9a2fe34069963f81a916133dd43704b95",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c8c1a",
                    table="articles_organizationnameevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a446496a3e7257164c08cfcce5e6d5400f58c28e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_383ff",
                    table="articles_placeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(
                models.F("capture"), models.OrderBy(models.F("read_at"), descending=True), name="reading_newest"
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["read", "failed"])), name="reading_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("error", ""), ("state", "read")),
                    models.Q(("error__regex", "\\S"), ("state", "failed")),
                    _connector="OR",
                ),
                name="reading_failed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(("seconds__gte", 0)), name="reading_seconds_not_negative"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="97e38e30f4f2ced7f80fc829b7756986ceddd8a6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2e536",
                    table="articles_articleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e9730fb735902e4ea577448ced0e34f1aa9850ea",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dd193",
                    table="articles_sourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(("label__regex", "\\S")), name="topic_label_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="topic_not_own_parent",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_former_slug",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM public.articles_formerslug WHERE kind = 'topic' AND slug = NEW.slug;\n            INSERT INTO public.articles_formerslug (kind, slug, object_id) VALUES ('topic', OLD.slug, OLD.id)\n            ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;\n            RETURN NULL;",
                    hash="0f12e12a34408fe887042dfb36be84a6185d1e6f",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_keep_former_slug_0c5bd",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="619dce1e299a76522ab474abdc02ab36e87c5d12",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_53507",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="39fadb68c3b781002daf2e8e52871eba020eab15",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_61539",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="4a52cabbbad0e33a492037494a5ab09ed5078b95",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_3dd0a",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cues" IS DISTINCT FROM (NEW."cues") OR OLD."definition" IS DISTINCT FROM (NEW."definition") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_zh" IS DISTINCT FROM (NEW."label_zh") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func='INSERT INTO "articles_topicevent" ("cues", "definition", "id", "label", "label_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."cues", OLD."definition", OLD."id", OLD."label", OLD."label_zh", OLD."parent_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="c6c16a6db0269d8ea1732593fdb17be5c1d3ecb7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_621d0",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_topicevent" ("cues", "definition", "id", "label", "label_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."cues", OLD."definition", OLD."id", OLD."label", OLD."label_zh", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="f5f34e14457736a0eb911d0c6f2d5a89171feba5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_528b2",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7271736b629f0aa577655df73db43179d9ee820f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3554b",
                    table="articles_articletopicevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="articletopic",
            constraint=models.UniqueConstraint(fields=("article", "topic"), name="article_topic_once"),
        ),
        migrations.AddConstraint(
            model_name="articletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["rule", "editor", "import"])), name="article_topic_origin_known"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_topic_ids_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM new_rows AS tag WHERE TRUE) ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET topic_ids = ARRAY(\n            SELECT tag.topic_id FROM public.articles_articletopic AS tag\n            WHERE tag.article_id = article.id AND TRUE ORDER BY tag.topic_id)\n        WHERE article.id IN (SELECT tag.article_id FROM new_rows AS tag WHERE TRUE); RETURN NULL;",
                    hash="6d04adaf43e288363cc6eaff4fd98e9c69650304",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_keep_topic_ids_insert_06d00",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_topic_ids_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM old_rows AS tag WHERE TRUE UNION SELECT tag.article_id FROM new_rows AS tag WHERE TRUE) ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET topic_ids = ARRAY(\n            SELECT tag.topic_id FROM public.articles_articletopic AS tag\n            WHERE tag.article_id = article.id AND TRUE ORDER BY tag.topic_id)\n        WHERE article.id IN (SELECT tag.article_id FROM old_rows AS tag WHERE TRUE UNION SELECT tag.article_id FROM new_rows AS tag WHERE TRUE); RETURN NULL;",
                    hash="6de21f6d22885c3e8c49ede737bd596bd6119a9b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_topic_ids_update_cca34",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_topic_ids_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        PERFORM 1 FROM public.articles_article WHERE id IN (SELECT tag.article_id FROM old_rows AS tag WHERE TRUE) ORDER BY id FOR UPDATE;\n        UPDATE public.articles_article AS article SET topic_ids = ARRAY(\n            SELECT tag.topic_id FROM public.articles_articletopic AS tag\n            WHERE tag.article_id = article.id AND TRUE ORDER BY tag.topic_id)\n        WHERE article.id IN (SELECT tag.article_id FROM old_rows AS tag WHERE TRUE); RETURN NULL;",
                    hash="d0682cfcca4b81bd815a0d836013c4234ba8d315",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_keep_topic_ids_delete_42af4",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="1175c1514a3d5161034a9ffe4f94bb63400d44a1",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_889bc",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE UNION SELECT 1 FROM new_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="66b7b866755cfb3c23d1a96978d8a5b619a163d0",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_564ae",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE TRUE) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="ead586c2fe3b068cf02586427e30a2dc7d783422",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_dbe0c",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"origin\" = 'editor')",
                    func='INSERT INTO "articles_articletopicevent" ("article_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (NEW."article_id", NEW."id", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topic_id"); RETURN NULL;',
                    hash="443b214d8512a620580b978cbbced6c8f171db5d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_08b68",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_articletopicevent" ("article_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (OLD."article_id", OLD."id", OLD."origin", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."topic_id"); RETURN NULL;',
                    hash="3ab2f4ded1fa707314804efb3e5baaedb1503c29",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_86e44",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="articletopic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articletopicevent" ("article_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (OLD."article_id", OLD."id", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."topic_id"); RETURN NULL;',
                    hash="2b85b931fe94d41f97adcb15ca5eb367a9d262bf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2ea15",
                    table="articles_articletopic",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.OrderBy(models.F("sort_date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("status__in", ("published", "restricted"))),
                name="article_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce(
                    "published_on", models.Value(datetime.date(9999, 12, 31))
                ),
                models.F("id"),
                condition=models.Q(("status__in", ("published", "restricted"))),
                name="article_oldest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("event"),
                models.OrderBy(models.F("sort_date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_event_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("source"),
                models.OrderBy(models.F("sort_date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_source_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.F("agency"),
                models.OrderBy(models.F("sort_date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_agency_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["status", "-created_at"], name="article_desk"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["organization_ids"], name="article_organization_ids"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(fields=["topic_ids"], name="article_topic_ids"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search_vector"], name="article_search"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(fields=["title_vector"], name="article_title_search"),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("title__regex", "\\S")), name="article_title_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("title_origin__in", ["extracted", "inferred", "edited"])),
                name="article_title_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("language_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_language_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("date_precision__in", ["day", "month", "year", "unknown"])),
                name="article_date_precision_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("date_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_date_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("place_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_place_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("byline_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_byline_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_source_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("agency_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_agency_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("event_origin__in", ["extracted", "inferred", "edited", ""])),
                name="article_event_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["draft", "in_review", "published", "restricted", "withdrawn"])),
                name="article_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_url", ""), ("source_url__iregex", "^https?://[^\\s]+$"), _connector="OR"),
                name="article_source_url_is_web",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__regex", "^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")),
                name="article_language_is_bcp47",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("date_origin", ""), ("date_precision", "unknown"), ("published_on", None)),
                    models.Q(
                        ("published_on__isnull", False),
                        models.Q(("date_precision", "unknown"), _negated=True),
                        models.Q(("date_origin", ""), _negated=True),
                        models.Q(("date_precision", "day"), ("published_on__day", 1), _connector="OR"),
                        models.Q(
                            models.Q(("date_precision", "year"), _negated=True),
                            ("published_on__month", 1),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="article_date_and_precision_agree",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("language", ""), ("language_origin", "")),
                    models.Q(
                        models.Q(("language", ""), _negated=True), models.Q(("language_origin", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="article_language_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("place", None), ("place_text", ""), ("place_origin", "")),
                    models.Q(
                        models.Q(("place", None), ("place_text", ""), _negated=True),
                        models.Q(("place_origin", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="article_place_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("byline", []), ("byline_origin", "")),
                    models.Q(models.Q(("byline", []), _negated=True), models.Q(("byline_origin", ""), _negated=True)),
                    _connector="OR",
                ),
                name="article_byline_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outlet_name", ""), ("source", None), ("source_origin", "")),
                    models.Q(
                        models.Q(("outlet_name", ""), ("source", None), _negated=True),
                        models.Q(("source_origin", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="article_source_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency", None), ("agency_origin", "")),
                    models.Q(models.Q(("agency", None), _negated=True), models.Q(("agency_origin", ""), _negated=True)),
                    _connector="OR",
                ),
                name="article_agency_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event", None), ("event_origin", "")),
                    models.Q(models.Q(("event", None), _negated=True), models.Q(("event_origin", ""), _negated=True)),
                    _connector="OR",
                ),
                name="article_event_has_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("date_origin", "inferred"), _negated=True),
                    ("date_evidence__regex", "\\S"),
                    _connector="OR",
                ),
                name="article_date_inferred_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source_origin", "inferred"), _negated=True),
                    ("source_evidence__regex", "\\S"),
                    _connector="OR",
                ),
                name="article_source_inferred_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency_origin", "inferred"), _negated=True),
                    ("agency_evidence__regex", "\\S"),
                    _connector="OR",
                ),
                name="article_agency_inferred_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event_origin", "inferred"), _negated=True),
                    ("event_evidence__regex", "\\S"),
                    _connector="OR",
                ),
                name="article_event_inferred_with_evidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("published", "restricted")), _negated=True),
                    ("published_at__isnull", False),
                    _connector="OR",
                ),
                name="article_public_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "withdrawn"), _negated=True),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_reason__regex", "\\S")),
                    _connector="OR",
                ),
                name="article_withdrawn_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                condition=models.Q(("text_hash", ""), _negated=True), fields=("text_hash",), name="article_text_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("text_hash__regex", "^([0-9a-f]{64})?$")), name="article_text_hash_form"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM new_rows AS changed WHERE changed.status IN ('published', 'restricted', 'withdrawn')) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="0c4ed8aa944c65cdbab1726aa263f09db4fa27fb",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_public_change_insert_ef474",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE changed.status IN ('published', 'restricted', 'withdrawn') UNION SELECT 1 FROM new_rows AS changed WHERE changed.status IN ('published', 'restricted', 'withdrawn')) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="ed4358b5991d62bf6de86561906b6e9b0042346b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_public_change_update_200dd",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="public_change_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT 1 FROM old_rows AS changed WHERE changed.status IN ('published', 'restricted', 'withdrawn')) THEN\n            INSERT INTO public.articles_publicchange (id, changed_at) VALUES (1, clock_timestamp())\n            ON CONFLICT (id) DO UPDATE SET changed_at = EXCLUDED.changed_at;\n        END IF; RETURN NULL;",
                    hash="290cd675ee8d1d3f5d7bb240a4a277bfa725dd1a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_public_change_delete_7c75b",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="body_update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body"))',
                    func='INSERT INTO "articles_articlebodyevent" ("body", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."body", _pgh_attach_context(), NOW(), \'body_update\', OLD."id"); RETURN NULL;',
                    hash="6d98784c841ec93321c3835e649680ee02325a3d",
                    operation="UPDATE",
                    pgid="pgtrigger_body_update_update_1031e",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="body_delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articlebodyevent" ("body", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."body", _pgh_attach_context(), NOW(), \'body_delete\', OLD."id"); RETURN NULL;',
                    hash="bedaab00b39939bc14770867fbb4d78e29192d57",
                    operation="DELETE",
                    pgid="pgtrigger_body_delete_delete_87f79",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agency_evidence" IS DISTINCT FROM (NEW."agency_evidence") OR OLD."agency_origin" IS DISTINCT FROM (NEW."agency_origin") OR OLD."byline" IS DISTINCT FROM (NEW."byline") OR OLD."byline_origin" IS DISTINCT FROM (NEW."byline_origin") OR OLD."date_evidence" IS DISTINCT FROM (NEW."date_evidence") OR OLD."date_origin" IS DISTINCT FROM (NEW."date_origin") OR OLD."date_precision" IS DISTINCT FROM (NEW."date_precision") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."event_evidence" IS DISTINCT FROM (NEW."event_evidence") OR OLD."event_origin" IS DISTINCT FROM (NEW."event_origin") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."language_origin" IS DISTINCT FROM (NEW."language_origin") OR OLD."outlet_name" IS DISTINCT FROM (NEW."outlet_name") OR OLD."place_id" IS DISTINCT FROM (NEW."place_id") OR OLD."place_origin" IS DISTINCT FROM (NEW."place_origin") OR OLD."place_text" IS DISTINCT FROM (NEW."place_text") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."sample" IS DISTINCT FROM (NEW."sample") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."source_evidence" IS DISTINCT FROM (NEW."source_evidence") OR OLD."source_origin" IS DISTINCT FROM (NEW."source_origin") OR OLD."source_url" IS DISTINCT FROM (NEW."source_url") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_origin" IS DISTINCT FROM (NEW."title_origin") OR OLD."warnings" IS DISTINCT FROM (NEW."warnings") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason"))',
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "published_at", "published_on", "sample", "source_evidence", "source_id", "source_origin", "source_url", "status", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_reason") VALUES (OLD."agency_evidence", OLD."agency_id", OLD."agency_origin", OLD."byline", OLD."byline_origin", OLD."date_evidence", OLD."date_origin", OLD."date_precision", OLD."event_evidence", OLD."event_id", OLD."event_origin", OLD."id", OLD."language", OLD."language_origin", OLD."outlet_name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place_id", OLD."place_origin", OLD."place_text", OLD."published_at", OLD."published_on", OLD."sample", OLD."source_evidence", OLD."source_id", OLD."source_origin", OLD."source_url", OLD."status", OLD."summary", OLD."title", OLD."title_origin", OLD."warnings", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;',
                    hash="a1974f761ea11c1963c7e56dccab499a99ed899c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d7697",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "published_at", "published_on", "sample", "source_evidence", "source_id", "source_origin", "source_url", "status", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_reason") VALUES (OLD."agency_evidence", OLD."agency_id", OLD."agency_origin", OLD."byline", OLD."byline_origin", OLD."date_evidence", OLD."date_origin", OLD."date_precision", OLD."event_evidence", OLD."event_id", OLD."event_origin", OLD."id", OLD."language", OLD."language_origin", OLD."outlet_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_id", OLD."place_origin", OLD."place_text", OLD."published_at", OLD."published_on", OLD."sample", OLD."source_evidence", OLD."source_id", OLD."source_origin", OLD."source_url", OLD."status", OLD."summary", OLD."title", OLD."title_origin", OLD."warnings", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;',
                    hash="0fe09ee13f689a41ac6e9b8b9f23a4f736c71b36",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ddb9c",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6ff3e8c3b88cd9d52159e031a678065d67851687",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9e0d7",
                    table="articles_topicevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
