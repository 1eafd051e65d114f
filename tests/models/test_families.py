import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from articles.models import families
from articles.models.families import SUBSIDIARY, Families, Tie
from tests.factories import OrganizationFactory, OrganizationSuccessionFactory

HOW = [SUBSIDIARY, "renaming", "merger", "takeover", "replacement", "split"]
TIES = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7), st.sampled_from(HOW)), max_size=14)


@pytest.mark.parametrize(
    ("ties", "family"),
    [
        ([], {1}),
        ([(2, 1, SUBSIDIARY)], {1}),
        ([(1, 2, SUBSIDIARY), (2, 3, SUBSIDIARY)], {1, 2, 3}),
        ([(1, 2, "renaming"), (2, 3, "takeover"), (3, 4, SUBSIDIARY)], {1, 2, 3, 4}),
        ([(1, 2, "merger"), (1, 3, "merger")], {1, 2, 3}),
        ([(1, 2, "split"), (2, 3, SUBSIDIARY), (2, 4, "takeover")], {1, 2}),
        ([(1, 2, "renaming"), (2, 3, "split"), (3, 4, "renaming")], {1, 2, 3}),
        ([(1, 2, "takeover"), (2, 3, "split")], {1, 2}),
        ([(1, 2, SUBSIDIARY), (2, 3, "split")], {1, 2}),
        ([(1, 2, "split"), (1, 3, SUBSIDIARY), (3, 2, "takeover"), (2, 4, SUBSIDIARY)], {1, 2, 3, 4}),
        ([(1, 2, "renaming"), (2, 1, "renaming")], {1, 2}),
        ([(1, 2, SUBSIDIARY), (2, 1, "takeover")], {1, 2}),
    ],
)
def test_a_family_is_what_came_before_and_what_lies_beneath(ties: list[Tie], family: set[int]) -> None:
    assert Families.tied(ties).of(1) == family


def counted_by_steps(head: int, ties: list[Tie]) -> set[int]:
    """The same by the words of the rule, until nothing is added any more."""
    same, found = {head}, {head}
    while True:
        renamed = {member for one, member, how in ties if one in same and how == "renaming"}
        tied = {member for one, member, how in ties if one in found and how != "split"}
        if renamed <= same and tied <= found:
            return found | {member for one, member, how in ties if one in same and how == "split"}
        same |= renamed
        found |= tied


@given(TIES)
def test_every_family_holds_its_head_and_each_member_knows_its_heads(ties: list[Tie]) -> None:
    together = Families.tied(ties)
    for one in range(1, 8):
        assert together.of(one) == counted_by_steps(one, ties)
        assert together.counting([one]) == {head for head, members in together.members.items() if one in members}


@pytest.mark.django_db
def test_families_are_read_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    succession = OrganizationSuccessionFactory(kind="split")
    child = OrganizationFactory(parent=succession.successor)
    with django_assert_num_queries(1):
        together = families.read()
    assert together.of(succession.successor_id) == {succession.successor_id, succession.predecessor_id, child.pk}
    assert together.of(child.pk) == {child.pk}
