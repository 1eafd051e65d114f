import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from articles import reference
from articles.models import Event, Organization, OrganizationName, OrganizationSuccession, Place, Source, Topic
from articles.registry import GROUPS, knowledge, load_reference
from articles.registry.loading import by_depth
from articles.registry.table import fingerprint
from articles.registry.values import name_values, slug_of
from articles.understanding import Knowledge

pytestmark = pytest.mark.django_db

ORGANIZATIONS = "name,name_zh,kind,country,parent,wikidata_qid,website,aliases,former_names,ambiguous_aliases\n"
HEADERS = {
    "editions": "number,year,slug,name_en,name_zh,start_date,end_date,place,country,theme_en,theme_zh,"
    "also_known_as,website,source_url\n",
    "sources": "name,name_zh,kind,country,languages,homepage,domains,dateline_forms\n",
    "topics": "slug,label_en,label_zh,definition,cues\n",
    "places": "name,name_zh,country,other_names\n",
    "organizations": ORGANIZATIONS,
}
SUN = "Sun Networks,太阳网络,company,CN,Star Group,,,=SUN;Sun Net,Sunny|2001|2009,=SUN\n"
STAR = "Star Group,,company,CN,,,,,,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reference files with two organizations, the child first."""
    for name, header in HEADERS.items():
        (tmp_path / f"{name}.csv").write_text(header, encoding="utf-8")
    write(tmp_path, SUN, STAR)
    return tmp_path


def write(folder: Path, *rows: str) -> None:
    (folder / "organizations.csv").write_text(ORGANIZATIONS + "".join(rows), encoding="utf-8")


def load(folder: Path) -> dict[str, tuple[int, int, int, int]]:
    """Kind to added, changed, unchanged, kept."""
    return {tally.kind: (tally.added, tally.changed, tally.unchanged, tally.kept) for tally in load_reference(folder)}


def test_the_files_are_loaded_whole_and_a_second_run_only_reads(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    first = {tally.kind: tally for tally in load_reference()}
    assert first["organizations"].added == len(reference.organizations()) == Organization.objects.count()
    assert first["editions"].added == 13 == Event.objects.wic().count()
    assert Source.objects.count() == len(reference.sources())
    assert Topic.objects.count() == len(reference.topics())
    assert Place.objects.count() == len(reference.places())
    assert Organization.objects.get(name="Alipay").parent == Organization.objects.get(name="Ant Group")
    with django_assert_max_num_queries(25) as queries:
        second = load_reference()
    assert [(tally.added, tally.changed, tally.kept) for tally in second] == [(0, 0, 0)] * len(second)
    assert not [query["sql"] for query in queries if query["sql"].lstrip().startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_newer_file_corrects_a_row_that_no_editor_touched(folder: Path) -> None:
    load(folder)
    write(folder, SUN.replace("Sun Net,", "Sun Net;Sun Online,").replace("company,CN", "company,SG"), STAR)
    result = load(folder)
    assert result["organizations"] == (0, 1, 1, 0)
    assert result["names"] == (1, 0, 3, 0)
    sun = Organization.objects.get(name="Sun Networks")
    assert sun.country == "SG"
    assert sun.names.filter(name="Sun Online").exists()


def test_what_an_editor_changed_is_kept_when_the_file_changes(folder: Path) -> None:
    load(folder)
    Organization.objects.filter(name="Sun Networks").update(website="https://sun.example")
    OrganizationName.objects.filter(name="SUN").update(ambiguous=False)
    write(folder, SUN.replace("company,CN", "government,SG"), STAR)
    result = load(folder)
    assert result["organizations"] == (0, 0, 1, 1)
    assert result["names"] == (0, 0, 2, 1)
    assert Organization.objects.get(name="Sun Networks").kind == "company"


def test_a_row_that_an_editor_made_under_the_same_name_is_adopted_with_its_names(folder: Path) -> None:
    own = Organization.objects.create(name="SUN NETWORKS", slug="sun", kind="media", note="ours")
    result = load(folder)
    assert result["organizations"] == (1, 0, 0, 1)
    own.refresh_from_db()
    assert (own.name, own.kind, own.slug) == ("SUN NETWORKS", "media", "sun")
    assert set(own.names.values_list("name", flat=True)) == {"SUN", "Sun Net", "Sunny"}


def test_what_an_editor_deleted_or_renamed_does_not_come_back(folder: Path) -> None:
    load(folder)
    Organization.objects.get(name="Sun Networks").delete()
    assert load(folder)["organizations"] == (0, 0, 1, 1)
    star = Organization.objects.get(name="Star Group")
    star.name, star.slug = "Stella", "stella"
    star.save()
    result = load(folder)
    assert result["organizations"] == (0, 0, 0, 2)
    assert list(Organization.objects.values_list("name", flat=True)) == ["Stella"]


def test_a_name_that_an_editor_deleted_or_reworded_does_not_come_back(folder: Path) -> None:
    load(folder)
    OrganizationName.objects.get(name="Sun Net").delete()
    OrganizationName.objects.filter(name="Sunny").update(name="Sunny Ltd")
    assert load(folder)["names"] == (0, 0, 1, 2)
    assert set(OrganizationName.objects.values_list("name", flat=True)) == {"SUN", "Sunny Ltd"}


def test_names_of_a_merged_organization_go_to_the_one_that_took_its_place(folder: Path) -> None:
    load(folder)
    star = Organization.objects.get(name="Star Group")
    star.name, star.slug = "Stella", "stella"
    star.save()
    write(folder, SUN, STAR.replace(",,,\n", ",Star Holding,,\n").replace("CN,,,,,", "CN,,,,"))
    load(folder)
    assert list(star.names.values_list("name", flat=True)) == ["Star Holding"]


def follow(folder: Path, *rows: str) -> None:
    header = "predecessor,successor,kind,date,source_url\n"
    (folder / "successions.csv").write_text(header + "".join(rows), encoding="utf-8")


def test_successions_are_loaded_and_corrected_and_what_editors_did_stays(folder: Path) -> None:
    follow(folder, "Sun Networks,Star Group,merger,2009,\n")
    assert load(folder)["successions"] == (1, 0, 0, 0)
    (row,) = OrganizationSuccession.objects.all()
    assert (str(row), row.kind) == ("Sun Networks → Star Group", "merger")
    assert (row.happened_on, row.date_precision) == (date(2009, 1, 1), "year")
    follow(folder, "Sun Networks,Star Group,takeover,2009-03,https://example.org/\n")
    assert load(folder)["successions"] == (0, 1, 0, 0)
    row.refresh_from_db()
    assert (row.kind, row.date_precision, row.source_url) == ("takeover", "month", "https://example.org/")
    OrganizationSuccession.objects.update(kind="replacement")
    assert load(folder)["successions"] == (0, 0, 0, 1)
    row.delete()
    assert load(folder)["successions"] == (0, 0, 0, 1)
    assert not OrganizationSuccession.objects.exists()


def test_a_succession_that_a_newer_file_takes_back_goes_unless_an_editor_touched_it(folder: Path) -> None:
    moon, mars = "Moon Networks,,company,CN,,,,,,\n", "Mars Networks,,company,CN,,,,,,\n"
    write(folder, SUN, STAR, moon, mars)
    stays, goes, theirs = (f"{name} Networks,Star Group,merger,2009,\n" for name in ("Sun", "Moon", "Mars"))
    follow(folder, stays, goes, theirs)
    load(folder)
    OrganizationSuccession.objects.filter(predecessor__name="Mars Networks").update(kind="takeover")
    mars_row, moon_row = (Organization.objects.get(name=f"{name} Networks") for name in ("Mars", "Moon"))
    OrganizationSuccession.objects.create(predecessor=moon_row, successor=mars_row, kind="split")
    follow(folder, stays)
    tally = next(tally for tally in load_reference(folder) if tally.kind == "successions")
    assert (tally.unchanged, tally.removed) == (1, 1)
    left = {str(row) for row in OrganizationSuccession.objects.all()}
    assert left == {
        "Sun Networks → Star Group",
        "Mars Networks → Star Group",
        "Moon Networks → Mars Networks",
    }
    assert load(folder)["successions"] == (0, 0, 1, 0)


def test_a_folder_that_tells_no_successions_takes_none_back(folder: Path) -> None:
    follow(folder, "Sun Networks,Star Group,merger,2009,\n")
    load(folder)
    follow(folder)
    load(folder)
    assert OrganizationSuccession.objects.count() == 1


def test_a_succession_of_an_organization_that_an_editor_deleted_is_left_out(folder: Path) -> None:
    load(folder)
    Organization.objects.get(name="Sun Networks").delete()
    follow(folder, "Sun Networks,Star Group,merger,2009,\n")
    assert load(folder)["successions"] == (0, 0, 0, 0)


def test_a_succession_of_an_organization_that_is_in_no_row_is_refused(folder: Path) -> None:
    follow(folder, "Moon Networks,Star Group,merger,2009,\n")
    with pytest.raises(ValueError, match=r"Moon Networks → Star Group\. Correct successions\.csv"):
        load(folder)
    assert not Organization.objects.exists()


def test_names_that_were_loaded_when_their_days_were_years_are_still_known_as_loaded(folder: Path) -> None:
    load(folder)
    sunny = OrganizationName.objects.get(name="Sunny")
    years = name_values(reference.NameRow("Sunny", "former"), organization_id=sunny.organization_id)
    OrganizationName.objects.filter(pk=sunny.pk).update(
        loaded_hash=fingerprint({**(years or {}), "valid_from": 2001, "valid_to": 2009})
    )
    write(folder, SUN.replace("2001|2009", "2001|2010-06-30"), STAR)
    assert load(folder)["names"] == (0, 1, 2, 0)
    sunny.refresh_from_db()
    assert sunny.valid_to == date(2010, 6, 30)


def test_a_file_with_a_fault_changes_nothing(folder: Path) -> None:
    (folder / "places.csv").write_text(HEADERS["places"] + "Wuzhen,乌镇,CN,\n", encoding="utf-8")
    write(folder, SUN)
    with pytest.raises(ValueError, match="Sun Networks \\(of Star Group\\)"):
        load(folder)
    assert not Place.objects.exists()


def test_organizations_come_in_levels_and_a_circle_is_refused(folder: Path) -> None:
    levels = list(by_depth(reference.organizations(folder)))
    assert [[row.name for row in level] for level in levels] == [["Star Group"], ["Sun Networks"]]
    write(folder, SUN, STAR.replace("CN,,", "CN,Sun Networks,"))
    with pytest.raises(ValueError, match=r"Correct organizations\.csv"):
        list(by_depth(reference.organizations(folder)))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("JD.com", "jd-com"),
        ("U.S. Congress", "us-congress"),
        ("CNCERT/CC", "cncert-cc"),
        ("AT&T", "at-t"),
        ("McKinsey & Company", "mckinsey-and-company"),
        ("X (Twitter)", "x-twitter"),
        ("NÚKIB", "nukib"),
    ],
)
def test_slugs_read_well(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_each_group_may_do_what_the_one_before_it_may_and_more() -> None:
    load_reference()
    allowed = [set(Group.objects.get(name=name).permissions.values_list("codename", flat=True)) for name in GROUPS]
    assert all(before < after for before, after in pairwise(allowed))
    reviewer, editor, curator, administrator = allowed
    assert {codename for codename in reviewer if not codename.startswith("view_")} == {"add_comment", "change_comment"}
    assert {"change_article", "add_mention", "publish_article", "withdraw_article", "delete_article"} <= editor
    assert not {"change_organization", "add_merge", "add_redaction"} & editor
    assert {"delete_organizationname", "change_topic", "add_merge", "add_redaction"} <= curator
    assert not {"change_user", "view_stafflogentry", "delete_trashed"} & curator
    assert {"add_user", "delete_group", "view_stafflogentry", "delete_trashed"} <= administrator


def test_a_group_keeps_the_permissions_that_an_administrator_gave_it() -> None:
    load_reference()
    editors = Group.objects.get(name="Editor")
    editors.permissions.remove(Permission.objects.get(codename="add_article"))
    tally = next(tally for tally in load_reference() if tally.kind == "groups")
    assert (tally.added, tally.unchanged, tally.kept) == (0, 3, 1)
    assert not editors.permissions.filter(codename="add_article").exists()


def test_a_model_that_is_newer_than_the_groups_is_given_to_them() -> None:
    load_reference()
    newer = Permission.objects.filter(content_type__app_label="articles", codename__endswith="_taggingrule")
    editors, curators = Group.objects.get(name="Editor"), Group.objects.get(name="Curator")
    for group in Group.objects.all():
        group.permissions.remove(*newer)
    editors.permissions.remove(Permission.objects.get(codename="add_article"))
    tally = next(tally for tally in load_reference() if tally.kind == "groups")
    assert (tally.unchanged, tally.changed) == (0, 4)
    assert set(newer) <= set(curators.permissions.all())
    assert [permission.codename for permission in editors.permissions.filter(pk__in=newer)] == ["view_taggingrule"]
    assert not editors.permissions.filter(codename="add_article").exists()
    assert next(tally for tally in load_reference() if tally.kind == "groups").kept == 1


def test_a_permission_that_is_newer_than_the_groups_is_given_to_them_though_its_model_is_old() -> None:
    load_reference()
    publishing = Permission.objects.get(codename="publish_article")
    for group in Group.objects.all():
        group.permissions.remove(publishing)
    load_reference()
    may = set(Group.objects.filter(permissions=publishing).values_list("name", flat=True))
    assert may == {"Editor", "Curator", "Administrator"}


def test_knowledge_comes_from_the_files_until_the_database_has_some() -> None:
    from_files = Knowledge.from_reference()
    assert knowledge().organizations == from_files.organizations
    load_reference()
    known = knowledge()
    assert len(known.organizations) == len(from_files.organizations)
    assert known.editions == from_files.editions
    assert {source.name for source in known.sources} == {source.name for source in from_files.sources}
    by_name = {row.name: row for row in known.organizations}
    for row in from_files.organizations:
        loaded = by_name[row.name]
        assert (loaded.kind, loaded.country, loaded.parent) == (row.kind, row.country, row.parent)
        assert {(n.text, n.case_sensitive, n.ambiguous) for n in loaded.names} == {
            (n.text, n.case_sensitive, n.ambiguous) for n in row.names
        }, row.name


def test_knowledge_holds_what_an_editor_added(
    folder: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    load(folder)
    sun = Organization.objects.get(name="Sun Networks")
    OrganizationName.objects.create(organization=sun, name="Sol Networks")
    with django_assert_max_num_queries(8):
        known = knowledge()
    row = next(row for row in known.organizations if row.name == "Sun Networks")
    assert "Sol Networks" in {name.text for name in row.names}


def test_the_command_says_what_it_did(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_reference")
    lines = capsys.readouterr().out.splitlines()
    assert "organizations" in " ".join(lines)
    assert all({"added", "changed", "unchanged", "kept"} <= set(line.split()) for line in lines)


def test_the_reference_folder_is_read_from_where_it_is_said(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("other"))
    write(other, STAR)
    load(other)
    assert Organization.objects.count() == 1
