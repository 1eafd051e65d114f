"""The two real documents that the archive must understand exactly."""

from pathlib import Path

import pytest

from articles.readers import read
from articles.understanding import EXTRACTED, INFERRED, Knowledge, Understood, understand


@pytest.fixture
def seed(shared: Path, knowledge: Knowledge, request: pytest.FixtureRequest) -> Understood:
    path = next((shared / "seeds").glob(f"{request.param}_*.txt"))
    (record,) = read(path.read_bytes(), name=path.name)
    return understand(record, knowledge)


@pytest.mark.parametrize("seed", ["000"], indirect=True)
def test_wire_copy_without_title_and_agency(seed: Understood) -> None:
    assert seed.title_origin == INFERRED
    assert seed.title is not None and "rallied behind" in seed.title and len(seed.title) <= 125
    assert seed.published is not None
    assert (seed.published.isoformat(), seed.date_origin) == ("2016-11-17", EXTRACTED)
    assert (seed.place, seed.place_key) == ("WUZHEN, China", "Wuzhen")
    assert seed.agency is None
    assert any("wire style" in warning and "no agency" in warning for warning in seed.warnings)
    assert seed.outlet is None
    assert (seed.edition, seed.related_editions) == (2016, ())
    assert {seen.name for seen in seed.organizations} == {
        *("Alibaba Group", "Alipay", "Tencent", "SWIFT", "Bangladesh Bank", "Communist Party of China"),
    }
    blocks = seed.body.split("\n\n")
    assert "## CYBER CLEANSING" in blocks
    assert len(blocks) == 14
    assert blocks[0].startswith("China's Alibaba Group Holding Ltd and Tencent")
    assert not any("\n" in block for block in blocks)
    assert "2016-11-17" not in seed.body and "WUZHEN" not in seed.body and "Editing by" not in seed.body


@pytest.mark.parametrize("seed", ["004"], indirect=True)
def test_a_page_with_site_name_breadcrumbs_and_dateline(seed: Understood) -> None:
    assert (seed.title, seed.title_origin) == ("Tech firms cooperate to address cybersecurity risks", EXTRACTED)
    assert seed.published is not None
    assert (seed.published.isoformat(), seed.date_origin) == ("2015-12-17", INFERRED)
    assert seed.date_evidence is not None
    assert "Dec. 17" in seed.date_evidence and "second World Internet Conference" in seed.date_evidence
    assert seed.place == "WUZHEN, Zhejiang"
    assert (seed.agency, seed.agency_origin) == ("Xinhua News Agency", EXTRACTED)
    assert (seed.outlet, seed.outlet_origin) == ("World Internet Conference site", INFERRED)
    assert seed.edition == 2015
    assert {seen.name for seen in seed.organizations} == {
        *("China Electronics Technology Group", "China Electronics Corporation", "Microsoft", "Kaspersky", "PwC"),
        *("CNCERT/CC", "DBAPPSecurity", "Alibaba Group", "China Information Security Research Institute"),
        "People's Public Security University of China",
    }
    assert seed.body.startswith("Chinese IT companies are acting")
    assert "Home" not in seed.body and "Tech firms cooperate" not in seed.body and "(Xinhua)" not in seed.body
