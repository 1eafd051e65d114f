"""The frame of the admin: its sections in one line, and the lists of a section beside each other."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Act

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """A link of the frame, and whether the page that is shown is that one ("page") or below it ("true")."""

    label: Any
    address: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the admin: where its link leads, its lists where there are several, whether it stands in the menu."""

    label: Any
    address: str
    lists: tuple[Place, ...] = ()
    current: str = ""
    aside: bool = False


ONE_PAGE = (("desk", _("Desk"), "articles.view_article"), ("articles_intake_add", _("Take in"), "articles.add_article"))
"""Sections that are a page of their own: its name, what it is called, the right without which it is not shown."""

OF_MODELS = (
    (_("Articles"), ("Article", "Story")),
    (_("Captures"), ("Capture", "Intake", "Feed")),
    (_("Registry"), ("Organization", "Source", "Event", "Topic", "Place")),
    (_("Rules"), ("TaggingRule",)),
    (_("Acts"), ("Act", "Merge", "Trashed", "Withdrawal", "Redaction")),
)
ASIDE = ((_("People"), ("User", "Group", "StaffLogEntry")),)
"""Sections of lists. Who may see none of them does not see the section; a list that is named nowhere is in none."""

BESIDE_LISTS = {"Act": ("history_recent", _("Recent changes"))}
"""Pages beside the lists of a section, for who may see this one of them: their name, and what they are called."""

LATELY = 6
"""Acts on the first page."""


@register.simple_tag(takes_context=True)
def sections(context: dict[str, Any]) -> list[Section]:
    """The sections of the admin that the user may see; asks the database nothing."""
    if "request" not in context:  # Django's page of a database that is set up wrongly
        return []
    request, models = context["request"], _models(context)
    pages = {name: _address(name) for name, _label, right in ONE_PAGE if request.user.has_perm(right)}
    beside = {name: (label, _address(page)) for name, (page, label) in BESIDE_LISTS.items() if name in models}
    known = [*filter(None, pages.values()), *(model["admin_url"] for model in models.values())]
    known += [address for _label, address in beside.values() if address]
    here = max((address for address in known if request.path.startswith(address)), key=len, default="")

    def place(label: Any, address: str) -> Place:
        return Place(label, address, "" if address != here else "page" if address == request.path else "true")

    found = [_section(label, [place(label, pages[name])]) for name, label, _right in ONE_PAGE if pages.get(name)]
    for label, names in (*OF_MODELS, *ASIDE):
        lists = [place(models[name]["name"], models[name]["admin_url"]) for name in names if name in models]
        lists += [place(*beside[name]) for name in names if name in beside and beside[name][1]]
        if lists:
            found.append(_section(label, lists, aside=(label, names) in ASIDE))
    return found


@register.simple_tag(takes_context=True)
def directory(context: dict[str, Any]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """All lists by section, as Django tells of them; those that are named nowhere come last."""
    models = _models(context)
    found = [(label, [models.pop(name) for name in names if name in models]) for label, names in (*OF_MODELS, *ASIDE)]
    return [(label, rows) for label, rows in (*found, (_("More"), list(models.values()))) if rows]


@register.simple_tag(takes_context=True)
def lately(context: dict[str, Any]) -> list[Act]:
    """The latest acts, each with who did it and what undid it; none for who may not see acts. One query."""
    if not context["request"].user.has_perm("articles.view_act"):
        return []
    return list(Act.objects.select_related("by", "undone_by_act").order_by("-pk")[:LATELY])


def _models(context: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The models that the user may see, by name, as Django tells of them."""
    apps = context.get("available_apps") or []
    return {model["object_name"]: model for app in apps for model in app["models"] if model["admin_url"]}


def _section(label: Any, lists: list[Place], *, aside: bool = False) -> Section:
    current = next((place.current for place in lists if place.current), "")
    several = tuple(lists) if len(lists) > 1 else ()
    return Section(label, lists[0].address, several, "true" if current and several else current, aside)


def _address(name: str) -> str:
    try:
        return reverse(f"admin:{name}")
    except NoReverseMatch:
        return ""
