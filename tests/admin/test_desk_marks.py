"""The text of the desk, cut where marks begin and end: nothing of it is lost or doubled, whatever the marks are."""

from hypothesis import given
from hypothesis import strategies as st

from articles.admin.desk.marks import GAP, HEADING, Span, marked

BODY = "Ministers met in Sampleville.\n\n## What Sample Corp said\n\nSample Corp of Sampleville agreed."
KEYS = ("mention-1", "topic-2", "date")
STATES = ("suggested", "inferred", "unsure", "accepted", "rejected")
spans = st.lists(
    st.builds(Span, st.integers(-5, 120), st.integers(-5, 120), st.sampled_from(KEYS), st.sampled_from(STATES)),
    max_size=30,
)


def span(words: str, key: str = "mention-1", state: str = "suggested", nth: int = 0) -> Span:
    start = -1
    for _time in range(nth + 1):
        start = BODY.index(words, start + 1)
    return Span(start, start + len(words), key, state)


def test_blocks_are_paragraphs_and_headings() -> None:
    blocks = marked(BODY, [])
    assert [block.heading for block in blocks] == [False, True, False]
    assert blocks[1].pieces[0].text == "What Sample Corp said"


def test_a_mark_covers_its_words_and_only_the_first_is_where_a_link_leads() -> None:
    blocks = marked(BODY, [span("Sample Corp"), span("Sample Corp", nth=1)])
    found = [piece for block in blocks for piece in block.pieces if piece.keys]
    assert [(piece.text, piece.first) for piece in found] == [("Sample Corp", ("mention-1",)), ("Sample Corp", ())]


def test_where_marks_overlap_a_piece_speaks_for_both_and_looks_like_the_one_that_waits() -> None:
    blocks = marked(
        BODY, [span("Sample Corp of Sampleville", state="accepted"), span("Sampleville", "topic-2", "suggested", nth=1)]
    )
    last = [piece for piece in blocks[-1].pieces if piece.keys]
    assert [(piece.text, piece.keys, piece.state) for piece in last] == [
        ("Sample Corp of ", ("mention-1",), "accepted"),
        ("Sampleville", ("mention-1", "topic-2"), "suggested"),
    ]


def test_a_mark_that_is_no_place_of_the_text_is_left_out() -> None:
    blocks = marked(BODY, [Span(-3, 4, "date", "inferred"), Span(5, 5, "date", "inferred"), Span(9, 999, "date", "x")])
    assert not any(piece.keys for block in blocks for piece in block.pieces)


@given(spans)
def test_whatever_the_marks_are_the_text_stays_whole(spans: list[Span]) -> None:
    shown = ["".join(piece.text for piece in block.pieces) for block in marked(BODY, spans)]
    assert shown == [block.removeprefix(HEADING) for block in BODY.split(GAP)]


@given(spans)
def test_each_character_speaks_for_exactly_the_marks_over_it(spans: list[Span]) -> None:
    valid = [one for one in spans if 0 <= one.start < one.end <= len(BODY)]
    places = [
        place for place in range(len(BODY)) if BODY[place : place + 2] != GAP and BODY[place - 1 : place + 1] != GAP
    ]
    heading = BODY.index(HEADING)
    places = [place for place in places if not heading <= place < heading + len(HEADING)]
    keys = [piece.keys for block in marked(BODY, spans) for piece in block.pieces for _character in piece.text]
    assert [set(found) for found in keys] == [
        {one.key for one in valid if one.start <= place < one.end} for place in places
    ]
