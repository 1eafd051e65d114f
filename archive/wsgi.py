"""Entry for web servers, and the place where requests get their time limit in the database."""

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
