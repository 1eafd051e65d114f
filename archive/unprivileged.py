"""Run programs without root's rights: PostgreSQL refuses to run as root.

An ordinary user's programs run as they are. For root there are two ways:

- a user namespace, in which root's own files appear to belong to an ordinary user: files stay where they are, and
  nothing about them changes;
- where the kernel allows no namespaces (some containers), the system's user `nobody`. That user must not get into
  folders of ours, so it gets a private one under /var/lib.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")
PRIVATE_FOLDERS = Path("/var/lib/cyber-policy-archive")


@dataclass(frozen=True, slots=True)
class Launcher:
    """How to start a program: through a `prefix` of another one, or as another `user` (uid, gid)."""

    prefix: tuple[str, ...] = ()
    user: tuple[int, int] | None = None

    def run(self, command: Sequence[str | Path], *, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run to its end and return what it printed on either stream. The exit code is the caller's to judge."""
        return subprocess.run(
            [*self.prefix, *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env={name: value for name, value in os.environ.items() if not name.startswith("PG")},
            cwd="/",
            timeout=timeout,
            check=False,
            user=self.user[0] if self.user else None,
            group=self.user[1] if self.user else None,
            extra_groups=[] if self.user else None,
        )

    def home(self, folder: Path) -> Path:
        """Where files that belong in `folder` live: there, unless another user's program must own them."""
        if self.user is None:
            return folder
        digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
        return PRIVATE_FOLDERS / digest

    def make_folder(self, folder: Path) -> None:
        """Make an owner-only folder for the program. One that is there must already be just that."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            self._inspect(folder)
        else:
            if self.user:
                os.chown(folder, *self.user)

    def _inspect(self, folder: Path) -> None:
        owner = self.user[0] if self.user else os.geteuid()
        status = folder.lstat()
        if folder.is_symlink() or not folder.is_dir() or status.st_uid != owner or status.st_mode & 0o077:
            raise PermissionError(f"{folder} must be a folder that only user {owner} can enter. Move it away first.")

    def reaches(self, program: Path) -> bool:
        """Whether the program can be started at all: `nobody` may not enter the folders above it."""
        try:
            return self.run([program, "--version"]).returncode == 0
        except PermissionError:
            return False


@cache
def launcher() -> Launcher:
    """The way that works for the user who asks."""
    if os.geteuid() != 0:
        return Launcher()
    if shutil.which(NAMESPACE[0]) and Launcher(prefix=NAMESPACE).run(["true"]).returncode == 0:
        return Launcher(prefix=NAMESPACE)
    nobody = pwd.getpwnam("nobody")
    return Launcher(user=(nobody.pw_uid, nobody.pw_gid))
