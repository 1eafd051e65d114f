"""Suggestions by organization, decided one, some or all at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.admin.desk import deciding
from articles.models import Act, Mention, Organization
from tests import factories
from tests.admin import desks

pytestmark = pytest.mark.django_db


@pytest.fixture
def corp() -> Organization:
    return factories.OrganizationFactory(name="Sample Corp", name_zh="样本公司")


def suggest(organization: Organization, number: int, **values: object) -> list[Mention]:
    return [desks.mention(desks.article(), organization=organization, **values) for _ in range(number)]


def states() -> list[str]:
    return list(Mention.objects.order_by("pk").values_list("state", flat=True))


def post(client: Client, organization: Organization, do: str, **more: object) -> str:
    """What the page says afterwards."""
    page = reverse("admin:desk_organization", args=[organization.pk])
    return str(client.post(page, {"do": do, **more}, follow=True).content.decode())


def test_organizations_stand_by_how_much_is_suggested_of_them(editor: Client, corp: Organization) -> None:
    suggest(factories.OrganizationFactory(name="Sample Bank"), 1)
    suggest(corp, 2)
    suggest(factories.OrganizationFactory(name="Sample Office"), 1, suggested=False)
    page = editor.get(reverse("admin:desk_organizations"))
    assert [(organization.name, count) for organization, count, _often in page.context["rows"]] == [
        ("Sample Corp", 2),
        ("Sample Bank", 1),
    ]
    found = editor.get(reverse("admin:desk_organizations"), {"q": "样本"})
    assert [organization.name for organization, *_rest in found.context["rows"]] == ["Sample Corp"]


def test_more_organizations_than_a_page_holds_go_on_on_the_next(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.admin.desk.organizations.PAGE", 2)
    for n in range(5):
        suggest(factories.OrganizationFactory(name=f"Sample {n}"), 1)
    seen, query = [], "?q=sample"
    while query:
        page = editor.get(reverse("admin:desk_organizations") + query)
        seen += [organization.name for organization, *_rest in page.context["rows"]]
        query = page.context["later"]
    assert seen == [f"Sample {n}" for n in range(5)]


@pytest.mark.parametrize(
    "query", ["page=x", "page=-1", "page=0", "page=999999999999", "q=%00", "q=%25_", "q=" + "x" * 500]
)
def test_any_address_of_the_list_is_answered(editor: Client, corp: Organization, query: str) -> None:
    suggest(corp, 1)
    assert editor.get(f"{reverse('admin:desk_organizations')}?{query}").status_code == 200
    page = reverse("admin:desk_organization", args=[corp.pk])
    assert editor.get(f"{page}?{query.replace('q=', 'form=').replace('page=', 'before=')}").status_code == 200
    page = reverse("admin:desk_organization", args=[corp.pk])
    assert editor.get(f"{page}?{query.replace('q=', 'form=').replace('page=', 'before=')}").status_code == 200


def test_each_suggestion_has_its_sentence_and_its_article(editor: Client, corp: Organization) -> None:
    mention = desks.mention(desks.article(title="Delegates meet"), organization=corp, sentence="Sample Corp spoke.")
    page = editor.get(reverse("admin:desk_organization", args=[corp.pk])).content.decode()
    assert "<mark>Sample Corp</mark> spoke." in page
    assert "Delegates meet" in page
    assert reverse("admin:desk_article", args=[mention.article_id]) in page


def test_chosen_ones_are_decided_and_the_others_wait(editor: Client, corp: Organization) -> None:
    mentions = suggest(corp, 3)
    said = post(editor, corp, "accept chosen", chosen=[mentions[0].pk, mentions[2].pk])
    assert states() == ["accepted", "suggested", "accepted"]
    assert "Accepted: 2 suggestions of Sample Corp." in said
    act = Act.objects.get()
    assert reverse("admin:articles_act_change", args=[act.pk]) in said
    desks.undo(editor)
    assert states() == ["suggested"] * 3


def test_all_is_all_that_was_there_when_the_page_was_opened(editor: Client, corp: Organization) -> None:
    mentions = suggest(corp, 2)
    upto = editor.get(reverse("admin:desk_organization", args=[corp.pk])).context["upto"]
    suggest(corp, 1)
    post(editor, corp, "reject all", upto=upto)
    assert states() == ["rejected", "rejected", "suggested"]
    assert Act.objects.get().counts == {"changed": len(mentions)}


def test_a_printed_form_narrows_down_what_all_means(editor: Client, corp: Organization) -> None:
    suggest(corp, 2)
    suggest(corp, 1, surface="SC")
    page = f"{reverse('admin:desk_organization', args=[corp.pk])}?form=SC"
    shown = editor.get(page)
    assert (shown.context["number"], shown.context["total"]) == (1, 3)
    editor.post(page, {"do": "reject all", "upto": shown.context["upto"]})
    assert states() == ["suggested", "suggested", "rejected"]


def test_one_act_takes_so_many_and_says_that_the_others_wait(
    editor: Client, corp: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.admin.desk.organizations.MOST", 2)
    mentions = suggest(corp, 3)
    said = post(editor, corp, "accept all", upto=mentions[-1].pk)
    assert sorted(states()) == ["accepted", "accepted", "suggested"]
    assert "the others still wait" in said


def test_what_another_editor_decided_meanwhile_stays_decided(editor: Client, corp: Organization) -> None:
    mentions = suggest(corp, 2)
    Mention.objects.filter(pk=mentions[0].pk).update(state="rejected")
    post(editor, corp, "accept all", upto=mentions[-1].pk)
    assert states() == ["rejected", "accepted"]


def test_a_mention_of_another_organization_is_not_decided_here(editor: Client, corp: Organization) -> None:
    (other,) = suggest(factories.OrganizationFactory(), 1)
    said = post(editor, corp, "accept chosen", chosen=[other.pk])
    assert states() == ["suggested"]
    assert "Nothing was decided" in said


@pytest.mark.parametrize(
    "posted",
    [
        {"do": "accept chosen"},
        {"do": "accept all"},
        {"do": "accept all", "upto": "x"},
        {"do": "accept chosen", "chosen": ["x", "-1", "9" * 30]},
    ],
)
def test_without_a_choice_nothing_is_decided(editor: Client, corp: Organization, posted: dict[str, object]) -> None:
    suggest(corp, 1)
    assert "Nothing was decided" in post(editor, corp, **posted)  # type: ignore[arg-type]
    assert not Act.objects.exists()


def test_a_name_that_is_often_rejected_says_so(editor: Client, corp: Organization) -> None:
    suggest(corp, 5, suggested=False, state="rejected")
    suggest(corp, 1)
    page = editor.get(reverse("admin:desk_organization", args=[corp.pk])).content.decode()
    assert "Often rejected: 5 of 5" in page
    assert "often rejected: 5 of 5" in editor.get(reverse("admin:desk_organizations")).content.decode()


def test_pages_of_suggestions_go_on_where_one_ends(
    editor: Client, corp: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.admin.desk.organizations.PAGE", 2)
    mentions = suggest(corp, 5)
    seen, address = [], reverse("admin:desk_organization", args=[corp.pk])
    while address:
        page = editor.get(address)
        seen += [row.card.pk for row in page.context["rows"]]
        address = page.context["later"]
    assert seen == [mention.pk for mention in reversed(mentions)]


def test_a_reviewer_sees_suggestions_and_decides_none(login: Callable[[str], Client], corp: Organization) -> None:
    suggest(corp, 1)
    reviewer, page = login("Reviewer"), reverse("admin:desk_organization", args=[corp.pk])
    assert "<button" not in reviewer.get(page).content.decode().split('id="desk"')[1]
    assert reviewer.post(page, {"do": "accept all", "upto": "999999"}).status_code == 403
    assert states() == ["suggested"]


def test_all_is_nothing_that_somebody_decides_at_the_same_moment(
    editor: Client, corp: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = suggest(corp, 2)
    decide = deciding.decide

    def late(**values: Any) -> Act | None:
        Mention.objects.filter(pk=first.pk).update(state="rejected")
        return decide(**values)

    monkeypatch.setattr(deciding, "decide", late)
    said = post(editor, corp, "accept all", upto=second.pk)
    assert states() == ["rejected", "accepted"]
    assert Act.objects.get().counts == {"changed": 1}
    assert "Somebody else has decided on some of them meanwhile" in said
