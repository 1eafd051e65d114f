"""Building blocks that the models share: arrays, constraints, paths."""

from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import get_script_prefix, reverse

COUNTRY = r"^([A-Z]{2}|INT)?$"
"""ISO 3166 alpha-2, `EU` included; `INT` for what belongs to no country; empty where unknown."""


def texts(verbose_name: Any, *, help_text: Any = "") -> "ArrayField[list[str], list[str]]":
    """A list of short texts, empty by default."""
    return ArrayField(models.TextField(), verbose_name=verbose_name, default=list, blank=True, help_text=help_text)


def not_blank(model: str, field: str) -> models.CheckConstraint:
    """The field holds at least one character that is not white space."""
    return models.CheckConstraint(condition=Q(**{f"{field}__regex": r"\S"}), name=f"{model}_{field}_not_blank")


def one_of(model: str, field: str, choices: type[models.TextChoices], *, empty: bool = False) -> models.CheckConstraint:
    """The field holds a value of `choices`; with `empty`, or the empty string."""
    values = [*choices.values, *([""] if empty else [])]
    return models.CheckConstraint(condition=Q(**{f"{field}__in": values}), name=f"{model}_{field}_known")


def web_address(model: str, field: str) -> models.CheckConstraint:
    """The field is empty or an http(s) address, so that no page links to `javascript:`."""
    condition = Q(**{field: ""}) | Q(**{f"{field}__iregex": r"^https?://[^\s]+$"})
    return models.CheckConstraint(condition=condition, name=f"{model}_{field}_is_web")


def country_code(model: str) -> models.CheckConstraint:
    """The country is empty, two capitals or `INT`."""
    return models.CheckConstraint(condition=Q(country__regex=COUNTRY), name=f"{model}_country_code")


def page(name: str, *args: object) -> str:
    """The address of a public page of this app."""
    return address(get_script_prefix(), name, args)


@lru_cache(maxsize=4096)
def address(prefix: str, name: str, args: tuple[object, ...]) -> str:
    """Kept, as a list of articles asks for some hundred and fifty, most of them again and again."""
    return reverse(f"articles:{name}", args=args)
