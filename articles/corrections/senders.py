"""Where a suggestion came from, as far as that has to be known so that nobody floods the desk.

No address is kept: a hash of it, keyed with the installation's secret, is kept for a day and then emptied. The counts
are the database's, so that all processes share them and a restart forgets nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.models import Correction
from articles.models.correction import CorrectionQuerySet

KEPT = timedelta(days=1)
TURNS = 0x636F727265637473  # "corrects"
"""The advisory lock by which suggestions are counted one after the other."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many suggestions in so long a time."""

    most: int
    within: timedelta


EACH = (Limit(10, timedelta(hours=1)), Limit(30, KEPT))
"""From one address."""
TOGETHER = Limit(300, KEPT)
"""From everybody, of those that no editor has decided on: whoever clears a flood away opens the door again."""


class TooMany(Exception):
    """No more may come for now. `again` is when; `everybody` says whether the limit is that of all senders."""

    def __init__(self, again: datetime, *, everybody: bool) -> None:
        super().__init__(again)
        self.again, self.everybody = again, everybody


def sender_of(request: HttpRequest) -> str:
    """The keyed hash of the network address that asks; of a sixth version the /64 that one customer has."""
    return salted_hmac("articles.corrections.senders", network(address_of(request)), algorithm="sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """The client's address; behind the installation's proxy the last one in its header, which it saw itself."""
    if settings.BEHIND_PROXY:
        forwarded: str = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))


def host_of(address: str) -> str:
    """An address without what stands beside it: brackets, a port or a zone."""
    if address.startswith("["):
        address = address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address.partition("%")[0]


def network(address: str) -> str:
    """The network of one customer: the address itself, or of IPv6 its first half. A port or a zone is no part of it."""
    host = host_of(address)
    try:
        found = ip_address(host)
    except ValueError:
        return host[:45]
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or f"{int(found) >> 64:x}::/64")
    return str(found)


def wait_for_turn() -> None:
    """Until the end of the transaction nobody else counts, so that many at once are not all the last that may come."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURNS])


def check(sender: str) -> None:
    """Raises `TooMany` if another suggestion would be one too many."""
    now = timezone.now()
    for limit in EACH:
        _check(Correction.objects.filter(sender_hash=sender), limit, now, everybody=False)
    _check(Correction.objects.open(), TOGETHER, now, everybody=True)


def _check(rows: CorrectionQuerySet, limit: Limit, now: datetime, *, everybody: bool) -> None:
    recent = rows.filter(created_at__gt=now - limit.within).order_by("-created_at", "-pk")[: limit.most]
    times = list(recent.values_list("created_at", flat=True))
    if len(times) >= limit.most:
        raise TooMany(times[-1] + limit.within, everybody=everybody)


def forget() -> int:
    """Empty the hashes that have served; how many.

    Done with each suggestion and decision, by the housekeeping, and where feeds are polled.
    """
    old = Correction.objects.exclude(sender_hash="").filter(created_at__lte=timezone.now() - KEPT)
    return old.update(sender_hash="")
