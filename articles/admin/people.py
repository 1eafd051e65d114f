"""People and their groups: Django's own pages, on which nobody rises above what they are."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst

from articles.admin.conflicts import KeepsBoth, Meanwhile

BEYOND_GROUPS = ("is_superuser", "user_permissions")
"""What only a superuser may give."""

admin.site.unregister([get_user_model(), Group])


class GroupForm(KeepsBoth, forms.ModelForm):
    class Meta:
        model = Group
        fields: ClassVar[list[str]] = ["name", "permissions"]


class PersonForm(KeepsBoth, UserChangeForm):
    pass


class Titled(Meanwhile):
    """A list whose heading says what it holds, as the archive's own lists do."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = {"title": capfirst(self.opts.verbose_name_plural), **(extra_context or {})}
        return super().changelist_view(request, context)


@admin.register(Group)
class PeopleAdmin(Titled, GroupAdmin):
    form = GroupForm


@admin.register(get_user_model())
class PersonAdmin(Titled, UserAdmin):
    """Who is no superuser manages people by groups, and leaves the accounts of superusers alone."""

    form = PersonForm

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        readonly = super().get_readonly_fields(request, obj)
        return readonly if is_superuser(request) else (*readonly, *BEYOND_GROUPS)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """With a new password for a superuser's account, one would be that superuser."""
        return super().has_change_permission(request, obj) and not is_above(obj, request)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not is_above(obj, request)


def is_superuser(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


def is_above(person: User | None, request: HttpRequest) -> bool:
    return person is not None and person.is_superuser and not is_superuser(request)
