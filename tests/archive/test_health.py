import json

import pytest
from django.db import DatabaseError, connection

from archive import health


def test_alive_asks_nothing_of_the_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_database_migrations_and_disk_are(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "checks": {"database": "ok", "migrations": "ok", "disk": "ok"}}


@pytest.mark.django_db
def test_not_ready_with_a_migration_to_run(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    response = client.get("/readyz")
    assert (response.status_code, response.json()["checks"]["migrations"]) == (503, "waiting")


def test_not_ready_without_a_database_and_without_its_secrets(client, monkeypatch):
    def fail(*arguments):
        raise DatabaseError("password for archive@db")

    monkeypatch.setattr(health.connection, "cursor", fail)
    monkeypatch.setattr(health, "MigrationExecutor", fail)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "password" not in response.content.decode()
    assert json.loads(response.content)["checks"]["database"] == "does not answer"


def test_not_ready_on_a_full_disk(monkeypatch, settings, tmp_path):
    settings.BLOB_ROOT = tmp_path / "not" / "made" / "yet"
    assert health.check_disk() == "ok"
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 2**62)
    assert health.check_disk() == "nearly full"
