"""What the registry needs to know of a name that it takes in."""

from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import NameCandidate, Organization, OrganizationName
from articles.models.organization import OrganizationKind
from articles.registry.knowledge import is_han


class OrganizationForm(forms.Form):
    """A new organization; its constraints are checked when it is made."""

    name = forms.CharField(label=_("Name"), max_length=200)
    name_zh = forms.CharField(label=_("Chinese name"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganizationKind)
    country = forms.CharField(
        label=_("Country"), max_length=3, required=False, help_text=_("ISO 3166 code, EU or INT."), strip=True
    )
    website = forms.URLField(label=_("Website"), max_length=500, required=False, assume_scheme="https")

    @classmethod
    def of(cls, candidate: NameCandidate) -> Self:
        """Filled with what the name itself tells. A Chinese one is the Chinese name, until there is another."""
        kind = candidate.kind or OrganizationKind.COMPANY
        chinese = candidate.name if is_han(candidate.name) else ""
        return cls(initial={"name": candidate.name, "name_zh": chinese, "kind": kind})

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("name") == values.get("name_zh"):
            values["name_zh"] = ""
        return values


class NameForm(forms.Form):
    """Another name of an organization that there is."""

    organization = forms.ModelChoiceField(
        Organization.objects.all(),
        error_messages={
            "required": _("Choose the organization: look for it by one of its names."),
            "invalid_choice": _("This organization is no longer there: look for it again."),
        },
    )
    kind = forms.ChoiceField(label=_("Kind of name"), choices=OrganizationName.Kind, initial="alias")
