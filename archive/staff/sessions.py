"""The engine of sessions: it ends them after hours without a request, and after days whatever happens.

How long: `SESSION_COOKIE_AGE` since the last request (to the minute: see `StaffMiddleware`), `SESSION_ABSOLUTE_AGE`
since the sign-in. Both are the row's `expire_date`, so that a session that is over is not even read.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from archive.staff.models import StaffSession

TOUCHED = timedelta(minutes=1)
"""A session that was written less than this ago is not written again merely to say that it was seen."""


class SessionStore(DatabaseStore):
    """`whence` is the network address and the browser of the request, set by the middleware."""

    whence: tuple[str | None, str] | None = None
    row: StaffSession | None = None

    @classmethod
    def get_model_class(cls) -> type[StaffSession]:
        return StaffSession

    def load(self) -> dict[str, Any]:
        self.row = self._get_session_from_db()  # type: ignore[attr-defined]
        if self.row is None or self.row.signed_in_at + settings.SESSION_ABSOLUTE_AGE <= timezone.now():
            self._session_key, self.row = None, None
            return {}
        return dict(self.decode(self.row.session_data))

    def create(self) -> None:
        self.row = None
        super().create()

    def create_model_instance(self, data: dict[str, Any]) -> StaffSession:
        now = timezone.now()
        address, agent = self.whence or (self.row and (self.row.address, self.row.agent)) or (None, "")
        self.row = StaffSession(
            session_key=self._get_or_create_session_key(),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            user_id=int(data[SESSION_KEY]) if SESSION_KEY in data else None,
            signed_in_at=self.signed_in_at(now),
            seen_at=now,
            address=address,
            agent=agent,
        )
        return self.row

    def get_session_cookie_age(self) -> int:
        now = timezone.now()
        left = self.signed_in_at(now) + settings.SESSION_ABSOLUTE_AGE - now
        return int(min(left.total_seconds(), settings.SESSION_COOKIE_AGE))

    def signed_in_at(self, now: datetime) -> datetime:
        return self.row.signed_in_at if self.row else now

    def touch(self) -> None:
        """Have the session written at the end of the request, unless that happened within the last minute."""
        if self.row is None or timezone.now() - self.row.seen_at >= TOUCHED:
            self.modified = True


def sessions_of(user: User) -> Any:
    """The sessions of a person that are not over, the last seen first."""
    now = timezone.now()
    began = now - settings.SESSION_ABSOLUTE_AGE
    return StaffSession.objects.filter(user=user, expire_date__gt=now, signed_in_at__gt=began).order_by("-seen_at")


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Sign a person out everywhere but in the session of that key. Returns how many sessions ended."""
    ended = StaffSession.objects.filter(user=user).exclude(session_key=but or "").delete()
    return int(ended[0])
