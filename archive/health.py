"""Health for machines: `/healthz` says that the process answers, `/readyz` that it can do its work."""

import os
import shutil

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

LEAST_FREE_BYTES = 100 * 1024 * 1024


@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 with every check "ok", else 503 with the reason of each that failed."""
    checks = {"database": check_database(), "migrations": check_migrations(), "disk": check_disk()}
    healthy = all(result == "ok" for result in checks.values())
    return JsonResponse({"ready": healthy, "checks": checks}, status=200 if healthy else 503)


def check_database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "does not answer"
    return "ok"


def check_migrations() -> str:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return "unknown"
    return "waiting" if executor.migration_plan(executor.loader.graph.leaf_nodes()) else "ok"


def check_disk() -> str:
    """The folder of the originals, or its nearest parent that exists, must be writable and have room."""
    folder = settings.BLOB_ROOT
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        return "not writable"
    return "ok" if shutil.disk_usage(folder).free >= LEAST_FREE_BYTES else "nearly full"
