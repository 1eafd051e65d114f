"""What an editor hands over: a text, addresses, files. The bytes are kept before anything is read."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import readers
from articles.admin.fields import LinesField, TextAreaField
from articles.admin.intake.dates import DateText

MOST_ADDRESSES = 10
MOST_FILES = 100
MOST_BYTES = 50 * 2**20
"""Bytes of one upload. What is larger, a command takes in without any page having to wait for it."""
MOST_PASTED = 2 * 2**20


class Upload(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files."""

    widget = Upload

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [super(FilesField, self).clean(file, initial) for file in data or []]


class AddForm(forms.Form):
    """Everything may be left empty but one of text, addresses and files."""

    text = TextAreaField(
        required=False,
        strip=False,
        label=gettext_lazy("Text or HTML"),
        help_text=gettext_lazy("One document, with its headline, date and sign-off if you have them."),
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField prose"}),
    )
    address = forms.URLField(
        required=False,
        assume_scheme="https",
        label=gettext_lazy("Its address"),
        help_text=gettext_lazy("Where the text was published, if you know. It is not asked for."),
        widget=forms.URLInput(attrs={"class": "vTextField wide"}),
    )
    date = DateText(required=False, label=gettext_lazy("Its date"))
    addresses = LinesField(
        required=False,
        label=gettext_lazy("Addresses to fetch"),
        help_text=gettext_lazy("One a line, at most 10. Each page is fetched once, if the site's robots.txt lets us."),
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField wide", "spellcheck": "false"}),
    )
    uploads = FilesField(required=False, label=gettext_lazy("Files"), help_text=gettext_lazy("At most 50 MB in all."))
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.initial.setdefault("token", uuid4().hex)
        suffixes = ",".join(sorted(readers.SUFFIXES))
        self.fields["uploads"].widget.attrs |= {"accept": suffixes, "data-most-bytes": MOST_BYTES}

    def renew(self) -> None:
        """Another token: the form sent again begins another intake."""
        given: Any = self.data
        data = given.copy()
        data["token"] = uuid4().hex
        self.data = data

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text.encode()) > MOST_PASTED:
            raise ValidationError(_("The text is longer than 2 MB. Save it as a file, and upload that."))
        return text

    def clean_addresses(self) -> list[str]:
        lines: list[str] = list(dict.fromkeys(self.cleaned_data["addresses"]))
        wrong = [line for line in lines if not line.lower().startswith(("http://", "https://")) or " " in line]
        if wrong:
            text = _("“{line}” is no address: one begins with http:// or https:// and stands on a line of its own.")
            raise ValidationError([text.format(line=line[:80]) for line in wrong[:3]])
        if len(lines) > MOST_ADDRESSES:
            text = _(
                "These are {count} addresses, and a page may fetch {most} at a time. Take the others another time, or"
                " put all of them into a file for the command: manage.py ingest --addresses FILE."
            )
            raise ValidationError(text.format(count=len(lines), most=MOST_ADDRESSES))
        return lines

    def clean_uploads(self) -> list[UploadedFile]:
        files: list[UploadedFile] = self.cleaned_data["uploads"]
        if empty := [str(file.name) for file in files if not file.size]:
            raise ValidationError(_("{name} is empty.").format(name=", ".join(empty)))
        return files

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not any((data["text"].strip(), data["addresses"], data["uploads"])):
            raise ValidationError(
                _("There is nothing to take in yet: paste a text, name an address, or choose a file.")
            )
        return data


def too_large(length: int) -> str:
    text = _(
        "The upload has {size}; a page takes {most} at most. Upload fewer files at a time, or take in the folder by a"
        " command: manage.py ingest FOLDER."
    )
    return text.format(size=filesizeformat(length), most=filesizeformat(MOST_BYTES))
