"""What the history of a thing tells: of itself, of what belongs to it, of large acts, of what is gone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pghistory
import pytest
from django.db import connection

from articles import acts, history
from articles.history import finding, strands
from articles.history.telling import EXAMPLES, PAGE, Moment
from articles.models import (
    Act,
    Article,
    ArticleTopic,
    Mention,
    Merge,
    Organization,
    OrganizationName,
    OrganizationSuccession,
    Redaction,
)
from tests import factories

pytestmark = pytest.mark.django_db


def moments(instance: Any) -> list[Moment]:
    return history.timeline(type(instance), instance.pk).moments


def test_tags_names_and_successions_belong_to_an_organization() -> None:
    told = {(strand.model, strand.column) for strand in strands(Organization)}
    assert {
        (Organization, "pgh_obj_id"),
        (OrganizationName, "organization_id"),
        (OrganizationSuccession, "predecessor_id"),
        (OrganizationSuccession, "successor_id"),
        (Mention, "organization_id"),
    } <= told
    assert Article not in {model for model, _column in told}


def test_what_ties_an_article_to_other_things_belongs_to_both_of_them() -> None:
    article, topic = factories.ArticleFactory(title="Sample title"), factories.TopicFactory(label="Sample topic")
    with pghistory.context(action="x"):
        ArticleTopic.objects.create(article=article, topic=topic)
    names = [[step.name for moment in moments(thing) for step in moment.steps] for thing in (article, topic)]
    assert "Topic of an article: Sample topic" in names[0]
    assert "Topic of an article: Sample title" in names[1]


def test_an_act_over_many_rows_is_one_moment_with_their_number_and_some_of_them() -> None:
    organization, number = factories.OrganizationFactory(), EXAMPLES + 3
    for _number in range(number):
        factories.MentionFactory(organization=organization, suggested=True)
    with acts.recorded(Act.Kind.BULK, "Accept all", by=None) as act:
        Mention.objects.filter(organization=organization).update(state="accepted")
    moment = next(moment for moment in moments(organization) if moment.act)
    (bunch,) = moment.bunches
    assert (moment.act, bunch.kind, bunch.count, len(bunch.steps)) == (act, "update", number, EXAMPLES)
    assert (bunch.more, bunch.title) == (3, "mentions")
    assert [(change.old, change.new) for change in bunch.shared] == [("suggested", "accepted")]


def test_transactions_of_one_act_are_told_as_one() -> None:
    organization = factories.OrganizationFactory()
    mentions = [factories.MentionFactory(organization=organization, suggested=True) for _number in range(4)]
    with acts.recorded(Act.Kind.RETAG, "A run", by=None, state=Act.State.RUNNING) as act:
        Mention.objects.filter(pk__in=[one.pk for one in mentions[:2]]).update(state="accepted")
    with acts.continued(act, by=None):
        Mention.objects.filter(pk__in=[one.pk for one in mentions[2:]]).update(state="accepted")
    moment = next(moment for moment in moments(organization) if moment.act)
    assert [bunch.count for bunch in moment.bunches] == [4]


def test_a_row_that_was_written_and_stayed_as_it_was_is_not_told() -> None:
    topic = factories.TopicFactory()
    with pghistory.context(action="x"):
        topic.save()
    assert [step.kind for moment in moments(topic) for step in moment.steps] == ["insert"]


def test_what_is_there_no_more_keeps_its_history_and_its_name() -> None:
    organization = factories.OrganizationFactory(name="Sample Company")
    name = factories.OrganizationNameFactory(organization=organization, name="Sample Co")
    pk = organization.pk
    name.delete()
    organization.delete()
    told = history.timeline(Organization, pk).moments
    assert [(step.kind, step.name) for moment in told for step in moment.steps if step.kind == "delete"] == [
        ("delete", ""),
        ("delete", "Name of an organization: Sample Co"),
    ]
    assert history.Related().name(Organization, pk) == "Sample Company"


def test_a_merge_is_told_of_both() -> None:
    kept, pk = factories.OrganizationFactory(), 999
    with acts.recorded(Act.Kind.MERGE, "Merge", by=None) as act:
        Merge.objects.create(
            kind="organization", kept_id=kept.pk, kept_name="Kept", dropped_id=pk, dropped_name="Dropped", act=act
        )
        kept.note = "Merged."
        kept.save()
    notices = [moment.notices for moment in moments(kept) if moment.notices]
    assert notices == [["Dropped was merged into it."]]
    assert history.timeline(Organization, pk).moments[0].notices == ["It was merged into Kept."]


def test_a_redaction_is_told_without_its_words_and_its_reason() -> None:
    article = factories.ArticleFactory()
    Redaction.objects.create(reason="A secret reason", by_name="curator", articles=[article.pk])
    (moment,) = moments(article)
    assert (moment.who, moment.notices) == (
        "curator",
        ["Words were taken out of it for good, and out of its history."],
    )


def test_who_and_why_come_from_the_context() -> None:
    article, user = factories.ArticleFactory(), factories.UserFactory(username="anna")
    with pghistory.context(user=user.pk, action="set_event", note="As its page says."):
        Article.objects.update(language="zh")
    (moment,) = moments(article)
    assert (moment.who, moment.action, moment.note) == ("anna", "set edition", "As its page says.")
    user.delete()
    assert moments(article)[0].who == f"account {user.pk or moment_user(article)}, which was deleted"


def test_a_very_long_text_is_compared_in_no_time() -> None:
    old = "\n".join(f"line {number % 7}" for number in range(20_000))
    new = "\n".join(f"line {number % 5}" for number in range(20_000)) + "\nnew line"
    lines = list(history.differing_lines(old, new))
    assert lines.count("+new line") == 1
    assert {line[0] for line in lines} == {"-", "+"}


def moment_user(article: Article) -> int:
    events: Any = Article.pgh_event_models["update"]  # type: ignore[attr-defined]
    return int(events.objects.get(pgh_obj_id=article.pk).pgh_context.metadata["user"])


def written(organization: Organization, number: int) -> None:
    """So many decisions on one mention, a minute apart."""
    mention = factories.MentionFactory(organization=organization, suggested=True)
    events: Any = Mention.pgh_event_models["update"]  # type: ignore[attr-defined]
    values = {field.attname: getattr(mention, field.attname) for field in Mention._meta.concrete_fields}
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    for minute in range(number):
        row = events(pgh_obj_id=mention.pk, pgh_label="update", **values | {"count": minute})
        row.save()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                f"UPDATE {events._meta.db_table} SET pgh_created_at = %s WHERE pgh_id = %s",
                [begun + timedelta(minutes=minute), row.pk],
            )
            cursor.execute("SET LOCAL session_replication_role = origin")


def test_pages_go_on_where_the_last_one_ended_and_miss_nothing() -> None:
    organization = factories.OrganizationFactory()
    written(organization, 2 * PAGE + 3)
    seen: list[datetime] = []
    before: datetime | None = None
    sizes = []
    while True:
        page = history.timeline(Organization, organization.pk, before=before)
        seen += [moment.at for moment in page.moments]
        sizes.append(len(page.moments))
        if page.older is None:
            break
        before = page.older
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == 2 * PAGE + 3 + 1  # and that the organization was added
    assert sizes == [PAGE, PAGE, 4]


def test_finding_the_newest_of_many_transactions_looks_at_few_rows(django_assert_num_queries: Any) -> None:
    organization = factories.OrganizationFactory()
    written(organization, 60)
    with django_assert_num_queries(1):
        found = finding.times(strands(Organization), organization.pk, before=None, number=3)
    assert found == sorted(found, reverse=True)
    assert len(found) == 3


def test_of_a_text_without_paragraphs_a_page_shows_a_part_and_says_so() -> None:
    article = factories.ArticleFactory(body="old " * 50_000)
    Article.objects.filter(pk=article.pk).update(body="new " * 50_000)
    (change,) = (
        change
        for moment in history.timeline(Article, article.pk).moments
        for step in moment.steps
        for change in step.changes
        if change.lines
    )
    assert [len(line) <= 2_000 for line in change.lines] == [True, True]
    assert change.more
