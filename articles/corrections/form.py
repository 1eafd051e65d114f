"""The form by which anybody proposes a correction: one field of an article at a time.

Whatever is sent is taken for hostile: sizes are bounded, signs that cannot be seen are dropped, and nothing that the
public may not read is confirmed.
"""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.corrections.fields import LANGUAGES, DateField, PlainField
from articles.corrections.sending import Suggestion
from articles.corrections.wording import NONE, folded, lines, missing_in, present
from articles.languages import language_name
from articles.models import Article, Event, Topic
from articles.models.correction import CorrectedField as Field

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
HEADING = "##"
REASON, ADDRESS, TEXT, NAMES = 2000, 1000, 5000, 2000
REQUIRED = (Field.TITLE, Field.OTHER)
"""Fields of which nothing is no proposal."""

HINTS: dict[str, str | Promise] = {
    Field.DATE: gettext_lazy("As far as it is known: 2016-11-17, 2016-11 or 2016; or in words: 17 November 2016."),
    Field.PLACE: gettext_lazy("Where the report was written, as its dateline says."),
    Field.OUTLET: gettext_lazy("The newspaper, site or station that published it."),
    Field.AGENCY: gettext_lazy("The wire agency whose text it is, if it is one’s."),
    Field.BYLINE: gettext_lazy("One name a line."),
    Field.ORGANIZATION: gettext_lazy("One name a line. Add what is missing, take out what the article does not name."),
    Field.TEXT: gettext_lazy("How the passage should read."),
    Field.OTHER: gettext_lazy("What is wrong, and how it should be."),
}


class CorrectionForm(forms.Form):
    """`article` and `field` (a value of `CorrectedField`) say what is to be corrected; `suggestion()` what it is."""

    passage = PlainField(
        required=False,
        max_length=TEXT,
        label=gettext_lazy("The passage as it is"),
        help_text=gettext_lazy("Copy it out of the text: some words are enough."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    proposed = forms.CharField()
    reason = PlainField(
        required=False,
        max_length=REASON,
        label=gettext_lazy("How do you know?"),
        help_text=gettext_lazy("A sentence is enough. Leave out who you are: nobody needs it here."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evidence_url = PlainField(
        required=False,
        max_length=ADDRESS,
        label=gettext_lazy("Where is it told?"),
        help_text=gettext_lazy("The address of a page that shows it."),
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false", "autocomplete": "off"}),
    )
    homepage = forms.CharField(required=False, max_length=500, label=gettext_lazy("Leave this empty"))
    token = PlainField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, article: Article, field: str, **kwargs: Any) -> None:
        self.article, self.field = article, field
        self.now = present(article, field)
        initial = {"proposed": lines(self.now) if field == Field.TOPIC else self.now}
        kwargs["initial"] = initial | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.label_suffix, self.use_required_attribute = "", False
        self.fields["proposed"] = proposed_field(field, article)
        self.fields["homepage"].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}
        if field != Field.TEXT:
            del self.fields["passage"]

    def clean_homepage(self) -> str:
        """A field that people do not see: what fills it in is a program."""
        if self.cleaned_data["homepage"]:
            text = _("The field “Leave this empty” was filled in: only programs do so. Empty it and send again.")
            raise ValidationError(text)
        return ""

    def clean_passage(self) -> str:
        """The passage as the article has it. Looked for in what the public may read alone, and so confirms no more."""
        words = [word for word in self.cleaned_data["passage"].split() if word != HEADING]
        if not words:
            raise ValidationError(_("Say which words of the text are wrong: copy them out of it."))
        between = rf"\s+(?:{HEADING} )?"  # what marks a heading in the body is not seen on the page
        found = re.search(between.join(map(re.escape, words)), self.article.visible_body)
        if not found:
            raise ValidationError(_("These words do not stand in the text as it is shown here: copy them out of it."))
        return found[0]

    def clean_evidence_url(self) -> str:
        address: str = self.cleaned_data["evidence_url"]
        if address and not is_web(address):
            raise ValidationError(_("An address begins with http:// or https:// and holds no spaces."))
        return address

    def clean_proposed(self) -> str:
        value = as_kept(self.field, self.cleaned_data["proposed"])
        if not value and self.field in REQUIRED:
            raise ValidationError(_("Say how it should be."))
        if self._is_as_it_was(value):
            raise ValidationError(_("This is what the article says already: change it to what it should say."))
        return value or NONE

    def _is_as_it_was(self, value: str) -> bool:
        if self.field in (Field.TEXT, Field.OTHER):
            return False
        if self.field in (Field.ORGANIZATION, Field.TOPIC):
            old, new = lines(self.now), lines(value)
            return not missing_in(old, new) and not missing_in(new, old)
        return value == self.now or (value == NONE and not self.now)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.field == Field.TEXT and data.get("passage") and data.get("passage") == data.get("proposed"):
            self.add_error("proposed", _("This is what the article says already: change it to what it should say."))
        return data

    def suggestion(self) -> Suggestion:
        """What a valid form proposes."""
        data = self.cleaned_data
        old = data["passage"] if self.field == Field.TEXT else self.now
        return Suggestion(self.field, old, data["proposed"], data["reason"], data["evidence_url"])


def as_kept(field: str, given: Any) -> str:
    """What a field of `proposed_field` gave, as it is kept: one string, empty for nothing."""
    match field:
        case Field.DATE:
            return given.isoformat() if given else ""
        case Field.BYLINE | Field.ORGANIZATION | Field.TOPIC:
            return "\n".join(lines("\n".join(given) if isinstance(given, list) else given))
        case Field.TEXT | Field.OTHER:
            return str(given)
    return folded(given)


def is_web(address: str) -> bool:
    """Whether it is an http(s) address with a host, and with nobody's name and password in it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(WEB_ADDRESS.fullmatch(address) and parts.hostname and "@" not in parts.netloc)


def proposed_field(field: str, article: Article) -> forms.Field:
    """The form's field for what an article's `field` should say."""
    common: dict[str, Any] = {"label": _("What it should say"), "help_text": HINTS.get(field, ""), "required": False}
    area = forms.Textarea(attrs={"rows": 4})
    match field:
        case Field.DATE:
            return DateField(**common)
        case Field.EDITION:
            editions = Event.objects.order_by("-year", "name").values_list("slug", "name")
            return forms.ChoiceField(choices=[("", _("none of them")), *editions], **common)
        case Field.LANGUAGE:
            tags = dict.fromkeys(filter(None, [*LANGUAGES, article.language]))
            names = sorted(((tag, language_name(tag)) for tag in tags), key=lambda pair: pair[1])
            return forms.ChoiceField(choices=[("", _("not known")), *names], **common)
        case Field.TOPIC:
            labels = [(label, label) for label in Topic.objects.order_by("label").values_list("label", flat=True)]
            return forms.MultipleChoiceField(choices=labels, widget=forms.CheckboxSelectMultiple, **common)
        case Field.TITLE:
            return PlainField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}), **common)
        case Field.BYLINE | Field.ORGANIZATION:
            entries = forms.Textarea(attrs={"rows": 12 if field == Field.ORGANIZATION else 3})
            return PlainField(max_length=NAMES, widget=entries, **common)
        case Field.TEXT | Field.OTHER:
            return PlainField(max_length=TEXT, widget=area, **common)
    return PlainField(max_length=200, **common)
