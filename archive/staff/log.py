"""Writing of the staff log. It holds keys and names of accounts, never the words of what was written."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.utils.text import Truncator

from archive.staff.addresses import client_address
from articles.models.staff_log_entry import StaffLogEntry, StaffLogKind

Kind = StaffLogKind


def write(
    kind: StaffLogKind,
    what: Any,
    *,
    request: HttpRequest | None = None,
    by: User | AnonymousUser | None = None,
    model: str = "",
    object_id: Any = "",
) -> StaffLogEntry:
    """Add an entry. `by` is whose act it is, if known; of the request are taken the address and the page."""
    known = by if isinstance(by, User) else None
    return StaffLogEntry.objects.create(
        kind=kind,
        what=Truncator(str(what)).chars(2000),
        user_id=known.pk if known else None,
        user_name=known.get_username() if known else "",
        address=client_address(request) if request else None,
        path=request.path[:500].replace("\0", "") if request else "",
        model=model[:100],
        object_id=str(object_id)[:100],
    )
