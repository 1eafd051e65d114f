"""People, groups and the staff log in the admin. What changed about an account or a group goes into the log."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from archive.staff import changes, log, second_factor
from archive.staff.models import StaffSession
from archive.staff.sessions import end_sessions
from archive.staff.views.pages import show
from articles.admin.base import ArchiveAdmin
from articles.admin.people import PeopleAdmin, PersonAdmin
from articles.admin.saying import number_in
from articles.models import StaffLogEntry

# Their own pages show the keys of authenticators, and change them without a trace.
admin.site.unregister([TOTPDevice, StaticDevice])
admin.site.unregister([User, Group])


class Logged:
    """An account or a group: the log says what exactly became of it."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.facts_before = changes.facts_of(type(obj).objects.filter(pk=obj.pk).first())
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        instance = form.instance
        told = changes.told(getattr(instance, "facts_before", {}), changes.facts_of(instance))
        if told:
            changes.note(request, instance, told)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        changes.note(request, obj, _("deleted"))
        super().delete_model(request, obj)  # type: ignore[misc]

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for instance in queryset:
            changes.note(request, instance, _("deleted"))
        super().delete_queryset(request, queryset)  # type: ignore[misc]


@admin.register(Group)
class GroupsAdmin(Logged, PeopleAdmin):
    pass


class SecondFactorFilter(admin.SimpleListFilter):
    title = gettext_lazy("second factor")
    parameter_name = "second_factor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("set up")), ("no", _("none"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        if self.value() in ("yes", "no"):
            return queryset.filter(second_factor.has_one() if self.value() == "yes" else ~second_factor.has_one())
        return queryset


@admin.register(User)
class PeopleOfStaffAdmin(Logged, PersonAdmin):
    list_display = ["username", "full_name", "in_groups", "second_factor", "last_seen", "is_active"]
    list_filter = [SecondFactorFilter, "is_active", "is_staff", "is_superuser", "groups"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        seen = StaffSession.objects.filter(user=OuterRef("pk")).order_by().values("user").annotate(at=Max("seen_at"))
        people = super().get_queryset(request).prefetch_related("groups")
        return people.annotate(
            protected=second_factor.has_one(), seen=Greatest("last_login", Subquery(seen.values("at")))
        )

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.second_factor_view)
        own = path("<id>/second-factor/", page, name="auth_user_second_factor")
        return [own, *super().get_urls()]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        return (*super().get_readonly_fields(request, obj), "second_factor_kept", "last_login", "date_joined")

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, (_("Second factor"), {"fields": ("second_factor_kept",)})] if obj else fieldsets

    @admin.display(description=gettext_lazy("name"), ordering="last_name")
    def full_name(self, person: User) -> str:
        return person.get_full_name()

    @admin.display(description=gettext_lazy("groups"))
    def in_groups(self, person: User) -> str:
        names = [group.name for group in person.groups.all()]
        return ", ".join([*names, _("superuser")] if person.is_superuser else names)

    @admin.display(description=gettext_lazy("second factor"), boolean=True, ordering="protected")
    def second_factor(self, person: Any) -> bool:
        return bool(person.protected)

    @admin.display(description=gettext_lazy("last seen"), ordering="seen")
    def last_seen(self, person: Any) -> str:
        return date_format(localtime(person.seen), "DATETIME_FORMAT") if person.seen else ""

    @admin.display(description=gettext_lazy("second factor"))
    def second_factor_kept(self, person: User) -> Any:
        state = second_factor.state_of(person)
        if state is None:
            return _("none")
        said = _("since {day}, {number} recovery codes left").format(
            day=date_format(localtime(state.since)) if state.since else "–", number=state.codes
        )
        page = reverse("admin:auth_user_second_factor", args=[person.pk])
        return format_html('{} · <a href="{}">{}</a>', said, page, _("Take it away (phone lost)"))

    def second_factor_view(self, request: HttpRequest, id: str) -> HttpResponse:
        """Ask, and take the second factor of somebody away: they set up another one after their next sign-in."""
        person = self.get_object(request, unquote(id))
        if person is None:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        page = reverse("admin:auth_user_change", args=[person.pk])
        if request.method != "POST":
            title = _("Take the second factor of {name} away").format(name=person.get_username())
            return show(request, "reset", {"title": title, "person": person, "back": page})
        with transaction.atomic():
            had_one = second_factor.remove(person)
            end_sessions(person)
            changes.note(request, person, _("second factor taken away"), kind=log.Kind.SECOND_FACTOR)
        told = _("The second factor of {name} is gone, and they are signed out everywhere.")
        messages.success(request, (told if had_one else _("{name} had none.")).format(name=person.get_username()))
        return redirect(page)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        before = User.objects.filter(pk=number_in(id) or 0).values_list("password", flat=True).first()
        response = super().user_change_password(request, id, form_url)
        person = User.objects.filter(pk=number_in(id) or 0).first() if before is not None else None
        if person is not None and person.password != before:
            own = request.session.session_key if person.pk == request.user.pk else None
            end_sessions(person, but=own)
            changes.note(request, person, _("new password"))
        return response


@admin.register(StaffLogEntry)
class StaffLogAdmin(ArchiveAdmin):
    """To look at: the database takes no change of it."""

    list_display = ["at", "kind", "who", "what", "thing", "address"]
    list_display_links = None
    list_filter = ["kind", "at"]
    search_fields = ["user_name", "what", "path", "model", "object_id"]
    list_per_page = 100
    actions = None

    @admin.display(description=gettext_lazy("account"), ordering="user_name")
    def who(self, entry: StaffLogEntry) -> Any:
        if not entry.user_id:
            return "–"
        page = f"{reverse('admin:articles_stafflogentry_changelist')}?user_id={entry.user_id}"
        return format_html('<a href="{}">{}</a>', page, entry.user_name)

    @admin.display(description=gettext_lazy("object"))
    def thing(self, entry: StaffLogEntry) -> Any:
        if not (entry.model and entry.object_id):
            return "–"
        name = f"admin:{entry.model.replace('.', '_')}_change"
        try:
            return format_html('<a href="{}">{} {}</a>', reverse(name, args=[entry.object_id]), *named(entry))
        except NoReverseMatch:
            return " ".join(named(entry))

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        return lookup == "user_id" or super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def named(entry: StaffLogEntry) -> tuple[str, str]:
    return entry.model.partition(".")[2], entry.object_id
