"""Every named constraint is tried: a row that breaks it alone is refused, and by that constraint.

Rows are written by `QuerySet.update`, which asks no form and no `clean`.
"""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pgtrigger
import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from articles.models import (
    Act,
    DiscardedRecord,
    FormerSlug,
    Merge,
    NameCandidate,
    NameSighting,
    PossibleDouble,
    PublicChange,
    Reading,
    Redaction,
    StaffLogEntry,
    Trashed,
)
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]
Row = Callable[[], models.Model]


def article(**values: Any) -> models.Model:
    """An article with every value known, so that one alone can be broken."""
    return factories.ArticleFactory(
        **{
            "event": factories.EventFactory(),
            "source": factories.SourceFactory(),
            "agency": factories.SourceFactory(),
            "place": factories.PlaceFactory(),
            "byline": ["A. Writer"],
        }
        | values
    )


def reading() -> models.Model:
    return Reading.objects.create(capture=factories.CaptureFactory(), state="read")


def article_capture(**values: Any) -> models.Model:
    values = {"article": factories.ArticleFactory(), "capture": factories.CaptureFactory()} | values
    return values.pop("article").article_captures.create(**values)


def article_topic(**values: Any) -> models.Model:
    return factories.ArticleFactory().article_topics.create(topic=factories.TopicFactory(), **values)


def related_event(**values: Any) -> models.Model:
    return factories.ArticleFactory().article_related_events.create(event=factories.EventFactory(), **values)


def correction(**values: Any) -> models.Model:
    values = {"field": "title", "proposed": "Another title", "token_hash": uuid4().hex * 2} | values
    return factories.ArticleFactory().corrections.create(**values)


def comment() -> models.Model:
    return factories.ArticleFactory().comments.create(text="Which edition is meant?", by=factories.UserFactory())


def former_slug() -> models.Model:
    return FormerSlug.objects.create(kind="event", slug=f"old-{FormerSlug.objects.count()}", object_id=1)


def name_candidate() -> models.Model:
    number = NameCandidate.objects.count()
    return NameCandidate.objects.create(key=f"sample {number}", name=f"Sample {number}")


def name_sighting() -> models.Model:
    return NameSighting.objects.create(candidate=name_candidate(), article=factories.ArticleFactory(), surface="Sample")


def possible_double() -> models.Model:
    other, later = factories.ArticleFactory(), factories.ArticleFactory()
    return PossibleDouble.objects.create(article=later, other=other, likeness=0.7)


def redaction() -> models.Model:
    return Redaction.objects.create(reason="A court's order")


def staff_log_entry() -> models.Model:
    return StaffLogEntry.objects.create(kind="wrote", what="changed an article")


def withdrawal() -> models.Model:
    """What the database notes of an article that is withdrawn."""
    return factories.ArticleFactory(withdrawn=True).withdrawals.get()


def act(**values: Any) -> models.Model:
    return Act.objects.create(**{"kind": "bulk", "summary": "Set the edition", **values})


def merge() -> models.Model:
    names = {"kept_name": "Sample Systems", "dropped_name": "Sample Systems Ltd"}
    return Merge.objects.create(kind="organization", kept_id=1, dropped_id=2, act=act(kind="merge"), **names)


def discarded_record() -> models.Model:
    return DiscardedRecord.objects.create(capture=factories.CaptureFactory(), record=DiscardedRecord.objects.count())


def trashed() -> models.Model:
    number = Trashed.objects.count() + 1
    return Trashed.objects.create(model="articles.place", object_id=number, name="Sample Town", act=act(kind="trash"))


event, place, source, topic = (
    factories.EventFactory,
    factories.PlaceFactory,
    factories.SourceFactory,
    factories.TopicFactory,
)
organization, name = factories.OrganizationFactory, factories.OrganizationNameFactory
succession = factories.OrganizationSuccessionFactory
feed, intake = factories.FeedFactory, factories.IntakeFactory
mention, capture = factories.MentionFactory, factories.CaptureFactory
tagging_rule = factories.TaggingRuleFactory

ONE_ROW: dict[str, tuple[Row, dict[str, Any]]] = {
    "event_name_not_blank": (event, {"name": " \t"}),
    "event_country_code": (event, {"country": "cn"}),
    "event_website_is_web": (event, {"website": "javascript:alert(1)"}),
    "event_year_plausible": (event, {"year": 20160, "start_date": None, "end_date": None}),
    "event_dates_in_order": (event, {"end_date": "2000-01-01"}),
    "place_name_not_blank": (place, {"name": ""}),
    "place_country_code": (place, {"country": "CHN"}),
    "source_name_not_blank": (source, {"name": ""}),
    "source_country_code": (source, {"country": "C"}),
    "source_website_is_web": (source, {"website": "https://a b"}),
    "source_kind_known": (source, {"kind": "blog"}),
    "source_display_policy_known": (source, {"display_policy": "some"}),
    "act_summary_not_blank": (act, {"summary": " "}),
    "act_kind_known": (act, {"kind": "prank"}),
    "act_state_known": (act, {"state": "stuck"}),
    "act_undo_has_act": (act, {"kind": "undo"}),
    "trashed_model_not_blank": (trashed, {"model": " "}),
    "trashed_name_not_blank": (trashed, {"name": "\t"}),
    "merge_kind_known": (merge, {"kind": "place"}),
    "merge_kept_name_not_blank": (merge, {"kept_name": " "}),
    "merge_dropped_name_not_blank": (merge, {"dropped_name": ""}),
    "merge_of_two": (merge, {"dropped_id": models.F("kept_id")}),
    "topic_label_not_blank": (topic, {"label": "\n"}),
    "topic_not_own_parent": (topic, {"parent_id": models.F("id")}),
    "article_title_not_blank": (article, {"title": " "}),
    "article_title_origin_known": (article, {"title_origin": ""}),
    "article_language_origin_known": (article, {"language_origin": "guess"}),
    "article_date_precision_known": (article, {"date_precision": "week", "published_on": "2016-11-01"}),
    "article_date_origin_known": (article, {"date_origin": "guess"}),
    "article_place_origin_known": (article, {"place_origin": "guess"}),
    "article_byline_origin_known": (article, {"byline_origin": "guess"}),
    "article_source_origin_known": (article, {"source_origin": "guess"}),
    "article_agency_origin_known": (article, {"agency_origin": "guess"}),
    "article_event_origin_known": (article, {"event_origin": "guess"}),
    "article_status_known": (article, {"status": "secret"}),
    "article_source_url_is_web": (article, {"source_url": "data:text/html,x"}),
    "article_language_is_bcp47": (article, {"language": "English, mostly"}),
    "article_date_and_precision_agree": (article, {"date_precision": "month"}),
    "article_language_has_origin": (article, {"language": ""}),
    "article_place_has_origin": (article, {"place_origin": ""}),
    "article_byline_has_origin": (article, {"byline": []}),
    "article_source_has_origin": (article, {"source": None}),
    "article_agency_has_origin": (article, {"agency": None}),
    "article_event_has_origin": (article, {"event_origin": ""}),
    "article_date_inferred_with_evidence": (article, {"date_origin": "inferred", "date_evidence": " "}),
    "article_source_inferred_with_evidence": (article, {"source_origin": "inferred"}),
    "article_agency_inferred_with_evidence": (article, {"agency_origin": "inferred"}),
    "article_event_inferred_with_evidence": (article, {"event_origin": "inferred", "event_evidence": "\n"}),
    "article_public_has_time": (article, {"status": "restricted", "published_at": None}),
    "article_withdrawn_says_why": (lambda: article(withdrawn=True), {"withdrawn_reason": " \n"}),
    "article_withdrawn_kind_known": (lambda: article(withdrawn=True), {"withdrawn_kind": ""}),
    "article_scheduled_waits": (article, {"publish_at": factories.PUBLIC_SINCE}),
    "article_time_needs_a_day": (
        article,
        {"date_precision": "month", "published_on": "2016-11-01", "published_time": "09:01"},
    ),
    "article_text_hash_form": (article, {"text_hash": "abc"}),
    "article_without_known": (article, {"without": ["title"]}),
    "blob_sha256_form": (lambda: capture().blob, {"sha256": "A" * 64}),
    "blob_sealed_for_somebody": (lambda: capture().blob, {"sealed_at": factories.PUBLIC_SINCE}),
    "blob_sealed_hash_form": (
        lambda: capture().blob,  # type: ignore[attr-defined]
        {"sealed_at": factories.PUBLIC_SINCE, "recipient": "age1sample"},
    ),
    "redaction_reason_not_blank": (redaction, {"reason": " \n"}),
    "staff_log_entry_kind_known": (staff_log_entry, {"kind": "dreamt"}),
    "staff_log_entry_what_not_blank": (staff_log_entry, {"what": " "}),
    "capture_says_whence": (capture, {"file_name": ""}),
    "capture_channel_not_blank": (capture, {"channel": " "}),
    "article_capture_role_known": (article_capture, {"role": "copy"}),
    "article_capture_likeness_share": (article_capture, {"likeness": 1.01}),
    "feed_title_not_blank": (feed, {"title": " "}),
    "feed_address_not_blank": (feed, {"address": ""}),
    "feed_address_is_web": (feed, {"address": "file:///etc/passwd"}),
    "feed_interval_not_too_short": (feed, {"interval_minutes": 4}),
    "feed_silence_at_least_a_day": (feed, {"silence_days": 0}),
    "intake_channel_not_blank": (intake, {"channel": ""}),
    "intake_state_known": (intake, {"state": "paused"}),
    "intake_key_form": (intake, {"key": "the same"}),
    "intake_finished_has_time": (intake, {"finished_at": None}),
    "intake_failed_says_why": (intake, {"state": "failed", "error": "\n"}),
    "withdrawal_kind_known": (withdrawal, {"kind": "whim"}),
    "withdrawal_reason_not_blank": (withdrawal, {"reason": "\n"}),
    "withdrawal_ends_after_begin": (withdrawal, {"ended_at": factories.PUBLIC_SINCE - timedelta(days=1)}),
    "article_related_event_origin_known": (related_event, {"origin": "guess"}),
    "article_topic_origin_known": (article_topic, {"origin": ""}),
    "article_topic_state_known": (article_topic, {"state": "perhaps"}),
    "comment_text_not_blank": (comment, {"text": " \n"}),
    "comment_settled_has_time": (comment, {"settled_by": models.F("by")}),
    "correction_proposed_not_blank": (correction, {"proposed": "\n "}),
    "correction_field_known": (correction, {"field": "status"}),
    "correction_state_known": (correction, {"state": "perhaps", "decided_at": factories.PUBLIC_SINCE}),
    "correction_evidence_url_is_web": (correction, {"evidence_url": "javascript:alert(1)"}),
    "correction_token_form": (correction, {"token_hash": "A" * 64}),
    "correction_decided_has_time": (correction, {"state": "accepted"}),
    "name_candidate_key_not_blank": (name_candidate, {"key": " "}),
    "name_candidate_name_not_blank": (name_candidate, {"name": ""}),
    "name_candidate_state_known": (name_candidate, {"state": "forgotten"}),
    "name_candidate_kind_known": (name_candidate, {"kind": "gang"}),
    "possible_double_in_order": (possible_double, {"other": models.F("article")}),
    "possible_double_likeness": (possible_double, {"likeness": 1.01}),
    "possible_double_state_known": (possible_double, {"state": "perhaps"}),
    "organization_qid_form": (organization, {"wikidata_qid": "Q0"}),
    "organization_not_own_parent": (organization, {"parent_id": models.F("id")}),
    "organization_name_not_blank": (organization, {"name": " "}),
    "organization_kind_known": (organization, {"kind": "gang"}),
    "organization_country_code": (organization, {"country": "WLD"}),
    "organization_website_is_web": (organization, {"website": "ftp://example.org"}),
    "tagging_rule_label_not_blank": (tagging_rule, {"label": " "}),
    "tagging_rule_kind_known": (tagging_rule, {"kind": "guess"}),
    "tagging_rule_scope_known": (tagging_rule, {"scope": "lead"}),
    "tagging_rule_one_target": (tagging_rule, {"topic": None}),
    "tagging_rule_has_terms": (tagging_rule, {"terms": []}),
    "tagging_rule_dates_in_order": (tagging_rule, {"valid_from": "2016-01-02", "valid_to": "2016-01-01"}),
    "mention_state_known": (mention, {"state": "perhaps"}),
    "mention_origin_known": (mention, {"origin": "guess"}),
    "mention_by_rule_has_evidence": (mention, {"surface": " "}),
    "organization_name_name_not_blank": (name, {"name": ""}),
    "organization_name_kind_known": (name, {"kind": "nickname"}),
    "organization_name_years_in_order": (name, {"valid_from": "2016-01-01", "valid_to": "2015-12-31"}),
    "organization_succession_of_two": (succession, {"predecessor": models.F("successor")}),
    "organization_succession_kind_known": (succession, {"kind": "theft"}),
    "organization_succession_date_precision_known": (
        succession,
        {"happened_on": "2016-01-01", "date_precision": "century"},
    ),
    "organization_succession_date": (succession, {"happened_on": "2016-01-01"}),
    "organization_succession_source_url_is_web": (succession, {"source_url": "ftp://example.org"}),
    "public_change_single": (PublicChange.objects.get, {"id": 2}),
    "reading_state_known": (reading, {"state": "half"}),
    "reading_failed_says_why": (reading, {"state": "failed", "error": " "}),
    "reading_seconds_not_negative": (reading, {"seconds": -1}),
    "reading_failed_within_records": (reading, {"records": 1, "failed": 2}),
}
"""A row, and the values that break the rule."""

REPORTED = {"reading_state_known": "reading_failed_says_why"}
"""A rule that cannot be broken alone: PostgreSQL names the first of the broken ones by the alphabet."""

TWO_ROWS: dict[str, tuple[Row, tuple[str, ...]]] = {
    "event_year_unique": (lambda: event(start_date=None, end_date=None), ("year",)),
    "event_number_unique": (event, ("number",)),
    "source_name_unique": (source, ("name",)),
    "article_text_once": (lambda: article(text_hash=uuid4().hex * 2), ("text_hash",)),
    "intake_once_at_a_time": (lambda: intake(running=True), ("key",)),
    "capture_once": (capture, ("blob", "address", "file_name")),
    "article_capture_record_once": (article_capture, ("capture", "record")),
    "article_capture_one_origin": (article_capture, ("article",)),
    "withdrawal_one_standing": (withdrawal, ("article",)),
    "article_related_event_once": (related_event, ("article", "event")),
    "article_topic_once": (article_topic, ("article", "topic")),
    "former_slug_unique": (former_slug, ("kind", "slug")),
    "organization_name_unique": (organization, ("name",)),
    "organization_qid_unique": (lambda: organization(wikidata_qid="Q1"), ("wikidata_qid",)),
    "discarded_record_once": (discarded_record, ("capture", "record")),
    "trashed_once": (trashed, ("model", "object_id")),
    "name_sighting_once": (name_sighting, ("candidate", "article")),
    "possible_double_once": (possible_double, ("article", "other")),
    "mention_once": (mention, ("article", "organization")),
    "organization_name_once": (name, ("organization", "name")),
    "organization_succession_once": (succession, ("predecessor", "successor")),
}
"""How to make rows, and the columns that the second must not share with the first."""


def refused_by(row: models.Model, **values: Any) -> str:
    """The name of the constraint that refuses these values; empty if they are accepted.

    Rows that are written once refuse every change; what their constraints say is seen with that rule at rest.
    """
    label, triggers = type(row)._meta.label, getattr(type(row)._meta, "triggers", [])
    once = [f"{label}:{trigger.name}" for trigger in triggers if trigger.name == "append_only"]
    try:
        with pgtrigger.ignore(*once) if once else nullcontext(), transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**values)
    except IntegrityError as error:
        return error.__cause__.diag.constraint_name  # type: ignore[union-attr]
    return ""


@pytest.mark.parametrize("constraint", ONE_ROW)
def test_a_row_that_breaks_the_rule_is_refused(constraint: str) -> None:
    make, values = ONE_ROW[constraint]
    assert refused_by(make(), **values) == REPORTED.get(constraint, constraint)


@pytest.mark.parametrize("constraint", TWO_ROWS)
def test_a_second_row_of_the_same_kind_is_refused(constraint: str) -> None:
    make, columns = TWO_ROWS[constraint]
    first = make()
    second = factories.OrganizationFactory() if constraint == "organization_qid_unique" else make()
    assert refused_by(second, **{column: getattr(first, column) for column in columns}) == constraint


@pytest.mark.parametrize("make", [source, organization])
def test_names_are_the_same_in_other_capitals(make: Row) -> None:
    first, second = make(), make()
    assert refused_by(second, name=str(first).upper()) == f"{type(first).__name__.lower()}_name_unique"


def test_every_constraint_of_the_models_is_tried() -> None:
    named = {c.name for model in apps.get_app_config("articles").get_models() for c in model._meta.constraints}
    assert named == ONE_ROW.keys() | TWO_ROWS.keys()


@pytest.mark.parametrize(
    "values",
    [
        {"published_on": "2016-11-01", "date_precision": "month"},
        {"published_on": "2016-01-01", "date_precision": "year"},
        {"published_on": None, "date_precision": "unknown", "date_origin": ""},
        {"language": "zh-Hant-HK"},
        {"source": None, "outlet_name": "The Daily"},
        {"place": None, "place_text": "WUZHEN, China"},
        {"source_url": "HTTPS://example.org/a?b=c"},
        {"text_hash": ""},
        {"published_time": "09:01", "published_zone": "GMT"},
    ],
)
def test_what_is_right_is_accepted(values: dict[str, Any]) -> None:
    article(text_hash="")
    assert refused_by(article(), **values) == ""


def test_a_copy_in_another_outlet_may_have_the_same_text() -> None:
    first = article(text_hash=uuid4().hex * 2)
    assert refused_by(article(), text_hash=first.text_hash, copy_of="example-times") == ""  # type: ignore[attr-defined]
