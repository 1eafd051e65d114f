"""The measurements' own PostgreSQL and its databases, kept under `var/bench`, and the environment of a step.

The server is set as a small one of production would be, so that the figures say something about it.
"""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from archive.embedded import Cluster, socket_folder
from archive.environment import Environment
from archive.unprivileged import launcher

ROOT = Path(__file__).resolve().parent.parent
VAR = Environment(os.environ).path("ARCHIVE_VAR_DIR", ROOT / "var") / "bench"
HOST = "127.0.0.1"

SERVER = {
    "shared_buffers": "2GB",
    "effective_cache_size": "8GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "512MB",
    "random_page_cost": "1.1",
    "effective_io_concurrency": "200",
    "jit": "off",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
}
"""Two cores and 8 GB or more of memory, on a solid-state disk. docs/operating.md says what each is for."""


def cluster() -> Cluster:
    """The server, which is started if it is down."""
    home = launcher().home(VAR.absolute())
    settings = tuple(f"{name}={value}" for name, value in SERVER.items())
    found = Cluster(home=home, sockets=socket_folder(home), extra_settings=settings)
    found.start()
    return found


def url(database: str) -> str:
    """The address of a database for DATABASE_URL."""
    return cluster().url().replace("/archive?", f"/{database}?")


def prepare(database: str) -> None:
    """Set the environment before Django reads it. Settings of the machine's own demo are left out."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "ARCHIVE_VAR_DIR": str(VAR),
        "ARCHIVE_DEBUG": "false",
        "ARCHIVE_HTTPS": "false",
        "ARCHIVE_SECOND_FACTOR": "false",
        "ARCHIVE_ALLOWED_HOSTS": f"{HOST},testserver",
        "ARCHIVE_LOG_LEVEL": "WARNING",
        "ARCHIVE_SECRET_KEY": os.environ.get("ARCHIVE_SECRET_KEY", secrets.token_urlsafe(60)),
        "DATABASE_URL": url(database),
    }
    sys.path.insert(0, str(ROOT))


def make(name: str, template: str = "template0") -> bool:
    """Make a database, empty or as a copy, unless it is there; whether it was made."""
    with _administration() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        missing = cursor.fetchone() is None
        if missing:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return missing


def drop(name: str) -> None:
    with _administration() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def _administration() -> Iterator[Any]:
    import psycopg2

    connection = psycopg2.connect(url("archive"))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
