"""Which edition a text is about: by number, by year, by its days; and what names an edition only in passing."""

import pytest

from articles.readers import PartialDate
from articles.understanding import EXTRACTED, INFERRED, Knowledge
from articles.understanding.editions import EditionFound, cues_of, edition_of

FILLER = "The ministry said that the rules for ports apply from May. " * 16


def found(
    knowledge: Knowledge, *blocks: str, title: str | None = None, date: str | None = None, place: str | None = None
) -> EditionFound:
    published = PartialDate.parse(date) if date else None
    return edition_of(cues_of(title, blocks, knowledge), published, place, knowledge)


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("the third World Internet Conference opened", 2016),
        ("the 3rd WIC opened", 2016),
        ("the Sixth Annual World Internet Conference opened", 2019),
        ("the 2022 World Internet Conference Wuzhen Summit opened", 2022),
        ("the World Internet Conference 2018 opened", 2018),
        ("the Wuzhen Summit 2021 opened", 2021),
        ("首届世界互联网大会开幕", 2014),
        ("第五届世界互联网大会开幕", 2018),
        ("第十一届世界互联网大会开幕", 2024),
        ("2023年世界互联网大会乌镇峰会开幕", 2023),
        ("第二屆世界互聯網大會開幕", 2015),
    ],
)
def test_an_edition_is_told_by_its_number_or_its_year(words: str, year: int, knowledge: Knowledge) -> None:
    edition = found(knowledge, words)
    assert (edition.year, edition.origin) == (year, EXTRACTED)
    assert edition.evidence and edition.evidence in words


@pytest.mark.parametrize(
    "words",
    [
        "世界互联网大会亚太峰会14日在香港开幕",
        "2024年世界互联网大会数字丝路发展论坛周四举行",
        "the World Internet Conference Asia-Pacific Summit opened in Hong Kong",
        "the 2026 Digital Silk Road Development Forum opened",
        "2020长沙网络安全大会开幕",
        "the 40th World Internet Conference opened",
    ],
)
def test_other_meetings_are_no_editions(words: str, knowledge: Knowledge) -> None:
    assert found(knowledge, words, date="2025-04-14").year is None


def test_the_bare_name_means_the_edition_in_whose_days_the_text_appeared(knowledge: Knowledge) -> None:
    edition = found(knowledge, "The World Internet Conference heard from ministers.", date="2019-10-21")
    assert (edition.year, edition.origin) == (2019, INFERRED)
    assert edition.evidence is not None and "2019-10-21" in edition.evidence
    assert found(knowledge, "The World Internet Conference heard from ministers.", date="2019-04-21").year is None


def test_an_old_edition_named_in_passing_is_only_related(knowledge: Knowledge) -> None:
    passing = "In 2015, at the second World Internet Conference, four principles were named."
    edition = found(knowledge, FILLER, passing, date="2018-03-02")
    assert (edition.year, edition.related) == (None, (2015,))


def test_the_edition_of_the_opening_outweighs_those_it_is_compared_with(knowledge: Knowledge) -> None:
    edition = found(
        knowledge,
        "乌镇11月7日迎来第五届世界互联网大会。",
        "头一批成果在第三届世界互联网大会上公布。",
        "以第四届世界互联网大会为例，第四届世界互联网大会有企业参展。",
    )
    assert (edition.year, edition.related) == (2018, (2016, 2017))


def test_a_short_naming_counts_where_the_conference_was_named_in_full(knowledge: Knowledge) -> None:
    first = "Last year guests came to the fourth World Internet Conference. The fifth edition opened on Wednesday."
    assert found(knowledge, first, date="2018-11-08").year == 2018
    assert found(knowledge, "The fifth edition of the book opened a debate.").year is None


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("第3回世界インターネット大会が開幕した", 2016),
        ("第２回世界インターネット大会・烏鎮サミットが開かれた", 2015),
        ("Zum Auftakt der vierten Welt-Internet-Konferenz sprach ein Minister", 2017),
        ("Die 5. Weltinternetkonferenz begann", 2018),
        ("Die sechste World Internet Conference begann, eine Konferenz der Superlative", 2019),
        ("La 6e Conférence mondiale de l’Internet s’est ouverte", 2019),
        ("La deuxième édition de la Conférence mondiale de l'internet", 2015),
        ("La tercera Conferencia Mundial de Internet se inauguró", 2016),
        ("Now in its third year, the World Internet Conference drew fewer guests", 2016),
        ("The World Internet Conference is held for the second time", 2015),
        ("Die Welt-Internet-Konferenz findet zum vierten Mal statt", 2017),
        ("世界インターネット大会が開幕した。この大会は今回が初めて。", 2014),
    ],
)
def test_editions_are_told_in_other_languages_and_by_how_often(words: str, year: int, knowledge: Knowledge) -> None:
    assert found(knowledge, words).year == year


def test_the_name_in_another_language_means_the_edition_of_these_days(knowledge: Knowledge) -> None:
    assert found(knowledge, "Die Welt-Internet-Konferenz begann am Sonntag.", date="2017-12-03").year == 2017
    assert found(knowledge, "世界インターネット大会が烏鎮で開幕した。", date="2019-10-20").year == 2019


def test_the_only_edition_named_counts_though_it_comes_late(knowledge: Knowledge) -> None:
    late = "He spoke at the second World Internet Conference, officials said."
    assert found(knowledge, "Delegates met in Wuzhen on Wednesday.", FILLER, late).year == 2015
    assert found(knowledge, "Delegates met in the harbour on Wednesday.", FILLER, late).year is None


@pytest.mark.parametrize(
    "words",
    [
        "The council, which met at the fifth World Internet Conference, passed a law.",
        "A ship shown at the third World Internet Conference three years ago was sold.",
        "The law was first read at the sixth World Internet Conference last November.",
    ],
)
def test_an_edition_of_years_ago_is_only_named(words: str, knowledge: Knowledge) -> None:
    assert found(knowledge, words).year is None


def test_the_month_of_an_edition_will_do_where_no_day_is_known(knowledge: Knowledge) -> None:
    words = "The World Internet Conference takes place from 9 to 11 November."
    assert found(knowledge, words, date="2022-11").year == 2022
    assert found(knowledge, words, date="2022-03").year is None


def test_one_item_of_a_round_up_makes_no_edition_of_the_whole(knowledge: Knowledge) -> None:
    items = (
        "The council passed a law.",
        "2. A port town fined an operator.",
        "3. The 2024 World Internet Conference will open.",
    )
    assert found(knowledge, *items, date="2024-05-07").year is None
    assert found(knowledge, *items, title="Before the 2024 World Internet Conference").year == 2024
