"""Names in no registry on the desk: the list with its one-click decisions, and one name at a time."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.ingest import newcomers
from articles.models import Act, Mention, NameCandidate, Organization, OrganizationName
from articles.understanding import Newcomer
from tests.factories import ArticleFactory, OrganizationFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/desk/names/"


def name(text: str, *, articles: int = 2, kind: str = "company") -> NameCandidate:
    """A name in no registry that so many articles have."""
    body = f"So the {text} is here."
    place = body.index(text)
    for number in range(articles):
        article = ArticleFactory(title=f"Article {number} on {text}", body=body, language="en")
        one = Newcomer(text.lower(), text, kind, f"Sentence {number}: {body}", ((place, place + len(text)),))
        newcomers.write({article.pk: [one]})
    return NameCandidate.objects.get(name=text)


def page_of(candidate: NameCandidate) -> str:
    return reverse("admin:desk_name", args=[candidate.pk])


def told(answer) -> str:
    return "".join(str(message) for message in answer.context["messages"])


def test_the_list_has_what_recurs_with_counts_and_sentences(editor) -> None:
    name("Sample Harbour Bank", articles=3)
    name("Sample Hill Bank")
    name("Sample Once Bank", articles=1)
    page = editor.get(LIST)
    assert [row.candidate.name for row in page.context["rows"]] == ["Sample Harbour Bank", "Sample Hill Bank"]
    html = page.content.decode()
    assert "3 articles" in html
    assert "<mark>Sample Harbour Bank</mark>" in html
    assert "Article 2 on Sample Harbour Bank" in html
    assert "Article 0 on Sample Harbour Bank" not in html
    assert page.context["rows"][0].candidate.get_kind_display() in html


def test_words_that_no_database_holds_find_nothing(login) -> None:
    one = name("Sample Harbour Bank")
    client = login("superuser")
    for address in (LIST, page_of(one)):
        assert client.get(address, {"q": "\0"}).status_code == 200


def test_words_of_texts_are_escaped(editor) -> None:
    candidate = name("Sample <script>alert(1)</script> Bank")
    for address in (LIST, page_of(candidate)):
        assert "<script>alert" not in editor.get(address).content.decode()


def test_one_click_makes_an_organization_and_offers_to_undo(login) -> None:
    candidate = name("Sample Harbour Bank")
    curator = login("Curator")
    post = {"do": f"organization {candidate.pk}", f"kind-{candidate.pk}": "association"}
    answer = curator.post(LIST, post, follow=True)
    organization = Organization.objects.get(name="Sample Harbour Bank")
    assert organization.kind == "association"
    assert Mention.objects.suggested().filter(organization=organization).count() == 2
    assert "suggested in 2 articles" in told(answer)
    assert reverse("admin:articles_act_change", args=[Act.objects.get().pk]) in told(answer)
    assert not answer.context["rows"]


def test_one_click_gives_the_name_to_the_organization_that_it_begins_with(login) -> None:
    owner = OrganizationFactory(name="Sample Harbour")
    OrganizationFactory(name="Harbour Bank")
    candidate = name("Sample Harbour Bank")
    curator = login("Curator")
    (row,) = curator.get(LIST).context["rows"]
    assert row.likely == [owner]
    curator.post(LIST, {"do": f"name {candidate.pk} {owner.pk}"})
    assert OrganizationName.objects.get().name == "Sample Harbour Bank"
    assert Mention.objects.suggested().filter(organization=owner).count() == 2


def test_a_chinese_name_is_looked_for_behind_its_place(login) -> None:
    owner = OrganizationFactory(name="Sample Tide", name_zh="样潮科技")
    name("杭州样潮科技研究院")
    (row,) = login("Curator").get(LIST).context["rows"]
    assert row.likely == [owner]


def test_dismissals_are_for_good_and_can_be_taken_back(editor) -> None:
    first, second, third = name("Sample One Bank"), name("Sample Two Bank"), name("Sample Three Bank")
    editor.post(LIST, {"do": "dismiss chosen", "chosen": [first.pk, second.pk]})
    editor.post(LIST, {"do": f"dismiss {third.pk}", "chosen": [first.pk]})
    assert NameCandidate.objects.filter(state="dismissed").count() == 3
    assert not editor.get(LIST).context["rows"]
    assert len(editor.get(LIST, {"state": "dismissed"}).context["rows"]) == 3
    editor.post(f"{LIST}?state=dismissed", {"do": "offer chosen", "chosen": [first.pk]})
    assert NameCandidate.objects.get(state="open") == first


def test_nothing_chosen_says_so(editor) -> None:
    name("Sample One Bank")
    answer = editor.post(LIST, {"do": "dismiss chosen"}, follow=True)
    assert "tick names first" in told(answer)
    assert not Act.objects.exists()


@pytest.mark.parametrize("do", ["", "organization", "organization x", "name 1", "publish 1", "name 1 2 3"])
def test_what_no_button_says_is_not_done(login, do: str) -> None:
    candidate = name("Sample One Bank")
    assert login("Curator").post(LIST, {"do": do}).status_code == 404
    if do != "organization":  # which the page of one name has
        assert login("superuser").post(page_of(candidate), {"do": do}).status_code == 404


def test_one_name_has_its_sentences_and_a_filled_form(login) -> None:
    candidate = name("Sample Harbour Bank", articles=3)
    page = login("Curator").get(page_of(candidate))
    assert len(page.context["seen"]) == 3
    assert page.context["form"].initial == {"name": "Sample Harbour Bank", "name_zh": "", "kind": "company"}


def test_one_name_becomes_an_organization_with_what_the_form_says(login) -> None:
    candidate = name("样例研究院", kind="think_tank")
    curator = login("Curator")
    values = {"name": "Sample Institute", "name_zh": "样例研究院", "kind": "think_tank", "country": "cn", "website": ""}
    answer = curator.post(page_of(candidate), {"do": "organization", **values})
    assert (answer.status_code, answer.url) == (302, LIST)
    organization = Organization.objects.get(name="Sample Institute")
    assert (organization.name_zh, organization.country) == ("样例研究院", "CN")


def test_what_is_wrong_with_a_new_organization_is_said_beside_what_was_typed(login) -> None:
    OrganizationFactory(name="Sample Institute")
    candidate = name("Sample Harbour Institute")
    curator = login("Curator")
    page = curator.post(page_of(candidate), {"do": "organization", "name": "Sample Institute", "kind": "company"})
    assert page.status_code == 422
    assert page.context["form"].non_field_errors()
    assert 'value="Sample Institute"' in page.content.decode()
    page = curator.post(page_of(candidate), {"do": "organization", "name": "", "kind": "nothing"})
    assert {"name", "kind"} <= page.context["form"].errors.keys()
    assert not Act.objects.exists()


def test_an_organization_is_looked_for_by_its_names(login) -> None:
    owner = OrganizationFactory(name="Tidewater")
    OrganizationName.objects.create(organization=owner, name="Tide Works")
    candidate = name("Sample Harbour Bank")
    curator = login("Curator")
    assert curator.get(page_of(candidate), {"q": "tide w"}).context["owners"] == [owner]
    page = curator.post(page_of(candidate), {"do": "name", "kind": "alias"})
    assert page.status_code == 422
    assert "Choose the organization" in page.content.decode()
    curator.post(page_of(candidate), {"do": "name", "kind": "former", "organization": owner.pk})
    assert owner.names.get(kind="former").name == "Sample Harbour Bank"


def test_what_somebody_else_decided_meanwhile_stands(login) -> None:
    candidate = name("Sample Harbour Bank")
    NameCandidate.objects.filter(pk=candidate.pk).update(state="dismissed")
    curator = login("Curator")
    answer = curator.post(LIST, {"do": f"organization {candidate.pk}"}, follow=True)
    assert "meanwhile" in told(answer)
    values = {"do": "organization", "name": "Sample Harbour Bank", "kind": "company"}
    assert curator.post(page_of(candidate), values).status_code == 302
    assert not Organization.objects.exists()


def test_who_may_look_and_who_may_decide(login) -> None:
    candidate = name("Sample Harbour Bank")
    reviewer, editor, curator = login("Reviewer"), login("Editor"), login("Curator")
    for client in (reviewer, editor, curator):
        assert client.get(LIST).status_code == 200
        assert client.get(page_of(candidate)).status_code == 200
    assert b'name="do"' not in reviewer.get(LIST).content
    assert b"Make it an organization" not in editor.get(LIST).content
    assert b"Make it an organization" in curator.get(LIST).content
    assert reviewer.post(LIST, {"do": f"dismiss {candidate.pk}"}).status_code == 403
    values = {"do": "organization", "name": "Sample Harbour Bank", "kind": "company"}
    for post in ({"do": f"organization {candidate.pk}"}, {"do": f"name {candidate.pk} 1"}):
        assert editor.post(LIST, post).status_code == 403
    assert editor.post(page_of(candidate), values).status_code == 403
    assert not Organization.objects.exists()
    assert editor.post(page_of(candidate), {"do": "dismiss"}).status_code == 302


def test_the_queries_do_not_grow_with_the_names(login, django_assert_num_queries) -> None:
    curator = login("Curator")
    name("Sample One Bank")
    OrganizationFactory(name="Sample One")
    curator.get(LIST)
    with django_assert_num_queries(12):
        curator.get(LIST)
    for number in range(12):
        name(f"Sample {chr(65 + number)}lpha Bank", articles=3)
        OrganizationFactory(name=f"Sample {chr(65 + number)}lpha")
    with django_assert_num_queries(12):
        curator.get(LIST)


def test_who_may_not_change_the_registry_any_more_undoes_no_change_of_it(login) -> None:
    candidate = name("Sample Harbour Bank")
    curator = login("Curator")
    curator.post(LIST, {"do": f"organization {candidate.pk}"})
    user = Act.objects.get().by
    user.groups.set(Group.objects.filter(name="Editor"))
    assert curator.post(reverse("admin:desk_undo")).status_code == 403
    assert Organization.objects.filter(name="Sample Harbour Bank").exists()
    user.groups.set(Group.objects.filter(name="Curator"))
    assert curator.post(reverse("admin:desk_undo")).status_code == 302
    assert not Organization.objects.filter(name="Sample Harbour Bank").exists()
