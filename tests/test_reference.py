"""The reference files hold together: what one row says, no other row contradicts."""

import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from articles import reference
from articles.reference import OrganizationRow
from articles.registry.values import slug_of

FILES = sorted(reference.FOLDER.glob("*.csv"))
ORGANIZATIONS = reference.organizations()
COUNTRY = re.compile(r"([A-Z]{2}|INT)?")
KINDS = {
    *("company", "government", "intergovernmental", "association", "standards_body"),
    *("cert", "university", "think_tank", "media", "military"),
}


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def bearers() -> dict[str, list[OrganizationRow]]:
    """Spelling, folded, to the organizations that bear it."""
    found: dict[str, list[OrganizationRow]] = defaultdict(list)
    for row in ORGANIZATIONS:
        for spelling in {folded(name.text) for name in row.names}:
            found[spelling].append(row)
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_files_are_utf_8_with_plain_line_ends_and_no_stray_spaces(file: Path) -> None:
    data = file.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf") and b"\r" not in data and data.endswith(b"\n")
    for row in reference.rows(file.name):
        assert None not in row, f"{file.name}: too many fields in {row}"
        for value in row.values():
            assert value is not None, f"{file.name}: too few fields in {row}"
            assert value == value.strip() and "  " not in value, f"{file.name}: {value!r}"
            assert ";;" not in value and not value.endswith(";"), f"{file.name}: {value!r}"


def test_organizations_have_names_and_addresses_of_their_own() -> None:
    assert not repeated([folded(row.name) for row in ORGANIZATIONS])
    assert not repeated([slug_of(row.name) for row in ORGANIZATIONS])
    assert not repeated([row.wikidata_qid for row in ORGANIZATIONS if row.wikidata_qid])


def test_organizations_have_a_known_kind_and_country() -> None:
    for row in ORGANIZATIONS:
        assert row.kind in KINDS, row
        assert COUNTRY.fullmatch(row.country), row
        assert not row.website or re.fullmatch(r"https?://\S+", row.website), row
        assert not row.wikidata_qid or re.fullmatch(r"Q[1-9][0-9]*", row.wikidata_qid), row


def test_every_parent_is_there_and_nobody_is_their_own_ancestor() -> None:
    parents = {row.name: row.parent for row in ORGANIZATIONS}
    for name in parents:
        line = [name]
        while parent := parents[line[-1]]:
            assert parent in parents, f"{line[-1]}: no row for its parent {parent}"
            assert parent not in line, f"a circle: {line}"
            line.append(parent)


def test_successions_are_between_organizations_of_the_file_and_dated() -> None:
    rows = reference.successions()
    names = {row.name for row in ORGANIZATIONS}
    assert len(rows) > 60
    assert not repeated([f"{row.predecessor} → {row.successor}" for row in rows])
    for row in rows:
        assert {row.predecessor, row.successor} <= names and row.predecessor != row.successor, row
        assert row.kind in {"renaming", "merger", "split", "takeover", "replacement"}, row
        assert row.happened_on is not None and 1990 <= row.happened_on.year <= 2026, row
        assert not row.source_url or re.fullmatch(r"https://\S+", row.source_url), row


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2016-09-07", date(2016, 9, 7), "day"),
        ("2016-09", date(2016, 9, 1), "month"),
        ("2016", date(2016, 1, 1), "year"),
        ("", None, "unknown"),
    ],
)
def test_a_date_says_how_much_of_it_is_known(text: str, day: date | None, precision: str) -> None:
    assert reference.partial_date(text) == (day, precision)


def test_who_took_a_company_over_is_its_parent() -> None:
    """Both say one thing, so that nobody corrects one of the two alone."""
    parents = {row.name: row.parent for row in ORGANIZATIONS}
    for row in reference.successions():
        if row.kind == "takeover" and row.predecessor != "Carbon Black":  # which VMware brought along
            assert parents[row.predecessor] == row.successor, row


def test_nobody_is_replaced_by_their_own_parent() -> None:
    """Who got a holding above themselves goes on below it: it did not come after them."""
    parents = {row.name: row.parent for row in ORGANIZATIONS}
    for row in reference.successions():
        assert row.kind != "replacement" or parents[row.predecessor] != row.successor, row


def test_a_spelling_that_two_organizations_share_is_flagged_in_both() -> None:
    for spelling, rows in bearers().items():
        for row in rows if len(rows) > 1 else []:
            flags = {name.ambiguous for name in row.names if folded(name.text) == spelling}
            assert flags == {True}, f"{spelling} of {row.name}: also of {[other.name for other in rows]}"


def test_what_is_flagged_as_ambiguous_is_a_spelling_of_the_same_row() -> None:
    for row in reference.rows("organizations.csv"):
        former = [entry.split("|")[0] for entry in reference.items(row["former_names"])]
        spellings = {row["name"], row["name_zh"], *reference.items(row["aliases"]), *former}
        assert set(reference.items(row["ambiguous_aliases"])) <= spellings, row["name"]


def test_no_row_lists_a_spelling_twice() -> None:
    for row in reference.rows("organizations.csv"):
        plain = [alias for alias in reference.items(row["aliases"]) if not alias.startswith("=")]
        exact = [alias for alias in reference.items(row["aliases"]) if alias.startswith("=")]
        names = [row["name"], row["name_zh"]] if row["name_zh"] else [row["name"]]
        assert not repeated([folded(name) for name in [*names, *plain]]), row["name"]
        assert not repeated(exact), row["name"]


def test_short_latin_names_are_matched_with_their_case() -> None:
    for row in ORGANIZATIONS:
        for name in row.names:
            if name.text.isascii() and len(name.text) <= 3 and name.text.isupper() and name.text.isalpha():
                exact = any(other.text == name.text and other.case_sensitive for other in row.names)
                assert exact, f"{name.text} of {row.name} would match in any case"


def test_former_names_say_years_in_order() -> None:
    former = [name for row in ORGANIZATIONS for name in row.names if name.kind == "former"]
    assert len(former) > 50
    for name in former:
        assert name.valid_from is None or 1840 <= name.valid_from.year <= 2026, name
        assert name.valid_from is None or name.valid_to is None or name.valid_from <= name.valid_to, name


def test_editions_follow_each_other_one_a_year() -> None:
    editions = reference.editions()
    assert [edition.year for edition in editions] == list(range(2014, 2027))
    assert [edition.number for edition in editions] == list(range(1, 14))
    assert not repeated([edition.slug for edition in editions])
    for edition in editions:
        assert edition.start_date.year == edition.year
        assert edition.start_date <= edition.end_date
        assert (edition.end_date - edition.start_date).days < 5
        assert edition.name_zh and edition.other_names and edition.country == "CN"
    shared = repeated([folded(name) for edition in editions for name in set(edition.other_names)])
    assert not shared


def test_each_domain_belongs_to_one_outlet() -> None:
    outlets = reference.sources()
    assert not repeated([folded(outlet.name) for outlet in outlets])
    assert not repeated([slug_of(outlet.name) for outlet in outlets])
    assert not repeated([domain for outlet in outlets for domain in outlet.domains])
    for outlet in outlets:
        assert outlet.dateline_forms and outlet.languages, outlet
        assert COUNTRY.fullmatch(outlet.country), outlet
        assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in outlet.domains), outlet


def test_topics_have_labels_definitions_and_cues_in_both_languages() -> None:
    topics = reference.topics()
    assert not repeated([topic.slug for topic in topics])
    assert not repeated([folded(topic.label) for topic in topics])
    for topic in topics:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", topic.slug), topic
        assert topic.label_zh and topic.definition, topic
        assert any(cue.isascii() for cue in topic.cues) and any(not cue.isascii() for cue in topic.cues), topic


def test_no_two_places_share_a_name() -> None:
    places = reference.places()
    assert len(places) >= 150
    assert not repeated([slug_of(place.name) for place in places])
    names = [name for place in places for name in {folded(n) for n in (place.name, place.name_zh, *place.other_names)}]
    assert repeated([name for name in names if name]) == []
    assert all(re.fullmatch(r"[A-Z]{2}", place.country) for place in places)


def test_each_look_alike_holds_a_name_and_is_none() -> None:
    spellings = bearers()
    by_name = {row.name: row for row in ORGANIZATIONS}
    seen = set()
    for row in reference.rows("lookalikes.csv"):
        text = folded(row["text"].removeprefix("="))
        assert text not in seen, f"{row['text']} stands there twice"
        assert text not in spellings, f"{row['text']} is a name of {spellings[text][0].name}"
        held = [name.text for name in by_name[row["hides"]].names if folded(name.text) in text]
        assert held, f"{row['text']} holds no name of {row['hides']}"
        seen.add(text)
    assert len(seen) > 300


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Alibaba Group Holding Ltd", "Alibaba Group"),
        ("Central Bank of Bangladesh", "Bangladesh Bank"),
        ("CETC", "China Electronics Technology Group"),
        ("DBAPP Security", "DBAPPSecurity"),
        ("Kaspersky Lab", "Kaspersky"),
        ("PricewaterhouseCoopers", "PwC"),
        ("CNCERT", "CNCERT/CC"),
        ("国家网信办", "Cyberspace Administration of China"),
        ("騰訊", "Tencent"),
        ("中国共産党", "Communist Party of China"),
    ],
)
def test_the_usual_spellings_are_known(spelling: str, name: str) -> None:
    assert name in [row.name for row in bearers()[folded(spelling)]]


def test_canonical_names_are_those_of_the_facts(shared: Path) -> None:
    for file_name in ("organizations.csv", "sources.csv"):
        facts = {row["name"] for row in reference.rows(file_name, shared / "facts")}
        assert facts <= {row["name"] for row in reference.rows(file_name)}
