"""The forms of a redaction: the words, where, and why; then the word that says that it is meant."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.redaction import Scope, Words, WordsError

EVERYWHERE, SOME = "everywhere", "some"
CONFIRMED = "redact"
"""What has to be typed. It is no secret: it takes a moment in which somebody may think again."""
KEY = re.compile(r"(?:articles?/(?:article/)?)?(\d{1,18})(?:/\S*)?$")


class RedactionForm(forms.Form):
    spellings = forms.CharField(
        label=_("Words to take out"),
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 5, "class": "vLargeTextField", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_(
            "A spelling a line: a person's name in each script and order in which it is written, or a passage."
            " Capitals, accents, the width of letters and what stands between words make no difference."
        ),
    )
    anywhere = forms.BooleanField(
        required=False,
        label=_("Also within longer words"),
        help_text=_("For names of accounts and compounds. Short names are parts of many words: look twice."),
    )
    scope = forms.ChoiceField(
        choices=[(EVERYWHERE, _("everywhere")), (SOME, _("of these articles, and all that belongs to them"))],
        initial=EVERYWHERE,
        widget=forms.RadioSelect,
        label=_("Where"),
    )
    articles = forms.CharField(
        required=False,
        label=_("Articles"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Their numbers or addresses, with spaces or lines between them."),
    )
    reason = forms.CharField(
        max_length=2000,
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It is kept, and is all that will be known of it: do not repeat the words."),
    )

    def clean_articles(self) -> list[int]:
        found = []
        for given in self.cleaned_data["articles"].split():
            key = KEY.search(given.strip(",;"))
            if key is None:
                raise forms.ValidationError(
                    _("“%(given)s” is no number or address of an article."), params={"given": given}
                )
            found.append(int(key[1]))
        there = set(Article.objects.filter(pk__in=found).values_list("pk", flat=True))
        if missing := [str(key) for key in found if key not in there]:
            text = _("There is no article %(keys)s. What lies in the trash is looked through everywhere alone.")
            raise forms.ValidationError(text, params={"keys": ", ".join(missing)})
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "spellings" in cleaned:
            try:
                cleaned["words"] = Words(tuple(cleaned["spellings"].splitlines()), bool(cleaned.get("anywhere")))
            except WordsError as why:
                self.add_error("spellings", str(why))
        if cleaned.get("scope") == SOME and "articles" in cleaned and not cleaned["articles"]:
            self.add_error("articles", _("Name the articles."))
        words, reason = cleaned.get("words"), cleaned.get("reason")
        if words and reason and words.are_in(reason):
            self.add_error("reason", _("The reason repeats the words: it would keep what is to be taken out."))
        return cleaned

    @property
    def where(self) -> Scope:
        """The scope of a valid form."""
        return Scope.of(self.cleaned_data["articles"]) if self.cleaned_data["scope"] == SOME else Scope()


class ConfirmForm(forms.Form):
    confirmed = forms.CharField(
        label=_("Type “redact” to confirm"), widget=forms.TextInput(attrs={"autocomplete": "off", "size": 12})
    )
    mark = forms.CharField(widget=forms.HiddenInput)

    def clean_confirmed(self) -> str:
        text: str = self.cleaned_data["confirmed"].strip().strip("“”\"'").lower()
        if text != CONFIRMED:
            raise forms.ValidationError(_("Type the word redact."))
        return text
