"""What of an article waits on the tagging desk: the conditions, and the indexes that answer them."""

from django.db import models
from django.db.models import Q

from articles.models.choices import Origin, Status

SOUGHT = ("event", "source")
"""Values that an article may be known to have none of (`Article.without`), by the prefix of their columns."""

HERE = ~Q(status=Status.WITHDRAWN)
INFERRED_DATE = HERE & Q(date_origin=Origin.INFERRED)
INFERRED_EDITION = HERE & Q(event_origin=Origin.INFERRED)
NO_EDITION = HERE & Q(event=None) & ~Q(without__contains=["event"])
NO_OUTLET = HERE & Q(source=None, outlet_name="") & ~Q(without__contains=["source"])

DESK_INDEXES = [
    models.Index(fields=["id"], condition=INFERRED_DATE, name="article_inferred_date"),
    models.Index(fields=["id"], condition=INFERRED_EDITION, name="article_inferred_edition"),
    models.Index(fields=["id"], condition=NO_EDITION, name="article_no_edition"),
    models.Index(fields=["id"], condition=NO_OUTLET, name="article_no_outlet"),
]
