"""The environment of a measurement: production's settings on a database of its own, kept under var/bench."""

import os
import secrets
import sys
from pathlib import Path

from archive.embedded import Cluster

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "bench"
HOST = "127.0.0.1"


def address(database: str) -> str:
    """The libpq address of a database of the measurements' server, which is started if it is down."""
    cluster = Cluster.under(VAR)
    cluster.start()
    return cluster.url().replace("/archive?", f"/{database}?")


def prepare(database: str) -> None:
    """Set the environment before Django reads it. Settings of the machine's own demo are left out."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "ARCHIVE_VAR_DIR": str(VAR),
        "ARCHIVE_DEBUG": "false",
        "ARCHIVE_HTTPS": "false",
        "ARCHIVE_ALLOWED_HOSTS": f"{HOST},testserver",
        "ARCHIVE_LOG_LEVEL": "WARNING",
        "ARCHIVE_SECRET_KEY": secrets.token_urlsafe(60),
        "DATABASE_URL": address(database),
    }
    sys.path.insert(0, str(ROOT))


def make_database(name: str) -> bool:
    """Make a database unless it is there; whether it was made."""
    import psycopg2

    connection = psycopg2.connect(address("archive"))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        missing = cursor.fetchone() is None
        if missing:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    connection.close()
    return missing


def drop_database(name: str) -> None:
    import psycopg2

    connection = psycopg2.connect(address("archive"))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    connection.close()
