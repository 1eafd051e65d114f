"""The history has what an act adds, so that it can be taken back."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0025_possible_doubles"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_articleevent" ("agency_evidence", "agency_id", "agency_origin", "byline", "byline_origin", "date_evidence", "date_origin", "date_precision", "event_evidence", "event_id", "event_origin", "id", "language", "language_origin", "outlet_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "place_origin", "place_text", "published_at", "published_on", "published_time", "published_zone", "sample", "source_evidence", "source_id", "source_origin", "source_url", "status", "story_id", "summary", "title", "title_origin", "warnings", "withdrawn_at", "withdrawn_reason") VALUES (NEW."agency_evidence", NEW."agency_id", NEW."agency_origin", NEW."byline", NEW."byline_origin", NEW."date_evidence", NEW."date_origin", NEW."date_precision", NEW."event_evidence", NEW."event_id", NEW."event_origin", NEW."id", NEW."language", NEW."language_origin", NEW."outlet_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."place_origin", NEW."place_text", NEW."published_at", NEW."published_on", NEW."published_time", NEW."published_zone", NEW."sample", NEW."source_evidence", NEW."source_id", NEW."source_origin", NEW."source_url", NEW."status", NEW."story_id", NEW."summary", NEW."title", NEW."title_origin", NEW."warnings", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="69b86e11c0bd89d6b4d786f8b0587e77c295986b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b6ebd",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_correctionevent" ("act_id", "answer", "article_id", "created_at", "decided_at", "decided_by_id", "evidence_url", "field", "id", "old_value", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "reason", "state", "token_hash") VALUES (NEW."act_id", NEW."answer", NEW."article_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."evidence_url", NEW."field", NEW."id", NEW."old_value", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed", NEW."reason", NEW."state", NEW."token_hash"); RETURN NULL;',
                    hash="183ce890e15e75bb6b06acbe15f9637c277b4f8b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_195a7",
                    table="articles_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_eventevent" ("country", "end_date", "id", "name", "name_zh", "number", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "series", "slug", "start_date", "theme", "theme_zh", "website", "year") VALUES (NEW."country", NEW."end_date", NEW."id", NEW."name", NEW."name_zh", NEW."number", NEW."other_names", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."series", NEW."slug", NEW."start_date", NEW."theme", NEW."theme_zh", NEW."website", NEW."year"); RETURN NULL;',
                    hash="0a1445e009e5aa5298f4b7dbd40c063c05c63c01",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d686f",
                    table="articles_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namecandidate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_namecandidateevent" ("decided_at", "decided_by_id", "id", "key", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."key", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state"); RETURN NULL;',
                    hash="10ba0eeee4554d01ddf91224cdaa0d6d8bc9891d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_62347",
                    table="articles_namecandidate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organization",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_organizationevent" ("country", "id", "kind", "name", "name_zh", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version", "website", "wikidata_qid") VALUES (NEW."country", NEW."id", NEW."kind", NEW."name", NEW."name_zh", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."version", NEW."website", NEW."wikidata_qid"); RETURN NULL;',
                    hash="8c58810d64f73eec9601072f1a347ab03438aba4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a90d9",
                    table="articles_organization",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationname",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_organizationnameevent" ("ambiguous", "case_sensitive", "forbidden", "id", "kind", "language", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "valid_from", "valid_to", "version") VALUES (NEW."ambiguous", NEW."case_sensitive", NEW."forbidden", NEW."id", NEW."kind", NEW."language", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."required", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                    hash="5aa592cdb423ccd898451a81a73f84c4b8fc298c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e3774",
                    table="articles_organizationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organizationsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_organizationsuccessionevent" ("date_precision", "happened_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "source_url", "successor_id") VALUES (NEW."date_precision", NEW."happened_on", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."predecessor_id", NEW."source_url", NEW."successor_id"); RETURN NULL;',
                    hash="54222ca2d99b29b6bb32377dadb5a5683e363d5f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_adb60",
                    table="articles_organizationsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="place",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_placeevent" ("country", "id", "name", "name_zh", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."country", NEW."id", NEW."name", NEW."name_zh", NEW."other_names", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="a2c84ea47c91698027021034375dc538baa875f7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27d85",
                    table="articles_place",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="possibledouble",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_possibledoubleevent" ("article_id", "decided_at", "decided_by_id", "found_at", "id", "likeness", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state") VALUES (NEW."article_id", NEW."decided_at", NEW."decided_by_id", NEW."found_at", NEW."id", NEW."likeness", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state"); RETURN NULL;',
                    hash="d7a5441c95e6004eddf902bd1fadee169c7f72d5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4c43c",
                    table="articles_possibledouble",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_sourceevent" ("country", "dateline_forms", "display_policy", "domains", "id", "kind", "languages", "name", "name_zh", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rights_statement", "slug", "website") VALUES (NEW."country", NEW."dateline_forms", NEW."display_policy", NEW."domains", NEW."id", NEW."kind", NEW."languages", NEW."name", NEW."name_zh", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rights_statement", NEW."slug", NEW."website"); RETURN NULL;',
                    hash="d9836fb4cf7e034737e0475e2a567a0deac67515",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e4235",
                    table="articles_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="taggingrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_taggingruleevent" ("active", "case_sensitive", "created_at", "created_by_id", "forbidden", "id", "kind", "label", "languages", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "scope", "terms", "topic_id", "updated_at", "valid_from", "valid_to", "version") VALUES (NEW."active", NEW."case_sensitive", NEW."created_at", NEW."created_by_id", NEW."forbidden", NEW."id", NEW."kind", NEW."label", NEW."languages", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."required", NEW."scope", NEW."terms", NEW."topic_id", NEW."updated_at", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                    hash="bedc6aea8a17f1850d0cccf58f9b45d664d500fe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_35b91",
                    table="articles_taggingrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (pg_catalog.current_setting('archive.act', TRUE) <> '')",
                    func='INSERT INTO "articles_topicevent" ("cues", "definition", "id", "label", "label_zh", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."cues", NEW."definition", NEW."id", NEW."label", NEW."label_zh", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                    hash="ab127c7e1892d427793e62fe95a879f0290823ae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e106a",
                    table="articles_topic",
                    when="AFTER",
                ),
            ),
        ),
    ]
