import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psycopg2
import pytest

from archive import embedded, unprivileged
from archive.embedded import Cluster, ClusterError, throwaway_cluster
from tests.conftest import ROOT

FAST = embedded.THROWAWAY_SETTINGS


@pytest.fixture
def cluster(tmp_path):
    """A cluster in a folder whose name has what a shell and a list of folders would trip over."""
    home = unprivileged.launcher().home(tmp_path / "a folder, o'clock")
    cluster = Cluster(home=home, sockets=Path(f"/tmp/archive-test-{os.getpid()}"), extra_settings=FAST)
    yield cluster
    cluster.remove()
    shutil.rmtree(home, ignore_errors=True)


def owner(way):
    return way.user[0] if way.user else os.geteuid()


def ask(cluster, query):
    settings = cluster.settings()
    connection = psycopg2.connect(dbname=settings["NAME"], user=settings["USER"], host=settings["HOST"])
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchone()
    finally:
        connection.close()


def process_of(cluster):
    return int((cluster.data / "postmaster.pid").read_text().split("\n")[0])


def runs(process):
    """Whether a process does anything: one that is dead may wait for its parent to notice."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def test_it_starts_serves_chinese_and_stops(cluster):
    assert cluster.answers() is False
    cluster.start()
    assert ask(cluster, "SELECT '乌镇', pg_encoding_to_char(encoding) FROM pg_database LIMIT 1") == ("乌镇", "UTF8")
    assert ask(cluster, "SELECT to_tsvector('simple', '网络安全')::text, lower('É')") == ("'网络安全':1", "é")
    assert ask(cluster, "SHOW listen_addresses") == ("",)
    assert cluster.stop() is True
    assert cluster.answers() is False
    assert cluster.stop() is False


def test_removing_stops_the_server_and_deletes_its_data(cluster):
    cluster.start()
    process = process_of(cluster)
    cluster.remove()
    assert not runs(process)
    assert not cluster.data.exists()
    cluster.remove()


def test_a_second_start_leaves_the_server_as_it_is(cluster):
    cluster.start()
    process = process_of(cluster)
    cluster.start()
    assert process_of(cluster) == process


def test_processes_that_start_it_together_get_one_server(cluster):
    errors = []

    def start():
        try:
            Cluster(home=cluster.home, sockets=cluster.sockets, extra_settings=FAST).start()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert ask(cluster, "SELECT current_database()") == ("archive",)


def test_it_comes_back_with_its_data_after_kill_9(cluster):
    cluster = Cluster(home=cluster.home, sockets=cluster.sockets)
    cluster.start()
    ask(cluster, "CREATE TABLE kept AS SELECT 1 AS x; COMMIT; SELECT 1")
    process = process_of(cluster)
    os.kill(process, signal.SIGKILL)
    cluster.start()
    assert process_of(cluster) != process
    assert ask(cluster, "SELECT x FROM kept") == (1,)


def test_a_stale_process_number_that_is_another_program_now_does_not_matter(cluster):
    cluster.start()
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.data}\n")
    cluster.start()
    assert ask(cluster, "SELECT 1") == (1,)


def test_data_that_was_half_made_is_made_anew(cluster):
    cluster.launcher.make_folder(cluster.home)
    partial = cluster.home / "postgres.partial"
    partial.mkdir()
    (partial / "PG_VERSION").write_text("18")
    cluster.start()
    assert not partial.exists()
    assert ask(cluster, "SELECT 1") == (1,)


def test_data_of_another_version_is_refused_and_not_touched(cluster):
    cluster.start()
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(ClusterError, match="made by PostgreSQL 12"):
        cluster.start()
    assert (cluster.data / "PG_VERSION").read_text() == "12\n"


def test_a_server_that_cannot_start_says_why(cluster):
    cluster.start()
    cluster.stop()
    broken = Cluster(home=cluster.home, sockets=cluster.sockets, extra_settings=("shared_buffers=nonsense",))
    with pytest.raises(ClusterError, match="shared_buffers"):
        broken.start()


def test_only_the_owner_gets_in_and_no_folder_above_changes(cluster, tmp_path):
    above = [tmp_path, *tmp_path.parents, ROOT, *ROOT.parents, *cluster.programs.parents]
    before = [(path.stat().st_mode, path.stat().st_uid) for path in above]
    cluster.start()
    assert [(path.stat().st_mode, path.stat().st_uid) for path in above] == before
    assert stat.S_IMODE(cluster.data.stat().st_mode) == 0o700
    assert stat.S_IMODE(cluster.sockets.stat().st_mode) == 0o700
    assert cluster.data.stat().st_uid == owner(cluster.launcher)


def test_a_socket_folder_that_others_can_enter_is_refused(cluster):
    cluster.sockets.mkdir(mode=0o755)
    with pytest.raises(PermissionError, match="only user"):
        cluster.start()


def test_a_socket_folder_behind_a_link_is_refused(cluster, tmp_path):
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    cluster.sockets.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError):
        cluster.start()
    cluster.sockets.unlink()


def test_the_socket_lies_in_var_where_its_path_is_short_enough():
    assert Cluster.under(Path("/short/var")).sockets == unprivileged.launcher().home(Path("/short/var")) / "run"


def test_a_path_too_long_for_a_socket_is_replaced_by_a_short_one_of_its_own(tmp_path):
    long = tmp_path / ("x" * 100)
    sockets = Cluster.under(long).sockets
    assert len(os.fsencode(sockets / embedded.SOCKET_NAME)) <= embedded.LONGEST_SOCKET_PATH
    assert sockets != Cluster.under(long / "other").sockets
    assert sockets == Cluster.under(long).sockets


def test_a_throwaway_server_starts_where_the_temporary_folder_has_a_long_name(monkeypatch):
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / ("x" * 100)
        long.mkdir()
        Path(folder).chmod(0o711)
        monkeypatch.setattr(tempfile, "tempdir", str(long))
        with throwaway_cluster() as cluster:
            assert ask(cluster, "SELECT 1") == (1,)
        assert list(long.iterdir()) == []
        assert not cluster.sockets.exists()


def test_the_server_has_none_of_the_rights_of_root(cluster):
    cluster.start()
    status = Path(f"/proc/{process_of(cluster)}/status").read_text()
    rights = [line.split()[1] for line in status.splitlines() if line.startswith(("CapEff", "CapPrm"))]
    assert rights == ["0000000000000000"] * 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize("copied", [False, True])
def test_root_without_namespaces_serves_as_nobody_from_a_private_folder(monkeypatch, tmp_path, copied):
    """Where the folders above the programs are closed to `nobody`, a copy of the programs serves."""
    if copied:
        monkeypatch.setattr(unprivileged.Launcher, "reaches", lambda self, program: False)
    nobody = pwd.getpwnam("nobody")
    other = unprivileged.Launcher(user=(nobody.pw_uid, nobody.pw_gid))
    home = other.home(tmp_path)
    assert home.parent == unprivileged.PRIVATE_FOLDERS
    cluster = Cluster(home=home, sockets=home / "run", launcher=other, extra_settings=FAST)
    try:
        cluster.start()
        assert ask(cluster, "SELECT 1") == (1,)
        assert Path(f"/proc/{process_of(cluster)}").stat().st_uid == nobody.pw_uid
        assert (home.stat().st_uid, stat.S_IMODE(home.stat().st_mode)) == (nobody.pw_uid, 0o700)
        assert (home / "programs").exists() is not other.reaches(cluster.programs / "initdb")
        assert list(tmp_path.iterdir()) == []
    finally:
        cluster.stop()
        shutil.rmtree(home, ignore_errors=True)


def test_a_throwaway_server_leaves_nothing():
    with throwaway_cluster() as cluster:
        assert ask(cluster, "SHOW fsync") == ("off",)
        process = process_of(cluster)
    assert not cluster.home.exists()
    assert not runs(process)


def test_a_throwaway_server_whose_owner_was_killed_is_swept_away():
    script = "from archive.embedded import *; import os, sys\n"
    script += "with throwaway_cluster() as c:\n print(c.home, flush=True); sys.stdin.read()"
    owner = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    home = Path(owner.stdout.readline().strip())
    process = int((home / "postgres" / "postmaster.pid").read_text().split("\n")[0])
    owner.kill()
    owner.communicate()
    with throwaway_cluster():
        assert not home.exists()
        assert not runs(process)


def test_the_command_tells_starts_and_stops(tmp_path):
    environment = os.environ | {"ARCHIVE_VAR_DIR": str(tmp_path)}

    def command(word):
        return subprocess.run(
            [sys.executable, "-m", "archive.embedded", word],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert command("status").returncode == 1
    assert "is running" in command("start").stdout
    assert command("status").returncode == 0
    assert "is stopped" in command("stop").stdout
    assert command("perhaps").returncode == 2
