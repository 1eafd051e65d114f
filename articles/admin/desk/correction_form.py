"""The decision on what a reader proposed: the value to set, which begins as proposed, and the answer."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.corrections.fields import PlainField
from articles.corrections.form import REQUIRED, as_kept, proposed_field
from articles.corrections.wording import LISTS, NONE, lines
from articles.models import Correction
from articles.models.correction import CorrectedField

ANSWER = 2000


class DecisionForm(forms.Form):
    """`now` is what the article says: a decision rests on what the editor saw."""

    value = forms.CharField()
    answer = PlainField(
        required=False,
        max_length=ANSWER,
        label=gettext_lazy("Answer to the reader"),
        help_text=gettext_lazy("The reader’s private page shows it. Needed where the article stays as it is."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, correction: Correction, now: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.label_suffix, self.use_required_attribute = "", False
        self.field, self.now = correction.field, now
        proposed = "" if correction.proposed == NONE else correction.proposed
        self.initial = {"value": lines(proposed) if self.field == CorrectedField.TOPIC else proposed, "seen": now}
        if self.field == CorrectedField.OTHER:
            del self.fields["value"]
        else:
            self.fields["value"] = proposed_field(self.field, correction.article)
            self.fields["value"].label = _("Set to")
        if self.field in LISTS:
            self.fields["value"].help_text = _(
                "One a line. What differs from the list that the reader saw is added or taken away."
            )

    def clean_value(self) -> str:
        value = as_kept(self.field, self.cleaned_data["value"])
        if not value and self.field in REQUIRED:
            raise ValidationError(_("Say what it should be."))
        return value or NONE

    def clean_seen(self) -> str:
        return self.cleaned_data["seen"].replace("\r\n", "\n")
