"""What is often rejected, by rule, name and topic."""

import pytest

from articles.models import ArticleTopic, Mention, OrganizationName
from articles.retagging import Share, often_rejected, rejections
from tests import factories

pytestmark = pytest.mark.django_db


def mentions(states: str, **values: object) -> None:
    """Mentions by their states: a(ccepted), r(ejected), s(uggested)."""
    names = {"a": "accepted", "r": "rejected", "s": "suggested"}
    for letter in states:
        factories.MentionFactory(state=names[letter], **values)


@pytest.mark.parametrize(
    ("rejected", "decided", "high"),
    [(3, 5, True), (2, 5, False), (4, 4, False), (50, 100, True), (49, 100, False), (0, 0, False)],
)
def test_a_share_is_high_from_half_of_five_on(rejected: int, decided: int, high: bool) -> None:
    assert Share(rejected, decided).is_high is high


def test_what_editors_reject_half_of_is_told_the_worst_first() -> None:
    works = factories.OrganizationFactory(name="Sample Works")
    alias = OrganizationName.objects.create(organization=works, name="Specimen Union")
    rule = factories.TaggingRuleFactory(label="Cables", organization=works)
    mentions("rrras", organization=works)
    mentions("rrrrr", organization=works, name=alias)
    mentions("rrraass", organization=works, tagging_rule=rule)
    mentions("aaaar", organization=factories.OrganizationFactory())
    topic = factories.TopicFactory(label="Cables at sea")
    for state in ("rejected", "rejected", "rejected", "accepted", "rejected"):
        article = factories.ArticleFactory()
        ArticleTopic.objects.create(
            article=article, topic=topic, state=state, origin="rule", surface="cable", rule="cue"
        )
    told = [(one.kind, one.label, one.of, one.share.percent) for one in often_rejected()]
    assert told == [
        ("name", "Specimen Union", "Sample Works", 100),
        ("topic", "Cables at sea", "Cables at sea", 80),
        ("rule", "Cables", "Sample Works", 60),
    ]
    assert rejections.of_rules() == {rule.pk: Share(3, 5)}
    assert rejections.of_names(works.pk) == {None: Share(3, 4), alias.pk: Share(5, 5)}
    assert rejections.of_topic(topic.pk) == Share(4, 5)
    assert all(one.address.startswith("/admin/articles/") for one in often_rejected())


def test_what_was_accepted_on_import_is_nobody_s_decision() -> None:
    works = factories.OrganizationFactory()
    mentions("a" * 20, organization=works, origin="import")
    mentions("rrrrr", organization=works)
    assert [one.share for one in often_rejected()] == [Share(5, 5)]
    assert Mention.objects.count() == 25


def test_the_queries_do_not_grow_with_what_is_rejected(django_assert_max_num_queries: object) -> None:
    for _number in range(6):
        works = factories.OrganizationFactory()
        name = OrganizationName.objects.create(organization=works, name="Specimen Union")
        mentions("rrrrr", organization=works, name=name)
        mentions("rrrrr", organization=works, tagging_rule=factories.TaggingRuleFactory(organization=works))
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        assert len(often_rejected()) == 12
