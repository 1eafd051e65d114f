from articles.readers import PartialDate, Record
from articles.understanding import Candidate, Knowledge, Understood, understand

BODY = (
    "The ministry published a plan.\n\n"
    "Officials presented it at the Fourth World Internet Conference. The plan asks for data protection by design, "
    "and for encryption. Data protection comes first."
)


def read(knowledge: Knowledge, text: str = BODY, **labels: object) -> Understood:
    return understand(Record(text=text, body=text, **labels), knowledge)  # type: ignore[arg-type]


def chosen(seen: Understood, field: str) -> Candidate:
    return next(one for one in seen.candidates if one.field == field and one.chosen)


def test_an_edition_is_shown_with_its_sentence_and_its_place(knowledge: Knowledge) -> None:
    seen = read(knowledge, title="A plan", published=PartialDate(2017, 12, 4))
    edition = chosen(seen, "edition")
    assert edition.value == "2017"
    assert edition.sentence == "Officials presented it at the Fourth World Internet Conference."
    assert edition.start is not None and seen.body[edition.start : edition.end] == edition.evidence


def test_what_a_document_labels_stands_in_no_sentence(knowledge: Knowledge) -> None:
    seen = read(knowledge, title="A plan", published=PartialDate(2017, 12, 4), date_evidence="date: 2017-12-04")
    date = chosen(seen, "date")
    assert (date.sentence, date.start, date.end) == ("", None, None)
    assert "sentence" not in date.as_object() and "start" not in date.as_object()


def test_an_edition_named_in_the_title_has_the_title_for_its_sentence(knowledge: Knowledge) -> None:
    seen = read(knowledge, "It rained.", title="The Fourth World Internet Conference opens")
    assert chosen(seen, "edition").sentence == "The Fourth World Internet Conference opens"


def test_a_dateline_that_is_no_part_of_the_text_is_shown_in_its_line(knowledge: Knowledge) -> None:
    seen = understand(
        Record(text="BEIJING, Dec. 4, 2017 (Xinhua) -- The ministry published a plan, it said on Monday."), knowledge
    )
    agency = chosen(seen, "agency")
    assert agency.start is None and "The ministry published a plan" in agency.sentence


def test_topics_rest_on_their_cues(knowledge: Knowledge) -> None:
    seen = read(knowledge, title="A plan")
    assert seen.topics == tuple(one.name for one in seen.topic_sightings)
    topic = next(one for one in seen.topic_sightings if "data protection" in one.mention.lower())
    assert [seen.body[start:end].lower() for start, end in topic.offsets[:1]] == ["data protection"]
    assert topic.count == len(topic.offsets) >= 2
    assert topic.sentence.startswith("The plan asks for data protection by design")
    assert topic.matched.lower() == "data protection" and topic.rule.startswith("cue")


def test_a_topic_of_the_title_alone_has_no_place(knowledge: Knowledge) -> None:
    seen = read(knowledge, "It rained.", title="New rules for data protection")
    topic = next(one for one in seen.topic_sightings if one.mention == "data protection")
    assert (topic.start, topic.offsets, topic.count) == (None, (), 1)
    assert topic.sentence == "New rules for data protection" and topic.rule == "cue, in the title"
