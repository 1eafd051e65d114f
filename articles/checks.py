"""System checks of what the archive needs from its database: run by `check --database default` and by `migrate`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

OLDEST_VERSION = 150_000  # server_version_num of PostgreSQL 15
FACTS = """
    SELECT current_setting('server_version_num')::int, current_setting('server_version'),
           pg_encoding_to_char(encoding), datctype
    FROM pg_catalog.pg_database WHERE datname = current_database()
"""
RECREATE = "Make the database anew: CREATE DATABASE archive ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0."


@register(Tags.database)
def check_postgresql(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """PostgreSQL 15 or newer, in UTF-8, with a character type for which Chinese characters are letters."""
    messages: list[CheckMessage] = []
    for alias in databases or ():
        if connections[alias].vendor != "postgresql":
            messages.append(
                Error(f"Database {alias!r} is not PostgreSQL.", hint="Set DATABASE_URL.", id="articles.E001")
            )
            continue
        with connections[alias].cursor() as cursor:
            cursor.execute(FACTS)
            messages += judge(alias, *cursor.fetchone())
    return messages


def judge(alias: str, number: int, version: str, encoding: str, character_type: str) -> list[CheckMessage]:
    """What is wrong with a database of these properties, as PostgreSQL spells them."""
    messages: list[CheckMessage] = []
    if number < OLDEST_VERSION:
        text = f"Database {alias!r} runs on PostgreSQL {version}."
        messages.append(Error(text, hint="Upgrade the server to PostgreSQL 15 or newer.", id="articles.E002"))
    if encoding != "UTF8":
        text = f"Database {alias!r} has the encoding {encoding}, which cannot hold Chinese."
        messages.append(Error(text, hint=RECREATE, id="articles.E003"))
    if character_type in {"C", "POSIX"}:
        text = f"Database {alias!r} has the character type {character_type}: to it, Chinese characters are no letters."
        messages.append(Error(text, hint=RECREATE, id="articles.E004"))
    return messages
