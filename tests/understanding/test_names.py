"""Names that mean other things too, in sentences of two languages; and names with words around them and days."""

import csv
import datetime
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from articles.readers import PartialDate
from articles.reference import NameRow, OrganizationRow, TopicRow
from articles.rules import Rule
from articles.understanding import Knowledge, Sighting, dated, tags_of
from articles.understanding.organizations import organizations_of

GOLD = Path(__file__).parent / "gold" / "names.csv"


@dataclass(frozen=True, slots=True)
class Score:
    """Organizations that were found rightly, found wrongly, and missed; and the sentences where either happened."""

    right: int
    wrong: int
    missed: int
    sentences: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def gold(language: str) -> list[tuple[str, set[str]]]:
    """Sentences of a language and the organizations of the registry that they name. They were written for this."""
    with GOLD.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["language"] == language]
    return [(row["text"], set(filter(None, row["organizations"].split(";")))) for row in rows]


def score(language: str, knowledge: Knowledge) -> Score:
    right = wrong = missed = 0
    sentences = []
    for text, wanted in gold(language):
        found = {seen.name for seen in organizations_of(None, text, language, knowledge)}
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
        if found != wanted:
            sentences.append(text)
    return Score(right, wrong, missed, tuple(sentences))


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_gold_names_organizations_of_the_registry(language: str, knowledge: Knowledge) -> None:
    rows = gold(language)
    assert len(rows) > 100
    assert sum(not wanted for _, wanted in rows) > 40
    assert {name for _, wanted in rows for name in wanted} <= knowledge.organization_rows.keys()


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_ambiguous_names_are_told_apart(language: str, knowledge: Knowledge) -> None:
    found = score(language, knowledge)
    assert found.precision >= 0.98, found
    assert found.recall >= 0.95, found


# Names with conditions


def company(name: str, *names: NameRow) -> OrganizationRow:
    return OrganizationRow(name, names=(NameRow(name, "canonical", version=1), *names))


def knowing(*rows: OrganizationRow, rules: tuple[Rule, ...] = (), topics: tuple[TopicRow, ...] = ()) -> Knowledge:
    return Knowledge(organizations=rows, rules=rules, topics=topics, lookalikes=())


def found(text: str, knowledge: Knowledge, published: PartialDate | None = None) -> dict[str, Sighting]:
    return {seen.name: seen for seen in tags_of(None, text, "en", published, knowledge).organizations}


FRUIT = company("Sample Fruit Co", NameRow("Samplefruit", "alias", forbidden=("orchard",), key=7, version=3))


def test_a_name_is_not_meant_beside_words_that_it_forbids() -> None:
    text = "The Samplefruit from the orchard was sour.\n\nSamplefruit opened a shop."
    seen = found(text, knowing(FRUIT))["Sample Fruit Co"]
    assert [text[start:end] for start, end in seen.offsets] == ["Samplefruit"] and seen.count == 1
    assert seen.sentence == "Samplefruit opened a shop."


def test_a_sighting_says_which_name_matched_in_which_version() -> None:
    seen = found("Samplefruit grew.", knowing(FRUIT))["Sample Fruit Co"]
    assert (seen.matched, seen.key, seen.version, seen.rule, seen.rule_key) == ("Samplefruit", 7, 3, "alias", 0)
    seen = found("Sample Fruit Co grew.", knowing(FRUIT))["Sample Fruit Co"]
    assert (seen.matched, seen.key, seen.version, seen.rule) == ("Sample Fruit Co", 0, 1, "name")


def test_a_name_is_only_meant_beside_words_that_it_requires_also_where_it_is_ambiguous() -> None:
    row = company("Sample Line Co", NameRow("Sampline", "alias", ambiguous=True, required=("messenger", "stickers")))
    assert not found("A Sampline was drawn.\n\nA messenger came.", knowing(row))
    seen = found("Users of the messenger like Sampline.", knowing(row))["Sample Line Co"]
    assert seen.rule == "ambiguous: beside words that it requires"


def test_a_name_that_is_not_meant_leaves_no_part_of_itself_to_another() -> None:
    daily = company("Sample Fruit Daily", NameRow("Samplefruit Daily", "alias", valid_to=datetime.date(2021, 6, 24)))
    seen = found("Samplefruit Daily reported it.", knowing(FRUIT, daily), PartialDate(2024, 1, 1))
    assert seen == {}


@pytest.mark.parametrize(
    ("published", "names"),
    [
        (PartialDate(2013, 7, 1), {"Old Owner"}),
        (PartialDate(2013, 12, 31), {"Old Owner"}),
        (PartialDate(2014, 1, 1), {"New Owner"}),
        (PartialDate(2013), {"Old Owner"}),
        (PartialDate(2014, 1), {"New Owner"}),
        (None, set()),
    ],
)
def test_a_name_that_changed_hands_is_of_whoever_had_it_then(published: PartialDate | None, names: set[str]) -> None:
    old = company("Old Owner", NameRow("Samplenet", "former", valid_to=datetime.date(2013, 12, 31), ambiguous=True))
    new = company("New Owner", NameRow("Samplenet", "alias", valid_from=datetime.date(2014, 1, 1), ambiguous=True))
    assert set(found("Samplenet said it is growing.", knowing(old, new), published)) == names


def test_a_name_in_a_title_has_its_words_in_the_title() -> None:
    row = company("Sample Line Co", NameRow("Sampline", "alias", required=("messenger",)))
    body = "The messenger has users."
    assert not tags_of("Sampline grows", body, "en", None, knowing(row)).organizations
    (seen,) = tags_of("The messenger Sampline grows", body, "en", None, knowing(row)).organizations
    assert seen.start is None and seen.rule.endswith("in the title")


def test_a_title_that_was_made_of_the_text_names_nobody() -> None:
    assert not tags_of("Samplefruit grows", "It grew.", "en", None, knowing(FRUIT), own_title=False).organizations


# Rules

RULE = Rule(5, 2, "Undersea cables", "cables", True, "any", ("undersea cable", "landing station"))
CABLES = TopicRow("cables", "Cables", "", "", ("submarine cable",), version=4)


def test_what_a_rule_finds_rests_on_the_rule() -> None:
    knowledge = knowing(FRUIT, rules=(RULE, replace(RULE, key=6, target="Sample Fruit Co", is_topic=False)))
    tags = tags_of(None, "A landing station was built.", "en", None, knowledge)
    for (seen,), name in ((tags.topics, "cables"), (tags.organizations, "Sample Fruit Co")):
        assert (seen.name, seen.mention, seen.matched) == (name, "landing station", "landing station")
        assert (seen.version, seen.key, seen.rule) == (2, 0, "rule: Undersea cables")
        assert seen.offsets == ((2, 17),) and seen.sentence == "A landing station was built."
    assert (tags.topics[0].rule_key, tags.organizations[0].rule_key) == (5, 6)


def test_names_and_cues_come_before_rules() -> None:
    text = "A submarine cable and a submarine cable have a landing station."
    (seen,) = tags_of(None, text, "en", None, knowing(rules=(RULE,), topics=(CABLES,))).topics
    assert (seen.matched, seen.version, seen.rule_key, seen.count) == ("submarine cable", 4, 0, 2)


# Cues within names

INSTITUTE = company("Sample Institute of Cables", NameRow("CABLE1", "acronym"))
LINES = TopicRow("lines", "Lines", "", "", ("cable", "CABLE1"))


def test_a_part_of_an_organizations_name_points_to_no_topic() -> None:
    body = "The Sample Institute of Cables met. The Sample Institute of Cables went. A cable lay there."
    known = knowing(INSTITUTE, topics=(LINES,))
    assert not tags_of(None, body, "en", None, known).topics
    (seen,) = tags_of(None, f"{body} Cables do.", "en", None, known).topics
    assert [f"{body} Cables do."[start:end] for start, end in seen.offsets] == ["cable", "Cables"]
    assert not tags_of("Sample Institute of Cables opens", "It rained.", "en", None, known).topics
    assert tags_of("Cables of the Sample Institute of Cables", "It rained.", "en", None, known).topics


def test_a_cue_that_is_a_whole_name_points_to_its_topic() -> None:
    (seen,) = tags_of(None, "It is CABLE1 and CABLE1.", "en", None, knowing(INSTITUTE, topics=(LINES,))).topics
    assert seen.count == 2


def test_a_day_is_as_exact_as_an_article_knows_it() -> None:
    day = datetime.date(2016, 11, 1)
    assert dated(day, "day") == PartialDate(2016, 11, 1)
    assert dated(day, "month") == PartialDate(2016, 11)
    assert dated(day, "year") == PartialDate(2016)
    assert dated(day, "unknown") is None and dated(None, "day") is None
