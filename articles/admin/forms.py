"""Forms that hold a row against all constraints of its table, so that a broken rule is a message and no failure."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from articles.admin.conflicts import KeepsBoth

REASONS = {
    "_country_code": _("The country must be two capital letters (ISO 3166, or EU), or INT for what belongs to none."),
    "_is_web": _("An address must begin with http:// or https:// and hold no spaces."),
    "_not_blank": _("A name or title must hold more than white space."),
    "_language_is_bcp47": _("The language must be a tag such as en, zh-Hans or pt-BR."),
    "_date_and_precision_agree": _(
        "Date and precision do not agree: an unknown date has no day, a known one has both."
    ),
    "_time_needs_a_day": _("A time of the day needs a date that is known to the day."),
    "_withdrawn_says_why": _("A withdrawn article needs a reason: its page shows it."),
    "event_dates_in_order": _("Give both the first and the last day, in order and in the edition's year, or neither."),
    "_years_in_order": _("The days must be in order."),
    "_not_own_parent": _("Nothing can be its own parent."),
    "_succession_of_two": _("No organization can follow itself."),
    "_succession_once": _("The one follows the other already: change that row."),
    "_qid_form": _("A Wikidata item is the letter Q and a number."),
    "_qid_unique": _("Another organization has this Wikidata item: is it the same?"),
    "_name_unique": _("Another row has this name, perhaps in other capitals."),
    "event_year_plausible": _("The year must lie between 1900 and 2200."),
}
"""What to tell a person, by the end of the constraint's name."""


def reasons_of(model: Any) -> dict[str, Any]:
    """What Django would say of each constraint of a model, and what to say instead."""
    return {
        str(constraint.get_violation_error_message()): reason
        for constraint in model._meta.constraints
        for ending, reason in REASONS.items()
        if constraint.name.endswith(ending)
    }


class ArchiveForm(KeepsBoth, forms.ModelForm):
    """A model form for the admin. Subclasses set in `complete` what follows from the fields, before it is checked."""

    def complete(self) -> None:
        """Set columns of `self.instance` that are no fields of the form."""

    def validate_unique(self) -> None:
        """The last step of Django's validation: the whole row, against rules that touch columns outside of the form."""
        super().validate_unique()
        self.complete()
        try:
            self.instance.validate_constraints(exclude=set(self.errors))
        except ValidationError as error:
            self._update_errors(error)

    def _update_errors(self, errors: ValidationError) -> None:
        reasons = self._reasons()
        found = errors.error_dict if hasattr(errors, "error_dict") else {NON_FIELD_ERRORS: errors.error_list}
        known = {str(message) for message in self.non_field_errors()}
        for error in found.get(NON_FIELD_ERRORS, []):
            error.message = reasons.get(str(error.message), error.message)
        found[NON_FIELD_ERRORS] = [
            error for error in found.get(NON_FIELD_ERRORS, []) if str(error.message) not in known
        ]
        super()._update_errors(ValidationError({field: list_ for field, list_ in found.items() if list_}))  # type: ignore[misc]

    def _reasons(self) -> dict[str, Any]:
        return reasons_of(self.instance)


class RowForm(ArchiveForm):
    """The form of an inline's row: rows that nobody touched are not checked again."""

    def _post_clean(self) -> None:
        if self.has_changed():
            super()._post_clean()  # type: ignore[misc]
