"""System checks of what the archive needs from its database: run by `check --database default` and by `migrate`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

OLDEST_VERSION = 150_000  # server_version_num of PostgreSQL 15


@register(Tags.database)
def check_postgresql(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """PostgreSQL 15 or newer, in UTF-8, with a character type for which Chinese characters are letters."""
    return [message for alias in databases or () for message in check_connection(alias)]


def check_connection(alias: str) -> list[CheckMessage]:
    if connections[alias].vendor != "postgresql":
        return [Error(f"Database {alias!r} is not PostgreSQL.", hint="Set DATABASE_URL.", id="articles.E001")]
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int, current_setting('server_version'),"
            " current_setting('server_encoding'), numnode(plainto_tsquery('simple', '网络')) > 0"
        )
        number, version, encoding, chinese_is_text = cursor.fetchone()
    messages: list[CheckMessage] = []
    if number < OLDEST_VERSION:
        hint = "Upgrade the server to PostgreSQL 15 or newer."
        messages.append(Error(f"Database {alias!r} runs on PostgreSQL {version}.", hint=hint, id="articles.E002"))
    recreate = "Make the database anew: CREATE DATABASE archive ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0."
    if encoding != "UTF8":
        text = f"Database {alias!r} has the encoding {encoding}, which cannot hold Chinese."
        messages.append(Error(text, hint=recreate, id="articles.E003"))
    elif not chinese_is_text:
        text = (
            f"Database {alias!r} has a character type for which Chinese characters are no letters: search finds none."
        )
        messages.append(Error(text, hint=recreate, id="articles.E004"))
    return messages
