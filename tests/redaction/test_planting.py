"""Nothing of the words is left anywhere: planted in every column of every table, and looked for in what remains."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from articles import redaction
from articles.models import Act, Merge, Reading, Redaction, StaffLogEntry
from articles.redaction import Scope, Words
from articles.redaction.refusing import CALLED
from articles.redaction.sessions import session_models
from articles.redaction.tables import NO_WORDS, codes_of
from tests import factories
from tests.redaction.planting import columns, no_readers, plant

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres15]
RULES = "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'"


def dumped() -> str:
    """All that a backup would hold."""
    from archive.embedded import packaged_programs

    major = connection.pg_version // 10_000
    debian = Path(f"/usr/lib/postgresql/{major}/bin")
    programs = debian if major != 18 and debian.is_dir() else packaged_programs()
    settings = connection.get_connection_params()
    parts = {key: settings.get(key) for key in ("host", "port", "user", "password", "dbname")}
    address = " ".join(f"{key}={value}" for key, value in parts.items() if value)
    command = [str(programs / "pg_dump"), "-d", address]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8")


def left_in(text: str, words: Words) -> list[str]:
    return [text[max(0, start - 80) : end + 40] for start, end in words.spans(text)]


def planted_archive() -> Any:
    known = {"byline": ["A. Writer"], "place_text": "Sampletown", "outlet_name": "The Sample"}
    for trait in ({}, {"draft": True}, {"withdrawn": True}):
        factories.ArticleFactory(**known, **trait)
    factories.ArticleCaptureFactory()
    factories.MentionFactory()
    factories.OrganizationSuccessionFactory()
    factories.FeedFactory()
    factories.IntakeFactory()
    factories.TaggingRuleFactory()
    Reading.objects.create(capture=factories.CaptureFactory(), state="failed", error="Sample")
    factories.EventFactory()
    factories.SourceFactory()
    act = Act.objects.create(kind="merge", summary="Sample merged")
    Merge.objects.create(kind="topic", kept_id=1, kept_name="Kept", dropped_id=2, dropped_name="Dropped", act=act)
    article = factories.ArticleFactory(**known)
    article.article_topics.create(topic=factories.TopicFactory())
    article.corrections.create(field="title", proposed="Another title", token_hash="a" * 64)
    kept = {f"{table}.{name}" for table, names in CALLED.items() for name in names}
    kept |= {f"{table}.{name}" for table in NO_WORDS for name, *_rest in columns()[table]}
    kept |= {f"{model._meta.db_table}.{name}" for model in session_models() for name in ("session_data", "session_key")}
    kept |= {"articles_capture.blob_id"}  # a key of another table
    return plant(kept)


def test_words_that_were_in_every_column_of_every_table_are_in_none(words: Words) -> None:
    planted = planted_archive()
    unexplained = [place for place in planted.closed if not has_rules(*place.split("."))]
    assert unexplained == []
    session = SessionStore()
    session["_messages"] = ["“Jon Sampleton speaks” was saved."]
    session.create()
    assert left_in(dumped(), words)
    done = redaction.redact(words=words, scope=Scope(), reason="By a court's order", by=None, read=no_readers)
    assert left_in(dumped(), words) == []
    assert SessionStore(session.session_key).load()["_messages"] == ["“[redacted] speaks” was saved."]
    assert Redaction.objects.first() == done
    assert StaffLogEntry.objects.filter(model="articles.redaction", object_id=str(done.pk)).exists()


def has_rules(table: str, column: str) -> bool:
    """Whether a column that took no words is a code, a hash, or has no room for them."""
    with connection.cursor() as cursor:
        cursor.execute(RULES)
        ruled = any(table == of.strip('"') and column in rule for of, rule in cursor.fetchall())
    size = next(size for name, *_rest, size in columns()[table] if name == column)
    return ruled or bool(codes_of(table, column)) or (size is not None and size <= 3)
