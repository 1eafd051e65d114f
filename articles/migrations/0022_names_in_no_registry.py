"""Names that recur in texts and are in no registry."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0021_acts"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NameCandidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200, unique=True, verbose_name="key")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
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
                        verbose_name="likely kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("organization", "made an organization"),
                            ("alias", "made another name"),
                            ("dismissed", "dismissed"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("article_count", models.PositiveIntegerField(default=0, editable=False, verbose_name="articles")),
                ("mention_count", models.PositiveIntegerField(default=0, editable=False, verbose_name="mentions")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
            ],
            options={
                "verbose_name": "name in no registry",
                "verbose_name_plural": "names in no registry",
            },
        ),
        migrations.CreateModel(
            name="NameCandidateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("key", models.CharField(max_length=200, verbose_name="key")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("organization", "made an organization"),
                            ("alias", "made another name"),
                            ("dismissed", "dismissed"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NameSighting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("surface", models.CharField(max_length=300, verbose_name="as printed")),
                ("sentence", models.TextField(verbose_name="sentence")),
                ("offsets", models.JSONField(blank=True, default=list, verbose_name="offsets")),
                ("count", models.PositiveIntegerField(default=1, verbose_name="count")),
            ],
            options={
                "verbose_name": "sighting of a name",
                "verbose_name_plural": "sightings of names",
            },
        ),
        migrations.AddField(
            model_name="namecandidate",
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
            model_name="namecandidate",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="namecandidateevent",
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
            model_name="namecandidateevent",
            name="organization",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.organization",
                verbose_name="organization",
            ),
        ),
        migrations.AddField(
            model_name="namecandidateevent",
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
            model_name="namecandidateevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.namecandidate",
            ),
        ),
        migrations.AddField(
            model_name="namesighting",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="name_sightings",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="namesighting",
            name="candidate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sightings",
                to="articles.namecandidate",
                verbose_name="name",
            ),
        ),
        migrations.AddIndex(
            model_name="namecandidate",
            index=models.Index(
                condition=models.Q(("article_count__gte", 2), ("state", "open")),
                fields=["-article_count", "key"],
                name="name_candidate_recurring",
            ),
        ),
        migrations.AddConstraint(
            model_name="namecandidate",
            constraint=models.CheckConstraint(
                condition=models.Q(("key__regex", "\\S")), name="name_candidate_key_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="namecandidate",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "\\S")), name="name_candidate_name_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="namecandidate",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "organization", "alias", "dismissed"])),
                name="name_candidate_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="namecandidate",
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
                            "",
                        ],
                    )
                ),
                name="name_candidate_kind_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namecandidate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "articles_namecandidateevent" ("decided_at", "decided_by_id", "id", "key", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."key", OLD."organization_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."state"); RETURN NULL;',
                    hash="a656836c8686176afdd494feef868de75d32ec8d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f369e",
                    table="articles_namecandidate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namecandidate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_namecandidateevent" ("decided_at", "decided_by_id", "id", "key", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."key", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state"); RETURN NULL;',
                    hash="d1b5d3cf9e61d79c3f6c13c9b66b5b9a36b84f40",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ddd03",
                    table="articles_namecandidate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namecandidateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2b3dd99941a0c02ecc4e2efce4a26943619df323",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d969f",
                    table="articles_namecandidateevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="namesighting",
            constraint=models.UniqueConstraint(fields=("candidate", "article"), name="name_sighting_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namesighting",
            trigger=pgtrigger.compiler.Trigger(
                name="count_sightings_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        UPDATE public.articles_namecandidate AS candidate\n        SET article_count = found.articles, mention_count = found.mentions\n        FROM (\n            SELECT named.candidate_id, count(sighting.id) AS articles, coalesce(sum(sighting.count), 0) AS mentions\n            FROM (SELECT DISTINCT one.candidate_id FROM new_rows AS one) AS named\n            LEFT JOIN public.articles_namesighting AS sighting ON sighting.candidate_id = named.candidate_id\n            GROUP BY named.candidate_id\n        ) AS found\n        WHERE candidate.id = found.candidate_id; RETURN NULL;",
                    hash="68106fd2d5d2c8756a0d3d6e134195fec14579fa",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_count_sightings_insert_0fc40",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_namesighting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namesighting",
            trigger=pgtrigger.compiler.Trigger(
                name="count_sightings_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        UPDATE public.articles_namecandidate AS candidate\n        SET article_count = found.articles, mention_count = found.mentions\n        FROM (\n            SELECT named.candidate_id, count(sighting.id) AS articles, coalesce(sum(sighting.count), 0) AS mentions\n            FROM (SELECT DISTINCT one.candidate_id FROM old_rows AS one UNION SELECT DISTINCT one.candidate_id FROM new_rows AS one) AS named\n            LEFT JOIN public.articles_namesighting AS sighting ON sighting.candidate_id = named.candidate_id\n            GROUP BY named.candidate_id\n        ) AS found\n        WHERE candidate.id = found.candidate_id; RETURN NULL;",
                    hash="887716b6c6fb5c624c0e46281fdac819af916650",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_count_sightings_update_b8939",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_namesighting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namesighting",
            trigger=pgtrigger.compiler.Trigger(
                name="count_sightings_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        UPDATE public.articles_namecandidate AS candidate\n        SET article_count = found.articles, mention_count = found.mentions\n        FROM (\n            SELECT named.candidate_id, count(sighting.id) AS articles, coalesce(sum(sighting.count), 0) AS mentions\n            FROM (SELECT DISTINCT one.candidate_id FROM old_rows AS one) AS named\n            LEFT JOIN public.articles_namesighting AS sighting ON sighting.candidate_id = named.candidate_id\n            GROUP BY named.candidate_id\n        ) AS found\n        WHERE candidate.id = found.candidate_id; RETURN NULL;",
                    hash="d397d337ad89afef682c484be03b7ed5e028ef50",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_count_sightings_delete_9cf52",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_namesighting",
                    when="AFTER",
                ),
            ),
        ),
    ]
