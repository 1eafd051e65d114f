"""The same command again: found by its journal, gone on with where it stopped, told as one run."""

import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError

from articles.ingest import Busy, Inputs, Options, begun, ingest, patience, writing
from articles.ingest import journal as journals
from articles.ingest.files import Item
from articles.ingest.inputs import Place
from articles.ingest.opening import Opened
from articles.ingest.taking import Run
from articles.models import Article, Capture, Intake
from articles.models.blob import Blob, StoreError, sweep_partial_files
from tests.factories import IntakeFactory
from tests.ingest.conftest import json_lines

pytestmark = pytest.mark.django_db


def record(number: int) -> dict[str, object]:
    return {
        "title": f"Sample {number}",
        "body": f"The text of sample {number}: so many words on {number}.",
    }


@pytest.fixture
def full(inbox):
    """A folder of everything: lines of which one is broken, texts, a double, an empty file, one of no known kind."""
    (inbox / "a.jsonl").write_text(json_lines(*map(record, range(5))) + "{broken\n" + json_lines(*map(record, (5, 6))))
    for number in range(7, 12):
        (inbox / f"b{number}.txt").write_text(f"# Sample {number}\n\nThe text of sample {number} on security.\n")
    (inbox / "c.jsonl").write_text(json_lines(record(3), record(20)))
    (inbox / "d.txt").write_bytes(b"")
    (inbox / "e.png").write_bytes(b"\x89PNG")
    return inbox


@pytest.fixture
def run(knowledge, full, monkeypatch):
    """The intake of the folder as its command has it, which can be cut off before its n-th group of two."""
    monkeypatch.setattr(writing, "BATCH", 2)
    write = writing.Writer._write

    def run(cut_before: int | None = None):
        groups = []

        def cutting(self, group):
            groups.append(group)
            if len(groups) == cut_before:
                raise KeyboardInterrupt
            return write(self, group)

        options = Options(jobs=0)
        journal, items = begun(Inputs([str(full)], lambda addresses: ()), options)
        with monkeypatch.context() as patch:
            patch.setattr(writing.Writer, "_write", cutting)
            return ingest(items, knowledge, options=options, journal=journal, report=full.parent / "report.jsonl")

    return run


EXPECTED = Counter(new=13, duplicate=1, failed=2, skipped=1)


def test_an_undisturbed_run_is_the_measure(run, full):
    result = run()
    assert result.counts == EXPECTED
    assert not result.resumed
    journal = Intake.objects.get()
    assert (journal.state, Counter(journal.counts), journal.resumed) == ("finished", EXPECTED, 0)
    assert Capture.objects.filter(intake=journal).count() == 8


@pytest.mark.parametrize("group", range(1, 9))
def test_a_run_that_is_cut_off_tells_in_the_end_what_an_undisturbed_one_tells(run, full, group):
    with pytest.raises(KeyboardInterrupt):
        run(cut_before=group)
    assert Intake.objects.get().state == "running"
    result = run()
    assert result.counts == EXPECTED
    assert result.resumed
    assert "line 6: not valid JSON" in result.failure_report()
    assert "d.txt" in result.failure_report()
    assert ".png" in result.skip_report()
    journal = Intake.objects.get()
    assert (journal.state, Counter(journal.counts), journal.resumed) == ("finished", EXPECTED, 1)
    assert Article.objects.count() == 13
    lines = [json.loads(line) for line in (full.parent / "report.jsonl").read_text().splitlines()]
    assert Counter(line["state"] for line in lines) == EXPECTED
    assert sum("article" in line for line in lines) == 14


def test_a_run_that_is_cut_off_again_and_again_comes_to_its_end(run):
    for _ in range(30):
        try:
            result = run(cut_before=2)
        except KeyboardInterrupt:
            continue
        break
    assert result.counts == EXPECTED
    assert Intake.objects.get().resumed > 3


def test_the_command_given_after_its_end_is_a_new_run_that_changes_nothing(run):
    run()
    assert run().counts == Counter(unchanged=14, failed=2, skipped=1)
    assert Intake.objects.count() == 2


def test_inputs_that_changed_before_the_place_are_all_looked_at_anew(run, full):
    with pytest.raises(KeyboardInterrupt):
        run(cut_before=6)
    (full / "0.txt").write_text("# Sample 99\n\nThis one came in between.\n")
    result = run()
    assert not result.resumed
    assert Article.objects.filter(title="Sample 99").exists()
    assert Article.objects.count() == 14
    assert set(Intake.objects.values_list("state", flat=True)) == {"failed", "finished"}


def test_stopping_leaves_a_run_that_goes_on(knowledge, full):
    options, given = Options(jobs=0), Inputs([str(full)], lambda addresses: ())
    journal, items = begun(given, options)
    asked = iter([False, False, False, True])
    result = ingest(items, knowledge, options=options, journal=journal, stop=lambda: next(asked))
    assert result.stopped
    assert 0 < Article.objects.count() < 13
    journal, items = begun(given, options)
    assert ingest(items, knowledge, options=options, journal=journal).counts == EXPECTED


def test_other_options_are_another_command(full):
    given = Inputs([str(full)], lambda addresses: ())
    one, _ = begun(given, Options())
    other, _ = begun(given, Options(publish=True))
    same, _ = begun(given, Options(jobs=3))
    assert one.pk == same.pk != other.pk


def test_a_run_under_way_is_told_of(full, monkeypatch):
    monkeypatch.setattr(journals, "lock", lambda key: False)
    journals.begin(options=Options(), key=journals.key_of("command", [str(full)], Options()))
    with pytest.raises(Busy, match="running already"):
        begun(Inputs([str(full)], lambda addresses: ()), Options())


def test_a_disk_without_room_ends_the_run_and_keeps_what_was_read(run, full, monkeypatch):
    keep, kept = Blob._kept.__func__, []

    def full_disk(cls, chunks, media_type):
        if len(kept) == 4:
            raise StoreError(28, "No space left on device", "/originals")
        kept.append(keep(cls, chunks, media_type))
        return kept[-1]

    monkeypatch.setattr("articles.ingest.taking.LOOKED_UP", 2)
    with monkeypatch.context() as patch:
        patch.setattr(Blob, "_kept", classmethod(full_disk))
        with pytest.raises(patience.IntakeError, match="The disk of the originals is full: /originals has"):
            run()
    journal = Intake.objects.get()
    assert journal.state == "failed"
    assert "give the same command again" in journal.error
    assert Capture.objects.count() == 4
    assert run().counts == EXPECTED
    assert Intake.objects.get().state == "finished"


def test_what_a_database_says_becomes_advice():
    full = OperationalError("could not extend file\nDETAIL")
    full.__cause__ = type("DiskFull", (Exception,), {"pgcode": "53100"})()
    assert "The disk of the database is full (could not extend file)" in patience.reason_of(full)
    gone = OperationalError("terminating connection")
    gone.__cause__ = type("CrashShutdown", (Exception,), {"pgcode": "57P02"})()
    assert patience.is_passing(gone)
    assert not patience.is_passing(full)


def test_half_written_files_of_killed_runs_are_swept_and_those_of_live_ones_are_not(blobs):
    from articles.models import blob

    blobs.mkdir()
    (blobs / f"{blob.PARTIAL}dead").write_bytes(b"half")
    file, live = blob.temporary_file(blobs)
    with file:
        assert sweep_partial_files(blobs) == 1
        assert [path.name for path in blobs.iterdir()] == [live.name]


def test_a_place_knows_its_files_by_name_size_and_time():
    one, other = (Item(stamp=stamp, given_name="a", source=0) for stamp in ("1:1", "1:2"))
    assert Place().after(one).digest != Place().after(other).digest
    assert Place.of({"place": Place().after(one).as_kept()}) == Place().after(one)


def test_names_of_nothing_are_told_before_anything_is_read(full):
    with pytest.raises(CommandError, match=r"no such file or folder: .*/nowhere\.txt"):
        call_command("ingest", str(full), str(full / "nowhere.txt"), stdout=StringIO(), stderr=StringIO())
    assert not Intake.objects.exists()


def test_what_is_fetched_anew_does_not_hide_the_page_at_which_a_run_was_broken_off(knowledge):
    address = "https://example.org/a"
    intake = IntakeFactory(running=True)
    page, revisit = (
        Capture.objects.create(blob=Blob.store(data), address=address, intake=intake) for data in (b"page", b"revisit")
    )
    intake.position = {
        "open": {"blob": page.blob_id, "address": address, "name": "a", "parts": 0, "records": 0, "tally": {}}
    }
    going_on = Run(intake, knowledge, Options(), None)
    item = Item(given_name="a", data=b"", address=address)
    opened = [going_on._looked_at(Opened(item, capture, new=capture is revisit)) for capture in (revisit, page)]
    assert [one.capture for one in opened] == [revisit, page]
