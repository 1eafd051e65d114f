"""What an editor makes of a name that no registry has, and that it can be undone."""

import pytest
from django.core.exceptions import ValidationError

from articles import actions, acts, naming, registry
from articles.ingest import newcomers
from articles.models import Act, Article, Mention, NameCandidate, Organization, OrganizationName
from articles.understanding import newcomers_of, tags_of
from tests.factories import ArticleFactory, MentionFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db

TEXT = "The weather is fine. The Sample Harbour Institute is open, as the Sample Harbour Institute told."


def sighted(*articles: Article) -> NameCandidate:
    """The one name that these articles have."""
    places = registry.knowledge().registered
    newcomers.renew({one.pk: newcomers_of(one.body, one.language, (), places) for one in articles})
    return NameCandidate.objects.get()


@pytest.fixture
def articles() -> list[Article]:
    OrganizationFactory(name="Another Body of Samples")
    return [ArticleFactory(body=TEXT, language="en"), ArticleFactory(body=TEXT, language="en")]


@pytest.fixture
def candidate(articles: list[Article]) -> NameCandidate:
    return sighted(*articles)


def test_a_name_becomes_an_organization_that_is_suggested_where_it_stands(candidate, articles) -> None:
    user = UserFactory()
    act = naming.make_organization(candidate=candidate.pk, values={"country": "CN"}, by=user)
    organization = Organization.objects.get(name="Sample Harbour Institute")
    assert (organization.kind, organization.country, organization.slug) == (
        "think_tank",
        "CN",
        "sample-harbour-institute",
    )
    mentions = Mention.objects.filter(organization=organization).order_by("article")
    assert [one.article for one in mentions] == articles
    one = mentions[0]
    assert (one.state, one.origin, one.count, one.rule, one.matched, one.version) == (
        *("suggested", "rule", 2, "name", "Sample Harbour Institute"),
        organization.version,
    )
    assert [TEXT[start:end] for start, end in one.offsets] == ["Sample Harbour Institute"] * 2
    assert one.sentence.startswith("The Sample Harbour Institute is open")
    candidate.refresh_from_db()
    assert (candidate.state, candidate.organization, candidate.decided_by) == ("organization", organization, user)
    assert (act.kind, act.by, act.counts) == ("names", user, {"mentions": 2})
    assert str(organization) in act.summary


def test_a_name_becomes_another_name_of_an_organization(candidate, articles) -> None:
    organization = OrganizationFactory(name="Institute of Samples")
    naming.make_name(candidate=candidate.pk, organization=organization, kind="former", by=UserFactory())
    name = organization.names.get()
    assert (name.name, name.kind, name.language, name.case_sensitive) == (
        "Sample Harbour Institute",
        "former",
        "",
        False,
    )
    mention = Mention.objects.filter(organization=organization).first()
    assert (mention.name, mention.rule, mention.matched) == (name, "former name", name.name)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.organization) == ("alias", organization)


def test_what_was_decided_of_an_article_and_an_organization_stays(candidate, articles) -> None:
    organization = OrganizationFactory(name="Institute of Samples")
    refused = MentionFactory(article=articles[0], organization=organization, rejected=True)
    act = naming.make_name(candidate=candidate.pk, organization=organization, kind="alias", by=UserFactory())
    refused.refresh_from_db()
    assert refused.state == "rejected"
    assert act.counts == {"mentions": 1}


def test_every_spelling_that_texts_have_becomes_a_name() -> None:
    OrganizationFactory(name="Another Body of Samples")
    forms = ("Sample Harbour Inc", "Sample Harbour, Ltd", "Sample Harbour Incorporated")
    found = [ArticleFactory(body=f"It is the {form} that is open here.", language="en") for form in forms]
    act = naming.make_organization(candidate=sighted(*found).pk, values={}, by=None)
    organization = Organization.objects.get(kind="company", name__startswith="Sample Harbour")
    assert act.counts == {"mentions": 3}
    assert {organization.name, *organization.names.values_list("name", flat=True)} <= {*forms}
    knowledge = registry.knowledge()
    for article in found:
        assert [one.name for one in tags_of("", article.body, "en", None, knowledge).organizations] == [
            organization.name
        ]


def test_a_chinese_name_has_an_address_without_letters_and_may_get_an_english_name() -> None:
    OrganizationFactory(name="Another Body of Samples")
    article = ArticleFactory(body="样例研究院位于杭州。", language="zh-Hans")
    values = {"name": "Sample Institute", "name_zh": "样例研究院"}
    naming.make_organization(candidate=sighted(article).pk, values=values, by=None)
    organization = Organization.objects.get(name="Sample Institute")
    assert organization.name_zh == "样例研究院"
    assert not organization.names.exists()
    assert article.mentions.get().surface == "样例研究院"
    other = ArticleFactory(body="样例联合大学位于杭州。", language="zh-Hans")
    newcomers.renew({other.pk: newcomers_of(other.body, "zh", (), registry.knowledge().registered)})
    naming.make_organization(candidate=NameCandidate.objects.get(state="open").pk, values={}, by=None)
    assert Organization.objects.get(name="样例联合大学").slug == "organization"


def test_values_that_the_registry_refuses_leave_everything_as_it_was(candidate) -> None:
    OrganizationFactory(name="sample harbour institute")
    for values in ({}, {"kind": "nothing"}, {"name": ""}, {"country": "nowhere"}):
        with pytest.raises(ValidationError):
            naming.make_organization(candidate=candidate.pk, values=values, by=None)
    organization = OrganizationFactory(name="Institute of Samples")
    OrganizationName.objects.create(organization=organization, name="Sample Harbour Institute")
    with pytest.raises(ValidationError):
        naming.make_name(candidate=candidate.pk, organization=organization, kind="alias", by=None)
    candidate.refresh_from_db()
    assert candidate.state == "open"
    assert not Act.objects.exists()
    assert not Mention.objects.exists()


def test_an_organization_that_somebody_adds_at_the_same_moment_is_told(candidate, monkeypatch) -> None:
    """Two names become organizations of one name, of two who have both looked whether it is free."""
    check = Organization.full_clean

    def late(self: Organization) -> None:
        check(self)
        OrganizationFactory(name=self.name.upper(), slug="another")

    monkeypatch.setattr(Organization, "full_clean", late)
    with pytest.raises(ValidationError, match="Somebody has just added"):
        naming.make_organization(candidate=candidate.pk, values={}, by=None)
    candidate.refresh_from_db()
    assert candidate.state == "open"
    assert not Act.objects.exists()


def test_a_dismissal_that_comes_too_late_leaves_no_act(candidate) -> None:
    naming.make_name(candidate=candidate.pk, organization=OrganizationFactory(), kind="alias", by=None)
    assert naming.dismiss(candidates=[candidate.pk], by=None) is None
    assert Act.objects.count() == 1


def test_a_name_is_decided_once(candidate) -> None:
    naming.dismiss(candidates=[candidate.pk], by=None)
    with pytest.raises(naming.AlreadyDecided):
        naming.make_organization(candidate=candidate.pk, values={}, by=None)
    with pytest.raises(naming.AlreadyDecided):
        naming.make_name(candidate=candidate.pk, organization=OrganizationFactory(), kind="alias", by=None)
    assert naming.dismiss(candidates=[candidate.pk], by=None) is None
    assert Act.objects.count() == 1


def test_a_dismissal_is_kept_and_may_be_taken_back(candidate, articles) -> None:
    user = UserFactory()
    act = naming.dismiss(candidates=[candidate.pk, 0], by=user)
    assert act is not None
    assert act.counts == {"changed": 1}
    assert not NameCandidate.objects.recurring().exists()
    sighted(*articles)
    assert not NameCandidate.objects.recurring().exists()
    naming.offer_again(candidates=[candidate.pk], by=user)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.decided_by, candidate.decided_at) == ("open", None, None)


@pytest.mark.parametrize("way", ["organization", "name", "dismissal"])
def test_each_act_is_undone_as_a_whole(candidate, articles, way: str) -> None:
    user = UserFactory()
    other = OrganizationFactory(name="Institute of Samples")
    match way:
        case "organization":
            act = naming.make_organization(candidate=candidate.pk, values={}, by=user)
        case "name":
            act = naming.make_name(candidate=candidate.pk, organization=other, kind="alias", by=user)
        case _:
            act = naming.dismiss(candidates=[candidate.pk], by=user)
    assert act is not None
    acts.undo(act, by=user)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.organization, candidate.decided_by) == ("open", None, None)
    assert not Mention.objects.exists()
    assert not OrganizationName.objects.exists()
    assert set(Organization.objects.values_list("name", flat=True)) == {"Another Body of Samples", other.name}
    assert NameCandidate.objects.recurring().get() == candidate


def test_what_was_accepted_since_is_kept_by_an_undoing(candidate, articles) -> None:
    act = naming.make_organization(candidate=candidate.pk, values={}, by=UserFactory())
    kept = articles[0].mentions.get()
    actions.accept_mentions(mentions=Mention.objects.filter(pk=kept.pk), by=UserFactory())
    undone = acts.undo(act, by=UserFactory())
    assert Mention.objects.get() == kept
    assert Organization.objects.filter(name="Sample Harbour Institute").exists()
    assert undone.kept


def test_the_statements_do_not_grow_with_the_articles(articles, django_assert_max_num_queries) -> None:
    first = sighted(*articles)
    with django_assert_max_num_queries(60) as few:
        naming.make_organization(candidate=first.pk, values={}, by=None)
    many = [ArticleFactory(body="The Sample Mountain Institute is high up.", language="en") for _number in range(30)]
    newcomers.renew({one.pk: newcomers_of(one.body, "en", (), registry.knowledge().registered) for one in many})
    second = NameCandidate.objects.get(state="open")
    with django_assert_max_num_queries(len(few)):
        naming.make_organization(candidate=second.pk, values={}, by=None)
    assert Mention.objects.count() == 32
