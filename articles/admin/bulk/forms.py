"""The form of a bulk edit: one of its kinds, and the value that the kind takes."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.translation import gettext_lazy as _

from articles.admin.withdrawing import CLASSES
from articles.bulk import KINDS, Edit
from articles.bulk.writing import rights_to
from articles.models import Article, Event, Mention, Organization, Source, Status, Topic

CHOICES = [
    ("add_organization", _("add")),
    ("remove_organization", _("remove")),
    ("add_topic", _("add")),
    ("remove_topic", _("remove")),
    ("set_edition", _("set to")),
    ("remove_edition", _("take away")),
    ("set_outlet", _("set to")),
    ("remove_outlet", _("take away")),
    ("set_status", _("set to")),
]
FIELD_OF = {"organization": "organization", "topic": "topic", "edition": "event", "outlet": "source"}
"""What an edit changes, and the field with its value."""

MISSING = {
    "organization": _("Choose the organization."),
    "topic": _("Choose the topic."),
    "event": _("Choose the edition."),
    "source": _("Choose the outlet."),
    "status": _("Choose the state."),
}


class BulkForm(forms.Form):
    edit = forms.ChoiceField(
        choices=CHOICES, label=_("What to do"), error_messages={"required": _("Choose what to do with the articles.")}
    )
    organization = forms.ModelChoiceField(
        Organization.objects.all(),
        required=False,
        label=_("Organization"),
        widget=AutocompleteSelect(Mention._meta.get_field("organization"), admin.site),
    )
    topic = forms.ModelChoiceField(Topic.objects.all(), required=False, label=_("Topic"))
    event = forms.ModelChoiceField(Event.objects.all(), required=False, label=_("Edition"))
    source = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        label=_("Outlet"),
        widget=AutocompleteSelect(Article._meta.get_field("source"), admin.site),
    )
    status = forms.ChoiceField(choices=[("", "---------"), *Status.choices], required=False, label=_("State"))
    reason_class = forms.ChoiceField(choices=CLASSES, required=False, label=_("Class of the reason"))
    reason = forms.CharField(
        required=False,
        label=_("Reason"),
        max_length=2000,
        help_text=_("Of a withdrawal: the tombstone shows it."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def offer(self, user: Any) -> None:
        """Only states that somebody may put articles into; another one is no choice, whatever is posted."""
        allowed = [(value, label) for value, label in Status.choices if user.has_perms(rights_to(value))]
        self.fields["status"].choices = [("", "---------"), *allowed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind = KINDS.get(cleaned.get("edit", ""))
        if kind is None:
            return cleaned
        name = FIELD_OF.get(kind.column, "status")
        if not cleaned.get(name) and not self.takes_nothing(kind.name) and name not in self.errors:
            self.add_error(name, MISSING[name])
        if cleaned.get("status") == Status.WITHDRAWN and kind.name == "set_status":
            if not cleaned.get("reason", "").strip():
                self.add_error("reason", _("A withdrawal needs a reason: the tombstone shows it."))
            if not cleaned.get("reason_class"):
                self.add_error("reason_class", _("A withdrawal needs a class of its reason: the public list has it."))
        return cleaned

    @staticmethod
    def takes_nothing(name: str) -> bool:
        return name in ("remove_edition", "remove_outlet")

    def asked(self) -> Edit:
        """The edit of a valid form."""
        kind = KINDS[self.cleaned_data["edit"]]
        value = None if self.takes_nothing(kind.name) else self.cleaned_data[FIELD_OF.get(kind.column, "status")]
        return Edit(kind, value, self.cleaned_data["reason"].strip(), self.cleaned_data["reason_class"])

    def rows(self) -> list[dict[str, Any]]:
        """For the page: what can be edited, its choices of `edit`, and the field of its value."""
        chosen = self["edit"].value()
        return [
            {
                "field": self[FIELD_OF.get(column, "status")],
                "choices": [
                    {"value": name, "label": label, "checked": name == chosen}
                    for name, label in CHOICES
                    if KINDS[name].column == column
                ],
                "more": [self["reason_class"], self["reason"]] if column == "status" else [],
            }
            for column in ("organization", "topic", "edition", "outlet", "status")
        ]
