"""The first page of the admin: what waits, what was done lately, all lists."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles import acts
from articles.models import Act
from tests import factories

Login = Callable[[str], Client]
FRONT = reverse("admin:index")
pytestmark = pytest.mark.django_db


def test_what_waits_is_counted_and_what_does_not_is_only_named(editor: Client) -> None:
    factories.ArticleFactory(draft=True)
    page = " ".join(editor.get(FRONT).content.decode().split())
    waiting, idle = page.split('class="nothing-waits')
    assert "<b>1</b> <span>drafts</span>" in waiting
    assert ">articles in review</a>" in idle
    assert "<b>0</b>" not in page


def test_what_was_done_lately_leads_to_its_undo(login: Login) -> None:
    client = login("Editor")
    user = factories.UserFactory(username="sample-editor")
    with acts.recorded(Act.Kind.BULK, "Added <Sample> to 3 articles", by=user) as act:
        pass
    page = client.get(FRONT).content.decode()
    assert "Added &lt;Sample&gt; to 3 articles" in page
    assert "sample-editor" in page
    assert reverse("admin:articles_act_change", args=[act.pk]) in page


def test_the_first_page_asks_the_same_for_more_acts(login: Login, django_assert_max_num_queries: Callable) -> None:
    client = login("superuser")
    counts = []
    for more in (1, 5):
        for number in range(more):
            with acts.recorded(Act.Kind.BULK, f"Bulk edit {number}", by=factories.UserFactory()):
                pass
        client.get(FRONT)
        with django_assert_max_num_queries(40) as asked:
            client.get(FRONT)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_all_lists_are_named_once_and_only_those_one_may_see(login: Login) -> None:
    page = login("Reviewer").get(FRONT).content.decode().split('class="directory"')[1]
    assert page.count(f'href="{reverse("admin:articles_organization_changelist")}"') == 1
    assert reverse("admin:auth_user_changelist") not in page
    assert 'class="add"' not in page
