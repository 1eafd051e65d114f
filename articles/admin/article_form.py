from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import actions
from articles.admin import picks
from articles.admin.forms import ArchiveForm
from articles.models import Article, ArticleTopic, Event, Precision, Topic


class ArticleForm(ArchiveForm):
    """What an editor corrects: each value that is changed rests on the editor from then on."""

    topic_choice = forms.ModelMultipleChoiceField(
        Topic.objects.all(), required=False, label=_("Add topics"), widget=forms.CheckboxSelectMultiple
    )
    edition_choice = forms.ModelMultipleChoiceField(
        Event.objects.all(),
        required=False,
        label=_("Other editions named"),
        help_text=_("Editions that the text compares with or looks back at, without being about them."),
        widget=forms.CheckboxSelectMultiple,
    )

    together = (
        ("published_on", "date_precision", "published_time", "published_zone"),
        ("place", "place_text"),
        ("source", "outlet_name"),
    )
    publish_later = forms.DateTimeField(
        required=False,
        label=_("Publish on"),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )

    # What else the reading found, in place of which an editor may put it. Left out where it found nothing else.
    date_pick = source_pick = agency_pick = event_pick = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.touched = {"updated_at"}
        self.picked: set[str] = set()
        others = picks.offered(self.instance) if self.instance.pk else {}
        for name in picks.FIELDS:
            if name in others and f"{name}_pick" in self.fields:
                self.fields[f"{name}_pick"] = picks.field(others[name])
            else:
                self.fields.pop(f"{name}_pick", None)
        if self.instance.pk and "topic_choice" in self.fields:
            if not self.is_bound:  # what somebody else has added meanwhile is no wrong choice
                tagged = ArticleTopic.objects.filter(article=self.instance).values("topic")
                self.fields["topic_choice"].queryset = Topic.objects.exclude(pk__in=tagged)  # type: ignore[attr-defined]
            self.initial["edition_choice"] = [event.pk for event in self.instance.related_events.all()]

    class Meta:
        model = Article
        fields = "__all__"
        widgets = {
            "title": forms.TextInput(attrs={"class": "vTextField wide"}),
            "body": forms.Textarea(attrs={"rows": 24, "class": "vLargeTextField prose"}),
            "summary": forms.Textarea(attrs={"rows": 3}),
            "source_url": forms.TextInput(attrs={"class": "vTextField wide"}),
        }

    def clean(self) -> dict[str, Any]:
        """A date is brought to its precision: the unknown parts are stored as 1."""
        data = super().clean() or self.cleaned_data
        day, precision = data.get("published_on"), data.get("date_precision")
        if day is None and "published_on" in data:
            data["date_precision"] = Precision.UNKNOWN
        elif precision == Precision.UNKNOWN:
            self.add_error("date_precision", _("Say how much of the date is known, or clear the date."))
        elif day and precision in (Precision.MONTH, Precision.YEAR):
            data["published_on"] = date(day.year, day.month if precision == Precision.MONTH else 1, 1)
        self._look_at_plan(data)
        return data

    def _look_at_plan(self, data: dict[str, Any]) -> None:
        """A time that is still to come, where the button asked for one."""
        at = data.get("publish_later")
        if self.data.get("_move") != "schedule" or "publish_later" in self.errors:
            return
        if at is None:
            self.add_error("publish_later", _("Say when it is to be published."))
        elif at <= timezone.now():
            self.add_error("publish_later", _("This time has passed: choose a later one, or publish at once."))

    def settle_before(self) -> None:
        """Put other candidates that were chosen in place of what there was, unless that was changed by hand."""
        data, edited = self.cleaned_data, set(self.edited)
        for name in picks.FIELDS:
            chosen = data.get(f"{name}_pick")
            columns = picks.columns(self.instance.candidates[int(chosen)]) if chosen else {}
            if columns and not set(columns) & edited:
                data.update(columns)
                self.picked |= columns.keys()
                for column in columns:
                    self._errors.pop(column, None)  # type: ignore[attr-defined]

    def complete(self) -> None:
        changed = (set(self.changed_data) | self.picked) - self.left
        self.touched |= actions.mark_edited(article=self.instance, changed=changed)
