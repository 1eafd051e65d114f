"""The groups that people who work in the archive belong to, each with all that the one before it may do."""

from collections.abc import Iterator

from django.contrib.auth.models import Group, Permission

from articles.registry.table import Tally

VIEW, WRITE, ALL = ("view",), ("view", "add", "change"), ("view", "add", "change", "delete")
INTAKE = ("blob", "capture", "reading", "articlecapture", "intake", "feed")
TAGS = ("articletopic", "articlerelatedevent")
DESK = ("act", "correction", "namecandidate", "possibledouble")
REGISTRY = ("organization", "organizationname", "organizationsuccession", "event", "source", "topic", "place")
SEEN = ("article", "mention", "namesighting", "taggingrule", "comment", "withdrawal", "merge", "trashed", *DESK)

STEPS: dict[str, dict[str, tuple[str, ...]]] = {
    "Reviewer": {f"articles.{model}": VIEW for model in (*SEEN, *INTAKE, *TAGS, *REGISTRY)}
    | {"articles.comment": WRITE},
    "Editor": {f"articles.{model}": WRITE for model in ("article", "mention", "intake", "feed", *DESK)}
    | {f"articles.{model}": ALL for model in TAGS}
    | {"articles.article": (*WRITE, "delete", "publish", "withdraw")},
    "Curator": {f"articles.{model}": ALL for model in (*REGISTRY, "feed", "taggingrule")}
    | {"articles.merge": WRITE, "articles.redaction": ("view", "add")},
    "Administrator": {"articles": ALL, "auth": ALL, "pghistory": VIEW},
}
"""Group to what it may do beyond the group before it: an app label or a model, and the actions on it."""

GROUPS = tuple(STEPS)


def wanted_permissions() -> Iterator[tuple[str, set[Permission]]]:
    """Each group's name and permissions. Needs the permissions that `migrate` has made."""
    every = list(Permission.objects.select_related("content_type"))
    granted: set[Permission] = set()
    for group, grants in STEPS.items():
        granted = granted | {permission for permission in every if allows(grants, permission)}
        yield group, granted


def allows(grants: dict[str, tuple[str, ...]], permission: Permission) -> bool:
    app, model = permission.content_type.app_label, permission.content_type.model
    actions = (*grants.get(app, ()), *grants.get(f"{app}.{model}", ()))
    return permission.codename in {f"{action}_{model}" for action in actions}


def make_groups() -> Tally:
    """Make the groups that are missing. A group that is there keeps the permissions that an administrator gave it.

    A permission that none of the groups has is newer than they are, and is given to all as to new ones: whoever takes a
    right away from one group leaves it to the Administrators.
    """
    tally = Tally("groups")
    there = {group.name: group for group in Group.objects.filter(name__in=GROUPS).prefetch_related("permissions")}
    known = {permission for group in there.values() for permission in group.permissions.all()}
    for name, permissions in wanted_permissions():
        group = there.get(name)
        if group is None:
            Group.objects.create(name=name).permissions.set(permissions)
            tally.added += 1
        elif set(group.permissions.all()) == permissions:
            tally.unchanged += 1
        elif new := permissions - known:
            group.permissions.add(*new)
            tally.changed += 1
        else:
            tally.kept += 1
    return tally
