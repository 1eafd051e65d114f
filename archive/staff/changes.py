"""What changed about an account or a group, in words: "groups + Curator − Editor; active: no"."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.staff import log

FLAGS = ("is_active", "is_staff", "is_superuser")
TEXTS = ("username", "name", "email", "first_name", "last_name")


def facts_of(instance: User | Group | None) -> dict[str, Any]:
    """What is compared: texts and flags by name, lists as sets of names; {} of nobody."""
    if instance is None:
        return {}
    facts = {name: getattr(instance, name) for name in (*FLAGS, *TEXTS) if hasattr(instance, name)}
    if isinstance(instance, Group):
        return facts | {"permissions": names(instance.permissions.all())}
    return facts | {
        "password": instance.password,
        "groups": set(instance.groups.values_list("name", flat=True)),
        "user_permissions": names(instance.user_permissions.all()),
    }


def names(permissions: Iterable[Permission]) -> set[str]:
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in permissions}


def told(before: dict[str, Any], after: dict[str, Any]) -> str:
    """The differences; "" for none. Of a password it is said that there is another one, of a text that it changed."""
    parts = [] if before else [_("added")]
    for name, value in after.items():
        old = before.get(name)
        if isinstance(value, set):
            parts += lists(name, old or set(), value)
        elif name in FLAGS and value != old and (before or value):
            parts.append(f"{name}: {_('yes') if value else _('no')}")
        elif before and value != old:
            parts.append(f"{name} {_('changed')}")
    return "; ".join(parts)


def lists(name: str, old: set[str], new: set[str]) -> list[str]:
    signs = [f"+ {one}" for one in sorted(new - old)] + [f"− {one}" for one in sorted(old - new)]
    return [f"{name} {' '.join(signs)}"] if signs else []


def note(request: HttpRequest, instance: User | Group, what: str, kind: Any = log.Kind.ACCOUNT) -> None:
    by = request.user if isinstance(request.user, User) else None
    label = type(instance)._meta.label_lower
    log.write(kind, f"{instance}: {what}", request=request, by=by, model=label, object_id=instance.pk)
