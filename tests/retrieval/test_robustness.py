"""Whatever somebody types has an answer."""

from itertools import islice

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles import retrieval, search
from articles.models import vocabulary
from tests.retrieval.filled import WORDS

pytestmark = pytest.mark.django_db
signs = st.sampled_from(
    ['"', "“", "(", ")", "-", "*", "OR", "title:", "org:", "year:2016", "\0", "\\", "'", ":", "<->", "&", "%s"]
)
mixed = st.lists(st.one_of(st.sampled_from(WORDS), signs, st.text(max_size=5)), max_size=12)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=80), mixed.map(" ".join), mixed.map("".join)))
@example(text="网" * 300)
@example(text="cyber OR " * 60)
@example(text='"' + "cyber security " * 16)
def test_no_text_is_an_error(text, index):
    query = search.parse(text, vocabulary.current())
    found = retrieval.found(query, index)
    page = list(islice(retrieval.verified(found, index.walk(found.ids)), 21))
    assert set(page) <= set(found.ids) <= set(index.everything)
    ranked = retrieval.best(found, query, index)
    assert set(ranked.ids) <= set(found.ids)
    for way in (*retrieval.suggestions(query, index), *retrieval.looser(query, index)):
        assert way.count > 0
        assert retrieval.found(search.parse(way.text, vocabulary.current()), index).ids
