"""The second factor of an account: codes of an authenticator on a phone, and recovery codes for when it is lost.

django-otp keeps, throttles and compares them. Of a recovery code the database has a keyed hash, of an authenticator
the key itself, without which no code could be told.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

CODES = 10
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without what looks alike: 10 of them are 49 bits
LENGTH = 10
HASHED = 16  # as many characters as a column of django-otp holds: 64 bits
AWAITED = "awaits_code"
"""Key of a session that has the password and not yet the code: since when, as seconds of the epoch."""

Device = Any  # TOTPDevice or StaticDevice, which tell no types


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a code was not taken. `until` is when the next one may come, where too many wrong ones came."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What an account has: since when, when it was last used, how many recovery codes are left."""

    since: datetime | None
    used: datetime | None
    codes: int


def state_of(user: User) -> State | None:
    """None for an account without a second factor."""
    device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    if device is None:
        return None
    codes = sum(codes.token_set.count() for codes in StaticDevice.objects.filter(user=user))
    return State(device.created_at, device.last_used_at, codes)


def has_one() -> Exists:
    """For a QuerySet of accounts: whether each has a second factor."""
    return Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))


def devices_of(user: User, *, recovery: bool) -> QuerySet[Any]:
    model = StaticDevice if recovery else TOTPDevice
    return model.objects.filter(user=user, confirmed=True)


def is_needed(user: User) -> bool:
    """Whether a password alone does not sign this account in."""
    return settings.SECOND_FACTOR or devices_of(user, recovery=False).exists()


def try_code(user: User, code: str, *, recovery: bool) -> Device | Refused:
    """Use up a code. Two that come at once wait for each other: one of them is the first, and the code is used then."""
    with transaction.atomic():
        device = devices_of(user, recovery=recovery).select_for_update().first()
        if device is None:
            return Refused()
        allowed, why = device.verify_is_allowed()
        if not allowed:
            return Refused(why["locked_until"])
        return device if device.verify_token(hashed(code) if recovery else code) else Refused()


def hashed(code: str) -> str:
    """A recovery code as it is kept, however it was typed."""
    plain = "".join(character for character in code.lower() if character.isalnum())
    return salted_hmac("archive.staff.recovery", plain, algorithm="sha256").hexdigest()[:HASHED]


@transaction.atomic
def begin(user: User, begun: int | None = None) -> TOTPDevice:
    """An authenticator that is being set up: it counts for nothing before it said a code.

    `begun` is the key of the row that the same session began before. Any other is thrown away: whoever began it has
    seen its secret, and need not be the one who finishes.
    """
    User.objects.select_for_update().get(pk=user.pk)
    unfinished = TOTPDevice.objects.filter(user=user, confirmed=False)
    unfinished.exclude(pk=begun).delete()
    return unfinished.first() or TOTPDevice.objects.create(user=user, confirmed=False, name="authenticator")


@transaction.atomic
def confirm(user: User, begun: int | None, code: str) -> tuple[TOTPDevice, list[str]] | Refused:
    """Make the authenticator that this session began the second factor, in place of another, if it says this code.

    Returns it with new recovery codes. Its code is used up by that.
    """
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False, pk=begun).first()
    if device is None:
        return Refused()
    allowed, why = device.verify_is_allowed()
    if not allowed:
        return Refused(why["locked_until"])
    if not device.verify_token(code):
        return Refused()
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed, device.created_at = True, timezone.now()
    device.save()
    return device, new_codes(user)


@transaction.atomic
def new_codes(user: User) -> list[str]:
    """Recovery codes in place of those before, as they are told once: "k7m2p-x9q4t"."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery codes")
    codes = ["".join(secrets.choice(ALPHABET) for _place in range(LENGTH)) for _code in range(CODES)]
    for code in codes:
        device.token_set.create(token=hashed(code))
    half = LENGTH // 2
    return [f"{code[:half]}-{code[half:]}" for code in codes]


@transaction.atomic
def remove(user: User) -> bool:
    """Take the second factor away with all its codes; False where there was none."""
    StaticDevice.objects.filter(user=user).delete()
    gone, _by_model = TOTPDevice.objects.filter(user=user).delete()
    return bool(gone)


def drawn(address: str) -> str:
    """A QR code as SVG, dark on light in both themes: many phones read no other. It has no style attributes."""
    return segno.make(address, error="m").svg_inline(
        border=4, omitsize=True, dark="#000", light="#fff", svgclass="qr", lineclass=None
    )
