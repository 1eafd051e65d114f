import pytest

from articles import actions, workflow
from articles.models import Article, ArticleRelatedEvent, ArticleTopic, Mention, Topic
from tests import factories

pytestmark = pytest.mark.django_db


def everything() -> "actions.ArticleQuerySet":
    return Article.objects.all()


TOPICS = {
    "stays": "accepted",
    "taken-away": "accepted",
    "waits": "suggested",
    "rejected": "rejected",
    "rejected-and-chosen": "rejected",
}


def test_actions_work_on_a_selection_with_joins_annotations_and_a_limit() -> None:
    for year in (2015, 2016):
        factories.ArticleFactory.create_batch(2, draft=True, event=factories.EventFactory(year=year))
    chosen = Article.objects.for_cards().filter(event__year=2016).order_by("-title")
    assert workflow.publish(articles=chosen, by=None).changed == 2
    assert workflow.publish(articles=Article.objects.filter(status="draft").newest()[:1], by=None).changed == 1
    assert Article.objects.filter(status="draft").count() == 1


def test_a_large_selection_is_written_in_portions_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "PORTION", 2)
    event, organization = factories.EventFactory(), factories.OrganizationFactory()
    articles = factories.ArticleFactory.create_batch(5, draft=True)
    factories.MentionFactory(article=articles[0], organization=organization, suggested=True)
    assert workflow.publish(articles=everything(), by=None).changed == 5
    assert actions.set_event(articles=everything(), event=event, by=None).changed == 5
    assert actions.add_organization(articles=everything(), organization=organization, by=None).changed == 5
    assert actions.reject_mentions(mentions=Mention.objects.all(), by=None).changed == 5
    assert everything().public().filter(event=event, organization_ids=[]).count() == 5


def test_set_event_rests_on_the_editor_and_drops_the_edition_from_the_related_ones() -> None:
    old, new = factories.EventFactory(year=2015), factories.EventFactory(year=2016)
    article = factories.ArticleFactory(event=old, event_origin="inferred", event_evidence="second")
    ArticleRelatedEvent.objects.create(article=article, event=new)
    factories.ArticleFactory(event=new)
    outcome = actions.set_event(articles=everything(), event=new, by=None)
    assert outcome == actions.Outcome(1, {"unchanged": 1})
    article.refresh_from_db()
    assert (article.event, article.event_origin, article.event_evidence) == (new, "edited", "")
    assert not article.related_events.exists()


def test_set_event_to_none_leaves_no_origin_behind() -> None:
    article = factories.ArticleFactory(event=factories.EventFactory())
    actions.set_event(articles=everything(), event=None, by=None)
    article.refresh_from_db()
    assert (article.event, article.event_origin) == (None, "")


def test_an_editors_organization_wins_over_suggestion_and_rejection() -> None:
    editor, organization = factories.UserFactory(), factories.OrganizationFactory()
    new, suggested, rejected, accepted = factories.ArticleFactory.create_batch(4)
    factories.MentionFactory(article=suggested, organization=organization, suggested=True)
    factories.MentionFactory(article=rejected, organization=organization, rejected=True)
    factories.MentionFactory(article=accepted, organization=organization)
    outcome = actions.add_organization(articles=everything(), organization=organization, by=editor)
    assert outcome == actions.Outcome(3, {"named already": 1})
    assert all(article.organization_ids == [organization.pk] for article in everything())
    assert Mention.objects.get(article=new).origin == "editor"
    assert set(Mention.objects.exclude(article=accepted).values_list("decided_by", flat=True)) == {editor.pk}


def test_a_decision_keeps_who_decided_first_and_is_not_repeated() -> None:
    first, second = factories.UserFactory.create_batch(2)
    factories.MentionFactory.create_batch(2, suggested=True)
    mentions = Mention.objects.all()
    assert actions.accept_mentions(mentions=mentions, by=first).changed == 2
    assert actions.accept_mentions(mentions=mentions, by=second) == actions.Outcome(0, {"unchanged": 2})
    assert {mention.decided_by for mention in mentions.all()} == {first}
    assert actions.reject_mentions(mentions=mentions, by=second).changed == 2
    assert everything().filter(organization_ids=[]).count() == 2


def test_trusted_material_says_that_it_was_imported() -> None:
    factories.MentionFactory(suggested=True)
    actions.accept_mentions(mentions=Mention.objects.suggested(), by=None, origin=actions.TagOrigin.IMPORT)
    mention = Mention.objects.get()
    assert (mention.state, mention.origin, mention.decided_by) == ("accepted", "import", None)


def test_history_names_the_user_and_the_action() -> None:
    editor = factories.UserFactory()
    factories.ArticleFactory(draft=True)
    workflow.publish(articles=everything(), by=editor)
    event = Article.pgh_event_models["update"].objects.get()
    assert event.status == "draft"
    assert event.pgh_context.metadata == {"user": editor.pk, "action": "publish"}


def test_a_failure_leaves_nothing_half_done(monkeypatch: pytest.MonkeyPatch) -> None:
    organization = factories.OrganizationFactory()
    mention = factories.MentionFactory(organization=organization, suggested=True)
    factories.ArticleFactory()

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Mention.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        actions.add_organization(articles=everything(), organization=organization, by=None)
    mention.refresh_from_db()
    assert mention.state == "suggested"


@pytest.mark.parametrize(
    ("changes", "origin"), [({"place_text": "WUZHEN"}, "edited"), ({"place_text": "", "place": None}, "")]
)
def test_an_edited_value_is_marked_and_a_cleared_one_loses_its_origin(changes: dict[str, object], origin: str) -> None:
    article = factories.ArticleFactory(place=factories.PlaceFactory(), source=factories.SourceFactory())
    for column, value in changes.items():
        setattr(article, column, value)
    actions.mark_edited(article=article, changed=set(changes))
    assert (article.place_origin, article.source_origin) == (origin, "extracted")
    article.full_clean()


def test_topics_that_an_editor_sets_leave_suggestions_and_rejections_alone() -> None:
    article, editor = factories.ArticleFactory(), factories.UserFactory()
    for slug, state in TOPICS.items():
        ArticleTopic.objects.create(article=article, topic=factories.TopicFactory(slug=slug), state=state)
    new = factories.TopicFactory(slug="new")
    chosen = Topic.objects.filter(slug__in=["stays", "rejected-and-chosen", "new"])
    actions.set_tags(article=article, topics=chosen, related=[], by=editor)
    assert dict(article.article_topics.values_list("topic__slug", "state")) == {
        "stays": "accepted",
        "taken-away": "rejected",
        "waits": "suggested",
        "rejected": "rejected",
        "rejected-and-chosen": "accepted",
        "new": "accepted",
    }
    assert set(article.article_topics.filter(decided_by=editor).values_list("topic__slug", flat=True)) == {
        "taken-away",
        "rejected-and-chosen",
        "new",
    }
    article.refresh_from_db()
    assert new.pk in article.topic_ids and len(article.topic_ids) == 3
