"""Entry for web servers: where requests get their time limit in the database, and what is read before the first one."""

import gc
import logging
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
application = get_wsgi_application()


def limit_statements() -> None:
    """Give every connection that this process opens from now on the statement timeout of requests."""
    from django.conf import settings
    from django.db import connections

    milliseconds = round(settings.WEB_STATEMENT_TIMEOUT * 1000)
    options = connections["default"].settings_dict["OPTIONS"]
    own = options.get("options", "")
    if "statement_timeout" not in own:
        options["options"] = f"{own} -c statement_timeout={milliseconds}".strip()


limit_statements()


def warm_up() -> None:
    """Read what each process keeps of the archive, so that processes forked from this one share it from the start.

    For a million articles this takes some seconds. Where the database is silent, they read it when it answers.
    """
    from django.db import DatabaseError, connections

    from archive.version import version
    from articles import bitmaps, retrieval

    version()
    try:
        retrieval.warm(bitmaps.current())
    except DatabaseError as problem:
        logging.getLogger(__name__).warning("The archive could not be read before the start: %s", problem)
    finally:
        connections.close_all()  # a connection belongs to one process
    # What was read so far stays: the collector need not look through all of it again and again, nor copy its pages.
    gc.collect()
    gc.freeze()
