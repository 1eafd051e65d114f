"""Undoing acts: from the history, with what was changed since kept."""

from uuid import UUID

import pghistory
import pytest
from django.core.management import CommandError, call_command

from articles import actions, acts
from articles.models import Act, Article, ArticleTopic, Mention, Organization, OrganizationName
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_undo_gives_an_act_s_decisions_back() -> None:
    editor = factories.UserFactory()
    mentions = factories.MentionFactory.create_batch(3, suggested=True)
    with acts.recorded("decision", "Three accepted", by=editor) as act:
        actions.accept_mentions(mentions=Mention.objects.all(), by=editor)
    assert Article.objects.exclude(organization_ids=[]).count() == 3
    undone = acts.undo(act, by=editor)
    assert undone.restored == {"mentions": 3} and not undone.kept
    assert Mention.objects.filter(state="suggested", decided_by=None, decided_at=None).count() == 3
    assert Article.objects.filter(organization_ids=[]).count() == 3
    assert undone.act is not None and undone.act.undoes == act
    assert {mention.pk for mention in mentions} == set(Mention.objects.values_list("pk", flat=True))


def test_an_undone_undo_does_it_again() -> None:
    editor, topic = factories.UserFactory(), factories.TopicFactory()
    article = factories.ArticleFactory(event=factories.EventFactory(year=2015))
    dropped = ArticleTopic.objects.create(
        article=article, topic=topic, origin="rule", surface="rules", state="accepted"
    )
    with acts.recorded("bulk", "Another edition, another topic", by=editor) as act:
        actions.set_event(articles=Article.objects.all(), event=factories.EventFactory(year=2016), by=editor)
        actions.set_tags(article=article, topics=[factories.TopicFactory()], related=[], by=editor)
    first = acts.undo(act, by=editor).act
    article.refresh_from_db()
    assert (article.event.year, article.event_origin, article.topic_ids) == (2015, "extracted", [topic.pk])
    assert ArticleTopic.objects.get().pk == dropped.pk
    assert first is not None
    acts.undo(first, by=editor)
    article.refresh_from_db()
    assert (article.event.year, article.event_origin) == (2016, "edited")
    assert ArticleTopic.objects.accepted().get().topic_id != topic.pk


def test_what_was_changed_since_stays_and_is_listed() -> None:
    editor = factories.UserFactory()
    first, second, third = factories.MentionFactory.create_batch(3, suggested=True)
    with acts.recorded("decision", "Accepted", by=editor) as act:
        actions.accept_mentions(mentions=Mention.objects.all(), by=editor)
    actions.reject_mentions(mentions=Mention.objects.filter(pk=second.pk), by=editor)
    Mention.objects.filter(pk=third.pk).delete()
    undone = acts.undo(act, by=editor)
    assert {(kept.pk, kept.why) for kept in undone.kept} == {(second.pk, "changed"), (third.pk, "deleted")}
    assert dict(Mention.objects.values_list("pk", "state")) == {first.pk: "suggested", second.pk: "rejected"}


def test_acts_within_one_context_of_the_history_are_undone_one_by_one() -> None:
    editor = factories.UserFactory()
    one, other = factories.MentionFactory.create_batch(2, suggested=True)
    with pghistory.context(user=editor.pk, url="/admin/desk/") as request:
        with acts.recorded("decision", "One", by=editor) as act:
            actions.accept_mentions(mentions=Mention.objects.filter(pk=one.pk), by=editor)
        with acts.recorded("decision", "Other", by=editor) as second:
            actions.reject_mentions(mentions=Mention.objects.filter(pk=other.pk), by=editor)
        Article.objects.filter(pk=one.article_id).update(title="Changed in the same request")
    used: list[UUID] = [*act.contexts, *second.contexts]
    assert len(set(used)) == 2 and request.id not in used
    acts.undo(act, by=editor)
    assert dict(Mention.objects.values_list("pk", "state")) == {one.pk: "suggested", other.pk: "rejected"}
    assert Article.objects.get(pk=one.article_id).title == "Changed in the same request"


def test_what_is_written_after_an_act_in_one_transaction_is_none_of_it() -> None:
    mention = factories.MentionFactory(suggested=True)
    with acts.recorded("decision", "Accepted", by=None) as act:
        actions.accept_mentions(mentions=Mention.objects.all(), by=None)
    Article.objects.filter(pk=mention.article_id).update(title="Another title")
    assert acts.undo(act, by=None).rows == 1
    assert Article.objects.get(pk=mention.article_id).title == "Another title"


def test_what_an_act_adds_to_the_registry_goes_unless_it_is_in_use() -> None:
    editor, article = factories.UserFactory(), factories.ArticleFactory()
    with acts.recorded("names", "Two organizations", by=editor) as act:
        used, unused = factories.OrganizationFactory.create_batch(2)
        for organization in (used, unused):
            factories.OrganizationNameFactory(organization=organization)
        factories.MentionFactory(article=article, organization=unused, suggested=True)
    factories.MentionFactory(organization=used)
    undone = acts.undo(act, by=editor)
    assert list(Organization.objects.all()) == [used]
    assert not OrganizationName.objects.exists()
    assert [(kept.pk, kept.why) for kept in undone.kept] == [(used.pk, "refused")]
    assert undone.act is not None
    acts.undo(undone.act, by=editor)
    assert set(Organization.objects.all()) == {used, unused}
    assert OrganizationName.objects.count() == Mention.objects.count() == 2


def test_an_act_is_undone_once_only() -> None:
    with acts.recorded("bulk", "Nothing", by=None) as act:
        pass
    acts.undo(act, by=None)
    with pytest.raises(acts.UndoError, match="undone already"):
        acts.undo(act, by=None)
    assert Act.objects.count() == 2


def named(article: Article, words: str, **more: object) -> Mention:
    """A mention of the first place of some words in an article's text."""
    start = article.body.index(words)
    values = {"article": article, "surface": words, "offsets": [[start, start + len(words)]], "suggested": True}
    mention: Mention = factories.MentionFactory(**values | more)
    return mention


def printed(mention: Mention) -> list[str]:
    mention.refresh_from_db()
    body = Article.objects.get(pk=mention.article_id).body
    return [body[start:end] for start, end in mention.offsets]


def edit(article: Article, body: str) -> None:
    """As an editor does it."""
    old, article.body = article.body, body
    article.save(update_fields=["body", "updated_at"])
    actions.realign_mentions(article=article, old_body=old, by=None)


def test_tags_follow_a_text_that_is_restored() -> None:
    article = factories.ArticleFactory(body="Sample Networks met Sample Bank. Nothing else was said.")
    first = named(article, "Sample Bank")
    with acts.recorded("correction", "The text put right", by=None) as act:
        edit(article, "It is new. Sample Networks met Sample Bank. Nothing else was said.")
    later = named(article, "Sample Networks")
    assert printed(first) == ["Sample Bank"]
    acts.undo(act, by=None)
    assert Article.objects.get(pk=article.pk).body.startswith("Sample Networks met")
    assert (printed(first), printed(later)) == (["Sample Bank"], ["Sample Networks"])


def test_tags_that_come_back_follow_a_text_that_was_changed_since() -> None:
    article = factories.ArticleFactory(body="Sample Networks met Sample Bank. Nothing else was said.")
    dropped, decided = named(article, "Sample Bank"), named(article, "Sample Networks")
    with acts.recorded("retag", "Dropped a suggestion", by=None) as act:
        Mention.objects.filter(pk=dropped.pk).delete()
        actions.accept_mentions(mentions=Mention.objects.filter(pk=decided.pk), by=None)
    edit(article, "It is new. Sample Networks met Sample Bank. Nothing else was said.")
    undone = acts.undo(act, by=None)
    assert not undone.kept
    back = Mention.objects.get(organization=dropped.organization)
    assert (printed(back), printed(decided)) == (["Sample Bank"], ["Sample Networks"])
    assert {back.state, decided.state} == {"suggested"}


def test_the_command_undoes_an_act_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    factories.MentionFactory(suggested=True)
    with acts.recorded("decision", "Accepted", by=None) as act:
        actions.accept_mentions(mentions=Mention.objects.all(), by=None)
    call_command("undo", str(act.pk))
    assert "1 mentions" in capsys.readouterr().out
    for number, complaint in ((act.pk, "undone already"), (act.pk + 100, "There is no act")):
        with pytest.raises(CommandError, match=complaint):
            call_command("undo", str(number))


def test_what_somebody_does_within_a_command_is_told_as_theirs_and_nothing_else_is() -> None:
    article = factories.ArticleFactory()
    anna, ben = factories.UserFactory(), factories.UserFactory()
    with pghistory.context(command="housekeeping"):
        for person in (anna, ben):
            with acts.acting(person, "schedule"):
                Article.objects.filter(pk=article.pk).update(title=f"By {person}")
        Article.objects.filter(pk=article.pk).update(title="By the command")
    events = Article.pgh_event_models["update"]
    told = [event.pgh_context.metadata.get("user") for event in events.objects.order_by("pgh_id")]
    assert told == [anna.pk, ben.pk, None]
