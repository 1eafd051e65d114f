"""The admin's frame: sections that somebody may see, and where they are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

Login = Callable[[str], Client]
pytestmark = pytest.mark.django_db


def sections(client: Client, name: str, *args: Any) -> dict[str, str]:
    """Names of the sections, and how each is marked as the current one."""
    return {str(one.label): one.current for one in client.get(reverse(name, args=args)).context["places"]}


def test_the_line_of_sections_says_where_one_is(login: Login) -> None:
    client = login("superuser")
    assert sections(client, "admin:index") == dict.fromkeys(sections(client, "admin:index"), "")
    assert sections(client, "admin:articles_article_changelist")["Articles"] == "true"
    assert sections(client, "admin:articles_story_changelist")["Articles"] == "true"
    assert sections(client, "admin:articles_organization_add")["Registry"] == "true"
    assert sections(client, "admin:desk")["Desk"] == "page"


def test_the_way_in_is_a_section_and_the_journal_behind_it_another(login: Login) -> None:
    client = login("superuser")
    adding = sections(client, "admin:articles_intake_add")
    assert (adding["Take in"], adding["Captures"]) == ("page", "")
    journal = sections(client, "admin:articles_intake_changelist")
    assert (journal["Take in"], journal["Captures"]) == ("", "true")


def test_the_lists_of_a_section_stand_beside_each_other(login: Login) -> None:
    page = login("superuser").get(reverse("admin:articles_topic_changelist")).content.decode()
    beside = page.split('class="lists-beside"')[1].split("</nav>")[0]
    assert beside.count("<li>") == 5
    assert f'href="{reverse("admin:articles_topic_changelist")}" aria-current="page"' in beside
    assert reverse("admin:articles_organization_changelist") in beside


def test_nobody_is_shown_a_section_without_a_list_for_them(login: Login) -> None:
    seen = sections(login("Reviewer"), "admin:index")
    assert not {"People", "Take in"} & seen.keys()
    assert {"Take in", "Articles"} <= sections(login("Editor"), "admin:index").keys()


def test_the_frame_asks_the_database_nothing(login: Login, django_assert_max_num_queries: Any) -> None:
    client, page = login("superuser"), reverse("admin:articles_place_add")
    client.get(page)
    with django_assert_max_num_queries(2):  # the session and its user
        assert b'class="sections"' in client.get(page).content


def test_who_has_not_logged_in_sees_the_mark_and_no_sections(client: Client) -> None:
    page = client.get(reverse("admin:login")).content.decode()
    assert "Cyber Policy Archive" in page
    assert 'class="sections"' not in page
    assert 'id="user-tools"' not in page


def test_a_popup_has_no_frame(login: Login) -> None:
    factories.OrganizationFactory()
    page = login("superuser").get(f"{reverse('admin:articles_organization_changelist')}?_popup=1").content.decode()
    assert 'id="header"' not in page


def test_a_list_that_cannot_be_shown_says_so(login: Login) -> None:
    """Django leaves the request out of the page by which it ends when an address is refused twice."""
    page = login("superuser").get(reverse("admin:articles_act_changelist"), {"e": "1", "nothing": "1"})
    assert page.status_code == 200
